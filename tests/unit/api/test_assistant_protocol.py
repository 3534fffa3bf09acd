"""Messages of assistants: who speaks which revision, and what is refused with which code."""

from __future__ import annotations

import json

import pytest

from cauce.api.assistant import protocol
from cauce.api.assistant.protocol import NEWEST, RefusedError, answer, introduction, read

META = {
    "io.modelcontextprotocol/protocolVersion": NEWEST,
    "io.modelcontextprotocol/clientCapabilities": {},
}


def message(method="tools/list", **params) -> dict:
    return {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}


def headers(method="tools/list", version=NEWEST, **more) -> dict:
    return {"mcp-protocol-version": version, "mcp-method": method, **more}


def refused(body, given) -> RefusedError:
    with pytest.raises(RefusedError) as refusal:
        read(body if isinstance(body, bytes) else json.dumps(body).encode(), given)
    return refusal.value


def taken(body, given):
    return read(json.dumps(body).encode(), given)


def test_a_request_that_says_its_revision_is_answered_with_who_answers():
    asked = taken(message(_meta=META), headers())
    assert (asked.id, asked.modern) == (7, True)
    said = answer(asked, {"tools": []})
    assert said["result"]["resultType"] == "complete"
    assert said["result"]["_meta"]["io.modelcontextprotocol/serverInfo"]["name"] == "cauce"


@pytest.mark.parametrize("version", protocol.LEGACY)
def test_earlier_revisions_begin_with_initialize_and_get_the_one_they_asked_for(version):
    asked = taken(message("initialize", protocolVersion=version), {})
    assert not asked.modern
    assert introduction(asked, "")["protocolVersion"] == version
    later = taken(message(), {"mcp-protocol-version": version})
    assert "resultType" not in answer(later, {})["result"]


def test_a_revision_nobody_knows_is_offered_the_newest_of_its_era():
    asked = taken(message("initialize", protocolVersion="2031-01-01"), {})
    assert introduction(asked, "")["protocolVersion"] == protocol.LEGACY[0]


def test_discovering_says_every_revision():
    asked = taken(message("server/discover", _meta=META), headers("server/discover"))
    found = introduction(asked, "Ask.")
    assert found["supportedVersions"] == [NEWEST, *protocol.LEGACY]
    assert {"instructions", "capabilities", "ttlMs", "cacheScope"} <= found.keys()


@pytest.mark.parametrize(
    ("body", "given", "status", "code"),
    [
        (b"{", {}, 400, -32700),
        (b"[]", {}, 400, -32600),
        (b'{"jsonrpc": "1.0", "id": 1, "method": "ping"}', {}, 400, -32600),
        ({**message(), "id": None}, {}, 400, -32600),
        ({**message(), "id": True}, {}, 400, -32600),
        ({**message(), "params": []}, {}, 400, -32600),
        (message("no/such"), {}, 200, -32601),
        (message("initialize", _meta=META), headers("initialize"), 404, -32601),
        (message("ping", _meta=META), headers("ping"), 404, -32601),
        (message(), headers(), 400, -32602),
        (message(), headers(version="1900-01-01"), 400, -32022),
        (message(_meta={**META, "io.modelcontextprotocol/protocolVersion": "1900-01-01"}),
         headers(version="1900-01-01"), 400, -32022),
        (message(_meta={k: v for k, v in META.items() if "Version" in k}), headers(), 400, -32602),
        (message(_meta=META), headers(version="2025-11-25"), 400, -32020),
        (message(_meta=META), headers("tools/call"), 400, -32020),
        (message(_meta=META), {"mcp-protocol-version": NEWEST}, 400, -32020),
        (message("tools/call", name="ask", _meta=META), headers("tools/call"), 400, -32020),
        (message("tools/call", name="ask", _meta=META),
         headers("tools/call", **{"mcp-name": "sql"}), 400, -32020),
        (message("tools/call", name="ñ", _meta=META),
         headers("tools/call", **{"mcp-name": "=?base64?%%?="}), 400, -32020),
    ],
)  # fmt: skip
def test_what_is_no_request_is_refused_with_the_code_of_the_specification(
    body, given, status, code
):
    refusal = refused(body, given)
    assert (refusal.status, refusal.code) == (status, code)
    assert refusal.body()["error"]["message"]


def test_a_revision_that_is_not_spoken_is_answered_with_those_that_are():
    refusal = refused(message(), headers(version="1900-01-01"))
    assert refusal.body()["error"]["data"] == {
        "supported": [NEWEST, *protocol.LEGACY],
        "requested": "1900-01-01",
    }
    assert refusal.body()["id"] == 7


def test_names_beyond_ascii_come_encoded_in_the_header():
    given = headers("tools/call", **{"mcp-name": "=?base64?w7E=?="})
    assert taken(message("tools/call", name="ñ", _meta=META), given).params["name"] == "ñ"


@pytest.mark.parametrize(
    "body",
    [
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 1, "result": {}},
    ],
)
def test_what_needs_no_answer_gets_none(body):
    assert taken(body, {}) is None
