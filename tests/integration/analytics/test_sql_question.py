"""What SQL answers about a project is what the other questions answer about it."""

from __future__ import annotations

import pytest
from sql_world import world

from cauce.kernel.errors import CauceError


@pytest.fixture(scope="module")
def shop(events):
    return world(events, 910_021, 910_022)


def test_columns_have_the_names_that_were_written_and_the_engine_s_types(shop):
    answer = shop.ask(
        "SELECT event, e.user_id, properties.price, count() AS `número de veces`, max(timestamp)"
        " FROM events AS e GROUP BY ALL ORDER BY 1, 2, 3 LIMIT 1"
    )
    assert [(c.name, c.type) for c in answer.result.columns] == [
        ("event", "LowCardinality(String)"),
        ("user_id", "String"),
        ("properties.price", "Nullable(Float64)"),
        ("número de veces", "UInt64"),
        ("max(timestamp)", "DateTime64(3, 'UTC')"),
    ]
    assert answer.result.rows[0][4] == "2026-01-01T22:07:00+00:00"
    assert (answer.kind, answer.meta.definition, answer.meta.timezone) == ("sql", "sql", "UTC")


def test_everything_is_the_documented_columns(shop):
    answer = shop.ask("SELECT * FROM events WHERE properties.price = 0.5 ORDER BY user_id LIMIT 1")
    names = "event timestamp received_at message_id person_id user_id anonymous_id session_id"
    assert [c.name for c in answer.result.columns] == [*names.split(), "properties", "context"]
    assert '"price":0.5' in answer.result.rows[0][8]


def test_merged_people_are_one_and_programs_are_left_out(shop):
    people = "SELECT uniqExact(person_id), count() FROM events"
    assert shop.rows(people) == [[2, 12]]
    assert shop.rows(people, include_bots=True) == [[2, 13]]
    trend = {"kind": "trend", "date_from": "2026-01-01", "date_to": "2026-01-05"}
    asked = {**trend, "series": [{"event": None, "math": "persons"}, {"event": None}]}
    series = shop.analytics.ask(shop.mine, asked).result.series
    assert [series[1].total] == [12]
    assert series[0].total == 2


def test_a_person_who_was_erased_is_in_no_view(shop):
    found = shop.rows("SELECT person_id, display_name, traits.age, traits.plan FROM people")
    assert found == [["0000000000000001", "Ana 1", 31, "pro"]]


def test_a_person_joins_with_their_events(shop):
    joined = (
        "SELECT p.traits.plan AS plan, count() AS n FROM events AS e"
        " JOIN people AS p ON p.person_id = e.person_id GROUP BY plan"
    )
    assert shop.rows(joined) == [["pro", 8]]


def test_instants_and_days_are_those_of_the_time_zone(shop):
    days = "SELECT toDate(timestamp) AS day, count() FROM events GROUP BY day ORDER BY day"
    assert shop.rows(days) == [["2026-01-01", 4], ["2026-01-02", 4], ["2026-01-03", 4]]
    local = shop.rows(days, timezone="Europe/Madrid")
    assert [row[0] for row in local] == ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"]
    first = shop.rows("SELECT min(timestamp) FROM events", timezone="Asia/Tokyo")
    assert first == [["2026-01-02T07:00:00+09:00"]]


def test_sessions_are_those_of_the_sessions_question(shop):
    table = shop.analytics.ask(
        shop.mine, {"kind": "sessions", "date_from": "2026-01-01", "date_to": "2026-01-31"}
    ).result.total
    rows = shop.rows(
        "SELECT count(), uniqExact(person_id), avg(length_s), avg(events), any(channel) FROM sessions"
    )
    assert rows == [
        [table.sessions, table.persons, table.avg_length_s, table.events_per_session, "Email"]
    ]


def test_a_property_has_the_type_its_values_have(shop):
    asked = (
        "SELECT toTypeName(properties.price), toTypeName(properties.path), toTypeName(properties.list),"
        " toTypeName(properties.never), toTypeName(context.traffic.channel) FROM events LIMIT 1"
    )
    assert shop.rows(asked) == [
        ["Nullable(Float64)", "Nullable(String)", "Array(Nullable(String))", "Nullable(String)", "Nullable(String)"]
    ]  # fmt: skip
    warnings = shop.ask(asked).meta.warnings
    assert [(one.code, "never" in one.message.es) for one in warnings] == [
        ("unknown_property", True)
    ]


def test_an_answer_is_kept_until_data_comes_unless_it_depends_on_the_clock(shop):
    question = {"kind": "sql", "sql": "SELECT count() AS kept FROM events"}
    assert not shop.analytics.ask(shop.mine, question).meta.cached
    assert shop.analytics.ask(shop.mine, question).meta.cached
    timed = {"kind": "sql", "sql": "SELECT count() FROM events WHERE timestamp < NOW()"}
    shop.analytics.ask(shop.mine, timed)
    assert not shop.analytics.ask(shop.mine, timed).meta.cached


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT sum(event) FROM events", "String"),
        ("SELECT x.event FROM (SELECT 1 AS event) AS y, (SELECT 2 AS x) AS z", "x.event"),
        ("SELECT toDate('nonsense')", "parse Date from String. Correct"),
    ],
)
def test_what_the_engine_refuses_is_said_in_the_words_of_the_question(shop, sql, words):
    with pytest.raises(CauceError) as refusal:
        shop.ask(sql)
    assert refusal.value.code == "sql_failed"
    assert words in refusal.value.message.en
    assert "u_" not in refusal.value.message.en
