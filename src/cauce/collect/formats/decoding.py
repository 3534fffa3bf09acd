"""Bytes of a request to JSON texts, whatever the headers say about them.

posthog-js sends gzip as ``text/plain``, the RudderStack Node SDK gzip as a form, Mixpanel JSON or base64
inside a form, or in the query. So the bytes decide: packing by its first bytes, then form, base64 or JSON.
Nothing grows beyond the endpoint's limit: unpacking stops one byte after it, and a text with more
than ``MAX_VALUES`` values is not taken apart.
"""

import binascii
import json
import re
import sys
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

import brotli
import msgspec

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.formats.contracts import MAX_RECORD_BYTES, Record
from cauce.collect.logic.canonical import MAX_DEPTH, NotStorableError, clean
from cauce.collect.wire import MalformedError, TooLargeError, may_hold_nul

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAX_VALUES = 1_000_000
"""Values in one body; a decoded value takes up to 64 bytes."""
MAX_PATIENT_VALUES = 250_000
"""The same for a body that only Python's own reader understands, where a value takes up to 250 bytes."""
SMALL_BYTES = 256 * 1024
"""Too small to hold more values than that."""
MAX_FIELDS = 50
ENVELOPE_LEVELS = 4
ZSTD_WINDOW_LOG = 23
"""8 MiB: what RFC 8878 asks every decoder to support, and no more."""
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_TEXT_STARTS = frozenset(b"\t\r\n" + bytes(range(0x20, 0x7F)))
_FORM = re.compile(rb"[\w$.%-]{1,64}=(?!=?\s*$)")
"""A first field; the padding at the end of short base64 is none."""
_BASE64 = re.compile(rb"[A-Za-z0-9+/_ \r\n-]+={0,2}\s*")
_SURROGATES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_EQUALS = ord("=")
SHORT_FIELD = 40
_QUOTED = bytes.maketrans(b"%+", b"= ")
_URL_SAFE = bytes.maketrans(b"-_ ", b"+/+")
_decode = msgspec.json.Decoder().decode
_decode_object = msgspec.json.Decoder(dict[str, Any]).decode
_decode_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_decode_elements = msgspec.json.Decoder(list[msgspec.Raw]).decode


class Content(NamedTuple):
    """The JSON text of a body, and the other fields of its form."""

    text: bytes
    fields: Mapping[str, str]


# ── Packing ─────────────────────────────────────────────────────────────────────────────────────


def unpack(body: bytes, encoding: str, limit: int) -> bytes:
    """Return the body without gzip, zlib, deflate, Zstandard or Brotli.

    The first three are known by their first bytes. Brotli and bare deflate have none, so they are tried
    when the header says so or when the body is no text; what cannot be unpacked then counts as plain.

    Raises:
        MalformedError: a broken or cut stream.
        TooLargeError: more than ``limit`` bytes once unpacked.
    """
    if body.startswith(_GZIP):
        return _inflate(body, limit, 31)
    if body.startswith(_ZSTD):
        return _unzstd(body, limit)
    if body.startswith(_ZLIB):
        return _inflate(body, limit, 15)
    if "br" in encoding or not _looks_like_text(body):
        try:
            return _unbrotli(body, limit)
        except MalformedError:
            pass
    if "deflate" in encoding:
        try:
            return _inflate(body, limit, -15)
        except MalformedError:
            pass
    return body


def _looks_like_text(body: bytes) -> bool:
    return not body or body[0] in _TEXT_STARTS or body.startswith(b"\xef\xbb\xbf")


def _inflate(body: bytes, limit: int, wbits: int) -> bytes:
    unzip = zlib.decompressobj(wbits=wbits)
    try:
        content = unzip.decompress(body, limit + 1)
    except zlib.error as error:
        raise MalformedError(f"the compressed body is broken: {error}") from None
    return _whole(content, limit, ended=unzip.eof and not unzip.unused_data)


