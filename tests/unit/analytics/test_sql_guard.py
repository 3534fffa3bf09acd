"""A refused SQL question names the place, why, and what there is instead, in both languages."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from cauce.analytics.contracts import Scope
from cauce.analytics.logic.source import Source
from cauce.analytics.logic.sql import functions
from cauce.analytics.logic.sql.guard import guarded, named
from cauce.analytics.logic.sql.views import MARK, VIEWS, type_of, typed
from cauce.kernel.errors import CauceError

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TYPES = {"price": frozenset({"Int64"}), "mixed": frozenset({"String", "Bool"})}


def written(text, merged=False, zone="UTC"):
    source = Source.of(Scope(7, NOW, merged, TYPES), ZoneInfo(zone))
    return source.statement(guarded(text, named(text), source, {}).sql)


def refusal(text):
    with pytest.raises(CauceError) as refused:
        written(text)
    return refused.value


@pytest.mark.parametrize(
    ("text", "place", "first"),
    [
        ("SELECT evnt FROM events", "line 1, column 8", "event"),
        ("SELECT event\nFROM evens", "line 2, column 6", "events"),
        ("SELECT cuont() FROM events", "line 1, column 8", "count"),
        ("SELECT event FROM events WHERE e.timestam > now()", "line 1, column 32", "timestamp"),
        ("SELECT traits.plan FROM events", "line 1, column 8", "event"),
        ("SELECT z.event FROM events AS e", "line 1", "e"),
    ],
)
def test_a_name_that_does_not_exist_is_answered_with_those_that_do(text, place, first):
    error = refusal(text)
    assert error.message.en.startswith(f"sql: {place}"), error.message.en
    assert "línea" in error.message.es
    assert error.fields[0].allowed[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "SELECT",
        "SELECT (1",
        "SELECT 'x",
        "SELECT * FROM",
        "(" * 100 + "1",
        "SELECT " + "(" * 61 + "1",
    ],
)
def test_what_is_no_sql_is_refused_in_both_languages(text):
    error = refusal(text)
    assert error.code == "invalid_field"
    assert error.message.en != error.message.es


@pytest.mark.parametrize(
    "text",
    [
        "SELECT " + "-" * 5000 + "1",
        "SELECT " + "NOT " * 4000 + "1",
        "SELECT " + "1 + " * 4000 + "1",
        "SELECT " + "[" * 61,
        "WITH " + "a AS (WITH " * 50 + "SELECT 1",
        "SELECT " + "f(" * 50 + "x -> (" * 9 + "1",
        "SELECT " + "CASE WHEN 1 THEN " * 900 + "1",
        "SELECT * FROM events" + " UNION ALL SELECT * FROM events" * 500,
    ],
)
def test_a_text_that_is_hard_to_read_ends_in_a_refusal(text):
    assert refusal(text).code == "invalid_field"


def test_no_word_of_the_text_is_in_the_statement_but_marked_names_and_bound_values():
    statement = written(
        "SELECT 'x y' AS `a b`, event, count(*) FROM events AS system WHERE user_id != 'q'"
    )
    assert "x y" not in statement.sql
    assert {"x y", "q", 7} <= set(statement.params.values())
    assert "AS `u_system`" in statement.sql
    assert "AS `u_a b`" in statement.sql
    rest = re.sub(rf"`{MARK}[^`]*`|AS e", "", statement.sql)
    assert "system" not in rest


def test_every_read_of_a_view_is_bound_to_the_project():
    statement = written("SELECT * FROM events AS a JOIN (SELECT * FROM events) AS b USING (event)")
    tables = re.findall(
        r"FROM events AS e +WHERE project_id = \{(p\d+):UInt32\} AND is_bot = 0", statement.sql
    )
    assert len(tables) == 2
    assert {statement.params[name] for name in tables} == {7}
    assert statement.sql.count("FROM events") == 2


def test_the_clock_is_the_instant_of_the_question():
    statement = written("SELECT now(), today()", zone="Europe/Madrid")
    assert "now(" not in re.sub("`[^`]*`", "", statement.sql)
    assert "2026-03-01 12:00:00.000" in statement.params.values()


def test_subscripts_and_intervals_are_written_as_they_are():
    statement = written(
        "SELECT [5, 6][1] AS a, now() - INTERVAL 2 HOURS AS b, INTERVAL '3' day AS c"
    )
    assert "arrayElement(array(5, 6), 1)" in statement.sql
    assert "toIntervalHour(2)" in statement.sql
    assert "toIntervalDay(3)" in statement.sql


@pytest.mark.parametrize(
    ("kinds", "sql", "kind"),
    [
        (set(), "CAST(NULL, 'Nullable(String)')", "Nullable(String)"),
        ({"Bool"}, "p.`k`.:Bool", "Nullable(Bool)"),
        ({"Int64", "Float64"}, "coalesce(toFloat64(p.`k`.:Int64), p.`k`.:Float64)", "Nullable(Float64)"),
        ({"Array(Nullable(Int64))"}, "p.`k`.:`Array(Nullable(Int64))`", "Array(Nullable(Int64))"),
        ({"String", "Int64"}, "coalesce(p.`k`.:String, toString(p.`k`.:Int64))", "Nullable(String)"),
    ],
)  # fmt: skip
def test_a_path_is_read_as_the_type_of_all_its_values(kinds, sql, kind):
    assert typed("p", "k", frozenset(kinds)) == sql
    assert type_of(frozenset(kinds)) == kind


def test_no_function_reads_more_than_its_arguments():
    forbidden = re.compile(
        r"file|url\(|dict|host|user|database|setting|sleep|rand|state|merge|uuid|server|version",
        re.IGNORECASE,
    )
    assert [name for name in functions.suggestions() if forbidden.search(name)] == []
    assert len(set(functions.KNOWN)) == len(functions.KNOWN)


def test_views_say_what_they_are_in_both_languages():
    for view in VIEWS.values():
        for text in (view.words, *(column.words for column in view.columns)):
            assert text.en
            assert text.es
            assert text.en != text.es
