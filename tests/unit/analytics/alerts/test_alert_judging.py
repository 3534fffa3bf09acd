"""Rules as documents, verdicts on buckets, and how they move what fires."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cauce.analytics.alerts.contracts import (
    Against,
    Anomaly,
    Change,
    Direction,
    EndedBecause,
    Line,
    Reason,
    Rule,
    Sensitivity,
    Threshold,
)
from cauce.analytics.alerts.logic.buckets import buckets_of, earlier, open_one, pending
from cauce.analytics.alerts.logic.judging import Begin, End, Seen, moves, replayed, verdicts
from cauce.analytics.alerts.logic.rule import read_rule, rule_document
from cauce.analytics.contracts import DateRange, Interval
from cauce.analytics.logic.questions import Asked
from cauce.kernel.errors import CauceError

MADRID = ZoneInfo("Europe/Madrid")
ASKED = Asked(datetime(2026, 3, 31, 12, tzinfo=UTC), "Europe/Madrid")
TREND = {"kind": "trend", "series": [{"event": "A"}]}
WAIT = timedelta(minutes=10)
DOCUMENT = {
    "question": {**TREND, "interval": "day"}, "interval": "day", "lines": 10, "wait_min": 10,
    "condition": {"kind": "threshold", "direction": "up", "value": 10.0},
}  # fmt: skip
CONDITIONS = [
    {"kind": "threshold", "direction": "down", "value": 3.5},
    {"kind": "change", "direction": "down", "percent": 20.0, "against": "week", "least": 5.0},
    {
        "kind": "change",
        "direction": "either",
        "percent": 5.0,
        "against": "four_weeks",
        "least": 0.0,
    },
    {"kind": "anomaly", "direction": "either", "sensitivity": "low"},
]


def seen(*values: float | None, key: str = "*", interval: Interval = Interval.DAY) -> Seen:
    """An answer of March 2026 with the values at its first buckets."""
    days = DateRange(date(2026, 3, 1), date(2026, 3, 31), MADRID)
    buckets = buckets_of(days, interval)
    line = Line(key, (*values, *[None] * (len(buckets) - len(values))))
    return Seen(buckets, (line,), MADRID)


def rule(condition, interval=Interval.DAY) -> Rule:
    return Rule({**TREND, "interval": interval.value}, interval, condition)


def one(condition, *values: float | None):
    """The verdict on the last of some days."""
    (found,) = verdicts(rule(condition), seen(*values), [len(values) - 1])["*"]
    return found


@pytest.mark.parametrize("condition", [DOCUMENT["condition"], *CONDITIONS])
def test_a_rule_is_read_back_as_it_was_written(condition):
    document = {**DOCUMENT, "condition": condition}
    assert rule_document(read_rule(document, ASKED)) == document


def test_dates_zone_and_comparison_are_not_kept():
    own = {"date_from": "-7d", "date_to": "0d", "timezone": "UTC", "compare": "previous_period"}
    asked = {**TREND, **own, "refresh": True, "interval": "month"}
    kept = read_rule({**DOCUMENT, "question": asked}, ASKED).question
    assert kept == DOCUMENT["question"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"question": {"kind": "retention"}}, "question.kind"),
        ({"question": None}, "question.kind"),
        ({"question": {**TREND, "series": [{}, {}]}}, "question.series"),
        ({"question": {**TREND, "series": [{"math": "sum"}]}}, "question.series.0.property"),
        ({"question": {**TREND, "cumulative": True}}, "question.cumulative"),
        ({"question": {**TREND, "smoothing": 7}}, "question.smoothing"),
        (
            {"question": {"kind": "sessions", "measures": ["sessions", "bounce_rate"]}},
            "question.measures",
        ),
        (
            {"question": {"kind": "funnel", "steps": [{}, {}], "breakdown": {"property": "x"}}},
            "question.breakdown",
        ),
        (
            {
                "question": {
                    "kind": "funnel",
                    "steps": [{}, {}],
                    "window": {"value": 2, "unit": "session"},
                }
            },
            "question.window.unit",
        ),
        (
            {"question": {"kind": "funnel", "steps": [{}, {}]}, "interval": "hour"},
            "question.interval",
        ),
        ({"interval": "month"}, "interval"),
        ({"lines": 26}, "lines"),
        ({"wait_min": -1}, "wait_min"),
        ({"condition": None}, "condition"),
        ({"condition": {"kind": "moon"}}, "condition.kind"),
        ({"condition": {"kind": "threshold", "direction": "either", "value": 1}}, "condition.direction"),
        ({"condition": {"kind": "threshold", "direction": "up"}}, "condition.value"),
        ({"condition": {"kind": "threshold", "direction": "up", "value": float("nan")}}, "condition.value"),
        ({"condition": {"kind": "threshold", "direction": "up", "value": True}}, "condition.value"),
        ({"condition": {"kind": "change", "percent": 0}}, "condition.percent"),
        ({"condition": {"kind": "anomaly", "value": 1}}, "condition.value"),
        ({"more": 1}, "more"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_refused_by_its_path(change, path):
    with pytest.raises(CauceError) as refused:
        read_rule({**DOCUMENT, **change}, ASKED)
    assert refused.value.fields[0].path == path
    assert refused.value.message.en != refused.value.message.es


def test_a_formula_of_several_series_is_one_number():
    series = [{"event": "A"}, {"event": "B"}]
    read_rule({**DOCUMENT, "question": {**TREND, "series": series, "formula": "A / B"}}, ASKED)


@pytest.mark.parametrize(
    ("condition", "values", "holds"),
    [
        (Threshold(True, 10), (10,), False),
        (Threshold(True, 10), (10.5,), True),
        (Threshold(False, 10), (10,), False),
        (Threshold(False, 10), (9,), True),
        (Threshold(True, 10), (None,), None),
        (Change(Direction.UP, 20, Against.PREVIOUS), (10, 12), False),
        (Change(Direction.UP, 20, Against.PREVIOUS), (10, 12.1), True),
        (Change(Direction.UP, 20, Against.PREVIOUS), (10, 1), False),
        (Change(Direction.DOWN, 20, Against.PREVIOUS), (10, 7.9), True),
        (Change(Direction.EITHER, 20, Against.PREVIOUS), (10, 7.9), True),
        (Change(Direction.EITHER, 20, Against.PREVIOUS), (-10, -13), True),
        (Change(Direction.EITHER, 20, Against.PREVIOUS), (0, 5), None),
        (Change(Direction.EITHER, 20, Against.PREVIOUS), (None, 5), None),
        (Change(Direction.EITHER, 20, Against.PREVIOUS), (5,), None),
        (Change(Direction.EITHER, 20, Against.PREVIOUS, 6), (1, 5), False),
        (Change(Direction.EITHER, 20, Against.PREVIOUS, 5), (1, 5), True),
        (Change(Direction.DOWN, 20, Against.WEEK), (10, 0, 0, 0, 0, 0, 0, 7), True),
        (Change(Direction.DOWN, 20, Against.WEEK), (10, 0, 0, 0, 0, 0, 0, 9), False),
        (Anomaly(Direction.EITHER, Sensitivity.MEDIUM), (1, 2, 3), None),
    ],
)
def test_a_condition_holds_or_not_or_cannot_be_said(condition, values, holds):
    assert one(condition, *values).holds is holds


def test_a_verdict_says_what_it_rests_on():
    change = one(Change(Direction.EITHER, 20, Against.PREVIOUS), 10, 7)
    assert (change.value, change.expected, change.low, change.high) == (7, 10, 8, 12)
    assert one(Threshold(True, 10), 11).high == 10
    assert one(Change(Direction.UP, 20, Against.PREVIOUS), 0, 7).reason is Reason.NO_BASE
    assert one(Anomaly(Direction.UP, Sensitivity.LOW), 1, 2).needs > 0


def test_the_same_hour_a_week_before_is_of_the_clock_and_the_skipped_one_has_none():
    hours = buckets_of(DateRange(date(2026, 3, 20), date(2026, 4, 6), MADRID), Interval.HOUR)
    labels = {each.label: i for i, each in enumerate(hours)}
    at = labels["2026-03-30T12:00:00+02:00"]
    assert earlier(hours, at, Against.WEEK, MADRID) == labels["2026-03-23T12:00:00+01:00"]
    unmatched = labels["2026-04-05T02:00:00+02:00"]
    assert earlier(hours, unmatched, Against.WEEK, MADRID) is None
    assert len(hours) == 18 * 24 - 1


def test_only_buckets_that_are_over_and_settled_are_judged_each_once():
    days = seen(1).buckets
    noon = datetime(2026, 3, 5, 12, tzinfo=MADRID)
    midnight = datetime(2026, 3, 5, 0, 5, tzinfo=MADRID)
    assert [days[i].label for i in pending(days, None, noon, WAIT, Interval.DAY)] == ["2026-03-04"]
    assert [days[i].label for i in pending(days, None, midnight, WAIT, Interval.DAY)] == [
        "2026-03-03"
    ]
    until = days[1].end
    fresh = pending(days, until, noon, WAIT, Interval.DAY)
    assert [days[i].label for i in fresh] == ["2026-03-03", "2026-03-04"]
    assert not pending(days, days[3].end, noon, WAIT, Interval.DAY)
    assert open_one(days, noon) == 4


def walked(condition, *values, firing=(), peek=None):
    """What begins and ends when all but the peeked day are over."""
    answer, over = seen(*values), range(len(values) - (peek is not None))
    found = verdicts(rule(condition), answer, over)
    peeked = {} if peek is None else verdicts(rule(condition), answer, [peek])
    return moves(found, over, firing, peeked, peek)


def test_it_begins_once_and_ends_once_however_long_it_holds():
    made = walked(Threshold(True, 10), 1, 20, 30, 25, 2, 1, 11)
    assert [(type(move), move.at) for move in made] == [(Begin, 1), (End, 4), (Begin, 6)]


def test_a_bucket_without_a_verdict_moves_nothing():
    made = walked(Threshold(True, 10), 20, None, 20, None, 1)
    assert [(type(move), move.at) for move in made] == [(Begin, 0), (End, 4)]


def test_what_fires_already_is_not_begun_again():
    assert walked(Threshold(True, 10), 20, firing={"*"}) == []


def test_an_open_bucket_can_begin_and_never_end():
    (begun,) = walked(Threshold(True, 10), 1, 20, peek=1)
    assert isinstance(begun, Begin)
    assert begun.at == 1
    assert walked(Threshold(True, 10), 20, 1, firing={"*"}, peek=1) == []


def test_a_line_that_is_gone_ends():
    made = walked(Threshold(True, 10), 1, firing={"=ES"})
    assert made == [End("=ES", EndedBecause.LINE_GONE)]
    assert moves({}, range(0), {"=ES"}, {}) == []


def test_a_replay_counts_what_would_have_fired():
    (line,) = replayed(rule(Threshold(True, 10)), seen(1, 20, 1, 20, 20), range(5))
    assert (line.line, line.firings, len(line.verdicts)) == ("*", 2, 5)
