"""The cleaner killed at random moments of its work leaves the old segment or the new one."""

import random
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from cauce.infra.log.cleaner import SegmentCleaner
from cauce.infra.log.contracts import FrameKind
from cauce.infra.log.dedup import message_key
from cauce.infra.log.frames import Entry
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.recovery import verify
from cauce.infra.log.writer import LogWriter

ROUNDS = 50
FRAMES = 12_000


def entry(number: int) -> Entry:
    body = b'"message_id":"%d","who":"w%d@","filler":"%b"}' % (number, number % ROUNDS, b"x" * 80)
    return Entry(1, FrameKind.EVENT, body, message_key(1, str(number)))


def test_killed_fifty_times_nothing_else_is_lost_and_everything_goes_in_the_end(tmp_path):
    folder, chance = tmp_path / "log", random.Random(3)
    writer = LogWriter(folder, segment_bytes=256 << 10, reserve_bytes=0, spill_keys=1 << 30)
    for start in range(0, FRAMES, 1_000):
        writer.append([entry(n) for n in range(start, start + 1_000)])
    writer.close()
    longest, interrupted = timed(folder, 0), 0
    erased = {0}
    for number in range(1, ROUNDS):
        interrupted += not attempt(folder, number, chance.uniform(0, longest))
        assert verify(folder) == []
        intact(folder, {*erased, number})
        if chance.random() < 0.5:
            SegmentCleaner(folder).erase(FRAMES, lambda f, n=number: mine(f.payload, n))
            erased.add(number)
            intact(folder, erased, gone=number)
        else:
            erased.add(number)
    assert interrupted > ROUNDS // 3
    SegmentCleaner(folder).erase(FRAMES, lambda f: "x" if b'"who":"w' in f.payload else None)
    assert b'"who":"w' not in b"".join(path.read_bytes() for path in folder.glob("*.seg*"))
    reopened = LogWriter(folder, reserve_bytes=0)
    assert reopened.recovery.clean
    assert len(reopened.append([entry(n) for n in range(0, FRAMES, 97)]).duplicates) == 124
    reopened.close()


def mine(payload: bytes, number: int) -> str | None:
    return "x" if b'"w%d@"' % number in payload else None


def attempt(folder: Path, number: int, after_s: float) -> bool:
    """Kill a cleaner some time into its work; return whether it had finished."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["cauce.infra.log.cleaner"])
    mine_, its = context.Pipe()
    child = context.Process(target=clean, args=(folder, number, its))
    child.start()
    its.close()
    assert mine_.recv() == "ready"
    mine_.send("go")
    time.sleep(after_s)
    child.kill()
    child.join()
    done = mine_.poll(0)
    child.close()
    try:
        return done and mine_.recv() == "done"
    except EOFError:
        return False


def clean(folder: Path, number: int, pipe: Connection) -> None:
    cleaner = SegmentCleaner(folder)
    pipe.send("ready")
    pipe.recv()
    cleaner.erase(FRAMES, lambda frame: mine(frame.payload, number))
    pipe.send("done")


def timed(folder: Path, number: int) -> float:
    started = time.monotonic()
    SegmentCleaner(folder).erase(FRAMES, lambda f: mine(f.payload, number))
    return time.monotonic() - started


def intact(folder: Path, may_be_gone: set[int], gone: int | None = None) -> None:
    """Every frame is there or, of those that may be, erased."""
    reader, seq, count = SegmentReader(folder), 0, 0
    while frames := reader.read_after(seq).frames:
        for frame in frames:
            who = (frame.seq - 1) % ROUNDS
            if frame.kind is FrameKind.ERASED:
                assert who in may_be_gone
            else:
                assert b'"message_id":"%d","who":"w%d@"' % (frame.seq - 1, who) in frame.payload
                assert who != gone
        count += len(frames)
        seq = frames[-1].seq
    assert count == FRAMES
    assert reader.damages == []
