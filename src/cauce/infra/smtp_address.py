"""Where the relay is: ``smtp://``, ``smtps://`` or ``smtp+starttls://user:password@host:port``."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}


@dataclass(frozen=True, slots=True)
class SmtpAddress:
    """A relay and how to speak with it."""

    scheme: str
    host: str
    port: int
    user: str
    password: str

    @property
    def shown(self) -> str:
        """The address without what is secret."""
        return f"{self.host}:{self.port}"

    @property
    def exposes_password(self) -> bool:
        """Whether the password would travel readable over a network."""
        return bool(self.user) and self.scheme == "smtp" and not _is_loopback(self.host)


def parse_smtp_url(url: str) -> SmtpAddress | None:
    """Return what the address of a relay says, None when it is not one.

    User and password are percent-decoded.

    Example:
        >>> found = parse_smtp_url("smtp+starttls://ana%40shop.example:s%2Fx@mail.example")
        >>> found.user, found.password, found.port
        ('ana@shop.example', 's/x', 587)
        >>> parse_smtp_url("mail.example:25") is None
        True
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    beyond = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in PORTS or not parts.hostname or beyond:
        return None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return SmtpAddress(parts.scheme, parts.hostname, port or PORTS[parts.scheme], user, password)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
