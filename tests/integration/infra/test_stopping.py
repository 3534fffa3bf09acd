"""Whoever leaves takes their work with them: what runs in the engine is stopped there, what waits never begins."""

from __future__ import annotations

import threading
import time

import pytest

from cauce.infra.leaving import Leaving
from cauce.kernel.errors import CauceError

NUMBER = 987_654_321_987
ENDLESS = f"SELECT count() FROM numbers_mt({NUMBER}) WHERE sipHash64(number) = {{one:UInt64}}"
"""Some hours of work."""


def under_way(events):
    """How many of the endless statements the engine is working on."""
    answer = events.query(
        "SELECT count() FROM system.processes WHERE position(query, {what:String}) > 0"
        " AND position(query, 'system.processes') = 0",
        {"what": f"numbers_mt({NUMBER})"},
    )
    return answer.rows[0][0]


def until(test):
    deadline = time.monotonic() + 60
    while not test():
        assert time.monotonic() < deadline
        time.sleep(0.01)


class Asking(threading.Thread):
    """Somebody who asks for something endless."""

    def __init__(self, run):
        super().__init__()
        self.run_it, self.refusal = run, None
        self.start()

    def run(self):
        try:
            self.run_it()
        except CauceError as error:
            self.refusal = error


@pytest.mark.parametrize("verb", ["query", "arrow"])
def test_the_engine_stops_what_runs_for_somebody_who_left(events, verb):
    asker = Leaving()
    asking = Asking(lambda: getattr(events.until(asker), verb)(ENDLESS, {"one": 1}))
    until(lambda: under_way(events) == 1)
    asker.leave()
    until(lambda: under_way(events) == 0)
    asking.join(60)
    assert asking.refusal.code == "asker_left"


def test_only_theirs_is_stopped(events):
    stays, leaves = Leaving(), Leaving()
    both = [
        Asking(lambda who=who: events.until(who).query(ENDLESS, {"one": 1}))
        for who in (stays, leaves)
    ]
    until(lambda: under_way(events) == 2)
    leaves.leave()
    until(lambda: under_way(events) == 1)
    both[1].join(60)
    assert both[0].is_alive()
    stays.leave()
    both[0].join(60)
    assert [one.refusal.code for one in both] == ["asker_left", "asker_left"]


def test_it_is_stopped_although_every_client_is_busy(events):
    askers = [Leaving() for _ in range(events._size)]
    asking = [
        Asking(lambda who=who: events.until(who).query(ENDLESS, {"one": 1})) for who in askers
    ]
    until(lambda: not events._idle.qsize() and len(events._all) == events._size)
    waiting = Leaving()
    last = Asking(lambda: events.until(waiting).query("SELECT 1"))
    waiting.leave()
    for who in askers:
        who.leave()
    for one in [*asking, last]:
        one.join(60)
    assert {one.refusal.code for one in asking} == {"asker_left"}
    assert last.refusal.code == "asker_left"
    assert under_way(events) == 0


def test_nothing_begins_for_somebody_who_left_before(events):
    asker = Leaving()
    asker.leave()
    with pytest.raises(CauceError) as refusal:
        events.until(asker).query(ENDLESS, {"one": 1})
    assert refusal.value.code == "asker_left"


def test_other_failures_are_told_as_ever(events):
    with pytest.raises(CauceError) as refusal:
        events.until(Leaving()).query("SELECT nothing_like_that")
    assert refusal.value.code == "events_unavailable"
