"""JSON becomes a question, or an error that names the path and what is allowed."""

from datetime import UTC, date, datetime

import pytest

from cauce.analytics.contracts import Interval, Math, TrendQuery
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.kernel.errors import CauceError

ASKED = Asked(datetime(2026, 3, 29, 22, 30, tzinfo=UTC), "Europe/Madrid")
TREND = {"kind": "trend", "series": [{"event": "A"}]}


def test_a_short_trend_has_defaults_in_the_project_s_time_zone():
    query = parse_question(TREND, ASKED)
    assert isinstance(query, TrendQuery)
    assert (query.range.first, query.range.last) == (date(2026, 3, 1), date(2026, 3, 30))
    assert (query.interval, query.series[0].math) == (Interval.DAY, Math.TOTAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-30d", date(2026, 2, 28)),
        ("-1m", date(2026, 2, 28)),
        ("-4w", date(2026, 3, 2)),
        ("-1y", date(2025, 3, 30)),
        ("0d", date(2026, 3, 30)),
        ("2020-02-29", date(2020, 2, 29)),
    ],
)
def test_relative_dates_count_from_today_there(text, expected):
    query = parse_question({**TREND, "date_from": text}, ASKED)
    assert isinstance(query, TrendQuery)
    assert query.range.first == expected


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"kind": "trends"}, "kind"),
        ({"kind": ["trend"]}, "kind"),
        ({"series": []}, "series"),
        ({"series": [{"event": "A", "math": "mode"}]}, "series.0.math"),
        ({"series": [{"event": "A", "math": "sum"}]}, "series.0.property"),
        ({"series": [{"event": 3}]}, "series.0.event"),
        ({"series": [{"event": "A", "where": {"property": "x", "op": "is"}}]}, "series.0.where.op"),
        ({"series": [{"event": "A", "extra": 1}]}, "series.0.extra"),
        ({"where": {"all": [{"property": "x", "op": "gt", "value": "1"}]}}, "where.all.0.value"),
        ({"date_from": "2026-02-30"}, "date_from"),
        ({"date_from": "1960-01-01"}, "date_from"),
        ({"date_from": "2026-03-02", "date_to": "2026-03-01"}, "date_to"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"timezone": "../etc/passwd"}, "timezone"),
        ({"interval": "minute"}, "interval"),
        ({"interval": "hour", "date_from": "2020-01-01"}, "interval"),
        ({"breakdown": {"property": "a", "trait": "b"}}, "breakdown"),
        ({"breakdown": {"property": "a", "limit": 0}}, "breakdown.limit"),
        ({"breakdown": {"property": "a..b"}}, "breakdown.property"),
        ({"breakdown": {"segment": "s"}}, "breakdown.segment"),
        ({"breakdown": {"segment": []}}, "breakdown.segment"),
        ({"breakdown": {"segment": ["1", "1"]}}, "breakdown.segment"),
        ({"breakdown": {"segment": ["1", "x"]}}, "breakdown.segment.1"),
        ({"breakdown": {"segment": "1", "property": "a"}}, "breakdown.property"),
        ({"compare": "last_week"}, "compare"),
        ({"smoothing": 0}, "smoothing"),
        ({"smoothing": True}, "smoothing"),
        ({"cumulative": "yes"}, "cumulative"),
        ({"series": [{"event": "A", "math": "per_person"}], "cumulative": True}, "cumulative"),
        ({"formula": "A / B"}, "formula"),
        ({"steps": []}, "steps"),
    ],
)
def test_a_wrong_field_is_named(change, path):
    with pytest.raises(CauceError) as error:
        parse_question({**TREND, **change}, ASKED)
    assert error.value.fields[0].path == path


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"kind": "funnel", "steps": [{}], "exclusions": [{"event": "A"}]}, "exclusions"),
        ({"kind": "funnel", "steps": [{"optional": True}, {}]}, "steps.0.optional"),
        ({"kind": "funnel", "steps": [{}, {"optional": 1}]}, "steps.1.optional"),
        ({"kind": "funnel", "steps": [{}, {"optional": True}], "order": "any"}, "steps.1.optional"),
        ({"kind": "funnel", "steps": [{}, {"anchored": True}]}, "steps.1.anchored"),
        (
            {"kind": "funnel", "steps": [{}], "window": {"value": 13, "unit": "session"}},
            "window.value",
        ),
        (
            {
                "kind": "funnel",
                "steps": [{}],
                "window": {"value": 2, "unit": "session"},
                "count": "sessions",
            },
            "window.unit",
        ),
        ({"kind": "paths", "window": {"value": 2, "unit": "session"}}, "window.unit"),
        ({"kind": "funnel", "steps": [{}], "drop_off": 0}, "drop_off"),
        ({"kind": "lifecycle", "breakdown": {"property": "a", "also": []}}, "breakdown.also"),
        ({"kind": "lifecycle", "breakdown": {"segment": ["x"]}}, "breakdown.segment.0"),
        ({"kind": "lifecycle", "breakdown": {"trait": "a"}, "count": "groups"}, "breakdown"),
        ({"kind": "paths", "breakdown": {"property": "a"}}, "breakdown"),
        ({"kind": "lifecycle", "activity": "A"}, "activity"),
        ({"kind": "lifecycle", "activity": {"event": 1}}, "activity.event"),
        ({"kind": "lifecycle", "new": "created_at"}, "new"),
        ({"kind": "lifecycle", "date_from": "-4y", "date_to": "0d"}, "interval"),
        ({"kind": "stickiness"}, "series"),
        ({"kind": "stickiness", "series": [{"math": "total"}]}, "series.0.math"),
        ({"kind": "stickiness", "series": [{}], "min_count": 0}, "min_count"),
        ({"kind": "stickiness", "series": [{}], "cumulative": 1}, "cumulative"),
        ({"kind": "sessions", "measures": ["bounces"]}, "measures.0"),
        ({"kind": "sessions", "measures": [["sessions"]]}, "measures.0"),
        ({"kind": "sessions", "breakdown": {"session": "page"}}, "breakdown.session"),
        ({"kind": "sessions", "breakdown": {"session": []}}, "breakdown.session"),
        ({"kind": "sessions", "breakdown": {"session": "channel", "x": 1}}, "breakdown.x"),
        (
            {"kind": "sessions", "breakdown": {"session": "channel", "segment": "1"}},
            "breakdown.segment",
        ),
        ({"kind": "sessions", "interval": "minute"}, "interval"),
        ({"kind": "sessions", "key_events": [{"math": 1}]}, "key_events.0.math"),
        ({"kind": "paths", "steps": []}, "steps"),
        ({"kind": "paths", "steps": ["clicks"]}, "steps.0"),
        ({"kind": "paths", "steps": [{"event": "A", "by": {"trait": "x"}}]}, "steps.0.by.trait"),
        ({"kind": "paths", "steps": [{"event": "A", "by": {}}]}, "steps.0.by"),
        ({"kind": "paths", "from": {"event": "A"}, "to": {}, "depth": 2}, "depth"),
        ({"kind": "paths", "from": "A"}, "from"),
        ({"kind": "paths", "window": {"value": 0, "unit": "day"}}, "window.value"),
        ({"kind": "paths", "groups": [{"name": "x", "match": [""]}]}, "groups.0.match.0"),
        ({"kind": "paths", "exclude": [3]}, "exclude.0"),
        ({"kind": "correlation"}, "of"),
        ({"kind": "correlation", "of": {"steps": [{}, {}]}}, "of.kind"),
        ({"kind": "correlation", "of": {"kind": "funnel", "steps": [{"event": "A"}]}}, "of.steps"),
        (
            {
                "kind": "correlation",
                "of": {"kind": "funnel", "steps": [{}, {}], "count": "sessions"},
            },
            "of.count",
        ),
        (
            {
                "kind": "correlation",
                "of": {"kind": "funnel", "steps": [{}, {}], "counting": "every"},
            },
            "of.counting",
        ),
        (
            {
                "kind": "correlation",
                "of": {"kind": "funnel", "steps": [{}, {}], "counting": "session"},
            },
            "of.counting",
        ),
        (
            {"kind": "correlation", "of": {"kind": "funnel", "steps": [{}, {}]}, "names": ["x"]},
            "names",
        ),
        (
            {
                "kind": "correlation",
                "of": {"kind": "funnel", "steps": [{}, {}]},
                "factor": "traits",
            },
            "names",
        ),
        ({"kind": "attribution"}, "conversion"),
        ({"kind": "attribution", "conversion": {}, "touchpoints": []}, "touchpoints"),
        ({"kind": "attribution", "conversion": {}, "by": {"trait": "x"}}, "by.trait"),
        ({"kind": "attribution", "conversion": {}, "rules": ["best"]}, "rules.0"),
        ({"kind": "attribution", "conversion": {}, "rules": ["custom"]}, "shares"),
        (
            {
                "kind": "attribution",
                "conversion": {},
                "shares": {"first": 0.5, "middle": 0, "last": 0.4},
            },
            "shares",
        ),
        (
            {"kind": "attribution", "conversion": {}, "shares": {"first": 2, "middle": 0}},
            "shares.first",
        ),
        (
            {
                "kind": "people",
                "of": {"kind": "stickiness", "series": [{}]},
                "point": {"intervals": 0},
            },
            "point.intervals",
        ),
        (
            {"kind": "people", "of": {"kind": "lifecycle"}, "point": {"series": 0, "bar": 0}},
            "point.bar",
        ),
        (
            {
                "kind": "people",
                "of": {"kind": "trend", "series": [{"event": "A"}]},
                "point": {"step": 1},
            },
            "point.step",
        ),
    ],
)
def test_a_wrong_field_of_another_kind_is_named(document, path):
    with pytest.raises(CauceError) as error:
        parse_question(document, ASKED)
    assert error.value.fields[0].path == path


