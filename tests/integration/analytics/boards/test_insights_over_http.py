"""Insights over HTTP: kept, changed, their versions, removed and brought back."""

import pytest
from boards_desk import TREND, tile

from cauce.analytics.routes.questions import EXAMPLES

FUNNEL = {"kind": "funnel", "steps": [{"event": "A"}, {"event": "B"}]}
BEHIND = ("people", "why")
EVERY_KIND = [example["value"] for kind, example in EXAMPLES.items() if kind not in BEHIND]


def test_an_insight_is_kept_as_it_was_said(desk):
    made = desk.insight(description="Who buys", view="table")
    assert made["question"] == TREND
    assert (made["kind"], made["view"], made["revision"], made["version"]) == (
        "trend",
        "table",
        1,
        1,
    )
    assert made["owner"] == made["created_by"] != ""
    (listed,) = desk.get("insights")["items"]
    assert listed == {k: v for k, v in made.items() if k not in ("question", "dashboards")}
    assert desk.get(f"insights/{made['id']}") == made
    assert desk.audit() == ["insight.created"]


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda one: one["kind"])
def test_a_question_of_any_kind_can_be_kept(desk, question):
    assert desk.insight(question=question)["kind"] == question["kind"]


def test_what_cannot_be_asked_is_not_kept_and_says_where(desk):
    wrong = {**TREND, "series": [{"event": "A", "math": "guess"}]}
    refused = desk.post("insights", {"name": "x", "question": wrong}, status=422)
    assert refused["errors"][0]["path"] == "question.series.0.math"
    for kind in BEHIND:
        refused = desk.post("insights", {"name": "x", "question": EXAMPLES[kind]["value"]}, 422)
        assert refused["errors"][0]["path"] == "question.kind"
    assert desk.get("insights")["items"] == []


def test_a_change_needs_the_newest_revision(desk):
    made = desk.insight()
    body = {"name": "Orders", "question": FUNNEL, "revision": 1}
    changed = desk.put(f"insights/{made['id']}", body)
    assert (changed["name"], changed["kind"], changed["revision"]) == ("Orders", "funnel", 2)
    late = desk.put(f"insights/{made['id']}", body, status=409)
    assert late["code"] == "saved_changed"
    again = desk.put(f"insights/{made['id']}", {**body, "owner": changed["owner"], "revision": 2})
    assert again["revision"] == 2, "the same again is no change"


def test_what_one_person_changes_within_ten_minutes_is_one_version(desk):
    made = desk.insight()
    path = f"insights/{made['id']}"
    for minutes, name, version in ((3, "B", 1), (3, "C", 1), (5, "D", 2), (1, "E", 2)):
        desk.clock.pass_(minutes=minutes)
        revision = desk.get(path)["revision"]
        body = {"name": name, "question": TREND, "revision": revision}
        assert desk.put(path, body)["version"] == version
    kept = desk.get(f"{path}/versions")["items"]
    assert [(one["version"], one["name"]) for one in kept] == [(2, "E"), (1, "C")]
    assert desk.audit() == ["insight.created", "insight.changed"]
    page = desk.get(f"{path}/versions", limit=1)
    rest = desk.get(f"{path}/versions", limit=1, cursor=page["cursor"])
    assert [one["version"] for one in (*page["items"], *rest["items"])] == [2, 1]
    assert rest["cursor"] is None


def test_restoring_is_a_version_of_its_own(desk):
    made = desk.insight()
    path = f"insights/{made['id']}"
    desk.clock.pass_(minutes=11)
    desk.put(path, {"name": "Other", "question": FUNNEL, "revision": 1})
    restored = desk.post(f"{path}/versions/1/restore", {"revision": 2}, status=200)
    assert (restored["name"], restored["question"], restored["version"]) == ("Buyers", TREND, 3)
    desk.post(f"{path}/versions/1/restore", {"revision": 2}, status=409)
    desk.post(f"{path}/versions/9/restore", {"revision": 3}, status=404)


def test_a_removed_insight_comes_back_for_thirty_days_and_no_longer(desk):
    made = desk.insight()
    path = f"insights/{made['id']}"
    desk.call("DELETE", path, status=204)
    assert desk.get("insights")["items"] == []
    desk.get(path, status=404)
    desk.call("DELETE", path, status=404)
    desk.clock.pass_(days=29)
    assert desk.post(f"{path}/bring-back", {}, status=200)["name"] == "Buyers"
    desk.call("DELETE", path, status=204)
    desk.clock.pass_(days=31)
    desk.post(f"{path}/bring-back", {}, status=404)
    with desk.database.transaction() as tx:
        desk.dashboards.forget_removed(tx)
        left = tx.execute("SELECT FROM saved_items WHERE id = %s", [made["id"]]).rowcount
    assert left == 0


def test_an_insight_names_the_dashboards_that_show_it(desk):
    made = desk.insight()
    board = desk.board(tile("one", kind="insight", insight_id=made["id"]))
    used = desk.get(f"insights/{made['id']}")["dashboards"]
    assert used == [{"id": board["id"], "name": "Sales"}]
    assert desk.get(f"insights/{desk.insight()['id']}")["dashboards"] == []


def test_another_projects_insight_is_not_there(desk, new_desk):
    made, other = desk.insight(), new_desk()
    path = f"insights/{made['id']}"
    other.get(path, status=404)
    other.put(path, {"name": "x", "question": TREND, "revision": 1}, status=404)
    other.call("DELETE", path, status=404)
    other.post(f"{path}/bring-back", {}, status=404)
    other.get(f"{path}/versions", status=404)
    tiles = [tile("one", kind="insight", insight_id=made["id"])]
    refused = other.post("dashboards", {"name": "x", "tiles": tiles}, status=422)
    assert refused["errors"][0]["path"] == "tiles.0.insight_id"
    assert other.get("dashboards")["items"] == []
