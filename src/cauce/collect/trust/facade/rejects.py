"""What was refused: seen by group, corrected and sent again, or discarded."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from cauce.accounts.facade import Accounts
from cauce.collect.again import ALONE, Returned, reading_of
from cauce.collect.contracts import PlanJudge, Refused, RejectReason
from cauce.collect.enrich.pipeline import UNKNOWN
from cauce.collect.formats.vendors import FORMATS
from cauce.collect.intake import sort_items
from cauce.collect.logic.items import Arrival, Guard
from cauce.collect.records import items_of, sort_records
from cauce.collect.trust.contracts import (
    UNREADABLE,
    Fix,
    KeptReject,
    RejectGroup,
    Replayed,
    Selection,
    Tried,
)
from cauce.collect.trust.facade.outgoing import Outgoing, Parcel, is_foreign, outgoing, parcels
from cauce.collect.trust.store import rejects
from cauce.collect.wire import read_batch
from cauce.infra.db import Tx
from cauce.infra.events import Events
from cauce.infra.log.contracts import LogReader
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import ProjectId

PREVIEWED = 10
AT_ONCE = 500
"""Items that one call replays; the caller asks again until nothing is left."""

Deliver = Callable[[str, str, bytes], bytes]
"""Posts, with a write key, to a path of collecting a body and returns the answer; raises ``CauceError``."""
GuardOf = Callable[[Tx, ProjectId, Iterable[object]], Guard]
"""What a project wants for privacy's sake, for a request with these items."""
PlanOf = Callable[[Tx, ProjectId], PlanJudge | None]


FOREIGN = Refused(
    RejectReason.INVALID_FIELD, "it names the key of another project; remove that field to take it"
)


class _Fixed(NamedTuple):
    """What is done to every item, the keys that it may name, and by their ids those that work."""

    fixes: Sequence[Fix]
    keys: Collection[str]
    live: Mapping[int, str]

    def key_for(self, key_id: int) -> str:
        """Return the key an item came with, the oldest that works when it is gone."""
        return self.live.get(key_id) or next(iter(self.live.values()))


