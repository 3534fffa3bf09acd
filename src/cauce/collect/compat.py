"""``/compat/<vendor>/…``: requests of other vendors' SDKs, from bytes to the log and to their answer."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from urllib.parse import parse_qsl
from uuid import uuid4

from cauce.collect import metrics, replies
from cauce.collect.again import AGAIN, format_of
from cauce.collect.contracts import PlanJudge, Refused, RejectReason, Sender, SentKey
from cauce.collect.enrich.visits import Visits
from cauce.collect.formats.contracts import (
    Endpoint,
    Failure,
    Format,
    Outcome,
    Reading,
    Request,
    Trouble,
)
from cauce.collect.formats.decoding import unpack, unwrap
from cauce.collect.formats.vendors import FORMATS
from cauce.collect.guarding import Guards
from cauce.collect.intake import LogDoor, Sorted, count, reject_entry
from cauce.collect.logic.items import Arrival
from cauce.collect.records import items_of, sort_records
from cauce.collect.replies import Reply
from cauce.collect.request import keys_in, language_of, read_body
from cauce.collect.wire import MalformedError, TooLargeError, body_text
from cauce.infra.asgi import Receive, Scope
from cauce.infra.log.contracts import Appended
from cauce.kernel.clock import Clock
from cauce.kernel.errors import CauceError, Kind
from cauce.kernel.ids import ProjectId

PREFIX = "/compat/"
ONCE_MORE = {vendor: format_of(spoken) for vendor, spoken in FORMATS.items()}
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
    path = path.strip("/")
    spoken = (ONCE_MORE if path == AGAIN else FORMATS).get(vendor)
    if spoken is None:
        return replies.problem(replies.absent(), language_of(scope))
    if scope["method"] == "OPTIONS":
        return replies.preflight(scope)
    request = _head(scope, path, app.clock())
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
        guard = await self.app.guards.of(self.scope, project_id, items_of(reading))
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
