"""Who comes while somebody looks at the tables shares the look after it, and never the one before."""

import threading

from cauce.analytics.facade import states


def test_a_look_is_shared_by_those_who_came_before_it_began(monkeypatch):
    looks, first_began, go = [], threading.Event(), threading.Event()

    def look(_events):
        looks.append(None)
        number = len(looks)
        if number == 1:
            first_began.set()
            go.wait(10)
        return {"events": (number, 0, 0)}

    monkeypatch.setattr(states.store, "tables_state", look)
    shared, seen = states.States(), []

    def ask():
        seen.append(shared.now(None)["events"][0])

    threads = [threading.Thread(target=ask)]
    threads[0].start()
    first_began.wait(10)
    waiting = threading.Barrier(4)
    late = [threading.Thread(target=lambda: (waiting.wait(10), ask())) for _ in range(3)]
    for one in late:
        one.start()
    waiting.wait(10)
    while sum(one.is_alive() for one in late) < 3:
        pass
    threads[0].join(0.05)
    go.set()
    for one in (*threads, *late):
        one.join(10)
    assert seen.count(1) == 1
    assert len(looks) <= 4
    assert sorted(seen)[1:] == sorted(max(2, number) for number in sorted(seen)[1:])
    assert shared.now(None)["events"][0] == len(looks)


def test_a_look_that_fails_is_nobodys_answer(monkeypatch):
    shared = states.States()
    monkeypatch.setattr(states.store, "tables_state", lambda _events: {"events": (1, 0, 0)})
    assert shared.now(None) == {"events": (1, 0, 0)}

    def away(_events):
        raise OSError

    monkeypatch.setattr(states.store, "tables_state", away)
    for _ in range(2):
        try:
            shared.now(None)
        except OSError:
            continue
        raise AssertionError("an old look was given")
