"""``/compat/<vendor>/…``: requests of other vendors' SDKs, from bytes to the log and to their answer."""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from urllib.parse import parse_qsl
from uuid import uuid4

import msgspec

from cauce.collect import metrics, replies
from cauce.collect.contracts import NOT_TO_KEEP, PlanJudge, Refused, RejectReason, Sender, SentKey
from cauce.collect.enrich.pipeline import UNKNOWN
from cauce.collect.enrich.visits import Visits
from cauce.collect.formats import amplitude, ga4, mixpanel, posthog, snowplow
from cauce.collect.formats.contracts import (
    Endpoint,
    Failure,
    Format,
    Mapped,
    Outcome,
    Reading,
    Record,
    Request,
    Trouble,
)
from cauce.collect.formats.decoding import unpack, unwrap
from cauce.collect.guarding import Guards
from cauce.collect.intake import LogDoor, Sorted, count, reject_entry
from cauce.collect.logic.items import Arrival, Item
from cauce.collect.logic.steps import record, run_steps
from cauce.collect.naming import new_message_id
from cauce.collect.replies import Reply
from cauce.collect.request import keys_in, language_of, read_body
from cauce.collect.wire import MalformedError, TooLargeError, body_text
from cauce.infra.asgi import Receive, Scope
from cauce.infra.log.contracts import Appended, Entry, FrameKind
from cauce.infra.log.dedup import message_key
from cauce.kernel.clock import Clock
from cauce.kernel.errors import CauceError, Kind
from cauce.kernel.ids import ProjectId

_encode = msgspec.json.Encoder().encode
PREFIX = "/compat/"
FORMATS: Mapping[str, Format] = {
    "mixpanel": mixpanel.FORMAT,
    "posthog": posthog.FORMAT,
    "amplitude": amplitude.FORMAT,
    "ga4": ga4.FORMAT,
    "snowplow": snowplow.FORMAT,
}
MAX_QUERY_FIELDS = 50
LARGE_BYTES = 256 * 1024
"""From here on a body counts against the budget and is taken apart beside the event loop."""
BUDGET_BYTES = 48 << 20
"""Bytes of large bodies, packed and unpacked, that may be in memory at a time."""
BODY_TIMEOUT_S = 60.0
BUSY_WAIT_S = 5


class Taker(Protocol):
    """The part of the collect application that every format shares."""

    @property
    def door(self) -> LogDoor: ...  # noqa: D102
    @property
    def clock(self) -> Clock: ...  # noqa: D102
    @property
    def visits(self) -> Visits: ...  # noqa: D102
    @property
    def guards(self) -> Guards: ...  # noqa: D102

    async def sender_of(self, keys: Iterable[SentKey]) -> Sender | None:
        """Return the sender of the first known key, None when none is known."""
        ...

    def plan_of(self, project_id: ProjectId) -> PlanJudge | None:
        """Return the project's tracking plan, None when it has published none."""
        ...

    def charge(self, sender: Sender, events: int) -> None:
        """Count events against the sender's quotas; raises when one is used up."""
        ...


@dataclass(slots=True)
class Budget:
    """Memory that large requests share: what does not fit is told to come back."""

    used: int = 0
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def take(self, size: int) -> None:
        """Take a share.

        Raises:
            CauceError: 503, too much is in memory already.
        """
        if self.used + size > BUDGET_BYTES:
            raise replies.busy(BUSY_WAIT_S)
        self.used += size


@dataclass(slots=True)
class Share:
    """What one request holds of the budget."""

    budget: Budget
    held: int = 0

    def hold(self, size: int) -> None:
        """Make sure that a large request's ``size`` bytes are accounted for."""
        if size > LARGE_BYTES and size > self.held:
            self.budget.take(size - self.held)
            self.held = size

    def release(self) -> None:
        """Give everything back."""
        self.budget.used -= self.held
        self.held = 0


