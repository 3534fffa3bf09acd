"""What a source usually sends, and when its silence is no chance any more."""

from datetime import UTC, datetime, timedelta
from math import exp, log
from random import Random
from zoneinfo import ZoneInfo

import pytest

from cauce.collect.sources.contracts import KeyHour, Watch
from cauce.collect.sources.logic.habit import (
    HOUR,
    UNLIKELY,
    WEEK_HOURS,
    Habit,
    due,
    expected,
    learn,
    slot_of,
)

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


def habit(an_hour: float, dispersion: float = 1.0) -> Habit:
    return Habit((an_hour,) * WEEK_HOURS, dispersion, timedelta(weeks=4))


def hours(count, weeks=4.0, until=NOW):
    """One row an hour; ``count`` says how many events an hour had."""
    first = until - timedelta(weeks=weeks)
    found = []
    for number in range(int(weeks * WEEK_HOURS)):
        at = first + number * HOUR
        events = count(at)
        if events:
            found.append(KeyHour(1, at, events, events**2 // 12))
    return found


def test_silence_is_due_when_chance_explains_it_no_more_and_never_before_the_floor():
    since = NOW + timedelta(minutes=7)
    minutes = -log(UNLIKELY)
    assert due(habit(60), since, MADRID, 10) - since == pytest.approx(
        timedelta(minutes=minutes), abs=timedelta(milliseconds=1)
    )
    assert due(habit(6000), since, MADRID, 10) - since == timedelta(minutes=10)


def test_what_comes_in_bursts_has_to_be_silent_for_longer():
    poisson, bursts = (due(habit(60, d), NOW, MADRID, 10) - NOW for d in (1.0, 20.0))
    assert bursts / poisson == pytest.approx(20.0, rel=1e-6)


@pytest.mark.parametrize("dispersion", [1.5, 5.0, 40.0])
def test_no_kind_of_burst_makes_silence_likelier_than_the_limit_says(dispersion):
    """Bursts of one size, and those that make a negative binomial distribution."""
    stretch = due(habit(60, dispersion), NOW, MADRID, 1) - NOW
    mean = 60 * (stretch / HOUR)
    equal = exp(-mean / dispersion)
    size = mean / (dispersion - 1)
    spread = (size / (size + mean)) ** size
    assert equal == pytest.approx(UNLIKELY, rel=1e-6)
    assert spread <= equal


def test_nights_and_weekends_without_events_do_not_count_as_silence():
    def office(at):
        local = at.astimezone(MADRID)
        return 120 if local.weekday() < 5 and 9 <= local.hour < 18 else 0

    usual = learn(hours(office), NOW, MADRID)
    friday = datetime(2026, 3, 6, 18, 0, tzinfo=MADRID)
    at = due(usual, friday, MADRID, 10).astimezone(MADRID)
    assert (at.weekday(), at.hour) == (0, 9)
    assert expected(usual, friday, friday + timedelta(days=2), MADRID) == 0


def test_hours_of_the_week_are_those_of_the_projects_time_zone_through_a_change_of_clocks():
    before = datetime(2026, 3, 28, 9, 0, tzinfo=MADRID)
    after = datetime(2026, 4, 4, 9, 0, tzinfo=MADRID)
    assert (after - before) == timedelta(days=7)
    assert (after.astimezone(UTC) - before.astimezone(UTC)) == timedelta(days=7) - HOUR
    assert slot_of(before.astimezone(UTC), MADRID) == slot_of(after.astimezone(UTC), MADRID)


def test_one_burst_and_one_outage_in_four_weeks_change_nothing():
    burst = NOW - timedelta(days=3)
    outage = NOW - timedelta(days=10)

    def steady(at):
        if at == burst:
            return 1_000_000
        return 0 if outage <= at < outage + timedelta(hours=12) else 60

    usual = learn(hours(steady), NOW, MADRID)
    assert set(usual.usual) == {60.0}
    assert usual.dispersion < 2


def test_a_young_source_is_being_learned_and_a_small_one_cannot_be_told():
    def steady(_at):
        return 60

    assert learn(hours(steady, weeks=1.9), NOW, MADRID).watch is Watch.LEARNING
    assert learn(hours(steady, weeks=2.1), NOW, MADRID).watch is Watch.WATCHED
    assert learn(hours(lambda at: int(at.hour == 3)), NOW, MADRID).watch is Watch.TOO_SMALL
    assert learn([], NOW, MADRID).watch is Watch.LEARNING
    assert due(habit(0.01), NOW, MADRID, 10) is None


def test_the_running_hour_teaches_nothing():
    whole = hours(lambda _: 60)
    half = [*whole, KeyHour(1, NOW, 3, 9)]
    assert learn(half, NOW + timedelta(minutes=30), MADRID) == learn(whole, NOW, MADRID)


@pytest.mark.parametrize("burst", [1, 8])
def test_a_source_that_only_pauses_by_chance_raises_no_alarm_in_a_year(burst):
    """Visits at random, each of ``burst`` events: no pause of a simulated year reaches the limit."""
    random = Random(7)
    a_minute, minutes = 1.0, 365 * 1440
    visits = [random.expovariate(a_minute / burst) for _ in range(int(minutes * a_minute / burst))]
    dispersion = float(burst)
    limit = due(habit(60 * a_minute, dispersion), NOW, MADRID, 10) - NOW
    assert max(visits) < limit / timedelta(minutes=1)
