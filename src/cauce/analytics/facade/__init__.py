"""Asking questions of a project's events."""

import json
import os
import threading
import time
from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar, cast

from cauce.analytics import store
from cauce.analytics.contracts import (
    ANSWER,
    Answer,
    AnswerFile,
    AnswerFormat,
    AtHand,
    Claim,
    Exported,
    FileFormat,
    Job,
    Jobs,
    Meta,
    Part,
    PeopleQuery,
    PeopleResult,
    Planned,
    Question,
    Result,
    Schema,
    Scope,
    Selection,
    SqlQuery,
    SqlResult,
    Statement,
    Step,
    Table,
    TrendResult,
    WhyResult,
    Written,
)
from cauce.analytics.facade.at_hand import Keeper
from cauce.analytics.facade.files import AnswerPages, answer_file
from cauce.analytics.facade.flights import Flights
from cauce.analytics.facade.taking import Taking
from cauce.analytics.facade.turns import STAYING, Caller, Turns
from cauce.analytics.facade.types import PropertyTypes
from cauce.analytics.facade.volumes import Standing, Volumes
from cauce.analytics.logic.answer_files import About
from cauce.analytics.logic.cache import AnswerCache, Key
from cauce.analytics.logic.comparison import segments_in
from cauce.analytics.logic.export import written
from cauce.analytics.logic.groups import lists_groups
from cauce.analytics.logic.more_tables import check_table
from cauce.analytics.logic.order import usual_order
from cauce.analytics.logic.plan import (
    includes_bots,
    kind_of,
    may_be_kept,
    needs_types,
    plan_of,
    sample_of,
    timezone_of,
)
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.analytics.logic.schema import schema
from cauce.infra.events import Events
from cauce.infra.leaving import Leaving
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import Language, invalid
from cauce.kernel.ids import PersonId, ProjectId
from cauce.rules import Types
from cauce.rules.errors import no_such_segment
from cauce.segments.contracts import MAX_MEMBERS, Segment, SegmentState, too_many_people
from cauce.segments.facade import Segments

T = TypeVar("T")
SCHEMA_AGE = timedelta(minutes=1)
SCHEMA_SHARE = 20
"""A schema is worked out again when that took at most a twentieth of the time it has been kept."""
WORKERS = min(4, max(1, len(os.sched_getaffinity(0))))
"""Jobs of one question at a time: a processor each, and no more than the engine has clients."""

AT_HAND_MIB = 1024
"""Memory for what is kept at hand, where no setting says otherwise."""

BEHIND_AT_ONCE = 200_000
"""People behind a number taken at a time when only their ids are wanted."""

FILE_PEOPLE = 5_000
"""People worked out at a time for a file; their ids have to fit into a statement's address."""

TURNS = 4
"""Questions that are worked out at a time unless the settings say otherwise: as many as the engine has clients."""

MAX_TEXTS = 8
"""Statements shown of one set of jobs; they differ in their bound values only."""


