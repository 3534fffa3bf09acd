"""What must hold of any bytes at any vendor's address: the judge of the fuzzers, and their corpus.

An input is one line, vendor, path and ``Content-Encoding`` separated by spaces, and behind it the body. It takes
the way of ``collect/compat.py`` from the body to what would be on disk and to the answer, without key or log.
"""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.formats.contracts import (
    Endpoint,
    Failure,
    Format,
    Outcome,
    Reading,
    Request,
    Trouble,
)
from cauce.collect.formats.decoding import unpack, unwrap
from cauce.collect.formats.vendors import FORMATS
from cauce.collect.logic.items import Arrival
from cauce.collect.records import Kept, sort_records
from cauce.collect.replies import Reply
from cauce.collect.wire import MalformedError, TooLargeError
from cauce.infra.log.contracts import Appended, FrameKind
from cauce.kernel.ids import ProjectId

CONFORMANCE = Path(__file__).parents[1] / "tests" / "conformance"
FINDINGS = CONFORMANCE / "fuzz"
VENDORS = (
    ("snow", "snowplow"),
    ("amp", "amplitude"),
    ("ph", "posthog"),
    ("posthog", "posthog"),
    ("m", "mixpanel"),
)
"""A word in the name of a recording, and whose it is: the first that is in it."""
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def judge(data: bytes) -> int:
    """Return the status that these bytes are answered with.

    Raises:
        AssertionError: half an event would be kept, or the answer is a server's error.
        Exception: whatever the decoder lets out; it should let out nothing.
    """
    head, _, body = data.partition(b"\n")
    vendor, path, encoding = _head(head)
    spoken = FORMATS[vendor]
    endpoint = spoken.find(path)
    assert endpoint is not None
    request = Request("POST", path, {}, {}, ["WK"], NOW)
    reply = _answered(spoken, endpoint, request, body, encoding)
    assert 200 <= reply.status < 500, reply
    return reply.status


def _head(head: bytes) -> tuple[str, str, str]:
    """Return vendor, path and encoding; a broken line is the first address there is."""
    words = head.decode("latin-1").split(" ")
    vendor, path, encoding = (*words, "", "", "")[:3]
    known = vendor in FORMATS and FORMATS[vendor].find(path) is not None
    return (vendor, path, encoding) if known else ("mixpanel", "track", encoding)


def _answered(
    spoken: Format, endpoint: Endpoint, request: Request, body: bytes, encoding: str
) -> Reply:
    try:
        plain = unpack(body, encoding, endpoint.max_bytes)
        text, fields = unwrap(plain, {}, endpoint.max_bytes)
        request = request._replace(text=text, size=len(text), params=fields)
        reading = spoken.read(endpoint, request)
    except (MalformedError, TooLargeError) as error:
        if not endpoint.forgiving:
            large = isinstance(error, TooLargeError)
            trouble = Trouble.TOO_LARGE if large else Trouble.MALFORMED
            return spoken.refuse(endpoint, request, Failure(trouble, str(error)))
        why = Refused(RejectReason.NOT_AN_OBJECT, str(error))
        reading = spoken.read(endpoint, request._replace(text=body, unreadable=why))
    if len(reading.records) > endpoint.max_records and not endpoint.quiet:
        return spoken.refuse(endpoint, request, Failure(Trouble.TOO_MANY, "too many"))
    outcome = Outcome() if endpoint.quiet else _kept(endpoint, reading)
    return spoken.answer(endpoint, request, reading, outcome)


def _kept(endpoint: Endpoint, reading: Reading) -> Outcome:
    arrival = Arrival(ProjectId(1), NOW, reading.sent_at)
    kept = sort_records(endpoint, reading, arrival)
    _whole(endpoint, reading, kept)
    return kept.outcome(len(reading.records), Appended(frozenset(), 0))


def _whole(endpoint: Endpoint, reading: Reading, kept: Kept) -> None:
    """Check that every record is there whole, as its events or as one refusal, and nothing else is."""
    found: dict[int, list[dict[str, Any]]] = {}
    for at, entry in zip(kept.origins, kept.entries.entries, strict=True):
        row = json.loads(b"{" + bytes(entry.body))
        refused = at in kept.refused
        assert (entry.kind is FrameKind.REJECT) == refused, row
        assert refused or (row["event"] and (row.get("person_id") or row["type"] == "group")), row
        found.setdefault(at, []).append(row)
    for at, rows in found.items():
        items = reading.read(reading.records[at])
        whole = 1 if at in kept.refused or isinstance(items, Refused) else len(items)
        assert len(rows) == whole, rows
    missing = set(range(len(reading.records))) - found.keys()
    assert not missing or (endpoint.all_or_none and kept.refused), missing


def corpus() -> list[bytes]:
    """Return the inputs to begin with: recorded requests, and what the fuzzers have found before."""
    recorded = json.loads((CONFORMANCE / "vendor_requests.json").read_text("utf-8"))["requests"]
    ga4 = json.dumps({"client_id": "1.2", "events": [{"name": "a", "params": {"v": 1}}]}).encode()
    own = [b"ga4 mp/collect \n" + ga4, b"ga4 debug/mp/collect \n" + ga4]
    return [*filter(None, map(_input, recorded)), *own, *(one.read_bytes() for one in findings())]


def findings() -> list[Path]:
    """Return the files with reduced findings, each an input."""
    return sorted(FINDINGS.glob("*.bin"))


def _input(sent: dict[str, Any]) -> bytes | None:
    path = sent["path"].partition("?")[0].strip("/")
    vendor = next((name for word, name in VENDORS if word in sent["client"]), None)
    if vendor is None or sent["method"] != "POST":
        return None
    body = sent["body"].encode()
    return b"%s %s \n%s" % (
        vendor.encode(),
        path.encode(),
        gzip.compress(body, mtime=0) if sent["gzip"] else body,
    )
