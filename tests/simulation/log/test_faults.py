"""The log against a disk that fails in every way a disk can: a model follows what was promised."""

import errno
import os
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cauce.infra.log.contracts import Entry, FrameKind
from cauce.infra.log.dedup import message_key
from cauce.infra.log.disk import Disk
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.segments import segments
from cauce.infra.log.writer import LogWriter
from cauce.kernel.errors import CauceError

MESSAGES = st.lists(st.integers(0, 400), min_size=1, max_size=12)


class FaultyDisk(Disk):
    """The real disk with one fault armed at a time."""

    def __init__(self) -> None:
        self.fault = ""

    def allocate(self, descriptor: int, size: int) -> None:
        if self.fault == "full":
            raise OSError(errno.ENOSPC, "no space left")
        super().allocate(descriptor, size)

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        if self.fault == "short write":
            super().write(descriptor, data[: len(data) // 2], offset)
            raise OSError(errno.EIO, "short write")
        if self.fault == "slow write" and len(data) > 7:
            return super().write(descriptor, data[:7], offset)
        return super().write(descriptor, data, offset)

    def sync(self, descriptor: int) -> None:
        if self.fault == "sync":
            raise OSError(errno.EIO, "the disk did not confirm")
        super().sync(descriptor)


def entry(number: int) -> Entry:
    body = b'"message_id":"%d","filler":"%b"}' % (number, b"x" * (number % 97))
    return Entry(1, FrameKind.EVENT, body, message_key(1, str(number)))


def refusal_of(writer: LogWriter, numbers: list[int]) -> CauceError | None:
    try:
        writer.append([entry(number) for number in numbers])
    except CauceError as refusal:
        return refusal
    return None


class LogUnderFaults(RuleBasedStateMachine):
    """Invariant: every acknowledged message is read exactly once, in order."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="cauce log "))
        self.acknowledged: set[int] = set()
        self.disk = FaultyDisk()
        self.start()

    def start(self) -> None:
        self.writer = LogWriter(
            self.folder, segment_bytes=4096, reserve_bytes=8192, spill_keys=40, disk=self.disk
        )
        self.writer._tried_at = -1e9

    @rule(numbers=MESSAGES)
    def append(self, numbers: list[int]) -> None:
        self.writer._tried_at = -1e9
        refusal = refusal_of(self.writer, numbers)
        if refusal is None:
            self.acknowledged |= set(numbers)
            return
        assert refusal.kind == "unavailable"
        assert refusal.retry_after_s
        assert self.disk.fault in {"full", "sync", "short write"}

    @rule(fault=st.sampled_from(["", "", "full", "short write", "slow write", "sync"]))
    def arm(self, fault: str) -> None:
        self.disk.fault = fault

    @rule()
    def restart(self) -> None:
        self.disk.fault = ""
        self.writer.close()
        self.start()

    @rule(seed=st.integers(0, 2**16))
    def restart_with_a_torn_tail(self, seed: int) -> None:
        """The machine dies while a group is half written: bytes that were never acknowledged."""
        self.disk.fault = ""
        self.writer.close()
        names = segments(self.folder)
        if names:
            with (self.folder / names[-1].text).open("ab") as file:
                file.write(random.Random(seed).randbytes(seed % 200 + 1) + b"\x01")
        self.start()
        if names:
            assert self.writer.recovery.torn_tails == 1

    @rule(numbers=MESSAGES)
    def a_failure_never_leaves_a_message_behind_as_known(self, numbers: list[int]) -> None:
        self.disk.fault = "sync"
        self.append(numbers)
        self.disk.fault = ""
        self.append(numbers)
        assert set(numbers) <= self.acknowledged

    @invariant()
    def acknowledged_is_stored_exactly_once(self) -> None:
        reader = SegmentReader(self.folder)
        frames = reader.read_after(0).frames
        stored = [int(frame.payload.split(b'"')[5]) for frame in frames]
        seqs = [frame.seq for frame in frames]
        assert len(stored) == len(set(stored))
        assert self.acknowledged <= set(stored)
        assert seqs == sorted(set(seqs))
        assert reader.damages == []

    def teardown(self) -> None:
        self.disk.fault = ""
        self.writer.close()
        shutil.rmtree(self.folder)


LogUnderFaults.TestCase.settings = settings(
    max_examples=30, stateful_step_count=25, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
TestTheLogUnderFaults = LogUnderFaults.TestCase


def test_a_failed_sync_followed_by_death_is_not_believed_on_start(tmp_path):
    disk = FaultyDisk()
    writer = LogWriter(tmp_path, reserve_bytes=0, segment_bytes=65536, disk=disk)
    writer.append([entry(1)])
    name = segments(tmp_path)[-1]
    end = (tmp_path / name.text).read_bytes().rstrip(b"\0")
    disk.fault = "sync"
    frames = tmp_path / name.text
    with pytest.raises(CauceError, match="log_failed"):
        writer.append([entry(2)])
    writer.close()
    # What the page cache may still show after the failure, and no new segment was ever opened.
    with frames.open("r+b") as file:
        file.seek(len(end))
        file.write(os.urandom(64))
    again = LogWriter(tmp_path, reserve_bytes=0, segment_bytes=65536)
    assert again.append([entry(2)]).duplicates == frozenset()
    assert [f.seq for f in SegmentReader(tmp_path).read_after(0).frames] == [1, 2]
    again.close()
