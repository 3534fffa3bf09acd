"""Who sent a delivery: one small function for each way to sign; the time is an argument.

Sources: Standard Webhooks, "Verifying webhook authenticity" (spec/standard-webhooks.md); Stripe, "Verify
webhook signatures manually"; GitHub, "Validating webhook deliveries"; Shopify, "Verify the origin of a
webhook"; Slack, "Verifying requests from Slack"; RFC 6750 and RFC 7617 for tokens.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from cauce.collect.hooks.contracts import Scheme, Unverified
from cauce.kernel.errors import Text, invalid

TOLERANCE_S = 300
PREFIX = "whsec_"
SECRET_BYTES = 24
"""Random bytes of a secret made here; Standard Webhooks asks for 24 to 64."""
Headers = Mapping[str, str]
"""By name in small letters."""

_ABSENT = Unverified(
    "signature_missing",
    Text(
        "The request lacks a header that this webhook's way of signing needs. Choose the way that the sender"
        " uses, or have the sender sign.",
        "A la petición le falta una cabecera que exige la firma de este webhook. Elige la forma de firmar del"
        " emisor o haz que firme.",
    ),
)
_STALE = Unverified(
    "timestamp_out_of_tolerance",
    Text(
        "The time that was signed is more than five minutes away from this server's. Check both clocks, and"
        " send it anew.",
        "La hora firmada difiere en más de cinco minutos de la de este servidor. Revisa ambos relojes y envíalo"
        " de nuevo.",
    ),
)
_WRONG = Unverified(
    "signature_mismatch",
    Text(
        "The signature fits no secret of this webhook: another secret signed it, or the body was changed on"
        " its way. Compare the secret with the sender's, or rotate it.",
        "La firma no corresponde a ningún secreto de este webhook: se firmó con otro o el cuerpo cambió por el"
        " camino. Compara el secreto con el del emisor o rótalo.",
    ),
)


def verify(
    scheme: Scheme, secrets: Sequence[str], headers: Headers, body: bytes, now: datetime
) -> Unverified | None:
    """Return why a delivery is not believed, None when it is.

    Args:
        scheme: how it is signed.
        secrets: any of them may have signed it.
        headers: by name in small letters.
        body: the bytes as they came.
        now: the time of arrival.
    """
    return _VERIFIERS[scheme](secrets, headers, body, int(now.timestamp()))


def standard(
    secrets: Sequence[str], headers: Headers, body: bytes, now_s: int
) -> Unverified | None:
    """Believe a signature over ``id.timestamp.body``; several may be given, parted by spaces."""
    said, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    given = headers.get("webhook-signature", "").split()
    if not said or not at or not given:
        return _ABSENT
    content = f"{said}.{at}.".encode() + body
    wanted = [f"v1,{_base64(_hmac(key_of(secret), content))}" for secret in secrets]
    return _within(at, now_s) or _one_of(given, wanted)


def stripe(secrets: Sequence[str], headers: Headers, body: bytes, now_s: int) -> Unverified | None:
    """Believe a ``v1`` over ``timestamp.body``; schemes other than ``v1`` are passed over."""
    parts = [part.strip().partition("=") for part in headers.get("stripe-signature", "").split(",")]
    at = next((value for name, _, value in parts if name == "t"), "")
    given = [value for name, _, value in parts if name == "v1"]
    if not at or not given:
        return _ABSENT
    content = f"{at}.".encode() + body
    wanted = [_hmac(secret.encode(), content).hex() for secret in secrets]
    return _within(at, now_s) or _one_of(given, wanted)


def github(secrets: Sequence[str], headers: Headers, body: bytes, _now_s: int) -> Unverified | None:
    """Believe a ``sha256=`` over the body."""
    given = headers.get("x-hub-signature-256", "")
    if not given:
        return _ABSENT
    return _one_of([given], [f"sha256={_hmac(secret.encode(), body).hex()}" for secret in secrets])


def shopify(
    secrets: Sequence[str], headers: Headers, body: bytes, _now_s: int
) -> Unverified | None:
    """Believe a base64 HMAC over the body."""
    given = headers.get("x-shopify-hmac-sha256", "")
    if not given:
        return _ABSENT
    return _one_of([given], [_base64(_hmac(secret.encode(), body)) for secret in secrets])


def slack(secrets: Sequence[str], headers: Headers, body: bytes, now_s: int) -> Unverified | None:
    """Believe a ``v0=`` over ``v0:timestamp:body``."""
    at, given = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    if not at or not given:
        return _ABSENT
    content = f"v0:{at}:".encode() + body
    wanted = [f"v0={_hmac(secret.encode(), content).hex()}" for secret in secrets]
    return _within(at, now_s) or _one_of([given], wanted)


def bearer(
    secrets: Sequence[str], headers: Headers, _body: bytes, _now_s: int
) -> Unverified | None:
    """Believe whoever brings the token."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not given.strip():
        return _ABSENT
    return _one_of([given.strip()], secrets)


