"""One person as PostgreSQL has it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import IdentityKind, ProjectId
from cauce.people.contracts import Trait
from cauce.people.store.columns import CODE_KIND, all_signed, signed, unsigned


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """A distinct id that events carried."""

    raw: int
    kind: IdentityKind
    value: str
    first_seen: datetime
    last_seen: datetime


def identities(tx: Tx, project_id: ProjectId, raws: Iterable[int]) -> list[IdentityRow]:
    """Return the ids of these raw persons that were seen, oldest first."""
    found = rows(
        tx,
        "SELECT raw_person, kind, value, first_seen, last_seen FROM identities"
        " WHERE project_id = %(project)s AND raw_person = ANY(%(raws)s) AND first_seen IS NOT NULL"
        " ORDER BY first_seen, value",
        {"project": project_id, "raws": all_signed(raws)},
    )
    return [
        IdentityRow(
            unsigned(row["raw_person"]),
            CODE_KIND[row["kind"]],
            row["value"],
            row["first_seen"],
            row["last_seen"],
        )
        for row in found
    ]


_NAME = """
SELECT person_name(told.traits, i.value) AS display_name,
       coalesce(person_email(told.traits), '') AS email
FROM identities i
LEFT JOIN (SELECT jsonb_object_agg(name, value) AS traits
           FROM unnest(%(names)s::text[], %(values)s::text[]) AS t (name, value)) told ON true
WHERE i.project_id = %(project)s AND i.raw_person = %(person)s
"""


def name_of(tx: Tx, traits: Sequence[Trait], id_: str) -> str:
    """Return what a group with these traits is called."""
    params = {
        "id": id_,
        "names": [t.name for t in traits],
        "values": [t.value if isinstance(t.value, str) else None for t in traits],
    }
    row = one(
        tx,
        "SELECT person_name(jsonb_object_agg(name, value), %(id)s) AS display_name"
        " FROM unnest(%(names)s::text[], %(values)s::text[]) AS t (name, value)",
        params,
    )
    return row["display_name"] if row else id_


def name_and_email(
    tx: Tx, project_id: ProjectId, person: int, traits: Sequence[Trait]
) -> tuple[str, str]:
    """Return what a person with these traits is called, and the e-mail address or an empty text."""
    params = {
        "project": project_id,
        "person": signed(person),
        "names": [t.name for t in traits],
        "values": [t.value if isinstance(t.value, str) else None for t in traits],
    }
    row = one(tx, _NAME, params)
    return (row["display_name"], row["email"]) if row else ("", "")
