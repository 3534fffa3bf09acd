"""The form in which vendors' SDKs send nearly everything, from text to items in one pass.

A vendor says what that form is (``decode`` reads a list of it: no other field may be there, properties
are flat) and what comes of one (``make``: the same as its mapping would make, or None when a name in
it is special). A request with anything else in it is left to the mapping, record by record. Tests hold
the two equal.
"""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar, overload

import msgspec

from cauce.collect.formats.contracts import Record
from cauce.collect.formats.decoding import SMALL_BYTES, elements
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.items import FlatItem
from cauce.collect.wire import may_hold_nul

T = TypeVar("T")


class Taken(NamedTuple):
    """The records of an array, and their items where one pass was enough."""

    records: Sequence[Record]
    made: Sequence[FlatItem] | None


class OnePass(Generic[T]):
    """Reads the usual form of one vendor."""

    def __init__(
        self, decode: Callable[[bytes], list[T]], make: Callable[[T], FlatItem | None]
    ) -> None:
        self._decode, self._make = decode, make

    def take(self, array: Record) -> Taken:
        """Return the elements of a JSON array.

        Raises:
            MalformedError: it is no JSON array.
            TooLargeError: it has too many values to be taken apart.
        """
        text = bytes(array)
        made = self._items(text)
        return Taken(elements(text), None) if made is None else Taken(_Apart(text, len(made)), made)

    def _items(self, text: bytes) -> list[FlatItem] | None:
        if len(text) > SMALL_BYTES or may_hold_nul(text):
            return None
        made = []
        try:
            for said in self._decode(text):
                item = self._make(said)
                if item is None:
                    return None
                made.append(item)
        except (msgspec.MsgspecError, NotStorableError, UnicodeDecodeError, RecursionError):
            return None
        return made


class _Apart(Sequence[Record]):
    """The elements of an array, taken apart only when one is looked at: when it is refused."""

    def __init__(self, text: bytes, count: int) -> None:
        self._text, self._count = text, count
        self._elements: list[Record] = []

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | Sequence[Record]:
        if not self._elements:
            self._elements = elements(self._text)
        return self._elements[at]
