"""The one way out to addresses that users write: to public hosts only, to where the name was looked up.

Whoever may write an address could have this server ask its own network for them (server-side request
forgery, OWASP ASVS 5.0 §1.3.6). So a name is looked up once, each of its addresses must be public or in a
network of ``CAUCE_OUTBOUND_NETWORKS``, the connection goes to that very address, no redirect is followed
and no proxy of the environment is used. A receiver has ``total_s`` for everything, however it drips.
"""

import socket
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

import httpcore

from cauce.infra.settings import names_in
from cauce.kernel.errors import CauceError, Kind, Text, invalid

TOTAL_S = 15.0
READ_BYTES = 2000
"""Of an answer only its beginning is read, for the delivery log."""
MAX_URL = 2000
TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 behind IPv6 (NAT64, RFC 6052): could lead to any private address."""
IpAddress = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Reply:
    """What a receiver answered: status, when to come again (s), and how its words begin."""

    status: int
    retry_after_s: int | None
    words: str


class UnreachableError(CauceError):
    """No answer came; ``permanent`` when none ever will from that address."""

    def __init__(self, text: Text, *, permanent: bool = False) -> None:
        super().__init__("receiver_unreachable", text, Kind.CONFLICT)
        self.permanent = permanent


class Outbound:
    """Posts to addresses that users wrote."""

    def __init__(self, networks: str = "", *, total_s: float = TOTAL_S) -> None:
        """Reach public addresses, and those in ``networks`` (comma-separated)."""
        self._networks = [ip_network(name) for name in names_in(networks)]
        self._total_s = total_s

    def check(self, url: str, field: str = "url") -> str:
        """Return the address when its form is fine; whether it may be reached shows when it is.

        Raises:
            CauceError: ``invalid_field``.
        """
        try:
            parts = urlsplit(url)
            whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            whole = False
        if not whole or parts.username is not None or not url.isascii() or not url.isprintable():
            raise invalid(
                field,
                "write an address that begins with https:// and has no user name in it",
                "escribe una dirección que empiece por https:// y no lleve nombre de usuario",
            )
        self._refuse_literal(str(parts.hostname), field)
        return url

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """Return what the receiver answered, redirects as they are.

        Raises:
            UnreachableError: the name is unknown, the address is not allowed, or nothing came in time.
        """
        backend = _GuardedBackend(self._allowed, time.monotonic() + self._total_s)
        limit = {"connect": self._total_s, "read": self._total_s, "write": self._total_s}
        try:
            with (
                httpcore.ConnectionPool(network_backend=backend) as pool,
                pool.stream(
                    "POST",
                    url,
                    headers=[("User-Agent", "Cauce"), *headers.items()],
                    content=body,
                    extensions={"timeout": limit},
                ) as response,
            ):
                return Reply(response.status, _retry_after(response.headers), _words(response))
        except (
            httpcore.NetworkError,
            httpcore.TimeoutException,
            httpcore.ProtocolError,
            httpcore.UnsupportedProtocol,
            OSError,
        ) as error:
            raise _silent(url, error, self._total_s) from error

    def _refuse_literal(self, host: str, field: str) -> None:
        """Refuse at once an address that is written as a number and could never be reached."""
        try:
            address = ip_address(host)
        except ValueError:
            return
        if not self._allowed(address):
            raise invalid(
                field,
                "it leads into a private network; set CAUCE_OUTBOUND_NETWORKS to allow that",
                "lleva a una red privada; define CAUCE_OUTBOUND_NETWORKS para permitirlo",
            )

    def _allowed(self, address: IpAddress) -> bool:
        mapped = getattr(address, "ipv4_mapped", None)
        shown = mapped or address
        if any(shown in network for network in self._networks):
            return True
        return shown.is_global and not shown.is_multicast and not _tunnelled(shown)


class _GuardedBackend(httpcore.SyncBackend):
    """Connects only to addresses that are allowed, and to nothing after the deadline."""

    def __init__(self, allowed: Callable[[IpAddress], bool], deadline: float) -> None:
        self._may, self._deadline = allowed, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the address that the name has now.

        Raises:
            UnreachableError: no such name, or an address that is not allowed.
        """
        del timeout
        address = self._look_up(host, port)
        left = _left(self._deadline, httpcore.ConnectTimeout)
        stream = super().connect_tcp(address, port, left, local_address, socket_options)
        return _TimedStream(stream, self._deadline)

    def _look_up(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise _unknown_host(host) from None
        addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
        if not addresses or not all(self._may(ip_address(text)) for text in addresses):
            raise _not_allowed(host)
        return addresses[0]


class _TimedStream(httpcore.NetworkStream):
    """A connection that ends at the deadline, whatever trickles in."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came before the deadline."""
        del timeout
        return self._stream.read(max_bytes, _left(self._deadline, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send before the deadline."""
        del timeout
        self._stream.write(buffer, _left(self._deadline, httpcore.WriteTimeout))

    def close(self) -> None:
        """Close."""
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the encrypted connection; the certificate is the name's, not the address's."""
        del timeout
        left = _left(self._deadline, httpcore.ConnectTimeout)
        inner = self._stream.start_tls(ssl_context, server_hostname, left)
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection says of itself."""
        return self._stream.get_extra_info(info)


def _left(deadline: float, late: type[Exception]) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise late("the time is over")
    return left


def _tunnelled(address: IpAddress) -> bool:
    if not isinstance(address, IPv6Address):
        return False
    return bool(address.sixtofour or address.teredo) or address in TRANSLATED


def _retry_after(headers: Iterable[tuple[bytes, bytes]]) -> int | None:
    """Return the seconds of ``Retry-After``; a date there is rare and passed over."""
    said = next((value for name, value in headers if name.lower() == b"retry-after"), b"")
    return int(said) if said.isdigit() and len(said) <= 6 else None


def _words(response: httpcore.Response) -> str:
    """Return how the answer begins; its status counts even when the rest never comes."""
    taken = b""
    with suppress(httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError):
        for piece in response.iter_stream():
            taken += piece
            if len(taken) >= READ_BYTES:
                break
    return " ".join(taken[:READ_BYTES].decode("utf-8", "replace").replace("\0", "").split())


def _silent(url: str, error: Exception, total_s: float) -> UnreachableError:
    host = urlsplit(url).hostname
    if isinstance(error, httpcore.TimeoutException):
        return UnreachableError(
            Text(
                f"{host} did not answer within {total_s:g} seconds. It is tried again by itself.",
                f"{host} no respondió en {total_s:g} segundos. Se reintenta solo.",
            )
        )
    return UnreachableError(
        Text(
            f"{host} could not be reached ({error}). It is tried again by itself; if it stays like this,"
            " check the address.",
            f"No se pudo llegar a {host} ({error}). Se reintenta solo; si sigue así, revisa la dirección.",
        )
    )


def _unknown_host(host: str) -> UnreachableError:
    return UnreachableError(
        Text(
            f"There is no host {host}, or names cannot be looked up now. It is tried again by itself; check"
            " the address.",
            f"No existe el equipo {host}, o ahora no se pueden resolver nombres. Se reintenta solo; revisa"
            " la dirección.",
        )
    )


def _not_allowed(host: str) -> UnreachableError:
    return UnreachableError(
        Text(
            f"{host} leads into a private network, so nothing was sent. Set CAUCE_OUTBOUND_NETWORKS if"
            " webhooks may go there.",
            f"{host} lleva a una red privada, así que no se envió nada. Define CAUCE_OUTBOUND_NETWORKS si"
            " los webhooks pueden ir allí.",
        ),
        permanent=True,
    )
