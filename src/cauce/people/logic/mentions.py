"""Whether a refused item mentions somebody who is being erased."""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any


class Mentions:
    """Looks for whole ids and for e-mail addresses.

    An id counts when a text or number of the item *is* the id, so that the id ``1`` does not take
    every item with a 1 in it. An e-mail address counts wherever it stands, in any case.
    """

    def __init__(self, words: Collection[str]) -> None:
        self._ids = frozenset(words)
        self._addresses = tuple(word.casefold() for word in words if is_address(word))
        quoted = "|".join(re.escape(word) for word in sorted(words))
        self._quoted = re.compile(rf"[\"':=]\s*(?:{quoted})\s*[\"',}}&]") if words else None

    def __contains__(self, text: str) -> bool:
        """Return whether an item, as it arrived, mentions one of the words."""
        if not self._ids:
            return False
        folded = text.casefold()
        if any(address in folded for address in self._addresses):
            return True
        try:
            document = json.loads(text)
        except (ValueError, RecursionError):
            return self._quoted is not None and self._quoted.search(text) is not None
        return any(self._is_meant(value) for value in _scalars(document))

    def _is_meant(self, value: str) -> bool:
        folded = value.casefold()
        return value in self._ids or any(address in folded for address in self._addresses)


def is_address(word: str) -> bool:
    """Return whether a word is looked for inside longer texts too.

    Example:
        >>> is_address("ana@example.com"), is_address("ana")
        (True, False)
    """
    return "@" in word and len(word) >= 6


def _scalars(document: Any) -> Iterator[str]:
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.keys()
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            yield str(value)
