"""Reports over HTTP: made, changed by one at a time, looked at, on paper, left; what is wrong is named."""

from __future__ import annotations

from typing import Any

import pytest
from reports_world import World
from starlette.testclient import TestClient

from cauce.api.app import create_app
from cauce.api.services import Services
from cauce.infra.cache import MemoryCache
from cauce.infra.settings import Settings

WEEKLY = {"every": "week", "at": "08:00", "weekday": 1, "month_day": 1}


@pytest.fixture
def client(world: World, session_folder: Any) -> TestClient:
    printer = world.reports.printer
    services = Services(
        settings=Settings(data=session_folder.root, api_rate_per_minute=1_000_000),
        database=world.database,
        cache=MemoryCache(),
        accounts=world.reports.accounts,
        ready=world.database.ping,
        more=(printer.analytics, printer.insights, printer.dashboards, world.reports),
        purge=lambda: None,
    )
    with world.database.transaction() as tx:
        key = world.reports.accounts.create_api_key(tx, world.project, "Tests")
    made = TestClient(create_app(services), base_url="http://cauce.test")
    made.headers["Authorization"] = f"Bearer {key.value}"
    return made


def call(
    client: TestClient, world: World, method: str, path: str, status: int = 200, **options: Any
):
    answer = client.request(method, f"/api/v1/projects/{world.project}/{path}", **options)
    assert answer.status_code == status, answer.text
    return answer


def body(world: World, **change: Any) -> dict:
    source = {"kind": "dashboard", "id": str(world.board_id)}
    return {"source": source, "schedule": WEEKLY, "outside": ["Ana@Other.example"], **change}


def test_a_report_is_made_changed_paused_and_removed(client, world):
    made = call(client, world, "POST", "reports", 201, json=body(world)).json()
    assert made["outside"] == [{"email": "ana@other.example", "left": False}]
    assert made["members_left"] == []
    assert (made["state"], made["next_at"]) == ("active", "2026-01-19T07:00:00Z")
    path = f"reports/{made['id']}"
    changed = body(
        world, name="Lunes", revision=made["revision"], timezone="Asia/Tokyo", files=["xlsx", "pdf"]
    )
    after = call(client, world, "PUT", path, json=changed).json()
    assert (after["name"], after["files"], after["revision"]) == ("Lunes", ["pdf", "xlsx"], 2)
    assert after["next_at"] == "2026-01-18T23:00:00Z"
    refused = call(client, world, "PUT", path, 409, json=changed).json()
    assert refused["code"] == "report_changed"
    paused = call(client, world, "POST", f"{path}/pause").json()
    assert (paused["state"], paused["next_at"]) == ("paused", None)
    assert call(client, world, "POST", f"{path}/resume").json()["state"] == "active"
    (listed,) = call(client, world, "GET", "reports").json()["items"]
    assert listed == call(client, world, "GET", path).json()
    assert call(client, world, "GET", f"{path}/runs").json() == {"items": [], "cursor": None}
    assert call(client, world, "POST", f"{path}/test", 409).json()["code"] == "no_address"
    call(client, world, "DELETE", path, 204)
    call(client, world, "GET", path, 404)


@pytest.mark.parametrize(("wrong", "named"), [
    ({"timezone": "Europe/Paradise"}, "timezone"),
    ({"outside": ["no address"]}, "outside.0"),
    ({"schedule": {**WEEKLY, "at": "25:00"}}, "schedule.at"),
    ({"schedule": {**WEEKLY, "weekday": 8}}, "schedule.weekday"),
    ({"files": ["docx"]}, "files.0"),
    ({"members": ["999999"]}, "members.0"),
    ({"outside": [f"a{n}@other.example" for n in range(51)]}, "outside"),
    ({"colour": "red"}, "colour"),
])  # fmt: skip
def test_what_is_wrong_is_named(client, world, wrong, named):
    said = call(client, world, "POST", "reports", 422, json=body(world, **wrong)).json()
    assert [one["path"] for one in said["errors"]] == [named]


def test_the_log_goes_on_page_after_page_and_a_cursor_of_another_list_is_refused(client, world):
    ana, eva = world.join("ana"), world.join("eva")
    report = world.report(ana, eva)
    world.clock.move(minutes=30)
    world.runner.round()
    path = f"reports/{report.report_id}/runs"
    first = call(client, world, "GET", path, params={"limit": 1}).json()
    second = call(client, world, "GET", path, params={"limit": 1, "cursor": first["cursor"]}).json()
    assert {one["to"].split("-")[0] for one in first["items"] + second["items"]} == {"ana", "eva"}
    assert {one["state"] for one in first["items"]} == {"sent"}
    call(client, world, "GET", path, 422, params={"cursor": "eyJ4IjoxfQ"})
    call(client, world, "POST", f"{path}/{first['items'][0]['id']}/retry", 404)
    call(client, world, "POST", f"{path}/nonsense/retry", 404)


def test_the_preview_is_the_mail_with_its_images_inside(client, world):
    headers = {"Accept-Language": "es"}
    seen = call(
        client, world, "POST", "reports/preview", json=body(world, name="Lunes"), headers=headers
    )
    told = seen.json()
    assert told["subject"] == "Lunes"
    assert told["html"].count('src="data:image/png;base64,') == 1
    assert "cid:" not in told["html"]
    assert "Abrir en Cauce" in told["text"]
    assert call(client, world, "GET", "reports").json()["items"] == []
    assert world.box.messages == []


def test_paper_is_named_after_what_it_shows(client, world):
    paper = call(client, world, "GET", f"dashboards/{world.board_id}/pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.headers["content-disposition"] == 'attachment; filename="sales-2026-01-12.pdf"'
    assert paper.content.startswith(b"%PDF")
    other = call(client, world, "GET", f"insights/{world.insight_id}/pdf")
    assert 'filename="buyers-2026-01-12.pdf"' in other.headers["content-disposition"]
    call(client, world, "GET", f"dashboards/{world.board_id}/pdf", 422, params={"where": "{"})
    call(client, world, "GET", "dashboards/999999999/pdf", 404)


def test_leaving_asks_first_and_needs_no_sign_in(client, world):
    call(
        client,
        world,
        "POST",
        "reports",
        201,
        json=body(world, schedule={**WEEKLY, "every": "day", "at": "09:00"}),
    )
    world.clock.move(minutes=30)
    world.runner.round()
    (got,) = world.box.to("ana@other.example")
    address = got["List-Unsubscribe"].strip(" <>").replace("https://cauce.example", "")
    stranger = TestClient(client.app, base_url="http://cauce.test")
    asked = stranger.get(address, headers={"Accept-Language": "es"})
    assert "¿Dejar de recibir el informe «Sales»?" in asked.text
    (report,) = call(client, world, "GET", "reports").json()["items"]
    assert report["outside"][0]["left"] is False  # looking changes nothing
    left = stranger.post(address, data={"List-Unsubscribe": "One-Click"})
    assert (left.status_code, "any more" in left.text) == (200, True)
    (report,) = call(client, world, "GET", "reports").json()["items"]
    assert report["outside"][0]["left"] is True
    assert stranger.get(address[:-3] + "abc").status_code == 403
