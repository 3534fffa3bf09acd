"""Tokens of shared links, the sites that may frame them, and what is seen through them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cauce.kernel.errors import CauceError, invalid
from cauce.kernel.signed import same, signature

MAC_BYTES = 24
_TOKEN = re.compile(r"([1-9][0-9]{0,17})\.([A-Za-z0-9_-]{32})", re.ASCII)
_SITE = re.compile(
    r"https?://(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?",
    re.ASCII,
)
MAX_SITE = 200


def token_of(secret: str, link_id: int, salt: bytes) -> str:
    """Return the token of a link: its id, and a signature (HMAC-SHA-256, 24 bytes) over id and salt."""
    return f"{link_id}.{_mac(secret, link_id, salt)}"


def id_in(token: str) -> int | None:
    """Return the id that a token is of; whether it is genuine shows once its salt is known."""
    found = _TOKEN.fullmatch(token)
    return int(found[1]) if found else None


def genuine(secret: str, token: str, salt: bytes) -> bool:
    """Return whether a token was signed for its id with this salt by this installation.

    Example:
        >>> genuine("s", token_of("s", 7, b"salt"), b"salt"), genuine("s", token_of("t", 7, b"salt"), b"salt")
        (True, False)
    """
    link_id = id_in(token)
    if link_id is None:
        return False
    return same(token, token_of(secret, link_id, salt))


def check_sites(sites: Sequence[str]) -> tuple[str, ...]:
    """Return the sites that may show a link in a frame, as a content security policy names them.

    Raises:
        CauceError: ``invalid_field`` for what is no site.

    Example:
        >>> check_sites(["https://intranet.example.com", "https://*.example.org:8443"])
        ('https://intranet.example.com', 'https://*.example.org:8443')
    """
    for index, site in enumerate(sites):
        if len(site) > MAX_SITE or not _SITE.fullmatch(site):
            raise _no_site(index)
    return tuple(dict.fromkeys(sites))


def narrowed(
    own: Mapping[str, Any] | None, frozen: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    """Return the filter of a dashboard and, on top of it, the one that a link froze."""
    parts = [dict(one) for one in (own, frozen) if one]
    return {"all": parts} if len(parts) > 1 else next(iter(parts), None)


def _mac(secret: str, link_id: int, salt: bytes) -> str:
    return signature(secret, "share", b"%d " % link_id + salt, MAC_BYTES)


def _no_site(index: int) -> CauceError:
    return invalid(
        f"frame_ancestors.{index}",
        "must be a site: https://example.com, https://*.example.com, perhaps with a port; without a path.",
        "debe ser un sitio: https://example.com, https://*.example.com, quizá con un puerto; sin ruta.",
    )
