"""What changed: parts that sum to the move, the property that says most first."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.alerts.contracts import Changed, Line
from cauce.analytics.alerts.logic.changed import (
    NO_EVENT,
    NO_PROPERTIES,
    NOT_A_SUM,
    SHOWN_VALUES,
    asked_by,
    condition_of,
    driver,
    finished,
    properties_of,
    why_not,
)
from cauce.analytics.contracts import (
    OTHER,
    DateRange,
    EventSeen,
    PropertySeen,
    Schema,
    TrendResult,
    TrendSeries,
)
from cauce.analytics.logic.questions import Asked, parse_question

NOW = datetime(2026, 1, 8, tzinfo=UTC)
LABELS = ("2026-01-01", "2026-01-02")
TREND = {"kind": "trend", "series": [{"event": "A"}]}


def question(**change):
    return parse_question({**TREND, **change}, Asked(NOW, "UTC"))


def result(parts: dict[str | None, tuple[float, float]]) -> TrendResult:
    lines = [TrendSeries("A", "A", value, LABELS, both, None) for value, both in parts.items()]
    return TrendResult(tuple(lines), complete=len(LABELS))


def seen(name: str, coverage: float, kind: str = "string") -> PropertySeen:
    return PropertySeen(name, (kind,), coverage, ())


def test_the_share_of_a_value_is_its_part_of_the_move():
    found = driver(
        "country", result({"ES": (100, 40), "MX": (50, 45), None: (10, 15)}), LABELS, -60
    )
    assert [(part.value, part.move, round(part.share, 3)) for part in found.parts] == [
        ("ES", -60, 1.0), ("MX", -5, 0.083), (None, 5, -0.083),
    ]  # fmt: skip
    assert found.overlap == 0


@given(
    st.dictionaries(
        st.sampled_from([*"abcdefghijklmnopqrstuvwx", None, OTHER]),
        st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)),
        min_size=3,
    ),
    st.integers(-(10**6), 10**6),
)
def test_parts_and_overlap_always_sum_to_the_move(parts, overlap):
    move = sum(now - before for before, now in parts.values()) + overlap
    if not move:
        return
    found = driver("p", result(parts), LABELS, move)
    if found is None:
        return
    assert math.fsum(part.move for part in found.parts) + found.overlap == pytest.approx(move)
    assert len(found.parts) <= SHOWN_VALUES + 1


def test_the_rest_is_one_part_at_the_end():
    many = {f"v{n}": (n, 2 * n) for n in range(1, 15)}
    found = driver("p", result({**many, OTHER: (7, 9)}), LABELS, 107)
    assert len(found.parts) == SHOWN_VALUES + 1
    assert found.parts[-1].value == OTHER
    assert sum(part.move for part in found.parts) == 107


def test_values_that_never_come_twice_explain_nothing():
    assert driver("order", result({"1": (1, 0), "2": (1, 0), "3": (0, 1)}), LABELS, -1) is None
    assert driver("one", result({"1": (1, 5), None: (1, 2)}), LABELS, 5) is None
    assert driver("all gone", result({"1": (4, 0), "2": (6, 0)}), LABELS, -10) is not None


def test_a_name_of_every_event_explains_nothing_even_if_one_comes_again_or_nothing_was_before():
    new = {f"order {n}": (0, 1) for n in range(10)}
    assert driver("order", result({**new, OTHER: (0, 30)}), LABELS, 40) is None
    assert driver("order", result({**new, "order 0": (1, 1)}), LABELS, 9) is None
    assert driver("few", result({"a": (0, 1), "b": (0, 1)}), LABELS, 2) is not None


def test_small_and_negative_sums_are_not_taken_for_names():
    refunds = {"ES": (-50.0, -900.0), **dict.fromkeys(("MX", "FR", "IT", "PT", "DE"), (-9.0, -8.0))}
    found = driver("country", result(refunds), LABELS, -845, counts=False)
    assert found.parts[0].value == "ES"
    assert driver("country", result(refunds), LABELS, -845) is None


def test_values_that_did_not_move_are_left_out():
    found = driver("country", result({"ES": (9, 4), "MX": (7, 7), None: (2, 2)}), LABELS, -5)
    assert [part.value for part in found.parts] == ["ES"]
    assert driver("none", result({"a": (1, 1), "b": (2, 2)}), LABELS, 3) is None


def test_the_property_whose_shares_moved_most_comes_first():
    even = driver("even", result({"a": (50, 25), "b": (50, 25)}), LABELS, -50)
    one = driver("one", result({"a": (50, 0), "b": (50, 50)}), LABELS, -50)
    ranked = finished(Changed(*LABELS, 100, 50), [even, one])
    assert [each.property for each in ranked.drivers] == ["one", "even"]
    assert even.surprise == 0
    assert finished(Changed(*LABELS, 100, 50), []).missing == NO_PROPERTIES


def test_words_are_taken_the_most_used_first_and_the_own_breakdown_not():
    properties = (seen("price", 1.0, "number"), seen("b", 0.5), seen("a", 0.9), seen("own", 1.0))
    schema = Schema((EventSeen("A", 9, 9, NOW, NOW, 9, properties),), ())
    assert properties_of(schema, question(breakdown={"property": "own"})) == ("a", "b")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"series": [{"event": "A", "math": "persons"}]}, ""),
        ({"series": [{"event": "A", "math": "avg", "property": "x"}]}, NOT_A_SUM),
        ({"formula": "A * 2"}, NOT_A_SUM),
        ({"series": [{}]}, NO_EVENT),
        ({"kind": "funnel", "steps": [{}], "series": None}, NOT_A_SUM),
    ],
)
def test_only_counts_and_sums_of_one_event_are_taken_apart(change, why):
    document = {name: value for name, value in {**TREND, **change}.items() if value is not None}
    assert why_not(parse_question(document, Asked(NOW, "UTC"))) == why


def test_the_line_of_a_breakdown_is_asked_for_by_its_value():
    split = question(breakdown={"trait": "plan"})
    only = condition_of(split, Line("=pro", ()))
    assert only == {"trait": "plan", "op": "eq", "value": "pro"}
    assert condition_of(split, Line("-", ())) == {"trait": "plan", "op": "is_not_set"}
    assert condition_of(question(), Line("*", ())) is None
    of_company = question(breakdown={"group_trait": "plan", "group_type": "company"})
    assert condition_of(of_company, Line("=pro", ())) == {
        "group_trait": "plan", "group_type": "company", "op": "eq", "value": "pro",
    }  # fmt: skip
    days = DateRange(date(2026, 1, 1), date(2026, 1, 2), ZoneInfo("UTC"))
    own = {"property": "country", "op": "eq", "value": "ES"}
    asked = asked_by({**TREND, "where": own, "breakdown": {"trait": "plan"}}, days, "city", only)
    assert asked["where"] == {"all": [own, only]}
    assert asked["breakdown"] == {"property": "city", "limit": 25}
    parse_question(asked, Asked(NOW, "UTC"))
