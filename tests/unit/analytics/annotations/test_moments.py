"""When something happened, as people and programs write it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from cauce.analytics.annotations.logic import read_moments
from cauce.kernel.errors import CauceError

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 1, 8, 12, tzinfo=UTC)


def test_nothing_said_is_now():
    assert read_moments(None, None, MADRID, NOW).begins_at == NOW


def test_days_are_those_of_the_project_and_the_last_one_is_included():
    found = read_moments("2026-03-28", "2026-03-29", MADRID, NOW)
    assert found.begins_at == datetime(2026, 3, 27, 23, tzinfo=UTC)
    assert found.ends_at == datetime(2026, 3, 29, 22, tzinfo=UTC)  # clocks went forward


def test_an_instant_is_taken_as_it_is():
    found = read_moments("2026-01-05T09:30:00+02:00", "2026-01-05T08:00:00Z", MADRID, NOW)
    assert found.begins_at == datetime(2026, 1, 5, 7, 30, tzinfo=UTC)
    assert found.ends_at == datetime(2026, 1, 5, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "until", "path"),
    [
        ("soon", None, "at"),
        ("2026-02-30", None, "at"),
        ("2026-01-05T09:30:00", None, "at"),
        ("0001-01-01", None, "at"),
        ("9999-12-31", None, "at"),
        ("1970-12-31T23:59:59Z", None, "at"),
        ("2026-01-05", "2026-01-04", "until"),
        ("2026-01-05", "2026-01-04T23:00:00Z", "until"),
        (None, "9999-12-31", "until"),
    ],
)
def test_what_cannot_be_placed_is_refused_by_its_name(at, until, path):
    with pytest.raises(CauceError) as refused:
        read_moments(at, until, MADRID, NOW)
    assert refused.value.fields[0].path == path
