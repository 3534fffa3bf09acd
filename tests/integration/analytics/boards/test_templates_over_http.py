"""Templates over HTTP: how one fits a project, what is changed of it, and the dashboard it becomes."""

import json

import pytest
from boards_desk import Desk


@pytest.fixture(scope="module")
def shop(new_desk, events) -> Desk:
    """A project of six people who visit, of whom four sign up and two buy."""
    desk = new_desk()
    rows = [
        *((f"{n}", "Page Viewed", 1, {}) for n in range(6)),
        *((f"{n}", "Signed Up", 2, {"source": "ads"}) for n in range(4)),
        *((f"{n}", "Order Completed", 3, {"revenue": 10.5 + n, "category": "beach"}) for n in range(2)),
    ]  # fmt: skip
    lines = [
        json.dumps(
            {
                "project_id": desk.project_id, "event": event, "person_id": 100 + int(who), "seq": 100 + seq,
                "timestamp": f"2026-01-0{day}T10:00:00Z", "user_id": who, "anonymous_id": "",
                "properties": properties, "context": {},
            }
        )
        for seq, (who, event, day, properties) in enumerate(rows)
    ]  # fmt: skip
    events.insert_json("events", "\n".join(lines).encode(), f"templates-{desk.project_id}")
    return desk


def fit(desk, key="growth"):
    return desk.get(f"dashboard-templates/{key}")


def roles(fitted):
    return {one["role"]: one["matches"] for one in fitted["roles"]}


def test_templates_are_listed_in_the_readers_language(shop):
    found = shop.get("dashboard-templates")["items"]
    assert {one["key"] for one in found} == {"growth", "ecommerce", "saas", "content", "marketing"}
    shop.client.headers["Accept-Language"] = "es"
    spanish = shop.get("dashboard-templates")["items"]
    del shop.client.headers["Accept-Language"]
    assert [one["name"] for one in spanish][:2] == ["Crecimiento", "Comercio electrónico"]


def test_a_fit_says_who_plays_what_why_and_which_tiles_lack_somebody(shop):
    fitted = fit(shop)
    found = roles(fitted)
    assert found["visit"][0]["name"] == "Page Viewed"
    assert set(found["visit"][0]["why"]) == {"name", "volume", "order"}
    assert found["sign_up"][0]["sure"]
    assert found["source"][0] | {"score": 0} == {
        "kind": "property", "name": "source", "score": 0, "sure": True, "why": ["name", "type"],
    }  # fmt: skip
    assert not any(tile["missing"] for tile in fitted["tiles"])
    shopping = fit(shop, "ecommerce")
    lacking = [tile for tile in shopping["tiles"] if tile["missing"]]
    assert [tile["missing"] for tile in lacking] == [["product_view"]]


def test_a_dashboard_of_the_best_matches_answers(shop):
    made = shop.post("dashboard-templates/growth/dashboard", {})
    board = made["dashboard"]
    assert (board["name"], made["left_out"]) == ("Growth", [])
    assert board["date_from"] == "-89d"
    for tile in board["tiles"]:
        answer = shop.get(f"dashboards/{board['id']}/tiles/{tile['id']}/answer")
        assert answer["answer"]["meta"]["warnings"] == [], tile["title"]
    funnel = next(tile for tile in board["tiles"] if tile["question"]["kind"] == "funnel")
    answer = shop.get(f"dashboards/{board['id']}/tiles/{funnel['id']}/answer")
    steps = answer["answer"]["result"]["steps"]
    assert [step["count"] for step in steps][:2] == [6, 4]


def test_what_somebody_changes_is_taken_and_a_tile_without_its_role_is_left_out_and_said(shop):
    chosen = {
        "visit": {"kind": "event", "name": "Signed Up"},
        "purchase": {"kind": "event", "name": "Order Completed"},
        "amount": None,
    }
    made = shop.post("dashboard-templates/ecommerce/dashboard", {"name": "Mine", "roles": chosen})
    assert made["dashboard"]["name"] == "Mine"
    titles = [tile["title"] for tile in made["dashboard"]["tiles"]]
    assert "Orders by week" in titles
    left = {tile["title"]: tile["missing"] for tile in made["left_out"]}
    assert left["Revenue by week"] == ["amount"]
    assert left["From the product to the order"] == ["product_view"]


@pytest.mark.parametrize(
    ("roles", "path"),
    [
        ({"visit": {"kind": "property", "name": "x"}}, "roles.visit.kind"),
        ({"amount": {"kind": "event", "name": "x"}}, "roles.amount.kind"),
        ({"visit": {"kind": "event", "name": ""}}, "roles.visit.name"),
    ],
)
def test_a_role_played_by_the_wrong_kind_is_refused(shop, roles, path):
    body = {"roles": roles}
    refused = shop.post("dashboard-templates/growth/dashboard", body, status=422)
    assert refused["errors"][0]["path"] == path


def test_there_is_no_template_of_another_name(shop):
    shop.get("dashboard-templates/none", status=404)
    shop.post("dashboard-templates/none/dashboard", {}, status=404)
