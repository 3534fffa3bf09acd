"""Listing people, and everything known of one."""

from collections.abc import Iterable, Mapping, Sequence

from cauce.infra.db import Tx
from cauce.kernel.errors import invalid, not_found
from cauce.kernel.ids import PersonId, ProjectId, raw_person_id
from cauce.people.contracts import (
    Cause,
    Device,
    Identity,
    Named,
    PeoplePage,
    PeopleQuestion,
    Person,
    PersonEvent,
    PersonSummary,
    Statement,
    Trait,
)
from cauce.people.facade.copying import CopyingVerbs, traits_of
from cauce.people.logic.devices import describe
from cauce.people.logic.identity import origins
from cauce.people.store import copies, identities, merges, operations, reading
from cauce.rules import Condition, Subject, names_of, segments_of
from cauce.rules.errors import no_such_segment

_CAUSES = {
    "track": Cause.TRACK,
    "identify": Cause.IDENTIFY,
    "alias": Cause.ALIAS,
    "manual": Cause.MERGE,
}


class ReadingVerbs(CopyingVerbs):
    """A merged-away person's id, or a raw id, answers the surviving person."""

    def page(self, project_id: ProjectId, question: PeopleQuestion) -> PeoplePage:
        """Return a page of people.

        Raises:
            CauceError: ``invalid_field`` when the filter looks at an event property;
                ``segment_not_found`` (422) for a cohort that the project does not have.
        """
        properties = names_of(question.filter, Subject.PROPERTY)
        properties |= names_of(question.filter, Subject.CONTEXT)
        properties |= names_of(question.filter, Subject.GROUP_TRAIT)
        if properties:
            raise invalid(
                "filter",
                "people have traits, not what an event says of itself or of its group"
                f" ({', '.join(sorted(properties))})",
                "las personas tienen rasgos, no lo que un evento dice de sí o de su grupo"
                f" ({', '.join(sorted(properties))})",
                ("trait", "did", "segment", "all", "any", "not"),
            )
        cohorts = self._cohorts(project_id, question.filter)
        items, positions, total = copies.page(
            self.events, project_id, question, self.clock(), cohorts
        )
        more = len(positions) > question.limit
        after = positions[question.limit - 1] if more else None
        return PeoplePage(items[: question.limit], total, after)

    def _cohorts(self, project_id: ProjectId, condition: Condition) -> Mapping[str, int]:
        names = segments_of(condition)
        if not names:
            return {}
        if self.cohorts is None:
            raise no_such_segment(min(names))
        return self.cohorts.versions(project_id, names)

    def summaries(
        self, project_id: ProjectId, people: Sequence[PersonId]
    ) -> Mapping[PersonId, PersonSummary]:
        """Return the row of each person that exists, by id."""
        return copies.summaries(self.events, project_id, people)

    def names(
        self, project_id: ProjectId, raws: Sequence[PersonId]
    ) -> Mapping[PersonId, tuple[PersonId, str]]:
        """Return who each person of an event is now, and the name to show; unknown ones are left out."""
        return copies.names(self.events, project_id, raws)

    def find_user(self, tx: Tx, project_id: ProjectId, user_id: str) -> PersonId | None:
        """Return the person of a user id, None when no event carried it."""
        raw = raw_person_id(project_id, "user_id", user_id)
        if raw not in identities.seen_among(tx, project_id, [raw]):
            return None
        return PersonId(identities.persons_of(tx, project_id, [raw])[raw])

    def get(self, tx: Tx, project_id: ProjectId, person_id: PersonId) -> Person:
        """Return everything known of a person.

        Raises:
            CauceError: ``not_found``.
        """
        person, parts = self._parts(tx, project_id, person_id)
        rows = reading.identities(tx, project_id, parts)
        if not rows:
            raise no_person()
        traits = self._traits(tx, project_id, person, parts)
        name, email = reading.name_and_email(tx, project_id, person, traits)
        tied = origins(merges.among(tx, project_id, parts))
        did = copies.activity(self.events, project_id, parts)
        own = next((row for row in rows if row.raw == person), None)
        return Person(
            person_id=person,
            display_name=name,
            user_id=own.value if own and own.kind == "user_id" else "",
            email=email,
            traits=traits,
            identities=[_identity(row, tied.get(row.raw)) for row in rows],
            merges=merges.shown(tx, project_id, raws=parts),
            first_seen=min([row.first_seen for row in rows] + ([did.first] if did.first else [])),
            last_seen=max([row.last_seen for row in rows] + ([did.last] if did.last else [])),
            events=did.count,
        )

    def events_of(
        self,
        tx: Tx,
        project_id: ProjectId,
        person_id: PersonId,
        before: tuple[int, int] | None = None,
        limit: int = 50,
    ) -> tuple[Named, Sequence[PersonEvent]]:
        """Return the person's name and its events, newest first; ``before`` is (timestamp in ms, seq).

        Raises:
            CauceError: ``not_found``.
        """
        person, raws = self._parts(tx, project_id, person_id)
        if not identities.seen_among(tx, project_id, raws):
            raise no_person()
        name, _ = reading.name_and_email(
            tx, project_id, person, self._traits(tx, project_id, person, raws)
        )
        return Named(person, name), copies.events_of(self.events, project_id, raws, before, limit)

    def devices(self, tx: Tx, project_id: ProjectId, person_id: PersonId) -> Sequence[Device]:
        """Return the devices of a person (its anonymous ids), the last used first.

        Raises:
            CauceError: ``not_found``.
        """
        _, parts = self._parts(tx, project_id, person_id)
        found = reading.identities(tx, project_id, parts)
        if not found:
            raise no_person()
        anonymous = [row.value for row in found if row.kind == "anonymous_id"]
        used = copies.devices(self.events, project_id, anonymous)
        return [
            Device(row.anonymous_id, row.first, row.last, row.events, *describe(row.context))
            for row in used
        ]

    @staticmethod
    def _traits(
        tx: Tx, project_id: ProjectId, person: int, parts: Iterable[int]
    ) -> Sequence[Trait]:
        return traits_of(person, operations.told(tx, project_id, parts))

    @staticmethod
    def _parts(
        tx: Tx, project_id: ProjectId, person_id: PersonId
    ) -> tuple[PersonId, Iterable[int]]:
        person = identities.persons_of(tx, project_id, [person_id]).get(person_id)
        if person is None:
            raise no_person()
        return PersonId(person), list(identities.parts_of(tx, project_id, [person]))


def no_person() -> Exception:
    """Return the 404 for a person that does not exist in the project."""
    return not_found("person", "esa persona")


def _identity(row: reading.IdentityRow, tie: Statement | None) -> Identity:
    cause = _CAUSES[tie.cause] if tie else Cause.FIRST_SEEN
    at = tie.at if tie else row.first_seen
    return Identity(row.kind, row.value, PersonId(row.raw), at, cause)
