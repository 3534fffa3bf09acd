"""Types of groups and what a project calls them."""

from importlib.resources import files
from typing import Any

from cauce.infra.db import Tx, one, rows
from cauce.kernel.errors import Text
from cauce.kernel.ids import ProjectId
from cauce.people.contracts import GroupTypeNames, GroupTypeSeen

_LISTED = (files("cauce.people") / "sql" / "group_types.sql").read_text("utf-8")
_NAME = """
INSERT INTO group_types (project_id, type, singular_en, plural_en, singular_es, plural_es)
VALUES (%(project)s, %(type)s, %(singular_en)s, %(plural_en)s, %(singular_es)s, %(plural_es)s)
ON CONFLICT (project_id, type) DO UPDATE SET
    singular_en = excluded.singular_en, plural_en = excluded.plural_en,
    singular_es = excluded.singular_es, plural_es = excluded.plural_es
"""


def listed(tx: Tx, project_id: ProjectId, limit: int) -> list[GroupTypeSeen]:
    """Return the types that were seen or named, those with most groups first."""
    found = rows(tx, _LISTED, {"project": project_id, "limit": limit})
    return [
        GroupTypeSeen(
            row["type"], row["groups"], row["first_seen"], row["last_seen"], _names_of(row)
        )
        for row in found
    ]


def _names_of(row: Any) -> GroupTypeNames | None:
    if row["singular_en"] is None:
        return None
    return GroupTypeNames(
        Text(row["singular_en"], row["singular_es"]), Text(row["plural_en"], row["plural_es"])
    )


def others_named(tx: Tx, project_id: ProjectId, kind: str) -> int:
    """Return how many other types are named; nobody names one meanwhile, until the transaction ends."""
    tx.execute("SELECT 1 FROM projects WHERE id = %s FOR NO KEY UPDATE", [project_id])
    found = one(
        tx,
        "SELECT count(*) AS named FROM group_types WHERE project_id = %(project)s AND type <> %(type)s",
        {"project": project_id, "type": kind},
    )
    return int(found["named"]) if found else 0


def name(tx: Tx, project_id: ProjectId, kind: str, names: GroupTypeNames) -> None:
    """Keep what a type is called, in the place of what it was called before."""
    said = {
        "singular_en": names.singular.en,
        "plural_en": names.plural.en,
        "singular_es": names.singular.es,
        "plural_es": names.plural.es,
    }
    tx.execute(_NAME, {"project": project_id, "type": kind, **said})


def unname(tx: Tx, project_id: ProjectId, kind: str) -> bool:
    """Return whether a type had a name, which is gone now."""
    done = tx.execute(
        "DELETE FROM group_types WHERE project_id = %s AND type = %s", [project_id, kind]
    )
    return done.rowcount > 0
