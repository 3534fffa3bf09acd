"""Questions over 50 million events of 500,000 people: ours, DuckDB, and our engine laid out by the textbook.

Every question is asked five times over ranges that differ, so no answer is kept from the one before;
the figure is the median; the first time, before anything is kept at hand, stands beside it, and the first
time after a start once what was asked before it has been read beforehand. All sides read the same rows on the same machine in the same run, and must
give the same answer. The limit is the time to scan the bytes of the columns that must be read, at the
rate a plain sum over such columns is measured to run. Our side is asked over a tenth of the events too:
ten times as many should cost no more than ten times as much. Here every session has its sender's id, so that the
textbook's sessions are ours.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from cauce.analytics.facade import Analytics
from cauce.analytics.facade.beforehand import Beforehand
from cauce.analytics.facade.selecting import selections_of
from cauce.infra.events import Events
from cauce.infra.migrate import migrate_events
from cauce.kernel.clock import utc_now
from cauce.kernel.ids import ProjectId

NAME = "queries"
ROWS, QUICK_ROWS = 50_000_000, 200_000
TENTH = 10
EVENTS_EACH = 100
ROUNDS = 5
DEPTH, LIMIT = 5, 10
PROJECT = 1
CHUNK = 2_000_000
FUNNEL = ("Page Viewed", "Product Viewed", "Product Added", "Order Completed")
FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)

GENERATE = """
INSERT INTO events (project_id, event, person_id, timestamp, seq, type, message_id, user_id,
    anonymous_id, session_id, received_at, properties, context)
WITH intDiv(number, 8) AS s, number % 8 AS k,
    toUInt32(pow((sipHash64(s, 1) % 1000003) / 1000003., 1.7) * {persons:Float64}) AS pn,
    toUInt32(sipHash64(s, 2) % (90 * 86400)) AS begins, sipHash64(number, 3) % 1000 AS e,
    arrayFirstIndex(c -> c > e, [400,580,680,760,830,875,910,935,960,978,992,1000]) AS which
SELECT 1, ['Page Viewed','Product Viewed','Product Clicked','Search Performed','Product Added',
    'Cart Viewed','Checkout Started','Order Completed','Signed In','Coupon Applied','Signed Up',
    'Review Posted'][which], sipHash64(pn, 7),
    fromUnixTimestamp64Milli(toInt64(1767225600000) + toInt64(begins) * 1000
        + toInt64(k) * 45000 + toInt64(sipHash64(number, 4) % 45000), 'UTC') AS ts,
    number + 1, 'track', lower(hex(sipHash128(number))), concat('u', toString(pn)), '',
    lower(hex(sipHash64(s, 9))), ts,
    concat('{"country":"', ['ES','MX','AR','CO','CL','US','FR','DE','PT','IT'][
        1 + toUInt32(pow((sipHash64(pn, 11) % 1000) / 1000., 2) * 10)],
        '","device":"', ['mobile','desktop','tablet'][1 + sipHash64(s, 12) % 3],
        '","price":', toString(round((sipHash64(number, 13) % 20000) / 100., 2)), '}'),
    '{}'
FROM numbers({first:UInt64}, {count:UInt64})
"""
"""Sessions of eight events; the persons' activity and the names are skewed as they are in life."""

TEXTBOOK_TABLE = """
CREATE TABLE textbook (event LowCardinality(String), person_id UInt64,
    timestamp DateTime64(3, 'UTC'), properties JSON(max_dynamic_paths = 512), session_id String)
ENGINE = MergeTree ORDER BY (toDate(timestamp), event, person_id)
"""


@dataclass(frozen=True)
class Question:
    """One figure: the typed question, the same in textbook SQL, in DuckDB's, and how to compare."""

    figure: str
    ask: Callable[[str, str], dict[str, Any]]
    ours: Callable[[Any], Any]
    textbook: str
    duck: str
    columns: tuple[str, ...]
    event: tuple[str, ...] = ("Page Viewed",)
    shape: Callable[[list[tuple]], Any] = field(default=list)


@dataclass(frozen=True)
class Ours:
    """What a question took us: seconds the first time, the median after it, the answers, bytes kept at hand for it."""

    first: float
    seconds: float
    answers: list[Any]
    peak_mib: int
    kept: int


