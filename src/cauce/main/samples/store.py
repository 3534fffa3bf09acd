"""SQL of the samples: which are loaded, with what seed and end."""

from dataclasses import dataclass
from datetime import datetime

from cauce.infra.db import Tx, one
from cauce.kernel.ids import ProjectId


@dataclass(frozen=True, slots=True)
class Load:
    """A sample project; ``loaded_at`` is None while its events are still being sent."""

    project_id: ProjectId
    name: str
    seed: int
    anchor: datetime
    loaded_at: datetime | None


def find(tx: Tx, name: str) -> Load | None:
    """Return the newest load of a sample, None when it never was loaded."""
    row = one(
        tx,
        "SELECT project_id, name, seed, anchor, loaded_at FROM sample_loads"
        " WHERE name = %(name)s ORDER BY project_id DESC LIMIT 1",
        {"name": name},
    )
    return Load(**row) if row else None


def begin(tx: Tx, load: Load) -> None:
    """Remember a load before its first event is sent."""
    tx.execute(
        "INSERT INTO sample_loads (project_id, name, seed, anchor)"
        " VALUES (%(project_id)s, %(name)s, %(seed)s, %(anchor)s)",
        {
            "project_id": load.project_id,
            "name": load.name,
            "seed": load.seed,
            "anchor": load.anchor,
        },
    )


def finish(tx: Tx, project_id: ProjectId, now: datetime) -> None:
    """Remember that every event of a sample has been taken."""
    tx.execute(
        "UPDATE sample_loads SET loaded_at = %(now)s WHERE project_id = %(project_id)s",
        {"project_id": project_id, "now": now},
    )


def lock(tx: Tx) -> None:
    """Wait until no other process decides what to load."""
    tx.execute("SELECT pg_advisory_xact_lock(hashtext('sample_loads'))")
