"""Requests to erase a person, from the first statement to the certificate."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from psycopg.errors import InsufficientPrivilege

from cauce.infra.db import Database, Tx, one, rows
from cauce.kernel.ids import ProjectId
from cauce.people.contracts import Erasure
from cauce.people.store.columns import all_signed, texts, unsigned

PARTITIONED = ("identities", "person_traits", "trait_operations")
PARTITIONS = 16
FULL_UP_TO_BYTES = 2 << 30
"""A partition larger than this is not written anew while everybody waits."""
_COLUMNS = (
    "erasure_id, project_id, raws, words, until_seq, version, requested_at, finished_at, removed,"
    " audit, certificate"
)


def request(tx: Tx, erasure: Erasure) -> None:
    """Record a request; the same again changes nothing."""
    tx.execute(
        "INSERT INTO erasures (erasure_id, project_id, raws, words, until_seq, version,"
        " requested_at, removed, audit) SELECT %s, %s, %s::bigint[], %s::text[], %s,"
        " coalesce((SELECT version FROM people_versions WHERE project_id = %s), 0), %s,"
        " %s::jsonb, %s::jsonb ON CONFLICT DO NOTHING",
        [
            erasure.erasure_id,
            erasure.project_id,
            all_signed(erasure.raws),
            texts(erasure.words),
            erasure.until_seq,
            erasure.project_id,
            erasure.requested_at,
            json.dumps(erasure.removed),
            json.dumps(erasure.audit) if erasure.audit else None,
        ],
    )


def unfinished(tx: Tx) -> list[Erasure]:
    """Return what is still to be done and whose last events every consumer has passed."""
    found = rows(
        tx,
        f"SELECT {_COLUMNS} FROM erasures WHERE finished_at IS NULL AND until_seq <="
        " coalesce((SELECT min(seq) FROM consumer_cursors WHERE name IN ('store', 'people')"
        "           HAVING count(*) = 2), 0) ORDER BY requested_at",
        {},
    )
    return [_erasure(row) for row in found]


def listed(tx: Tx, project_id: ProjectId, limit: int = 200) -> list[Erasure]:
    """Return the requests of a project, newest first."""
    found = rows(
        tx,
        f"SELECT {_COLUMNS} FROM erasures WHERE project_id = %(project)s"
        " ORDER BY requested_at DESC, erasure_id LIMIT %(limit)s",
        {"project": project_id, "limit": limit},
    )
    return [_erasure(row) for row in found]


def find(tx: Tx, project_id: ProjectId, erasure_id: str) -> Erasure | None:
    """Return one request, None when the project has no such one."""
    row = one(
        tx,
        f"SELECT {_COLUMNS} FROM erasures WHERE project_id = %(project)s AND erasure_id = %(id)s",
        {"project": project_id, "id": UUID(erasure_id)},
    )
    return _erasure(row) if row else None


def is_open(tx: Tx, erasure_id: str) -> bool:
    """Return whether a request is still to be done."""
    row = one(
        tx,
        "SELECT 1 AS found FROM erasures WHERE erasure_id = %(id)s AND finished_at IS NULL",
        {"id": UUID(erasure_id)},
    )
    return row is not None


def known(tx: Tx) -> set[str]:
    """Return the ids of every request on record."""
    return {str(row["erasure_id"]) for row in rows(tx, "SELECT erasure_id FROM erasures", {})}


def note_removed(tx: Tx, erasure_id: str, removed: Mapping[str, Any]) -> None:
    """Remember what is being removed: written before it happens, so no crash makes it too little."""
    tx.execute(
        "UPDATE erasures SET removed = %s::jsonb WHERE erasure_id = %s",
        [json.dumps(removed), erasure_id],
    )


def finish(tx: Tx, erasure_id: str, certificate: Mapping[str, Any]) -> None:
    """Keep the certificate and forget the words."""
    tx.execute(
        "UPDATE erasures SET finished_at = now(), words = NULL, certificate = %s::jsonb"
        " WHERE erasure_id = %s",
        [json.dumps(certificate), erasure_id],
    )


def words_of(tx: Tx, project_id: ProjectId, raws: Collection[int]) -> list[str]:
    """Return the ids and e-mail addresses by which raw persons can be recognised."""
    found = rows(
        tx,
        "SELECT value AS word FROM identities"
        " WHERE project_id = %(project)s AND raw_person = ANY(%(raws)s)"
        " UNION SELECT value ->> 0 FROM person_traits"
        " WHERE project_id = %(project)s AND raw_person = ANY(%(raws)s)"
        "   AND jsonb_typeof(value) = 'string' AND value ->> 0 LIKE '%%_@_%%'"
        " UNION SELECT value ->> 0 FROM trait_operations"
        " WHERE project_id = %(project)s AND raw_person = ANY(%(raws)s)"
        "   AND jsonb_typeof(value) = 'string' AND value ->> 0 LIKE '%%_@_%%'",
        {"project": project_id, "raws": all_signed(raws)},
    )
    return sorted(row["word"] for row in found if row["word"])


def compact(database: Database, raws: Collection[int]) -> list[str]:
    """Write the tables that held the persons anew, and return those too large for it.

    A dead row stays readable in the file until its page is used again; VACUUM FULL leaves it out.
    The parent of the partitions stays in use meanwhile, the partition itself waits.
    """
    with database.transaction() as tx:
        tables = _touched(tx, raws)
    large = [name for name, size in tables if size > FULL_UP_TO_BYTES]
    for name, size in tables:
        database.maintain(f"VACUUM (FULL) {name}" if size <= FULL_UP_TO_BYTES else f"VACUUM {name}")
    return large


def compact_requests(database: Database) -> None:
    """Write the table of requests anew, without the words, and have old files deleted."""
    database.maintain("VACUUM (FULL) erasures")
    try:
        database.maintain("CHECKPOINT")
    except InsufficientPrivilege:
        return


def _touched(tx: Tx, raws: Collection[int]) -> Sequence[tuple[str, int]]:
    found = []
    for table in PARTITIONED:
        for part in range(PARTITIONS):
            row = one(
                tx,
                f"SELECT pg_total_relation_size('{table}_{part}') AS size"
                f" WHERE EXISTS (SELECT 1 FROM unnest(%(raws)s::bigint[]) AS raw"
                f" WHERE satisfies_hash_partition('{table}'::regclass, {PARTITIONS}, {part}, raw))",
                {"raws": all_signed(raws)},
            )
            if row is not None:
                found.append((f"{table}_{part}", int(row["size"])))
    return found


def _erasure(row: Mapping[str, Any]) -> Erasure:
    return Erasure(
        erasure_id=str(row["erasure_id"]),
        project_id=ProjectId(row["project_id"]),
        raws=tuple(unsigned(raw) for raw in row["raws"]),
        words=tuple(row["words"] or ()),
        until_seq=row["until_seq"],
        requested_at=row["requested_at"],
        version=row["version"],
        finished_at=row["finished_at"],
        removed=row["removed"],
        audit=row["audit"],
        certificate=row["certificate"],
    )
