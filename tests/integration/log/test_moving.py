"""A log moved into a stream and back has the same frames under the same numbers."""

from __future__ import annotations

import pytest
from logs import copying, entry, numbers, reject, wait_for

from cauce.infra.log.cleaner import SegmentCleaner
from cauce.infra.log.nats import moving
from cauce.infra.log.nats.moving import (
    keep_as_copy,
    keep_as_log,
    move_to_segments,
    move_to_stream,
)
from cauce.infra.log.nats.writer import StreamWriter
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.retention import delete_old
from cauce.infra.log.segments import segments
from cauce.infra.log.writer import LogWriter
from cauce.kernel.errors import CauceError


@pytest.fixture(autouse=True)
def next_door(monkeypatch):
    """The servers are on this machine and nobody else writes: nothing is on its way for seconds."""
    monkeypatch.setattr("cauce.infra.log.nats.relay.ROUND_TRIP_S", 0.5)
    monkeypatch.setattr(moving, "QUIET_S", 0.2)


def filled(folder, upto: int = 30_000) -> None:
    writer = LogWriter(folder, segment_bytes=1 << 20, reserve_bytes=0, spill_keys=2000)
    for start in range(0, upto, 1000):
        writer.append([reject(), *(entry(n, 1 + n % 2, 50) for n in range(start, start + 1000))])
    if upto > 10_000:
        wait_for(lambda: writer._index.covered_seq > upto // 2)
    writer.close()


def frames_of(folder) -> list:
    reader, seq, found = SegmentReader(folder), 0, []
    while frames := reader.read_after(seq).frames:
        found += frames
        seq = frames[-1].seq
    return found


def test_there_and_back_every_frame_keeps_its_number_and_repeats_stay_known(stream, tmp_path):
    folder = tmp_path / "log"
    filled(folder)
    delete_old(folder, retention_days=-1, min_cursor=15_000)
    before = frames_of(folder)
    assert before[0].seq > 1
    moved = move_to_stream(stream, folder)
    keep_as_copy(folder, moved)
    assert (moved.first_seq, moved.head, moved.frames) == (before[0].seq, 30_030, len(before))
    writer = StreamWriter(stream, wait_s=20)
    writer.append([entry(1, 2), entry(29_999, 2), entry(30_000, 1)])
    writer.close()
    relay = copying(stream, folder)
    reader = SegmentReader(folder)
    wait_for(lambda: reader.head() == 30_033)
    relay.stop()
    assert frames_of(folder)[: len(before)] == before
    assert numbers(reader)[-1] == 30_000
    elsewhere = copying(stream, tmp_path / "elsewhere", start=moved.start)
    copy = SegmentReader(tmp_path / "elsewhere")
    wait_for(lambda: copy.head() == 30_033)
    elsewhere.stop()
    assert frames_of(tmp_path / "elsewhere")[: len(before)] == before
    back = move_to_segments(stream, folder)
    keep_as_log(folder)
    assert back.head == 30_033
    again = LogWriter(folder, segment_bytes=1 << 20, reserve_bytes=0)
    assert again.append([entry(1, 2), entry(30_000, 1), entry(30_001, 1)]).duplicates == {0, 1}
    assert again.head == 30_034
    again.close()


def test_broken_off_it_goes_on_where_it_was(stream, tmp_path, monkeypatch):
    folder = tmp_path / "log"
    filled(folder)
    published, real = [], moving._publish

    async def breaking(link, cluster, entries) -> None:
        if len(published) == 2:
            raise OSError("the cable was pulled")
        published.append(len(entries))
        await real(link, cluster, entries)

    monkeypatch.setattr(moving, "_publish", breaking)
    with pytest.raises(CauceError, match="log_unreachable"):
        move_to_stream(stream, folder)
    monkeypatch.setattr(moving, "_publish", real)
    moved = move_to_stream(stream, folder)
    assert sum(published) > 1000
    assert (moved.first_seq, moved.frames) == (1, 30_030)


def test_a_lost_frame_keeps_its_place(stream, tmp_path):
    folder = tmp_path / "log"
    filled(folder, 3000)
    oldest = folder / segments(folder)[0].text
    data = bytearray(oldest.read_bytes())
    data[20_000] ^= 0x10
    oldest.write_bytes(data)
    moved = move_to_stream(stream, folder)
    assert moved.frames == 3003
    relay = copying(stream, tmp_path / "copy")
    copy = SegmentReader(tmp_path / "copy")
    wait_for(lambda: copy.head() == 3003)
    relay.stop()
    assert [f.seq for f in copy.read_after(3000).frames] == [3001, 3002, 3003]


def test_an_erased_frame_keeps_its_place_and_does_not_come_back(stream, tmp_path):
    folder = tmp_path / "log"
    filled(folder, 3000)
    cleaner = SegmentCleaner(folder)

    def owner(frame):
        return "ana" if b'"message_id":"77"' in frame.payload else None

    cleaner.erase(3003, owner)
    moved = move_to_stream(stream, folder)
    keep_as_copy(folder, moved)
    relay = copying(stream, tmp_path / "copy")
    copy = SegmentReader(tmp_path / "copy")
    wait_for(lambda: copy.head() == 3003)
    relay.stop()
    assert moved.frames == 3003
    assert 77 not in numbers(copy)
    assert 78 in numbers(copy)
    assert move_to_segments(stream, folder).frames == 3003


def test_a_stream_of_somebody_else_is_refused(stream, tmp_path):
    writer = StreamWriter(stream, wait_s=20)
    writer.append([entry(1)])
    writer.close()
    filled(tmp_path / "log", 1000)
    with pytest.raises(CauceError, match="log_stream_not_empty"):
        move_to_stream(stream, tmp_path / "log")


def test_a_folder_that_is_no_copy_is_not_taken_for_one(stream, tmp_path):
    folder = tmp_path / "log"
    filled(folder, 1000)
    before = frames_of(folder)
    with pytest.raises(CauceError, match="log_not_migrated"):
        move_to_segments(stream, folder)
    StreamWriter(stream, wait_s=20).close()
    relay = copying(stream, folder)
    wait_for(lambda: relay.problem is not None)
    relay.stop()
    assert relay.problem.code == "log_not_migrated"
    assert frames_of(folder) == before