@pytest.mark.parametrize(
    "document",
    [None, [], "trend", 3, {}, {"kind": "people"}, {"kind": "people", "of": {"kind": "people"}}],
)
def test_what_is_no_question_is_refused(document):
    with pytest.raises(CauceError):
        parse_question(document, ASKED)


def test_the_path_of_a_question_inside_a_question_starts_at_the_outer_one():
    with pytest.raises(CauceError) as error:
        parse_question({"kind": "people", "of": {**TREND, "series": [{}, {"math": 1}]}}, ASKED)
    assert error.value.fields[0].path == "of.series.1.math"


def test_how_the_rows_of_a_query_are_drawn_does_not_change_the_question():
    plain = {"kind": "sql", "sql": "SELECT 1 AS n"}
    drawn = plain | {"chart": {"shape": "line", "x": "day", "y": "n"}}
    assert parse_question(drawn, ASKED) == parse_question(plain, ASKED)


@pytest.mark.parametrize(
    ("chart", "path"),
    [
        ({"shape": "pie"}, "chart.shape"),
        ({"x": "day"}, "chart.shape"),
        ({"shape": "bar", "y": 3}, "chart.y"),
        ({"shape": "bar", "z": "n"}, "chart.z"),
        ("line", "chart"),
    ],
)
def test_a_chart_that_is_none_is_refused(chart, path):
    with pytest.raises(CauceError) as error:
        parse_question({"kind": "sql", "sql": "SELECT 1", "chart": chart}, ASKED)
    assert error.value.fields[0].path == path


def test_a_field_of_a_point_that_says_nothing_is_as_none():
    of = {"kind": "trend", "series": [{"event": "A"}]}
    asked = {"kind": "people", "of": of, "point": {"step": None, "series": 0, "breakdown": None}}
    point = parse_question(asked, ASKED).point
    assert (point.series, point.step, point.has_breakdown) == (0, None, True)
    paths = {"kind": "people", "of": {"kind": "paths"}, "point": {"breakdown": None}}
    assert not parse_question(paths, ASKED).point.has_breakdown
    with pytest.raises(CauceError):
        parse_question({**asked, "point": {"stranger": None}}, ASKED)