def run(quick: bool) -> list[dict[str, Any]]:
    """Return the figures; ``quick`` asks over 200,000 events."""
    rows = QUICK_ROWS if quick else ROWS
    with _folder() as folder, _world(folder, rows // TENTH, peers=False) as small:
        tenth = small.medians()
    with _folder() as folder, _world(folder, rows) as world:
        return world.figures(tenth)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="cauce-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def _world(folder: Path, rows: int, *, peers: bool = True) -> Iterator[World]:
    (folder / "events").mkdir()
    events = Events("", folder / "events", memory_mib=8192)
    duck = duckdb.connect(str(folder / "peer.duckdb"))
    duck.execute("SET TimeZone = 'UTC'")
    world = World(events, duck, folder, rows)
    try:
        world.fill(peers=peers)
        yield world
    finally:
        duck.close()
        events.close()


class World:
    """The same events three times, and the stopwatch."""

    def __init__(self, events: Events, duck: Any, folder: Path, rows: int) -> None:
        self.events, self.duck, self.folder, self.rows = events, duck, folder, rows
        self.analytics = Analytics(events)

    def fill(self, *, peers: bool) -> None:
        """Generate, sort, and copy to the textbook table."""
        migrate_events(self.events)
        for first in range(0, self.rows, CHUNK):
            count = min(CHUNK, self.rows - first)
            params = {"first": first, "count": count, "persons": self.rows / EVENTS_EACH}
            self.events.command(GENERATE, params)
        self.events.command("OPTIMIZE TABLE events FINAL")
        if not peers:
            return
        self.events.command(TEXTBOOK_TABLE)
        self.events.command(
            "INSERT INTO textbook SELECT event, person_id, timestamp, properties, session_id FROM events"
        )
        self.events.command("OPTIMIZE TABLE textbook FINAL")

    def copy_to_peer(self) -> None:
        """Fill DuckDB, through Parquet; after ours is measured, so that its memory is our own."""
        path = self.folder / "events.parquet"
        self.events.command(
            f"INSERT INTO FUNCTION file('{path}', Parquet) SELECT toString(event) AS event, person_id,"
            " timestamp, properties.country.:String AS country, session_id FROM events ORDER BY timestamp"
        )
        self.duck.execute(
            "CREATE TABLE events AS SELECT event, person_id, timestamp::TIMESTAMP AS timestamp,"
            f" country, session_id FROM read_parquet('{path}')"
        )
        path.unlink()

    def medians(self) -> list[float]:
        """Return the median seconds of every question, without peers."""
        self._learn_types()
        return [self._ours(question).seconds for question in QUESTIONS]

    def figures(self, tenth: list[float]) -> list[dict[str, Any]]:
        """Return every figure: memory, growth, and the time against the textbook, DuckDB and the limit."""
        self._learn_types()
        rate = self._scan_rate()
        found = [self._ours(question) for question in QUESTIONS]
        kept = _row("kept at hand", self.analytics.keeper.bytes >> 20, "MiB")
        self._start_again()
        took, again = self._read_beforehand(QUESTIONS), [self._first(one) for one in QUESTIONS]
        self.copy_to_peer()
        rows = [kept, _row("reading all of it beforehand, in pauses", took, "s")]
        for question, ours, less, after in zip(QUESTIONS, found, tenth, again, strict=True):
            rows += [
                _row(f"{question.figure}: memory", ours.peak_mib, "MiB"),
                _row(f"{question.figure}: the first time", ours.first, "s"),
                _row(f"{question.figure}: the first time, read beforehand", after, "s"),
                _row(f"{question.figure}: kept for it", round(ours.kept / self.rows, 2), "B/event"),
                _compared(
                    question.figure,
                    ours.seconds,
                    f"{TENTH} x a tenth of the events",
                    round(less * TENTH, 4),
                ),
                *self._against_peers(question, ours, rate),
            ]
        return rows

    def _learn_types(self) -> None:
        """Let it look what types the properties have, which a server does as events arrive."""
        self._ask(QUESTIONS[2], str(FIRST), str(FIRST))
        self.analytics.types.wait()

    def _ours(self, question: Question) -> Ours:
        """Return seconds, the answers, and the process's peak memory in MiB."""
        _reset_peak()
        before = self.analytics.keeper.bytes
        first = self._first(question)
        kept = self.analytics.keeper.bytes - before
        seconds, answers = self._timed(lambda a, b: self._ask(question, a, b))
        return Ours(first, seconds, answers, _peak_mib(), kept)

    def _first(self, question: Question) -> float:
        """Return the seconds of a range that is not asked for again."""
        started = time.perf_counter()
        self._ask(question, str(FIRST), str(LAST - timedelta(days=ROUNDS)))
        return round(time.perf_counter() - started, 4)

    def _start_again(self) -> None:
        """Forget everything that is kept, as a start does."""
        self.analytics.close()
        self.analytics = Analytics(self.events)
        self._learn_types()

    def _read_beforehand(self, asked: Iterable[Question]) -> float:
        """Return the seconds in which everything that the questions take from memory was read."""
        mine, started = self.analytics, time.perf_counter()
        reading = Beforehand(self.events, mine.keeper, mine.turns)
        for question in asked:
            document = question.ask(str(FIRST), str(LAST))
            found, bots = selections_of(ProjectId(PROJECT), document, utc_now(), "UTC")
            for key in reading.missing((PROJECT, one, bots) for one in found):
                begun = reading.begin(key)
                if begun is not None:
                    reading.read(key, begun)
        return round(time.perf_counter() - started, 4)

    def _against_peers(self, question: Question, ours: Ours, rate: float) -> list[dict[str, Any]]:
        rows = []
        sides = {
            "textbook layout and SQL": lambda a, b: self._textbook(question, a, b),
            "DuckDB": lambda a, b: self._duckdb(question, a, b),
        }
        for name, side in sides.items():
            seconds, theirs = self._timed(side)
            if ours.answers != theirs:
                raise AssertionError(
                    f"{question.figure}: {name} answers {theirs[0]}, we {ours.answers[0]}"
                )
            rows.append(_compared(question.figure, ours.seconds, name, seconds))
        limit = self._bytes(question) / rate
        name = f"scanning its columns at {rate / 1e9:.2f} GB/s"
        return [*rows, _compared(question.figure, ours.seconds, name, round(limit, 4))]

    def _timed(self, side: Callable[[str, str], Any]) -> tuple[float, list[Any]]:
        """Return the median seconds and the answers of five ranges no two of which are equal."""
        times, answers = [], []
        for i in range(ROUNDS):
            first, last = FIRST + timedelta(days=7 * (i % 2)), LAST - timedelta(days=i)
            started = time.perf_counter()
            answers.append(side(str(first), str(last)))
            times.append(time.perf_counter() - started)
        return round(statistics.median(times), 4), answers

    def _ask(self, question: Question, first: str, last: str) -> Any:
        document = question.ask(first, last)
        return question.ours(self.analytics.ask(PROJECT, document).result)  # type: ignore[arg-type]

    def _textbook(self, question: Question, first: str, last: str) -> Any:
        sql = question.textbook.format(**_bounds(first, last))
        return question.shape([tuple(row) for row in self.events.query(sql).rows])

    def _duckdb(self, question: Question, first: str, last: str) -> Any:
        sql = question.duck.format(**_bounds(first, last))
        return question.shape(self.duck.execute(sql).fetchall())

    def _bytes(self, question: Question) -> float:
        """Uncompressed bytes of the columns of the events that must be read."""
        among = ", ".join(f"'{name}'" for name in question.event)
        sizes = {
            "person_id": 8,
            "timestamp": 8,
            "properties.country": 4,
            "session_id": 17,
            "event": 1,
        }
        where = f"event IN ({among})" if among else "1"
        count = self.events.query(f"SELECT count() FROM events WHERE {where}").rows[0][0]
        return float(count) * sum(sizes[column] for column in question.columns)

    def _scan_rate(self) -> float:
        """Bytes a second of a sum over person and time of the most frequent event."""
        sql = (
            "SELECT count(), sum(person_id), max(timestamp) FROM events"
            " WHERE project_id = 1 AND event = 'Page Viewed'"
        )
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            count = self.events.query(sql).rows[0][0]
            times.append(time.perf_counter() - started)
        return int(count) * 16 / min(times)


def _bounds(first: str, last: str) -> dict[str, str]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
    return {
        "before": str(begin - timedelta(days=2)),
        "first": first,
        "end": str(end),
        "next": str(end + timedelta(days=1)),
        "after": str(end + timedelta(days=14)),
    }


def _row(figure: str, value: float, unit: str, **peer: Any) -> dict[str, Any]:
    return {"peer": "", "peer_value": None, "ratio": None} | {
        "figure": figure,
        "value": value,
        "unit": unit,
        **peer,
    }


def _compared(figure: str, ours: float, peer: str, theirs: float) -> dict[str, Any]:
    return _row(figure, ours, "s", peer=peer, peer_value=theirs, ratio=round(theirs / ours, 2))


def _reset_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", "ascii")


def _peak_mib() -> int:
    """Return the largest resident size since the last reset."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def _trend(math: str, breakdown: str | None = None) -> Callable[[str, str], dict[str, Any]]:
    def ask(first: str, last: str) -> dict[str, Any]:
        question = {
            "kind": "trend",
            "date_from": first,
            "date_to": last,
            "interval": "day",
            "series": [{"event": "Page Viewed", "math": math}],
        }
        return question | ({"breakdown": {"property": breakdown}} if breakdown else {})

    return ask


def _funnel(first: str, last: str) -> dict[str, Any]:
    return {
        "kind": "funnel",
        "date_from": first,
        "date_to": last,
        "steps": [{"event": name} for name in FUNNEL],
        "window": {"value": 14, "unit": "day"},
    }


def _retention(first: str, last: str) -> dict[str, Any]:
    return {
        "kind": "retention",
        "date_from": first,
        "date_to": last,
        "interval": "week",
        "periods": 11,
        "first": {"event": "Page Viewed"},
        "return": {"event": "Page Viewed"},
    }


def _lifecycle(first: str, last: str) -> dict[str, Any]:
    return {
        "kind": "lifecycle",
        "date_from": first,
        "date_to": last,
        "interval": "day",
        "activity": {"event": "Page Viewed"},
        "new": "first_match",
    }


def _stickiness(first: str, last: str) -> dict[str, Any]:
    return {
        "kind": "stickiness",
        "date_from": first,
        "date_to": last,
        "interval": "day",
        "series": [{"event": "Page Viewed"}],
    }


def _paths(first: str, last: str) -> dict[str, Any]:
    return {"kind": "paths", "date_from": first, "date_to": last, "from": {"event": "Signed Up"}}


def _sessions(first: str, last: str) -> dict[str, Any]:
    return {
        "kind": "sessions",
        "date_from": first,
        "date_to": last,
        "interval": "day",
        "measures": ["sessions"],
    }


def _dropped(first: str, last: str) -> dict[str, Any]:
    point = {"step": 2, "converted": False}
    return {"kind": "people", "of": _funnel(first, last), "point": point, "limit": 100}


def _lines(result: Any) -> list[tuple]:
    return sorted(
        (series.breakdown or "", label, int(value))
        for series in result.series
        for label, value in zip(series.labels, series.values, strict=True)
        if value
    )


def _cells(result: Any) -> list[tuple]:
    return sorted(
        (cohort.date, k, value)
        for cohort in result.cohorts
        for k, value in enumerate(cohort.values)
        if value
    )


def _statuses(result: Any) -> list[tuple]:
    return sorted(
        (str(series.name), label, abs(value))
        for series in result.series
        for label, value in zip(series.labels, series.values, strict=True)
        if value
    )


def _days(result: Any) -> list[tuple]:
    return [(k, value) for k, value in enumerate(result.series[0].values, 1) if value]


def _begun(result: Any) -> list[tuple]:
    line = result.series[0]
    days = zip(line.labels, line.values, strict=True)
    return sorted((day, int(count)) for day, count in days if count)


def _steps(result: Any) -> list[tuple]:
    return sorted((node.step + 1, node.name, node.count) for node in result.nodes)


def _most_frequent(rows: list[tuple]) -> list[tuple]:
    """Fold all but the most frequent names of each step, as paths do."""
    ordered = sorted((int(n), -int(count), str(name)) for n, name, count in rows)
    found: dict[tuple[int, str], int] = {}
    for n, less, name in ordered:
        place = sum(step == n and told != "$other" for step, told in found)
        key = (n, name if place < LIMIT else "$other")
        found[key] = found.get(key, 0) - less
    return sorted((n, name, count) for (n, name), count in found.items())


def _by_name(rows: list[tuple]) -> list[tuple]:
    return sorted((str(a), int(b)) for a, b in rows)


def _reached(rows: list[tuple]) -> list[int]:
    levels = {int(level): int(count) for level, count in rows}
    return [sum(n for level, n in levels.items() if level > k) for k in range(4)]


_DURING = "timestamp >= '{first}' AND timestamp < '{end}'"
_NAMES = ", ".join(f"'{name}'" for name in FUNNEL)
_ONE_EVENT = f"WHERE event = 'Page Viewed' AND {_DURING}"


def _by_day(
    table: str, measure: str, label: str = "''", day: str = "toString(toDate(timestamp))"
) -> str:
    return f"SELECT {label} AS v, {day} AS d, {measure} FROM {table} {_ONE_EVENT} GROUP BY v, d"


_DUCK_DAY = "CAST(CAST(timestamp AS DATE) AS VARCHAR)"
_LEVELS = f"""
SELECT level, count() FROM (
    SELECT person_id, windowFunnel(1209600000)(
        toUInt64(toUnixTimestamp64Milli(timestamp)),
        event = '{FUNNEL[0]}' AND timestamp < '{{end}}', event = '{FUNNEL[1]}',
        event = '{FUNNEL[2]}', event = '{FUNNEL[3]}') AS level
    FROM textbook WHERE event IN ({_NAMES}) AND timestamp >= '{{first}}' AND timestamp <= '{{after}}'
    GROUP BY person_id) GROUP BY level
"""
_DUCK_FLOW = f"""
WITH e AS (
    SELECT person_id, timestamp AS t, CASE event WHEN '{FUNNEL[0]}' THEN 1 WHEN '{FUNNEL[1]}' THEN 2
        WHEN '{FUNNEL[2]}' THEN 3 ELSE 4 END AS s
    FROM events WHERE event IN ({_NAMES}) AND timestamp >= '{{first}}' AND timestamp <= '{{after}}'
), a AS (
    SELECT *, max(CASE WHEN s = 1 AND t < '{{end}}' THEN t END) OVER w AS e1 FROM e
    WINDOW w AS (PARTITION BY person_id ORDER BY t, s ROWS UNBOUNDED PRECEDING)
), b AS (
    SELECT *, max(CASE WHEN s = 2 AND t <= e1 + INTERVAL 14 DAY THEN e1 END) OVER w AS e2 FROM a
    WINDOW w AS (PARTITION BY person_id ORDER BY t, s ROWS UNBOUNDED PRECEDING)
), c AS (
    SELECT *, max(CASE WHEN s = 3 AND t <= e2 + INTERVAL 14 DAY THEN e2 END) OVER w AS e3 FROM b
    WINDOW w AS (PARTITION BY person_id ORDER BY t, s ROWS UNBOUNDED PRECEDING)
), d AS (
    SELECT person_id, max(CASE WHEN s = 4 AND t <= e3 + INTERVAL 14 DAY THEN 4 WHEN e3 IS NOT NULL
        THEN 3 WHEN e2 IS NOT NULL THEN 2 WHEN e1 IS NOT NULL THEN 1 ELSE 0 END) AS level
    FROM c GROUP BY person_id
)
"""
_COHORTS = """
WITH f AS (SELECT person_id, {week_min} AS c FROM {table} WHERE event = 'Page Viewed'
        GROUP BY person_id HAVING min(timestamp) >= '{first}' AND min(timestamp) < '{end}'),
    r AS (SELECT DISTINCT person_id, {week} AS w FROM {table} WHERE event = 'Page Viewed'
        AND timestamp >= '{first}')
SELECT {text}, {weeks} AS k, count(*) FROM f JOIN r ON f.person_id = r.person_id
WHERE {weeks} BETWEEN 0 AND 11 GROUP BY c, k
"""
_TEXTBOOK_COHORTS = (
    _COHORTS.replace("{week_min}", "toMonday(min(timestamp))")
    .replace("{week}", "toMonday(timestamp)")
    .replace("{text}", "toString(c)")
    .replace("{weeks}", "intDiv(w - c, 7)")
    .replace("{table}", "textbook")
)
_DUCK_COHORTS = (
    _COHORTS.replace("{week_min}", "date_trunc('week', min(timestamp))::DATE")
    .replace("{week}", "date_trunc('week', timestamp)::DATE")
    .replace("{text}", "c::VARCHAR")
    .replace("{weeks}", "((w - c) // 7)")
    .replace("{table}", "events")
)


_LIFE = """
SELECT e.2, toString(e.1), count() FROM (
    SELECT arraySort(groupUniqArray(toDate(timestamp))) AS days FROM textbook
    WHERE event = 'Page Viewed' AND timestamp < '{end}' GROUP BY person_id)
ARRAY JOIN arrayConcat(
    arrayMap((d, before) -> (d, multiIf(before = toDate(0), 'new', before = d - 1, 'returning', 'resurrecting')),
        days, arrayPushFront(arrayPopBack(days), toDate(0))),
    arrayMap(d -> (d + 1, 'dormant'),
        arrayFilter((d, after) -> after != d + 1, days, arrayPushBack(arrayPopFront(days), toDate(0))))) AS e
WHERE e.1 >= toDate('{first}') AND e.1 < toDate('{end}') GROUP BY e
"""
_DUCK_LIFE = """
WITH a AS (SELECT DISTINCT person_id, CAST(timestamp AS DATE) AS d FROM events
        WHERE event = 'Page Viewed' AND timestamp < '{end}'),
    b AS (SELECT d, lag(d) OVER w AS before, lead(d) OVER w AS after FROM a
        WINDOW w AS (PARTITION BY person_id ORDER BY d)),
    c AS (SELECT d, CASE WHEN before IS NULL THEN 'new' WHEN before = d - 1 THEN 'returning'
            ELSE 'resurrecting' END AS status FROM b
        UNION ALL SELECT d + 1, 'dormant' FROM b WHERE after IS NULL OR after <> d + 1)
SELECT status, CAST(d AS VARCHAR), count(*) FROM c
WHERE d >= CAST('{first}' AS DATE) AND d < CAST('{end}' AS DATE) GROUP BY status, d
"""
_HABIT = "SELECT k, count(*) FROM (SELECT {measure} AS k FROM {table} {where} GROUP BY person_id) AS h GROUP BY k"


_DAILY_SESSIONS = """
SELECT {day} AS d, count(*) FROM (SELECT min(timestamp) AS b FROM {table}
    WHERE timestamp >= '{before}' AND timestamp < '{next}' GROUP BY person_id, session_id) AS s
WHERE b >= '{first}' AND b < '{end}' GROUP BY d
"""


def _daily_sessions(table: str, day: str) -> str:
    return _DAILY_SESSIONS.replace("{table}", table).replace("{day}", day)


_FROM_SIGNING_UP = f"""
WITH b AS (SELECT person_id, argMin(session_id, timestamp) AS session, min(timestamp) AS began FROM textbook
    WHERE event = 'Signed Up' AND {_DURING} GROUP BY person_id)
SELECT n, name, count() FROM (
    SELECT arraySlice(arrayCompact(arrayMap(e -> e.2, arraySort(groupArray((timestamp, toString(event)))))),
        1, {DEPTH}) AS steps
    FROM textbook INNER JOIN b ON textbook.person_id = b.person_id AND textbook.session_id = b.session
    WHERE timestamp >= began AND {_DURING} GROUP BY person_id)
ARRAY JOIN steps AS name, arrayEnumerate(steps) AS n GROUP BY n, name
"""
_DUCK_FROM_SIGNING_UP = f"""
WITH b AS (SELECT person_id, arg_min(session_id, timestamp) AS session_id, min(timestamp) AS began FROM events
        WHERE event = 'Signed Up' AND {_DURING} GROUP BY person_id),
    e AS (SELECT person_id, timestamp AS t, event, lag(event) OVER (PARTITION BY person_id ORDER BY timestamp) AS before
        FROM events JOIN b USING (person_id, session_id) WHERE timestamp >= began AND {_DURING}),
    s AS (SELECT event, row_number() OVER (PARTITION BY person_id ORDER BY t) AS n FROM e
        WHERE before IS NULL OR before <> event)
SELECT n, event, count(*) FROM s WHERE n <= {DEPTH} GROUP BY n, event
"""


def _habit(table: str, measure: str) -> str:
    return (
        _HABIT.replace("{measure}", measure)
        .replace("{table}", table)
        .replace("{where}", _ONE_EVENT)
    )


def _total(rows: list[tuple]) -> int:
    return int(rows[0][0])


def _integers(rows: list[tuple]) -> list[tuple]:
    return sorted((a, b, int(c)) for a, b, c in rows)


def _pairs(rows: list[tuple]) -> list[tuple]:
    return sorted((int(k), int(n)) for k, n in rows)


QUESTIONS = (
    Question(
        "trend by day, 40 % of the events",
        _trend("total"),
        _lines,
        _by_day("textbook", "count()"),
        _by_day("events", "count(*)", day=_DUCK_DAY),
        ("timestamp",),
        shape=_integers,
    ),
    Question(
        "unique persons by day",
        _trend("persons"),
        _lines,
        _by_day("textbook", "uniqExact(person_id)"),
        _by_day("events", "count(DISTINCT person_id)", day=_DUCK_DAY),
        ("timestamp", "person_id"),
        shape=_integers,
    ),
    Question(
        "trend broken down by a property",
        _trend("total", "country"),
        _lines,
        _by_day("textbook", "count()", "properties.country.:String"),
        _by_day("events", "count(*)", "country", _DUCK_DAY),
        ("timestamp", "properties.country"),
        shape=_integers,
    ),
    Question(
        "funnel of 4 steps, 67 % of the events",
        _funnel,
        lambda result: [step.count for step in result.steps],
        _LEVELS,
        _DUCK_FLOW + "SELECT level, count(*) FROM d GROUP BY level",
        ("timestamp", "person_id"),
        FUNNEL,
        _reached,
    ),
    Question(
        "weekly retention, first time",
        _retention,
        _cells,
        _TEXTBOOK_COHORTS,
        _DUCK_COHORTS,
        ("timestamp", "person_id"),
        shape=_integers,
    ),
    Question(
        "lifecycle by day",
        _lifecycle,
        _statuses,
        _LIFE,
        _DUCK_LIFE,
        ("timestamp", "person_id"),
        shape=_integers,
    ),
    Question(
        "stickiness in days",
        _stickiness,
        _days,
        _habit("textbook", "uniqExact(toDate(timestamp))"),
        _habit("events", "count(DISTINCT CAST(timestamp AS DATE))"),
        ("timestamp", "person_id"),
        shape=_pairs,
    ),
    Question(
        "people who left the funnel at step 3",
        _dropped,
        lambda result: result.total,
        f"SELECT countIf(level = 2), groupArraySortedIf(100)(person_id, level = 2) FROM ("
        f"{_LEVELS.split('FROM (', 1)[1].rsplit(') GROUP BY level', 1)[0]})",
        _DUCK_FLOW + "SELECT count(*), min(person_id) FROM d WHERE level = 2",
        ("timestamp", "person_id"),
        FUNNEL,
        _total,
    ),
    Question(
        "paths from an event",
        _paths,
        _steps,
        _FROM_SIGNING_UP,
        _DUCK_FROM_SIGNING_UP,
        ("timestamp", "person_id", "event", "session_id"),
        (),
        _most_frequent,
    ),
    Question(
        "sessions by day",
        _sessions,
        _begun,
        _daily_sessions("textbook", "toString(toDate(b))"),
        _daily_sessions("events", "CAST(CAST(b AS DATE) AS VARCHAR)"),
        ("timestamp", "person_id", "session_id"),
        (),
        _by_name,
    ),
)