async def take(app: Taker, budget: Budget, scope: Scope, receive: Receive) -> Reply:
    """Answer one request in its vendor's way."""
    vendor, _, path = scope["path"].removeprefix(PREFIX).partition("/")
    spoken = FORMATS.get(vendor)
    if spoken is None:
        return replies.problem(replies.absent(), language_of(scope))
    if scope["method"] == "OPTIONS":
        return replies.preflight(scope)
    request = _head(scope, path.strip("/"), app.clock())
    endpoint = spoken.find(request.path)
    share = Share(budget)
    try:
        taking = _Taking(app, share, vendor, spoken, endpoint, request, scope)
        reply = await taking.run(receive)
    except _Failed as failed:
        reply = spoken.refuse(endpoint, failed.request, failed.failure)
    finally:
        share.release()
    return replies.mirrored(reply, scope)


def _head(scope: Scope, path: str, now: datetime) -> Request:
    headers = dict(scope["headers"])
    authorization = headers.get(b"authorization")
    keys = keys_in(authorization.decode("latin-1")) if authorization else []
    query = scope.get("query_string")
    params = _params(query) if query else {}
    return Request(scope["method"], path, params, headers, keys, now, _new_id)


_EVENT = FrameKind.EVENT
_JSON_BEGINS = frozenset({b"{", b"["})


_SIMPLE_QUERY = re.compile(r"[\w.-]+=[\w.-]*(?:&[\w.-]+=[\w.-]*){0,9}", re.ASCII)


def _params(query: bytes) -> dict[str, str]:
    text = query.decode("latin-1")
    if _SIMPLE_QUERY.fullmatch(text):
        return dict(pair.split("=") for pair in text.split("&"))
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_QUERY_FIELDS))
    except ValueError:
        return {}


def _new_id() -> str:
    return str(uuid4())


class _Failed(Exception):  # noqa: N818
    def __init__(self, request: Request, failure: Failure) -> None:
        super().__init__(failure.detail)
        self.request, self.failure = request, failure


