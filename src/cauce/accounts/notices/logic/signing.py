"""Signatures: of webhooks (Standard Webhooks), and of links to leave."""

import base64
import hashlib
import hmac
import json
from datetime import datetime

from cauce.accounts.notices.contracts import ChannelId, Leaving, NoticeKind
from cauce.kernel.ids import AccountId, ProjectId
from cauce.kernel.signed import decoded, encoded, same, signature

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
    mac = _mac(base64.b64decode(secret.removeprefix("whsec_")), signed)
    return {
        "webhook-id": key,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{base64.b64encode(mac).decode('ascii')}",
    }


def leave_token(installation: str, leaving: Leaving) -> str:
    """Return the token of a link to leave; it does not expire (RFC 8058 has old mail work too)."""
    said = [leaving.account_id, leaving.project_id, *leaving.kinds]
    text = encoded(json.dumps(said, separators=(",", ":")).encode())
    return f"{text}.{_left(installation, text)}"


def read_leave_token(installation: str, token: str) -> Leaving | None:
    """Return what a token is for, None when this installation did not sign it.

    Example:
        >>> leaving = Leaving(AccountId(7), ProjectId(3), (NoticeKind.SILENCE,))
        >>> read_leave_token("s", leave_token("s", leaving)) == leaving
        True
        >>> read_leave_token("another", leave_token("s", leaving)) is None
        True
    """
    text, _, given = token.partition(".")
    if not same(given, _left(installation, text)):
        return None
    account, project, *kinds = json.loads(decoded(text) or b"[0,0]")
    known = tuple(NoticeKind(kind) for kind in kinds if kind in set(NoticeKind))
    return Leaving(AccountId(account), ProjectId(project), known)


def _left(installation: str, text: str) -> str:
    return signature(installation, "leave", text.encode("utf-8", "replace"))


def _mac(key: bytes, text: bytes) -> bytes:
    return hmac.new(key, text, hashlib.sha256).digest()
