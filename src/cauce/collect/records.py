"""A vendor's records as log entries: the items of each through the steps, all of a record or none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from cauce.collect.contracts import NOT_TO_KEEP, Refused, RejectReason, Sender
from cauce.collect.enrich.pipeline import UNKNOWN
from cauce.collect.formats.contracts import Endpoint, Mapped, Outcome, Reading
from cauce.collect.intake import PRIVATE, Sorted, reject_entry
from cauce.collect.logic.items import Arrival, Item
from cauce.collect.logic.steps import record, run_steps
from cauce.collect.naming import new_message_id
from cauce.collect.wire import body_text
from cauce.infra.log.contracts import Appended, Entry, FrameKind
from cauce.infra.log.dedup import message_key

_encode = msgspec.json.Encoder().encode
_EVENT = FrameKind.EVENT


@dataclass(slots=True)
class Kept:
    """A request's records as log entries, and the record that each entry came from."""

    entries: Sorted
    origins: list[int]
    refused: dict[int, Refused]

    def outcome(self, total: int, appended: Appended) -> Outcome:
        """Return what became of the records: one is a duplicate when its first item is."""
        if not appended.duplicates:
            return Outcome(total, self.refused)
        first = {origin: at for at, origin in reversed(list(enumerate(self.origins)))}
        known = {origin for origin, at in first.items() if at in appended.duplicates}
        return Outcome(total, self.refused, frozenset(known - self.refused.keys()))


def sort_records(endpoint: Endpoint, reading: Reading, arrival: Arrival) -> Kept:
    """Return the entries of every record: its events, or one record of its refusal."""
    if reading.made is not None and not endpoint.all_or_none:
        return _sort_made(reading.made, reading, arrival)
    kept = Kept(Sorted([], []), [], {})
    waiting: list[tuple[int, Sequence[Item]]] = []
    for at, mapped in enumerate(mapped_of(reading)):
        found = _checked(mapped, arrival)
        if isinstance(found, Refused):
            _add_refusal(kept, at, reading, found, arrival)
        elif endpoint.all_or_none:
            waiting.append((at, found))
        else:
            _add_items(kept, at, found, arrival)
    if not kept.refused:
        for at, items in waiting:
            _add_items(kept, at, items, arrival)
    return kept


def _sort_made(made: Sequence[Item], reading: Reading, arrival: Arrival) -> Kept:
    """Do the same for records that are one item each: the usual ones, without what only others need."""
    project_id, kept = arrival.project_id, Kept(Sorted([], []), [], {})
    add, name = kept.entries.entries.append, kept.entries.message_ids.append
    for at, item in enumerate(made):
        message_id = item.message_id = item.message_id or new_message_id()
        refused = run_steps(item, arrival)
        if refused is not None:
            _add_refusal(kept, at, reading, refused, arrival)
            continue
        key = message_key(project_id, message_id)
        add(Entry(project_id, _EVENT, _encode(record(item, arrival))[1:], key))
        name(message_id)
        kept.origins.append(at)
    return kept


def mapped_of(reading: Reading) -> Iterable[Mapped]:
    """Return the items of each record, read one by one unless they were made at once."""
    if reading.made is None:
        return map(reading.read, reading.records)
    return ((item,) for item in reading.made)


def items_of(reading: Reading) -> Iterator[object]:
    """Yield the items of every record; read only when somebody needs to know whom they are about."""
    for mapped in mapped_of(reading):
        if not isinstance(mapped, Refused):
            yield from mapped


def _checked(mapped: Mapped, arrival: Arrival) -> Mapped:
    """Return a record's items, every one through the steps, or the first refusal.

    Of a record that is kept without identity, what says nothing but identity is left out.
    """
    if isinstance(mapped, Refused):
        return mapped
    base = mapped[0].message_id or new_message_id()
    kept: list[Item] = []
    left_out: Refused | None = None
    for n, item in enumerate(mapped):
        item.message_id = f"{base}+{n}" if n else base
        refused = run_steps(item, arrival)
        if refused is None:
            kept.append(item)
        elif refused.reason is RejectReason.IDENTITY_NOT_KEPT:
            left_out = refused
        else:
            return refused
    return kept or left_out or mapped


def _add_items(kept: Kept, at: int, items: Sequence[Item], arrival: Arrival) -> None:
    project_id = arrival.project_id
    for item in items:
        message_id = item.message_id or ""
        key = message_key(project_id, message_id)
        entry = Entry(project_id, _EVENT, _encode(record(item, arrival))[1:], key)
        kept.entries.entries.append(entry)
        kept.entries.message_ids.append(message_id)
        kept.origins.append(at)


def _add_refusal(kept: Kept, at: int, reading: Reading, why: Refused, arrival: Arrival) -> None:
    message_id = new_message_id()
    enricher, guard = arrival.enricher or UNKNOWN, arrival.guard
    sample = ""
    if why.reason not in NOT_TO_KEEP:
        sample = enricher.allowed(body_text(reading.kept(reading.records[at])))
    private = guard is not None and guard.by_request
    entry = reject_entry(
        Sender(arrival.project_id, arrival.key_id),
        arrival.received_at,
        why,
        message_id,
        sample,
        shape=PRIVATE if private else arrival.format,
        source=arrival.format,
    )
    kept.entries.refusals[len(kept.entries.entries)] = why
    kept.entries.entries.append(entry)
    kept.entries.message_ids.append(message_id)
    kept.origins.append(at)
    kept.refused[at] = why
