"""Groups: traits of their own, the people in them, over HTTP and in ClickHouse."""

import random

import pytest
from people_world import NOON, World
from test_routes import shop  # noqa: F401

from cauce.kernel.errors import CauceError
from cauce.kernel.ids import person_text
from cauce.people.contracts import Group
from cauce.people.logic.groups import group_key


def group(world: World, kind: str, value: str) -> Group:
    with world.database.transaction() as tx:
        return world.people.group(tx, world.project_id, kind, value)


def members(world: World, kind: str, value: str) -> list[int]:
    with world.database.transaction() as tx:
        found = world.people.group_people(tx, world.project_id, (kind, value))
    return [member.person_id for member in found]


def test_a_group_has_traits_with_their_origin_operations_included(world: World):
    world.take(
        world.group("acme", "ana", at=1, name="Acme", seats=3),
        world.event(
            "ben", at=2, event="$group",
            context={"groupId": "acme", "traitOps": {"add": {"visits": 2}, "setOnce": {"seats": 9}}},
        ),
    )  # fmt: skip
    acme = group(world, "group", "acme")
    assert {t.name: (t.value, str(t.operation)) for t in acme.traits} == {
        "name": ("Acme", "set"), "seats": (3, "set"), "visits": (2, "add"),
    }  # fmt: skip
    assert (acme.display_name, acme.members) == ("Acme", 2)
    assert world.traits("ana") == {}


def test_the_same_id_of_two_types_is_two_groups(world: World):
    world.take(world.group("company/one", "ana"), world.group("team/one", "ben"))
    assert members(world, "company", "one") == [world.raw("ana")]
    assert members(world, "team", "one") == [world.raw("ben")]
    with pytest.raises(CauceError, match="not_found"):
        group(world, "company", "two")


def test_an_event_that_names_its_groups_makes_its_person_a_member(world: World):
    context = {"groups": {"company": "acme", "team": "null", "room": 7, "bad": ["x"]}}
    world.take(world.event("ana", at=3, context=context), world.event("ben", at=4))
    assert members(world, "company", "acme") == [world.raw("ana")]
    assert members(world, "room", "7") == [world.raw("ana")]
    with world.database.transaction() as tx:
        found = world.people.groups(tx, world.project_id)
    assert {(g.type, g.value) for g in found} == {("company", "acme"), ("room", "7")}


def test_a_call_that_only_describes_the_group_makes_nobody(world: World):
    world.take(world.group("company/acme", "", "$company_acme", at=1, name="Acme"))
    assert group(world, "company", "acme").members == 0
    assert world.listed() == []


def test_members_follow_merges_and_their_undoing(world: World):
    world.take(
        world.group("acme", "ana", at=1),
        world.group("acme", "ben", at=2),
        world.group("acme", "", "phone", at=3),
    )
    merge = world.merge("ben", "ana")
    assert group(world, "group", "acme").members == 2
    assert members(world, "group", "acme") == [world.raw(anonymous="phone"), world.raw("ana")]
    world.undo(merge.merge_id)
    assert group(world, "group", "acme").members == 3


def test_any_order_of_the_same_messages_gives_the_same_groups(world: World):
    seen = []
    for seed in range(3):
        mine = World(
            world.database, world.events, type(world.project_id)(world.project_id * 100 + seed)
        )
        calls = [
            mine.group(f"t/g{n % 2}", "abc"[n % 3], at=n, n=n, **{f"k{n}": n}) for n in range(8)
        ]
        calls.append(mine.event("a", at=9, event="$group", context={
            "groupId": "g0", "groupType": "t", "traitOps": {"add": {"n": 5}, "unset": ["k0"]},
        }))  # fmt: skip
        for number, call in enumerate(calls):
            call.message_id = f"m{number}"
        random.Random(seed).shuffle(calls)
        for call in calls:
            mine.take(call)
        with mine.database.transaction() as tx:
            found = mine.people.groups(tx, mine.project_id)
        seen.append([
            (g.value, g.traits, g.members, g.first_seen, g.last_seen) for g in found
        ])  # fmt: skip
    assert seen[0] == seen[1] == seen[2]
    assert {t.name: t.value for t in seen[0][0][1]}["n"] == 11


def test_groups_and_members_are_copied_for_questions(world: World):
    world.take(world.group("company/acme", "ana", at=1, name="Acme", plan="pro"))
    params = {"p": world.project_id}
    found = world.events.query(
        "SELECT group_key, type, group_id, display_name, traits.plan.:String FROM groups FINAL"
        " WHERE project_id = {p:UInt32}",
        params,
    )
    key = group_key(world.project_id, ("company", "acme"))
    assert [tuple(row) for row in found.rows] == [(key, "company", "acme", "Acme", "pro")]
    found = world.events.query(
        "SELECT group_key, raw_person FROM group_members FINAL WHERE project_id = {p:UInt32}",
        params,
    )
    assert [tuple(row) for row in found.rows] == [(key, world.raw("ana"))]


