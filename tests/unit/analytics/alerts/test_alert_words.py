"""What people are told of an alert."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cauce.accounts.notices.logic.words import fill
from cauce.analytics.alerts.contracts import (
    Against,
    Alert,
    Anomaly,
    Bucket,
    Change,
    Changed,
    Content,
    Direction,
    Driver,
    EndedBecause,
    Firing,
    Part,
    Reason,
    Rule,
    Sensitivity,
    Telling,
    Threshold,
    Verdict,
)
from cauce.analytics.alerts.logic.words import began, ended
from cauce.analytics.contracts import OTHER, Interval
from cauce.kernel.ids import ProjectId

AT = datetime(2026, 1, 7, tzinfo=UTC)
BUCKET = Bucket("2026-01-07", AT, AT)
HOLDS = Verdict(True, Reason.OUTSIDE, 1234.5, 2000, 1800, 2200)
UP, EITHER = Direction.UP, Direction.EITHER


def alert(condition, kind="trend", interval=Interval.DAY, name="Orders {value}") -> Alert:
    rule = Rule({"kind": kind}, interval, condition)
    content = Content(name, rule, Telling())
    return Alert(7, ProjectId(1), content, 1, 1, "Ana", AT, "Ana", AT, AT)


def firing(line="*", verdict=HOLDS, **more) -> Firing:
    return Firing(1, 7, 1, line, BUCKET, verdict, AT, **more)


def said(told, language="en") -> tuple[str, str]:
    """Title and first paragraph in a language."""
    title = fill(told.title, told.values, language, "UTC")
    return title, fill(told.body, told.values, language, "UTC").split("\n\n")[0]


@pytest.mark.parametrize(
    ("condition", "en", "es"),
    [
        (Threshold(True, 1000), "That is above 1,000.", "Supera 1.000."),
        (Threshold(False, 2000), "That is below 2,000.", "Está por debajo de 2.000."),
        (
            Change(EITHER, 20, Against.WEEK),
            "-38 % against a week before (2,000).",
            "-38 % respecto a una semana antes (2.000).",
        ),
        (
            Anomaly(EITHER, Sensitivity.LOW),
            "About 2,000 was expected, between 1,800 and 2,200.",
            "Se esperaba 2.000, entre 1.800 y 2.200.",
        ),
    ],
)
def test_each_condition_says_the_number_and_why_it_is_news(condition, en, es):
    told = began(alert(condition), firing())
    assert said(told) == ("Orders {value}: 1,234.5", f"Day 2026-01-07: 1,234.5. {en}")
    assert said(told, "es") == ("Orders {value}: 1.234,5", f"Día 2026-01-07: 1.234,5. {es}")


def test_a_name_that_looks_like_a_placeholder_stays_what_it_is():
    title, _ = said(began(alert(Threshold(True, 1)), firing("={alert}")))
    assert title == "Orders {value}: 1,234.5 ({alert})"


def test_a_conversion_is_told_in_percent():
    verdict = Verdict(True, Reason.OUTSIDE, 0.123, None, 0.2)
    told = began(alert(Threshold(False, 0.2), "funnel"), firing(verdict=verdict))
    assert said(told)[1] == "Day 2026-01-07: 12.3 %. That is below 20 %."


def test_what_changed_is_told_by_the_first_property():
    parts = (Part("ES", 10, 2, 0.8), Part(OTHER, 5, 4, 0.1), Part(None, 1, 0, 0.1))
    changed = Changed("a", "b", 16, 6, (Driver("country", 0.5, parts),))
    told = began(alert(Threshold(False, 10)), firing(changed=changed))
    assert fill(told.body, told.values, "en", "UTC").split("\n\n")[1].splitlines() == [
        "What changed, by country:",
        "• ES: 10 → 2, 80 % of the move",
        "• (all others): 5 → 4, 10 % of the move",
        "• (no value): 1 → 0, 10 % of the move",
    ]


def test_a_reminder_says_still_and_the_end_says_how_it_is_now():
    one = alert(Threshold(True, 1000), name="Orders")
    assert said(began(one, firing("-"), again=True))[0] == "Orders: still 1,234.5 (no value)"
    over = ended(one, firing(), EndedBecause.OVER, Verdict(False, Reason.INSIDE, 3))
    assert said(over) == (
        "Orders: over",
        "It is over. The number is 3 now. It began on 2026-01-07 with 1,234.5.",
    )
    gone = ended(one, firing("=ES"), EndedBecause.LINE_GONE, None)
    assert said(gone, "es")[0] == "Orders: ha terminado (ES)"


def test_an_hour_is_told_by_the_clock_of_the_project():
    hourly = alert(Threshold(True, 1000), interval=Interval.HOUR)
    bucket = replace(BUCKET, label="2026-01-07T15:00:00+01:00")
    assert said(began(hourly, replace(firing(), bucket=bucket)))[1].startswith(
        "Hour 2026-01-07 15:00: 1,234.5."
    )
