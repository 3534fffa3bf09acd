"""The body of a delivery: JSON or a form, the headers that may be looked at, the id it goes by."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.formats.mapping import digest_of
from cauce.collect.hooks.contracts import Payload, Scheme, Source, SourceKind
from cauce.collect.logic.canonical import MAX_DEPTH, NotStorableError, clean, clean_text
from cauce.collect.logic.paths import value_at

ENVELOPE_LEVELS = 6
"""Levels of nesting around what becomes properties: payloads wrap their object several times."""
MAX_FORM_FIELDS = 1000
MAX_HEADERS = 40
MAX_HEADER = 300
MAX_DELIVERY_ID = 200
KEPT_HEADERS = ("x-", "webhook-", "content-type", "user-agent", "ce-")
"""How the names of headers begin that rules may look at and that are kept."""
NEVER_KEPT = (
    "signature", "hmac", "token", "secret", "auth", "cookie", "password", "api-key", "apikey",
    "forwarded", "real-ip", "client-ip",
)  # fmt: skip
"""What must not be in the name of a kept header: proofs of the sender, and addresses on the way here."""
OWN_IDS: Mapping[Scheme, tuple[str, tuple[str, ...]]] = {
    Scheme.STANDARD: ("webhook-id", ()),
    Scheme.STRIPE: ("", ("id",)),
    Scheme.GITHUB: ("x-github-delivery", ()),
    Scheme.SHOPIFY: ("x-shopify-webhook-id", ()),
    Scheme.SLACK: ("", ("event_id",)),
}
"""What names a delivery, the same in every attempt: a header, or a place in the body."""
_FORM = "application/x-www-form-urlencoded"
_decode = msgspec.json.Decoder().decode


def kept_headers(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers that rules may look at and that are kept with the delivery.

    Example:
        >>> kept_headers([(b"x-github-event", b"push"), (b"x-hub-signature-256", b"sha256=1")])
        {'x-github-event': 'push'}
    """
    found: dict[str, str] = {}
    for name, value in headers:
        text = name.decode("latin-1").lower()
        if text.startswith(KEPT_HEADERS) and not any(word in text for word in NEVER_KEPT):
            found[text] = clean_text(value[:MAX_HEADER].decode("utf-8", "replace"))
        if len(found) >= MAX_HEADERS:
            break
    return found


def read_body(text: bytes, content_type: str) -> Any:
    """Return the JSON of a body; of a form its fields, or the JSON in its field ``payload``.

    Raises:
        NotStorableError: it is neither, or nested too deep.

    Example:
        >>> read_body(b"type=a&user=7", "application/x-www-form-urlencoded")
        {'type': 'a', 'user': '7'}
    """
    if _FORM in content_type.lower():
        fields = _form(text)
        found = _json(fields["payload"].encode()) if set(fields) == {"payload"} else fields
    else:
        found = _json(text)
    return clean(found, MAX_DEPTH + ENVELOPE_LEVELS)


def _form(text: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            text.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MAX_FORM_FIELDS
        )
    except ValueError:
        raise _unreadable(f"a form of more than {MAX_FORM_FIELDS} fields") from None
    if not pairs:
        raise _unreadable("the form has no field")
    return dict(pairs)


def _json(text: bytes) -> Any:
    try:
        return _decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _json_patiently(text)


def _json_patiently(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise _unreadable(f"the body is not JSON: {error}"[:200]) from None


def _unreadable(why: str) -> NotStorableError:
    return NotStorableError(Refused(RejectReason.NOT_AN_OBJECT, why))


def challenge_in(body: Any) -> str | None:
    """Return what Slack wants to read back when the address is entered there, None for anything else.

    Source: Slack, ``url_verification``.
    """
    if not isinstance(body, dict) or body.get("type") != "url_verification":
        return None
    challenge = body.get("challenge")
    return challenge if isinstance(challenge, str) and len(challenge) <= 1000 else None


def payload_of(
    body: Any,
    headers: Mapping[str, str],
    text: bytes,
    received_at: datetime,
    *,
    scheme: Scheme,
    named_by: Source | None,
) -> Payload:
    """Return a delivery ready for the rules.

    It goes by the value at ``named_by``, else by what its scheme names it, else by a digest of its
    bytes: a sender that names nothing and sends the same bytes again is taken to repeat itself.
    """
    payload = Payload(body, headers, "", received_at)
    given = look_up(named_by, payload, None) if named_by else _own_id(scheme, payload)
    if isinstance(given, bool) or not isinstance(given, str | int) or given == "":
        given = digest_of(text)
    return Payload(body, headers, str(given)[:MAX_DELIVERY_ID], received_at)


def _own_id(scheme: Scheme, payload: Payload) -> Any:
    header, path = OWN_IDS.get(scheme, ("", ()))
    if header:
        return payload.headers.get(header)
    return value_at(payload.body, path) if path else None


def look_up(source: Source, payload: Payload, element: Any) -> Any:
    """Return the value of a source, None when it is not there."""
    if source.kind is SourceKind.VALUE:
        return source.value
    if source.kind is SourceKind.HEADER:
        return payload.headers.get(source.header)
    return value_at(element if source.of_element else payload.body, source.path)
