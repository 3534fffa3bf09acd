"""The log on a real disk: order, durability, rotation, recovery, deduplication, retention."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cauce.infra.log.contracts import Entry, FrameKind
from cauce.infra.log.dedup import MessageIndex, message_key
from cauce.infra.log.disk import Disk
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.recovery import verify
from cauce.infra.log.retention import delete_old
from cauce.infra.log.segments import segments
from cauce.infra.log.writer import LogWriter
from cauce.kernel.errors import CauceError


def entry(number: int, project: int = 1, size: int = 100) -> Entry:
    body = b'"message_id":"%d","filler":"%b"}' % (number, b"x" * size)
    return Entry(project, FrameKind.EVENT, body, message_key(project, str(number)))


def numbers(folder: Path) -> list[int]:
    reader, seq, found = SegmentReader(folder), 0, []
    while frames := reader.read_after(seq, max_frames=700).frames:
        found += [int(frame.payload.split(b'"')[5]) for frame in frames]
        seq = frames[-1].seq
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "a log"


def small(folder: Path, **options) -> LogWriter:
    return LogWriter(folder, **{"segment_bytes": 64 << 10, "reserve_bytes": 0, **options})


def test_what_was_appended_is_read_in_order_across_segments(folder):
    writer = small(folder)
    for start in range(0, 3000, 100):
        writer.append([entry(n) for n in range(start, start + 100)])
    assert len(segments(folder)) > 5
    assert numbers(folder) == list(range(3000))
    assert SegmentReader(folder).read_after(0).frames[0].payload.startswith(b'{"seq":1,')
    writer.close()


def test_after_a_restart_numbering_goes_on_and_the_report_is_clean(folder):
    first = small(folder)
    first.append([entry(1), entry(2)])
    first.close()
    second = small(folder)
    assert second.recovery.clean
    assert second.recovery.head == 2
    second.append([entry(3)])
    assert [f.seq for f in SegmentReader(folder).read_after(1).frames] == [2, 3]
    second.close()


def test_a_message_is_kept_once_whether_repeated_at_once_later_or_after_a_restart(folder):
    writer = small(folder)
    assert writer.append([entry(1), entry(1), entry(2)]).duplicates == {1}
    assert writer.append([entry(2), entry(3)]).duplicates == {0}
    writer.close()
    writer = small(folder)
    assert writer.append([entry(3), entry(1), entry(4)]).duplicates == {0, 1}
    assert numbers(folder) == [1, 2, 3, 4]
    writer.close()


def test_many_appenders_share_syncs(folder):
    class Counting(Disk):
        syncs = 0

        def sync(self, descriptor: int) -> None:
            Counting.syncs += 1
            time.sleep(0.002)
            super().sync(descriptor)

    writer = small(folder, segment_bytes=4 << 20, disk=Counting())
    with ThreadPoolExecutor(32) as pool:
        list(pool.map(lambda n: writer.append([entry(n)]), range(1000)))
    assert sorted(numbers(folder)) == list(range(1000))
    assert Counting.syncs < 300
    writer.close()


def test_nothing_is_readable_before_it_is_on_the_disk(folder):
    held = threading.Event()

    class Slow(Disk):
        def sync(self, descriptor: int) -> None:
            held.wait(5)
            super().sync(descriptor)

    held.set()
    writer = small(folder, disk=Slow())
    writer.append([entry(1)])
    held.clear()
    done: list[object] = []
    writer.submit([entry(2)], done.append)
    time.sleep(0.05)
    reader = SegmentReader(folder)
    assert not reader.wait(1, 0.05)
    assert [f.seq for f in reader.read_after(0).frames] == [1]
    assert done == []
    held.set()
    assert reader.wait(1, 2)
    assert [f.seq for f in reader.read_after(1).frames] == [2]
    writer.close()


def test_another_process_sees_an_event_within_twenty_milliseconds(folder):
    writer = small(folder)
    script = (
        "import sys, time; from pathlib import Path\n"
        "from cauce.infra.log.reader import SegmentReader\n"
        "r = SegmentReader(Path(sys.argv[1])); print('up', flush=True)\n"
        "for n in range(20):\n"
        "    r.wait(n, 10); t = time.time()\n"
        "    print(t, len(r.read_after(n).frames), flush=True)"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "up\n"
    delays = []
    for n in range(20):
        writer.append([entry(n)])
        kept = time.time()
        seen, frames = other.stdout.readline().split()
        assert frames == "1"
        delays.append(float(seen) - kept)
    assert sorted(delays)[10] < 0.02
    assert other.wait(10) == 0
    writer.close()


def test_a_torn_tail_is_cut_and_reported_in_bytes(folder):
    writer = small(folder)
    writer.append([entry(n) for n in range(10)])
    writer.close()
    with (folder / segments(folder)[-1].text).open("ab") as file:
        file.write(b"\x40\x00\x00\x00half a frame")
    again = small(folder)
    assert (again.recovery.torn_tails, again.recovery.torn_bytes) == (1, 16)
    assert again.recovery.head == 10
    assert numbers(folder) == list(range(10))
    again.close()


def test_a_flipped_bit_in_the_last_frame_costs_that_frame_and_its_number_is_not_given_again(folder):
    writer = small(folder)
    writer.append([entry(n) for n in range(10)])
    writer.close()
    flip(folder / segments(folder)[-1].text, -30)
    again = small(folder)
    assert again.recovery.torn_tails == 1
    assert again.recovery.head == 9
    again.append([entry(99)])
    assert [f.seq for f in SegmentReader(folder).read_after(8).frames] == [9, 11]
    again.close()


def test_damage_inside_an_older_segment_is_reported_and_the_rest_is_still_read(folder):
    writer = small(folder)
    for n in range(1000):
        writer.append([entry(n)]) if n % 100 == 0 else writer.append([entry(n), entry(n + 10_000)])
    old = segments(folder)[0]
    flip(folder / old.text, 5000)
    reader = SegmentReader(folder)
    whole, seq = 0, 0
    while frames := reader.read_after(seq).frames:
        whole, seq = whole + len(frames), frames[-1].seq
    assert whole == writer.head - 1
    assert [d.before_seq - d.after_seq for d in reader.damages] == [2]
    writer.close()
    assert [(d.segment, d.offset) for d in verify(folder)] == [
        (d.segment, d.offset) for d in reader.damages
    ]


def test_message_keys_survive_spills_merges_restarts_and_the_loss_of_old_segments(folder):
    writer = small(folder, spill_keys=500)
    for start in range(0, 12_000, 100):
        writer.append([entry(n, size=10) for n in range(start, start + 100)])
    wait_for(lambda: writer._index.covered_seq >= 11_000)
    deleted = delete_old(folder, retention_days=-1, min_cursor=11_000)
    assert deleted
    assert segments(folder)[0].base > 1000
    writer.close()
    again = small(folder, spill_keys=500)
    assert len(again.append([entry(n, size=10) for n in range(0, 12_000, 7)]).duplicates) == 1715
    assert again.append([entry(12_000)]).duplicates == frozenset()
    again.close()


def test_retention_keeps_what_somebody_has_not_read_and_what_is_young(folder):
    writer = small(folder, spill_keys=100)
    for n in range(2000):
        writer.append([entry(n, size=300)]) if n % 50 == 0 else None
    for start in range(10_000, 12_000, 100):
        writer.append([entry(n, size=300) for n in range(start, start + 100)])
    wait_for(lambda: writer._index.covered_seq > 1500)
    assert delete_old(folder, retention_days=30, min_cursor=writer.head) == []
    assert delete_old(folder, retention_days=-1, min_cursor=0) == []
    third = segments(folder)[2]
    delete_old(folder, retention_days=-1, min_cursor=third.base - 1)
    assert segments(folder)[0] == third
    assert SegmentReader(folder).read_after(0).frames[0].seq == third.base
    writer.close()


def test_an_index_of_half_a_million_keys_is_exact(tmp_path):
    index = MessageIndex(tmp_path, spill_keys=50_000)
    keys = [message_key(1, str(n)) for n in range(500_000)]
    for start in range(0, len(keys), 5000):
        assert all(index.admit(keys[start : start + 5000]))
        index.settled(start + 5000)
    assert not any(index.admit(keys))
    assert all(index.admit([message_key(2, str(n)) for n in range(100_000)]))
    index.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_full_disk_is_refused_frees_its_reserve_and_recovers_by_itself(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine does not allow mounting")
    try:
        writer = LogWriter(disk / "log", segment_bytes=8 << 20, reserve_bytes=4 << 20)
        kept = fill(writer)
        assert not (disk / "log" / "reserve").exists()
        assert free_bytes(disk) >= 4 << 20
        (disk / "log" / segments(disk / "log")[0].text).unlink()
        wait_for(lambda: writer.problem is None)
        assert writer.append([entry(10**9)]).duplicates == frozenset()
        assert numbers(disk / "log")[-1] == 10**9
        assert kept > 10_000
        writer.close()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def fill(writer: LogWriter) -> int:
    """Append until the disk is full; return how many events were kept."""
    for kept in range(0, 10**6, 500):
        refusal = refusal_of(writer, kept)
        if refusal is not None:
            assert refusal.code == "log_full"
            assert refusal.retry_after_s
            assert writer.problem is refusal
            return kept
    raise AssertionError("the disk never filled")


def refusal_of(writer: LogWriter, first: int) -> CauceError | None:
    try:
        writer.append([entry(n, size=400) for n in range(first, first + 500)])
    except CauceError as refusal:
        return refusal
    return None


def free_bytes(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def flip(path: Path, offset: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 0x10
    path.write_bytes(data)


def wait_for(condition, timeout_s: float = 10.0) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)
