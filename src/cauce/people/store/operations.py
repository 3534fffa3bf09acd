"""What was said about traits: the latest sets, and the operations that changed them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any

import msgspec

from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import ProjectId
from cauce.people.contracts import Told, TraitOp
from cauce.people.store.columns import all_signed, texts, times, unsigned

_decode = msgspec.json.Decoder(float_hook=Decimal).decode
_encode = msgspec.json.Encoder(decimal_format="number").encode
_WAITING = (files("cauce.people") / "sql" / "told_of_waiting.sql").read_text("utf-8")

_SETS = """
SELECT raw_person, name, 'set' AS op, value::text AS value, set_at AS at, message_id, source,
       0::bigint AS seq
FROM person_traits WHERE project_id = %(project)s AND raw_person = ANY(%(raws)s)
"""
_OPERATIONS = """
SELECT raw_person, name, op, value::text AS value, at, message_id, source, seq
FROM trait_operations WHERE project_id = %(project)s AND raw_person = ANY(%(raws)s)
"""


def told(tx: Tx, project_id: ProjectId, raws: Iterable[int]) -> list[Told]:
    """Return everything that stands on record about the traits of raw persons."""
    params = {"project": project_id, "raws": all_signed(raws)}
    return [_told(row) for row in rows(tx, f"{_SETS} UNION ALL {_OPERATIONS}", params)]


def recorded(tx: Tx, project_id: ProjectId, raws: Iterable[int]) -> list[Told]:
    """Return the operations on record of raw persons."""
    params = {"project": project_id, "raws": all_signed(raws)}
    return [_told(row) for row in rows(tx, _OPERATIONS, params)]


def last_sets(
    tx: Tx, project_id: ProjectId, raws: Iterable[int]
) -> dict[tuple[int, str], tuple[datetime, str]]:
    """Return (raw person, name) → time and message of the latest set."""
    found = rows(
        tx,
        "SELECT raw_person, name, set_at, message_id FROM person_traits"
        " WHERE project_id = %(project)s AND raw_person = ANY(%(raws)s)",
        {"project": project_id, "raws": all_signed(raws)},
    )
    return {
        (unsigned(row["raw_person"]), row["name"]): (row["set_at"], row["message_id"])
        for row in found
    }


_DROP = """
DELETE FROM trait_operations t
USING unnest(%(raws)s::bigint[], %(names)s::text[], %(messages)s::text[], %(ops)s::text[])
      AS gone (raw, name, message_id, op)
WHERE t.project_id = %(project)s AND t.raw_person = gone.raw AND t.name = gone.name
  AND t.message_id = gone.message_id AND t.op = gone.op
"""
_RECORD = """
INSERT INTO trait_operations
    (project_id, raw_person, name, message_id, op, value, at, source, seq)
SELECT %(project)s, raw, name, message_id, op, value::jsonb, at, source, seq
FROM unnest(%(raws)s::bigint[], %(names)s::text[], %(messages)s::text[], %(ops)s::text[],
            %(values)s::text[], %(ats)s::timestamptz[], %(sources)s::text[], %(seqs)s::bigint[])
     AS new (raw, name, message_id, op, value, at, source, seq)
ORDER BY raw, name
ON CONFLICT DO NOTHING
"""


def change(tx: Tx, project_id: ProjectId, gone: Collection[Told], added: Collection[Told]) -> None:
    """Take operations off the record and put others on it."""
    if gone:
        tx.execute(_DROP, {"project": project_id, **_keys(gone)})
    if added:
        params = {
            "project": project_id,
            **_keys(added),
            "values": texts(_encode(t.value).decode() for t in added),
            "ats": times(t.at for t in added),
            "sources": texts(t.source for t in added),
            "seqs": all_signed(t.seq for t in added),
        }
        tx.execute(_RECORD, params)


def waiting(tx: Tx, project_id: ProjectId) -> dict[int, list[Told]]:
    """Return, of persons whose copy is behind and whose traits somebody operated on, all that was said."""
    params = {"project": project_id}
    any_ = "SELECT 1 AS found FROM trait_operations WHERE project_id = %(project)s LIMIT 1"
    if one(tx, any_, params) is None:
        return {}
    found: dict[int, list[Told]] = {}
    for row in rows(tx, _WAITING, params):
        found.setdefault(unsigned(row["person_id"]), []).append(_told(row))
    return found


def as_json(persons: Mapping[int, Mapping[str, Any]]) -> dict[str, str]:
    """Return the arguments by which traits worked out elsewhere replace those of the statement."""
    return {
        "folded": all_signed(persons),
        "folded_traits": texts(_encode(traits).decode() for traits in persons.values()),
    }


def _keys(told: Collection[Told]) -> dict[str, str]:
    return {
        "raws": all_signed(t.raw for t in told),
        "names": texts(t.name for t in told),
        "messages": texts(t.message_id for t in told),
        "ops": texts(t.op for t in told),
    }


def _told(row: Mapping[str, Any]) -> Told:
    return Told(
        unsigned(row["raw_person"]),
        row["name"],
        TraitOp(row["op"]),
        _decode(row["value"].encode()),
        row["at"],
        row["message_id"],
        row["source"],
        row["seq"],
    )
