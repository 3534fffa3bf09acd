"""Between the unsigned ids of the code and the signed columns of PostgreSQL."""

from collections.abc import Iterable

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


def all_signed(numbers: Iterable[int]) -> list[int]:
    """Return each number signed."""
    return [signed(number) for number in numbers]
