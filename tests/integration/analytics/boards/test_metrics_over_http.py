"""Metrics over HTTP: defined once, asked for everywhere, changed as versions, with who uses them."""

import pytest
from boards_desk import TREND, changed, tile

COUNT = {"kind": "trend", "series": [{"event": "A"}]}
PEOPLE = {"kind": "trend", "series": [{"event": "A", "math": "persons"}]}
SHARE = {"kind": "trend", "series": [{"event": "A"}, {"event": "A"}], "formula": "A / B"}
FUNNEL = {"kind": "funnel", "steps": [{"event": "A"}, {"event": "A"}]}
DATES = {"date_from": "2026-01-05", "date_to": "2026-01-07"}


def metric(desk, definition=COUNT, name="Deeds", **own):
    return desk.post("metrics", {"name": name, "definition": definition, **own})


def total(answer):
    return answer["answer"]["result"]["series"][0]["total"]


def body(made, **change):
    names = ("name", "description", "owner", "definition", "format", "note", "revision")
    return {**{name: made[name] for name in names}, **change}


def test_a_metric_is_kept_with_how_it_is_written_and_who_owns_it(desk):
    made = metric(desk, format="money", currency="EUR", owner="Ana", description="All of them")
    assert desk.get(f"metrics/{made['id']}") == made
    assert (made["format"], made["currency"], made["owner"]) == ("money", "EUR", "Ana")
    assert (made["definition"], made["used_by"], made["version"]) == (COUNT, [], 1)
    (listed,) = desk.get("metrics")["items"]
    assert listed["name"] == "Deeds"


def test_a_metric_is_written_as_fits_it_unless_somebody_says_how(desk):
    assert metric(desk)["format"] == "number"
    assert metric(desk, FUNNEL)["format"] == "percent"
    assert metric(desk, currency="EUR")["format"] == "money"
    assert metric(desk, FUNNEL, format="number")["format"] == "number"


def test_a_metric_is_asked_for_between_dates(desk):
    made = metric(desk)
    path = f"metrics/{made['id']}/answer"
    assert total(desk.get(path, **DATES)) == 3
    assert total(desk.get(path, date_from="2026-01-07", date_to="2026-01-07")) == 1
    compared = desk.get(path, date_from="2026-01-07", date_to="2026-01-08")
    assert compared["answer"]["result"]["compare"][0]["total"] == 2
    funnel = metric(desk, FUNNEL, "Twice", format="percent")
    answer = desk.get(f"metrics/{funnel['id']}/answer", **DATES)["answer"]["result"]
    assert answer["steps"][-1]["conversion_from_start"] == 0.5
    assert total(desk.get(f"metrics/{metric(desk, SHARE)['id']}/answer", **DATES)) == 1


def test_a_number_tile_follows_its_metric(desk):
    made = metric(desk)
    board = desk.board(tile("m", kind="metric", metric_id=made["id"]), **DATES)
    (shown,) = board["tiles"]
    assert shown["metric"] == {
        "name": "Deeds", "description": "", "owner": made["owner"], "version": 1, "format": "number",
        "currency": None, "removed": False,
    }  # fmt: skip
    path = f"dashboards/{board['id']}/tiles/m/answer"
    assert total(desk.get(path)) == 3
    desk.put(f"metrics/{made['id']}", body(made, definition=PEOPLE, note="People, not deeds"))
    assert total(desk.get(path)) == 2


def test_an_insight_about_a_metric_follows_it_and_keeps_its_own_dates(desk):
    made = metric(desk)
    asked = {**COUNT, **DATES, "interval": "week"}
    insight = desk.insight(question=asked, metric_id=made["id"])
    board = desk.board(tile("a", kind="insight", insight_id=insight["id"]))
    used = desk.get(f"metrics/{made['id']}")["used_by"]
    assert [(one["kind"], one["id"]) for one in used] == [("insight", insight["id"])]
    desk.put(f"metrics/{made['id']}", body(made, definition=PEOPLE))
    now = desk.get(f"insights/{insight['id']}")
    assert now["question"] == {**asked, "series": PEOPLE["series"]}
    assert now["metric_id"] == made["id"]
    assert total(desk.get(f"dashboards/{board['id']}/tiles/a/answer")) == 2
    assert desk.get(f"dashboards/{board['id']}")["tiles"][0]["question"] == now["question"]


