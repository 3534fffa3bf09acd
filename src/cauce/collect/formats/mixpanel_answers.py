"""Answers to Mixpanel's SDKs: ``1`` and ``0`` in every form that they ask for, and imports row by row.

Source: mixpanel/docs, ``openapi/ingestion.openapi.yaml``; requests recorded from the Python, Node and browser SDKs.
"""

import re
from typing import Any

import msgspec

from cauce.collect.contracts import Refused, RejectReason
from cauce.collect.formats.contracts import (
    STATUS,
    Endpoint,
    Failure,
    Outcome,
    Reading,
    Record,
    Request,
    Trouble,
)
from cauce.collect.formats.decoding import object_of
from cauce.collect.logic.canonical import NotStorableError
from cauce.collect.replies import Reply

_GIF = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
_CALLBACK = re.compile(r"[\w$.\[\]]{1,100}")
_encode = msgspec.json.Encoder().encode
_JSON = ((b"content-type", b"application/json"),)


def answer(endpoint: Endpoint, request: Request, reading: Reading, outcome: Outcome) -> Reply:
    """Return ``1`` or ``0``, the same as JSON, as a picture or a script; for imports which rows failed."""
    if endpoint.name == "import":
        return _imported(request, reading, outcome)
    good = not outcome.refused
    status = 200 if good or outcome.kept else 400
    if request.params.get("img") == "1":
        return Reply(status, ((b"content-type", b"image/gif"),), _GIF)
    body = b"1" if good else b"0"
    if request.params.get("verbose") == "1":
        body = _encode({"error": None if good else _why(outcome), "status": int(good)})
        return Reply(status, _JSON, body)
    callback = request.params.get("callback", "")
    if _CALLBACK.fullmatch(callback):
        script = b"%b(%b);" % (callback.encode(), body)
        return Reply(status, ((b"content-type", b"text/javascript"),), script)
    return Reply(status, ((b"content-type", b"text/plain"),), body)


def _why(outcome: Outcome) -> str:
    """Return the refusals in one line; the records are in the project's list of rejected events."""
    shown = [f"{i}: {_words(refused)}" for i, refused in list(outcome.refused.items())[:10]]
    return "some data points in the request failed validation: " + "; ".join(shown)


def _words(refused: Refused) -> str:
    return f"{refused.reason.value} ({refused.detail})"


def _imported(request: Request, reading: Reading, outcome: Outcome) -> Reply:
    """Return the answer to an import: good rows are kept, bad ones listed unless ``strict=0``."""
    body: dict[str, Any] = {"code": 200, "num_records_imported": outcome.kept, "status": "OK"}
    if outcome.refused and request.params.get("strict") != "0":
        failed = [_failed(i, reading.records[i], why) for i, why in outcome.refused.items()]
        body |= {"code": 400, "status": "Bad Request", "error": _why(outcome)}
        return Reply(400, _JSON, _encode(body | {"failed_records": failed}))
    if request.params.get("verbose") == "1":
        body |= {"error": None, "status": 1}
    return Reply(200, _JSON, _encode(body))


def _failed(index: int, record: Record, refused: Refused) -> dict[str, Any]:
    try:
        properties = object_of(record).get("properties")
    except NotStorableError:
        properties = None
    insert_id = properties.get("$insert_id") if isinstance(properties, dict) else None
    return {
        "index": index,
        "insert_id": insert_id if isinstance(insert_id, str) else "",
        "field": _FIELDS.get(refused.reason, "properties"),
        "message": _words(refused),
    }


_FIELDS = {
    RejectReason.MISSING_EVENT_NAME: "event",
    RejectReason.MISSING_IDENTITY: "properties.distinct_id",
    RejectReason.INVALID_IDENTITY: "properties.distinct_id",
    RejectReason.INVALID_TIMESTAMP: "properties.time",
    RejectReason.TIMESTAMP_OUT_OF_RANGE: "properties.time",
}


def refuse(endpoint: Endpoint | None, _: Request, failure: Failure) -> Reply:
    """Return the refusal as JSON, which the SDKs read even where they expect ``0``."""
    trouble = failure.trouble
    status = STATUS[trouble]
    if trouble is Trouble.OVER_QUOTA and endpoint is not None and endpoint.name != "import":
        status = 503  # browsers keep what they could not send after a 503, the Python SDK too
    error = failure.detail
    if trouble is Trouble.TOO_LARGE and endpoint is not None:
        error = f"request exceeds max limit of {endpoint.max_bytes} bytes"
    body = {"code": status, "error": error, "status": 0}
    wait = ((b"retry-after", b"%d" % failure.wait_s),) if failure.wait_s else ()
    return Reply(status, (*_JSON, *wait), _encode(body))
