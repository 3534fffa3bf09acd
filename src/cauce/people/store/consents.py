"""What persons agreed to, and the purposes of a project."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from cauce.infra.db import Tx, rows
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId
from cauce.people.contracts import Agreed, LawfulBasis, Purpose
from cauce.people.store.columns import all_signed, flags, texts, times, unsigned


def recorded(tx: Tx, project_id: ProjectId, raws: Iterable[int]) -> list[Agreed]:
    """Return every statement on record about raw persons."""
    found = rows(
        tx,
        "SELECT raw_person, category, granted, at, message_id, source FROM consents"
        " WHERE project_id = %(project)s AND raw_person = ANY(%(raws)s)",
        {"project": project_id, "raws": all_signed(raws)},
    )
    return [
        Agreed(
            unsigned(row["raw_person"]),
            row["category"],
            row["granted"],
            row["at"],
            row["message_id"],
            row["source"],
        )
        for row in found
    ]


_DROP = """
DELETE FROM consents c
USING unnest(%(raws)s::bigint[], %(categories)s::text[], %(ats)s::timestamptz[],
             %(messages)s::text[]) AS gone (raw, category, at, message_id)
WHERE c.project_id = %(project)s AND c.raw_person = gone.raw AND c.category = gone.category
  AND c.at = gone.at AND c.message_id = gone.message_id
"""
_RECORD = """
INSERT INTO consents (project_id, raw_person, category, at, message_id, granted, source)
SELECT %(project)s, raw, category, at, message_id, granted, source
FROM unnest(%(raws)s::bigint[], %(categories)s::text[], %(ats)s::timestamptz[],
            %(messages)s::text[], %(granted)s::boolean[], %(sources)s::text[])
     AS new (raw, category, at, message_id, granted, source)
ON CONFLICT DO NOTHING
"""


def change(
    tx: Tx, project_id: ProjectId, gone: Collection[Agreed], added: Collection[Agreed]
) -> None:
    """Take statements off the record and put others on it."""
    if gone:
        tx.execute(_DROP, {"project": project_id, **_keys(gone)})
    if added:
        params = {
            "project": project_id,
            **_keys(added),
            "granted": flags(one.granted for one in added),
            "sources": texts(one.source for one in added),
        }
        tx.execute(_RECORD, params)


def purposes(tx: Tx, project_id: ProjectId) -> Sequence[Purpose] | None:
    """Return the purposes that a project set, None when it has not."""
    return purposes_of(tx, [project_id]).get(project_id)


def purposes_of(tx: Tx, project_ids: Iterable[ProjectId]) -> dict[ProjectId, Sequence[Purpose]]:
    """Return the purposes of each of these projects that set its own."""
    found = rows(
        tx,
        "SELECT project_id, purposes FROM privacy_settings WHERE project_id = ANY(%(projects)s)",
        {"projects": list(project_ids)},
    )
    return {
        ProjectId(row["project_id"]): [_purpose(one) for one in row["purposes"]] for row in found
    }


def _purpose(body: Mapping[str, Any]) -> Purpose:
    label = body.get("label", {})
    return Purpose(
        body["name"],
        LawfulBasis(body["basis"]),
        tuple(body["categories"]),
        Text(label.get("en", ""), label.get("es", "")),
    )


def set_purposes(tx: Tx, project_id: ProjectId, purposes_: Iterable[Purpose]) -> None:
    """Set the purposes of a project."""
    body = [
        {
            "name": one.name,
            "basis": one.basis.value,
            "categories": list(one.categories),
            "label": {"en": one.label.en, "es": one.label.es},
        }
        for one in purposes_
    ]
    tx.execute(
        "INSERT INTO privacy_settings (project_id, purposes) VALUES (%s, %s::jsonb)"
        " ON CONFLICT (project_id) DO UPDATE SET purposes = excluded.purposes, changed_at = now()",
        [project_id, json.dumps(body)],
    )


def _keys(agreed: Collection[Agreed]) -> dict[str, str]:
    return {
        "raws": all_signed(one.raw for one in agreed),
        "categories": texts(one.category for one in agreed),
        "ats": times(one.at for one in agreed),
        "messages": texts(one.message_id for one in agreed),
    }
