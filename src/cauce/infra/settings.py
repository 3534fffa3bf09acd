"""Settings: one frozen tree, read once in ``main``: flags > ``CAUCE_*`` > ``cauce.toml`` > defaults.

A setting ``database_url`` is the flag ``--database-url`` where a command offers it, the variable
``CAUCE_DATABASE_URL`` (or ``CAUCE_DATABASE_URL_FILE``, a file that holds it) and the key
``database_url`` in ``DIR/cauce.toml``. ``cauce config show --origin`` prints where each came from.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import parseaddr
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import platformdirs

from cauce.infra.log.nats.address import parse_address
from cauce.infra.smtp_address import parse_smtp_url
from cauce.kernel.errors import CauceError, Text

RISKS = ("unsynced", "few_copies", "in_memory", "drops_old")
"""What may be accepted of a stream, by name (``infra.log.nats.guard``)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; the comment of a field is its documentation."""

    data: Path = field(default_factory=lambda: Path(platformdirs.user_data_dir("cauce")))
    """Folder that holds everything the embedded engines write."""
    host: str = "127.0.0.1"
    """Address to listen on; anything but loopback requires a strong ``secret``."""
    port: int = 8000
    """Port to listen on; 0 takes a free one."""
    public_url: str = ""
    """Address that browsers use, when a proxy stands in front (links in mails and invitations)."""
    secret: str = ""
    """Signs cookies and links; generated into the data folder when empty. At least 32 characters."""
    database_url: str = ""
    """PostgreSQL ≥ 16; empty: the embedded server."""
    events_url: str = ""
    """ClickHouse (``clickhouse://user:password@host:8123/database``); empty: embedded in process."""
    log_url: str = ""
    """Ingest log: a NATS JetStream stream (``nats://user:password@host:4222,host2:4222/STREAM``); empty: segment files in the data folder."""
    log_monitor_url: str = ""
    """Monitoring addresses of the NATS servers, comma-separated (``http://host:8222``); asked whether every write is synced."""
    log_accept: str = ""
    """Risks of the NATS stream that are accepted knowingly, comma-separated: ``unsynced``, ``few_copies``, ``in_memory``, ``drops_old``."""
    role: str = "all"
    """What this process does: ``all``, or of ``collect``, ``api``, ``worker`` one or more, comma-separated; fewer than all need engines of your own."""
    drain_s: int = 0
    """Seconds that a stopping process still answers while ``/readyz`` says no, so that a load balancer turns away first."""
    known_keys_days: int = 7
    """Days that the last known write keys are believed while PostgreSQL cannot be asked after a start."""
    cache_url: str = ""
    """Redis or Valkey (``redis://``); empty: in process."""
    files_url: str = ""
    """Files (``s3://bucket/prefix``); empty: a folder in the data folder."""
    smtp_url: str = ""
    """Mail relay (``smtp://host:25``, ``smtps://user:password@host:465``, ``smtp+starttls://user:password@host:587``; percent-encode the password); empty: mail stays in the outbox that the web app shows."""
    mail_from: str = ""
    """Who mail is from (``Cauce <cauce@example.com>``); needed with ``smtp_url``."""
    outbound_networks: str = ""
    """Private networks that webhooks may reach, comma-separated (``10.1.0.0/16``); empty: public addresses only."""
    trusted_proxies: str = "127.0.0.1,::1"
    """Addresses whose ``X-Forwarded-For`` is believed, comma-separated."""
    geoip_file: str = ""
    """MaxMind database (.mmdb) that gives events their place; empty: nothing is added. Read at start."""
    data_centres_file: str = ""
    """Networks of data centres, one a line; events from there count as a program's. Read at start."""
    api_rate_per_minute: int = 1200
    """Requests a minute that one API key may make of the management API."""
    log_segment_mib: int = 128
    """Size of one segment file of the ingest log, MiB."""
    log_reserve_mib: int = 64
    """Disk space that is kept free so that a full disk can be recovered from, MiB."""
    log_retention_days: int = 30
    """Days that read segments of the log are kept for replay."""
    project_weights: str = ""
    """Projects that get more of the log than others when it is busy: ``7=4,12=2`` gives project 7 four turns."""
    events_threads: int = 4
    """Connections to the events engine, so as many questions run at once."""
    events_memory_mib: int = 3072
    """Memory one question may use in the events engine, MiB."""
    at_hand_mib: int = 1024
    """Memory for what is asked often and kept at hand between questions, MiB, and a quarter more for what is worked out of it; 0: nothing is kept."""
    at_hand_min_rows: int = 250_000
    """Events of a name from which on what is asked of them is kept at hand; of fewer the engine is as quick."""
    source_watch_s: int = 60
    """Seconds between two looks at every source for silence and for too much that is refused, at least 1."""
    alert_watch_s: int = 60
    """Seconds between two looks for alerts on numbers that are due, at least 1."""
    import_max_mib: int = 2048
    """Largest file that the web app takes for an import, MiB; `cauce import events` has no limit."""


ROLES = ("collect", "api", "worker")


class SettingsError(CauceError):
    """A setting is unknown or has a value of the wrong type."""


def load_settings(
    flags: Mapping[str, Any], env: Mapping[str, str] | None = None
) -> tuple[Settings, dict[str, str]]:
    """Return the settings and, per setting, where its value came from.

    Raises:
        SettingsError: naming the setting, the value and what is allowed.
    """
    env = os.environ if env is None else env
    values: dict[str, Any] = {}
    origin: dict[str, str] = {}
    names = {f.name for f in fields(Settings)}
    given = {k: v for k, v in flags.items() if v is not None and k in names}
    data = Path(given.get("data") or env.get("CAUCE_DATA") or platformdirs.user_data_dir("cauce"))
    for source, found in (
        (str(data / "cauce.toml"), _from_file(data / "cauce.toml", names)),
        ("environment", _from_environment(env, names)),
        ("flag", given),
    ):
        values.update(found)
        origin.update(dict.fromkeys(found, source))
    typed: dict[str, Any] = {
        f.name: _typed(f.name, f.type, values[f.name]) for f in fields(Settings) if f.name in values
    }
    settings = Settings(**{**typed, "data": data.expanduser().absolute()})
    check_log_url(settings)
    check_outgoing(settings)
    roles_of(settings)
    return settings, {name: origin.get(name, "default") for name in sorted(names)}


def roles_of(settings: Settings) -> frozenset[str]:
    """Return what this process does.

    Raises:
        SettingsError: a role is unknown, or cannot work apart from the others with these engines.

    Example:
        >>> sorted(roles_of(Settings(role="all")))
        ['api', 'collect', 'worker']
    """
    found = {part.strip() for part in settings.role.split(",") if part.strip()}
    if found == {"all"}:
        return frozenset(ROLES)
    if not found or not found <= set(ROLES):
        raise _bad(
            "role",
            f"{settings.role!r} is not all, or some of {', '.join(ROLES)}",
            f"{settings.role!r} no es all, ni algunos de {', '.join(ROLES)}",
        )
    if found != set(ROLES):
        _check_engines(settings, found)
    return frozenset(found)


def _check_engines(settings: Settings, roles: set[str]) -> None:
    """Refuse to divide what lives inside one process or one folder."""
    needed = ["database_url", "log_url"]
    if len(roles & {"api", "worker"}) == 1:
        needed.append("events_url")
    missing = [name for name in needed if not getattr(settings, name)]
    if missing:
        variables = ", ".join(f"CAUCE_{name.upper()}" for name in missing)
        raise _bad(
            "role",
            f"{settings.role!r} runs apart from the rest, but an embedded engine belongs to one"
            f" process. Set {variables}, or use --role all (api,worker together need no events_url)",
            f"{settings.role!r} funciona aparte del resto, pero un motor integrado es de un solo"
            f" proceso. Define {variables} o usa --role all (api,worker juntos no necesitan"
            " events_url)",
        )


def check_log_url(settings: Settings) -> None:
    """Return when ``log_url`` and ``log_accept`` can be meant.

    Raises:
        SettingsError: naming the one that cannot.
    """
    if settings.log_url and parse_address(settings.log_url) is None:
        raise _bad(
            "log_url",
            "it is not nats://user:password@host:4222,host2:4222/STREAM; leave it empty for the"
            " log in the data folder",
            "no es nats://usuario:clave@host:4222,host2:4222/STREAM; déjalo vacío para el registro"
            " de la carpeta de datos",
        )
    for name in names_in(settings.log_accept):
        if name not in RISKS:
            allowed = ", ".join(RISKS)
            raise _bad(
                "log_accept", f"{name!r} is not of {allowed}", f"{name!r} no es de {allowed}"
            )


def check_outgoing(settings: Settings) -> None:
    """Return when mail and webhooks can leave as the settings say.

    Raises:
        SettingsError: naming the setting that cannot be meant.
    """
    address = parse_smtp_url(settings.smtp_url) if settings.smtp_url else None
    if settings.smtp_url and address is None:
        raise _bad(
            "smtp_url",
            "it is not smtp://, smtps:// or smtp+starttls:// with user:password@host:port",
            "no es smtp://, smtps:// ni smtp+starttls:// con usuario:clave@host:puerto",
        )
    if address is not None and address.exposes_password:
        raise _bad(
            "smtp_url",
            "the password would travel unencrypted; write smtp+starttls:// or smtps://",
            "la clave viajaría sin cifrar; escribe smtp+starttls:// o smtps://",
        )
    if (address is not None or settings.mail_from) and not _is_sender(settings.mail_from):
        raise _bad(
            "mail_from",
            f"{settings.mail_from!r} is no sender; write Cauce <cauce@example.com>",
            f"{settings.mail_from!r} no es un remitente; escribe Cauce <cauce@example.com>",
        )
    for name in names_in(settings.outbound_networks):
        try:
            ip_network(name)
        except ValueError:
            raise _bad(
                "outbound_networks",
                f"{name!r} is not a network such as 10.1.0.0/16",
                f"{name!r} no es una red como 10.1.0.0/16",
            ) from None


def _is_sender(text: str) -> bool:
    address = parseaddr(text)[1]
    try:
        return address.isascii() and bool(Address(addr_spec=address).username)
    except (HeaderParseError, ValueError, IndexError):
        return False


def names_in(text: str) -> list[str]:
    """Return the parts of a comma-separated setting.

    Example:
        >>> names_in("a, b,")
        ['a', 'b']
    """
    return [part.strip() for part in text.split(",") if part.strip()]


def _from_file(path: Path, names: set[str]) -> dict[str, Any]:
    if not path.exists():
        return {}
    found = tomllib.loads(path.read_text("utf-8"))
    for name in found.keys() - names:
        raise _bad(name, f"unknown setting in {path}", f"ajuste desconocido en {path}")
    return found


def _from_environment(env: Mapping[str, str], names: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in names:
        key = f"CAUCE_{name.upper()}"
        if key in env:
            found[name] = env[key]
        elif f"{key}_FILE" in env:
            found[name] = Path(env[f"{key}_FILE"]).read_text("utf-8").strip()
    return found


def _typed(name: str, kind: object, value: object) -> object:
    if kind is int:
        try:
            return int(str(value))
        except ValueError:
            raise _bad(
                name, f"{value!r} is not a whole number", f"{value!r} no es un número entero"
            ) from None
    return Path(str(value)) if kind is Path else str(value)


def _bad(name: str, en: str, es: str) -> SettingsError:
    return SettingsError(
        "bad_setting",
        Text(
            f"Setting {name}: {en}. `cauce config show` lists them all.",
            f"Ajuste {name}: {es}. `cauce config show` los enumera todos.",
        ),
    )


def weights_of(settings: Settings) -> dict[int, int]:
    """Return ``project_weights`` as project → weight.

    Raises:
        SettingsError: it is not ``project=weight`` with whole numbers, weights from 1 to 100.

    Example:
        >>> weights_of(Settings(project_weights="7=4, 12=2"))
        {7: 4, 12: 2}
    """
    found: dict[int, int] = {}
    for part in filter(None, (part.strip() for part in settings.project_weights.split(","))):
        project, _, weight = part.partition("=")
        if not (project.strip().isdigit() and weight.strip().isdigit() and 1 <= int(weight) <= 100):
            raise _bad(
                "project_weights",
                f"{part!r} is not project=weight with a weight from 1 to 100",
                f"{part!r} no es proyecto=peso con un peso de 1 a 100",
            )
        found[int(project)] = int(weight)
    return found


def to_environment(settings: Settings) -> dict[str, str]:
    """Return the variables that give a child process exactly these settings."""
    return {f"CAUCE_{f.name.upper()}": str(getattr(settings, f.name)) for f in fields(Settings)}
