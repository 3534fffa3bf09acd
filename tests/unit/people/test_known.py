"""What was written already is not written again, and nothing waits for ever."""

from datetime import UTC, datetime, timedelta

from cauce.people.logic.gather import Sighting
from cauce.people.logic.known import MOST_AT_ONCE, Known

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def seen(first: int, last: int | None = None, message: str = "m1") -> Sighting:
    at = NOON + timedelta(seconds=first)
    return Sighting(at, NOON + timedelta(seconds=first if last is None else last), message, "track")


def crowd(at: int) -> dict:
    return {(f"u{n}", ""): seen(at) for n in range(MOST_AT_ONCE + 1)}


def test_a_pair_is_news_once():
    known = Known()
    news = known.news(1, {("ana", "d"): seen(0)}, 0.0)
    assert not news["ana", "d"].recorded
    known.remember(1, news)
    assert known.news(1, {("ana", "d"): seen(0)}, 1.0) == {}
    assert ("ana", "d") in known.news(2, {("ana", "d"): seen(0)}, 1.0)


def test_an_earlier_event_is_news_with_its_claim_a_later_one_only_with_its_time():
    known = Known()
    known.remember(1, known.news(1, {("ana", "d"): seen(50)}, 0.0))
    assert known.news(1, {("ana", "d"): seen(60)}, 1.0)["ana", "d"].recorded
    assert not known.news(1, {("ana", "d"): seen(40)}, 2.0)["ana", "d"].recorded


def test_under_load_later_times_wait_a_minute_at_most():
    known = Known()
    known.remember(1, known.news(1, crowd(0), 0.0))
    assert known.news(1, crowd(59), 1.0) == {}
    assert len(known.news(1, crowd(60), 2.0)) == MOST_AT_ONCE + 1


def test_what_waited_is_written_when_it_is_quiet():
    known = Known()
    known.remember(1, known.news(1, crowd(0), 0.0))
    known.news(1, crowd(30), 1.0)
    written = {}
    for second in range(2, 12):
        news = known.news(1, {}, float(second))
        known.remember(1, news)
        written |= news
    assert len(written) == MOST_AT_ONCE + 1
    assert all(s.last == NOON + timedelta(seconds=30) for s in written.values())


def test_what_was_not_committed_is_news_again():
    known = Known()
    first = known.news(1, {("ana", ""): seen(0)}, 0.0)
    assert known.news(1, {("ana", ""): seen(0)}, 1.0) == first


def test_a_forgotten_project_is_all_news():
    known = Known()
    known.remember(1, known.news(1, {("ana", ""): seen(0)}, 0.0))
    known.forget(1)
    assert ("ana", "") in known.news(1, {("ana", ""): seen(0)}, 1.0)


def test_the_least_recent_pairs_are_forgotten_first():
    known = Known(size=4)
    for n in range(6):
        known.remember(1, known.news(1, {(f"u{n}", ""): seen(0)}, 0.0))
        known.news(1, {("u0", ""): seen(0)}, 0.0)
    assert known.news(1, {("u0", ""): seen(0)}, 0.0) == {}
    assert known.news(1, {("u1", ""): seen(0)}, 0.0) != {}
