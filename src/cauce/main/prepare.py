"""What must be true before the processes start: addresses of engines, schema, secret."""

import os
import secrets
import socket
import time
from contextlib import closing
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

from cauce.infra.db import Database
from cauce.infra.folder import DataFolder, take_lock
from cauce.infra.log.nats.cluster import stream_of
from cauce.infra.log.nats.errors import not_migrated, still_in_stream
from cauce.infra.log.nats.position import read_position
from cauce.infra.log.segments import segments
from cauce.infra.migrate import migrate_database
from cauce.infra.postgres import url_of
from cauce.infra.settings import Settings
from cauce.kernel.errors import CauceError, Kind, Text

STATE_READY = "state.ready"
"""File among the sockets: PostgreSQL answers and its schema is up to date."""
STATE_TIMEOUT_S = 90.0
WAIT_FOR_OLD_WRITER_S = 30.0
SECRET_LENGTH = 32
WEAK = {"secret", "changeme", "password", "cauce", "test", "dev"}


def database_url(settings: Settings, folder: DataFolder) -> str:
    """Return the address of the state database: the setting's, or the embedded server's."""
    owner = folder.read_owner() or {}
    return settings.database_url or owner.get("database_url") or url_of(folder)


def state_database(settings: Settings, folder: DataFolder) -> Database:
    """Return the state database for the work of one command or thread, opened."""
    database = Database(database_url(settings, folder), size=2)
    database.open()
    return database


def migrate_state(settings: Settings, folder: DataFolder) -> list[str]:
    """Bring PostgreSQL's schema up to date and return the migrations applied."""
    with closing(state_database(settings, folder)) as database:
        return migrate_database(database)


def check_log(settings: Settings, folder: DataFolder) -> None:
    """Return when the log in the folder is what the settings say it is.

    Raises:
        CauceError: ``log_not_migrated``, ``log_still_in_stream``: events could be left behind.
    """
    here, stream = read_position(folder.log), stream_of(settings)
    if stream is None:
        if here is not None:
            raise still_in_stream(here.stream)
    elif here is None:
        if segments(folder.log):
            raise not_migrated(stream.address.stream)
    elif here.stream != stream.address.stream:
        raise not_migrated(stream.address.stream)


def usable_port(host: str, port: int) -> int:
    """Return ``port``, or a free one for 0.

    Raises:
        CauceError: ``cannot_listen``: it is taken, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CauceError(
                "cannot_listen",
                Text(
                    f"Cauce cannot listen on {host}:{port}: {error.strerror}. Choose another with --port.",
                    f"Cauce no puede escuchar en {host}:{port}: {error.strerror}. Elige otro con --port.",
                ),
                Kind.CONFLICT,
            ) from error
        return int(probe.getsockname()[1])


def wait_for_state(folder: DataFolder) -> None:
    """Return once the supervisor has PostgreSQL running with its schema.

    Raises:
        CauceError: ``state_not_ready`` (503) after a minute and a half.
    """
    deadline = time.monotonic() + STATE_TIMEOUT_S
    while not (folder.sockets / STATE_READY).exists():
        if time.monotonic() > deadline:
            raise CauceError(
                "state_not_ready",
                Text(
                    "PostgreSQL did not become ready. Its log is postgres.log in the data folder.",
                    "PostgreSQL no llegó a estar listo. Su registro es postgres.log en la carpeta de datos.",
                ),
                Kind.UNAVAILABLE,
            )
        time.sleep(0.02)


def wait_for_log(folder: Path) -> int:
    """Return the lock on the log; the front of a killed run may need a moment to end."""
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    take_lock(descriptor, WAIT_FOR_OLD_WRITER_S)
    return descriptor


def with_secret(settings: Settings, folder: DataFolder) -> Settings:
    """Return the settings with a secret that is strong enough for the address they listen on.

    Raises:
        CauceError: ``weak_secret`` when a given secret is short or well known and the address is
            not loopback. A warning has never been enough elsewhere, so this refuses to start.
    """
    if not settings.secret:
        return replace(settings, secret=_kept_secret(folder))
    weak = len(settings.secret) < SECRET_LENGTH or settings.secret.lower() in WEAK
    if weak and not is_loopback(settings.host):
        raise CauceError(
            "weak_secret",
            Text(
                f"Cauce will not listen on {settings.host} with a secret shorter than {SECRET_LENGTH}"
                " characters. Remove CAUCE_SECRET to have one made, or set a long random one.",
                f"Cauce no escuchará en {settings.host} con un secreto de menos de {SECRET_LENGTH}"
                " caracteres. Quita CAUCE_SECRET para que se genere uno, o pon uno largo y aleatorio.",
            ),
            Kind.FORBIDDEN,
        )
    return settings


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach ``host``.

    Example:
        >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
        (True, True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _kept_secret(folder: DataFolder) -> str:
    path = folder.root / "secret"
    if not path.exists():
        part = path.with_suffix(".part")
        part.touch(mode=0o600)
        part.write_text(secrets.token_urlsafe(48), "ascii")
        part.replace(path)
    return path.read_text("ascii")