@dataclass(slots=True)
class _Taking:
    """One request on its way."""

    app: Taker
    share: Share
    vendor: str
    spoken: Format
    endpoint: Endpoint | None
    request: Request
    scope: Scope

    async def run(self, receive: Receive) -> Reply:
        """Return the answer.

        Raises:
            _Failed: with what the vendor's refusal has to say.
        """
        try:
            return await self._take(receive)
        except MalformedError as error:
            raise self._failed(Trouble.MALFORMED, str(error)) from None
        except TooLargeError:
            raise self._failed(Trouble.TOO_LARGE, "the request is too large") from None
        except CauceError as error:
            trouble = Trouble.OVER_QUOTA if error.kind is Kind.LIMITED else Trouble.BUSY
            raise self._failed(trouble, error.message.en, error.retry_after_s or 0) from None

    def _failed(self, trouble: Trouble, detail: str, wait_s: int = 0) -> _Failed:
        return _Failed(self.request, Failure(trouble, detail, wait_s))

    async def _take(self, receive: Receive) -> Reply:
        endpoint = self.endpoint
        if endpoint is None:
            raise self._failed(Trouble.ABSENT, "there is no such address")
        if self.request.method not in endpoint.methods:
            allowed = " or ".join(sorted(endpoint.methods))
            raise self._failed(Trouble.METHOD, f"this address takes {allowed}")
        await self._fetch(endpoint, receive)
        if self.request.size <= LARGE_BYTES:
            return await self._keep(endpoint, self.spoken.read(endpoint, self.request))
        async with self.share.budget.one_at_a_time:
            reading = await asyncio.to_thread(self.spoken.read, endpoint, self.request)
            return await self._keep(endpoint, reading)

    async def _fetch(self, endpoint: Endpoint, receive: Receive) -> None:
        """Fill in the request's text."""
        body = b""
        try:
            body = await read_body(
                self.scope, receive, endpoint.max_bytes, self.share.hold, BODY_TIMEOUT_S
            )
            self._open(endpoint, body)
        except (MalformedError, TooLargeError) as error:
            if not endpoint.forgiving:
                raise
            why = _unreadable(error, endpoint)
            self.request = self.request._replace(text=body, unreadable=why)

    def _open(self, endpoint: Endpoint, body: bytes) -> None:
        request = self.request
        params, packed_as = request.params, request.headers.get(b"content-encoding")
        if body[:1] in _JSON_BEGINS and not packed_as:  # as most of them come
            text = body
            self.share.hold(2 * len(body))
        else:
            encoding = packed_as.decode("latin-1").lower() if packed_as else ""
            plain = unpack(body, encoding, endpoint.max_bytes)
            self.share.hold(len(body) + len(plain))
            text, fields = unwrap(plain, params, endpoint.max_bytes)
            params = {**params, **fields} if fields else params
        self.request = Request(
            request.method,
            request.path,
            params,
            request.headers,
            request.keys,
            request.received_at,
            request.new_id,
            text,
            len(text),
        )

    async def _keep(self, endpoint: Endpoint, reading: Reading) -> Reply:
        sender = await self._sender(reading)
        project_id = sender.project_id
        if endpoint.quiet:
            return self.spoken.answer(endpoint, self.request, reading, Outcome())
        total = len(reading.records)
        if total > endpoint.max_records:
            await self._keep_oversized(sender, endpoint)
            raise self._failed(Trouble.TOO_MANY, f"more than {endpoint.max_records} records")
        self.app.charge(sender, total)
        enricher = self.app.visits.of(self.scope, project_id)
        plan = self.app.plan_of(project_id)
        guard = await self.app.guards.of(self.scope, project_id, _items(reading))
        arrival = Arrival(
            project_id,
            self.request.received_at,
            reading.sent_at,
            enricher=enricher,
            plan=plan,
            guard=guard,
            format=self.vendor,
            key_id=sender.key_id,
        )
        if self.request.size > LARGE_BYTES:
            kept = await asyncio.to_thread(sort_records, endpoint, reading, arrival)
        else:
            kept = sort_records(endpoint, reading, arrival)
        appended = await self._append(kept.entries)
        return self.spoken.answer(endpoint, self.request, reading, kept.outcome(total, appended))

    async def _sender(self, reading: Reading) -> Sender:
        if not reading.keys:
            raise self._failed(Trouble.NO_KEY, "the request names no key")
        found = await self.app.sender_of(reading.keys)
        if found is None:
            raise self._failed(Trouble.UNKNOWN_KEY, str(reading.keys[0]))
        return found

    async def _append(self, items: Sorted) -> Appended:
        if not items.entries:
            return Appended(frozenset(), 0)
        appended = await self.app.door.append(items.entries)
        count(items, appended)
        return appended

    async def _keep_oversized(self, sender: Sender, endpoint: Endpoint) -> None:
        """Keep one record of a request of too many: its start, and why."""
        why = Refused(
            RejectReason.BATCH_TOO_MANY_EVENTS, f"more than {endpoint.max_records:,} in a request"
        )
        visit = self.app.visits.of(self.scope, sender.project_id)
        sample = visit.allowed(body_text(self.request.text))
        entry = reject_entry(sender, self.request.received_at, why, "", sample, shape=self.vendor)
        await self.app.door.append([entry])
        metrics.rejected.labels(why.reason).inc()


def _unreadable(error: Exception, endpoint: Endpoint) -> Refused:
    if isinstance(error, TooLargeError):
        return Refused(RejectReason.TOO_LARGE, f"more than {endpoint.max_bytes} bytes")
    return Refused(RejectReason.NOT_AN_OBJECT, str(error))


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
            _add_refusal(kept, at, reading.records[at], found, arrival)
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
            _add_refusal(kept, at, reading.records[at], refused, arrival)
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


def _items(reading: Reading) -> Iterator[object]:
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


def _add_refusal(kept: Kept, at: int, sent: Record, why: Refused, arrival: Arrival) -> None:
    message_id = new_message_id()
    enricher = arrival.enricher or UNKNOWN
    sample = "" if why.reason in NOT_TO_KEEP else enricher.allowed(body_text(sent))
    sender = Sender(arrival.project_id, arrival.key_id)
    entry = reject_entry(sender, arrival.received_at, why, message_id, sample, shape=arrival.format)
    kept.entries.refusals[len(kept.entries.entries)] = why
    kept.entries.entries.append(entry)
    kept.entries.message_ids.append(message_id)
    kept.origins.append(at)
    kept.refused[at] = why
