"""Signatures: of webhooks (Standard Webhooks), and of links to leave."""

import base64
import binascii
import hashlib
import hmac
import json
from datetime import datetime

from cauce.accounts.notices.contracts import ChannelId, Leaving, NoticeKind
from cauce.kernel.ids import AccountId, ProjectId

SALT_BYTES = 16


def webhook_secret(installation: str, channel_id: ChannelId | int, salt: bytes) -> str:
    """Return the secret of a channel, as the receiver enters it (``whsec_…``).

    It follows from the installation's secret and the channel's salt; only those two are kept.
    """
    text = f"cauce webhook {channel_id} ".encode() + salt
    return "whsec_" + base64.b64encode(_mac(installation.encode(), text)).decode("ascii")


def webhook_headers(secret: str, key: str, at: datetime, body: bytes) -> dict[str, str]:
    """Return the headers that let the receiver check a body.

    Source: Standard Webhooks (github.com/standard-webhooks): HMAC-SHA256 over ``id.timestamp.body``.
    """
    seconds = int(at.timestamp())
    signed = f"{key}.{seconds}.".encode() + body
    signature = _mac(base64.b64decode(secret.removeprefix("whsec_")), signed)
    return {
        "webhook-id": key,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{base64.b64encode(signature).decode('ascii')}",
    }


def leave_token(installation: str, leaving: Leaving) -> str:
    """Return the token of a link to leave; it does not expire (RFC 8058 has old mail work too)."""
    said = [leaving.account_id, leaving.project_id, *leaving.kinds]
    text = _encode(json.dumps(said, separators=(",", ":")).encode())
    return f"{text}.{_encode(_leave_mac(installation, text))}"


def read_leave_token(installation: str, token: str) -> Leaving | None:
    """Return what a token is for, None when this installation did not sign it.

    Example:
        >>> leaving = Leaving(AccountId(7), ProjectId(3), (NoticeKind.SILENCE,))
        >>> read_leave_token("s", leave_token("s", leaving)) == leaving
        True
        >>> read_leave_token("another", leave_token("s", leaving)) is None
        True
    """
    text, _, signature = token.partition(".")
    given = _decode(signature)
    if given is None or not hmac.compare_digest(given, _leave_mac(installation, text)):
        return None
    account, project, *kinds = json.loads(_decode(text) or b"[0,0]")
    known = tuple(NoticeKind(kind) for kind in kinds if kind in set(NoticeKind))
    return Leaving(AccountId(account), ProjectId(project), known)


def _leave_mac(installation: str, text: str) -> bytes:
    return _mac(installation.encode(), b"cauce leave " + text.encode("utf-8", "replace"))[:16]


def _mac(key: bytes, text: bytes) -> bytes:
    return hmac.new(key, text, hashlib.sha256).digest()


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decode(text: str) -> bytes | None:
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True)
    except (UnicodeError, binascii.Error):
        return None
