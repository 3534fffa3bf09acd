"""Merging two known persons by hand, and undoing any merge."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cauce.infra.db import Tx
from cauce.kernel.access import Actor
from cauce.kernel.errors import invalid, not_found
from cauce.kernel.ids import PersonId, ProjectId, raw_person_id
from cauce.people.contracts import (
    Merge,
    already_one,
    already_undone,
    not_in_force,
    too_many_ids,
)
from cauce.people.facade.copying import CopyingVerbs, Moves
from cauce.people.logic.identity import undoing
from cauce.people.logic.ids import stands_for_somebody
from cauce.people.store import identities, merges, outbox

Position = tuple[datetime, int]


class MergingVerbs(CopyingVerbs):
    """After the transaction of ``merge`` or ``undo`` committed, call ``publish``."""

    def merge(
        self, tx: Tx, project_id: ProjectId, from_user_id: str, into_user_id: str, actor: Actor
    ) -> Merge:
        """Return the merge of two users; the person of ``into_user_id`` survives.

        Raises:
            CauceError: ``invalid_field`` (an id that stands for nobody), ``not_found`` (no such
                user), ``already_merged``, ``too_many_ids``.
        """
        source = _user(project_id, "from_user_id", from_user_id)
        into = _user(project_id, "into_user_id", into_user_id)
        outbox.lock(tx, [project_id])
        if identities.seen_among(tx, project_id, [source, into]) != {source, into}:
            raise not_found("user", "ese usuario")
        at = self._after_others(tx, project_id, source, into)
        merge_id = merges.merge_by_hand(tx, project_id, (source, into), at, actor.name)
        self._take_effect(tx, project_id, (source, into))
        return self._shown(tx, project_id, merge_id)

    def undo(self, tx: Tx, project_id: ProjectId, merge_id: int, actor: Actor) -> Merge:
        """Return the merge, now undone: both persons are what they would be without it.

        Undoing does not depend on the order of merges: later ones stay in force.

        Raises:
            CauceError: ``not_found``, ``already_undone``, ``not_in_force`` (other merges keep both
                persons one; the message names them).
        """
        outbox.lock(tx, [project_id])
        target = merges.find(tx, project_id, merge_id)
        if target is None:
            raise not_found("merge", "esa fusión")
        if target.undone:
            raise already_undone()
        ends = (target.from_person, target.into_person)
        persons = identities.persons_of(tx, project_id, ends)
        parts = identities.parts_of(tx, project_id, set(persons.values()))
        plan = undoing(merges.among(tx, project_id, parts), merge_id)
        if not plan.merges:
            raise not_in_force(plan.because_of)
        merges.mark_undone(tx, project_id, plan.merges, self.clock(), actor.name)
        self._take_effect(tx, project_id, ends)
        return self._shown(tx, project_id, merge_id)

    def merges(
        self,
        tx: Tx,
        project_id: ProjectId,
        before: Position | None = None,
        limit: int = 50,
        *,
        refused: bool = False,
    ) -> Sequence[Merge]:
        """Return merges of a project, newest first; ``before`` is (at, merge id) of the last seen.

        With ``refused`` what was refused because a person would have had too many ids.
        """
        return merges.shown(tx, project_id, before=before, limit=limit, refused=refused)

    def _after_others(
        self, tx: Tx, project_id: ProjectId, source: PersonId, into: PersonId
    ) -> datetime:
        """Return the instant of a merge of both: now, or later than what made them what they are."""
        person_of = identities.persons_of(tx, project_id, [source, into])
        if person_of[source] == person_of[into]:
            raise already_one()
        parts = identities.parts_of(tx, project_id, set(person_of.values()))
        if len(parts) > self.max_ids:
            raise too_many_ids()
        latest = [s.at for s in merges.among(tx, project_id, parts)]
        return max([self.clock(), *(at + timedelta(microseconds=1) for at in latest)])

    def _take_effect(self, tx: Tx, project_id: ProjectId, raws: Sequence[int]) -> Moves:
        moves = self._settle(tx, project_id, raws)
        outbox.note(tx, project_id, moves.persons, moves.raws)
        return moves

    @staticmethod
    def _shown(tx: Tx, project_id: ProjectId, merge_id: int) -> Merge:
        return merges.shown(tx, project_id, merge_id=merge_id)[0]


def _user(project_id: ProjectId, path: str, user_id: str) -> PersonId:
    if not stands_for_somebody(user_id):
        raise invalid(
            path,
            "this id stands for nobody in particular; a merge on it would join strangers",
            "este identificador no es de nadie en concreto; la fusión juntaría a desconocidos",
        )
    return raw_person_id(project_id, "user_id", user_id)
