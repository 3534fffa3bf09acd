"""Erasing persons: rows go, and a mark stays so that no replay brings them back."""

from collections.abc import Iterable
from dataclasses import dataclass

from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import ProjectId
from cauce.people.store.columns import all_signed, unsigned


@dataclass(frozen=True, slots=True)
class Sweep:
    """Events of raw persons up to a seq that are to go."""

    project_id: ProjectId
    raws: tuple[int, ...]
    until_seq: int


def erase(tx: Tx, project_id: ProjectId, raws: Iterable[int], until_seq: int) -> dict[str, int]:
    """Return the rows removed of each table; raw persons are marked as erased up to ``until_seq``."""
    numbers = all_signed(raws)
    tx.execute(
        "INSERT INTO person_erasures AS e (project_id, raw_person, until_seq)"
        " SELECT %s, unnest(%s::bigint[]), %s ON CONFLICT (project_id, raw_person) DO UPDATE SET"
        " until_seq = greatest(e.until_seq, excluded.until_seq), at = now(), swept = false",
        [project_id, numbers, until_seq],
    )
    merged = tx.execute(
        "DELETE FROM person_merges WHERE project_id = %s"
        " AND (from_person = ANY(%s) OR into_person = ANY(%s))",
        [project_id, numbers, numbers],
    )
    counts = {"person_merges": merged.rowcount}
    for table in ("person_traits", "trait_operations", "consents", "identities"):
        gone = tx.execute(
            f"DELETE FROM {table} WHERE project_id = %s AND raw_person = ANY(%s)",
            [project_id, numbers],
        )
        counts[table] = gone.rowcount
    return counts


def erased_after(tx: Tx, seq: int) -> dict[tuple[int, int], int]:
    """Return (project, raw person) → seq of the erasures that reach to ``seq`` or beyond."""
    found = rows(
        tx,
        "SELECT project_id, raw_person, until_seq FROM person_erasures WHERE until_seq >= %(seq)s",
        {"seq": seq},
    )
    return {(row["project_id"], unsigned(row["raw_person"])): row["until_seq"] for row in found}


def to_sweep(tx: Tx, *, again: bool) -> list[Sweep]:
    """Return the erasures whose last events the store has loaded by now; ``again``: all ever."""
    found = rows(
        tx,
        "SELECT project_id, until_seq, array_agg(raw_person) AS raws FROM person_erasures"
        " WHERE (%(again)s OR NOT swept)"
        " AND until_seq <= coalesce((SELECT seq FROM consumer_cursors WHERE name = 'store'), 0)"
        " GROUP BY project_id, until_seq",
        {"again": again},
    )
    return [
        Sweep(
            ProjectId(row["project_id"]),
            tuple(unsigned(raw) for raw in row["raws"]),
            row["until_seq"],
        )
        for row in found
    ]


def swept(tx: Tx, sweep: Sweep) -> None:
    """Remember that nothing of a sweep is left."""
    tx.execute(
        "UPDATE person_erasures SET swept = true"
        " WHERE project_id = %s AND raw_person = ANY(%s) AND until_seq = %s",
        [sweep.project_id, all_signed(sweep.raws), sweep.until_seq],
    )


TABLES = (
    "person_merges",
    "person_traits",
    "trait_operations",
    "consents",
    "privacy_settings",
    "group_members",
    "groups",
    "group_types",
    "identities",
    "person_erasures",
    "erasures",
    "people_outbox",
    "people_versions",
)


def forget_project(tx: Tx, project_id: ProjectId) -> None:
    """Remove every row of a project."""
    one(
        tx,
        "SELECT 1 AS locked FROM people_versions WHERE project_id = %(project)s FOR UPDATE",
        {"project": project_id},
    )
    for table in TABLES:
        tx.execute(f"DELETE FROM {table} WHERE project_id = %s", [project_id])
