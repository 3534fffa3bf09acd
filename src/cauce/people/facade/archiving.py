"""Everything known of a person in one archive, for the person to keep."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import IO, Any

import msgspec

from cauce.infra.db import Tx
from cauce.kernel.ids import PersonId, ProjectId, person_text
from cauce.people.contracts import Person, PersonEvent
from cauce.people.facade.consenting import ConsentingVerbs
from cauce.people.logic.mentions import Mentions
from cauce.people.logic.operations import plain
from cauce.people.store import copies, erasures, groups, operations

PAGE = 5_000
_encode = msgspec.json.Encoder().encode
README = """What is in this archive / Qué contiene este archivo

person.json       who the person is / quién es la persona
events.jsonl      everything the person did, newest first / todo lo que hizo, lo más reciente primero
traits.jsonl      what is known now, and which message said it / lo que se sabe y qué mensaje lo dijo
statements.jsonl  every statement about traits that is kept / todo lo dicho sobre sus atributos
identities.jsonl  the ids of the person / sus identificadores
consent.jsonl     what the person agreed to, each change / lo que aceptó, cada cambio
merges.jsonl      which ids were found to be one person, and why / qué identificadores se unieron y por qué
groups.jsonl      the groups the person belongs to / los grupos a los que pertenece
devices.jsonl     the devices the person used / los dispositivos que usó
rejects.jsonl     refused items that mention the person / elementos rechazados que la mencionan
deliveries.jsonl  what webhooks sent that mentions the person / envíos de webhooks que la mencionan

One JSON object a line; times are UTC. / Un objeto JSON por línea; las horas son UTC.
"""


class ArchivingVerbs(ConsentingVerbs):
    """The archive is written while it is read: memory does not depend on its size."""

    def archive(self, project_id: ProjectId, person_id: PersonId, out: IO[bytes]) -> Person:
        """Return the person whose archive (zip of JSON lines) was written to ``out``.

        Raises:
            CauceError: ``not_found``; nothing was written.
        """
        with self.database.transaction() as tx:
            person = self.get(tx, project_id, person_id)
            raws = [identity.raw_person for identity in person.identities]
            members = self._members_of_archive(tx, project_id, person, raws)
            words = erasures.words_of(tx, project_id, raws)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("README.txt", README)
            for name, rows in members:
                _write(archive, name, rows)
            _write(archive, "events.jsonl", self._all_events(project_id, raws))
            _write(archive, "rejects.jsonl", self._rejects_about(project_id, words))
            _write(archive, "deliveries.jsonl", self._deliveries_about(project_id, words))
        return person

    def _members_of_archive(
        self, tx: Tx, project_id: ProjectId, person: Person, raws: Sequence[PersonId]
    ) -> list[tuple[str, list[dict[str, Any]]]]:
        """Return the name and the rows of each file that PostgreSQL fills."""
        told = operations.told(tx, project_id, raws)
        consent = self.consent(tx, project_id, person.person_id)
        belongs = groups.of_persons(tx, project_id, raws)
        return [
            ("person.json", [_summary(person)]),
            ("traits.jsonl", [asdict(trait) for trait in person.traits]),
            ("statements.jsonl", [asdict(replace(t, value=plain(t.value))) for t in told]),
            ("identities.jsonl", [asdict(identity) for identity in person.identities]),
            ("consent.jsonl", [asdict(one) for one in consent.history]),
            ("merges.jsonl", [asdict(merge) for merge in person.merges]),
            (
                "groups.jsonl",
                [
                    {"type": kind, "group_id": value, "first": span.first, "last": span.last}
                    for kind, value, span in belongs
                ],
            ),
            (
                "devices.jsonl",
                [asdict(d) for d in self.devices(tx, project_id, person.person_id)],
            ),
        ]

    def _all_events(
        self, project_id: ProjectId, raws: Sequence[PersonId]
    ) -> Iterator[dict[str, Any]]:
        before: tuple[int, int] | None = None
        while page := copies.events_of(self.events, project_id, raws, before, PAGE):
            yield from (asdict(event) for event in page)
            before = _position(page[-1])

    def _rejects_about(
        self, project_id: ProjectId, words: Sequence[str]
    ) -> Iterator[dict[str, Any]]:
        about = Mentions(words)
        for row in copies.rejects_with(self.events, project_id, words):
            if row.sample in about:
                yield asdict(row)

    def _deliveries_about(
        self, project_id: ProjectId, words: Sequence[str]
    ) -> Iterator[dict[str, Any]]:
        about = Mentions(words)
        for seq, body, headers in copies.deliveries_with(self.events, project_id, words):
            if body in about or headers in about:
                yield {"seq": seq, "body": body, "headers": headers}


def _summary(person: Person) -> dict[str, Any]:
    return {
        "person_id": person_text(person.person_id),
        "display_name": person.display_name,
        "user_id": person.user_id,
        "email": person.email,
        "first_seen": person.first_seen,
        "last_seen": person.last_seen,
        "events": person.events,
    }


def _position(event: PersonEvent) -> tuple[int, int]:
    return int(event.timestamp.timestamp() * 1000 + 0.5), event.seq


def _write(archive: zipfile.ZipFile, name: str, rows: Iterable[dict[str, Any]]) -> None:
    with archive.open(name, "w", force_zip64=True) as file:
        for row in rows:
            file.write(_encode(_readable(row)) + b"\n")


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose numbers of persons are written as everywhere else."""
    return {
        name: person_text(PersonId(value)) if name in {"raw", "raw_person", "person_id"} and isinstance(value, int)
        else _readable(value) if name in {"source", "into"} and isinstance(value, dict)
        else value
        for name, value in row.items()
    }  # fmt: skip
