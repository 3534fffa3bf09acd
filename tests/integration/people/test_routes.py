"""People over HTTP, on the real engines: shapes of the contract, scopes, other projects, audit."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from people_world import World
from starlette.testclient import TestClient

from cauce.accounts.facade import Accounts
from cauce.api.app import create_app
from cauce.api.services import Services
from cauce.infra.cache import MemoryCache
from cauce.infra.ledger import Ledger
from cauce.infra.log.cleaner import SegmentCleaner
from cauce.infra.settings import Settings
from cauce.infra.signing import Signer
from cauce.kernel.ids import person_text
from cauce.people.facade.erasures import Erasures


def erasures(world: World, folder: Path) -> Erasures:
    """Return the erasures of a world whose log is empty."""
    return Erasures(
        world.people,
        SegmentCleaner(folder / "log"),
        Ledger(folder / "erasures.jsonl"),
        Signer(folder / "signing.key"),
    )


@pytest.fixture
def shop(database, events, session_folder, tmp_path):
    """A project with an API key; returns (client, world, path)."""
    accounts = Accounts(MemoryCache())
    with database.transaction() as tx:
        made = accounts.create_project(tx, "Tienda")
    world = World(database, events, made.project.project_id)
    services = Services(
        settings=Settings(data=session_folder.root, api_rate_per_minute=1_000_000),
        database=database,
        cache=MemoryCache(),
        accounts=accounts,
        ready=database.ping,
        more=(world.people, erasures(world, tmp_path)),
        purge=lambda: None,
    )
    client = TestClient(create_app(services), base_url="http://cauce.test")
    client.headers["Authorization"] = f"Bearer {made.api_key}"
    world.take(
        world.event(anonymous="phone"),
        world.identify("ana", "phone", 10, name="Ana", email="ana@x.es", plan="pro"),
        world.event("ben", at=20),
    )
    return client, world, f"/api/v1/projects/{world.project_id}"


def test_the_list_has_the_shape_of_the_contract_and_pages_by_cursor(shop):
    client, world, path = shop
    first = client.get(f"{path}/people", params={"limit": 1}).json()
    assert (first["total"], [p["display_name"] for p in first["items"]]) == (2, ["ben"])
    second = client.get(f"{path}/people", params={"limit": 1, "cursor": first["cursor"]}).json()
    assert second["cursor"] is None
    assert second["items"] == [
        {
            "person_id": person_text(world.raw("ana")),
            "display_name": "Ana",
            "user_id": "ana",
            "email": "ana@x.es",
            "anonymous": False,
            "traits": {"name": "Ana", "email": "ana@x.es", "plan": "pro"},
            "first_seen": "2026-03-01T12:00:00Z",
            "last_seen": "2026-03-01T12:00:10Z",
            "events": 2,
        }
    ]
    wrong = client.get(f"{path}/people", params={"cursor": first["cursor"], "sort": "name"})
    assert wrong.status_code == 422


def test_a_filter_and_a_user_id_find_people_and_a_bad_filter_says_why(shop):
    client, _, path = shop
    pro = quote(json.dumps({"trait": "plan", "op": "eq", "value": "pro"}))
    assert client.get(f"{path}/people?filter={pro}").json()["total"] == 1
    found = client.get(f"{path}/people", params={"user_id": "ben"}).json()
    assert (found["total"], found["items"][0]["user_id"]) == (1, "ben")
    assert client.get(f"{path}/people", params={"user_id": "nobody"}).json()["items"] == []
    for bad in ["{", "[1]", json.dumps({"property": "x", "op": "is_set"})]:
        answer = client.get(f"{path}/people", params={"filter": bad})
        assert answer.status_code == 422, bad
        assert answer.json()["errors"][0]["path"].startswith("filter")


def test_a_person_has_traits_with_origin_identities_and_merges(shop):
    client, world, path = shop
    raw = person_text(world.raw(anonymous="phone"))
    person = client.get(f"{path}/people/{raw}").json()
    assert person["person_id"] == person_text(world.raw("ana"))
    assert {t["name"]: t["source"] for t in person["traits"]}["plan"] == "analytics-test"
    assert [(i["kind"], i["value"], i["cause"]) for i in person["identities"]] == [
        ("anonymous_id", "phone", "identify"),
        ("user_id", "ana", "first_seen"),
    ]
    (merge,) = person["merges"]
    assert (merge["from"]["display_name"], merge["into"]["display_name"]) == ("phone", "Ana")
    page = client.get(f"{path}/people/{raw}/events", params={"limit": 1}).json()
    assert page["items"][0]["event"] == "$identify"
    rest = client.get(f"{path}/people/{raw}/events", params={"cursor": page["cursor"]}).json()
    assert [(e["event"], e["display_name"]) for e in rest["items"]] == [("Page Viewed", "Ana")]


def test_merging_and_undoing_are_seen_at_once_and_recorded(shop):
    client, _, path = shop
    body = {"from_user_id": "ben", "into_user_id": "ana"}
    merge = client.post(f"{path}/people/merge", json=body).json()
    assert (merge["cause"], merge["undoable"]) == ("manual", True)
    assert client.get(f"{path}/people").json()["total"] == 1
    assert client.post(f"{path}/people/merge", json=body).status_code == 409
    listed = client.get(f"{path}/merges").json()["items"]
    assert listed[0]["merge_id"] == merge["merge_id"]
    undone = client.post(f"{path}/merges/{merge['merge_id']}/undo").json()
    assert undone["undone_at"]
    assert client.get(f"{path}/people").json()["total"] == 2
    assert client.post(f"{path}/merges/{merge['merge_id']}/undo").status_code == 409
    actions = [entry["action"] for entry in client.get(f"{path}/audit").json()["items"]]
    assert actions[:2] == ["person.unmerged", "person.merged"]


def test_deleting_a_person_answers_202_and_the_person_is_gone(shop):
    client, world, path = shop
    person = f"{path}/people/{person_text(world.raw('ana'))}"
    assert client.delete(person).status_code == 202
    assert client.get(person).status_code == 404
    assert client.delete(person).status_code == 404
    assert client.get(f"{path}/people").json()["total"] == 1


def test_what_belongs_to_another_project_is_not_found(shop, database, events):
    client, _, path = shop
    other = World(database, events, type(shop[1].project_id)(shop[1].project_id + 500_000))
    other.take(other.event(anonymous="tablet"), other.event("eva", "tablet", 5), other.event("leo"))
    merge = other.merge("leo", "eva")
    theirs = person_text(other.raw("eva"))
    for method, address in [
        ("GET", f"/people/{theirs}"),
        ("GET", f"/people/{theirs}/events"),
        ("DELETE", f"/people/{theirs}"),
        ("POST", f"/merges/{merge.merge_id}/undo"),
        ("GET", "/people/ana"),
    ]:
        assert client.request(method, path + address).status_code == 404, address
    assert client.get(f"{path}/people", params={"user_id": "eva"}).json()["items"] == []


def test_a_certificate_is_genuine_only_as_it_was_signed_and_for_its_project(shop, tmp_path):
    client, world, path = shop
    signed = Signer(tmp_path / "signing.key").sign({
        "erasure_id": "e1", "project_id": str(world.project_id), "finished_at": "2026-03-01",
    })  # fmt: skip
    found = client.post(f"{path}/erasures/verify", json=signed).json()
    assert found == {"genuine": True, "erasure_id": "e1", "finished_at": "2026-03-01"}
    other = Signer(tmp_path / "other.key").sign({"project_id": str(world.project_id)})
    foreign = Signer(tmp_path / "signing.key").sign({"project_id": "0", "erasure_id": "e1"})
    for forged in (signed | {"erasure_id": "e2"}, other, foreign, {}):
        answer = client.post(f"{path}/erasures/verify", json=forged)
        assert answer.json() == {"genuine": False, "erasure_id": None, "finished_at": None}
