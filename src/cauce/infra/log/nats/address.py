"""Where the stream is: ``nats://user:password@host:4222,other:4222/STREAM``."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

SCHEMES = ("nats", "tls")
DEFAULT_PORT = 4222
_URL = re.compile(
    r"(?P<scheme>\w+)://(?:(?P<user>[^:@/]*)(?::(?P<password>[^@/]*))?@)?"
    r"(?P<hosts>[^@/?#]+)/(?P<stream>[A-Za-z0-9_-]{1,64})/?"
)


@dataclass(frozen=True, slots=True)
class Address:
    """Servers of one cluster, who we are there, and the stream that is the log."""

    servers: tuple[str, ...]
    stream: str
    user: str | None = None
    password: str | None = None

    @property
    def subject(self) -> str:
        """The one subject that groups are published to."""
        return f"{self.stream}.groups"

    @property
    def shown(self) -> str:
        """The address without its password, for messages."""
        return f"{', '.join(self.servers)} / {self.stream}"


def parse_address(url: str) -> Address | None:
    """Return the address that ``url`` names, None when it is not one.

    Example:
        >>> parse_address("nats://cauce:p%40ss@a:4222,b/EVENTS").servers
        ('nats://a:4222', 'nats://b:4222')
        >>> parse_address("nats://cauce:p%40ss@a/EVENTS").password
        'p@ss'
        >>> parse_address("redis://a/0"), parse_address("nats://a:4222")
        (None, None)
    """
    found = _URL.fullmatch(url)
    if found is None or found["scheme"] not in SCHEMES:
        return None
    hosts = [host.strip() for host in found["hosts"].split(",") if host.strip()]
    servers = tuple(f"{found['scheme']}://{_with_port(host)}" for host in hosts)
    user, password = (
        unquote(part) if part is not None else None for part in (found["user"], found["password"])
    )
    return Address(servers, found["stream"], user, password)


def _with_port(host: str) -> str:
    has_port = re.search(r":\d+$", host) is not None
    return host if has_port else f"{host}:{DEFAULT_PORT}"
