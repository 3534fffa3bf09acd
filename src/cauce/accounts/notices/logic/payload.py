"""A letter as the body of a webhook, and as a message for Slack."""

import json
from datetime import datetime
from typing import Any

from cauce.accounts.notices.contracts import Letter, Notice, Receiver, Value
from cauce.accounts.notices.logic.letter import OPEN, address_of
from cauce.accounts.notices.logic.words import fill
from cauce.kernel.errors import Text

MOST_HEADER = 150
MOST_SECTION = 3000
"""Characters of Slack's header and section blocks (api.slack.com/reference/block-kit/blocks)."""


def webhook_body(letter: Letter, base: str) -> bytes:
    """Return the JSON of a letter's notice: type, instant, data (Standard Webhooks' form).

    Titles and bodies come in both languages, with the values they speak of beside them.
    """
    notice = letter.notices[0]
    body = {
        "type": f"notice.{notice.kind}",
        "timestamp": notice.created_at.isoformat(),
        "data": {
            "notice_id": str(notice.notice_id),
            "project_id": str(letter.project_id),
            "project": letter.project,
            "kind": str(notice.kind),
            "title": _both(notice.title, notice, letter),
            "body": _both(notice.body, notice, letter),
            "link": address_of(notice.link, base),
            "values": {name: _plain(value) for name, value in notice.values.items()},
        },
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def slack_body(letter: Letter, receiver: Receiver, base: str) -> bytes:
    """Return the JSON that Slack's incoming webhooks take, and what is compatible with them."""
    notice, language = letter.notices[0], receiver.language
    title = fill(notice.title, notice.values, language, letter.timezone)
    said = fill(notice.body, notice.values, language, letter.timezone)
    link = address_of(notice.link, base)
    lead = f"\n<{link}|{_escaped(OPEN.in_language(language))}>" if link else ""
    words = _escaped(said)[: MOST_SECTION - len(lead)] + lead
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": title[:MOST_HEADER]}},
        {"type": "section", "text": {"type": "mrkdwn", "text": words}},
        {
            "type": "context",
            "elements": [{"type": "plain_text", "text": letter.project[:MOST_HEADER]}],
        },
    ]
    text = f"{_escaped(title)}\n{words}"
    return json.dumps({"text": text, "blocks": blocks}, ensure_ascii=False).encode()


def _both(text: Text, notice: Notice, letter: Letter) -> dict[str, str]:
    return {
        "en": fill(text, notice.values, "en", letter.timezone),
        "es": fill(text, notice.values, "es", letter.timezone),
    }


def _plain(value: Value) -> str | int | float:
    return value.isoformat() if isinstance(value, datetime) else value


def _escaped(text: str) -> str:
    """Return text in which Slack sees no mention and no link of its own.

    Example:
        >>> _escaped("<!channel> A & B")
        '&lt;!channel&gt; A &amp; B'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
