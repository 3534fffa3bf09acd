"""Moving a log from a folder into a stream and back: copied, compared, resumable, numbers unchanged.

Nobody writes meanwhile. Into the stream goes all that the folder still has, each frame in its place, so
that the folder's own log is from then on its copy of the stream. Back, the copy is brought level and is the
log again.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from cauce.infra.log.contracts import Entry, Frame, FrameKind
from cauce.infra.log.dedup import message_key
from cauce.infra.log.disk import Disk
from cauce.infra.log.nats.cluster import Cluster
from cauce.infra.log.nats.connection import ATTEMPTS, TROUBLE, Link, close, connect
from cauce.infra.log.nats.errors import differs, not_empty, not_level, not_migrated, unreachable
from cauce.infra.log.nats.groups import decode_group, divide, encode_group
from cauce.infra.log.nats.position import Position, read_position, write_position
from cauce.infra.log.nats.pull import pull
from cauce.infra.log.nats.relay import Relay
from cauce.infra.log.reader import SegmentReader
from cauce.infra.log.segments import segments
from cauce.infra.log.writer import LogWriter

MOST_BYTES = 512 << 10
LEVEL_S = 600.0
QUIET_S = 2.0
EMPTY = (FrameKind.REPEAT, FrameKind.ERASED)
_PLACE = b'"repeat":true}'


class _Said(msgspec.Struct):
    message_id: str = ""


_said = msgspec.json.Decoder(_Said)


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved and compared: frames ``first_seq`` to ``head``, and a checksum over them."""

    stream: str
    first_seq: int
    head: int
    frames: int
    checksum: str
    start: Position
    """The place in the stream before the first frame, from which any worker numbers alike."""
    end: Position


@dataclass(frozen=True, slots=True)
class _Plan:
    stream: str
    created: str
    before: int
    first: int


def move_to_stream(cluster: Cluster, folder: Path) -> Moved:
    """Copy the log in ``folder`` into an empty stream and return what was copied; again goes on.

    Raises:
        CauceError: ``log_stream_not_empty``, ``log_differs``, ``log_unreachable``, ``log_unsafe``.
    """
    LogWriter(folder, reserve_bytes=0).close()  # recovers what a killed writer left
    return asyncio.run(_to_stream(cluster, folder))


def keep_as_copy(folder: Path, moved: Moved) -> None:
    """Make the folder's log the copy of the stream; from now on it is one."""
    write_position(folder, moved.end)
    (folder / "moving.json").unlink(missing_ok=True)


def move_to_segments(cluster: Cluster, folder: Path) -> Moved:
    """Bring the copy in ``folder`` level with the stream, compare, and return what was compared.

    Raises:
        CauceError: ``log_not_migrated``: the folder has no copy of this stream; ``log_not_level``:
            somebody still writes; ``log_differs``.
    """
    here = read_position(folder)
    if here is None or here.stream != cluster.address.stream:
        raise not_migrated(cluster.address.stream)
    relay = Relay(cluster, folder, start=None, seed=lambda _: (), reserve_bytes=0)
    relay.start_copying()
    try:
        _wait(relay)
    finally:
        relay.stop()
    return asyncio.run(_compare_back(cluster, folder))


def keep_as_log(folder: Path) -> None:
    """Make the copy the log itself."""
    (folder / "position.json").unlink()


async def _to_stream(cluster: Cluster, folder: Path) -> Moved:
    link = await connect(cluster, "move")
    try:
        plan = _plan(link, cluster, folder)
        done = await _count(link, plan)
        for entries in _groups(folder, plan.first + done):
            await _publish(link, cluster, entries)
        here, there = _checksum_here(folder, plan.first), await _checksum_there(link, plan)
        if here != there:
            raise differs(cluster.address.stream)
        info = await link.js.stream_info(plan.stream)
        return _moved(plan, info.state.last_seq, *here)
    except TROUBLE as error:
        raise unreachable(str(error) or type(error).__name__) from error
    finally:
        await close(link.client)


def _plan(link: Link, cluster: Cluster, folder: Path) -> _Plan:
    """Return what is being moved: begun now, or by a run that was broken off."""
    path, stream = folder / "moving.json", cluster.address.stream
    if path.exists():
        plan = _Plan(**json.loads(path.read_text("utf-8")))
        if (plan.stream, plan.created) == (stream, link.identity):
            return plan
    if link.info.state.messages:
        raise not_empty(stream)
    names = segments(folder)
    plan = _Plan(stream, link.identity, link.info.state.last_seq, names[0].base if names else 1)
    Disk().replace(folder / "moving.part", path, json.dumps(asdict(plan)).encode())
    return plan


def _moved(plan: _Plan, last: int, frames: int, checksum: str) -> Moved:
    head = plan.first + frames - 1
    start = Position(plan.stream, plan.created, plan.before, plan.first - 1)
    end = Position(plan.stream, plan.created, last, head)
    return Moved(plan.stream, plan.first, head, frames, checksum, start, end)


async def _count(link: Link, plan: _Plan) -> int:
    return sum([1 async for _ in _there(link, plan.stream, plan.before + 1)])


