"""Asking questions of a project's events."""

import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar, cast

from cauce.analytics.contracts import (
    ANSWER,
    Answer,
    AnswerFile,
    AnswerFormat,
    Claim,
    Exported,
    FileFormat,
    Meta,
    Part,
    PeopleQuery,
    PeopleResult,
    Planned,
    Question,
    Schema,
    Scope,
    Selection,
    SqlQuery,
)
from cauce.analytics.facade.answers import as_cached, key_of, size_of
from cauce.analytics.facade.at_hand import Keeper
from cauce.analytics.facade.files import AnswerPages, answer_file
from cauce.analytics.facade.flights import Flights
from cauce.analytics.facade.running import WORKERS, Run
from cauce.analytics.facade.taking import Taking
from cauce.analytics.facade.turns import STAYING, Caller, Turns
from cauce.analytics.facade.types import PropertyTypes
from cauce.analytics.facade.versions import DataVersions, mark_of
from cauce.analytics.facade.volumes import Standing, Volumes
from cauce.analytics.logic.answer_files import About
from cauce.analytics.logic.as_sql.stated import stated
from cauce.analytics.logic.cache import AnswerCache, Key
from cauce.analytics.logic.comparison import segments_in
from cauce.analytics.logic.export import written
from cauce.analytics.logic.groups import lists_groups
from cauce.analytics.logic.more_tables import check_table
from cauce.analytics.logic.order import usual_order
from cauce.analytics.logic.plan import (
    includes_bots,
    kind_of,
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
from cauce.segments.contracts import MAX_MEMBERS, Segment, too_many_people
from cauce.segments.facade import Segments

T = TypeVar("T")
SCHEMA_AGE = timedelta(minutes=1)
SCHEMA_SHARE = 20
"""A schema is worked out again when that took at most a twentieth of the time it has been kept."""
AT_HAND_MIB = 1024
"""Memory for what is kept at hand, where no setting says otherwise."""

BEHIND_AT_ONCE = 200_000
"""People behind a number taken at a time when only their ids are wanted."""

FILE_PEOPLE = 5_000
"""People worked out at a time for a file; their ids have to fit into a statement's address."""

TURNS = 4
"""Questions that are worked out at a time unless the settings say otherwise: as many as the engine has clients."""


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
            merged = self.volumes.merged(self.events, project_id)
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

    def stated(self, project_id: ProjectId, document: Any, *, timezone: str = "UTC") -> str:
        """Return one SELECT over the views of the SQL page that asks what a question asks.

        Raises:
            CauceError: as ``ask``; ``not_in_sql`` (422) for what cannot be said so.
        """
        question = parse_question(document, Asked(self.clock(), timezone))
        scope = Scope(
            project_id,
            self.clock(),
            merged=False,
            types=self._types(project_id, question),
            include_bots=includes_bots(question),
            sample=sample_of(question),
        )
        return Run(self.events, project_id, self.keeper).through(stated(question, scope))

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
