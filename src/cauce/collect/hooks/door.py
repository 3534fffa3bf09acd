"""``POST /hooks/{hook}``: a delivery from bytes to the log and to its answer.

A 200 means: on disk, with the items that the rules made of it. What no rule applies to is on disk too, so
that it can be replayed; a sender that repeats itself stores nothing twice.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from cauce.collect import compat, metrics, replies
from cauce.collect.contracts import NOT_TO_KEEP, KeyVerdict, Refused, RejectReason, Sender
from cauce.collect.hooks import answers
from cauce.collect.hooks.cache import HookCache
from cauce.collect.hooks.contracts import Hook, Made, Payload, Unverified, Verdict
from cauce.collect.hooks.logic.mapping import TooMuchError, library_of, mapped
from cauce.collect.hooks.logic.reading import challenge_in, kept_headers, payload_of, read_body
from cauce.collect.hooks.logic.verify import verify
from cauce.collect.intake import Sorted, count, reject_entry, sort_items
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.logic.privacy import MADE
from cauce.collect.replies import Reply
from cauce.collect.request import header, language_of
from cauce.collect.request import read_body as receive_body
from cauce.collect.wire import MAX_BODY_BYTES, TooLargeError, body_text, read_batch, unpack
from cauce.infra.asgi import Receive, Scope
from cauce.infra.log.contracts import Appended, Entry, FrameKind
from cauce.infra.log.dedup import message_key
from cauce.kernel.errors import CauceError, Kind

PREFIX = "/hooks/"
SHAPE = "webhook"
"""The shape of a refusal that stands for a delivery, or for an item that no rule could make."""
BODY_TIMEOUT_S = 60.0
BESIDE_BYTES = 32 * 1024
"""From here on a body is read and mapped beside the event loop."""
MAX_RECORD_BYTES = 900 * 1024
"""What is kept of a delivery as JSON; a message of a stream may have 1 MB."""
NOTED_EVERY_S = 5.0
"""Of deliveries that do not prove their sender one in so long is noted for each webhook."""
T = TypeVar("T")
_encode = msgspec.json.Encoder().encode


class DeliveryRecord(msgspec.Struct, gc=False):
    """What the log keeps of a delivery; the columns of the table ``deliveries`` without its seq."""

    project_id: int
    hook_id: int
    received_at: datetime
    delivery_id: str
    verdict: str
    detail: str
    items: int
    refused: int
    message_ids: Sequence[str]
    content_type: str
    size: int
    headers: str
    sample: str


@dataclass(slots=True)
class HookDoor:
    """Takes deliveries; one per process."""

    hooks: HookCache = field(default_factory=HookCache)
    _noted: dict[int, float] = field(default_factory=dict)

    async def take(
        self, app: compat.Taker, budget: compat.Budget, scope: Scope, receive: Receive
    ) -> Reply:
        """Answer one delivery.

        Raises:
            CauceError: 401, 404, 429 or 503, each with its reason.
            TooLargeError: more than 500 KB.
            MalformedError: the body did not arrive.
        """
        if scope["method"] != "POST":
            return replies.problem(answers.only_post(), language_of(scope), 405)
        hook = await self._hook(scope["path"].removeprefix(PREFIX).strip("/"))
        share = compat.Share(budget)
        try:
            body = await receive_body(scope, receive, MAX_BODY_BYTES, share.hold, BODY_TIMEOUT_S)
            return await self._answer(_Taking(app, budget, hook, scope, body, app.clock()))
        finally:
            share.release()

    async def _hook(self, public_id: str) -> Hook:
        found = await self.hooks.resolve(public_id)
        if found is KeyVerdict.CANNOT_TELL:
            raise answers.hooks_unavailable()
        if isinstance(found, KeyVerdict):
            raise answers.no_such_hook()
        if found.locked:
            raise answers.locked()
        return found

    async def _answer(self, taking: "_Taking") -> Reply:
        wrong = taking.verified()
        if wrong is not None:
            await self._note(taking, wrong)
            error = CauceError(wrong.code, wrong.text, Kind.UNAUTHORIZED)
            return replies.problem(error, language_of(taking.scope), title=answers.UNVERIFIED)
        return await taking.take()

    async def _note(self, taking: "_Taking", wrong: Unverified) -> None:
        """Keep that somebody was not believed, so that who sets a webhook up sees why; not too often."""
        metrics.deliveries.labels(Verdict.UNVERIFIED).inc()
        now, hook = time.monotonic(), taking.hook
        if now < self._noted.get(hook.hook_id, -1e9) + NOTED_EVERY_S:
            return
        self._noted[hook.hook_id] = now
        record = taking.record(Verdict.UNVERIFIED, wrong.code)
        await taking.app.door.append(
            [Entry(hook.project_id, FrameKind.DELIVERY, _encode(record)[1:], b"")]
        )


@dataclass(slots=True)
class _Read:
    """A delivery after the rules: its items, or why there are none."""

    payload: Payload
    made: list[Made] = field(default_factory=list)
    refused: Refused | None = None
    text: bytes = b""


@dataclass(slots=True)
class _Taking:
    """One delivery on its way."""

    app: compat.Taker
    budget: compat.Budget
    hook: Hook
    scope: Scope
    body: bytes
    now: datetime

    def verified(self) -> Unverified | None:
        """Return why the sender is not believed."""
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in self.scope["headers"]
        }
        secrets = [secret.text for secret in self.hook.secrets if secret.holds(self.now)]
        return verify(self.hook.scheme, secrets, headers, self.body, self.now)

    async def take(self) -> Reply:
        """Return the answer once everything is on disk."""
        read = await self._beside(self._read)
        challenge = challenge_in(read.payload.body)
        if challenge is not None:
            return replies.ok({"challenge": challenge})
        items = [made.item for made in read.made if made.refused is None]
        project_id = self.hook.project_id
        self.app.charge(Sender(project_id), max(1, len(read.made)))
        parcel = read_batch(b'{"batch":[%b]}' % b",".join(items))
        guard = await self.app.guards.of(self.scope, project_id, parcel.items)
        enricher, plan = self.app.visits.of_server(project_id), self.app.plan_of(project_id)
        sorted_ = await self._beside(
            lambda: sort_items(parcel, project_id, self.now, enricher, plan, guard=guard)
        )
        return await self._keep(read, sorted_)

    async def _beside(self, work: Callable[[], T]) -> T:
        """Return what work comes to; that of a large body does not hold up the others."""
        if len(self.body) <= BESIDE_BYTES:
            return work()
        async with self.budget.one_at_a_time:
            return await asyncio.to_thread(work)

    def _read(self) -> _Read:
        hook, plain = self.hook, unpack(self.body)
        headers = kept_headers(self.scope["headers"])
        try:
            body = read_body(plain, self._content_type)
        except NotStorableError as error:
            payload = self._payload(None, headers)
            return _Read(payload, refused=error.refused, text=plain)
        payload = self._payload(body, headers)
        text = plain if "form" not in self._content_type else _encode(body)
        try:
            made = mapped(hook.mapping, payload, hook.hook_id, hook.name)
        except TooMuchError as error:
            return _Read(payload, refused=error.refused, text=text)
        nothing = Refused(RejectReason.NO_RULE, f"no rule of {hook.name!r} applies")
        return _Read(payload, made, None if made else nothing, text)

    def _payload(self, body: Any, headers: Mapping[str, str]) -> Payload:
        hook = self.hook
        return payload_of(
            body,
            headers,
            self.body,
            self.now,
            scheme=hook.scheme,
            named_by=hook.mapping.delivery_id,
        )

    @property
    def _content_type(self) -> str:
        return header(self.scope, b"content-type")[:100].decode("latin-1").lower()

    async def _keep(self, read: _Read, items: Sorted) -> Reply:
        hook, delivery_id = self.hook, read.payload.delivery_id
        keep = may_be_kept(items)
        refusals = self._refusals(read, keep=keep)
        verdict = verdict_of(read, items)
        enricher = self.app.visits.of_server(hook.project_id)
        kept = enricher.allowed(_text(read.text)) if keep else ""
        detail = read.refused.detail if read.refused else _details(read, items)
        record = self.record(
            verdict, detail, read=read, items=items, unmade=len(refusals), sample=kept
        )
        body = _encode(record)
        if len(body) > MAX_RECORD_BYTES:
            raise TooLargeError
        key = self._key(delivery_id)
        delivery = Entry(hook.project_id, FrameKind.DELIVERY, body[1:], key)
        appended = await self.app.door.append([*items.entries, *refusals, delivery])
        return self._answered(items, appended, verdict, len(refusals))

    def _refusals(self, read: _Read, *, keep: bool) -> list[Entry]:
        """Return what stands among the rejects for what no item could be made of; once each."""
        found = [(made.refused, made.source) for made in read.made if made.refused is not None]
        if read.refused is not None:
            found.append((read.refused, read.text))
        hook, delivery_id = self.hook, read.payload.delivery_id
        for refused, _ in found:
            metrics.rejected.labels(refused.reason).inc()
        enricher = self.app.visits.of_server(hook.project_id)
        return [
            reject_entry(
                Sender(hook.project_id), self.now, refused, delivery_id,
                enricher.allowed(body_text(text)) if keep else "",
                shape=SHAPE, source=library_of(hook.name), key=self._key(delivery_id, n),
            )
            for n, (refused, text) in enumerate(found)
        ]  # fmt: skip

    def _key(self, delivery_id: str, *part: int) -> bytes:
        """Return what stands for a delivery, or a part of it, when it is repeated."""
        names = ["", "delivery", str(self.hook.hook_id), delivery_id, *map(str, part)]
        return message_key(self.hook.project_id, "\x1f".join(names))

    def record(
        self,
        verdict: Verdict,
        detail: str,
        *,
        read: _Read | None = None,
        items: Sorted | None = None,
        unmade: int = 0,
        sample: str = "",
    ) -> DeliveryRecord:
        """Return what the log keeps of the delivery; of one that was not read hardly anything."""
        items = items or Sorted([], [])
        delivery_id = read.payload.delivery_id if read else ""
        headers = _encode(read.payload.headers).decode() if read else "{}"
        ids = [*items.message_ids, *([delivery_id] if unmade else [])]
        return DeliveryRecord(
            self.hook.project_id, self.hook.hook_id, self.now, delivery_id, verdict, detail[:500],
            len(items.entries) + unmade, len(items.refusals) + unmade, ids, self._content_type,
            len(self.body), headers, sample,
        )  # fmt: skip

    def _answered(self, items: Sorted, appended: Appended, verdict: Verdict, unmade: int) -> Reply:
        own = frozenset(at for at in appended.duplicates if at < len(items.entries))
        if items.entries:
            count(items, Appended(own, appended.first_seq))
        metrics.deliveries.labels(verdict).inc()
        refused = len(items.refusals) + unmade
        accepted = len(items.entries) - len(items.refusals) - len(own)
        return replies.ok({
            "success": True, "verdict": verdict.value, "accepted": accepted,
            "duplicates": len(own), "refused": refused,
        })  # fmt: skip


def verdict_of(read: _Read, items: Sorted) -> Verdict:
    """Return what became of a delivery."""
    if read.refused is not None:
        no_rule = read.refused.reason is RejectReason.NO_RULE
        return Verdict.UNMATCHED if no_rule else Verdict.UNREADABLE
    refused = len(items.refusals) + sum(made.refused is not None for made in read.made)
    if not refused:
        return Verdict.ACCEPTED
    return Verdict.PARTLY if refused < len(read.made) else Verdict.REFUSED


def may_be_kept(items: Sorted) -> bool:
    """Return whether the body may be kept: not when anything of it was to be forgotten, or anonymous."""
    if any(refused.reason in NOT_TO_KEEP for refused in items.refusals.values()):
        return False
    hidden = f'"anonymous_id":"{MADE}'.encode()
    return not any(hidden in entry.body for entry in items.entries)


def _details(read: _Read, items: Sorted) -> str:
    found = [*items.refusals.values(), *(m.refused for m in read.made if m.refused is not None)]
    return "; ".join(dict.fromkeys(f"{one.reason}: {one.detail}" for one in found))


def _text(text: bytes) -> str:
    return text.decode("utf-8", "replace").replace("\0", "")
