"""One message of the stream: entries of many requests together, as bytes and back.

    magic 4 bytes | crc32c u32 | count u32 | count × (length u32 | project u32 | kind u8 | key 16 bytes | body)

The checksum covers everything after itself. Numbers are not in it: a frame's number is its place in
the stream, so whoever reads the stream gives the same numbers.
"""

from collections.abc import Iterator, Sequence
from struct import Struct, error

from crc32c import crc32c

from cauce.infra.log.contracts import Entry, FrameKind

MAGIC = b"CG1\n"
_HEAD = Struct("<4sII")
_ENTRY = Struct("<IIB16s")
_NO_KEY = bytes(16)
_KINDS = {int(kind): kind for kind in FrameKind}
HEAD_BYTES, ENTRY_BYTES = _HEAD.size, _ENTRY.size


def encode_group(entries: Sequence[Entry]) -> bytes:
    """Return the message that holds ``entries``; none makes a message that says nothing."""
    pieces = [len(entries).to_bytes(4, "little")]
    for entry in entries:
        key = entry.key or _NO_KEY
        pieces += (_ENTRY.pack(len(entry.body), entry.project_id, entry.kind, key), entry.body)
    rest = b"".join(pieces)
    return MAGIC + crc32c(rest).to_bytes(4, "little") + rest


def decode_group(message: bytes) -> list[Entry]:
    """Return the entries of a message.

    Raises:
        ValueError: it is not a whole and valid group.
    """
    try:
        magic, crc, count = _HEAD.unpack_from(message)
        if magic != MAGIC or crc32c(memoryview(message)[8:]) != crc:
            raise ValueError("not a group, or damaged")
        return list(_entries(message, count))
    except (error, KeyError) as reason:
        raise ValueError(f"not a whole group: {reason}") from reason


def _entries(message: bytes, count: int) -> Iterator[Entry]:
    at = _HEAD.size
    for _ in range(count):
        length, project_id, kind, key = _ENTRY.unpack_from(message, at)
        at += _ENTRY.size
        yield Entry(
            project_id, _KINDS[kind], message[at : at + length], key if key != _NO_KEY else b""
        )
        at += length


def divide(entries: Sequence[Entry], most_bytes: int) -> Iterator[Sequence[Entry]]:
    """Yield ``entries`` in order, in parts whose messages have at most ``most_bytes``.

    A single entry that is larger comes alone: the server then says that it does not take it.
    """
    start, size = 0, _HEAD.size
    for i, entry in enumerate(entries):
        needed = _ENTRY.size + len(entry.body)
        if i > start and size + needed > most_bytes:
            yield entries[start:i]
            start, size = i, _HEAD.size
        size += needed
    if start < len(entries):
        yield entries[start:]
