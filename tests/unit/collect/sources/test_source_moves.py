"""Alerts of sources: when they open, who may move them, and that each is opened once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cauce.collect.sources.contracts import (
    MOVES,
    Alert,
    AlertKind,
    AlertState,
    Because,
    Facts,
    Rules,
    Watch,
)
from cauce.collect.sources.logic.habit import UNKNOWN, WEEK_HOURS, Habit
from cauce.collect.sources.logic.judging import (
    Finding,
    Open,
    Reopen,
    Resolve,
    judge_rejects,
    judge_silence,
    moves,
    silence_due,
)
from cauce.collect.sources.logic.words import announcement

UTC_ZONE = ZoneInfo("UTC")
NOW = datetime(2026, 3, 9, 10, 2, tzinfo=UTC)
LAST = NOW - timedelta(hours=1)
EVER = NOW - timedelta(days=90)
STEADY = Habit((60.0,) * WEEK_HOURS, 1.0, timedelta(weeks=4))
SILENCE, REJECTS = AlertKind.SILENCE, AlertKind.REJECTS


def silence(rules=Rules(), habit=STEADY, last=LAST, watching=EVER):  # noqa: B008
    return judge_silence(7, rules, habit, (last, watching), now=NOW, zone=UTC_ZONE)


def alert(state=AlertState.OPEN, kind=SILENCE, **more):
    return Alert(1, 7, kind, state, LAST, NOW, Facts(), **more)


def moved(finding, active=(), rules=Rules()):  # noqa: B008
    by_kind = {(one.key_id, one.kind): one for one in active}
    return moves([finding], by_kind, {7: rules}, NOW)


def test_silence_of_a_steady_source_opens_an_alert_with_what_would_be_usual():
    found = silence()
    assert (found.holds, found.since, found.facts) == (True, LAST, Facts(expected=60.0))
    assert moved(found) == [Open(found)]


def test_an_alert_opens_once_and_ends_when_an_event_comes_after_it_began():
    assert moved(silence(), [alert()]) == []
    back = silence(last=NOW - timedelta(seconds=30))
    assert back.holds is None
    assert moved(back, [alert()]) == [Resolve(alert(), Because.CAME_BACK)]
    assert moved(back) == []


def test_nobody_concludes_from_a_time_in_which_nobody_looked():
    assert silence(watching=NOW - timedelta(minutes=5)).holds is None
    assert silence(watching=NOW - timedelta(minutes=17)).holds is True


def test_a_source_being_learned_or_too_small_is_left_alone_unless_minutes_are_set():
    small = replace(STEADY, usual=(1.0,) * WEEK_HOURS)
    assert silence(habit=UNKNOWN).holds is None
    assert silence(habit=small).holds is None
    fixed = Rules(silence_after_min=30)
    assert silence(rules=fixed, habit=UNKNOWN).holds is True
    assert silence_due(fixed, UNKNOWN, LAST, UTC_ZONE) == (
        Watch.WATCHED,
        LAST + timedelta(minutes=30),
    )


def test_switching_a_rule_off_ends_its_alert():
    off = silence(rules=Rules(silence=False))
    assert moved(off, [alert()]) == [Resolve(alert(), Because.SWITCHED_OFF)]
    none = judge_rejects(7, Rules(rejects=False), {}, {NOW: 99}, NOW)
    assert moved(none, [alert(kind=REJECTS)])[0].because is Because.SWITCHED_OFF


def test_the_alerts_of_a_key_that_is_gone_end():
    assert moves([], {(7, SILENCE): alert()}, {}, NOW) == [Resolve(alert(), Because.REVOKED)]


@pytest.mark.parametrize(
    ("accepted", "rejected", "holds"),
    [
        (0, 49, None),
        (0, 50, True),
        (200, 50, None),
        (199, 50, True),
        (263, 50, False),
        (0, 0, False),
    ],
)
def test_too_much_is_refused_above_the_share_and_the_least_number(accepted, rejected, holds):
    at = NOW.replace(minute=0)
    found = judge_rejects(7, Rules(), {at: accepted}, {at: rejected}, NOW)
    assert found.holds is holds


def test_what_was_refused_before_the_window_does_not_count():
    inside, outside = NOW.replace(minute=0) - timedelta(minutes=10), NOW - timedelta(minutes=17)
    assert judge_rejects(7, Rules(), {}, {inside: 60}, NOW).holds is True
    assert judge_rejects(7, Rules(), {}, {outside: 60}, NOW).holds is False


def test_an_alert_on_refusals_ends_only_well_below_its_limit():
    at = NOW.replace(minute=0)
    near = judge_rejects(7, Rules(), {at: 82}, {at: 18}, NOW)
    below = judge_rejects(7, Rules(), {at: 90}, {at: 10}, NOW)
    opened = alert(kind=REJECTS)
    assert moved(near, [opened]) == []
    assert moved(below, [opened]) == [Resolve(opened, Because.SHARE_FELL)]


def test_while_a_source_is_muted_nothing_opens_and_afterwards_what_still_holds_does():
    later, before = NOW + timedelta(hours=1), NOW - timedelta(minutes=1)
    assert moved(silence(), rules=Rules(muted_until=later)) == []
    known = alert(AlertState.ACKNOWLEDGED, acknowledged_at=NOW - timedelta(minutes=50))
    assert moved(silence(), [known], Rules(muted_until=later)) == []
    assert moved(silence(), [known], Rules(muted_until=before)) == [Reopen(known)]


def test_an_alert_acknowledged_for_good_stays_so_whatever_was_muted_before():
    known = alert(AlertState.ACKNOWLEDGED, acknowledged_at=NOW - timedelta(minutes=5))
    stale = Rules(muted_until=NOW - timedelta(days=3))
    assert moved(silence(), [known]) == []
    assert moved(silence(), [known], stale) == []


def test_every_move_is_in_the_table_of_states():
    back = Finding(7, SILENCE, False, LAST)
    for state in (AlertState.OPEN, AlertState.ACKNOWLEDGED):
        assert [type(move) for move in moved(back, [alert(state)])] == [Resolve]
        assert AlertState.RESOLVED in MOVES[state]
    assert AlertState.OPEN in MOVES[AlertState.ACKNOWLEDGED]
    assert MOVES[AlertState.RESOLVED] == frozenset()


def test_people_read_what_happened_why_and_what_to_do_in_both_languages():
    title, body = announcement(replace(alert(), facts=Facts(expected=60.0)), "Web", NOW)
    assert (title.en, title.es) == (
        "Web: events stopped 60 min ago",
        "Web: sin eventos desde hace 60 min",
    )
    assert "60 would be usual" in body.en
    assert "lo habitual serían unos 60" in body.es
    facts = Facts(share=0.25, rejected=50, accepted=150, window_min=15)
    title, body = announcement(replace(alert(kind=REJECTS), facts=facts), "Web", NOW)
    assert "25 %" in title.en
    assert "50 de 200" in body.es