@dataclass(frozen=True)
class Rejects:
    """Refused items that are still open: neither replayed nor discarded."""

    events: Events
    accounts: Accounts
    reader: LogReader
    plan_of: PlanOf
    guard_of: GuardOf
    deliver: Deliver
    clock: Clock = utc_now

    def groups(self, project_id: ProjectId) -> list[RejectGroup]:
        """Return the open items by reason and source, the largest group first."""
        return rejects.groups(self.events, project_id)

    def preview(
        self, tx: Tx, project_id: ProjectId, selection: Selection, fixes: Sequence[Fix]
    ) -> list[Tried]:
        """Return the ten newest items of a selection before and after, with collecting's verdict.

        Nothing is stored. The verdict comes from the steps that collecting takes, tracking plan, consent and
        privacy included.
        """
        keys = self._keys(tx, project_id)
        newest = rejects.newest(self.events, project_id, selection, self.reader.head(), PREVIEWED)
        return [self._try(tx, project_id, kept, fixes, keys) for kept in newest]

    def replay(
        self,
        tx: Tx,
        access: Access,
        selection: Selection,
        fixes: Sequence[Fix],
        *,
        after: int = 0,
        upto: int | None = None,
    ) -> Replayed:
        """Return what became of the next items of a selection, sent through collecting's own door.

        Each item goes with the key it came with, or with the oldest that works when that one is gone. What is
        refused again is kept with its new reason, as a new refusal; what cannot be read stays open. An item is settled only
        once the log has it, one way or the other. When collecting stops taking items half way, what was sent
        is told and ``after_seq`` says where to go on.

        Raises:
            CauceError: ``no_write_key``, ``replay_unavailable``, or collecting's own refusal (429, 503).
        """
        last = self.reader.head() if upto is None else upto
        kept = rejects.following(
            self.events, access.project_id, selection, after=after, upto=last, limit=AT_ONCE
        )
        if not kept:
            return Replayed(0, 0, 0, 0, None, last)
        keys = self.accounts.write_keys_of(tx, access.project_id)
        if not keys:
            raise _no_write_key()
        told: dict[str, Any] = {"reason": selection.reason, "items": len(kept), "fixes": len(fixes)}
        self.accounts.record(tx, access, "rejects.replayed", selection.reason or "all", told)
        fixed = _Fixed(fixes, self._keys(tx, access.project_id), keys)
        return self._send_all(access.project_id, kept, fixed, last)

    def settle(self, project_id: ProjectId, message_ids: Sequence[str]) -> None:
        """Close the open items of these messages, which were sent again by another way."""
        seqs = rejects.open_of_messages(self.events, project_id, message_ids)
        rejects.settle(self.events, project_id, seqs)

    def discard(self, tx: Tx, access: Access, selection: Selection) -> int:
        """Return how many open items were discarded; the audit log says by whom."""
        project_id, last = access.project_id, self.reader.head()
        found = rejects.count(self.events, project_id, selection, last)
        if found:
            told: dict[str, Any] = {
                "reason": selection.reason,
                "source": "any" if selection.source is None else selection.source,
                "items": found,
                "seqs": [str(seq) for seq in selection.seqs[:50]],
            }
            self.accounts.record(tx, access, "rejects.discarded", selection.reason or "all", told)
            rejects.discard(self.events, project_id, selection, last)
        return found

    def _try(
        self,
        tx: Tx,
        project_id: ProjectId,
        kept: KeptReject,
        fixes: Sequence[Fix],
        keys: Collection[str],
    ) -> Tried:
        one = outgoing(kept, fixes)
        if one is None:
            return Tried(kept, kept.sample, UNREADABLE, kept.detail)
        refused = FOREIGN if is_foreign(one, keys) else self._judged(tx, project_id, one)
        if refused is None:
            return Tried(kept, one.shown)
        return Tried(kept, one.shown, refused.reason, refused.detail)

    def _judged(self, tx: Tx, project_id: ProjectId, one: Outgoing) -> Refused | None:
        """Return what the steps of collecting say of an item: plan, consent and privacy included."""
        plan, now = self.plan_of(tx, project_id), self.clock()
        if not one.vendor:
            parcel = read_batch(b'{"batch":[%b]}' % one.text)
            guard = self.guard_of(tx, project_id, parcel.items)
            return sort_items(parcel, project_id, now, plan=plan, guard=guard).refusals.get(0)
        returned = msgspec.json.decode(one.text, type=Returned)
        reading = reading_of(FORMATS[one.vendor], [returned])
        guard = self.guard_of(tx, project_id, items_of(reading))
        arrival = Arrival(project_id, now, enricher=UNKNOWN, plan=plan, guard=guard)
        return sort_records(ALONE, reading, arrival).refused.get(0)

    def _send_all(
        self, project_id: ProjectId, kept: Sequence[KeptReject], fixed: _Fixed, upto: int
    ) -> Replayed:
        ready = [
            one
            for item in kept
            if (one := outgoing(item, fixed.fixes)) and not is_foreign(one, fixed.keys)
        ]
        results: list[str] = []
        through = kept[-1].seq
        more = len(kept) == AT_ONCE
        for parcel in parcels(ready):
            try:
                results += self._send(fixed.key_for(parcel.key_id), project_id, parcel)
            except CauceError:
                if not results:
                    raise
                through, more = ready[len(results) - 1].seq, True
                break
        unreadable = sum(one.seq <= through for one in kept) - len(results)
        accepted, duplicates = results.count("ok"), results.count("duplicate")
        refused = len(results) - accepted - duplicates
        return Replayed(accepted, duplicates, refused, unreadable, through if more else None, upto)

    def _send(self, key: str, project_id: ProjectId, parcel: Parcel) -> list[str]:
        results = parcel.results(self.deliver(key, parcel.path, parcel.body))
        rejects.settle(self.events, project_id, [one.seq for one in parcel.items])
        return results

    def _keys(self, tx: Tx, project_id: ProjectId) -> frozenset[str]:
        """Return every write key that the project has or had."""
        keys = self.accounts.list_keys(tx, project_id)
        return frozenset(key.value for key in keys if key.value is not None)


def _no_write_key() -> CauceError:
    return CauceError(
        "no_write_key",
        Text(
            "The project has no write key that works, so nothing can be sent into it. Make one under"
            " Settings → Keys; the items stay open.",
            "El proyecto no tiene ninguna clave de escritura en vigor y no se le puede enviar nada. Crea una en"
            " Ajustes → Claves; los elementos siguen abiertos.",
        ),
        Kind.CONFLICT,
    )
