"""What the routes of people read from paths and cursors."""

from datetime import datetime

from cauce.infra.web import decode_cursor, encode_cursor
from cauce.kernel.errors import invalid
from cauce.kernel.ids import PersonId, parse_person
from cauce.people.contracts import PersonEvent
from cauce.people.facade import no_person


def person_of(text: str) -> PersonId:
    """Return the person that a path names.

    Raises:
        CauceError: ``not_found`` when no such id can exist.
    """
    person = parse_person(text)
    if person is None:
        raise no_person()
    return person


def instant(text: str) -> datetime:
    """Return the instant in a cursor.

    Raises:
        CauceError: ``invalid_field``.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise strange_cursor() from error
    if at.tzinfo is None:
        raise strange_cursor()
    return at


def event_position(cursor: str | None) -> tuple[int, int] | None:
    """Return (timestamp in ms, seq) of the last event of the page before; None at the beginning.

    Raises:
        CauceError: ``invalid_field``.
    """
    if not cursor:
        return None
    at_ms, seq = decode_cursor(cursor, int, int)
    return small(at_ms), small(seq)


def event_cursor(event: PersonEvent) -> str:
    """Return where the page after this event begins."""
    return encode_cursor(int(event.timestamp.timestamp() * 1000 + 0.5), event.seq)


def small(value: int) -> int:
    """Return a number of a cursor.

    Raises:
        CauceError: ``invalid_field``, it is larger than any of ours.
    """
    if abs(value) >= 1 << 53:
        raise strange_cursor()
    return value


def strange_cursor() -> Exception:
    """Return the 422 for a cursor of another list."""
    return invalid(
        "cursor",
        "it is not a cursor of this list in this order; leave it out to start at the beginning",
        "no es un cursor de esta lista en este orden; omítelo para empezar por el principio",
    )
