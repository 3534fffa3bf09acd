"""Behind the guard: the engine filters by project too, stops what runs away, and goes on for others."""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sql_world import leaks, world

from cauce.analytics import store
from cauce.analytics.contracts import Statement
from cauce.analytics.logic.turns import WRITTEN_AT_ONCE
from cauce.kernel.errors import CauceError

ENDLESS = "SELECT count() FROM " + " CROSS JOIN ".join(f"events AS e{n}" for n in range(12))


@pytest.fixture(scope="module")
def two(events):
    return world(events, 910_011, 910_012)


@pytest.mark.parametrize("name", ["events", "persons", "person_overrides"])
def test_the_engine_shows_one_project_whatever_the_statement_says(events, two, name):
    statement = Statement(f"SELECT project_id, count() FROM {name} GROUP BY 1", {})
    table, _ = store.table(events, statement, two.mine)
    assert [row[0] for row in table.rows] == [two.mine]
    inside = Statement(f"SELECT any(project_id) FROM (SELECT * FROM {name}) WHERE 1", {})
    assert store.table(events, inside, two.theirs)[0].rows[0][0] == two.theirs


@pytest.mark.parametrize(
    "sql", ["CREATE TABLE w (x Int8) ENGINE = Memory", "TRUNCATE TABLE events"]
)
def test_the_engine_writes_nothing_for_a_statement_of_a_person(events, two, sql):
    with pytest.raises(CauceError):
        store.table(events, Statement(sql, {}), two.mine)
    assert two.rows("SELECT count() FROM events") == [[12]]


@pytest.mark.parametrize(
    "sql", ["CREATE TABLE w (x Int8) ENGINE = Memory", "SELECT nothing", "SELECT 1", "(SELECT 1)"]
)
def test_no_limit_of_a_statement_stays_with_the_client_that_ran_it(events, two, sql):
    with suppress(CauceError):
        store.table(events, Statement(sql, {}), two.mine)
    names = {
        "readonly",
        "allow_ddl",
        "max_memory_usage",
        "max_execution_time",
        "additional_table_filters",
    }
    clients = [events._take() for _ in range(4)]
    try:
        for client in clients:
            changed = client.query("SELECT name FROM system.settings WHERE changed").result_rows
            assert not {row[0] for row in changed} & names
    finally:
        for client in clients:
            events._give_back(client)


def test_a_runaway_query_is_stopped_and_other_questions_go_on_meanwhile(two, monkeypatch):
    monkeypatch.setitem(store._WRITTEN, "max_execution_time", 2)
    stopped = []

    def run():
        with pytest.raises(CauceError) as refusal:
            two.ask(ENDLESS)
        stopped.append(refusal.value)

    runaways = [threading.Thread(target=run) for _ in range(WRITTEN_AT_ONCE)]
    for thread in runaways:
        thread.start()
    trend = {"kind": "trend", "series": [{"event": "Buy"}], "date_from": "2026-01-01"}
    answers = [two.analytics.ask(two.mine, {**trend, "refresh": True}) for _ in range(3)]
    going = [thread.is_alive() for thread in runaways]
    for thread in runaways:
        thread.join()
    assert [one.result.series[0].total for one in answers] == [6, 6, 6]
    assert any(going)
    assert [(one.code, "2" in one.message.es) for one in stopped] == [("sql_limit", True)] * 2


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT groupArray(l) FROM (SELECT arrayJoin(range(200000000)) AS l)",
        "SELECT length(arrayMap(x -> arrayMap(y -> toString(y), range(100000)), range(100000)))",
        "SELECT DISTINCT a.message_id || toString(n.x) FROM events AS a"
        " CROSS JOIN (SELECT arrayJoin(range(30000000)) AS x) AS n ORDER BY 1",
    ],
)
def test_what_wants_too_much_memory_is_stopped(two, monkeypatch, sql):
    monkeypatch.setitem(store._WRITTEN, "max_memory_usage", 64 << 20)
    with pytest.raises(CauceError) as refusal:
        two.ask(sql)
    assert refusal.value.code == "sql_limit"
    assert two.rows("SELECT 1 AS one") == [[1]]


