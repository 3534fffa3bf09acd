"""Keys and tokens: 256 random bits in, text and digest out.

Opaque tokens kept as SHA-256 (OWASP ASVS 5.0 §7, §9): a slow hash protects guessable secrets, and
256 random bits cannot be guessed. The prefix names the kind, for secret scanners and for people.
"""

import hashlib
import hmac

from cauce.accounts.contracts import KeyKind
from cauce.kernel.ids import ProjectId

SECRET_BYTES = 32
PUBLIC_BYTES = 16
_PREFIX = {KeyKind.WRITE: "cw", KeyKind.API: "ck"}
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def key_text(kind: KeyKind, project_id: ProjectId, random: bytes) -> str:
    r"""Return the text of a key: kind, project, then ``random`` in base 62.

    Example:
        >>> key_text(KeyKind.WRITE, ProjectId(7), bytes(15) + b"\x3e")
        'cw_7_0000000000000000000010'
    """
    return f"{_PREFIX[kind]}_{project_id}_{base62(random)}"


def shown_prefix(key: str) -> str:
    """Return the part of a key that lists may show.

    Example:
        >>> shown_prefix("ck_12_AbCdEfGhIj")
        'ck_12_AbCd'
    """
    kind, project, secret = key.split("_")
    return f"{kind}_{project}_{secret[:4]}"


def base62(data: bytes) -> str:
    r"""Return ``data`` in base 62, of fixed length: one double click selects it whole.

    Example:
        >>> base62(b"\x00\xff")
        '047'
    """
    number = int.from_bytes(data, "big")
    length = -(-len(data) * 8000 // 5954)
    text = ""
    for _ in range(length):
        number, digit = divmod(number, 62)
        text = _DIGITS[digit] + text
    return text


def digest(token: str) -> bytes:
    """Return what is kept of a secret token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def csrf_token(session_token: str) -> str:
    """Return the token that the page must send back with every unsafe request of a session.

    It follows from the session (HMAC), so nothing is stored and no other session's token fits.
    """
    return hmac.new(session_token.encode(), b"cauce csrf", hashlib.sha256).hexdigest()


def same(given: str, expected: str) -> bool:
    """Return whether both are equal, in constant time."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode())
