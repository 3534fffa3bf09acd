"""Answers to PostHog's SDKs: in its own words and status codes, which decide what is sent again.

Source: PostHog/posthog ``rust/capture``, posthog-python's ``capture_v1.py``.
"""

from typing import Any

import msgspec

from cauce.collect.contracts import RejectReason
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
from cauce.collect.replies import Reply

_GET_TOO = frozenset({"GET", "POST"})
_ONE = Endpoint("events", 2 << 20, 10_000, _GET_TOO)
_MANY = Endpoint("events", 20 << 20, 10_000, _GET_TOO)
V1 = Endpoint("v1", 20 << 20, 10_000)
_FLAGS = Endpoint("flags", 1 << 20, 0, quiet=True)
CONFIG = Endpoint("config", 1 << 20, 0, frozenset({"GET"}), quiet=True)
ENDPOINTS = {
    **dict.fromkeys(("e", "capture", "track", "engage", "i/v0/e"), _ONE),
    "batch": _MANY,
    "i/v1/analytics/events": V1,
    **dict.fromkeys(("flags", "decide"), _FLAGS),
}
_encode = msgspec.json.Encoder().encode
_JSON = ((b"content-type", b"application/json"),)
_TEXT = ((b"content-type", b"text/plain; charset=utf-8"),)


def answer(endpoint: Endpoint, request: Request, reading: Reading, outcome: Outcome) -> Reply:
    """Return 200 with ``{"status": 1}``, verdicts, no flags, or the browser's configuration."""
    if endpoint is _FLAGS:
        return Reply(200, _JSON, _encode(_no_flags(request)))
    if endpoint is CONFIG:
        return _config(request, reading)
    if endpoint is V1:
        echo = request.headers.get(b"posthog-request-id", b"")[:200]
        headers = (*_JSON, (b"posthog-request-id", echo)) if echo else _JSON
        return Reply(200, headers, _encode({"results": _verdicts(reading, outcome)}))
    if outcome.kept:
        return Reply(200, _JSON, b'{"status":1}')
    return Reply(400, _TEXT, _why(outcome).encode())


def _verdicts(reading: Reading, outcome: Outcome) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for i, record in enumerate(reading.records):
        refused = outcome.refused.get(i)
        verdict = {"result": "ok"}
        if refused is not None:
            verdict = {"result": "drop", "details": f"{refused.reason.value}: {refused.detail}"}
        found.setdefault(_uuid(record) or str(i), verdict)
    return found


class _Named(msgspec.Struct):
    uuid: str = ""


_decode_uuid = msgspec.json.Decoder(_Named).decode


def _uuid(record: Record) -> str:
    try:
        return _decode_uuid(record).uuid
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""


def _why(outcome: Outcome) -> str:
    """Return PostHog's own words for the first refusal, where it has some."""
    refused = next(iter(outcome.refused.values()))
    said = {
        RejectReason.MISSING_EVENT_NAME: "event submitted with an empty event name",
        RejectReason.MISSING_IDENTITY: "event submitted without a distinct_id",
        RejectReason.TOO_LARGE: "maximum event size exceeded",
    }.get(refused.reason)
    return said or f"{refused.reason.value}: {refused.detail}"


def _no_flags(request: Request) -> dict[str, Any]:
    """Return the answer of a project without feature flags."""
    found = {
        "flags": {},
        "errorsWhileComputingFlags": False,
        "quotaLimited": [],
        "requestId": request.new_id(),
    }
    legacy: dict[str, Any] = {
        "featureFlags": {},
        "featureFlagPayloads": {},
        "sessionRecording": False,
    }
    return {**found, **legacy} if request.path == "decide" else found


def _config(request: Request, reading: Reading) -> Reply:
    """Return what posthog-js asks for on start: nothing is recorded beyond what the page sends."""
    config: dict[str, Any] = {
        "token": str(reading.keys[0]),
        "supportedCompression": ["gzip", "gzip-js"],
        "hasFeatureFlags": False,
        "sessionRecording": False,
        "heatmaps": False,
        "surveys": False,
        "autocapture_opt_out": False,
        "capturePerformance": False,
        "defaultIdentifiedOnly": True,
        "siteApps": [],
        "isAuthenticated": False,
        "toolbarParams": {},
    }
    if not request.path.endswith(".js"):
        return Reply(200, _JSON, _encode(config))
    name = _encode(config["token"])
    script = b"(function(){window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{};"
    script += b"window._POSTHOG_REMOTE_CONFIG[%b]={config:%b,siteApps:[]}})();"
    return Reply(
        200, ((b"content-type", b"application/javascript"),), script % (name, _encode(config))
    )


def refuse(endpoint: Endpoint | None, request: Request, failure: Failure) -> Reply:
    """Return the refusal as text in PostHog's words; for v1 and flags as JSON."""
    trouble = failure.trouble
    status = STATUS[trouble]
    if endpoint is not V1 and trouble is Trouble.OVER_QUOTA:
        status = 503  # posthog-js gives up what was answered with any 4xx
    words = _WORDS.get(trouble, failure.detail)
    if trouble is Trouble.UNKNOWN_KEY:
        words = f"API key is not valid: {failure.detail[:100]}"
    wait = ((b"retry-after", b"%d" % (failure.wait_s or 5)),) if status in {429, 503} else ()
    if endpoint is V1 or (endpoint is not None and endpoint.quiet):
        error = {"error": trouble.value, "error_description": words, "error_uri": ""}
        body = _encode({**error, "detail": words})
        echo = request.headers.get(b"posthog-request-id", b"")[:200]
        return Reply(
            status, (*_JSON, *wait, *(((b"posthog-request-id", echo),) if echo else ())), body
        )
    return Reply(status, (*_TEXT, *wait), words.encode("utf-8", "replace"))


_WORDS = {
    Trouble.NO_KEY: "event submitted without an api_key",
    Trouble.TOO_LARGE: "maximum event size exceeded",
    Trouble.OVER_QUOTA: "rate limited",
    Trouble.BUSY: "transient error, please retry",
}
