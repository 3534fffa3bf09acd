"""Who asks the same waits for whoever is asking it; others do not."""

import threading

from cauce.analytics.facade.flights import Flights


def test_one_at_a_time_of_those_who_ask_the_same():
    flights, inside, most = Flights(), 0, 0
    begin = threading.Barrier(8)

    def ask():
        nonlocal inside, most
        begin.wait()
        for _ in range(200):
            with flights.alone((1, "q")):
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
    with flights.alone("a"), flights.alone("b"), flights.alone(None), flights.alone(None):
        pass