class DataVersions:
    """The version of a project's data: equal versions mean equal answers.

    Made of the number of the project's events, the last mutation (erasure) of the events table and
    a digest of the project's persons and merges. Recomputed only when the engine's tables changed,
    which costs one look at ``system.parts``.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}
        self._digests: dict[int, tuple[object, int]] = {}
        self._lock = threading.Lock()

    def of(self, events: Events, project_id: ProjectId) -> str:
        """Return the version now."""
        state = store.tables_state(events)
        with self._lock:
            known = self._known.get(project_id)
        if known is not None and known[0] == state:
            return known[1]
        people = (state.get("persons"), state.get("person_overrides"))
        erased = "-".join(map(str, state.get("events", (0, 0, 0))[1:]))
        count = store.count_events(events, project_id)
        version = f"{count}.{erased}.{self._people(events, project_id, people):x}"
        with self._lock:
            self._known[project_id] = (state, version)
        return version

    def _people(self, events: Events, project_id: ProjectId, state: object) -> int:
        with self._lock:
            known = self._digests.get(project_id)
        if known is not None and known[0] == state:
            return known[1]
        digest = store.people_digest(events, project_id) & (2**64 - 1)
        with self._lock:
            self._digests[project_id] = (state, digest)
        return digest


@dataclass(frozen=True, slots=True)
class KeptSchema:
    """A schema as of a version of the data, served until then although there is newer data."""

    version: str
    until: datetime
    schema: Schema


@dataclass(frozen=True)
class Analytics:
    """The questions: trend, funnel, retention and the people behind their numbers."""

    events: Events
    clock: Clock = utc_now
    segments: Segments | None = None
    cache: AnswerCache = field(default_factory=AnswerCache)
    versions: DataVersions = field(default_factory=DataVersions)
    types: PropertyTypes = field(default_factory=PropertyTypes)
    schemas: dict[ProjectId, KeptSchema] = field(default_factory=dict)
    flights: Flights = field(default_factory=Flights)
    turns: Turns = field(default_factory=lambda: Turns(TURNS))
    volumes: Volumes = field(default_factory=Volumes)
    keeper: Keeper = field(default_factory=lambda: Keeper(AT_HAND_MIB << 20, WORKERS))

    def ask(
        self,
        project_id: ProjectId,
        document: Any,
        *,
        timezone: str = "UTC",
        caller: Caller = STAYING,
    ) -> Answer:
        """Return the answer to the question that a JSON document asks.

        Args:
            project_id: the project whose events are looked at.
            document: the question, as in ``docs/reference/definitions.md``.
            timezone: of the project, when the question names none.
            caller: who asks; what is not kept waits for a turn, and is stopped when they leave.

        Raises:
            CauceError: ``invalid_field`` or ``segment_not_found`` (422), ``events_unavailable`` or
                ``asker_left`` (503), ``too_many_questions`` (429) or ``questions_full`` (503).
        """
        now = self.clock()
        question = parse_question(document, Asked(now, timezone))
        segments = self._segments(project_id, question)
        version = self.versions.of(self.events, project_id) + mark_of(segments)
        key = key_of(project_id, question, version, now)
        fresh = bool(document.get("refresh"))
        usable = None if fresh else key
        kept = self._kept(usable)
        if kept is not None:
            return kept
        arrived = time.monotonic()
        with self.flights.alone(usable and usable[:2], caller.asker):
            told = self._kept(usable, arrived)  # somebody asked the same while this one waited
            if told is not None:
                return told
            with self._turn(project_id, question, version, caller):
                began = time.monotonic()
                answer = self.answer(project_id, question, version, caller.asker)
                if key is not None:
                    self.cache.put(key, answer, size_of(answer.result), began)
        return answer

    def _kept(self, key: Key | None, since: float = float("inf")) -> Answer | None:
        """Return what is kept of a question on the same data, or was begun since an instant."""
        if key is None:
            return None
        kept = self.cache.get(key) or self.cache.begun_since(key, since)
        return None if kept is None else as_cached(kept)

    def _turn(
        self, project_id: ProjectId, question: Question, version: str, caller: Caller
    ) -> AbstractContextManager[None]:
        rows = self.volumes.of(self.events, project_id, question, version, self.clock())
        written = isinstance(question, SqlQuery)
        return self.turns.taken(Claim(project_id, caller.lane, rows, written), caller.asker)

    def answer(
        self,
        project_id: ProjectId,
        question: Question,
        version: str = "",
        asker: Leaving = STAYING.asker,
    ) -> Answer:
        """Return the answer to a question, worked out now."""
        started = time.perf_counter()
        standing = Standing(self.volumes, version) if version else None
        run = Run(self.events.until(asker), project_id, self.keeper, asker, standing)
        planned = self._planned(project_id, question, run)
        meta = Meta(
            run.rows_read,
            round((time.perf_counter() - started) * 1000, 2),
            False,
            timezone_of(question).key,
            ";\n\n".join(run.texts),
            planned.definition,
            planned.warnings,
            version,
            sample_of(question),
        )
        return Answer(kind_of(question), planned.result, meta)

    def file(
        self,
        project_id: ProjectId,
        document: Any,
        form: AnswerFormat,
        *,
        table: str = ANSWER,
        caller: Caller = STAYING,
        bom: bool = False,
        timezone: str = "UTC",
        language: Language = "en",
    ) -> AnswerFile:
        """Return a table of the answer as a file, of a list of people with all its pages; a workbook has every table.

        It is stopped, and what was written removed, when the caller leaves.

        Raises:
            CauceError: as ``ask``; ``too_many_rows`` (422) for a sheet that cannot hold them,
                ``invalid_field`` (422) for a ``table`` that the answer does not have.
        """
        now = self.clock()
        question = parse_question(document, Asked(now, timezone))
        check_table(question, table)
        if isinstance(question, PeopleQuery):
            answers = self._every_page(project_id, question, caller)
        else:
            answers = iter((self.ask(project_id, document, timezone=timezone, caller=caller),))
        first = next(answers)
        about = About(document, first.kind, first.meta, now, language)
        return answer_file(AnswerPages(question, first, answers, table), form, about, bom=bom)

    def _every_page(
        self, project_id: ProjectId, question: PeopleQuery, caller: Caller
    ) -> Iterator[Answer]:
        """Yield the people behind a number, page after page, from the question's cursor on."""
        query: PeopleQuery | None = replace(question, limit=FILE_PEOPLE)
        while query is not None:
            version = self.versions.of(self.events, project_id)
            with self._turn(project_id, query, version, caller):
                answer = self.answer(project_id, query, version, caller.asker)
            yield answer
            cursor = cast("PeopleResult", answer.result).cursor
            query = replace(query, cursor=cursor) if cursor else None

    def close(self) -> None:
        """Stop what runs in the background; call it before the events engine is closed."""
        self.types.close()

    def _planned(self, project_id: ProjectId, question: Question, run: "Run") -> Planned:
        """Run the plan; once more when an event arrived meanwhile whose types were not looked for."""
        types = self._types(project_id, question)
        while True:
            run.texts.clear()
            merged = store.has_merges(self.events, project_id)
            scope = Scope(
                project_id,
                self.clock(),
                merged,
                types,
                includes_bots(question),
                sample=sample_of(question),
                segments=self._segments(project_id, question),
            )
            planned = run.through(plan_of(question, scope))
            if types is None or (later := self._types(project_id, question)) == types:
                return planned
            types = later

    def behind(
        self, project_id: ProjectId, of: Any, point: Any, *, timezone: str = "UTC"
    ) -> list[PersonId]:
        """Return all the people behind a number of a question, whoever contributes most first.

        Raises:
            CauceError: as ``ask``; ``too_many_people`` (422) for more than a cohort holds;
                ``invalid_field`` (422) where groups, or a sample of the people, are behind the number.
        """
        asked = {"kind": "people", "of": of, "point": point}
        question = cast("PeopleQuery", parse_question(asked, Asked(self.clock(), timezone)))
        refuse_no_people(question)
        query, people = replace(question, limit=BEHIND_AT_ONCE, bare=True), list[PersonId]()
        while True:
            page = cast("PeopleResult", self.answer(project_id, query).result)
            if page.total > MAX_MEMBERS:
                raise too_many_people(page.total)
            people += (PersonId(int(one.person_id, 16)) for one in page.items)
            if page.cursor is None:
                return people
            query = replace(query, cursor=page.cursor)

    def _segments(self, project_id: ProjectId, question: object) -> Mapping[str, Segment]:
        """The cohorts a question names, once they can be asked with."""
        names = segments_in(question)
        if not names:
            return {}
        if self.segments is None:
            raise no_such_segment(min(names))
        return self.segments.ready(project_id, names)

    def _types(self, project_id: ProjectId, question: Question) -> Types | None:
        if not needs_types(question):
            return None
        version = self.versions.of(self.events, project_id)
        return self.types.of(self.events, project_id, version)

    def schema(self, project_id: ProjectId) -> Schema:
        """Return the events, properties and traits the project has sent.

        What came since is missing for as long as twenty times what it takes to look, at most a minute.
        """
        now, version = self.clock(), self.versions.of(self.events, project_id)
        kept = self.schemas.get(project_id)
        if kept is not None and (kept.version == version or now < kept.until):
            return kept.schema
        began = time.perf_counter()
        found = Run(self.events, project_id, self.keeper).through(
            schema(Scope(project_id, now, merged=False))
        )
        took = timedelta(seconds=time.perf_counter() - began)
        until = now + min(SCHEMA_AGE, SCHEMA_SHARE * took)
        self.schemas[project_id] = KeptSchema(version, until, found)
        return found

    def usual_order(self, project_id: ProjectId) -> Mapping[str, float]:
        """Return where in people's histories each event first comes, 0 first of all to 1 last."""
        scope = Scope(project_id, self.clock(), merged=False)
        return Run(self.events, project_id, self.keeper).through(usual_order(scope))

    def export(
        self,
        project_id: ProjectId,
        what: Exported,
        form: FileFormat,
        chosen: Selection = Selection(),  # noqa: B008 (frozen)
        *,
        asker: Leaving = STAYING.asker,
    ) -> Iterator[bytes]:
        """Yield a file with the events or people chosen, in bounded memory.

        A CSV that goes on at a position has no head. It is stopped when who asked leaves.

        Raises:
            CauceError: ``invalid_field`` (422); ``events_unavailable`` or ``asker_left`` (503), at any piece.
        """
        taking = self._taking(project_id, what, chosen, asker)
        return written(taking.pages(), form, head=chosen.position is None)

    def part(
        self,
        project_id: ProjectId,
        what: Exported,
        form: FileFormat,
        limit: int,
        chosen: Selection = Selection(),  # noqa: B008 (frozen)
        *,
        asker: Leaving = STAYING.asker,
    ) -> Part:
        """Return at most ``limit`` rows as a file, and where the next go on; otherwise as ``export``."""
        taking = self._taking(project_id, what, chosen, asker)
        table, after = taking.page(taking.start, limit)
        pieces = written(iter((table,)), form, head=chosen.position is None)
        return Part(b"".join(pieces), after)

    def _taking(
        self, project_id: ProjectId, what: Exported, chosen: Selection, asker: Leaving
    ) -> Taking:
        now = self.clock() if chosen.position is None else chosen.position.asked_at
        ready = partial(self._segments, project_id)
        asked = Asked(now, chosen.timezone)
        return Taking.of(
            self.events.until(asker), project_id, what, chosen, asked=asked, ready=ready
        )


