"""Corrected items on their way back into collecting: each in its own shape, to the address for it."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from cauce.collect.again import AGAIN, ALONE, Returned
from cauce.collect.formats.vendors import FORMATS
from cauce.collect.trust.contracts import NATIVE, Fix, KeptReject
from cauce.collect.trust.logic.fixing import corrected, own_keys, sent_again
from cauce.collect.wire import MAX_BODY_BYTES

PARCEL_BYTES = MAX_BODY_BYTES - 20_000
_encode = msgspec.json.Encoder().encode


class _Verdict(msgspec.Struct):
    result: str


class _Verdicts(msgspec.Struct):
    results: dict[str, _Verdict] | list[_Verdict]


_verdicts = msgspec.json.Decoder(_Verdicts).decode


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One item as it is sent: its position in the log, its id, what is shown of it, its JSON."""

    seq: int
    message_id: str
    shown: str
    text: bytes
    vendor: str
    """Empty for a native one."""
    key_id: int
    """Of the key it came with."""


def outgoing(kept: KeptReject, fixes: Sequence[Fix]) -> Outgoing | None:
    """Return an item after its fixes, None when it cannot be sent again."""
    if kept.format in NATIVE:
        item = sent_again(kept, fixes)
        if item is None:
            return None
        text = _text(item)
        return Outgoing(
            kept.seq, str(item.get("messageId") or ""), text, text.encode(), "", kept.key_id
        )
    item = corrected(kept, fixes) if kept.format in FORMATS else None
    if item is None:
        return None
    text = _text(item)
    returned = _encode(Returned(kept.message_id, kept.received_at, text))
    return Outgoing(kept.seq, kept.message_id, text, returned, kept.format, kept.key_id)


def is_foreign(one: Outgoing, keys: Collection[str]) -> bool:
    """Return whether a vendor's record names a key that was never one of the project's."""
    named = own_keys(one.vendor, json.loads(one.shown)) if one.vendor else ()
    return any(key not in keys for key in named)


@dataclass(frozen=True, slots=True)
class Parcel:
    """Items of one request: of one key, and native or of one vendor."""

    vendor: str
    key_id: int
    items: list[Outgoing]

    @property
    def path(self) -> str:
        """Where it goes."""
        return f"/compat/{self.vendor}/{AGAIN}" if self.vendor else "/v1/events"

    @property
    def body(self) -> bytes:
        """What is sent."""
        name = b"records" if self.vendor else b"batch"
        return b'{"%b":[%b]}' % (name, b",".join(one.text for one in self.items))

    def results(self, answer: bytes) -> list[str]:
        """Return what became of each item."""
        found = _verdicts(answer).results
        if isinstance(found, list):
            return [verdict.result for verdict in found]
        return _by_id([one.message_id for one in self.items], found)


def _by_id(message_ids: Sequence[str], answer: Mapping[str, _Verdict]) -> list[str]:
    """Return what became of each item; of one whose id was given twice the first was taken."""
    results, seen = [], set()
    for message_id in message_ids:
        verdict = answer.get(message_id)
        result = verdict.result if verdict else "drop"
        results.append("duplicate" if result == "ok" and message_id in seen else result)
        seen.add(message_id)
    return results


def parcels(items: Sequence[Outgoing]) -> Iterator[Parcel]:
    """Yield the items, in their order, in requests that collecting takes."""
    parcel, size = Parcel("", 0, []), 0
    for one in items:
        full = size + len(one.text) > PARCEL_BYTES or len(parcel.items) == ALONE.max_records
        other = (parcel.vendor, parcel.key_id) != (one.vendor, one.key_id)
        if parcel.items and (full or other):
            yield parcel
            parcel, size = Parcel("", 0, []), 0
        if not parcel.items:
            parcel = Parcel(one.vendor, one.key_id, [])
        parcel.items.append(one)
        size += len(one.text) + 1
    if parcel.items:
        yield parcel


def _text(item: dict[str, Any]) -> str:
    """Return an item as JSON in ASCII: numbers of any size and lone surrogates go as they came."""
    return json.dumps(item, separators=(",", ":"))