def test_more_rows_than_an_answer_holds_are_cut_and_it_says_so(two):
    answer = two.ask("SELECT arrayJoin(range(20000)) AS n")
    assert (len(answer.result.rows), answer.meta.warnings[0].code) == (10_000, "rows_cut")
    exact = two.ask("SELECT arrayJoin(range(10000)) AS n")
    assert (len(exact.result.rows), exact.meta.warnings) == (10_000, ())
    many = two.ask("SELECT arrayJoin(range(20000)) AS n LIMIT 15000")
    assert len(many.result.rows) == 10_000


names = st.sampled_from(
    [
        "event",
        "person_id",
        "event",
        "person_id",
        "user_id",
        "properties.price",
        "properties.secret",
        "timestamp",
        "user_id",
        "email",
        "traits.plan",
        "project_id",
        "a.event",
        "b.person_id",
        "e.project_id",
        "n",
        "`o.into_person`",
    ]
)
sources = [
    "events",
    "events",
    "events",
    "events",
    "c",
    "people",
    "sessions",
    "persons",
    "system.tables",
    "cauce.events",
    "c",
    "numbers(9)",
]
atoms = st.one_of(
    names, st.sampled_from(["1", "'x'", "NULL", "now()", "count()", "*", "hostName()"])
)


def _calls(inner):
    return st.one_of(
        st.builds(
            "{} {} {}".format, inner, st.sampled_from(["=", "<", "OR", "AND", "||", "+"]), inner
        ),
        st.builds("({})".format, inner),
        st.builds("toString({})".format, inner),
        st.builds("any({})".format, inner),
        st.builds("if({}, {}, {})".format, inner, inner, inner),
        st.builds("arrayMap(n -> {}, [1])".format, inner),
        st.builds("arrayJoin([{}])".format, inner),
        st.builds(
            "{} AS {}".format, inner, st.sampled_from(["n", "event", "events", "project_id"])
        ),
        st.builds("count() OVER (PARTITION BY {})".format, inner),
    )


expressions = st.recursive(atoms, _calls, max_leaves=4)


def _queries(inner):
    table = st.one_of(
        st.sampled_from(sources),
        st.builds("({}) AS {}".format, inner, st.sampled_from(["a", "b", "events"])),
        st.builds(
            "events AS {} JOIN people AS {} ON {}".format, st.just("a"), st.just("b"), expressions
        ),
        st.builds(
            "{} AS {}".format, st.sampled_from(sources), st.sampled_from(["a", "persons", "system"])
        ),
    )
    scalar = st.one_of(expressions, st.builds("({})".format, inner))
    return st.one_of(
        st.builds("SELECT {} FROM {}".format, scalar, table),
        st.builds("SELECT {}, {} FROM {} WHERE {}".format, scalar, scalar, table, scalar),
        st.builds(
            "SELECT {} FROM {} GROUP BY {} ORDER BY {}".format, scalar, table, expressions, scalar
        ),
        st.builds("WITH c AS ({}) SELECT {} FROM {}".format, inner, scalar, table),
        st.builds("{} UNION ALL {}".format, inner, inner),
        st.builds("SELECT {} FROM {} WHERE {} IN ({})".format, scalar, table, expressions, inner),
        st.builds("SELECT * FROM {}".format, table),
    )


queries = st.recursive(
    st.sampled_from(["SELECT * FROM events", "SELECT event FROM events", "SELECT 1 AS n", "SELECT person_id FROM people"]),
    _queries,
    max_leaves=5,
)  # fmt: skip


def outcome_of(two, sql):
    """The result, or the refusal."""
    try:
        return two.ask(sql).result
    except CauceError as error:
        return error


def test_nothing_of_the_other_project_ever_comes_out(two):
    answered = []

    @settings(
        max_examples=250, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(queries)
    def asked(sql):
        outcome = outcome_of(two, sql)
        assert not leaks(outcome), sql
        if isinstance(outcome, CauceError):
            assert outcome.code in {"invalid_field", "sql_failed", "sql_limit"}, (sql, outcome)
        else:
            answered.append(sql)

    asked()
    assert len(answered) >= 25