def _unzstd(body: bytes, limit: int) -> bytes:
    window: dict[int, int] = {zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW_LOG}
    unzip = zstd.ZstdDecompressor(options=window)
    try:
        content = unzip.decompress(body, limit + 1)
    except zstd.ZstdError as error:
        raise MalformedError(f"the compressed body is broken: {error}") from None
    return _whole(content, limit, ended=unzip.eof and not unzip.unused_data)


def _unbrotli(body: bytes, limit: int) -> bytes:
    unzip = brotli.Decompressor()
    try:
        content = unzip.process(body, output_buffer_limit=limit + 1)
        while len(content) <= limit and not unzip.can_accept_more_data():
            more = unzip.process(b"", output_buffer_limit=limit + 1)
            if not more:
                break
            content += more
    except brotli.error:
        raise MalformedError("the compressed body is broken") from None
    return _whole(content, limit, ended=unzip.is_finished())


def _whole(content: bytes, limit: int, *, ended: bool) -> bytes:
    if len(content) > limit:
        raise TooLargeError
    if not ended:
        raise MalformedError("the compressed body is cut off, or something follows it")
    return content


# ── Wrapping ────────────────────────────────────────────────────────────────────────────────────


def unwrap(body: bytes, query: Mapping[str, str], limit: int) -> Content:
    """Return the JSON text of a body: as it is, in the field ``data`` of a form or the query, or base64.

    Raises:
        MalformedError: a form without ``data``, or with too many fields.
        TooLargeError: packed data in base64 that is larger than ``limit`` once unpacked.
    """
    if not body.strip():
        return Content(_plain(query.get("data", "").encode(), limit), {})
    if not _FORM.match(body):
        return Content(_plain(body, limit), {})
    if body.count(b"&") >= MAX_FIELDS:
        raise MalformedError(f"the form has more than {MAX_FIELDS} fields")
    fields, data = {}, None
    for pair in body.split(b"&"):
        if pair.startswith(b"data="):
            data = unquoted(pair[5:])
        elif pair and pair[0] != _EQUALS:
            name, value = _known_field(pair) if len(pair) <= SHORT_FIELD else _field(pair)
            fields[name] = value
    if data is None:
        raise MalformedError("the form has no field named data")
    return Content(_plain(data, limit), fields)


def _field(pair: bytes) -> tuple[str, str]:
    name, _, value = pair.partition(b"=")
    return unquoted(name).decode("utf-8", "replace"), unquoted(value).decode("utf-8", "replace")


_known_field = lru_cache(1024)(_field)
"""SDKs send the same few short ones with every request."""


def unquoted(value: bytes) -> bytes:
    """Return the bytes that ``%XX`` and ``+`` stand for.

    As quoted-printable the C code decodes them, twenty times as fast as ``urllib.parse``, which does the
    rest: a ``%`` that begins no escape comes out as ``=``, unless it is the last byte.
    """
    if b"=" not in value and b"\n" not in value and b"\r" not in value and value[-1:] != b"%":
        found = binascii.a2b_qp(value.translate(_QUOTED))
        # Every true escape makes the text two bytes shorter, so one that is none is noticed.
        if b"=" not in found or len(found) == len(value) - 2 * value.count(b"%"):
            return found
    return unquote_to_bytes(value.replace(b"+", b" "))


def _plain(text: bytes, limit: int) -> bytes:
    """Return text out of base64, when it is base64."""
    if text.lstrip()[:1] in {b"{", b"[", b""} or not _BASE64.fullmatch(text):
        return text
    digits = b"".join(text.rstrip(b"=\r\n").split(b"\n")).replace(b"\r", b"").translate(_URL_SAFE)
    try:
        found = binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))
    except binascii.Error:
        return text
    if found.startswith((_GZIP, _ZSTD, *_ZLIB)):
        return unpack(found, "", limit)
    return _SURROGATES.sub(_joined, found) if b"\xed" in found else found