def test_an_erased_person_is_a_member_no_more(world: World):
    world.take(world.group("acme", "ana", at=1), world.group("acme", "ben", at=2))
    with world.database.transaction() as tx:
        erased = world.people.erase(tx, world.project_id, world.raw("ana"))
    world.people.finish_erasure(world.project_id, erased)
    assert members(world, "group", "acme") == [world.raw("ben")]
    found = world.events.query(
        "SELECT raw_person FROM group_members FINAL WHERE project_id = {p:UInt32}",
        {"p": world.project_id},
    )
    assert [row[0] for row in found.rows] == [world.raw("ben")]


def test_a_person_lists_devices_with_what_their_newest_events_say(world: World):
    phone = {"device": {"type": "phone", "manufacturer": "Acme", "model": "X1"}, "locale": "es-ES"}
    world.take(
        world.event("", "phone", 1, context={"os": {"name": "Android", "version": "14"}}),
        world.event(
            "ana", "phone", 5, context={**phone, "os": {"name": "Android", "version": "15"}}
        ),
        world.event("ana", "laptop", 3, context={"userAgent": "Mozilla/5.0", "device": "odd"}),
        world.event("ana", at=9),
    )
    with world.database.transaction() as tx:
        devices = world.people.devices(tx, world.project_id, world.raw("ana"))
    assert [d.anonymous_id for d in devices] == ["phone", "laptop"]
    assert (devices[0].kind, devices[0].model, devices[0].os) == ("phone", "Acme X1", "Android 15")
    assert (devices[0].events, devices[0].first_seen) == (2, NOON.replace(second=1))
    assert (devices[1].user_agent, devices[1].kind) == ("Mozilla/5.0", "")


def test_groups_over_http_page_and_show_their_people(shop):  # noqa: F811
    client, world, path = shop
    world.take(
        *[world.group(f"company/c/{n}", "ana", at=100 + n, name=f"C{n}") for n in range(3)],
        world.group("company/c/0", "ben", at=200),
    )
    first = client.get(f"{path}/groups", params={"limit": 2, "type": "company"}).json()
    assert [(g["group_id"], g["members"]) for g in first["items"]] == [("c/0", 2), ("c/2", 1)]
    rest = client.get(f"{path}/groups", params={"limit": 2, "cursor": first["cursor"]}).json()
    assert ([g["display_name"] for g in rest["items"]], rest["cursor"]) == (["C1"], None)
    found = client.get(f"{path}/groups", params={"search": "C2"}).json()
    assert [g["group_id"] for g in found["items"]] == ["c/2"]
    one = client.get(f"{path}/groups/company/c/0").json()
    assert [(t["name"], t["value"]) for t in one["traits"]] == [("name", "C0")]
    page = client.get(f"{path}/groups/company/c%2F0/people", params={"limit": 1}).json()
    assert [m["person_id"] for m in page["items"]] == [person_text(world.raw("ben"))]
    params = {"limit": 1, "cursor": page["cursor"]}
    page = client.get(f"{path}/groups/company/c/0/people", params=params).json()
    assert [(m["display_name"], m["user_id"]) for m in page["items"]] == [("Ana", "ana")]
    assert client.get(f"{path}/groups/company/nope").status_code == 404
    assert client.get(f"{path}/groups/company/nope/events").status_code == 404
    assert client.get(f"{path}/groups", params={"cursor": "x"}).status_code == 422
    device = client.get(f"{path}/people/{person_text(world.raw('ana'))}/devices").json()["items"][0]
    assert (device["anonymous_id"], device["library"]) == ("phone", "analytics-test")


def test_the_timeline_of_a_group_is_what_its_people_did(shop):  # noqa: F811
    client, world, path = shop
    world.take(
        world.group("company/acme", "ana", at=100, name="Acme"),
        world.event("ana", at=300, event="Order Completed"),
        world.group("company/acme", "eva", at=200),
        world.event("nobody-of-acme", at=400),
    )
    seen, cursor = [], None
    while True:
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = client.get(f"{path}/groups/company/acme/events", params=params).json()
        seen += [(event["event"], event["display_name"]) for event in page["items"]]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert seen == [
        ("Order Completed", "Ana"), ("$group", "eva"), ("$group", "Ana"), ("$identify", "Ana"),
    ]  # fmt: skip
