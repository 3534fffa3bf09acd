"""Running a plan: its statements in the engine, its jobs side by side."""

import json
import os
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar, cast

from cauce.analytics import store
from cauce.analytics.contracts import AtHand, Job, Jobs, Statement, Step, Table, Written
from cauce.analytics.facade.at_hand import Keeper
from cauce.analytics.facade.turns import STAYING
from cauce.analytics.facade.volumes import Standing
from cauce.infra.events import Events
from cauce.infra.leaving import Leaving
from cauce.kernel.ids import ProjectId

T = TypeVar("T")
WORKERS = min(4, max(1, len(os.sched_getaffinity(0))))
"""Jobs of one question at a time: a processor each, and no more than the engine has clients."""

MAX_TEXTS = 8
"""Statements shown of one set of jobs; they differ in their bound values only."""


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
        work = partial(self._job, threads)
        if len(jobs.jobs) < 2:
            done = [work(job) for job in jobs.jobs]
        else:
            with ThreadPoolExecutor(WORKERS) as pool:
                done = list(pool.map(work, jobs.jobs))
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
