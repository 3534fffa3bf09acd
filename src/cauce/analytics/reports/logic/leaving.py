"""Links by which a reader leaves a report without signing in."""

import base64
import binascii
import hashlib
import hmac

from cauce.analytics.reports.contracts import Leaving, ReaderId
from cauce.kernel.ids import ProjectId

MAC_BYTES = 16


def leave_token(secret: str, leaving: Leaving) -> str:
    """Return the token of a link to leave; it does not expire (RFC 8058 has old mail work too)."""
    text = f"{leaving.project_id}.{leaving.reader_id}"
    signed = base64.urlsafe_b64encode(_mac(secret, text)).rstrip(b"=").decode("ascii")
    return f"{text}.{signed}"


def read_leave_token(secret: str, token: str) -> Leaving | None:
    """Return what a token is for, None when it was not signed with this secret.

    Example:
        >>> leaving = Leaving(ProjectId(3), ReaderId(7))
        >>> read_leave_token("s", leave_token("s", leaving)) == leaving
        True
        >>> read_leave_token("another", leave_token("s", leaving)) is None
        True
    """
    text, _, signature = token.rpartition(".")
    given = _decoded(signature)
    if given is None or not hmac.compare_digest(given, _mac(secret, text)):
        return None
    project, _, reader = text.partition(".")
    return Leaving(ProjectId(int(project)), ReaderId(int(reader)))


def _mac(secret: str, text: str) -> bytes:
    said = b"cauce report " + text.encode("utf-8", "replace")
    return hmac.new(secret.encode(), said, hashlib.sha256).digest()[:MAC_BYTES]


def _decoded(text: str) -> bytes | None:
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True)
    except (UnicodeError, binascii.Error):
        return None