def mark_of(segments: Mapping[str, Segment | SegmentState]) -> str:
    """Return what tells cohorts as they are now from other states of them; empty without any."""
    known = sorted(segments.items())
    return "".join(f"/{name}.{one.version}.{one.changed_at.timestamp()}" for name, one in known)


def key_of(project_id: ProjectId, question: Question, version: str, now: datetime) -> Key | None:
    """Return what an answer is kept under; None when it must not be kept.

    The question is taken as evaluated (its dates are absolute), with the hour it was asked in,
    because periods that are not over yet depend on it.
    """
    if not may_be_kept(question):
        return None
    hour = now.astimezone(timezone_of(question)).isoformat(timespec="hours")
    return (project_id, f"{hour} {question!r}", version)


def refuse_no_people(question: PeopleQuery) -> None:
    """Refuse a number behind which there are not all of its people.

    Raises:
        CauceError: ``invalid_field`` (422).
    """
    if lists_groups(question.of, question.point):
        raise invalid(
            "of.count",
            "groups are behind this number, and a cohort holds people. Count people and save again.",
            "detrás de este número hay grupos, y una cohorte contiene personas. Cuenta personas y guarda de nuevo.",
        )
    if sample_of(question) < 1:
        raise invalid(
            "of.sample",
            "only a sample of the people is behind this number. Ask without sampling and save again.",
            "detrás de este número solo hay una muestra de las personas. Pregunta sin muestreo y guarda de nuevo.",
        )


