"""Taking in what a batch of events says about people."""

from collections import Counter
from collections.abc import Collection, Iterable

from cauce.infra.db import Tx
from cauce.kernel.ids import ProjectId
from cauce.people.contracts import Statement, Told
from cauce.people.facade.consenting import ConsentingVerbs
from cauce.people.facade.copying import Moves
from cauce.people.facade.grouping import GroupingVerbs
from cauce.people.logic.consent import condense
from cauce.people.logic.expand import expand
from cauce.people.logic.gather import Found
from cauce.people.logic.identity import decide_joins, decide_links
from cauce.people.logic.operations import settle
from cauce.people.store import erasure, identities, merges, operations, outbox, traits


class AbsorbingVerbs(GroupingVerbs, ConsentingVerbs):
    """Verbs of the consumer; all are idempotent, so the same batch again changes nothing."""

    def begin(self, tx: Tx, project_ids: Iterable[int]) -> dict[int, int]:
        """Return the epoch of each project, locked against other writers until ``tx`` ends.

        A new epoch means that rows vanished: forget what you remember of the project.
        """
        return outbox.lock(tx, project_ids)

    def erased_after(self, tx: Tx, seq: int) -> dict[tuple[int, int], int]:
        """Return (project, raw person) → seq of erasures that events from ``seq`` on may be under."""
        return erasure.erased_after(tx, seq)

    def absorb(self, tx: Tx, project_id: ProjectId, found: Found) -> None:
        """Make persons, links, joins and traits what the batch says; ``begin`` came before."""
        rows = expand(project_id, found)
        new = [row for raw, row in rows.announced.items() if raw not in rows.seen]
        changed = identities.see(tx, project_id, [*rows.seen.values(), *new])
        moves = self._join(tx, project_id, rows.joins)
        moves |= self._link(tx, project_id, rows.links.values())
        told = traits.tell(tx, project_id, found.traits)
        told |= self._operate(tx, project_id, found.operations)
        changed |= set(identities.persons_of(tx, project_id, told).values()) if told else set()
        self._agree(tx, project_id, condense(found.consents))
        self._gather_groups(tx, project_id, found.groups, found.members, told)
        outbox.note(tx, project_id, changed | moves.persons, moves.raws)

    @staticmethod
    def _operate(tx: Tx, project_id: ProjectId, new: Collection[Told]) -> set[int]:
        """Record operations; the latest sets are on record already. Return whose traits changed."""
        if not new:
            return set()
        raws = {told.raw for told in new}
        recorded = operations.recorded(tx, project_id, raws)
        settled = settle(recorded, new, operations.last_sets(tx, project_id, raws))
        operations.change(tx, project_id, settled.gone, settled.added)
        return {told.raw for told in (*settled.gone, *settled.added)}

    def _join(self, tx: Tx, project_id: ProjectId, joins: Collection[Statement]) -> Moves:
        if not joins:
            return Moves()
        ends = {raw for join in joins for raw in (join.from_person, join.into_person)}
        person_of = identities.persons_of(tx, project_id, ends)
        sizes = self._sizes(tx, project_id, set(person_of.values()))
        merges.state(tx, project_id, decide_joins(joins, person_of, sizes, self.max_ids))
        return self._settle(tx, project_id, ends)

    def _link(self, tx: Tx, project_id: ProjectId, claims: Collection[Statement]) -> Moves:
        if not claims:
            return Moves()
        anonymous = {claim.from_person for claim in claims}
        known = merges.links_of(tx, project_id, anonymous)
        users = {link.into_person for link in (*known, *claims)}
        person_of = identities.persons_of(tx, project_id, anonymous | users)
        fresh = _unknown(claims, known)
        wanted = {person_of.get(claim.into_person, claim.into_person) for claim in fresh}
        sizes = self._sizes(tx, project_id, wanted)
        decision = decide_links(known, claims, person_of, sizes, self.max_ids)
        merges.state(tx, project_id, decision.record)
        return self._move(tx, project_id, person_of, dict(decision.persons))

    @staticmethod
    def _sizes(tx: Tx, project_id: ProjectId, persons: Collection[int]) -> Counter[int]:
        if not persons:
            return Counter()
        return Counter(identities.parts_of(tx, project_id, persons).values())


def _unknown(claims: Iterable[Statement], known: Iterable[Statement]) -> list[Statement]:
    pairs = {(link.from_person, link.into_person) for link in known}
    return [claim for claim in claims if (claim.from_person, claim.into_person) not in pairs]
