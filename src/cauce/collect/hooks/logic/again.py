"""A kept delivery as its rules map it now, and what became of its items."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from cauce.collect.hooks.contracts import Delivery, HookReplayed, Payload, StoredHook
from cauce.collect.hooks.logic.mapping import TooMuchError, mapped
from cauce.collect.hooks.logic.parse import parse_mapping
from cauce.collect.hooks.logic.reading import read_body
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.wire import MAX_BODY_BYTES, MAX_EVENTS

PARCEL_BYTES = MAX_BODY_BYTES - 20_000


@dataclass(frozen=True, slots=True)
class Again:
    """A kept delivery as its rules map it now."""

    delivery: Delivery
    items: tuple[bytes, ...]
    message_ids: tuple[str, ...]
    unmade: int

    @classmethod
    def of(cls, hook: StoredHook, delivery: Delivery) -> "Again":
        """Return it with its items; a body that cannot be read makes none."""
        mapping, text = parse_mapping(hook.document), delivery.sample.encode()
        try:
            payload = Payload(
                read_body(text, ""), delivery.headers, delivery.delivery_id, delivery.received_at
            )
            made = mapped(mapping, payload, hook.hook_id, hook.name)
        except (NotStorableError, TooMuchError):
            return cls(delivery, (), (), 1)
        items = tuple(one.item for one in made if one.refused is None)
        names = tuple(str(json.loads(item)["messageId"]) for item in items)
        return cls(delivery, items, names, len(made) - len(items))

    def count(self, results: Mapping[str, str]) -> dict[str, int]:
        """Return how many of its items were stored now, before, and refused."""
        found = [results.get(name, "drop") for name in self.message_ids]
        counts = {result: found.count(result) for result in ("ok", "duplicate")}
        return {**counts, "drop": len(found) - sum(counts.values())}

    def whole(self, results: Mapping[str, str]) -> bool:
        """Return whether every item of it was sent."""
        return all(name in results for name in self.message_ids)


def in_order(again: Sequence[Again], results: Mapping[str, str]) -> list[Again]:
    """Return those from the beginning on that are through without a gap."""
    return list(takewhile(lambda one: one.whole(results), again))


def summed(
    through: Sequence[Again], results: Mapping[str, str], after_seq: int | None, upto_seq: int
) -> HookReplayed:
    """Return what became of a stretch."""
    counts = [one.count(results) for one in through]
    return HookReplayed(
        len(through),
        sum(c["ok"] for c in counts),
        sum(c["duplicate"] for c in counts),
        sum(c["drop"] for c in counts) + sum(one.unmade for one in through),
        sum(not one.items and not one.unmade for one in through),
        after_seq,
        upto_seq,
    )


def parcels(items: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Yield items in requests that collecting takes."""
    parcel: list[bytes] = []
    size = 0
    for item in items:
        if parcel and (size + len(item) > PARCEL_BYTES or len(parcel) >= MAX_EVENTS):
            yield parcel
            parcel, size = [], 0
        parcel.append(item)
        size += len(item) + 1
    if parcel:
        yield parcel
