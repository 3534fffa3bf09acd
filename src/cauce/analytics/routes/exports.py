"""Parameters of taking data out: the position as opaque text, the condition as JSON."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from cauce.analytics.contracts import Position
from cauce.analytics.logic.questions.extract import strange_position
from cauce.analytics.logic.reading import encodes
from cauce.infra.web import decode_cursor, encode_cursor
from cauce.kernel.errors import invalid

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
_LATEST = 4_000_000_000_000
"""Milliseconds; beyond what any clock says."""


def write_position(position: Position) -> str:
    """Return a position as opaque text."""
    asked_ms = (position.asked_at - _EPOCH) // _MS
    return encode_cursor(
        position.of,
        asked_ms,
        position.top,
        position.event,
        str(position.person),
        position.ms,
        str(position.seq),
    )


def read_position(cursor: str | None) -> Position | None:
    """Return the position that ``write_position`` wrote; None for the beginning.

    Raises:
        CauceError: ``invalid_field`` when it was not made by an export.
    """
    if cursor is None:
        return None
    of, asked_ms, top, event, person, ms, seq = decode_cursor(
        cursor, str, int, int, str, str, int, str
    )
    wide = [_unsigned(person), _unsigned(seq), _unsigned(str(top))]
    if None in wide or not 0 <= asked_ms < _LATEST or abs(ms) > 1 << 53 or not encodes(event):
        raise strange_position()
    return Position(of, _EPOCH + asked_ms * _MS, top, event, wide[0] or 0, ms, wide[1] or 0)


def _unsigned(text: str) -> int | None:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 20 else 1 << 64
    return number if number < 1 << 64 else None


def read_where(text: str) -> Any:
    """Return the JSON of a condition; None for none.

    Raises:
        CauceError: ``invalid_field`` when it is not JSON.
    """
    if not text:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise invalid(
            "where",
            'it is not JSON; send a condition such as {"property": …, "op": …, "value": …}',
            'no es JSON; envía una condición como {"property": …, "op": …, "value": …}',
        ) from error
