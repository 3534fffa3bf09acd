"""What a vendor's format is: where it listens, how it reads, answers and refuses.

``collect/compat.py`` does everything else (limits, keys, steps, the log), so a format is five pure
functions: ``find`` an endpoint, ``read`` a request into records, ``answer`` what became of them, ``refuse`` in
the words that the vendor's SDK understands, and read a record that was kept ``again``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from cauce.collect.contracts import Refused, SentKey
from cauce.collect.logic.items import FlatItem, Item
from cauce.collect.replies import Reply

MAX_RECORD_BYTES = 1 << 20
"""One event or profile; Mixpanel and PostHog say 1 MB, the others limit the request only."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address of a vendor and its limits, both before and after unpacking."""

    name: str
    max_bytes: int
    max_records: int
    methods: frozenset[str] = frozenset({"POST"})
    quiet: bool = False
    """Answered without events: settings, flags. Needs a known key like the others."""
    all_or_none: bool = False
    """One refused record keeps all out: the SDK sends the good ones again by itself."""
    forgiving: bool = False
    """An unreadable body of a known key is kept as a reject instead of being answered with an error."""


class Request(NamedTuple):
    """What a format may look at.

    ``text`` is the JSON of the body, unpacked and out of its form or base64; ``params`` are the query
    and the form's other fields.
    """

    method: str
    path: str
    params: Mapping[str, str]
    headers: Mapping[bytes, bytes]
    keys: Sequence[str]
    """Keys in ``Authorization``, the likeliest first."""
    received_at: datetime
    new_id: Callable[[], str] = str
    """Makes a random id, for answers that name the request."""
    text: bytes = b""
    size: int = 0
    unreadable: Refused | None = None
    """Why there is no ``text``; only forgiving endpoints meet it."""


Record = bytes | msgspec.Raw
"""A record's JSON as it arrived."""
Mapped = Sequence[Item] | Refused
"""The items of one record, most often one. All are kept or none."""


def as_it_came(record: Record) -> Record:
    """Return a record unchanged."""
    return record


class Reading(NamedTuple):
    """What a request says: who may send it, and its records, each read only when its turn comes."""

    keys: Sequence[SentKey]
    records: Sequence[Record] = ()
    read: Callable[[Record], Mapped] = lambda _: ()
    sent_at: datetime | None = None
    made: Sequence[FlatItem] | None = None
    """The items of all records, where they were made at once; else ``read`` makes them."""
    kept: Callable[[Record], Record] = as_it_came
    """What is kept of a refused record: enough to read it again without its request."""


class Outcome(NamedTuple):
    """What became of the records, by their position in the request."""

    total: int = 0
    refused: Mapping[int, Refused] = MappingProxyType({})
    duplicates: frozenset[int] = frozenset()

    @property
    def kept(self) -> int:
        """Records that are on disk as events, now or already before."""
        return self.total - len(self.refused)


class Trouble(StrEnum):
    """Why a whole request is refused."""

    ABSENT = "absent"
    METHOD = "method"
    MALFORMED = "malformed"
    NO_KEY = "no_key"
    UNKNOWN_KEY = "unknown_key"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    OVER_QUOTA = "over_quota"
    BUSY = "busy"


STATUS = {
    Trouble.ABSENT: 404,
    Trouble.METHOD: 405,
    Trouble.MALFORMED: 400,
    Trouble.NO_KEY: 401,
    Trouble.UNKNOWN_KEY: 401,
    Trouble.TOO_LARGE: 413,
    Trouble.TOO_MANY: 413,
    Trouble.OVER_QUOTA: 429,
    Trouble.BUSY: 503,
}
"""The status of a refusal where the vendor's SDK does not need another one."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A refused request: nothing of it was kept."""

    trouble: Trouble
    detail: str
    wait_s: int = 0


@dataclass(frozen=True, slots=True)
class Format:
    """One vendor."""

    find: Callable[[str], Endpoint | None]
    """The endpoint of a path below ``/compat/<vendor>/``, without its trailing slash."""
    read: Callable[[Endpoint, Request], Reading]
    """The records. Raises ``MalformedError`` or ``TooLargeError``."""
    answer: Callable[[Endpoint, Request, Reading, Outcome], Reply]
    refuse: Callable[[Endpoint | None, Request, Failure], Reply]
    again: Callable[[dict[str, Any], datetime], Mapped]
    """The calls of a refused record that was kept and comes once more, with the time of its first arrival.

    Raises ``NotStorableError``."""
