"""Distinct ids and the persons they belong to."""

from collections.abc import Collection, Iterable, Mapping

from cauce.infra.db import Tx, rows
from cauce.kernel.ids import ProjectId
from cauce.people.contracts import Seen
from cauce.people.store.columns import KIND_CODE, all_signed, flags, texts, times, unsigned

_SEE = """
INSERT INTO identities AS i
    (project_id, raw_person, kind, value, person_id, first_seen, last_seen, alone)
SELECT %(project)s, raw, kind::"char", value, raw, first_seen, last_seen, alone
FROM unnest(%(raws)s::bigint[], %(kinds)s::text[], %(values)s::text[], %(firsts)s::timestamptz[],
            %(lasts)s::timestamptz[], %(alones)s::boolean[])
     AS new (raw, kind, value, first_seen, last_seen, alone)
ORDER BY raw
ON CONFLICT (project_id, raw_person) DO UPDATE SET
    first_seen = least(i.first_seen, excluded.first_seen),
    last_seen = greatest(i.last_seen, excluded.last_seen),
    alone = i.alone OR excluded.alone
WHERE excluded.first_seen IS NOT NULL
  AND (i.first_seen IS NULL OR excluded.first_seen < i.first_seen
       OR excluded.last_seen > i.last_seen OR (excluded.alone AND NOT i.alone))
RETURNING i.person_id
"""


def see(tx: Tx, project_id: ProjectId, seen: Collection[Seen]) -> set[int]:
    """Return the persons of the ids that were new or changed by being seen."""
    if not seen:
        return set()
    found = rows(
        tx,
        _SEE,
        {
            "project": project_id,
            "raws": all_signed(s.raw for s in seen),
            "kinds": texts(KIND_CODE[s.kind] for s in seen),
            "values": texts(s.value for s in seen),
            "firsts": times(s.first for s in seen),
            "lasts": times(s.last for s in seen),
            "alones": flags(s.alone for s in seen),
        },
    )
    return {unsigned(row["person_id"]) for row in found}


def persons_of(tx: Tx, project_id: ProjectId, raws: Iterable[int]) -> dict[int, int]:
    """Return the person of each raw person that is known."""
    found = rows(
        tx,
        "SELECT raw_person, person_id FROM identities"
        " WHERE project_id = %(project)s AND raw_person = ANY(%(raws)s)",
        {"project": project_id, "raws": all_signed(raws)},
    )
    return {unsigned(row["raw_person"]): unsigned(row["person_id"]) for row in found}


def seen_among(tx: Tx, project_id: ProjectId, raws: Iterable[int]) -> set[int]:
    """Return the raw persons that some event carried (an alias alone does not count)."""
    found = rows(
        tx,
        "SELECT raw_person FROM identities WHERE project_id = %(project)s"
        " AND raw_person = ANY(%(raws)s) AND first_seen IS NOT NULL",
        {"project": project_id, "raws": all_signed(raws)},
    )
    return {unsigned(row["raw_person"]) for row in found}


_PARTS = """
SELECT raw_person, person_id FROM identities
WHERE project_id = %(project)s AND raw_person = ANY(%(persons)s) AND person_id = raw_person
UNION ALL
SELECT raw_person, person_id FROM identities
WHERE project_id = %(project)s AND person_id = ANY(%(persons)s) AND person_id <> raw_person
"""


def parts_of(tx: Tx, project_id: ProjectId, persons: Iterable[int]) -> dict[int, int]:
    """Return every raw person that belongs to one of ``persons``, with its person."""
    found = rows(tx, _PARTS, {"project": project_id, "persons": all_signed(persons)})
    return {unsigned(row["raw_person"]): unsigned(row["person_id"]) for row in found}


_MOVE = """
UPDATE identities i SET person_id = new.person
FROM unnest(%(raws)s::bigint[], %(persons)s::bigint[]) AS new (raw, person)
WHERE i.project_id = %(project)s AND i.raw_person = new.raw AND i.person_id <> new.person
"""


def move(tx: Tx, project_id: ProjectId, persons: Mapping[int, int]) -> None:
    """Make each raw person belong to the person given."""
    if persons:
        params = {
            "project": project_id,
            "raws": all_signed(persons),
            "persons": all_signed(persons.values()),
        }
        tx.execute(_MOVE, params)
