"""Buckets of time where clocks change."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from cauce.analytics.contracts import DateRange, Interval
from cauce.analytics.logic.calendar import (
    bucket_span,
    complete_buckets,
    labels_of,
    previous_period,
    previous_year,
    span_of,
)

MADRID = ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2021, 3, 28), 23), (date(2021, 10, 31), 25), (date(2021, 6, 1), 24)]
)
def test_a_day_has_as_many_hours_as_its_clocks_show(day, hours):
    labels = labels_of(DateRange(day, day, MADRID), Interval.HOUR)
    assert len(labels) == len(set(labels)) == hours


def test_the_hour_that_happens_twice_has_two_labels():
    labels = labels_of(DateRange(date(2021, 10, 31), date(2021, 10, 31), MADRID), Interval.HOUR)
    assert labels[2:4] == ("2021-10-31T02:00:00+02:00", "2021-10-31T02:00:00+01:00")


def test_weeks_start_on_monday_and_are_cut_by_the_range():
    days = DateRange(date(2021, 6, 3), date(2021, 6, 8), MADRID)
    assert labels_of(days, Interval.WEEK) == ("2021-05-31", "2021-06-07")
    span = bucket_span("2021-05-31", days, Interval.WEEK)
    assert span is not None
    assert span.start == span_of(days).start


def test_a_day_without_midnight_starts_at_its_first_instant():
    zone = ZoneInfo("America/Sao_Paulo")
    span = span_of(DateRange(date(2018, 11, 4), date(2018, 11, 4), zone))
    assert span.start.isoformat() == "2018-11-04T03:00:00+00:00"
    assert (span.end - span.start).total_seconds() == 23 * 3600


def test_whole_months_are_compared_with_whole_months():
    quarter = DateRange(date(2021, 1, 1), date(2021, 3, 31), MADRID)
    before = previous_period(quarter, Interval.MONTH)
    assert (before.first, before.last) == (date(2020, 10, 1), date(2020, 12, 31))


def test_other_ranges_are_compared_with_as_many_days_before():
    days = DateRange(date(2021, 3, 10), date(2021, 3, 16), MADRID)
    before = previous_period(days, Interval.DAY)
    assert (before.first, before.last) == (date(2021, 3, 3), date(2021, 3, 9))
    leap = previous_year(DateRange(date(2020, 2, 29), date(2020, 3, 1), MADRID))
    assert (leap.first, leap.last) == (date(2019, 2, 28), date(2019, 3, 1))


@pytest.mark.parametrize(
    ("interval", "now", "over"),
    [
        (Interval.DAY, datetime(2021, 10, 31, 22, 59, 59, tzinfo=UTC), 30),
        (Interval.DAY, datetime(2021, 10, 31, 23, tzinfo=UTC), 31),
        (Interval.MONTH, datetime(2021, 10, 31, 22, 59, 59, tzinfo=UTC), 0),
        (Interval.MONTH, datetime(2021, 10, 31, 23, tzinfo=UTC), 1),
        (Interval.WEEK, datetime(2021, 10, 11, tzinfo=UTC), 2),
        (Interval.HOUR, datetime(2021, 9, 30, 23, 59, tzinfo=UTC), 1),
        (Interval.HOUR, datetime(2021, 11, 1, tzinfo=UTC), 745),
    ],
)
def test_a_bucket_is_over_when_the_local_clock_says_so(interval, now, over):
    october = DateRange(date(2021, 10, 1), date(2021, 10, 31), MADRID)
    assert complete_buckets(october, interval, now) == over
