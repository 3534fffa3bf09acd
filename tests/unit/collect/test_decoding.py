"""One decoder for every vendor: bytes decide, limits hold, and nothing but typed errors comes out."""

import gzip
import json
import tracemalloc
import zlib
from base64 import b64encode, urlsafe_b64encode
from urllib.parse import unquote_to_bytes

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.collect.formats.decoding import (
    MAX_PATIENT_VALUES,
    MAX_VALUES,
    elements,
    lines,
    members,
    object_of,
    unpack,
    unquoted,
    unwrap,
    value_of,
    zstd,
)
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.wire import MalformedError, TooLargeError

LIMIT = 1 << 20
TEXT = json.dumps([{"event": "Ñ", "properties": {"n": i}} for i in range(50)]).encode()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {"gzip": gzip.compress, "deflate": zlib.compress, "zstd": zstd.compress, "br": brotli.compress}  # fmt: skip


@pytest.mark.parametrize("header", ["", "identity", "gzip", "deflate", "br", "zstd", "nonsense"])
@pytest.mark.parametrize("kind", PACKERS)
def test_packing_is_recognised_whatever_the_header_says(kind, header):
    assert unpack(PACKERS[kind](TEXT), header, LIMIT) == TEXT


@pytest.mark.parametrize("header", ["", "gzip", "deflate", "br", "zstd"])
@pytest.mark.parametrize(
    "body", [b"", TEXT, b"data=%7B%7D", b"eyJhIjoxfQ==", b"\xef\xbb\xbf{}", b" {}"]
)
def test_what_is_not_packed_stays_as_it_is(body, header):
    assert unpack(body, header, LIMIT) == body


def test_bare_deflate_needs_the_header():
    assert unpack(raw_deflate(TEXT), "deflate", LIMIT) == TEXT


