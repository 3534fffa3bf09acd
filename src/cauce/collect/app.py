"""The collect application: bare ASGI, Segment's HTTP API and our own ``/v1/events``.

    POST /v1/{track,identify,page,screen,group,alias} and /v1/{t,i,p,s,g,a}     one event
    POST /v1/{batch,import} and /v1/b                                           {"batch": [...]}
    POST /v1/events                                                             the same, a verdict each
    POST /v1/m                                                                  the browser SDK's own figures
    GET  /v1/projects/{writeKey}/settings                                       what Segment's SDK for pages starts with
    GET  /v1/sourceConfig                                                       what RudderStack's starts with
    /compat/{mixpanel,posthog,amplitude,ga4,snowplow}/…                         other vendors' SDKs (compat.py)
    POST /hooks/{hook}                                                          other services' webhooks (hooks/)

A 200 means: on disk. What is refused is on disk too, with its reason.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import unquote

from cauce.collect import compat, metrics, replies
from cauce.collect.contracts import (
    KeyResolver,
    KeyVerdict,
    PlanJudge,
    Refused,
    RejectReason,
    Sender,
    SentKey,
)
from cauce.collect.enrich.visits import Visits
from cauce.collect.guarding import Guards
from cauce.collect.hooks.door import PREFIX as HOOKS
from cauce.collect.hooks.door import HookDoor
from cauce.collect.intake import (
    LogDoor,
    Sorted,
    count,
    refusals,
    reject_entry,
    sort_items,
    verdicts,
)
from cauce.collect.plan.cache import PlanCache
from cauce.collect.quota import Quota
from cauce.collect.replies import Reply
from cauce.collect.request import Inbox, header, keys_of, language_of, read_body
from cauce.collect.wire import (
    MAX_EVENT_BYTES,
    MalformedError,
    Parcel,
    TooLargeError,
    body_text,
    read_batch,
    read_single,
    unpack,
)
from cauce.infra.asgi import Receive, Scope, Send
from cauce.infra.log.contracts import Appended
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId


class Shape(Enum):
    """What an endpoint takes and answers."""

    SINGLE = 1
    BATCH = 2
    VERDICTS = 3
    FIGURES = 4


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address: its shape, and the type of its one event."""

    shape: Shape
    type: str = ""


_CALLS = ("track", "identify", "page", "screen", "group", "alias")
ENDPOINTS: dict[str, Endpoint] = {
    **{f"/v1/{call}": Endpoint(Shape.SINGLE, call) for call in _CALLS},
    **{f"/v1/{call[0]}": Endpoint(Shape.SINGLE, call) for call in _CALLS},
    **{f"/v1/{name}": Endpoint(Shape.BATCH) for name in ("batch", "import", "b")},
    "/v1/events": Endpoint(Shape.VERDICTS),
    "/v1/m": Endpoint(Shape.FIGURES),
}
_SETTINGS = ("/v1/projects/", "/settings")
_SOURCE_CONFIG = "/v1/sourceConfig"


