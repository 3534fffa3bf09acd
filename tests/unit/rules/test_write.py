"""A condition written as JSON is read as the same condition."""

import doctest
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cauce.rules import (
    All,
    Any,
    Comparison,
    Did,
    GroupType,
    Not,
    Op,
    SegmentIs,
    Subject,
    document_of,
    parse,
)
from cauce.rules import write as write_module

NAMES = st.sampled_from(["a", "b.c", "clave ñ", "with'quote", "null"])
NUMBERS = st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
SOME_TEXT = TEXTS.filter(bool)
SCALARS = TEXTS | NUMBERS | st.booleans()
DATES = st.sampled_from(["2026-01-31", "2026-01-31T10:00:00Z"])
SPANS = st.integers(1, 99_999).flatmap(
    lambda n: st.sampled_from([n * 3_600, n * 86_400, n * 604_800])
)
VALUES = {
    **dict.fromkeys((Op.EQ, Op.NE), SCALARS),
    **dict.fromkeys((Op.IN, Op.NOT_IN), st.lists(SCALARS, max_size=3).map(tuple)),
    **dict.fromkeys((Op.CONTAINS, Op.NOT_CONTAINS, Op.STARTS_WITH, Op.ENDS_WITH), SOME_TEXT),
    Op.MATCHES: st.sampled_from(["a+", "^x|y$"]),
    **dict.fromkeys((Op.GT, Op.GTE, Op.LT, Op.LTE), NUMBERS),
    Op.BETWEEN: st.tuples(NUMBERS, NUMBERS),
    **dict.fromkeys((Op.IS_SET, Op.IS_NOT_SET), st.none()),
    **dict.fromkeys((Op.BEFORE, Op.AFTER), DATES),
    Op.WITHIN_LAST: SPANS,
}


def comparisons(subjects):
    return st.sampled_from(Op).flatmap(
        lambda op: st.builds(Comparison, subjects, NAMES, st.just(op), VALUES[op])
    )


KINDS = st.none() | st.builds(GroupType, NAMES, st.booleans())


def of_groups():
    return comparisons(st.just(Subject.GROUP_TRAIT)).flatmap(
        lambda leaf: KINDS.map(lambda kind: replace(leaf, group_type=kind))
    )


def trees(leaves):
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(tuple).map(All),
            st.lists(inner, max_size=3).map(tuple).map(Any),
            inner.map(Not),
        ),
        max_leaves=6,
    )


COUNTS = st.sampled_from([Op.EQ, Op.NE, Op.GT, Op.GTE, Op.LT, Op.LTE])
DID = st.builds(
    Did,
    SOME_TEXT,
    COUNTS,
    st.integers(0, 9),
    st.none() | st.integers(1, 90),
    trees(comparisons(st.just(Subject.PROPERTY))),
)
LEAVES = comparisons(st.sampled_from(Subject)) | of_groups() | SOME_TEXT.map(SegmentIs) | DID
CONDITIONS = trees(LEAVES)


def test_the_example_of_the_docstring_holds():
    assert doctest.testmod(write_module).failed == 0


@given(CONDITIONS)
def test_what_was_written_is_read_again(condition):
    text = json.dumps(document_of(condition))
    assert repr(parse(json.loads(text))) == repr(condition)
