"""Statements that two ids are one person."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from importlib.resources import files
from typing import Any

from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import PersonId, ProjectId
from cauce.people.contracts import Merge, MergeCause, Named, Statement
from cauce.people.store.columns import all_signed, flags, signed, texts, times, unsigned

_COLUMNS = (
    "merge_id, from_person, into_person, is_link, cause, at, message_id,"
    " refused IS NOT NULL AS refused, undone_at IS NOT NULL AS undone"
)
_SHOWN = (files("cauce.people") / "sql" / "merges.sql").read_text("utf-8")
_CAUSE = {"track": MergeCause.IDENTIFY}


def links_of(tx: Tx, project_id: ProjectId, anonymous: Iterable[int]) -> list[Statement]:
    """Return the links on record of these anonymous raw persons."""
    found = rows(
        tx,
        f"SELECT {_COLUMNS} FROM person_merges WHERE project_id = %(project)s AND is_link"
        " AND from_person = ANY(%(raws)s)",
        {"project": project_id, "raws": all_signed(anonymous)},
    )
    return [_statement(row) for row in found]


def among(tx: Tx, project_id: ProjectId, raws: Iterable[int]) -> list[Statement]:
    """Return every statement that could make one of these raw persons belong to somebody."""
    found = rows(
        tx,
        f"SELECT {_COLUMNS} FROM person_merges WHERE project_id = %(project)s"
        " AND from_person = ANY(%(raws)s)"
        f" UNION SELECT {_COLUMNS} FROM person_merges WHERE project_id = %(project)s"
        " AND into_person = ANY(%(raws)s) AND NOT is_link",
        {"project": project_id, "raws": all_signed(raws)},
    )
    return [_statement(row) for row in found]


_STATE = """
INSERT INTO person_merges AS m
    (project_id, from_person, into_person, is_link, cause, at, message_id, refused)
SELECT %(project)s, source, into_person, is_link, cause, at, message_id,
       CASE WHEN refused THEN 'too_many_ids' END
FROM unnest(%(sources)s::bigint[], %(intos)s::bigint[], %(links)s::boolean[], %(causes)s::text[],
            %(ats)s::timestamptz[], %(messages)s::text[], %(refused)s::boolean[])
     AS new (source, into_person, is_link, cause, at, message_id, refused)
ON CONFLICT (project_id, from_person, into_person, by_hand) DO UPDATE SET
    cause = excluded.cause, at = excluded.at, message_id = excluded.message_id
WHERE (excluded.at, excluded.message_id) < (m.at, m.message_id)
"""


def state(tx: Tx, project_id: ProjectId, statements: Collection[Statement]) -> None:
    """Record statements; of one made before, the earlier time is kept."""
    if not statements:
        return
    params = {
        "project": project_id,
        "sources": all_signed(s.from_person for s in statements),
        "intos": all_signed(s.into_person for s in statements),
        "links": flags(s.is_link for s in statements),
        "causes": texts(s.cause for s in statements),
        "ats": times(s.at for s in statements),
        "messages": texts(s.message_id for s in statements),
        "refused": flags(s.refused for s in statements),
    }
    tx.execute(_STATE, params)


def merge_by_hand(
    tx: Tx, project_id: ProjectId, ends: tuple[int, int], at: datetime, actor: str
) -> int:
    """Return the id of the merge of two users that somebody asked for; ``ends`` are from, into."""
    row = one(
        tx,
        "INSERT INTO person_merges (project_id, from_person, into_person, is_link, cause, at,"
        " message_id, actor, by_hand) VALUES (%(project)s, %(source)s, %(into)s, false, 'manual',"
        " %(at)s, '', %(actor)s, nextval(pg_get_serial_sequence('person_merges', 'merge_id')))"
        " RETURNING merge_id",
        {
            "project": project_id,
            "source": signed(ends[0]),
            "into": signed(ends[1]),
            "at": at,
            "actor": actor,
        },
    )
    assert row is not None  # noqa: S101
    return int(row["merge_id"])


def find(tx: Tx, project_id: ProjectId, merge_id: int) -> Statement | None:
    """Return a statement, None when the project has no such one."""
    row = one(
        tx,
        f"SELECT {_COLUMNS} FROM person_merges WHERE project_id = %(project)s AND merge_id = %(id)s",
        {"project": project_id, "id": merge_id},
    )
    return _statement(row) if row else None


def mark_undone(
    tx: Tx, project_id: ProjectId, merge_ids: Iterable[int], at: datetime, actor: str
) -> None:
    """Make statements lose their effect."""
    tx.execute(
        "UPDATE person_merges SET undone_at = %s, undone_by = %s"
        " WHERE project_id = %s AND merge_id = ANY(%s) AND undone_at IS NULL",
        [at, actor, project_id, list(merge_ids)],
    )


def shown(
    tx: Tx,
    project_id: ProjectId,
    *,
    raws: Iterable[int] | None = None,
    merge_id: int | None = None,
    refused: bool = False,
    before: tuple[datetime, int] | None = None,
    limit: int = 500,
) -> Sequence[Merge]:
    """Return merges newest first: all, those that touch ``raws``, or the one with ``merge_id``.

    With ``refused`` the statements that were refused instead of those that made two persons one.
    """
    params = {
        "project": project_id,
        "raws": None if raws is None else all_signed(raws),
        "merge": merge_id,
        "refused": refused,
        "before_at": before[0] if before else None,
        "before_id": before[1] if before else None,
        "limit": limit,
    }
    return [_merge(row) for row in rows(tx, _SHOWN, params)]


def _statement(row: dict[str, Any]) -> Statement:
    return Statement(
        row["merge_id"],
        unsigned(row["from_person"]),
        unsigned(row["into_person"]),
        row["is_link"],
        row["cause"],
        row["at"],
        row["message_id"],
        row["refused"],
        row["undone"],
    )


def _merge(row: dict[str, Any]) -> Merge:
    return Merge(
        row["merge_id"],
        Named(PersonId(unsigned(row["from_person"])), row["from_name"]),
        Named(PersonId(unsigned(row["into_person"])), row["into_name"]),
        _CAUSE.get(row["cause"]) or MergeCause(row["cause"]),
        row["at"],
        row["undone_at"],
        row["undoable"],
        row["refused"],
    )
