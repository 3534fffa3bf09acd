"""Who comes while somebody looks at the tables shares the look after it, and never the one before."""

import itertools
import threading

import pytest

from cauce.analytics.facade import states
from cauce.infra.events import Written


class Engine:
    """What a look needs of the engine: whether anything was written, None where that cannot be told."""

    def __init__(self, written: Written | None = None) -> None:
        self.written = written

    def mark(self) -> int | None:
        return None if self.written is None else self.written.mark()


ELSEWHERE = Engine()


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
        threading.Thread(target=lambda: seen.append(shared.now(ELSEWHERE)["events"][0]))
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
    assert shared.now(ELSEWHERE)["events"][0] == 3


def test_a_look_that_fails_is_nobodys_answer(monkeypatch):
    shared = states.States()
    monkeypatch.setattr(states.store, "tables_state", lambda _events: {"events": (1, 0, 0)})
    assert shared.now(ELSEWHERE) == {"events": (1, 0, 0)}

    def away(_events):
        raise OSError("away")

    monkeypatch.setattr(states.store, "tables_state", away)
    for _ in range(2):
        with pytest.raises(OSError, match="away"):
            shared.now(ELSEWHERE)


@pytest.fixture
def looks(monkeypatch):
    """What the tables say at each look, from the first on; the last for ever."""
    told, made = [{"events": (1, 0, 0)}], []

    def look(_events):
        made.append(told.pop(0) if len(told) > 1 else told[0])
        return made[-1]

    monkeypatch.setattr(states.store, "tables_state", look)
    return told, made


def test_a_look_holds_until_something_is_written(looks):
    _, made = looks
    engine, shared = Engine(Written()), states.States()
    for _ in range(3):
        shared.now(engine)
    assert len(made) == 1
    with engine.written.writing():
        shared.now(engine)
        shared.now(engine)
    assert len(made) == 3
    shared.now(engine)
    shared.now(engine)
    assert len(made) == 4


def test_a_look_made_while_something_was_written_does_not_hold_afterwards(looks):
    _, made = looks
    engine, shared = Engine(Written()), states.States()
    with engine.written.writing():
        shared.now(engine)
    shared.now(engine)
    assert len(made) == 2


def test_a_look_does_not_hold_while_a_mutation_is_under_way(looks):
    told, made = looks
    told[:] = [{"events": (1, 5, 1)}, {"events": (1, 5, 0)}]
    engine, shared = Engine(Written()), states.States()
    assert shared.now(engine) == {"events": (1, 5, 1)}
    for _ in range(2):
        assert shared.now(engine) == {"events": (1, 5, 0)}
    assert len(made) == 2
