"""Persons worked out outside the engine: merges applied, traits looked up."""

from collections.abc import Generator
from dataclasses import replace
from typing import Any

import numpy as np

from cauce.analytics.contracts import Columns, Job, Jobs, Scope, Statement
from cauce.analytics.logic.funnel_outcome import Read, array
from cauce.analytics.logic.funnel_rows import Ids, Moments
from cauce.analytics.logic.funnel_sql import overrides_statement, traits_statement
from cauce.analytics.logic.labels import Labels, join_labels, labels_of_column
from cauce.analytics.logic.merges import NO_MERGES, Merges
from cauce.analytics.logic.source import Source


def merges_of(scope: Scope) -> Generator[Statement | Jobs, Any, Merges]:
    """Read the project's merges."""
    if not scope.resolves:
        return NO_MERGES
    statement = overrides_statement(Source.of(scope, scope.utc))
    found = yield Jobs((Job(statement, _merges),))
    return found[0]  # type: ignore[no-any-return]


def _merges(columns: Columns) -> Merges:
    return Merges(array(columns["a"], np.uint64), array(columns["b"], np.uint64))


def resolve(parts: list[Read], scope: Scope) -> Generator[Statement | Jobs, Any, list[Read]]:
    """Return the parts with current persons, every person whole in one part."""
    merges = yield from merges_of(scope)
    edges = np.array([(i << 64) // len(parts) for i in range(1, len(parts))], np.uint64)
    names = join_labels([Labels(np.empty(0, np.int32), part.names) for part in parts]).names
    pieces: list[list[Moments]] = [[] for _ in parts]
    for i, part in enumerate(parts):
        rows = _resolved(part, merges, names)
        home = np.searchsorted(edges, rows.person, "right")
        pieces[i].append(rows.take(home == i))
        for j in np.unique(home[home != i]):
            pieces[int(j)].append(rows.take(home == j))
    return [Read(join_moments(piece), names) for piece in pieces]


def _resolved(part: Read, merges: Merges, names: tuple[str, ...]) -> Moments:
    rows = replace(part.rows, person=merges.of(part.rows.person))
    if rows.label is None:
        return rows
    place = {name: i for i, name in enumerate(names)}
    codes = np.array([*(place[name] for name in part.names), -1], np.int32)
    return replace(rows, label=codes[rows.label])


def join_moments(pieces: list[Moments]) -> Moments:
    """Return the rows of all pieces."""
    if len(pieces) == 1:
        return pieces[0]
    optional = [
        None
        if getattr(pieces[0], name) is None
        else np.concatenate([getattr(p, name) for p in pieces])
        for name in ("session", "hold", "group", "label")
    ]
    return Moments(
        np.concatenate([piece.person for piece in pieces]),
        np.concatenate([piece.t for piece in pieces]),
        np.concatenate([piece.mask for piece in pieces]),
        *optional,
    )


def trait_labels(name: str, persons: Ids, scope: Scope) -> Generator[Statement | Jobs, Any, Labels]:
    """Return the value of a trait for each person."""
    statement = traits_statement(name, scope, Source.of(scope, scope.utc))
    found = yield Jobs((Job(statement, _traits),))
    who, labels = found[0]
    if not len(who):
        return Labels(np.full(len(persons), -1, np.int32), ())
    order = np.argsort(who)
    place = order[np.minimum(np.searchsorted(who, persons, sorter=order), len(who) - 1)]
    code = np.where(who[place] == persons, labels.code[place], np.int32(-1))
    return Labels(code.astype(np.int32), labels.names)


def _traits(columns: Columns) -> tuple[Ids, Labels]:
    return array(columns["p"], np.uint64), labels_of_column(columns["v"])
