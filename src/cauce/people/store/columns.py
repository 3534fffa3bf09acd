"""Between the unsigned ids of the code and the signed columns of PostgreSQL."""

from collections.abc import Iterable
from datetime import datetime

from cauce.kernel.ids import IdentityKind

KIND_CODE: dict[IdentityKind, str] = {"user_id": "u", "anonymous_id": "a"}
CODE_KIND: dict[str, IdentityKind] = {"u": "user_id", "a": "anonymous_id"}
_HALF, _WHOLE = 1 << 63, 1 << 64


def signed(number: int) -> int:
    """Return the signed 64-bit number with the same bits.

    Example:
        >>> signed(2**64 - 1), signed(5)
        (-1, 5)
    """
    return number - _WHOLE if number >= _HALF else number


def unsigned(number: int) -> int:
    """Return the unsigned 64-bit number with the same bits.

    Example:
        >>> unsigned(-1) == 2**64 - 1
        True
    """
    return number + _WHOLE if number < 0 else number


def all_signed(numbers: Iterable[int]) -> str:
    """Return the literal of a ``bigint[]`` of the numbers signed.

    Literals are written here because the driver's way through thousands of values takes longer
    than the statement.

    Example:
        >>> all_signed([2**64 - 1, 5])
        '{-1,5}'
    """
    return "{" + ",".join([str(signed(number)) for number in numbers]) + "}"


def texts(values: Iterable[str]) -> str:
    r"""Return the literal of a ``text[]``.

    Example:
        >>> texts(["a", 'b"', "c\\"])
        '{"a","b\\"","c\\\\"}'
    """
    items = list(values)
    if any('"' in item or "\\" in item for item in items):
        items = [item.replace("\\", "\\\\").replace('"', '\\"') for item in items]
    return '{"' + '","'.join(items) + '"}' if items else "{}"


def times(values: Iterable[datetime | None]) -> str:
    """Return the literal of a ``timestamptz[]``.

    Example:
        >>> from datetime import UTC
        >>> times([datetime(2026, 3, 1, tzinfo=UTC), None])
        '{2026-03-01T00:00:00+00:00,NULL}'
    """
    return "{" + ",".join([at.isoformat() if at else "NULL" for at in values]) + "}"


def flags(values: Iterable[bool]) -> str:
    """Return the literal of a ``boolean[]``.

    Example:
        >>> flags([True, False])
        '{t,f}'
    """
    return "{" + ",".join(["t" if value else "f" for value in values]) + "}"
