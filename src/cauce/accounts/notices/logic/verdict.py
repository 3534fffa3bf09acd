"""What a receiver's answer means for a delivery."""

from cauce.accounts.notices.contracts import Channel, Failed, Outcome, Sent
from cauce.kernel.errors import Text

GONE = 410
PASSING = frozenset({408, 409, 425, 429})
"""Answers below 500 that another try may change (RFC 9110, RFC 8470, RFC 6585)."""


def verdict(channel: Channel, status: int, words: str, retry_after_s: int | None) -> Outcome:
    """Return what became of a delivery that was answered with ``status``.

    2xx: taken. 3xx: refused, because redirects are not followed. 410: refused (Standard Webhooks). Other
    4xx: Slack means them for good (api.slack.com/messaging/webhooks); behind a webhook stands a program
    that may be mended within the day, so it is tried again. The rest passes.
    """
    if 200 <= status < 300:
        return Sent(status)
    if 300 <= status < 400:
        return Failed(_redirect(status), permanent=True, reply=status)
    wrong = 400 <= status < 500 and status not in PASSING
    permanent = status == GONE or (wrong and channel is Channel.SLACK)
    return Failed(_refused(status, words, permanent), permanent, status, retry_after_s)


def _redirect(status: int) -> Text:
    return Text(
        f"The receiver answered {status}, a redirect, which is not followed. Write the final address.",
        f"El receptor respondió {status}, una redirección, y no se siguen. Escribe la dirección final.",
    )


def _refused(status: int, words: str, permanent: bool) -> Text:
    said = f"{status}: {words[:300]}" if words else str(status)
    if permanent:
        return Text(
            f"The receiver refused it for good ({said}). Check the address of the channel.",
            f"El receptor lo rechazó para siempre ({said}). Revisa la dirección del canal.",
        )
    return Text(
        f"The receiver did not take it ({said}). It is tried again by itself.",
        f"El receptor no lo aceptó ({said}). Se reintenta solo.",
    )
