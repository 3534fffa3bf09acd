"""One frame as bytes, and reading frames back: pure functions over buffers.

A frame is a 40-byte header and its payload::

    length u32 | crc32c u32 | seq u64 | project u32 | kind u8 | 0 0 0 | key 16 bytes | payload

The checksum covers everything after itself. A length of 0 ends a segment (preallocated zeros).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from struct import Struct
from typing import NamedTuple

from crc32c import crc32c

from cauce.infra.log.contracts import Entry, Frame, FrameKind

MAGIC = b"cauce log 1\n\0\0\0\0"
"""First bytes of every segment."""
MAX_PAYLOAD = 8 << 20
NO_KEY = bytes(16)
HEADER_BYTES = 40

_LENGTH_CRC = Struct("<II")
_REST = Struct("<QIB3x16s")
_ALL = Struct("<IIQIB3x16s")
_KINDS = {int(kind): kind for kind in FrameKind}
_KIND_AT = 20
_KIND = re.compile(b"[%b]\0\0\0" % re.escape(bytes(_KINDS)))


class Found(NamedTuple):
    """A valid frame inside a buffer."""

    frame: Frame
    key: bytes
    end: int


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of a segment that holds no valid frame although valid frames follow it.

    The frames with ``after_seq < seq < before_seq`` are lost.
    """

    segment: str
    offset: int
    length: int
    after_seq: int
    before_seq: int


def encode(first_seq: int, entries: Iterable[Entry]) -> bytes:
    """Return the frames of entries numbered from ``first_seq``, one after the other."""
    pieces: list[bytes] = []
    add, pack_head, pack_rest, checksum = pieces.append, _LENGTH_CRC.pack, _REST.pack, crc32c
    for seq, entry in enumerate(entries, first_seq):
        rest = pack_rest(seq, entry.project_id, entry.kind, entry.key or NO_KEY)
        checked = b'%b{"seq":%d,%b' % (rest, seq, entry.body)
        add(pack_head(len(checked) - _REST.size, checksum(checked)))
        add(checked)
    return b"".join(pieces)


def blank(found: Found) -> bytes:
    """Return the frame that stands where ``found`` was: same seq and key, nothing else of it."""
    frame, payload = found.frame, b"{}"
    rest = _REST.pack(frame.seq, frame.project_id, FrameKind.ERASED, found.key)
    return _LENGTH_CRC.pack(len(payload), crc32c(payload, crc32c(rest))) + rest + payload


def frame_bytes(buffer: memoryview, found: Found) -> memoryview:
    """Return a frame as it stands in its segment."""
    return buffer[found.end - len(found.frame.payload) - HEADER_BYTES : found.end]


def decode(buffer: memoryview, offset: int) -> Found | None:
    """Return the frame at ``offset``, None when there is no whole and valid one."""
    start = offset + HEADER_BYTES
    if start > len(buffer):
        return None
    length, crc, seq, project_id, kind, key = _ALL.unpack_from(buffer, offset)
    end = start + length
    if not 0 < length <= MAX_PAYLOAD or end > len(buffer) or kind not in _KINDS:
        return None
    if crc32c(buffer[offset + 8 : end]) != crc:
        return None
    return Found(Frame(seq, project_id, _KINDS[kind], bytes(buffer[start:end])), key, end)


def needed(buffer: memoryview, offset: int) -> int:
    """Return the bytes that the frame at ``offset`` claims to take, 0 for the end of the segment."""
    if offset + HEADER_BYTES > len(buffer):
        return HEADER_BYTES
    length: int = _LENGTH_CRC.unpack_from(buffer, offset)[0]
    return HEADER_BYTES + length if 0 < length <= MAX_PAYLOAD else 0


def resync(buffer: memoryview, offset: int, after_seq: int) -> int | None:
    """Return where the next valid frame with a later seq starts, None when there is none.

    Payloads are JSON and hold no zero byte, so the zeros beside ``kind`` find the candidates.
    """
    for likely in _KIND.finditer(buffer[offset + _KIND_AT :]):
        candidate = offset + likely.start()
        found = decode(buffer, candidate)
        if found is not None and found.frame.seq > after_seq:
            return candidate
    return None


def scan(buffer: memoryview, name: str, base: int) -> Iterator[Found | Damage]:
    """Yield every valid frame of a whole segment, and each damaged stretch between them."""
    offset, last = len(MAGIC), base - 1
    while offset < len(buffer):
        found = decode(buffer, offset)
        if found is None or found.frame.seq <= last:
            again = resync(buffer, offset + 1, last)
            if again is None:
                return
            found = decode(buffer, again)
            assert found is not None  # noqa: S101
            yield Damage(name, offset, again - offset, last, found.frame.seq)
        yield found
        offset, last = found.end, found.frame.seq
