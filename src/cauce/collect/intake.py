"""Items of one request into the log: every item through the steps, all in one group commit."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from cauce.collect import metrics
from cauce.collect.contracts import NOT_TO_KEEP, PlanJudge, Refused, Sender
from cauce.collect.enrich.pipeline import UNKNOWN, Enricher
from cauce.collect.logic.items import Arrival, Guard, RejectRecord
from cauce.collect.logic.steps import record, run_steps
from cauce.collect.naming import new_message_id
from cauce.collect.wire import Parcel
from cauce.infra.log.contracts import Appended, Appender, Done, Entry, FrameKind, Outcome
from cauce.infra.log.dedup import message_key
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId

_encode = msgspec.json.Encoder().encode
PRIVATE = "private"
"""The shape of what was refused in a request that asked for privacy, which a second sending would not know."""
_EVENT, _REJECT = FrameKind.EVENT, FrameKind.REJECT


@dataclass(slots=True)
class Sorted:
    """A request's items as log entries, in their order; ``refusals`` by position."""

    entries: list[Entry]
    message_ids: list[str]
    refusals: dict[int, Refused] = field(default_factory=dict)


def sort_items(
    parcel: Parcel,
    project_id: ProjectId,
    now: datetime,
    enricher: Enricher = UNKNOWN,
    plan: PlanJudge | None = None,
    *,
    guard: Guard | None = None,
    key_id: int = 0,
) -> Sorted:
    """Return the entry of every item: the event, or the record of its refusal."""
    arrival = Arrival(
        project_id, now, parcel.sent_at, parcel.shared, enricher, plan, guard, key_id=key_id
    )
    shape = PRIVATE if guard is not None and guard.by_request else "native"
    out = Sorted([], [])
    add, name = out.entries.append, out.message_ids.append
    for i, item in enumerate(parcel.items):
        if isinstance(item, Refused):
            message_id, refused = parcel.given_id(i) or new_message_id(), item
        else:
            message_id = item.message_id = item.message_id or new_message_id()
            found = run_steps(item, arrival)
            if found is None:
                key = message_key(project_id, message_id)
                add(Entry(project_id, _EVENT, _encode(record(item, arrival))[1:], key))
                name(message_id)
                continue
            refused = found
        out.refusals[i] = refused
        sample = "" if refused.reason in NOT_TO_KEEP else enricher.allowed(parcel.text(i))
        sender = Sender(project_id, key_id)
        add(reject_entry(sender, now, refused, message_id, sample, shape=shape))
        name(message_id)
    return out


def reject_entry(
    sender: Sender,
    now: datetime,
    refused: Refused,
    message_id: str,
    sample: str,
    *,
    shape: str = "native",
    source: str | None = None,
    key: bytes = b"",
) -> Entry:
    """Return the log entry that keeps a refused item.

    Args:
        sender: whose item it is.
        now: when it arrived.
        refused: why.
        message_id: of the item.
        sample: its text.
        shape: the vendor whose it is, or ``PRIVATE``.
        source: who sent it; None: the library that its text names, or its vendor.
        key: makes a second arrival of the same refusal count as one; empty: each counts.
    """
    if source is None:
        source = library_in(sample) if shape in {"native", PRIVATE} else shape
    kept = RejectRecord(
        sender.project_id,
        now,
        refused.reason,
        refused.detail[:500],
        message_id[:200],
        sample,
        shape,
        source,
        sender.key_id,
    )
    return Entry(sender.project_id, _REJECT, _encode(kept)[1:], key)


class _Library(msgspec.Struct):
    name: str = ""


class _Context(msgspec.Struct):
    library: _Library = msgspec.field(default_factory=_Library)


class _Sent(msgspec.Struct):
    context: _Context = msgspec.field(default_factory=_Context)


_sent = msgspec.json.Decoder(_Sent)


def library_in(sample: str) -> str:
    """Return the library that an item's text names, empty when it names none or cannot be read.

    Example:
        >>> library_in('{"context": {"library": {"name": "analytics.js"}}}'), library_in("[1")
        ('analytics.js', '')
    """
    try:
        return _sent.decode(sample).context.library.name[:100]
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return ""


class LogDoor:
    """Awaits the log's writer from an event loop, which is woken once per group commit."""

    def __init__(self, writer: Appender) -> None:
        self._writer = writer
        self._loop: asyncio.AbstractEventLoop | None = None

    async def append(self, entries: Sequence[Entry]) -> Appended:
        """Return once the entries are durable.

        Raises:
            CauceError: the log cannot take them (503); none was kept.
        """
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._attach(loop)
        future: asyncio.Future[Outcome] = loop.create_future()
        self._writer.submit(entries, partial(_settle, future))
        outcome = await future
        if isinstance(outcome, CauceError):
            raise outcome
        return outcome

    def _attach(self, loop: asyncio.AbstractEventLoop) -> None:
        def deliver(finished: Sequence[tuple[Done, Outcome]]) -> None:
            if loop.is_closed():
                return
            loop.call_soon_threadsafe(_settle_all, finished)

        self._loop, self._writer.deliver = loop, deliver


def _settle_all(finished: Sequence[tuple[Done, Outcome]]) -> None:
    for done, outcome in finished:
        done(outcome)


def _settle(future: "asyncio.Future[Outcome]", outcome: Outcome) -> None:
    if not future.done():
        future.set_result(outcome)


def count(items: Sorted, appended: Appended) -> None:
    """Count what became of the items."""
    refused = len(items.refusals)
    duplicates = len(appended.duplicates)
    kept = len(items.entries) - refused - duplicates
    if kept:
        metrics.accepted.inc(kept)
    if duplicates:
        metrics.duplicate.inc(duplicates)
    for found in items.refusals.values():
        metrics.rejected.labels(found.reason).inc()
    metrics.batch_events.observe(len(items.entries))


def verdicts(items: Sorted, appended: Appended) -> dict[str, dict[str, Any]]:
    """Return the verdict of every message of ``POST /v1/events``; the first of an id stands."""
    found: dict[str, dict[str, Any]] = {}
    for i, message_id in enumerate(items.message_ids):
        refused = items.refusals.get(i)
        if refused is not None:
            verdict = {"result": "drop", "reason": refused.reason.value, "detail": refused.detail}
        else:
            verdict = {"result": "duplicate" if i in appended.duplicates else "ok"}
        found.setdefault(message_id, verdict)
    return found


def refusals(items: Sorted) -> list[dict[str, Any]]:
    """Return the refused items of a batch, for the answer."""
    return [
        {
            "index": i,
            "messageId": items.message_ids[i],
            "reason": refused.reason.value,
            "detail": refused.detail,
        }
        for i, refused in items.refusals.items()
    ]
