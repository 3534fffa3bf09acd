"""Readers of the live stream come and go without noticing each other."""

import asyncio
import random

import httpx


def test_a_stream_goes_on_while_others_are_left(server):
    project = server.create_project("live")
    url = f"{server.url}/api/v1/projects/{project['project_id']}/events/live"
    headers = {"Authorization": f"Bearer {project['api_key']}"}
    ended = asyncio.run(_come_and_go(url, headers, 60))
    assert ended == []


async def _come_and_go(url, headers, readers):
    ended = []
    async with asyncio.TaskGroup() as group:
        for number in range(readers):
            group.create_task(_read(url, headers, random.uniform(0.05, 1.5), number, ended))
            await asyncio.sleep(random.uniform(0, 0.08))
    return ended


async def _read(url, headers, stay_s, number, ended):
    """Read for a while, then leave; note when the server ends it first."""
    async with (
        httpx.AsyncClient(timeout=None) as client,
        client.stream("GET", url, headers=headers) as answer,
    ):
        assert answer.status_code == 200
        try:
            async with asyncio.timeout(stay_s):
                async for _ in answer.aiter_raw():
                    pass
            ended.append((number, "complete"))
        except httpx.HTTPError as error:
            ended.append((number, repr(error)))
        except TimeoutError:
            return