class Run:
    """Drives a plan: runs what it yields and sends it what came of it."""

    def __init__(
        self,
        events: Events,
        project_id: ProjectId,
        keeper: Keeper,
        asker: Leaving = STAYING.asker,
        standing: Standing | None = None,
    ) -> None:
        self._events, self._project_id = events, project_id
        self._keeper, self._asker, self._standing = keeper, asker, standing
        self._read = self._expected = self._handed_over = 0
        self.texts: list[str] = []

    @property
    def rows_read(self) -> int:
        """Rows that were read, of those handed over as columns all that the index said there are."""
        return self._read + max(self._expected, self._handed_over)

    def through(self, plan: Generator[Step, Any, T]) -> T:
        """Return what the plan comes to."""
        try:
            step = next(plan)
            while True:
                step = plan.send(self._done(step))
        except StopIteration as end:
            return cast("T", end.value)

    def _done(self, step: Step) -> Any:
        match step:
            case Jobs():
                return self._jobs(step)
            case Written(statement):
                return self._table(statement)
            case AtHand():
                return self._at_hand(step)
            case _:
                return self._rows(step)

    def _at_hand(self, asked: AtHand) -> tuple[Any, ...] | None:
        if asked.scope.sample < 1:  # what is kept is of everybody
            return None
        held = self._keeper.held(self._events, asked.scope, asked.wanted, asked.own)
        if held is not None:
            self._read += sum(one.rows for one in held)
            self.texts.append(text_of(asked.instead))
        return held

    def _table(self, statement: Statement) -> Table:
        self.texts.append(text_of(statement))
        table, read = store.table(self._events, statement, self._project_id)
        self._read += read
        return table

    def _rows(self, statement: Statement) -> Any:
        if statement.standing and self._standing is not None:
            self.texts.append(text_of(statement))
            rows = self._standing.rows(self._events, statement)
            self._expected += int(rows[0][0])
            return rows
        found = store.run(self._events, statement)
        self._read += found.rows_read
        self.texts.append(text_of(statement))
        return found.rows

    def _jobs(self, jobs: Jobs) -> list[Any]:
        """Run jobs side by side, unless what they come to is remembered."""
        lasting, worked = jobs.lasting, self._keeper.worked
        known = None if lasting is None else worked.find(lasting)
        if known is not None:
            return known
        done = self._run(jobs)
        if lasting is not None:
            worked.keep(lasting, done)
        return done

    def _run(self, jobs: Jobs) -> list[Any]:
        """Run jobs side by side; the engine and the arithmetic both release the GIL."""
        statements = [job.statement for job in jobs.jobs if job.statement is not None]
        self.texts += [text_of(statement) for statement in statements[:MAX_TEXTS]]
        threads = WORKERS if len(jobs.jobs) < WORKERS else 1
        with ThreadPoolExecutor(WORKERS) as pool:
            done = list(pool.map(partial(self._job, threads), jobs.jobs))
        self._handed_over += sum(read for _, read in done)
        return [result for result, _ in done]

    def _job(self, threads: int, job: Job) -> tuple[Any, int]:
        self._asker.check()
        if job.statement is None:
            return job.work({}), 0
        columns, read = store.columns(self._events, job.statement, threads)
        return job.work(columns), read