def basic(secrets: Sequence[str], headers: Headers, _body: bytes, _now_s: int) -> Unverified | None:
    """Believe whoever brings user name and password."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic" or not given.strip():
        return _ABSENT
    return _one_of([given.strip()], [_base64(secret.encode()) for secret in secrets])


def anybody(
    _secrets: Sequence[str], _headers: Headers, _body: bytes, _now_s: int
) -> Unverified | None:
    """Believe everybody."""
    return None


_VERIFIERS: Mapping[Scheme, Callable[[Sequence[str], Headers, bytes, int], Unverified | None]] = {
    Scheme.STANDARD: standard,
    Scheme.STRIPE: stripe,
    Scheme.GITHUB: github,
    Scheme.SHOPIFY: shopify,
    Scheme.SLACK: slack,
    Scheme.BEARER: bearer,
    Scheme.BASIC: basic,
    Scheme.NONE: anybody,
}


def key_of(secret: str) -> bytes:
    r"""Return the key that a Standard Webhooks secret stands for: base64, with or without its prefix.

    Example:
        >>> key_of("whsec_AAEC"), key_of("AAEC")
        (b'\x00\x01\x02', b'\x00\x01\x02')
    """
    try:
        return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except ValueError:
        return secret.encode()


def new_secret(scheme: Scheme, random: bytes) -> str:
    """Return the text of a secret made from random bytes, in the form its scheme wants."""
    if scheme is Scheme.NONE:
        return ""
    if scheme is Scheme.STANDARD:
        return PREFIX + _base64(random)
    text = base64.urlsafe_b64encode(random).decode("ascii")
    return f"cauce:{text}" if scheme is Scheme.BASIC else text


def check_secret(scheme: Scheme, secret: str) -> None:
    """Return nothing when a secret can be one of its scheme.

    Raises:
        CauceError: ``invalid_field``.
    """
    if scheme is Scheme.STANDARD and (not _is_base64(secret) or len(key_of(secret)) < SECRET_BYTES):
        raise invalid(
            "secret",
            "a Standard Webhooks secret is whsec_ and at least 24 bytes in base64; copy it whole",
            "un secreto de Standard Webhooks es whsec_ y al menos 24 bytes en base64; cópialo entero",
        )
    if scheme is Scheme.BASIC and ":" not in secret:
        raise invalid("secret", "write user:password", "escribe usuario:contraseña")
    if scheme is not Scheme.NONE and len(secret) < 8:
        raise invalid("secret", "use at least 8 characters", "usa al menos 8 caracteres")


def _is_base64(secret: str) -> bool:
    try:
        base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except ValueError:
        return False
    return True


def _within(at: str, now_s: int) -> Unverified | None:
    whole = at.isascii() and at.isdecimal() and len(at) <= 12
    return None if whole and abs(int(at) - now_s) <= TOLERANCE_S else _STALE


def _one_of(given: Iterable[str], wanted: Iterable[str]) -> Unverified | None:
    """Compare each with each in constant time, so that nothing is learnt from how long it takes."""
    expected = [one.encode() for one in wanted]
    found = [
        hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other)
        for one in given
        for other in expected
    ]
    return None if any(found) else _WRONG


def _hmac(key: bytes, content: bytes) -> bytes:
    return hmac.new(key, content, hashlib.sha256).digest()


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
