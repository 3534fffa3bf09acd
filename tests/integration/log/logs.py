"""Both logs behind one set of verbs: segment files, and a stream of a real three-node NATS cluster."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cauce.infra.log.contracts import Appender, Entry, FrameKind
from cauce.infra.log.dedup import message_key
from cauce.infra.log.nats.address import parse_address
from cauce.infra.log.nats.cluster import Cluster as Where
from cauce.infra.log.nats.relay import Relay
from cauce.infra.log.nats.writer import StreamWriter
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.writer import LogWriter
from support.nats_cluster import Cluster

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Three NATS servers that sync every write."""
    with Cluster(tmp_path_factory.mktemp("nats")) as running:
        yield running


def where(cluster: Cluster, stream: str, accepted: str = "") -> Where:
    """Return the settings of a stream of the cluster."""
    address = parse_address(cluster.url(stream))
    assert address is not None
    return Where(address, tuple(cluster.monitors.split(",")), frozenset(accepted.split(",")))


@dataclass
class Segments:
    """The log in segment files."""

    folder: Path
    writers: list[Appender] = field(default_factory=list)

    def open(self, **options) -> Appender:
        sizes = {"segment_bytes": 1 << 20, "reserve_bytes": 0, **options}
        self.writers.append(LogWriter(self.folder, **sizes))
        return self.writers[-1]

    def reader(self) -> SegmentReader:
        return SegmentReader(self.folder)

    def close(self) -> None:
        for writer in self.writers:
            writer.close()
        self.writers.clear()


@dataclass
class Stream(Segments):
    """The log in a stream, and the copy that a worker makes of it."""

    where: Where | None = None
    relay: Relay | None = None

    def open(self, **options) -> Appender:
        assert self.where is not None
        self.writers.append(StreamWriter(self.where, wait_s=20, **options))
        return self.writers[-1]

    def reader(self) -> SegmentReader:
        if self.relay is None:
            self.relay = copying(self.where, self.folder)
        return SegmentReader(self.folder)

    def close(self) -> None:
        super().close()
        if self.relay is not None:
            self.relay.stop()
            self.relay = None


def copying(where: Where, folder: Path, **options) -> Relay:
    """Return a running relay into a folder."""
    options = {"start": None, "seed": lambda _: (), **options}
    relay = Relay(where, folder, segment_bytes=1 << 20, reserve_bytes=0, **options)
    relay.start_copying()
    return relay


@pytest.fixture
def stream(cluster: Cluster) -> Where:
    """A stream that no other test uses."""
    return where(cluster, f"LOG{next(_numbers)}")


@pytest.fixture(params=["segments", "stream"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Segments]:
    """An empty log of either kind."""
    folder = tmp_path / "a log"
    if request.param == "segments":
        made = Segments(folder)
    else:
        made = Stream(folder, where=request.getfixturevalue("stream"))
    yield made
    made.close()


def entry(number: int, project: int = 1, size: int = 100) -> Entry:
    """Return an event that says its number."""
    body = b'"message_id":"%d","filler":"%b"}' % (number, b"x" * size)
    return Entry(project, FrameKind.EVENT, body, message_key(project, str(number)))


def reject() -> Entry:
    """Return a refused item."""
    return Entry(1, FrameKind.REJECT, b'"reason":"too_deep"}', b"")


def numbers(reader: SegmentReader) -> list[int]:
    """Return the numbers of every event in a log, in order."""
    seq, found = 0, []
    while frames := reader.read_after(seq, max_frames=700).frames:
        found += [int(f.payload.split(b'"')[5]) for f in frames if f.kind is FrameKind.EVENT]
        seq = frames[-1].seq
    return found


def wait_for(condition: Callable[[], object], timeout_s: float = 15.0) -> None:
    """Wait until something is true."""
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)
