"""Made-up histories with two cohorts of their people, and what is left of a history within one."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from worlds import AT_ONCE, WANTED, profile, store

from cauce.kernel.access import SYSTEM, Access, Role
from cauce.segments.contracts import SegmentNote
from cauce.segments.facade import Segments

_tokens = itertools.count()
few = settings(profile, max_examples=-(-WANTED // (6 * AT_ONCE)))
"""Each history is asked three times over, of questions that are held to the reference without cohorts already."""

IDS = st.lists(st.integers(1, 9), max_size=6, unique=True)
LISTS = st.tuples(IDS, IDS)
EVERYBODY = "$everybody"


def kept(
    segments: Segments,
    histories: list[tuple[Any, tuple[list[int], list[int]]]],
    rows_of: Callable[[str, int, Any], Iterable[dict[str, Any]]],
) -> list[tuple[int, list[str], Any, tuple[list[int], list[int]]]]:
    """Store each history with its two cohorts as a project; return (project, cohorts, history, lists)."""
    worlds = []
    for h, lists in histories:
        with segments.database.transaction() as tx:
            made = segments.accounts.create_project(tx, "Compared").project
            access = Access(
                made.project_id, made.workspace_id, "UTC", SYSTEM, Role.OWNER, frozenset()
            )
            saved = [segments.save(tx, access, SegmentNote("One"), ids) for ids in lists]
        worlds.append((made.project_id, [str(one.segment_id) for one in saved], h, lists))
    store(segments.events, f"cmp{next(_tokens)}", partial(_every_row, worlds, rows_of))
    return worlds


def _every_row(worlds: Any, rows_of: Any, table: str) -> Iterable[dict[str, Any]]:
    return (row for project_id, _, h, _ in worlds for row in rows_of(table, project_id, h))


def inside(merges: dict[int, int], ids: list[int] | None) -> set[int]:
    """The persons who are in a list by any of their ids; None: everybody."""
    return {merges.get(one, one) for one in (range(1, 10) if ids is None else ids)}


def only(h: dict[str, Any], ids: list[int] | None) -> dict[str, Any]:
    """The history of those who are in a list; None: of everybody."""
    there = inside(h["merges"], ids)
    events = [e for e in h["events"] if h["merges"].get(e["person"], e["person"]) in there]
    return {**h, "events": events}


def filtered(question: dict[str, Any], cohort: str) -> dict[str, Any]:
    """The question for the people of a cohort."""
    mine = question.get("where") or {}
    both = [mine, {"segment": cohort}] if mine else [{"segment": cohort}]
    return {**question, "where": {"all": both}}