def _joined(pair: re.Match[bytes]) -> bytes:
    """Return the UTF-8 of a character whose two UTF-16 halves Mixpanel's browser SDK encodes one by one."""
    halves = pair[0].decode("utf-8", "surrogatepass")
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le").encode()


# ── JSON ────────────────────────────────────────────────────────────────────────────────────────


def members(text: bytes) -> dict[str, Record]:
    """Return the members of a JSON object, each still text.

    Raises:
        MalformedError: it is no JSON object.
        TooLargeError: it has too many values to be taken apart.
    """
    _bounded(text, MAX_VALUES)
    try:
        return dict(_decode_members(text))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        found = _patiently(text)
    if not isinstance(found, dict):
        raise MalformedError("a JSON object is required")
    return {str(name): _text_of(value) for name, value in found.items()}


def elements(array: Record) -> list[Record]:
    """Return the elements of a JSON array, each still text.

    Raises:
        MalformedError: it is no JSON array.
        TooLargeError: it has too many values to be taken apart.
    """
    text = bytes(array)
    _bounded(text, MAX_VALUES)
    try:
        return list(_decode_elements(text))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        found = _patiently(text)
    if not isinstance(found, list):
        raise MalformedError("a JSON array is required")
    return [_text_of(value) for value in found]


def lines(text: bytes) -> list[Record]:
    """Return the lines that are not blank: the records of newline-delimited JSON."""
    return [line for line in text.split(b"\n") if line.strip()]


def is_array(text: bytes) -> bool:
    """Return whether the text begins as a JSON array does."""
    return text.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"["


def value_of(text: bytes) -> Any:
    """Return a decoded value in which every text can be kept; NaN becomes null.

    Raises:
        NotStorableError: it is no JSON, too large or nested too deep; carries the ``Refused``.
    """
    if len(text) > MAX_RECORD_BYTES:
        detail = f"{len(text)} bytes; at most {MAX_RECORD_BYTES}"
        raise NotStorableError(Refused(RejectReason.TOO_LARGE, detail))
    if not may_hold_nul(text):
        try:
            return _decode(text)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            pass
    try:
        return clean(_patiently(text), MAX_DEPTH + ENVELOPE_LEVELS)
    except (MalformedError, RecursionError):
        detail = "the record is not JSON"
        raise NotStorableError(Refused(RejectReason.NOT_AN_OBJECT, detail)) from None


def object_of(record: Record) -> dict[str, Any]:
    """Return a record that is an object.

    Raises:
        NotStorableError: it is none; carries the ``Refused``.
    """
    text = bytes(record)
    if len(text) <= MAX_RECORD_BYTES and not may_hold_nul(text):
        try:
            return _decode_object(text)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            pass
    found = value_of(text)
    if not isinstance(found, dict):
        raise NotStorableError(Refused(RejectReason.NOT_AN_OBJECT, "an object is required"))
    return found


def texts_in(envelope: Mapping[str, Record], *names: str) -> list[str]:
    """Return the members that are non-empty texts, in the order of ``names``."""
    found = []
    for name in names:
        value = small_value(envelope[name]) if name in envelope else None
        if isinstance(value, str) and value:
            found.append(value)
    return found


def small_value(record: Record) -> Any:
    """Return a decoded member of an envelope, None when it is absent, long or broken."""
    text = bytes(record)
    try:
        return _decode(text) if 0 < len(text) < 1000 else None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _bounded(text: bytes, most: int) -> None:
    if len(text) <= SMALL_BYTES:
        return
    if text.count(b",") + text.count(b"[") + text.count(b"{") > most:
        raise TooLargeError


def _patiently(text: bytes) -> Any:
    _bounded(text, MAX_PATIENT_VALUES)
    try:
        return json.loads(text.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"the body is not JSON: {error}"[:200]) from None


def _text_of(value: Any) -> bytes:
    return json.dumps(value).encode()
