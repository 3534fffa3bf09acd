"""An event through the whole server comes out enriched; a program's is stored and not counted."""

from __future__ import annotations

import time

import httpx
import pytest

from support.server import Server

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
PERSON = "80.58.61.250"
PAGE = {
    "url": "https://shop.example/?utm_source=newsletter&utm_medium=email&utm_campaign=spring",
    "referrer": "https://www.google.es/",
}
LIBRARY = {"name": "analytics.js", "version": "next-1.84.3"}


def send(server: Server, project: dict, name: str, user_agent: str, **fields: object) -> None:
    body = {
        "event": name,
        "anonymousId": f"visitor of {user_agent[:20]}",
        "context": {"library": LIBRARY, "page": PAGE, "locale": "es_es"},
        **fields,
    }
    headers = {"user-agent": user_agent, "x-forwarded-for": PERSON}
    answer = httpx.post(
        f"{server.url}/v1/track", json=body, headers=headers, auth=(project["write_key"], "")
    )
    assert answer.status_code == 200, answer.text


@pytest.fixture(scope="module")
def project(server: Server) -> dict:
    """A project with two events of a person and one of a crawler."""
    made = server.create_project("Enriched")
    send(server, made, "Visited", FIREFOX, properties={"currency": "EUR", "revenue": 19.99})
    send(server, made, "Visited", FIREFOX)
    send(server, made, "Visited", GOOGLEBOT)
    assert server.stored(made) == 3
    return made


def test_an_event_comes_out_enriched(server, project):
    items = server.get(project, "events", limit=10)["items"]
    first = items[-1]
    context = first["context"]
    assert context["ip"] == "80.58.61.0"
    assert context["browser"] == {"name": "Firefox", "version": "125.0"}
    assert context["os"] == {"name": "Linux"}
    assert context["device"] == {"type": "desktop"}
    assert context["campaign"] == {"source": "newsletter", "medium": "email", "name": "spring"}
    assert context["referrer"] == {"host": "google.es", "type": "search"}
    assert context["traffic"]["channel"] == "Email"
    assert (context["locale"], context["language"]) == ("es-ES", "es")
    assert first["properties"]["$minor"] == {"currency": "EUR", "revenue": 1999}
    assert items[0]["context"]["bot"] == {"reason": "user_agent", "name": "Googlebot"}


def test_a_program_is_left_out_of_a_trend_unless_asked_for(server, project):
    for math, people, everybody in (("total", 2, 3), ("persons", 1, 2)):
        question = {
            "kind": "trend",
            "date_from": "-1d",
            "series": [{"event": "Visited", "math": math}],
        }
        asked = [
            server.query(project, {**question, "include_bots": flag}) for flag in (False, True)
        ]
        assert [a["result"]["series"][0]["total"] for a in asked] == [people, everybody]
        assert server.query(project, question)["result"]["series"][0]["total"] == people


def test_amounts_in_minor_units_are_summed(server, project):
    series = [{"event": "Visited", "math": "sum", "property": "$minor.revenue"}]
    answer = server.query(project, {"kind": "trend", "date_from": "-1d", "series": series})
    assert answer["result"]["series"][0]["total"] == 1999


def test_collecting_follows_the_projects_setting_within_seconds(server, project):
    address = f"{server.url}/api/v1/projects/{project['project_id']}/settings"
    bearer = {"Authorization": f"Bearer {project['api_key']}"}
    assert httpx.get(address, headers=bearer).json()["ip"] == "truncate"
    for policy, kept in (("drop", None), ("keep", PERSON), ("truncate", "80.58.61.0")):
        assert httpx.patch(address, json={"ip": policy}, headers=bearer).status_code == 200
        time.sleep(2.5)
        send(server, project, f"With {policy}", FIREFOX)
        server.stored(project)
        (event,) = server.get(project, "events", event=f"With {policy}")["items"]
        assert event["context"].get("ip") == kept
