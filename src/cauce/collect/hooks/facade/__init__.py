"""The public verbs of webhooks: make, change, rotate, remove; look at deliveries, try rules, replay.

First arguments are ``tx, access``: who changes something is in the audit log.
"""

import secrets as randomness
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec

from cauce.accounts.facade import Accounts
from cauce.collect.contracts import PlanJudge
from cauce.collect.enrich.pipeline import UNKNOWN
from cauce.collect.hooks import store
from cauce.collect.hooks.cache import about
from cauce.collect.hooks.contracts import (
    Delivery,
    Fresh,
    HookReplayed,
    MadeHook,
    NewHook,
    Scheme,
    SealedSecret,
    Span,
    StoredHook,
    Trial,
)
from cauce.collect.hooks.facade.refusals import (
    MAX_HOOKS,
    changed_meanwhile,
    existing,
    no_secret,
    no_write_key,
    scheme_stays,
    too_many,
)
from cauce.collect.hooks.logic.again import Again, in_order, parcels, summed
from cauce.collect.hooks.logic.parse import parse_mapping, with_ids
from cauce.collect.hooks.logic.trial import tried
from cauce.collect.hooks.logic.verify import SECRET_BYTES, check_secret, new_secret
from cauce.collect.logic.items import Arrival, Guard
from cauce.collect.trust.facade.rejects import Deliver, Rejects
from cauce.infra.db import Tx
from cauce.infra.events import Events
from cauce.infra.log.contracts import LogReader
from cauce.infra.sealing import Sealer
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, not_found
from cauce.kernel.ids import ProjectId

PUBLIC_BYTES = 18
AT_ONCE = 100
"""Deliveries that one call replays; the caller asks again until nothing is left."""
EVER = Span(datetime.fromisoformat("1971-01-01T00:00:00+00:00"), datetime.fromisoformat("2200-01-01T00:00:00+00:00"))  # fmt: skip

PlanOf = Callable[[Tx, ProjectId], PlanJudge | None]
GuardOf = Callable[[Tx, ProjectId], Guard | None]
"""What a project wants for privacy's sake, as far as a trial can tell."""


class _Verdict(msgspec.Struct):
    result: str


class _Verdicts(msgspec.Struct):
    results: dict[str, _Verdict]


_verdicts = msgspec.json.Decoder(_Verdicts).decode


def newer_hooks(tx: Tx, known: Mapping[str, int]) -> Fresh:
    """Return what the front needs to know of webhooks beyond the revisions that it has."""
    return store.newer(tx, known)


