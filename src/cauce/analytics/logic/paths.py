"""Paths: which ways people take (``docs/reference/definitions.md``, Paths)."""

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cauce.analytics.contracts import (
    MORE,
    OTHER,
    Caveat,
    Columns,
    Job,
    Jobs,
    PathLink,
    PathNode,
    PathsQuery,
    PathsResult,
    Planned,
    Scope,
    Statement,
    Step,
)
from cauce.analytics.logic.funnel_outcome import Read, read_part
from cauce.analytics.logic.funnel_rows import Ints
from cauce.analytics.logic.funnel_sql import parts_of
from cauce.analytics.logic.paths_kept import kept_passes
from cauce.analytics.logic.paths_names import Naming
from cauce.analytics.logic.paths_rows import LEFT_OUT, Codes, Passes, join_passes, passes_of
from cauce.analytics.logic.paths_sql import path_statement, path_volume
from cauce.analytics.logic.persons import resolve
from cauce.analytics.logic.warnings import explain_match

Flags = NDArray[np.bool_]


def paths(query: PathsQuery, scope: Scope) -> Generator[Step, Any, Planned]:
    """Work out the paths; see ``contracts.Plan``."""
    drawn = yield from drawn_of(query, scope)
    nodes = _nodes(drawn)
    result = PathsResult(
        tuple(nodes.values()), _links(drawn, nodes, query), len(drawn.passes.person)
    )
    warnings: tuple[Caveat, ...] = ()
    if not result.total:
        matches = [query.start, query.end, *(step.match for step in query.steps)]
        for match in matches:
            if match is not None:
                warnings += yield from explain_match(match, query.where, None, scope)
    return Planned(result, "paths", tuple(dict.fromkeys(warnings)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """Passes with the names that are shown: ``cells`` are indices of ``names``, -1 where nothing is."""

    passes: Passes
    cells: Codes
    names: tuple[str, ...]

    def at(self, step: int, name: str) -> Flags:
        """Return which passes are at a step of that name."""
        code = self.names.index(name) if name in self.names else -2
        return np.equal(self.cells[:, step], code)

    def ends(self, step: int) -> Flags:
        """Return which passes have no further step."""
        return np.equal(self.passes.length, step + 1)


def drawn_of(query: PathsQuery, scope: Scope) -> Generator[Step, Any, Drawn]:
    """Work out the passes that count: what the chart and its people are both made of."""
    naming = Naming.of(query)
    found = yield from kept_passes(query, scope, naming)
    if found is None:
        found = yield from _read(query, scope, naming)
    return _named(join_passes(found), query)


def _read(
    query: PathsQuery, scope: Scope, naming: Naming
) -> Generator[Statement | Jobs, Any, list[Passes]]:
    """Read the rows of the days and work out their passes, part by part."""
    volume = yield path_volume(query, scope)
    parts = parts_of(int(volume[0][0]))
    statements = [path_statement(query, scope, part) for part in parts]
    if not scope.resolves:
        reads = partial(_read_passes, query, naming)
        return list((yield Jobs(tuple(Job(statement, reads) for statement in statements))))
    read = yield Jobs(tuple(Job(statement, read_part) for statement in statements))
    resolved = yield from resolve(read, scope)
    work = [partial(_passes, one, query, naming) for one in resolved]
    return list((yield Jobs(tuple(Job(None, one) for one in work))))


def _read_passes(query: PathsQuery, naming: Naming, columns: Columns) -> Passes:
    return passes_of(read_part(columns), query, naming)


def _passes(read: Read, query: PathsQuery, naming: Naming, _columns: Columns) -> Passes:
    return passes_of(read, query, naming)


def _named(passes: Passes, query: PathsQuery) -> Drawn:
    """Keep the most frequent names of each step; the end of a path from one event to another keeps its own."""
    names = (*passes.names, OTHER, MORE)
    cells = np.full_like(passes.steps, -1)
    shape = np.arange(query.depth)
    last = passes.length[:, None] - 1 == shape
    both = query.start is not None and query.end is not None
    ends = last if both else np.zeros_like(last)
    cells[ends] = _most_frequent(passes.steps[ends], passes.names, query.limit)
    for column in range(query.depth):
        here = np.flatnonzero(~ends[:, column])
        cells[here, column] = _most_frequent(passes.steps[here, column], passes.names, query.limit)
    return Drawn(passes, cells, names)


def _most_frequent(code: Codes, names: tuple[str, ...], limit: int) -> Codes:
    """Return the codes with all but the most frequent as OTHER; equally frequent ones by name."""
    counts = np.bincount(code[code >= 0], minlength=len(names))
    seen = np.flatnonzero(counts).tolist()
    kept = sorted(seen, key=lambda i: (-int(counts[i]), names[i]))[:limit]
    place = np.full(len(names) + 2, len(names), np.int32)
    place[kept] = kept
    place[-1], place[LEFT_OUT] = -1, len(names) + 1
    return place[code]


def _nodes(drawn: Drawn) -> dict[tuple[int, int], PathNode]:
    """Return (step, code) → node, the largest of a step first, OTHER and MORE last."""
    size, found = len(drawn.names), []
    for step in range(drawn.cells.shape[1]):
        here = drawn.cells[:, step]
        there = here >= 0
        counts = np.bincount(here[there], minlength=size)
        ends = np.bincount(here[there & drawn.ends(step)], minlength=size)
        codes = np.flatnonzero(counts).tolist()
        codes.sort(key=lambda c: (c >= size - 2, -int(counts[c]), drawn.names[c]))
        found += [
            ((step, c), PathNode(step, drawn.names[c], int(counts[c]), int(ends[c]))) for c in codes
        ]
    return dict(found)


def _links(
    drawn: Drawn, nodes: dict[tuple[int, int], PathNode], query: PathsQuery
) -> tuple[PathLink, ...]:
    """Return how many go from a node to one of the next step, the largest of a step first."""
    index, first = _places(drawn, nodes)
    width = int(np.diff(first).max())
    links: list[PathLink] = []
    for step in range(drawn.cells.shape[1] - 1):
        both = np.flatnonzero(drawn.cells[:, step + 1] >= 0)
        here, there = (index[k, drawn.cells[both, k]] - first[k] for k in (step, step + 1))
        pairs = here * width + there
        counts = np.bincount(pairs)
        waits = np.bincount(pairs, _waits(drawn.passes.ms, step, query)[both])
        some = np.flatnonzero(counts)
        for pair in some[np.lexsort((some, -counts[some]))].tolist():
            near, far = first[step] + pair // width, first[step + 1] + pair % width
            source, target = (far, near) if query.backwards else (near, far)
            average = float(waits[pair]) / int(counts[pair]) / 1000
            links.append(PathLink(int(source), int(target), int(counts[pair]), average))
    return tuple(links)


def _places(
    drawn: Drawn, nodes: dict[tuple[int, int], PathNode]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the index of the node of each step and code, and of the first node of each step."""
    depth = drawn.cells.shape[1]
    index = np.zeros((depth, len(drawn.names)), np.intp)
    keys = np.array(list(nodes), np.intp).reshape(-1, 2)
    index[keys[:, 0], keys[:, 1]] = np.arange(len(keys))
    return index, np.searchsorted(keys[:, 0], np.arange(depth + 1))


def _waits(ms: Ints, step: int, query: PathsQuery) -> Ints:
    took = ms[:, step + 1] - ms[:, step]
    return -took if query.backwards else took
