"""When editions are due: both changes of the clock, short months, and never one twice or none."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.reports.contracts import Every, Schedule
from cauce.analytics.reports.logic.schedule import following, instant, latest, next_try

DAILY = Schedule(Every.DAY, 2 * 60 + 30)
ZONES = ("Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "day", "due"),
    [
        ("Europe/Madrid", "2026-03-28", "2026-03-28T01:30:00+00:00"),
        ("Europe/Madrid", "2026-03-29", "2026-03-29T01:30:00+00:00"),  # 02:30 is jumped over
        ("Europe/Madrid", "2026-03-30", "2026-03-30T00:30:00+00:00"),
        ("Europe/Madrid", "2026-10-25", "2026-10-25T00:30:00+00:00"),  # 02:30 comes twice
        ("Europe/Madrid", "2026-10-26", "2026-10-26T01:30:00+00:00"),
        # The examples of RFC 5545, section 3.3.5.
        ("America/New_York", "2007-03-11", "2007-03-11T07:30:00+00:00"),
        ("America/New_York", "2007-11-04", "2007-11-04T06:30:00+00:00"),
    ],
)
def test_a_daily_edition_comes_once_a_day_through_both_changes_of_the_clock(zone, day, due):
    minute = 90 if day == "2007-11-04" else DAILY.minute  # the RFC's second example is of 01:30
    wanted = at(due) - timedelta(hours=1) if minute == 90 else at(due)
    assert instant(date.fromisoformat(day), minute, zone) == wanted


def test_an_edition_at_eight_stays_at_eight_when_the_clock_changes():
    eight = Schedule(Every.DAY, 8 * 60)
    now, hours = at("2026-03-27T12:00:00+00:00"), []
    for _ in range(4):
        now = following(eight, "Europe/Madrid", now).due_at
        hours.append((now.hour, now.astimezone(ZoneInfo("Europe/Madrid")).hour))
    assert hours == [(7, 8), (6, 8), (6, 8), (6, 8)]


def test_a_month_without_the_day_has_its_edition_on_the_last():
    monthly = Schedule(Every.MONTH, 0, month_day=31)
    now, days = at("2026-01-15T00:00:00+00:00"), []
    for _ in range(4):
        edition = following(monthly, "UTC", now)
        days.append(edition.day.isoformat())
        now = edition.due_at
    assert days == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]


def test_the_pause_doubles_up_to_an_hour():
    now = at("2026-01-01T00:00:00+00:00")
    pauses = [(next_try(now, n) - now).seconds // 60 for n in (1, 2, 3, 7, 40)]
    assert pauses == [1, 2, 4, 60, 60]


@given(
    st.builds(
        Schedule,
        st.sampled_from(Every),
        st.integers(0, 1439),
        st.integers(1, 7),
        st.integers(1, 31),
    ),
    st.sampled_from(ZONES),
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_no_edition_lies_between_the_last_and_the_next(schedule, zone, now):
    before, after = latest(schedule, zone, now), following(schedule, zone, now)
    assert before.due_at <= now < after.due_at
    assert before.day < after.day
    assert latest(schedule, zone, after.due_at) == after
    assert following(schedule, zone, before.due_at) == after
