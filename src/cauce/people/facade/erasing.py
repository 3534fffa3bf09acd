"""Erasing a person for good."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cauce.infra.db import Tx
from cauce.kernel.ids import PersonId, ProjectId
from cauce.people.facade.copying import CopyingVerbs
from cauce.people.facade.reading import no_person
from cauce.people.store import copies, erasure, erasures, groups, identities, outbox


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took: the raw persons, and the seq up to which their events go.

    ``words`` are the ids and e-mail addresses by which they can be recognised elsewhere, ``rows`` what
    went from each table of PostgreSQL.
    """

    raws: tuple[int, ...]
    until_seq: int
    words: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)


class ErasingVerbs(CopyingVerbs):
    """``erase`` inside a transaction, ``finish_erasure`` after it committed."""

    def erase(self, tx: Tx, project_id: ProjectId, person_id: PersonId) -> Erased:
        """Return what is to be erased: ids, traits and merges are gone with this transaction.

        A mark per id (a digest) stays, so that a replay of the log does not bring the person back.
        Events that arrive later make a new person.

        Raises:
            CauceError: ``not_found``.
        """
        outbox.lock(tx, [project_id])
        person = identities.persons_of(tx, project_id, [person_id]).get(person_id)
        if person is None:
            raise no_person()
        raws = tuple(identities.parts_of(tx, project_id, [person]))
        return self.erase_raws(tx, project_id, raws, self.log_head())

    @staticmethod
    def erase_raws(tx: Tx, project_id: ProjectId, raws: tuple[int, ...], until_seq: int) -> Erased:
        """Return what went of raw persons, whether or not anything was there."""
        outbox.lock(tx, [project_id])
        words = tuple(erasures.words_of(tx, project_id, raws))
        counts = erasure.erase(tx, project_id, raws, until_seq)
        outbox.note(tx, project_id, raws, raws)
        memberships = groups.leave(tx, project_id, raws)
        groups.note(tx, project_id, (), memberships)
        outbox.new_epoch(tx, project_id)
        return Erased(raws, until_seq, words, {**counts, "group_members": len(memberships)})

    def finish_erasure(self, project_id: ProjectId, erased: Erased) -> None:
        """Have events and copies in ClickHouse rewritten without the person; returns before it is done."""
        self.publish(project_id)
        version = self.version(project_id)
        copies.erase_old_copies(self.events, project_id, erased.raws, version)
        copies.erase(self.events, project_id, erased.raws, erased.until_seq)
        self.sweep()

    def sweep(self, *, again: bool = False) -> None:
        """Erase the events that were still on their way when an erasure was asked for.

        Args:
            again: repeat every erasure ever made: after events were restored or replayed.
        """
        with self.database.transaction() as tx:
            todo = erasure.to_sweep(tx, again=again)
        for sweep in todo:
            copies.erase(self.events, sweep.project_id, sweep.raws, sweep.until_seq)
            with self.database.transaction() as tx:
                erasure.swept(tx, sweep)

    def forget_project(self, project_id: ProjectId) -> None:
        """Remove everything about a project's people, from both databases."""
        with self.database.transaction() as tx:
            erasure.forget_project(tx, project_id)
        copies.forget_project(self.events, project_id)
