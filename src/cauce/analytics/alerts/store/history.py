"""What was found of each bucket, and what fired, in PostgreSQL."""

from collections.abc import Sequence
from datetime import datetime

from cauce.analytics.alerts.contracts import EndedBecause, Evaluation, Firing
from cauce.analytics.alerts.store.rows import (
    bucket_of,
    changed_json,
    firing_of,
    verdict_json,
    verdict_of,
)
from cauce.infra.db import Tx, one, rows
from cauce.kernel.ids import ProjectId

_FIRING = (
    "f.id, f.alert_id, f.round, f.line, f.starts_at, f.ends_at, f.label, f.verdict, f.changed,"
    " f.began_at, f.told_at, f.last_told_at, f.reminded, f.ended_at, f.ended_bucket, f.ended_because"
)


def keep(tx: Tx, alert_id: int, round_: int, found: Sequence[Evaluation]) -> None:
    """Write what was found of buckets; of one that was judged before, what was found first stays."""
    with tx.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO alert_evaluations (alert_id, round, line, starts_at, ends_at, label, verdict,"
            " at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [
                [
                    alert_id, round_, each.line, each.bucket.start, each.bucket.end,
                    each.bucket.label, verdict_json(each.verdict), each.at,
                ]
                for each in found
            ],
        )  # fmt: skip


def evaluations(
    tx: Tx, alert_id: int, before: tuple[datetime, str], limit: int
) -> list[Evaluation]:
    """Return what was found, newest bucket first; of a bucket judged in several rounds the last."""
    found = rows(
        tx,
        "SELECT DISTINCT ON (starts_at, line) line, starts_at, ends_at, label, verdict, at"
        " FROM alert_evaluations WHERE alert_id = %(alert)s"
        " AND (starts_at, line) < (%(start)s, %(line)s)"
        " ORDER BY starts_at DESC, line DESC, round DESC LIMIT %(limit)s",
        {"alert": alert_id, "start": before[0], "line": before[1], "limit": limit},
    )
    return [
        Evaluation(row["line"], bucket_of(row), verdict_of(row["verdict"]), row["at"])
        for row in found
    ]


def firing_now(tx: Tx, alert_id: int) -> dict[str, Firing]:
    """Return what is firing, by line; whoever holds the alert's row is the only one to change it."""
    found = rows(
        tx,
        f"SELECT {_FIRING} FROM alert_firings f WHERE f.alert_id = %(alert)s"
        " AND f.ended_at IS NULL ORDER BY f.id",
        {"alert": alert_id},
    )
    return {row["line"]: firing_of(row) for row in found}


def firings(tx: Tx, alert_id: int, before: int, limit: int) -> list[Firing]:
    """Return firings below an id, newest first."""
    found = rows(
        tx,
        f"SELECT {_FIRING} FROM alert_firings f WHERE f.alert_id = %(alert)s"
        " AND f.id < %(before)s ORDER BY f.id DESC LIMIT %(limit)s",
        {"alert": alert_id, "before": before, "limit": limit},
    )
    return [firing_of(row) for row in found]


def firing_counts(tx: Tx, project_id: ProjectId) -> dict[int, int]:
    """Return how many lines of each alert are firing; alerts at rest are not among them."""
    found = rows(
        tx,
        "SELECT f.alert_id, count(*) AS number FROM alert_firings f JOIN alerts a"
        " ON a.id = f.alert_id WHERE a.project_id = %(project)s AND f.ended_at IS NULL"
        " GROUP BY f.alert_id",
        {"project": project_id},
    )
    return {row["alert_id"]: int(row["number"]) for row in found}


def begin(tx: Tx, firing: Firing) -> int | None:
    """Return the id of a new firing; None when its bucket has begun one in this round, or one is on."""
    row = one(
        tx,
        "INSERT INTO alert_firings (alert_id, round, line, starts_at, ends_at, label, verdict,"
        " changed, began_at) VALUES (%(alert)s, %(round)s, %(line)s, %(start)s, %(end)s, %(label)s,"
        " %(verdict)s, %(changed)s, %(began)s) ON CONFLICT DO NOTHING RETURNING id",
        {
            "alert": firing.alert_id, "round": firing.round, "line": firing.line,
            "start": firing.bucket.start, "end": firing.bucket.end, "label": firing.bucket.label,
            "verdict": verdict_json(firing.verdict), "changed": changed_json(firing.changed),
            "began": firing.began_at,
        },
    )  # fmt: skip
    return None if row is None else int(row["id"])


def end(tx: Tx, firing_id: int, at: datetime, because: EndedBecause, bucket: str = "") -> None:
    """Note that a firing is over."""
    tx.execute(
        "UPDATE alert_firings SET ended_at = %s, ended_because = %s, ended_bucket = %s"
        " WHERE id = %s AND ended_at IS NULL",
        [at, because, bucket, firing_id],
    )


def told(tx: Tx, firing_id: int, at: datetime, reminded: int) -> None:
    """Note that people were told of a firing, and how often again."""
    tx.execute(
        "UPDATE alert_firings SET told_at = coalesce(told_at, %s), last_told_at = %s, reminded = %s"
        " WHERE id = %s",
        [at, at, reminded, firing_id],
    )


def forget_old(tx: Tx, before: datetime) -> None:
    """Forget what was found of buckets a long time ago; firings stay."""
    tx.execute("DELETE FROM alert_evaluations WHERE at < %s", [before])