@dataclass(frozen=True)
class Hooks:
    """The webhooks of every project."""

    events: Events
    accounts: Accounts
    reader: LogReader
    rejects: Rejects
    sealer: Sealer
    plan_of: PlanOf
    guard_of: GuardOf
    deliver: Deliver
    clock: Clock = utc_now
    random: Callable[[int], bytes] = randomness.token_bytes

    def listed(self, tx: Tx, project_id: ProjectId) -> list[StoredHook]:
        """Return the webhooks of a project, oldest first."""
        return store.of_project(tx, project_id)

    def get(self, tx: Tx, project_id: ProjectId, hook_id: int) -> StoredHook:
        """Return a webhook.

        Raises:
            CauceError: ``not_found``.
        """
        return existing(store.find(tx, project_id, hook_id))

    def create(self, tx: Tx, access: Access, new: NewHook) -> MadeHook:
        """Return a new webhook, with the only sight of its secret.

        Raises:
            CauceError: ``invalid_field``, ``too_many_hooks``.
        """
        if len(store.of_project(tx, access.project_id)) >= MAX_HOOKS:
            raise too_many()
        document = with_ids(new.document)
        parse_mapping(document)
        public = self.random(PUBLIC_BYTES).hex()
        now = self.clock()
        hook = StoredHook(
            0, access.project_id, public, new.name, new.scheme, document, 1, now,
            access.actor.name, now,
        )  # fmt: skip
        hook = replace(hook, hook_id=store.insert(tx, hook))
        text = self._set_secret(tx, hook, new.secret, now)
        self._record(tx, access, "hook.created", hook)
        return MadeHook(self.get(tx, access.project_id, hook.hook_id), text)

    def change(
        self, tx: Tx, access: Access, hook_id: int, revision: int, changed: NewHook
    ) -> StoredHook:
        """Return the webhook after the change; its secrets stay.

        Raises:
            CauceError: ``not_found``, ``invalid_field``, ``hook_changed`` when somebody changed it
                meanwhile, ``hook_scheme`` when the new way to sign needs another kind of secret.
        """
        hook = existing(store.find(tx, access.project_id, hook_id, lock=True))
        if hook.revision != revision:
            raise changed_meanwhile()
        if changed.scheme is not hook.scheme:
            raise scheme_stays()
        document = with_ids(changed.document)
        parse_mapping(document)
        store.update(
            tx, replace(hook, name=changed.name, document=document, changed_at=self.clock())
        )
        self._record(tx, access, "hook.changed", hook)
        return self.get(tx, access.project_id, hook_id)

    def rotate(
        self, tx: Tx, access: Access, hook_id: int, secret: str, overlap_hours: int
    ) -> MadeHook:
        """Return the webhook with the only sight of its new secret; the old ones hold a while longer.

        Raises:
            CauceError: ``not_found``, ``invalid_field``, ``hook_scheme`` when it has no secret.
        """
        hook = existing(store.find(tx, access.project_id, hook_id, lock=True))
        if hook.scheme is Scheme.NONE:
            raise no_secret()
        now = self.clock()
        text = self._set_secret(tx, hook, secret, now + timedelta(hours=overlap_hours))
        store.update(tx, replace(hook, changed_at=now))
        self._record(tx, access, "hook.secret_rotated", hook, {"overlap_hours": overlap_hours})
        return MadeHook(self.get(tx, access.project_id, hook_id), text)

    def remove(self, tx: Tx, access: Access, hook_id: int) -> None:
        """End a webhook for good; what it brought stays.

        Raises:
            CauceError: ``not_found``.
        """
        hook = existing(store.find(tx, access.project_id, hook_id, lock=True))
        store.delete(tx, access.project_id, hook_id)
        self._record(tx, access, "hook.removed", hook)

    def deliveries(
        self, tx: Tx, project_id: ProjectId, hook_id: int, *, before: int | None, verdict: str, limit: int
    ) -> list[Delivery]:  # fmt: skip
        """Return deliveries of a webhook, newest first, without their bodies.

        Raises:
            CauceError: ``not_found``.
        """
        hook = self.get(tx, project_id, hook_id)
        position = store.NO_LIMIT if before is None else before
        return store.deliveries(self.events, hook, before=position, verdict=verdict, limit=limit)

    def delivery(self, tx: Tx, project_id: ProjectId, hook_id: int, seq: int) -> Delivery:
        """Return one delivery with its body.

        Raises:
            CauceError: ``not_found``, also when its body was not to be kept.
        """
        hook, span = self.get(tx, project_id, hook_id), replace(EVER, seqs=(seq,))
        found = store.kept(self.events, hook, span, after=0, upto=seq, limit=1)
        if not found:
            raise not_found("kept delivery", "ese envío conservado")
        return found[0]

    def preview(
        self, tx: Tx, project_id: ProjectId, hook: NewHook, example: str, headers: Mapping[str, str]
    ) -> Trial:
        """Return what would become of an example, step by step; nothing is stored.

        Raises:
            CauceError: ``invalid_field``: what is wrong with the rules.
        """
        guard, plan = self.guard_of(tx, project_id), self.plan_of(tx, project_id)
        arrival = Arrival(project_id, self.clock(), enricher=UNKNOWN, plan=plan, guard=guard)
        return tried(hook, example, headers, arrival)

    def replay(
        self, tx: Tx, access: Access, hook_id: int, span: Span, *, after: int = 0, upto: int | None = None
    ) -> HookReplayed:  # fmt: skip
        """Return what became of the next kept deliveries of a span, through the rules as they are now.

        An item that is stored already stays as it is, so replaying twice stores nothing twice. What is
        accepted settles the delivery's open refusals. When collecting stops taking items half way, what
        was sent is told and ``after_seq`` says where to go on.

        Raises:
            CauceError: ``not_found``, ``no_write_key``, or collecting's own refusal (429, 503).
        """
        hook = self.get(tx, access.project_id, hook_id)
        last = self.reader.head() if upto is None else upto
        kept = store.kept(self.events, hook, span, after=after, upto=last, limit=AT_ONCE)
        if not kept:
            return HookReplayed(0, 0, 0, 0, 0, None, last)
        key = self.accounts.write_key(tx, access.project_id)
        if key is None:
            raise no_write_key()
        told = {"deliveries": len(kept), "verdict": span.verdict or "all"}
        self._record(tx, access, "hook.replayed", hook, told)
        return self._replay(key, hook, kept, last)

    def forget_project(self, tx: Tx, project_id: ProjectId) -> None:
        """Remove the webhooks of a project that is being removed."""
        store.forget_project(tx, project_id)

    def _replay(
        self, key: str, hook: StoredHook, kept: Sequence[Delivery], upto: int
    ) -> HookReplayed:
        again = [Again.of(hook, delivery) for delivery in kept]
        results, failed = self._sent(key, [item for one in again for item in one.items])
        through = in_order(again, results)
        if failed is not None and not through:
            raise failed
        self._settle(hook, through, results)
        more = len(through) < len(again) or len(kept) == AT_ONCE
        after = through[-1].delivery.seq if more and through else None
        return summed(through, results, after, upto)

    def _sent(self, key: str, items: Sequence[bytes]) -> tuple[dict[str, str], CauceError | None]:
        """Return what collecting said by message id, and why it stopped taking items when it did."""
        results: dict[str, str] = {}
        for parcel in parcels(items):
            try:
                answer = self.deliver(key, "/v1/events", b'{"batch":[%b]}' % b",".join(parcel))
            except CauceError as error:
                return results, error
            found = _verdicts(answer).results.items()
            results |= {message_id: verdict.result for message_id, verdict in found}
        return results, None

    def _settle(
        self, hook: StoredHook, through: Sequence["Again"], results: Mapping[str, str]
    ) -> None:
        """Close the refusals of deliveries that became events, and note what was replayed."""
        done = [(one, one.count(results)) for one in through]
        good = [one for one, c in done if c["ok"] + c["duplicate"] and not c["drop"] + one.unmade]
        ids = [name for one in good for name in one.delivery.message_ids]
        self.rejects.settle(hook.project_id, ids)
        stored = [(one.delivery.seq, c["ok"] + c["duplicate"]) for one, c in done]
        store.replayed(self.events, hook, stored, self.clock())

    def _set_secret(self, tx: Tx, hook: StoredHook, given: str, until: datetime) -> str:
        """Return the secret that holds from now on."""
        if hook.scheme is Scheme.NONE:
            return ""
        text = given or new_secret(hook.scheme, self.random(SECRET_BYTES))
        check_secret(hook.scheme, text)
        sealed = self.sealer.seal(text, about(hook.public_id))
        store.add_secret(tx, hook, SealedSecret(sealed, text[-4:], self.clock()), until)
        return text

    def _record(
        self,
        tx: Tx,
        access: Access,
        action: str,
        hook: StoredHook,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        detail = {"hook": str(hook.hook_id), "scheme": hook.scheme.value, **(more or {})}
        self.accounts.record(tx, access, action, hook.name, detail)
