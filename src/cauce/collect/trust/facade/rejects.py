"""What was refused: seen by group, corrected and sent again, or discarded."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from cauce.accounts.facade import Accounts
from cauce.collect.contracts import PlanJudge
from cauce.collect.intake import sort_items
from cauce.collect.trust.contracts import (
    UNREADABLE,
    Fix,
    KeptReject,
    RejectGroup,
    Replayed,
    Selection,
    Tried,
)
from cauce.collect.trust.logic.fixing import sent_again
from cauce.collect.trust.store import rejects
from cauce.collect.wire import MAX_BODY_BYTES, read_batch
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
PARCEL_BYTES = MAX_BODY_BYTES - 20_000

Deliver = Callable[[str, bytes], bytes]
"""Posts a body to ``/v1/events`` with a write key and returns the answer; raises ``CauceError``."""
PlanOf = Callable[[Tx, ProjectId], PlanJudge | None]


class _Verdict(msgspec.Struct):
    result: str


class _Verdicts(msgspec.Struct):
    results: dict[str, _Verdict]


_verdicts = msgspec.json.Decoder(_Verdicts).decode


@dataclass(frozen=True)
class Rejects:
    """Refused items that are still open: neither replayed nor discarded."""

    events: Events
    accounts: Accounts
    reader: LogReader
    plan_of: PlanOf
    deliver: Deliver
    clock: Clock = utc_now

    def groups(self, project_id: ProjectId) -> list[RejectGroup]:
        """Return the open items by reason and source, the largest group first."""
        return rejects.groups(self.events, project_id)

    def preview(
        self, tx: Tx, project_id: ProjectId, selection: Selection, fixes: Sequence[Fix]
    ) -> list[Tried]:
        """Return the ten newest items of a selection before and after, with collecting's verdict.

        Nothing is stored. The verdict comes from the steps that collecting takes, tracking plan included.
        """
        plan = self.plan_of(tx, project_id)
        newest = rejects.newest(self.events, project_id, selection, self.reader.head(), PREVIEWED)
        return [self._try(project_id, kept, fixes, plan) for kept in newest]

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
        return self._send_all(keys, access.project_id, kept, fixes, last)

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
        project_id: ProjectId,
        kept: KeptReject,
        fixes: Sequence[Fix],
        plan: PlanJudge | None,
    ) -> Tried:
        item = sent_again(kept, fixes)
        if item is None:
            return Tried(kept, kept.sample, UNREADABLE, kept.detail)
        after = _text(item)
        parcel = read_batch(b'{"batch":[%b]}' % after.encode())
        refused = sort_items(parcel, project_id, self.clock(), plan=plan).refusals.get(0)
        return Tried(kept, after, refused.reason, refused.detail) if refused else Tried(kept, after)

    def _send_all(
        self,
        keys: Mapping[int, str],
        project_id: ProjectId,
        kept: Sequence[KeptReject],
        fixes: Sequence[Fix],
        upto: int,
    ) -> Replayed:
        oldest = next(iter(keys.values()))
        corrected = [
            (one.seq, keys.get(one.key_id, oldest), item)
            for one in kept
            if (item := sent_again(one, fixes))
        ]
        results: list[str] = []
        through = kept[-1].seq
        more = len(kept) == AT_ONCE
        for key, parcel in _parcels(corrected):
            try:
                results += self._send(key, project_id, parcel)
            except CauceError:
                if not results:
                    raise
                through, more = corrected[len(results) - 1][0], True
                break
        unreadable = sum(one.seq <= through for one in kept) - len(results)
        accepted, duplicates = results.count("ok"), results.count("duplicate")
        refused = len(results) - accepted - duplicates
        return Replayed(accepted, duplicates, refused, unreadable, through if more else None, upto)

    def _send(
        self, key: str, project_id: ProjectId, parcel: Sequence[tuple[int, str, bytes]]
    ) -> list[str]:
        body = b'{"batch":[%b]}' % b",".join(text for _, _, text in parcel)
        answer = _verdicts(self.deliver(key, body)).results
        rejects.settle(self.events, project_id, [seq for seq, _, _ in parcel])
        return _results([message_id for _, message_id, _ in parcel], answer)


def _results(message_ids: Sequence[str], answer: Mapping[str, _Verdict]) -> list[str]:
    """Return what became of each item; of one whose id was given twice the first was taken."""
    results, seen = [], set()
    for message_id in message_ids:
        verdict = answer.get(message_id)
        result = verdict.result if verdict else "drop"
        results.append("duplicate" if result == "ok" and message_id in seen else result)
        seen.add(message_id)
    return results


def _parcels(
    items: Sequence[tuple[int, str, dict[str, Any]]],
) -> Iterator[tuple[str, list[tuple[int, str, bytes]]]]:
    """Yield a key and (seq, message id, text) in requests that collecting takes, in the order of the log."""
    parcel: list[tuple[int, str, bytes]] = []
    size, last = 0, ""
    for seq, key, item in items:
        text = _text(item).encode()
        if parcel and (size + len(text) > PARCEL_BYTES or key != last):
            yield last, parcel
            parcel, size = [], 0
        parcel.append((seq, str(item.get("messageId") or ""), text))
        size, last = size + len(text) + 1, key
    if parcel:
        yield last, parcel


def _text(item: dict[str, Any]) -> str:
    """Return an item as JSON in ASCII: numbers of any size and lone surrogates go as they came."""
    return json.dumps(item, separators=(",", ":"))


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
