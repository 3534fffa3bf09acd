"""Projects share the log: a flood of one neither delays nor shuts out another."""

import threading

import pytest

from cauce.infra.log.contracts import Entry, FrameKind
from cauce.infra.log.lanes import Lanes, Ticket
from cauce.kernel.errors import CauceError


def ticket(project: int, entries: int) -> Ticket:
    return Ticket([Entry(project, FrameKind.EVENT, b"}", b"")] * entries, print)


def projects(group: list[Ticket]) -> list[int]:
    return [t.entries[0].project_id for t in group]


def entries_of(group: list[Ticket], project: int) -> int:
    return sum(len(t.entries) for t in group if t.entries[0].project_id == project)


def test_one_project_alone_keeps_its_order_and_fills_the_group():
    lanes, tickets = Lanes(), [ticket(1, 100) for _ in range(90)]
    for one in tickets:
        lanes.put(one)
    group, running = lanes.take(8000, 0)
    assert [id(t) for t in group] == [id(t) for t in tickets[:80]]
    assert running
    assert len(lanes.take(8000, 0)[0]) == 10


def test_a_small_project_is_in_the_next_group_however_much_another_sent():
    lanes = Lanes(limit=10**9)
    for _ in range(1000):
        lanes.put(ticket(1, 500))
    for _ in range(3):
        lanes.put(ticket(2, 1))
    group, _ = lanes.take(8000, 0)
    assert projects(group).count(2) == 3
    assert 7000 < entries_of(group, 1) <= 8500


def test_many_greedy_projects_get_equal_parts_and_a_weight_multiplies_them():
    lanes = Lanes(limit=10**9, weights={3: 2})
    for project in (1, 2, 3):
        for _ in range(400):
            lanes.put(ticket(project, 50))
    taken = {1: 0, 2: 0, 3: 0}
    for _ in range(4):
        group, _ = lanes.take(8000, 0)
        for project in taken:
            taken[project] += entries_of(group, project)
    assert abs(taken[1] - taken[2]) <= 500
    assert abs(taken[3] - 2 * taken[1]) <= 1000


def test_large_requests_are_paid_for_with_the_turns_after():
    lanes = Lanes(limit=10**9)
    for _ in range(100):
        lanes.put(ticket(1, 2500))
    for _ in range(2000):
        lanes.put(ticket(2, 10))
    taken = {1: 0, 2: 0}
    for _ in range(4):
        group, _ = lanes.take(8000, 0)
        for project in taken:
            taken[project] += entries_of(group, project)
    assert abs(taken[1] - taken[2]) <= 3000


def test_when_too_much_waits_only_whoever_has_its_share_is_refused():
    lanes = Lanes(limit=1000)
    for _ in range(11):
        lanes.put(ticket(1, 100))
    with pytest.raises(CauceError, match="log_busy"):
        lanes.put(ticket(1, 1))
    for _ in range(6):
        lanes.put(ticket(2, 100))
    with pytest.raises(CauceError, match="log_busy"):
        lanes.put(ticket(2, 1))
    group, _ = lanes.take(10_000, 0)
    lanes.finished(group)
    assert lanes.waiting == 0
    lanes.put(ticket(1, 1))


def test_closing_hands_out_what_waits_and_then_ends():
    lanes = Lanes()
    lanes.put(ticket(1, 10))
    lanes.put(ticket(1, 10))
    lanes.close()
    assert [len(lanes.take(10, None)[0]) for _ in range(2)] == [1, 1]
    assert lanes.take(10, None) == ([], False)


def test_counting_is_exact_with_many_threads():
    lanes = Lanes(limit=10**9)

    def send() -> None:
        for _ in range(500):
            lanes.put(ticket(1, 3))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    seen = 0
    while seen < 12_000:
        group, _ = lanes.take(64, 5)
        seen += entries_of(group, 1)
        lanes.finished(group)
    for thread in threads:
        thread.join()
    assert lanes.waiting == 0