def text_of(statement: Statement) -> str:
    """Return the SQL with its bound values as comments."""
    values = [
        f"-- {name} = {json.dumps(value, ensure_ascii=False, default=str)[:500]}"
        for name, value in statement.params.items()
    ]
    return "\n".join([statement.sql, *values])


def as_cached(answer: Answer) -> Answer:
    """Return a kept answer, saying that it is one."""
    return replace(answer, meta=replace(answer.meta, cached=True))


def size_of(result: Result) -> int:
    """Return about how many values an answer holds."""
    match result:
        case TrendResult(series=series, compare=compare):
            lines = (*series, *(compare or ()))
            return sum(2 * len(line.values) for line in lines) + 1
        case PeopleResult(items):
            return sum(10 + len(item.traits) for item in items) + 1
        case WhyResult():
            return 30 * (1 + len(result.events) + len(result.entries))
        case SqlResult(columns, rows):
            return len(columns) * (len(rows) + 1)
        case _:
            return 200 + _values_in(result)


def _values_in(part: Any) -> int:
    """Return how many values anything made of dataclasses, tuples and mappings has."""
    match part:
        case list() | tuple():
            plain = not part or isinstance(part[0], int | float | str | None)
            return len(part) if plain else sum(map(_values_in, part))
        case dict():
            return len(part) + sum(map(_values_in, part.values()))
        case _ if is_dataclass(part):
            return sum(_values_in(getattr(part, each.name)) for each in fields(part))
        case _:
            return 1
