"""What persons agreed to, and what that comes to for each purpose of the project."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from cauce.infra.db import Tx
from cauce.kernel.errors import invalid
from cauce.kernel.ids import PersonId, ProjectId
from cauce.people.contracts import Agreed, Consent, Purpose
from cauce.people.facade.reading import ReadingVerbs
from cauce.people.logic.consent import USUAL_PURPOSES, change, history, latest, states
from cauce.people.store import consents, identities


class ConsentingVerbs(ReadingVerbs):
    """Statements belong to raw persons, so merges and their undoing need nothing."""

    def consent(self, tx: Tx, project_id: ProjectId, person_id: PersonId) -> Consent:
        """Return where a person stands on every purpose, and each change of mind.

        Raises:
            CauceError: ``not_found``.
        """
        person, parts = self._parts(tx, project_id, person_id)
        changes = history(consents.recorded(tx, project_id, parts), person)
        return Consent(states(changes, self.purposes(tx, project_id)), changes)

    @staticmethod
    def said_by(tx: Tx, project_id: ProjectId, raws: Collection[int]) -> dict[int, dict[str, bool]]:
        """Return what the person of each raw person said last, by category; nothing: left out."""
        person_of = identities.persons_of(tx, project_id, raws)
        parts = identities.parts_of(tx, project_id, set(person_of.values()))
        of_person: dict[int, list[Agreed]] = defaultdict(list)
        for one in consents.recorded(tx, project_id, parts):
            of_person[parts[one.raw]].append(one)
        said = {person: latest(words, person) for person, words in of_person.items()}
        return {raw: said[person] for raw, person in person_of.items() if person in said}

    @staticmethod
    def purposes_of_projects(
        tx: Tx, project_ids: Collection[ProjectId]
    ) -> dict[ProjectId, Sequence[Purpose]]:
        """Return the purposes of each of these projects."""
        own = consents.purposes_of(tx, project_ids)
        return {project: own.get(project, USUAL_PURPOSES) for project in project_ids}

    def purposes(self, tx: Tx, project_id: ProjectId) -> Sequence[Purpose]:
        """Return the purposes of a project: its own, else the usual ones."""
        own = consents.purposes(tx, project_id)
        return USUAL_PURPOSES if own is None else own

    def set_purposes(
        self, tx: Tx, project_id: ProjectId, purposes: Sequence[Purpose]
    ) -> Sequence[Purpose]:
        """Return the purposes, now those of the project; what persons said stays as it was said.

        Raises:
            CauceError: ``invalid_field``: a name or a category twice.
        """
        names = Counter(purpose.name for purpose in purposes)
        categories = Counter(name for purpose in purposes for name in purpose.categories)
        for path, counts in (("purposes.name", names), ("purposes.categories", categories)):
            twice = sorted(name for name, count in counts.items() if count > 1)
            if twice:
                raise invalid(
                    path,
                    f"{', '.join(twice)} is there twice; each may belong to one purpose only",
                    f"{', '.join(twice)} aparece dos veces; solo puede estar en una finalidad",
                )
        consents.set_purposes(tx, project_id, purposes)
        return purposes

    @staticmethod
    def _agree(tx: Tx, project_id: ProjectId, new: Collection[Agreed]) -> None:
        if new:
            raws = {one.raw for one in new}
            change_ = change(consents.recorded(tx, project_id, raws), new)
            consents.change(tx, project_id, change_.gone, change_.added)
