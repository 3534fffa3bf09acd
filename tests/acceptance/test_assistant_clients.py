"""The official client of the Model Context Protocol, over HTTP and over ``cauce mcp``: both eras of it."""

from __future__ import annotations

import json
import sys
from contextlib import AsyncExitStack

import anyio
import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from cauce.api.assistant.protocol import LEGACY, NEWEST

DAYS = {"date_from": "2026-01-01", "date_to": "2026-01-03", "timezone": "UTC"}
FUNNEL = {"kind": "funnel", **DAYS, "steps": [{"event": "Viewed"}, {"event": "Paid"}]}
SPOKEN = {"auto": NEWEST, "legacy": LEGACY[0]}


@pytest.fixture(scope="module")
def shop(server, tmp_path_factory):
    """Ana looked and paid, Berta only looked."""
    found = server.create_project("Asked by assistants")
    rows = [("Viewed", "ana", 1), ("Viewed", "berta", 1), ("Paid", "ana", 2)]
    lines = [
        json.dumps({"event": event, "user_id": user, "timestamp": f"2026-01-0{day}T10:00:00Z"})
        for event, user, day in rows
    ]
    path = tmp_path_factory.mktemp("assistants") / "rows.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    server.cauce("import", "events", str(path), "--project", found["project_id"])
    server.stored(found)
    return found


def over_http(server, key, stack):
    headers = {"Authorization": f"Bearer {key}", "Accept-Language": "es"}
    http = httpx2.AsyncClient(headers=headers, timeout=60)
    return stack.enter_async_context(http), lambda: streamable_http_client(
        f"{server.url}/mcp", http_client=http
    )


def on_a_desktop(server, key):
    return StdioServerParameters(
        command=sys.executable,
        args=["-m", "cauce.main", "mcp", "--url", server.url],
        env={"CAUCE_API_KEY": key, "LANG": "es_ES.UTF-8"},
    )


async def session(client):
    """What a model does: look, ask, open a number, open a person, and be refused."""
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}

    async def told(name, **arguments):
        result = await client.call_tool(name, arguments)
        return result.is_error, result.content[0].text

    failed, events = await told("events")
    asked = await told("ask", question=FUNNEL)
    people = await told("people_behind", question=FUNNEL, point={"step": 1, "converted": False})
    ana = await told("person", user_id="ana")
    wrong = await told("ask", question={**FUNNEL, "order": "sideways"})
    return client.protocol_version, tools, (failed, events), asked, people, ana, wrong


@pytest.mark.parametrize("mode", list(SPOKEN))
@pytest.mark.parametrize("transport", ["http", "stdio"])
def test_an_assistant_looks_asks_and_opens_a_number(server, shop, transport, mode):
    async def run():
        async with AsyncExitStack() as stack:
            target = on_a_desktop(server, shop["api_key"])
            if transport == "http":
                entered, target_of = over_http(server, shop["api_key"], stack)
                await entered
                target = target_of()
            client = await stack.enter_async_context(Client(target, mode=mode))
            return await session(client)

    version, tools, events, asked, people, ana, wrong = anyio.run(run)
    assert version == SPOKEN[mode]
    assert len(tools) == 14
    assert tools["ask"].title == "Hacer una pregunta"
    assert events[0] is False
    assert "Viewed | 2 | 2" in events[1]
    assert "definitions.es#funnel" in asked[1]
    assert people[1].startswith("1 personas.")
    assert "berta" in people[1]
    assert "user_id: ana" in ana[1]
    assert "| Paid |" in ana[1]
    assert wrong[0] is True
    assert "Se admite: ordered, strict, any" in wrong[1]


def test_a_desktop_is_told_when_the_key_is_wrong_or_the_server_away(server, shop, free_port):
    import subprocess

    message = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"})

    def answered(url, key):
        done = subprocess.run(
            [sys.executable, "-m", "cauce.main", "mcp", "--url", url],
            input=f"\nno message\n{message}\n", capture_output=True, text=True, check=True,
            env={"CAUCE_API_KEY": key, "LANG": "en_GB.UTF-8"},
        )  # fmt: skip
        (line,) = done.stdout.splitlines()
        return json.loads(line)

    assert answered(server.url, shop["api_key"])["result"] == {}
    assert "valid API key" in answered(server.url, "ck_1_nobody")["error"]["message"]
    away = answered(f"http://127.0.0.1:{free_port}", shop["api_key"])
    assert "cannot be reached" in away["error"]["message"]
