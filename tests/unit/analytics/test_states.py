"""Who comes while somebody looks at the tables shares the look after it, and never the one before."""

import itertools
import threading

import pytest

from cauce.analytics.facade import states


def test_a_look_is_shared_by_those_who_came_before_it_began(monkeypatch):
    looks, clock, arrived = [], itertools.count(1), threading.Semaphore(0)
    first_began, go = threading.Event(), threading.Event()

    def look(_events):
        looks.append(None)
        if len(looks) == 1:
            first_began.set()
            assert go.wait(10)
        return {"events": (len(looks), 0, 0)}

    def monotonic():
        arrived.release()
        return float(next(clock))

    monkeypatch.setattr(states.store, "tables_state", look)
    monkeypatch.setattr(states.time, "monotonic", monotonic)
    shared, seen = states.States(), []
    threads = [
        threading.Thread(target=lambda: seen.append(shared.now(None)["events"][0]))
        for _ in range(4)
    ]
    threads[0].start()
    assert first_began.wait(10)
    for one in threads[1:]:
        one.start()
    for _ in range(2 + 3):  # the first came and began; three came since
        assert arrived.acquire(timeout=10)
    go.set()
    for one in threads:
        one.join(10)
    assert sorted(seen) == [1, 2, 2, 2]
    assert shared.now(None)["events"][0] == 3


def test_a_look_that_fails_is_nobodys_answer(monkeypatch):
    shared = states.States()
    monkeypatch.setattr(states.store, "tables_state", lambda _events: {"events": (1, 0, 0)})
    assert shared.now(None) == {"events": (1, 0, 0)}

    def away(_events):
        raise OSError("away")

    monkeypatch.setattr(states.store, "tables_state", away)
    for _ in range(2):
        with pytest.raises(OSError, match="away"):
            shared.now(None)
