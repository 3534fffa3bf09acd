"""Instants put together and taken apart are the rows sorted by person and time."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.logic.gathering import joined, of_persons, resolved
from cauce.analytics.logic.instants import among, in_order
from cauce.analytics.logic.labels import Labels
from cauce.analytics.logic.merges import Merges

ROWS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9)), max_size=25)


def instants(rows, names=None):
    """Rows of (person, t), each labelled by its own place among them where there are names."""
    rows = sorted(rows)
    person = np.array([person for person, _ in rows], np.uint64)
    labels = None if names is None else Labels(np.arange(len(rows), dtype=np.int32), names)
    return in_order(person, np.array([t for _, t in rows], np.int64), labels)


def rows_of(found):
    return list(
        zip(np.repeat(found.person, found.rows_each).tolist(), found.t.tolist(), strict=True)
    )


@given(ROWS, ROWS)
def test_the_rows_of_both_are_in_order(one, other):
    found = joined(instants(one), instants(other))
    assert rows_of(found) == sorted(one + other)
    assert found.person.tolist() == sorted({person for person, _ in one + other})


@given(ROWS, ROWS)
def test_every_row_keeps_its_label(one, other):
    first = instants(one, tuple(f"a{n}" for n in range(len(one))))
    found = joined(first, instants(other, tuple(f"b{n}" for n in range(len(other)))))
    labelled = dict(zip(first.labels.names, sorted(one), strict=True))
    labelled |= {f"b{n}": row for n, row in enumerate(sorted(other))}
    names = [found.labels.names[code] for code in found.labels.code.tolist()]
    assert sorted(names) == sorted(labelled)
    assert [labelled[name] for name in names] == rows_of(found)
    assert [name for name in names if name[0] == "a"] == list(first.labels.names)


@given(ROWS, st.sets(st.integers(0, 9)))
def test_some_persons_are_those_and_no_others(rows, wanted):
    found = of_persons(instants(rows), np.array(sorted(wanted), np.uint64))
    assert rows_of(found) == sorted(row for row in rows if row[0] in wanted)
    assert len(found.person) == len({person for person, _ in rows} & wanted)


IDS = st.sets(st.integers(0, 3).map(lambda n: n << 16) | st.integers(0, 9))


@given(IDS, IDS)
def test_ids_that_end_alike_are_not_taken_for_one_another(ids, wanted):
    found = among(np.array([*ids], np.uint64), np.array(sorted(wanted), np.uint64))
    assert found.tolist() == [one in wanted for one in ids]


@given(ROWS)
def test_merged_persons_have_the_rows_of_all(rows):
    merges = Merges(np.array([1, 3], np.uint64), np.array([2, 2], np.uint64))
    found = resolved(instants(rows), merges)
    assert rows_of(found) == sorted((2 if person in (1, 3) else person, t) for person, t in rows)
