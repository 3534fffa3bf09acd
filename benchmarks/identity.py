"""What merged persons cost a question, and whether undoing is exact on many more histories.

Events are those of ``bench queries``. Of every hundred persons, so many went into another one. The same
question is asked of a project whose persons are all their own, and of one whose events were rewritten
to say the surviving person, which is the most that rewriting them could ever gain; it must give the same
answer. Each question is asked five times over ranges that differ, after one that does not count; the
figure is the median.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.integration.people.people_world import World
from tests.support.histories import answers, history, play, undo_all

from benchmarks.queries import (
    CHUNK,
    FIRST,
    GENERATE,
    LAST,
    PROJECT,
    ROUNDS,
    _funnel,
    _retention,
    _trend,
)
from cauce.analytics.facade import Analytics
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.infra.folder import DataFolder
from cauce.infra.migrate import migrate_database, migrate_events
from cauce.infra.postgres import EmbeddedPostgres
from cauce.kernel.ids import ProjectId

NAME = "identity"
SHARES = (0, 1, 10, 50)
SIDE_BY_SIDE = 25
QUESTIONS: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "unique persons by day": _trend("persons"),
    "funnel of 4 steps": _funnel,
    "weekly retention": _retention,
}
MERGE = """
INSERT INTO person_overrides (project_id, from_person, into_person, version, is_deleted)
SELECT 1, person_id, sipHash64(toUInt32(sipHash64(person_id) % {persons:UInt32}), 7) AS into, {version:UInt64}, 0
FROM (SELECT DISTINCT person_id FROM events WHERE project_id = 1)
WHERE cityHash64(person_id) % 100 < {share:UInt8}
    AND into IN (SELECT DISTINCT person_id FROM events WHERE project_id = 1)
    AND cityHash64(into) % 100 >= {share:UInt8}
"""
"""Into a person that exists and went into nobody else, as the copies are flat. A greater share holds the
smaller ones."""
REWRITE = """
INSERT INTO events
SELECT e.* REPLACE ({project:UInt32} AS project_id, if(o.into_person = 0, e.person_id, o.into_person) AS person_id)
FROM events AS e
LEFT ANY JOIN (SELECT from_person, into_person FROM person_overrides FINAL WHERE project_id = 1) AS o
    ON o.from_person = e.person_id
WHERE e.project_id = 1
"""


def run(quick: bool) -> list[dict[str, Any]]:
    """Return the figures; ``quick`` asks over 200,000 events and plays 50 histories."""
    return [*_costs(200_000 if quick else 5_000_000), *_histories(50 if quick else 1000)]


def _costs(rows: int) -> list[dict[str, Any]]:
    folder = Path(tempfile.mkdtemp(prefix="cauce-bench-"))
    (folder / "events").mkdir()
    events = Events("", folder / "events", memory_mib=8192)
    try:
        _fill(events, rows)
        return [row for share in SHARES for row in _compared(events, rows, share)]
    finally:
        events.close()
        shutil.rmtree(folder)


def _fill(events: Events, rows: int) -> None:
    migrate_events(events)
    for first in range(0, rows, CHUNK):
        params = {"first": first, "count": min(CHUNK, rows - first), "persons": rows / 40}
        events.command(GENERATE, params)
    events.command("OPTIMIZE TABLE events FINAL")


def _compared(events: Events, rows: int, share: int) -> Iterator[dict[str, Any]]:
    """Yield each question's seconds when so many are merged, beside the same events rewritten."""
    if share:
        events.command(MERGE, {"share": share, "version": share, "persons": rows // 40})
    rewritten = PROJECT + 1 + share
    events.command(REWRITE, {"project": rewritten})
    events.command("OPTIMIZE TABLE events FINAL")
    mine, theirs = _asked(events, PROJECT), _asked(events, rewritten)
    events.command(
        "ALTER TABLE events DELETE WHERE project_id = {project:UInt32}",
        {"project": rewritten},
        mutations_sync=1,
    )
    for name in QUESTIONS:
        if mine[name][1] != theirs[name][1]:
            raise AssertionError(f"{name}, {share} % merged: rewritten events answer differently")
        figure = f"{name}, {share} % merged"
        yield _row(figure, mine[name][0], "s", "events rewritten", theirs[name][0])


def _asked(events: Events, project: int) -> dict[str, tuple[float, list[Any]]]:
    """Return the median seconds of each question, and its answers."""
    analytics = Analytics(events)
    try:
        return {name: _timed(analytics, project, ask) for name, ask in QUESTIONS.items()}
    finally:
        analytics.close()


def _timed(
    analytics: Analytics, project: int, ask: Callable[[str, str], dict[str, Any]]
) -> tuple[float, list[Any]]:
    times, found = [], []
    for i in range(-1, ROUNDS):
        first, last = FIRST + timedelta(days=7 * (i % 2)), LAST - timedelta(days=i + 1)
        started = time.perf_counter()
        found.append(analytics.ask(ProjectId(project), ask(str(first), str(last))).result)
        times.append(time.perf_counter() - started)
    return round(statistics.median(times[1:]), 4), found


def _histories(count: int) -> list[dict[str, Any]]:
    """Return how many histories answered after undoing as if nobody had been merged: all, or it fails."""
    exact = 0
    with _engines() as (database, events):
        for seed in range(count // SIDE_BY_SIDE):
            random = Random(seed)
            lives = [history(random, family) for family in range(SIDE_BY_SIDE)]
            merged, never = (World(database, events, ProjectId(2 * seed + n)) for n in (1, 2))
            size = random.randint(3, 14)
            play(merged, lives, merging=True, size=size)
            play(never, lives, merging=False, size=size)
            undo_all(merged, random)
            if answers(merged, lives) != answers(never, lives):
                raise AssertionError(f"undoing is not exact: histories of seed {seed}")
            exact += SIDE_BY_SIDE
    return [_row("histories exact after undoing every merge", exact, "histories", "played", exact)]


@contextmanager
def _engines() -> Iterator[tuple[Database, Events]]:
    folder = DataFolder(Path(tempfile.mkdtemp(prefix="cauce-bench-")))
    folder.prepare()
    server, events = EmbeddedPostgres(folder), Events("", folder.events)
    server.start()
    database = Database(server.url)
    database.open()
    try:
        migrate_database(database)
        migrate_events(events)
        yield database, events
    finally:
        events.close()
        database.close()
        server.stop()
        shutil.rmtree(folder.sockets, ignore_errors=True)
        shutil.rmtree(folder.root, ignore_errors=True)


def _row(figure: str, value: float, unit: str, peer: str, theirs: float) -> dict[str, Any]:
    ratio = round(theirs / value, 2) if value else None
    return {
        "figure": figure,
        "value": value,
        "unit": unit,
        "peer": peer,
        "peer_value": theirs,
        "ratio": ratio,
    }
