"""What an installation signs, so that nobody else can have made it: tokens of links."""

import base64
import binascii
import hashlib
import hmac

MAC_BYTES = 16


def signature(secret: str, purpose: str, content: bytes, size: int = MAC_BYTES) -> str:
    """Return the first ``size`` bytes of an HMAC-SHA-256 as text for an address.

    ``purpose`` keeps what is signed for one thing from being used for another.
    """
    signed = f"cauce {purpose} ".encode() + content
    return encoded(hmac.new(secret.encode(), signed, hashlib.sha256).digest()[:size])


def same(given: str, expected: str) -> bool:
    """Return whether two signatures are equal, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


def encoded(data: bytes) -> str:
    """Return bytes as text for an address: base64url without padding (RFC 4648, section 5)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decoded(text: str) -> bytes | None:
    """Return the bytes of such a text, None when it is none.

    Example:
        >>> decoded(encoded(b"a?~")), decoded("*")
        (b'a?~', None)
    """
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True)
    except (UnicodeError, binascii.Error):
        return None
