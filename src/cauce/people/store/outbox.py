"""Which copies in ClickHouse are behind, and the version they are brought to."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import ProjectId
from cauce.people.store.columns import all_signed

_PERSONS = (files("cauce.people") / "sql" / "copy_persons.sql").read_text("utf-8")
_GROUPS = (files("cauce.people") / "sql" / "copy_groups.sql").read_text("utf-8")
_MEMBERS = (files("cauce.people") / "sql" / "copy_members.sql").read_text("utf-8")
_OVERRIDES = (files("cauce.people") / "sql" / "copy_overrides.sql").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Copy:
    """Rows for ClickHouse as JSON lines, and the version they have."""

    version: int
    persons: bytes
    overrides: bytes
    groups: bytes
    members: bytes


def lock(tx: Tx, project_ids: Iterable[int]) -> dict[int, int]:
    """Return the epoch of each project; until the transaction ends nobody else changes its people."""
    wanted = sorted(set(project_ids))
    found = _locked(tx, wanted)
    if len(found) < len(wanted):
        tx.execute(
            "INSERT INTO people_versions (project_id) SELECT unnest(%s::bigint[])"
            " ON CONFLICT DO NOTHING",
            [wanted],
        )
        found = _locked(tx, wanted)
    return found


def _locked(tx: Tx, project_ids: list[int]) -> dict[int, int]:
    found = rows(
        tx,
        "SELECT project_id, epoch FROM people_versions WHERE project_id = ANY(%(projects)s)"
        " ORDER BY project_id FOR UPDATE",
        {"projects": project_ids},
    )
    return {row["project_id"]: row["epoch"] for row in found}


def plan_for_batches(tx: Tx) -> None:
    """Plan for thousands of rows: PostgreSQL takes an array for ten rows and would loop over loops."""
    tx.execute("SET LOCAL enable_nestloop = off")
    tx.execute("SET LOCAL jit = off")


def note(
    tx: Tx, project_id: ProjectId, persons: Collection[int], overrides: Collection[int]
) -> None:
    """Note that the copies of these persons and raw persons are behind."""
    if persons or overrides:
        tx.execute(
            "WITH next AS (UPDATE people_versions SET version = version + 1 WHERE project_id = %s"
            " RETURNING version) INSERT INTO people_outbox (project_id, version, persons, overrides)"
            " SELECT %s, version, %s::bigint[], %s::bigint[] FROM next",
            [project_id, project_id, all_signed(persons), all_signed(overrides)],
        )


def new_epoch(tx: Tx, project_id: ProjectId) -> None:
    """Tell every process that rows of the project vanished."""
    tx.execute("UPDATE people_versions SET epoch = epoch + 1 WHERE project_id = %s", [project_id])


def waiting(tx: Tx) -> list[ProjectId]:
    """Return the projects whose copies are behind."""
    found = rows(tx, "SELECT DISTINCT project_id FROM people_outbox ORDER BY project_id", {})
    return [ProjectId(row["project_id"]) for row in found]


def behind(tx: Tx, project_id: ProjectId) -> int | None:
    """Return the version that ClickHouse is to have, None when it has it.

    From here on ``tx`` reads one snapshot, so a higher version never carries an older state.
    """
    tx.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    plan_for_batches(tx)
    row = one(
        tx,
        "SELECT max(v.version) AS version, count(o.version) AS notes FROM people_versions v"
        " JOIN people_outbox o USING (project_id) WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return row["version"] if row is not None and row["notes"] else None


def copy(
    tx: Tx,
    project_id: ProjectId,
    version: int,
    persons: Mapping[str, str],
    groups: Mapping[str, str],
) -> Copy:
    """Return what ClickHouse lacks.

    Args:
        tx: one that ``behind`` began.
        project_id: of which project.
        version: what ``behind`` returned.
        persons: traits of persons that are given (``operations.as_json``).
        groups: traits of groups, all given.
    """
    params = {"project": project_id, "version": version}
    return Copy(
        version,
        _lines(tx, _PERSONS, {**params, **persons}),
        _lines(tx, _OVERRIDES, params),
        _lines(tx, _GROUPS, {**params, **groups}),
        _lines(tx, _MEMBERS, params),
    )


def pushed(tx: Tx, project_id: ProjectId, version: int) -> None:
    """Remember that ClickHouse has everything up to ``version``."""
    tx.execute(
        "DELETE FROM people_outbox WHERE project_id = %s AND version <= %s", [project_id, version]
    )
    tx.execute(
        "UPDATE people_versions SET pushed = greatest(pushed, %s) WHERE project_id = %s",
        [version, project_id],
    )


def pushed_version(tx: Tx, project_id: ProjectId) -> int:
    """Return the version of the project's people that ClickHouse has."""
    row = one(
        tx,
        "SELECT pushed FROM people_versions WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return int(row["pushed"]) if row else 0


def _lines(tx: Tx, sql: str, params: dict[str, Any]) -> bytes:
    return "\n".join(row["line"] for row in rows(tx, sql, params)).encode()