@pytest.mark.parametrize("kind", ["gzip", "deflate", "zstd"])
def test_a_cut_stream_or_one_with_more_behind_it_is_malformed(kind):
    packed = PACKERS[kind](TEXT)
    for broken in (packed[:-3], packed[: len(packed) // 2], packed + b"more"):
        with pytest.raises(MalformedError):
            unpack(broken, kind, LIMIT)


def test_cut_brotli_is_taken_as_what_it_is_then_no_json():
    with pytest.raises(MalformedError):
        members(unpack(brotli.compress(TEXT)[:-9], "br", LIMIT))


@pytest.mark.parametrize("kind", PACKERS)
def test_a_bomb_costs_no_more_than_the_limit(kind):
    bomb = {"gzip": gzip_zeros, "deflate": zlib_zeros, "zstd": zstd_zeros, "br": brotli_zeros}[kind](1 << 30)  # fmt: skip
    assert len(bomb) < 2 << 20
    tracemalloc.start()
    with pytest.raises(TooLargeError):
        unpack(bomb, kind, LIMIT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * LIMIT


def gzip_zeros(size: int, wbits: int = 31) -> bytes:
    packer, block = zlib.compressobj(9, wbits=wbits), bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()


def zlib_zeros(size: int) -> bytes:
    return gzip_zeros(size, 15)


def zstd_zeros(size: int) -> bytes:
    packer, block = zstd.ZstdCompressor(level=1), bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()


def brotli_zeros(size: int) -> bytes:
    packer, block = brotli.Compressor(quality=1), bytes(1 << 20)
    return b"".join(packer.process(block) for _ in range(size >> 20)) + packer.finish()


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        b"data=" + TEXT.replace(b" ", b"").replace(b'"', b"%22"),
        b"data=" + b64encode(TEXT),
        b"verbose=1&data=" + urlsafe_b64encode(TEXT),
        b"data=" + b64encode(TEXT).replace(b"+", b"%2B").replace(b"=", b"%3D"),
        b64encode(TEXT),
        b64encode(TEXT).rstrip(b"="),
        b64encode(gzip.compress(TEXT)),
        b"data=" + b64encode(zlib.compress(TEXT)),
    ],
)
def test_json_is_found_in_forms_and_base64(body):
    assert json.loads(unwrap(body, {}, LIMIT).text) == json.loads(TEXT)


def test_fields_beside_the_data_are_kept_and_an_empty_body_means_the_query():
    assert unwrap(b"ip=0&data=%7B%7D&verbose=1", {}, LIMIT).fields == {"ip": "0", "verbose": "1"}
    assert unwrap(b"", {"data": "eyJhIjoxfQ=="}, LIMIT).text == b'{"a":1}'
    assert unwrap(b"eyJhIjoxfQ==", {}, LIMIT).text == b'{"a":1}'
    with pytest.raises(MalformedError):
        unwrap(b"a=1&b=2", {}, LIMIT)
    with pytest.raises(MalformedError):
        unwrap(b"&".join(b"a=1" for _ in range(100)), {}, LIMIT)


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"])))
def test_base64_of_utf16_halves_one_by_one_is_the_same_text(said):
    """As mixpanel-browser's own base64 encodes a character beyond the first plane."""
    text = json.dumps([said], ensure_ascii=False)
    units = text.encode("utf-16-be", "surrogatepass")
    halves = (chr(int.from_bytes(units[i : i + 2], "big")) for i in range(0, len(units), 2))
    body = b64encode("".join(halves).encode("utf-8", "surrogatepass"))
    assert value_of(unwrap(b"data=" + body, {}, LIMIT).text) == [said]


def test_packed_base64_has_the_same_limit():
    with pytest.raises(TooLargeError):
        unwrap(b64encode(gzip.compress(bytes(LIMIT + 1))), {}, LIMIT)


def test_odd_json_is_read_patiently_part_by_part():
    text = b'{"batch": [{"a": NaN}, {"b": "\\ud800"}, {"c": "\xff"}, {"d": 1}], "key": "k"}'
    found = members(text)
    assert object_of(found["key"][:0] or b'{"x":1}') == {"x": 1}
    assert [object_of(one) for one in elements(found["batch"])] == [
        {"a": None}, {"b": "�"}, {"c": "�"}, {"d": 1},
    ]  # fmt: skip


def test_nesting_and_size_of_a_record_are_bounded():
    deep = b'{"a":' * 3000 + b"1" + b"}" * 3000
    for text, reason in ((deep, {"too_deep", "not_an_object"}), (b'"' + b"x" * (1 << 20) + b'"', {"too_large"})):  # fmt: skip
        with pytest.raises(NotStorableError) as refused:
            value_of(text)
        assert refused.value.refused.reason in reason


def test_millions_of_values_are_not_taken_apart():
    for text in (b"[" + b"0," * MAX_VALUES + b"0]", b"[" + b"[]," * MAX_VALUES + b"0]"):
        with pytest.raises(TooLargeError):
            elements(text)
    with pytest.raises(TooLargeError):
        elements(b"[NaN" + b",0" * MAX_PATIENT_VALUES + b"]")


def test_lines_are_what_is_between_line_ends():
    assert lines(b'{"a":1}\n\n{"b":2}\r\n') == [b'{"a":1}', b'{"b":2}\r']


@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "br", "deflate"]))
def test_any_bytes_are_content_or_a_typed_error(body, header):
    for start in (
        b"",
        b"\x1f\x8b",
        b"\x28\xb5\x2f\xfd",
        b"\x78\x9c",
        b"data=",
        b'{"a":',
        b"[",
        b"ey",
    ):
        try:
            text = unwrap(unpack(start + body, header, LIMIT), {}, LIMIT).text
            for read in (members, elements):
                try:
                    read(text)
                except MalformedError:
                    continue
            object_of(text)
        except (MalformedError, TooLargeError, NotStorableError):
            continue


_ESCAPED = st.lists(
    st.sampled_from([b"%22", b"%3d", b"%", b"%2", b"%zz", b"%%", b"=", b"==", b"+", b"\n", b"\r\n", b" ", b"%0A", b"a", b"_"])
    | st.binary(max_size=3)
).map(b"".join)  # fmt: skip


@settings(max_examples=500)
@given(_ESCAPED)
def test_escapes_of_a_form_are_read_as_by_pythons_own_reader(value):
    assert unquoted(value) == unquote_to_bytes(value.replace(b"+", b" "))