def test_users_of_a_metric_are_listed_until_they_are_none(desk):
    made = metric(desk)
    board = desk.board(tile("m", kind="metric", metric_id=made["id"]))
    used = desk.get(f"metrics/{made['id']}")["used_by"]
    assert used == [{"id": board["id"], "kind": "dashboard", "name": "Sales"}]
    desk.call("DELETE", f"dashboards/{board['id']}", status=204)
    assert desk.get(f"metrics/{made['id']}")["used_by"] == []


def test_every_change_is_a_version_with_its_reason(desk):
    made = metric(desk)
    path = f"metrics/{made['id']}"
    second = desk.put(path, body(made, definition=PEOPLE, note="People, not deeds"))
    assert (second["version"], second["note"]) == (2, "People, not deeds")
    kept = desk.get(f"{path}/versions")["items"]
    assert [one["document"].get("note") for one in kept] == ["People, not deeds", None]
    restored = desk.post(f"{path}/versions/1/restore", {"revision": 2}, status=200)
    assert (restored["definition"], restored["version"]) == (COUNT, 3)
    assert desk.put(path, body(made), status=409)["code"] == "saved_changed"


def test_a_removed_metric_leaves_tiles_that_say_so_and_insights_as_they_were_kept(desk):
    made = metric(desk)
    insight = desk.insight(question={**COUNT, **DATES}, metric_id=made["id"])
    board = desk.board(tile("m", kind="metric", metric_id=made["id"]))
    desk.call("DELETE", f"metrics/{made['id']}", status=204)
    shown = desk.get(f"dashboards/{board['id']}")["tiles"][0]
    assert (shown["question"], shown["metric"]["removed"]) == (None, True)
    answer = desk.get(f"dashboards/{board['id']}/tiles/m/answer", status=409)
    assert answer["code"] == "tile_without_question"
    assert desk.get(f"insights/{insight['id']}")["question"] == {**COUNT, **DATES}
    moved = changed(desk.get(f"dashboards/{board['id']}"), name="Moved")
    assert desk.put(f"dashboards/{board['id']}", moved)["name"] == "Moved"
    desk.post(f"metrics/{made['id']}/bring-back", {}, status=200)
    assert desk.get(f"dashboards/{board['id']}")["tiles"][0]["question"]["kind"] == "trend"


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"definition": TREND}, "definition.date_from"),
        ({"definition": {**COUNT, "breakdown": {"property": "x"}}}, "definition.breakdown"),
        ({"definition": {**SHARE, "formula": None}}, "definition.formula"),
        ({"definition": {"kind": "retention"}}, "definition.kind"),
        ({"definition": {"kind": "trend", "series": [{"event": 7}]}}, "definition.series.0.event"),
        ({"definition": "A"}, "definition.kind"),
        ({"format": "colour"}, "format"),
        ({"currency": "euro"}, "currency"),
        ({"note": "x" * 501}, "note"),
    ],
)
def test_what_is_wrong_with_a_metric_is_named(desk, wrong, path):
    refused = desk.post("metrics", {"name": "x", "definition": COUNT, **wrong}, status=422)
    assert refused["errors"][0]["path"] == path
    assert desk.get("metrics")["items"] == []


def test_only_a_metric_of_the_project_and_of_the_kind_of_the_question_can_be_used(desk, new_desk):
    theirs = metric(new_desk())
    funnel = metric(desk, FUNNEL)
    insight = desk.insight()
    for number in (theirs["id"], funnel["id"], insight["id"]):
        wrong = {"name": "x", "question": TREND, "metric_id": number}
        refused = desk.post("insights", wrong, status=422)
        assert refused["errors"][0]["path"] == "metric_id"
    for number in (theirs["id"], insight["id"]):
        own = tile("m", kind="metric", metric_id=number)
        refused = desk.post("dashboards", {"name": "x", "tiles": [own]}, status=422)
        assert refused["errors"][0]["path"] == "tiles.0.metric_id"
