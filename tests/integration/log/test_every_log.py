"""What every log promises, in segment files and in a NATS stream alike."""

import time
from concurrent.futures import ThreadPoolExecutor

from logs import entry, numbers, reject, wait_for

from cauce.infra.log.contracts import FrameKind


def test_what_was_appended_is_read_in_order_with_rising_numbers(log):
    writer = log.open()
    for start in range(0, 3000, 100):
        writer.append([entry(n, size=1000) for n in range(start, start + 100)])
    reader = log.reader()
    wait_for(lambda: reader.head() == 3000)
    assert numbers(reader) == list(range(3000))
    frames = reader.read_after(2500).frames
    assert [frame.seq for frame in frames] == list(range(2501, 3001))
    assert frames[0].payload.startswith(b'{"seq":2501,')


def test_after_a_restart_numbering_goes_on(log):
    log.open().append([entry(1), entry(2)])
    reader = log.reader()
    wait_for(lambda: reader.head() == 2)
    log.close()
    log.open().append([entry(3)])
    reader = log.reader()
    wait_for(lambda: reader.head() == 3)
    assert [frame.seq for frame in reader.read_after(1).frames] == [2, 3]


def test_a_message_is_kept_once_whether_repeated_at_once_later_or_after_a_restart(log):
    writer = log.open()
    assert writer.append([entry(1), entry(1), entry(2)]).duplicates == {1}
    assert writer.append([entry(2), entry(3)]).duplicates == {0}
    reader = log.reader()
    wait_for(lambda: numbers(reader) == [1, 2, 3])
    log.close()
    writer = log.open()
    writer.append([entry(3), entry(1), entry(4)])
    reader = log.reader()
    wait_for(lambda: 4 in numbers(reader))
    assert numbers(reader) == [1, 2, 3, 4]


def test_the_same_message_of_two_projects_is_two_messages(log):
    assert log.open().append([entry(1, 1), entry(1, 2)]).duplicates == frozenset()
    reader = log.reader()
    wait_for(lambda: numbers(reader) == [1, 1])
    assert [frame.project_id for frame in reader.read_after(0).frames] == [1, 2]


def test_rejects_are_kept_every_time_and_counted(log):
    reader = log.reader()
    writer = log.open()
    writer.append([reject(), entry(1), reject()])
    writer.append([reject(), entry(1)])

    def kinds() -> list[FrameKind]:
        frames = reader.read_after(0).frames
        return [frame.kind for frame in frames if frame.kind is not FrameKind.REPEAT]

    wait_for(lambda: len(kinds()) == 4)
    assert kinds() == [2, 1, 2, 2]
    assert [reader.state(name) for name in ("accepted", "rejected")] == [1, 3]


def test_many_appenders_share_groups(log):
    writer = log.open()
    with ThreadPoolExecutor(32) as pool:
        list(pool.map(lambda n: writer.append([entry(n)]), range(1000)))
    reader = log.reader()
    wait_for(lambda: reader.head() == 1000)
    assert sorted(numbers(reader)) == list(range(1000))


def test_closing_keeps_what_was_queued(log):
    writer, told = log.open(), []
    for n in range(200):
        writer.submit([entry(n)], told.append)
    log.close()
    assert [hasattr(outcome, "duplicates") for outcome in told] == [True] * 200
    reader = log.reader()
    if not log.writers:
        log.open()
    wait_for(lambda: sorted(numbers(reader)) == list(range(200)))


def test_an_append_is_readable_within_a_tenth_of_a_second(log):
    writer = log.open()
    writer.append([entry(0)])
    reader = log.reader()
    wait_for(lambda: reader.head() == 1)
    delays = []
    for n in range(1, 20):
        writer.append([entry(n)])
        kept = time.monotonic()
        assert reader.wait(n, 5)
        delays.append(time.monotonic() - kept)
    assert sorted(delays)[10] < 0.1


def test_the_flood_of_one_project_does_not_delay_another(log):
    writer = log.open()
    flooded: list[object] = []
    flood = [[entry(n, 1, 500) for n in range(at, at + 500)] for at in range(0, 150_000, 500)]
    for batch in flood:
        writer.submit(batch, flooded.append)
    writer.append([entry(1, 2)])
    left = 300 - len(flooded)
    log.close()
    assert left > 50
    assert len(flooded) == 300
