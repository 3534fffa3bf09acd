"""What a trend adds to its lines: formulas, comparison, smoothing, warnings, the cache."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from cauce.analytics.facade import Analytics
from cauce.kernel.errors import CauceError

START = datetime(2026, 1, 5, 12, tzinfo=UTC)
NOW = datetime(2026, 1, 20, tzinfo=UTC)
QUESTION = {
    "kind": "trend",
    "date_from": "2026-01-05",
    "date_to": "2026-01-08",
    "series": [{"event": "A"}],
}


@pytest.fixture
def analytics(events):
    return Analytics(events, clock=lambda: NOW)


def send(events, project_id, rows, *, token="1"):
    lines = [
        json.dumps(
            {
                "project_id": project_id,
                "event": event,
                "person_id": person,
                "seq": n,
                "timestamp": (START + timedelta(days=day)).isoformat(),
                "user_id": "",
                "anonymous_id": f"device-{person}",
                "properties": properties,
                "context": {},
            }
        )
        for n, (event, person, day, properties) in enumerate(rows)
    ]
    events.insert_json("events", "\n".join(lines).encode(), f"{project_id}-{token}")


def override(events, project_id, source, into, version, *, deleted=0):
    row = {
        "project_id": project_id,
        "from_person": source,
        "into_person": into,
        "version": version,
        "is_deleted": deleted,
    }
    events.insert_json("person_overrides", json.dumps(row).encode(), f"o{project_id}-{version}")


def values(answer, line=0):
    return list(answer.result.series[line].values)


def codes(answer):
    return [warning.code for warning in answer.meta.warnings]


def test_a_formula_joins_lines_and_a_division_by_zero_is_unknown(analytics, events, project_id):
    send(
        events,
        project_id,
        [("A", 1, 0, {}), ("A", 1, 0, {}), ("B", 1, 0, {}), ("A", 1, 1, {}), ("B", 2, 2, {})],
    )
    answer = analytics.ask(
        project_id, {**QUESTION, "series": [{"event": "A"}, {"event": "B"}], "formula": "A / B"}
    )
    assert values(answer) == [2, None, 0, None]
    assert (answer.result.series[0].name, answer.result.series[0].total) == ("A / B", 1.5)


def test_smoothing_is_the_mean_of_the_buckets_so_far(analytics, events, project_id):
    send(events, project_id, [("A", 1, 0, {}), ("A", 1, 1, {}), ("A", 1, 1, {}), ("A", 1, 1, {})])
    assert values(analytics.ask(project_id, {**QUESTION, "smoothing": 2})) == [1, 2, 1.5, 0]


def test_a_comparison_has_the_labels_of_its_own_period(analytics, events, project_id):
    send(
        events,
        project_id,
        [("A", 1, 0, {}), ("A", 1, -1, {}), ("A", 1, -4, {}), ("A", 1, -365, {})],
    )
    before = analytics.ask(project_id, {**QUESTION, "compare": "previous_period"}).result.compare
    assert (list(before[0].labels), list(before[0].values)) == (
        ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"],
        [1, 0, 0, 1],
    )
    last_year = analytics.ask(project_id, {**QUESTION, "compare": "previous_year"}).result.compare
    assert (last_year[0].labels[0], last_year[0].values[0]) == ("2025-01-05", 1)


def test_what_was_never_seen_is_explained_and_no_error(analytics, events, project_id):
    send(events, project_id, [("A", 1, 0, {"k": "x"})])
    assert codes(analytics.ask(project_id, {**QUESTION, "series": [{"event": "Nope"}]})) == [
        "unknown_event"
    ]
    unknown = {"event": "A", "math": "sum", "property": "nope"}
    assert codes(analytics.ask(project_id, {**QUESTION, "series": [unknown]})) == [
        "unknown_property"
    ]
    words = {"event": "A", "math": "sum", "property": "k"}
    assert codes(analytics.ask(project_id, {**QUESTION, "series": [words]})) == ["not_a_number"]
    assert codes(analytics.ask(project_id, {**QUESTION, "breakdown": {"property": "zip"}})) == [
        "unknown_property"
    ]
    assert (
        codes(
            analytics.ask(
                project_id, {**QUESTION, "where": {"property": "k", "op": "eq", "value": "y"}}
            )
        )
        == []
    )


def test_any_event_leaves_out_what_only_says_who_somebody_is(analytics, events, project_id):
    send(
        events,
        project_id,
        [
            ("A", 1, 0, {}),
            ("B", 1, 0, {}),
            ("$identify", 1, 0, {}),
            ("$group", 1, 0, {}),
            ("$alias", 1, 0, {}),
        ],
    )
    assert values(analytics.ask(project_id, {**QUESTION, "series": [{"event": "*"}]}))[0] == 2
    assert (
        values(analytics.ask(project_id, {**QUESTION, "series": [{"event": "$identify"}]}))[0] == 1
    )


def test_an_answer_is_kept_until_the_data_change(analytics, events, project_id):
    send(events, project_id, [("A", 1, 0, {})])
    assert not analytics.ask(project_id, QUESTION).meta.cached
    assert analytics.ask(project_id, QUESTION).meta.cached
    assert not analytics.ask(project_id, {**QUESTION, "refresh": True}).meta.cached
    send(events, project_id, [("A", 2, 0, {})], token="2")
    answer = analytics.ask(project_id, QUESTION)
    assert (answer.meta.cached, values(answer)[0]) == (False, 2)


def test_a_merge_and_its_undoing_are_seen_at_once(analytics, events, project_id):
    send(events, project_id, [("A", 1, 0, {}), ("A", 2, 0, {})])
    question = {**QUESTION, "series": [{"event": "A", "math": "persons"}]}
    assert values(analytics.ask(project_id, question))[0] == 2
    override(events, project_id, 1, 2, 10)
    assert values(analytics.ask(project_id, question))[0] == 1
    override(events, project_id, 1, 2, 11, deleted=1)
    assert values(analytics.ask(project_id, question))[0] == 2


def test_a_removed_event_is_seen_at_once(analytics, events, project_id):
    send(events, project_id, [("A", 1, 0, {}), ("A", 2, 0, {})])
    assert values(analytics.ask(project_id, QUESTION))[0] == 2
    events.command(
        "ALTER TABLE events DELETE WHERE project_id = {p:UInt32} AND person_id = 2",
        {"p": project_id},
        mutations_sync=2,
    )
    assert values(analytics.ask(project_id, QUESTION))[0] == 1


def test_a_question_that_looks_back_from_now_is_never_kept(analytics, events, project_id):
    send(events, project_id, [("A", 1, 0, {})])
    question = {**QUESTION, "where": {"did": {"event": "A", "within_days": 30}}}
    assert [analytics.ask(project_id, question).meta.cached for _ in range(2)] == [False, False]


def test_another_project_s_events_are_never_seen(analytics, events, project_id):
    send(events, project_id, [("A", 1, 0, {})])
    answer = analytics.ask(project_id + 900_000, QUESTION)
    assert (answer.result.series[0].total, codes(answer)) == (0, ["unknown_event"])


def test_people_are_named_by_what_is_known_of_them(analytics, events, project_id):
    send(events, project_id, [("A", 1, 0, {}), ("A", 2, 0, {}), ("A", 2, 0, {}), ("A", 3, 1, {})])
    row = {
        "project_id": project_id,
        "person_id": 2,
        "version": 1,
        "is_deleted": 0,
        "user_id": "u2",
        "traits": {"email": "ana@example.com"},
    }
    events.insert_json("persons", json.dumps(row).encode(), f"p{project_id}")
    people = {"kind": "people", "of": QUESTION, "point": {"series": 0, "label": "2026-01-05"}}
    result = analytics.ask(project_id, people).result
    assert [(item.display_name, item.user_id, item.value) for item in result.items] == [
        ("ana@example.com", "u2", 2),
        ("device-1", None, 1),
    ]
    assert (result.total, result.items[0].first_at) == (2, START)


@pytest.mark.parametrize(
    "point", [{"series": 1}, {"label": "2026-01-09"}, {"series": 0, "label": "x"}]
)
def test_a_point_that_is_not_on_the_chart_is_a_typed_error(analytics, project_id, point):
    with pytest.raises(CauceError) as error:
        analytics.ask(project_id, {"kind": "people", "of": QUESTION, "point": point})
    assert error.value.fields[0].path.startswith("point.")


@pytest.mark.parametrize("cursor", ["x", "é", "bnVsbA", "WzEsICJhIl0", "W10"])
def test_a_cursor_of_elsewhere_is_a_typed_error(analytics, project_id, cursor):
    with pytest.raises(CauceError) as error:
        analytics.ask(project_id, {"kind": "people", "of": QUESTION, "point": {}, "cursor": cursor})
    assert error.value.fields[0].path == "cursor"


def test_the_schema_says_what_was_sent(analytics, events, project_id):
    send(
        events,
        project_id,
        [
            ("A", 1, 0, {"k": "x", "n": 1}),
            ("A", 2, 1, {"k": "2026-01-01"}),
            ("B", 1, 0, {"o": {"p": [1]}}),
        ],
    )
    seen = analytics.schema(project_id)
    assert [(event.name, event.volume, event.persons) for event in seen.events] == [
        ("A", 2, 2),
        ("B", 1, 1),
    ]
    k, n = seen.events[0].properties
    assert (k.name, set(k.types), k.coverage) == ("k", {"string", "datetime"}, 1.0)
    assert (n.name, n.types, n.coverage, n.examples) == ("n", ("number",), 0.5, (1,))
    assert [(p.name, p.types) for p in seen.events[1].properties] == [("o.p", ("array",))]


def test_an_answer_says_how_many_rows_were_read_for_it(analytics, events, project_id):
    send(events, project_id, [("A", 1, 0, {}), ("A", 2, 0, {}), ("A", 2, 0, {})])
    meta = analytics.ask(
        project_id, {**QUESTION, "series": [{"event": "A", "math": "persons"}]}
    ).meta
    assert meta.rows_read >= 3
    assert (meta.definition, meta.timezone) == ("trend", "UTC")
    assert "groupBitOr" in meta.sql