async def _publish(link: Link, cluster: Cluster, entries: list[Entry]) -> None:
    """Publish in order; what may have arrived is not sent twice, for a run again counts what is there."""
    for part in divide(entries, MOST_BYTES):
        message = encode_group(part)
        headers = {"Nats-Msg-Id": blake2b(message, digest_size=16).hexdigest()}
        for attempt in range(ATTEMPTS):
            try:
                await link.js.publish(cluster.address.subject, message, timeout=5, headers=headers)
                break
            except TROUBLE:
                if attempt + 1 == ATTEMPTS:
                    raise
                await asyncio.sleep(0.5)


def _groups(folder: Path, first: int) -> Iterator[list[Entry]]:
    """Yield the entries of the log from ``first`` on; a lost frame keeps its place."""
    reader = SegmentReader(folder)
    following = first
    while frames := reader.read_after(following - 1, max_frames=8000).frames:
        entries: list[Entry] = []
        for frame in frames:
            lost = frame.seq - following
            entries += [Entry(0, FrameKind.REPEAT, _PLACE, b"")] * lost
            entries.append(_entry(frame))
            following = frame.seq + 1
        yield entries
    lost = reader.head() + 1 - following
    if lost > 0:
        yield [Entry(0, FrameKind.REPEAT, _PLACE, b"")] * lost


def _entry(frame: Frame) -> Entry:
    """Return what stands for a frame in the stream; of an erased one only its place."""
    if frame.kind in EMPTY:
        return Entry(frame.project_id, FrameKind.REPEAT, _PLACE, b"")
    body = frame.payload[frame.payload.index(b",") + 1 :]
    is_event = frame.kind is FrameKind.EVENT
    key = message_key(frame.project_id, _said.decode(frame.payload).message_id) if is_event else b""
    return Entry(frame.project_id, frame.kind, body, key)


async def _there(link: Link, stream: str, first: int) -> AsyncIterator[Entry]:
    """Yield every entry of the stream from message ``first`` to its last one now."""
    last = (await link.js.stream_info(stream)).state.last_seq
    if first > last:
        return
    messages = pull(link, stream, first)
    async for taken in messages:
        for message in taken:
            for entry in decode_group(message.data):
                yield entry
        if taken and taken[-1].stream_seq >= last:
            await messages.aclose()
            return


def _checksum_here(folder: Path, first: int) -> tuple[int, str]:
    found, count = blake2b(digest_size=16), 0
    for entries in _groups(folder, first):
        for entry in entries:
            found.update(_fingerprint(entry))
        count += len(entries)
    return count, found.hexdigest()


async def _checksum_there(link: Link, plan: _Plan) -> tuple[int, str]:
    found, count = blake2b(digest_size=16), 0
    async for entry in _there(link, plan.stream, plan.before + 1):
        found.update(_fingerprint(entry))
        count += 1
    return count, found.hexdigest()


def _fingerprint(entry: Entry) -> bytes:
    return b"%d %d %b %b\n" % (entry.project_id, entry.kind, entry.key, entry.body)


def _wait(relay: Relay) -> None:
    deadline = time.monotonic() + LEVEL_S
    while relay.position is None:
        if relay.problem is not None:
            raise relay.problem
        if time.monotonic() > deadline:
            raise unreachable("no stream to read")
        time.sleep(0.05)
    relay.wait_until_level(LEVEL_S)


async def _compare_back(cluster: Cluster, folder: Path) -> Moved:
    """Compare the copy with all that the stream still has, after seeing that nobody writes."""
    position = read_position(folder)
    assert position is not None  # noqa: S101
    link = await connect(cluster, "move")
    try:
        await asyncio.sleep(QUIET_S)
        state = (await link.js.stream_info(position.stream)).state
        if state.last_seq != position.stream_seq:
            raise not_level(position.stream)
        count = sum([1 async for _ in _there(link, position.stream, state.first_seq)])
        before = state.first_seq - 1
        start = Position(position.stream, position.created, before, position.seq - count)
        checksum = await _compare(link, folder, start)
    finally:
        await close(link.client)
    return Moved(position.stream, start.seq + 1, position.seq, count, checksum, start, position)


async def _compare(link: Link, folder: Path, start: Position) -> str:
    """Return the checksum of the stream's entries, each compared with its frame of the copy."""
    found = blake2b(digest_size=16)
    frames = (frame for part in _frames(folder, start.seq) for frame in part)
    frame, seq = next(frames, None), start.seq
    async for entry in _there(link, start.stream, start.stream_seq + 1):
        seq += 1
        found.update(_fingerprint(entry))
        if frame is None or frame.seq > seq:
            continue  # the copy keeps less: retention removed that frame here already
        if frame.kind not in EMPTY and _entry(frame) != entry:
            raise differs(start.stream)
        frame = next(frames, None)
    if frame is not None:
        raise differs(start.stream)
    return found.hexdigest()


def _frames(folder: Path, after: int) -> Iterator[list[Frame]]:
    reader = SegmentReader(folder)
    while frames := reader.read_after(after, max_frames=8000).frames:
        yield list(frames)
        after = frames[-1].seq
