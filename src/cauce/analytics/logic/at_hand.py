"""Answering from instants that are kept at hand instead of rows of the engine (``instants``, ADR 0120)."""

from collections.abc import Callable, Generator, Hashable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np

from cauce.analytics.contracts import (
    AtHand,
    Breakdown,
    Columns,
    EventMatch,
    Job,
    Jobs,
    Lasting,
    Scope,
    Selected,
    Statement,
)
from cauce.analytics.logic.funnel_outcome import array
from cauce.analytics.logic.funnel_sql import MAX_PARTS, Part, part_test, ranges
from cauce.analytics.logic.instants import NOTHING, Instants, in_order
from cauce.analytics.logic.labels import labels_of_column
from cauce.analytics.logic.merges import NO_MERGES, Merges
from cauce.analytics.logic.onward import Change, Reached, Rows, Work, change_of, onward
from cauce.analytics.logic.persons import merges_of
from cauce.analytics.logic.source import Source
from cauce.rules import ALWAYS, All, Condition, depends_on_now, depends_on_zone, uses_people

T = TypeVar("T")
PIECE_ROWS = 400_000
"""So many instants are worked on at a time: they stay in the processor's cache."""

CHANGE_SHARE = 32
"""A large change is not remembered: it would take the room of the answers, and the next one begins where it ends."""


@dataclass(frozen=True, slots=True)
class Held:
    """The instants of a selection by raw person: the bulk, and what came since it was last put together."""

    bulk: Instants
    since: Instants

    @property
    def rows(self) -> int:
        """How many instants there are."""
        return len(self.bulk.t) + len(self.since.t)


def told_for_good(condition: Condition) -> bool:
    """Return whether an event alone tells if it passes: always, whoever did it and whoever asks."""
    return condition == ALWAYS or not (
        uses_people(condition) or depends_on_now(condition) or depends_on_zone(condition)
    )


def selected(match: EventMatch, where: Condition, by: Breakdown | None = None) -> Selected | None:
    """Return what a question selects, if an event alone tells for good whether it is selected."""
    parts = tuple(part for part in (where, match.where) if part != ALWAYS)
    condition = All(parts) if len(parts) > 1 else parts[0] if parts else ALWAYS
    if not told_for_good(condition) or (by is not None and by.by_group_trait):
        return None
    return Selected(match.event, condition, None if by is None else replace(by, limit=1))


def worked_at_hand(
    wanted: tuple[Selected, ...], instead: Statement, scope: Scope, work: Work[T]
) -> Generator[Statement | Jobs | AtHand, Any, T | None]:
    """Return what everything that is kept comes to; None when it is not kept, as of groups nothing is.

    It is remembered with the later rows and merges it holds, so of the next question only who has changed since is
    worked out.
    """
    if scope.groups:
        return None
    held = yield AtHand(wanted, scope, instead)
    if held is None:
        return None
    merges = yield from merges_of(scope)
    bulk, since = tuple(one.bulk for one in held), tuple(one.since for one in held)
    key = (scope.project_id, scope.include_bots, wanted)
    lasting = Lasting((*key, work.key), tuple(one.t for one in bulk))
    known = yield Jobs((), lasting)
    then: Reached[T] = known[0] if known else (yield from _of_bulk(work, bulk, lasting))
    if then.holds(since, merges):
        return then.result
    change = yield from _changed((*key, "change"), bulk, then, since, merges)

    def carried(_columns: Columns) -> Reached[T]:
        again = _split(change.now)
        return Reached(onward(work, then.result, change.gone, again), since, merges)

    now: list[Reached[T]] = yield Jobs((Job(None, carried),), replace(lasting, anew=True))
    return now[0].result


def _changed(
    key: Hashable, bulk: Rows, then: Reached[T], since: Rows, merges: Merges
) -> Generator[Jobs, Any, Change]:
    """Find who has changed: once for all questions that go on from the same rows to the same; with merges, for each."""
    of = tuple(one.t for one in (*bulk, *then.since, *since))
    lasting = Lasting(key, of, share=CHANGE_SHARE)
    merged = len(then.merges.away) or len(merges.away)
    job = Job(None, lambda _columns: change_of(bulk, then, since, merges))
    found: list[Change] = yield Jobs((job,), None if merged else lasting)
    return found[0]


def _of_bulk(work: Work[T], bulk: Rows, lasting: Lasting) -> Generator[Jobs, Any, Reached[T]]:
    """Work the bulk out in pieces, without later rows and merges, and remember it."""
    parts = yield Jobs(tuple(_job(work.do, piece) for piece in _split(bulk)))
    nothing = tuple(NOTHING for _ in bulk)
    job = Job(None, lambda _columns: Reached(work.joined(parts), nothing, NO_MERGES))
    found: list[Reached[T]] = yield Jobs((job,), lasting)
    return found[0]


def _job(do: Callable[[Rows], T], piece: Rows) -> Job:
    return Job(None, lambda _columns: do(piece))


def _split(instants: Rows) -> list[Rows]:
    """Return ranges of persons, every person whole."""
    parts = _parts(sum(len(one.t) for one in instants))
    return [tuple(one.between(part) for one in instants) for part in parts]


def _parts(rows: int) -> tuple[Part, ...]:
    return ranges(min(MAX_PARTS, max(1, -(-rows // PIECE_ROWS))))


def instants_statement(
    wanted: Selected,
    scope: Scope,
    part: Part,
    seqs: tuple[int, int],
    settled: tuple[str, ...] = (),
) -> Statement:
    """Return the statement of p, t and, as wanted, v of a selection: events from one ``seq`` to another.

    Reads the sort key (project_id, event, person_id, timestamp). ``settled``: see ``Source.between``.
    """
    source = Source.of(scope, scope.utc)
    label = "" if wanted.by is None else f", toLowCardinality({source.breakdown(wanted.by)}) AS v"
    tests = [source.matching(EventMatch(wanted.event), wanted.where, None)]
    tests += part_test(source, part)
    rows = (
        f"SELECT person_id AS p, toUnixTimestamp64Milli(timestamp) AS t{label} FROM events"
        f" WHERE {' AND '.join(tests)}"
    )
    return source.between(rows, seqs, settled)


def read_instants(columns: Columns) -> Instants:
    """Return the engine's rows of a range of persons as instants."""
    labels = labels_of_column(columns["v"]) if "v" in columns else None
    found = in_order(array(columns["p"], np.uint64), array(columns["t"], np.int64), labels)
    return found.with_quarters()
