"""Frames that have to go leave the segments, and nothing else changes for anybody."""

import errno
import os
import time
from collections import Counter
from pathlib import Path

import pytest

from cauce.infra.log.cleaner import SegmentCleaner
from cauce.infra.log.contracts import Frame, FrameKind
from cauce.infra.log.dedup import message_key
from cauce.infra.log.disk import Disk
from cauce.infra.log.frames import Entry
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.recovery import verify
from cauce.infra.log.segments import segments
from cauce.infra.log.writer import LogWriter

ANA = b"ana@example.com"


def entry(number: int) -> Entry:
    """Return an event; every seventh is about Ana."""
    who = ANA if number % 7 == 0 else b"ben@example.com"
    body = b'"message_id":"%d","who":"%b","filler":"%b"}' % (number, who, b"x" * 60)
    return Entry(1, FrameKind.EVENT, body, message_key(1, str(number)))


def anas(frame: Frame) -> str | None:
    return "ana" if ANA in frame.payload else None


def everything(folder: Path) -> list[Frame]:
    reader, seq, found = SegmentReader(folder), 0, []
    while frames := reader.read_after(seq, max_frames=300).frames:
        found += frames
        seq = frames[-1].seq
    assert reader.damages == []
    return found


def raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def open_log(folder: Path, **options) -> LogWriter:
    return LogWriter(folder, **{"segment_bytes": 32 << 10, "reserve_bytes": 0, **options})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "a log"


@pytest.fixture
def log(folder: Path):
    writer = open_log(folder)
    for start in range(0, 2000, 50):
        writer.append([entry(n) for n in range(start, start + 50)])
    yield writer
    writer.close()


def wait_ready(cleaner: SegmentCleaner, seq: int) -> None:
    deadline = time.monotonic() + 10
    while not cleaner.ready(seq):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_what_has_to_go_is_nowhere_in_the_files_and_the_rest_is_as_it_was(folder, log):
    before = everything(folder)
    assert len(segments(folder)) > 5
    cleaner = SegmentCleaner(folder)
    wait_ready(cleaner, 2000)
    told: Counter[str] = Counter()
    cleaned = cleaner.erase(2000, anas, lambda _name, counts: told.update(counts))
    assert (told["ana"], cleaned.rewritten) == (286, cleaned.read)
    assert ANA not in raw(folder)
    after = everything(folder)
    assert [f.seq for f in after] == list(range(1, 2001))
    for old, new in zip(before, after, strict=True):
        erased = Frame(old.seq, old.project_id, FrameKind.ERASED, b"{}")
        assert new == (erased if ANA in old.payload else old)
    assert verify(folder) == []
    assert cleaner.erase(2000, anas).rewritten == 0


def test_later_frames_stay_and_the_writer_goes_on_in_a_segment_of_its_own(folder, log):
    cleaner = SegmentCleaner(folder)
    wait_ready(cleaner, 2000)
    log.append([entry(n) for n in range(2000, 2100)])
    cleaner.erase(2000, anas)
    seqs = [f.seq for f in everything(folder) if ANA in f.payload]
    assert seqs == [n + 1 for n in range(2002, 2100, 7)]
    assert [f.seq for f in everything(folder)] == list(range(1, 2101))


def test_a_repeat_of_an_erased_message_does_not_come_back_not_even_after_a_restart(folder, log):
    cleaner = SegmentCleaner(folder)
    wait_ready(cleaner, 2000)
    cleaner.erase(2000, anas)
    assert len(log.append([entry(0), entry(7)]).duplicates) == 2
    log.close()
    writer = open_log(folder)
    assert writer.recovery.clean
    assert len(writer.append([entry(0), entry(7), entry(1)]).duplicates) == 3
    writer.append([entry(9999)])
    assert everything(folder)[-1].seq == 2001
    writer.close()
    log.__init__(folder, segment_bytes=32 << 10, reserve_bytes=0)


def test_a_reader_in_the_middle_of_a_segment_misses_nothing_when_it_is_rewritten(folder, log):
    reader = SegmentReader(folder)
    first = reader.read_after(0, max_frames=77)
    cleaner = SegmentCleaner(folder)
    wait_ready(cleaner, 2000)
    cleaner.erase(2000, anas)
    seq, seen = first.last_seq, [f.seq for f in first.frames]
    while frames := reader.read_after(seq, max_frames=77).frames:
        seen += [f.seq for f in frames]
        seq = frames[-1].seq
    assert seen == list(range(1, 2001))
    assert reader.damages == []


def test_bytes_that_cannot_be_read_go_when_they_hold_a_word_and_stay_when_not(folder, log):
    cleaner = SegmentCleaner(folder)
    wait_ready(cleaner, 2000)
    for name in segments(folder)[:2]:
        path = folder / name.text
        content = bytearray(path.read_bytes())
        content[content.index(ANA) + len(ANA) + 20] ^= 1
        path.write_bytes(content)
    first, second = [(folder / name.text).read_bytes() for name in segments(folder)[:2]]
    cleaner.erase(2000, lambda _frame: None)
    assert (folder / segments(folder)[0].text).read_bytes() == first
    cleaner.erase(2000, lambda _frame: None, words=[b"never said"])
    assert (folder / segments(folder)[1].text).read_bytes() == second
    cleaner.erase(2000, anas, words=[ANA])
    assert ANA not in raw(folder)
    assert len(everything(folder)) == 1998


def test_an_abandoned_attempt_at_a_segment_goes_with_all_it_holds(folder, log):
    cleaner = SegmentCleaner(folder)
    wait_ready(cleaner, 2000)
    last = segments(folder)[-1]
    attempt = folder / f"{last.base:020}.0001.seg"
    (folder / last.text).rename(attempt)
    (folder / last.text).write_bytes(attempt.read_bytes().replace(b"ben@", b"eva@"))
    cleaner.erase(2000, lambda _frame: None)
    assert not (folder / last.text).exists()
    assert attempt.exists()


class FullDisk(Disk):
    """Fails where a rewrite writes."""

    def replace(self, part: Path, path: Path, data: bytes) -> None:
        part.write_bytes(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_every_segment_as_it_was_and_the_next_attempt_succeeds(folder, log):
    before = [(folder / name.text).read_bytes() for name in segments(folder)]
    failing = SegmentCleaner(folder, FullDisk())
    wait_ready(failing, 2000)
    with pytest.raises(OSError, match="space"):
        failing.erase(2000, anas)
    assert next((folder / name.text).read_bytes() for name in segments(folder)) == before[0]
    assert len(everything(folder)) == 2000
    SegmentCleaner(folder).erase(2000, anas)
    assert ANA not in raw(folder)
    assert list(folder.glob("*.part")) == []
