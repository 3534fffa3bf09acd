"""The form in which vendors' SDKs send nearly everything, from text to item in one pass.

A vendor says what that form is (``decode``: no other field may be there, properties are flat) and what
comes of it (``make``: the same as its mapping would make, or None when a name in it is special).
Whatever is not of that form has the mapping's turn. Tests hold the two equal.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

from cauce.collect.formats.contracts import MAX_RECORD_BYTES, Mapped, Record
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.items import FlatItem
from cauce.collect.wire import may_hold_nul

T = TypeVar("T")


class OnePass(Generic[T]):
    """Decodes the usual form of one vendor."""

    def __init__(self, decode: Callable[[bytes], T], make: Callable[[T], FlatItem | None]) -> None:
        self._decode, self._make = decode, make

    def item(self, record: Record) -> FlatItem | None:
        """Return the item of a record of the usual form, None for any other record."""
        text = bytes(record)
        if len(text) > MAX_RECORD_BYTES or may_hold_nul(text):
            return None
        try:
            return self._make(self._decode(text))
        except (msgspec.MsgspecError, NotStorableError, UnicodeDecodeError, RecursionError):
            return None

    def before(self, mapping: Callable[[Record], Mapped]) -> Callable[[Record], Mapped]:
        """Return a reader of one request's records: the first unusual one leaves the rest to the mapping.

        A request comes from one SDK, which sends all its records alike.
        """
        usual = True

        def read(record: Record) -> Mapped:
            nonlocal usual
            item = self.item(record) if usual else None
            if item is not None:
                return [item]
            usual = False
            return mapping(record)

        return read