@dataclass(frozen=True, slots=True)
class CollectApp:
    """The ASGI application."""

    door: LogDoor
    keys: KeyResolver
    quota: Quota
    clock: Clock = utc_now
    public_url: str = ""
    budget: compat.Budget = field(default_factory=compat.Budget)
    visits: Visits = field(default_factory=Visits)
    plans: PlanCache = field(default_factory=PlanCache)
    guards: Guards = field(default_factory=Guards)
    hooks: HookDoor = field(default_factory=HookDoor)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        inbox = Inbox(receive)
        try:
            reply = await self._answer(scope, inbox.receive)
        except MalformedError as error:
            reply = replies.problem(replies.malformed(str(error)), language_of(scope))
        except TooLargeError:
            reply = replies.problem(replies.too_large(), language_of(scope), 413)
        except CauceError as error:
            reply = replies.problem(error, language_of(scope))
        if not inbox.ended:
            await inbox.drain()
        metrics.requests(reply.status).inc()
        await send(
            {"type": "http.response.start", "status": reply.status, "headers": reply.headers}
        )
        await send({"type": "http.response.body", "body": reply.body})

    async def _answer(self, scope: Scope, receive: Receive) -> Reply:
        path, method = scope["path"].rstrip("/"), scope["method"]
        endpoint = ENDPOINTS.get(path)
        if endpoint is None and path.startswith((compat.PREFIX, HOOKS)):
            take = self.hooks.take if path.startswith(HOOKS) else compat.take
            return await take(self, self.budget, scope, receive)
        if method == "OPTIONS":
            return replies.preflight(scope, credentials=False)
        if endpoint is not None:
            if method != "POST":
                return replies.problem(replies.wrong_method(), language_of(scope), 405)
            return await self._take(endpoint, scope, receive)
        if method == "GET":
            return await self._settings_of_sdk(path, scope)
        return replies.problem(replies.absent(), language_of(scope))

    async def _take(self, endpoint: Endpoint, scope: Scope, receive: Receive) -> Reply:
        body = unpack(await read_body(scope, receive))
        sender = await self.sender_of(keys_of(scope))
        if endpoint.shape is Shape.FIGURES:
            return replies.SUCCESS
        if endpoint.shape is Shape.SINGLE:
            return await self._take_single(endpoint, body, sender, scope)
        return await self._take_batch(endpoint, body, sender, scope)

    async def _take_single(
        self, endpoint: Endpoint, body: bytes, sender: Sender | None, scope: Scope
    ) -> Reply:
        parcel = read_single(body, endpoint.type)
        sender = sender or await self._sender_in_body(parcel)
        self.charge(sender, 1)
        if len(body) > MAX_EVENT_BYTES:
            too_large = Refused(
                RejectReason.TOO_LARGE, f"{len(body)} bytes; at most {MAX_EVENT_BYTES}"
            )
            parcel.items = [too_large]
        items = await self._sorted(parcel, sender, scope)
        await self._append(items)
        refused = items.refusals.get(0)
        if refused is not None:
            error = replies.refused(refused.reason, refused.detail)
            status = 413 if refused.reason is RejectReason.TOO_LARGE else 400
            return replies.problem(error, language_of(scope), status)
        if b'"messageId"' in body:
            return replies.SUCCESS
        made = (b"x-message-id", items.message_ids[0].encode())
        return replies.ok({"success": True}, (made,))

    async def _take_batch(
        self, endpoint: Endpoint, body: bytes, sender: Sender | None, scope: Scope
    ) -> Reply:
        try:
            parcel = read_batch(body)
        except TooLargeError:
            if sender is not None:
                await self._keep_oversized(sender, body, scope)
            raise
        sender = sender or await self._sender_in_body(parcel)
        self.charge(sender, len(parcel.items))
        items = await self._sorted(parcel, sender, scope)
        appended = await self._append(items)
        if endpoint.shape is Shape.VERDICTS:
            results = verdicts(items, appended)
            return replies.ok({"request_id": parcel.request_id, "results": results})
        if items.refusals:
            return replies.ok({"success": True, "rejected": refusals(items)})
        return replies.SUCCESS

    async def _sorted(self, parcel: Parcel, sender: Sender, scope: Scope) -> Sorted:
        """Take the items through the steps as this project wants it."""
        project_id, key_id, _ = sender
        enricher, plan = self.visits.of(scope, project_id), self.plan_of(project_id)
        guard = await self.guards.of(scope, project_id, parcel.items)
        now = self.clock()
        return sort_items(parcel, project_id, now, enricher, plan, guard=guard, key_id=key_id)

    async def _append(self, items: Sorted) -> Appended:
        if not items.entries:
            return Appended(frozenset(), 0)
        appended = await self.door.append(items.entries)
        count(items, appended)
        return appended

    async def _keep_oversized(self, sender: Sender, body: bytes, scope: Scope) -> None:
        """Keep one record of a batch of too many events: its start, and why."""
        refused = Refused(RejectReason.BATCH_TOO_MANY_EVENTS, "more than 2,500 events in a request")
        sample = self.visits.of(scope, sender.project_id).allowed(body_text(body))
        entry = reject_entry(sender, self.clock(), refused, "", sample)
        await self.door.append([entry])
        metrics.rejected.labels(refused.reason).inc()

    async def sender_of(self, keys: Iterable[SentKey]) -> Sender | None:
        """Return the sender of the first known key of header or query; None when none was sent.

        Raises:
            CauceError: 401 for keys of nobody, 503 when that cannot be told.
        """
        verdict: KeyVerdict | None = None
        for key in keys:
            found = self.keys.known(key) or await self.keys.resolve(key)
            if not isinstance(found, KeyVerdict):
                return found
            verdict = found
        if verdict is KeyVerdict.CANNOT_TELL:
            raise replies.keys_unavailable()
        return None

    async def _sender_in_body(self, parcel: Parcel) -> Sender:
        found = await self.sender_of([parcel.write_key]) if parcel.write_key else None
        if found is None:
            raise replies.unknown_key()
        return found

    def plan_of(self, project_id: ProjectId) -> PlanJudge | None:
        """Return the project's tracking plan, None when it has published none."""
        return self.plans.get(project_id)

    def charge(self, sender: Sender, events: int) -> None:
        """Count events against the quotas of the key and of its project.

        Raises:
            CauceError: 429, it is used up.
        """
        wait_s = self.quota.wait_s(sender, events, time.monotonic())
        if wait_s:
            raise replies.over_quota(wait_s)

    async def _settings_of_sdk(self, path: str, scope: Scope) -> Reply:
        if path == _SOURCE_CONFIG:
            return await self._source_config(scope)
        if path.startswith(_SETTINGS[0]) and path.endswith(_SETTINGS[1]):
            key = unquote(path[len(_SETTINGS[0]) : -len(_SETTINGS[1])])
            return await self._settings(scope, key)
        return replies.problem(replies.absent(), language_of(scope))

    async def _settings(self, scope: Scope, key: str) -> Reply:
        """Answer what ``@segment/analytics-next`` asks before it sends anything."""
        found = self.keys.known(key) or await self.keys.resolve(key)
        if found is KeyVerdict.CANNOT_TELL:
            raise replies.keys_unavailable()
        if isinstance(found, KeyVerdict):
            return replies.problem(replies.absent(), language_of(scope))
        protocol, host = self._address(scope)
        own = {"apiKey": key, "apiHost": f"{host}/v1", "protocol": protocol}
        return replies.ok({"integrations": {"Segment.io": own}, "plan": {}})

    async def _source_config(self, scope: Scope) -> Reply:
        """Answer what ``@rudderstack/analytics-js`` asks before it sends anything: no destinations, no statistics."""
        sender = await self.sender_of(keys_of(scope))
        if sender is None:
            raise replies.unknown_key()
        nothing = {"enabled": False}
        source = {
            "id": str(sender.project_id),
            "name": "Cauce",
            "enabled": True,
            "config": {"statsCollection": {"errors": nothing, "metrics": nothing}},
            "destinations": [],
        }
        return replies.ok({"source": source})

    def _address(self, scope: Scope) -> tuple[str, str]:
        if self.public_url:
            protocol, _, host = self.public_url.partition("://")
            return protocol, host.rstrip("/")
        return scope.get("scheme", "http"), header(scope, b"host").decode("latin-1")
