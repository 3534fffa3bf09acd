"""Who asks the same waits for whoever is asking it; others do not."""

import threading
from contextlib import ExitStack

import pytest

from cauce.analytics.facade.flights import Flights
from cauce.infra.leaving import Leaving
from cauce.kernel.errors import CauceError


def test_one_at_a_time_of_those_who_ask_the_same():
    flights, inside, most = Flights(), 0, 0
    begin = threading.Barrier(8)

    def ask():
        nonlocal inside, most
        begin.wait()
        for _ in range(200):
            with flights.alone((1, "q"), Leaving()):
                inside += 1
                most = max(most, inside)
                inside -= 1

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert not flights._locks


def test_other_questions_and_those_that_are_never_the_same_do_not_wait():
    flights = Flights()
    asked = ("a", "b", None, None)
    with ExitStack() as inside:
        for one in asked:
            inside.enter_context(flights.alone(one, Leaving()))


def test_who_leaves_does_not_go_on_waiting():
    flights, asker = Flights(), Leaving()
    with flights.alone("a", Leaving()):
        asker.leave()
        with pytest.raises(CauceError) as refused, flights.alone("a", asker):
            pass
    assert refused.value.code == "asker_left"
    assert not flights._locks
