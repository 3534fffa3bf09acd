"""From counts of five minutes and hours to what the page shows."""

from datetime import UTC, datetime, timedelta

from cauce.collect.sources.contracts import FiveMinutes, Lag, RefusedItems, VersionHour
from cauce.collect.sources.logic.volume import Counts, begin_of, volumes

NOW = datetime(2026, 3, 9, 10, 2, 30, tzinfo=UTC)
TEN = NOW.replace(minute=0, second=0)


def test_a_source_is_the_sum_of_its_libraries_and_their_versions():
    nine = TEN - timedelta(hours=1)
    hours = [
        VersionHour(1, "web.js", "2.0", nine, 30, nine),
        VersionHour(1, "web.js", "2.0", TEN, 10, TEN),
        VersionHour(1, "web.js", "1.9", TEN, 60, NOW),
        VersionHour(1, "", "", nine, 5, nine),
        VersionHour(2, "web.js", "2.0", TEN, 1, TEN),
    ]
    refused = [RefusedItems(1, "web.js", TEN, 25), RefusedItems(1, "cron", TEN, 1)]
    found = volumes(Counts(hours, [], refused, {1: NOW, 2: TEN}), NOW, 3)
    web = found[1]
    assert (web.events, web.rejected, web.hours, web.last_seen) == (105, 26, (0, 35, 70), NOW)
    assert [(one.name, one.events, one.rejected) for one in web.libraries] == [
        ("web.js", 100, 25), ("", 5, 0), ("cron", 0, 1),
    ]  # fmt: skip
    versions = web.libraries[0].versions
    assert [(one.version, one.events, one.last_seen) for one in versions] == [
        ("1.9", 60, NOW), ("2.0", 40, TEN),
    ]  # fmt: skip
    assert found[2].events == 1


def test_the_hours_end_with_the_running_one():
    assert begin_of(NOW, 24) == TEN - timedelta(hours=23)


def test_the_rate_is_that_of_the_running_five_minutes_and_those_before():
    recent = [
        FiveMinutes(1, TEN - timedelta(minutes=10), 10_000, TEN, 1),
        FiveMinutes(1, TEN - timedelta(minutes=5), 300, TEN, 2),
        FiveMinutes(1, TEN, 150, NOW, 3),
    ]
    assert volumes(Counts([], recent, [], {1: NOW}), NOW, 1)[1].rate_per_s == 1.0


def test_lag_is_from_the_arrival_of_a_slots_last_event_until_its_batch_was_in_the_tables():
    recent = [FiveMinutes(1, TEN, 1, TEN + timedelta(seconds=n), n) for n in range(4)]
    seen = {n: TEN + timedelta(seconds=n, milliseconds=400 + 100 * n) for n in range(3)}
    volume = volumes(Counts([], recent, [], {1: NOW}, seen), NOW, 1)[1]
    assert volume.lag == Lag(median_ms=500, worst_ms=600, samples=3)
    assert volumes(Counts([], recent, [], {1: NOW}), NOW, 1)[1].lag is None
