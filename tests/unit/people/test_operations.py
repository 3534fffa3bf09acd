"""Traits are a function of what was said about them, not of the order in which it was heard."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.people.contracts import Told, TraitOp
from cauce.people.logic.operations import (
    LIST_MAX,
    MOST_KEPT,
    ONCE_KEPT,
    fold,
    plain,
    read_operations,
    settle,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANA, BEN = 7, 9
NUMBERS = st.one_of(st.integers(-9, 9), st.floats(-1e300, 1e300).map(lambda x: Decimal(repr(x))))
LETTERS = st.one_of(st.sampled_from("abc"), st.lists(st.sampled_from("abc"), max_size=3))
VALUES = {
    TraitOp.CLEAR: st.none(),
    TraitOp.SET: st.one_of(st.none(), st.integers(0, 9), LETTERS),
    TraitOp.SET_ONCE: LETTERS,
    TraitOp.ADD: NUMBERS,
    **dict.fromkeys([TraitOp.APPEND, TraitOp.PREPEND, TraitOp.UNION, TraitOp.REMOVE], LETTERS),
}


@st.composite
def statements(draw, ops=tuple(VALUES), most=14):
    """Messages in the order in which they were sent; two may have the same time."""
    found = []
    for n in range(draw(st.integers(1, most))):
        op = draw(st.sampled_from(ops))
        name = "" if op is TraitOp.CLEAR else draw(st.sampled_from("xy"))
        at = NOON + timedelta(seconds=draw(st.integers(0, 6)))
        raw = draw(st.sampled_from([ANA, BEN]))
        found.append(Told(raw, name, op, draw(VALUES[op]), at, f"m{n:05}", "test"))
    return found


class Record:
    """What PostgreSQL would hold: the latest sets, and the operations."""

    def __init__(self):
        self.sets: dict = {}
        self.operations: list[Told] = []
        self.seq = 0

    def take(self, batch):
        """Take a batch as the consumer does; each message gets the next position of the log."""
        new = []
        for told in batch:
            self.seq += 1
            new.append(replace(told, seq=self.seq))
        self.absorb(new)
        return new

    def absorb(self, new):
        """Take statements that have a position."""
        for told in (t for t in new if t.op is TraitOp.SET):
            known = self.sets.get((told.raw, told.name))
            if known is None or (known.at, known.message_id) < (told.at, told.message_id):
                self.sets[told.raw, told.name] = told
        resets = {key: (told.at, told.message_id) for key, told in self.sets.items()}
        operations = [told for told in new if told.op is not TraitOp.SET]
        raws = {told.raw for told in operations}
        settled = settle([t for t in self.operations if t.raw in raws], operations, resets)
        self.operations = [t for t in self.operations if t not in settled.gone]
        self.operations += settled.added

    def traits(self, own=ANA, raws=(ANA, BEN)):
        """Return value and origin of each trait of a person with these parts."""
        told = [t for t in (*self.sets.values(), *self.operations) if t.raw in raws]
        found = fold(told, own)
        return {name: (s.value, s.told.message_id, s.told.op) for name, s in found.items()}


@settings(max_examples=400, deadline=None)
@given(statements(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_any_order_and_batching_of_the_same_messages_gives_the_same_traits(said, random, size):
    one, other = Record(), Record()
    one.take(said)
    random.shuffle(said)
    for start in range(0, len(said), size):
        other.take(said[start : start + size])
    assert one.traits() == other.traits()
    assert one.traits(BEN) == other.traits(BEN)


@settings(max_examples=200, deadline=None)
@given(statements(), st.integers(0, 13))
def test_a_replay_of_any_part_of_the_log_changes_nothing(said, start):
    record = Record()
    positioned = record.take(said)
    before = record.traits()
    record.absorb(positioned[start:])
    record.absorb(positioned)
    assert record.traits() == before


@settings(max_examples=200, deadline=None)
@given(statements(), statements())
def test_parts_alone_are_what_they_would_be_had_they_never_been_one_person(said, later):
    together, alone = Record(), Record()
    later = [replace(t, message_id=f"n{t.message_id}") for t in later]
    together.take(said)
    together.traits()
    together.take(later)
    alone.take([t for t in (*said, *later) if t.raw == BEN])
    assert together.traits(BEN, (BEN,)) == alone.traits(BEN, (BEN,))


def test_of_several_set_once_the_earliest_counts_and_a_set_before_it_wins():
    record = Record()
    record.take([told(TraitOp.SET_ONCE, "late", 9), told(TraitOp.SET_ONCE, "early", 3)])
    assert value(record) == "early"
    record.take([told(TraitOp.SET, "set", 1)])
    assert value(record) == "set"


def test_ten_thousand_additions_are_counted_exactly_and_stay_few_rows():
    record = Record()
    said = [told(TraitOp.ADD, Decimal("0.1"), n) for n in range(10_000)]
    positioned = []
    for start in range(0, len(said), 100):
        positioned += record.take(said[start : start + 100])
        assert len(record.operations) <= MOST_KEPT
    assert plain(value(record)) == 1000.0
    record.absorb(positioned)
    record.take([told(TraitOp.ADD, 5, -1)])
    assert plain(value(record)) == 1005.0
    record.take([told(TraitOp.SET, 1, 9_998)])
    assert plain(value(record)) == 1.1


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_additions_that_became_one_row_are_still_a_function_of_the_messages(random):
    said = [
        told(TraitOp.ADD, Decimal(random.choice(["0.1", "1e300", "-7", "1e-9"])), n)
        for n in range(900)
    ]
    one, other = Record(), Record()
    for start in range(0, 900, 90):
        one.take(said[start : start + 90])
    random.shuffle(said)
    for start in range(0, 900, 45):
        other.take(said[start : start + 45])
    assert value(one) == value(other)


def test_list_operations_that_became_one_row_still_act_on_what_was_there_before():
    record = Record()
    record.take([told(TraitOp.SET, ["old", "bad"], 0, raw=BEN)])
    record.take([told(TraitOp.REMOVE, "bad", 1)])
    record.take([told(TraitOp.UNION, ["old", "new"], 2)])
    record.take([told(TraitOp.PREPEND, "first", 3)])
    record.take([told(TraitOp.APPEND, f"e{n}", 10 + n) for n in range(3 * MOST_KEPT)])
    found = value(record)
    assert TraitOp.SEVERAL in {t.op for t in record.operations}
    assert found[:2] == ["first", "old"]
    assert ("bad" in found, found.count("old"), found.count("new")) == (False, 1, 1)
    assert [v for v in found if v.startswith("e")] == [f"e{n}" for n in range(3 * MOST_KEPT)]


def test_a_list_keeps_its_newest_thousand_elements():
    record = Record()
    record.take([told(TraitOp.APPEND, n, n) for n in range(LIST_MAX + 50)])
    assert value(record) == list(range(50, LIST_MAX + 50))


def test_only_the_earliest_set_once_are_kept():
    record = Record()
    record.take([told(TraitOp.SET_ONCE, n, n) for n in range(1_000)])
    assert len(record.operations) == ONCE_KEPT
    record.take([told(TraitOp.SET, None, ONCE_KEPT - 1.5)])
    assert value(record) == ONCE_KEPT - 1


@pytest.mark.parametrize(
    ("base", "op", "operand", "after"),
    [
        (None, TraitOp.ADD, 2, 2),
        ("text", TraitOp.ADD, 2, "text"),
        (True, TraitOp.ADD, 2, True),
        ("a", TraitOp.APPEND, "b", ["a", "b"]),
        (["a"], TraitOp.APPEND, ["b", "c"], ["a", "b", "c"]),
        (["a"], TraitOp.PREPEND, ["b", "c"], ["b", "c", "a"]),
        ([1, True], TraitOp.UNION, [True, 1, 2], [1, True, 2]),
        ([1, True, {"k": 1}], TraitOp.REMOVE, [True, {"k": 1}], [1]),
        ("a", TraitOp.REMOVE, "a", "a"),
        (None, TraitOp.REMOVE, "a", None),
    ],
)
def test_an_operation_does_what_its_name_says_to_any_value(base, op, operand, after):
    record = Record()
    record.take([told(TraitOp.SET, base, 0), told(op, operand, 1)])
    assert value(record) == after


def test_the_origin_is_the_last_message_that_had_an_effect():
    record = Record()
    record.take([
        told(TraitOp.UNION, "a", 1, message_id="first"),
        told(TraitOp.UNION, "a", 2, message_id="again"),
        told(TraitOp.SET_ONCE, "z", 3, message_id="needless"),
    ])  # fmt: skip
    assert record.traits()["x"] == (["a"], "first", TraitOp.UNION)


def test_operations_that_make_no_sense_are_left_out():
    assert read_operations({
        "add": {"a": "1", "b": True, "": 1, "n" * 300: 1, "ok": 1}, "append": ["a"], "setOnce": {"s": None},
        "unset": ["u", 7, ""], "clearAll": "yes", "strange": {"a": 1},
    }) == [(TraitOp.ADD, "ok", 1), (TraitOp.SET, "u", None)]  # fmt: skip


def told(op, what, second, raw=ANA, message_id=""):
    at = NOON + timedelta(seconds=second)
    return Told(raw, "x", op, what, at, message_id or f"m{op}{second:09}", "test")


def value(record: Record):
    """Return the value of x, None when there is none."""
    return record.traits().get("x", (None,))[0]
