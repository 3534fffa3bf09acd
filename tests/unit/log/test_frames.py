"""Frames survive their bytes, and any bytes survive the decoder."""

from hypothesis import given
from hypothesis import strategies as st

from cauce.infra.log.contracts import Entry, FrameKind
from cauce.infra.log.frames import MAGIC, Damage, decode, encode, resync, scan


def framed(seq: int, text: str = "x") -> bytes:
    body = b'"text":"%b"}' % text.encode()
    return encode(seq, [Entry(7, FrameKind.EVENT, body, bytes(range(16)))])


@given(st.integers(1, 2**63), st.text(max_size=200))
def test_a_frame_reads_back_as_it_was_written(seq, text):
    data = framed(seq, text)
    found = decode(memoryview(data), 0)
    assert found is not None
    assert (found.frame.seq, found.frame.project_id, found.frame.kind) == (seq, 7, FrameKind.EVENT)
    assert found.frame.payload == b'{"seq":%d,"text":"%b"}' % (seq, text.encode())
    assert (found.key, found.end) == (bytes(range(16)), len(data))


@given(st.integers(0, 400), st.integers(1, 255))
def test_one_changed_byte_is_always_noticed(position, change):
    data = bytearray(framed(5, "some text that is long enough to hit anywhere"))
    position %= len(data)
    data[position] ^= change
    found = decode(memoryview(data), 0)
    assert found is None


@given(st.binary(max_size=300))
def test_random_bytes_are_never_a_frame_and_never_an_error(data):
    assert decode(memoryview(data), 0) is None
    assert resync(memoryview(data), 0, 0) is None
    assert list(scan(memoryview(MAGIC + data), "x", 1)) == []


@given(st.integers(0, 200), st.integers(0, 7))
def test_a_bit_flip_in_the_middle_costs_one_frame_and_is_reported(position, bit):
    parts = [framed(n, f"event number {n}") for n in range(1, 6)]
    data = bytearray(MAGIC + b"".join(parts))
    at = len(MAGIC) + len(parts[0]) + position % len(parts[1])
    data[at] ^= 1 << bit
    found = list(scan(memoryview(data), "segment", 1))
    seqs = [item.frame.seq for item in found if not isinstance(item, Damage)]
    damages = [item for item in found if isinstance(item, Damage)]
    assert seqs == [1, 3, 4, 5]
    assert [(d.after_seq, d.before_seq) for d in damages] == [(1, 3)]
