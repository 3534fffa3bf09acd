"""Traits as each raw person was told to have them."""

from collections.abc import Mapping

from cauce.infra.db import Tx, rows
from cauce.kernel.ids import ProjectId
from cauce.people.contracts import Said
from cauce.people.store.columns import all_signed, texts, times, unsigned

_TELL = """
INSERT INTO person_traits AS t (project_id, raw_person, name, value, set_at, message_id, source)
SELECT %(project)s, raw, name, value::jsonb, set_at, message_id, source
FROM unnest(%(raws)s::bigint[], %(names)s::text[], %(values)s::text[], %(ats)s::timestamptz[],
            %(messages)s::text[], %(sources)s::text[])
     AS new (raw, name, value, set_at, message_id, source)
ORDER BY raw, name
ON CONFLICT (project_id, raw_person, name) DO UPDATE SET
    value = excluded.value, set_at = excluded.set_at,
    message_id = excluded.message_id, source = excluded.source
WHERE (excluded.set_at, excluded.message_id) > (t.set_at, t.message_id)
RETURNING raw_person
"""


def tell(tx: Tx, project_id: ProjectId, traits: Mapping[tuple[int, str], Said]) -> set[int]:
    """Return the raw persons that a trait changed of; an older value changes nothing."""
    if not traits:
        return set()
    said = list(traits.values())
    params = {
        "project": project_id,
        "raws": all_signed(raw for raw, _ in traits),
        "names": texts(name for _, name in traits),
        "values": texts(s.value for s in said),
        "ats": times(s.set_at for s in said),
        "messages": texts(s.message_id for s in said),
        "sources": texts(s.source for s in said),
    }
    return {unsigned(row["raw_person"]) for row in rows(tx, _TELL, params)}
