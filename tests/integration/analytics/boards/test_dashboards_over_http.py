"""Dashboards over HTTP: tiles, their answers through the board's dates and filter, versions, removing."""

import json

import pytest
from boards_desk import TREND, changed, send, tile

SPAIN = {"property": "country", "op": "eq", "value": "ES"}
FUNNEL = {"kind": "funnel", "steps": [{"event": "A"}, {"event": "A"}]}


def totals(answer: dict) -> list[float]:
    return [line["total"] for line in answer["answer"]["result"]["series"]]


def test_a_dashboard_is_answered_with_what_its_tiles_ask(desk):
    insight = desk.insight()
    made = desk.board(
        tile("a", kind="insight", insight_id=insight["id"]),
        tile("b", x=6, kind="question", question=FUNNEL, title="Twice", view="table"),
        tile("c", y=4, kind="text", text="# Hola"),
    )
    assert desk.get(f"dashboards/{made['id']}") == made
    one, two, words = made["tiles"]
    assert one["question"] == TREND
    assert one["insight"] == {"name": "Buyers", "description": "", "revision": 1, "removed": False}
    assert (two["question"], two["title"], two["view"]) == (FUNNEL, "Twice", "table")
    assert (words["text"], words["question"]) == ("# Hola", None)
    (listed,) = desk.get("dashboards")["items"]
    assert (listed["name"], listed["tiles"]) == ("Sales", 3)


def test_a_tile_answers_its_own_question_from_the_result_cache(desk):
    insight = desk.insight()
    made = desk.board(tile("a", kind="insight", insight_id=insight["id"]))
    path = f"dashboards/{made['id']}/tiles/a/answer"
    first = desk.get(path)
    assert (first["question"], totals(first)) == (TREND, [2])
    assert not first["answer"]["meta"]["cached"]
    asked_elsewhere = desk.call("POST", "query", TREND)
    assert asked_elsewhere["meta"]["cached"]
    assert desk.get(path)["answer"]["meta"]["cached"]
    assert not desk.get(path, refresh=True)["answer"]["meta"]["cached"]


def test_an_opened_dashboard_brings_the_answers_that_are_kept_and_no_other(desk):
    insight = desk.insight()
    made = desk.board(
        tile("a", kind="insight", insight_id=insight["id"]),
        tile("b", x=6, kind="question", question=FUNNEL),
        tile("c", y=4, kind="text", text="x"),
    )
    path = f"dashboards/{made['id']}"
    assert desk.get(f"{path}/opened") == {"dashboard": made, "answers": {}}
    desk.get(f"{path}/tiles/a/answer")
    kept = desk.get(f"{path}/tiles/a/answer")
    assert kept["answer"]["meta"]["cached"]
    assert desk.get(f"{path}/opened")["answers"] == {"a": kept}
    assert desk.get(f"{path}/opened", date_from="-3d")["answers"] == {}
    desk.get(f"{path}/tiles/b/answer", where=json.dumps(SPAIN))
    seen = desk.get(f"{path}/opened", where=json.dumps(SPAIN))["answers"]
    assert seen["b"]["question"] == {**FUNNEL, "where": SPAIN}
    assert "a" not in seen


def test_data_that_came_since_leaves_nothing_to_open_with(desk, events):
    made = desk.board(tile("a", kind="question", question=TREND))
    desk.get(f"dashboards/{made['id']}/tiles/a/answer")
    assert set(desk.get(f"dashboards/{made['id']}/opened")["answers"]) == {"a"}
    send(events, desk.project_id, "again")
    assert desk.get(f"dashboards/{made['id']}/opened")["answers"] == {}


def test_the_boards_dates_and_filter_hold_for_every_tile(desk):
    insight = desk.insight(question={**TREND, "where": {"property": "country", "op": "is_set"}})
    asked = tile("b", x=6, kind="question", question=TREND)
    tiles = tile("a", kind="insight", insight_id=insight["id"]), asked
    made = desk.board(*tiles, date_from="-3d", where=SPAIN)
    for name in "ab":
        answer = desk.get(f"dashboards/{made['id']}/tiles/{name}/answer")
        assert answer["question"]["date_from"] == "-3d"
        assert "date_to" not in answer["question"]
        assert totals(answer) == [2], name
    path = f"dashboards/{made['id']}/tiles/a/answer"
    other = desk.get(path, date_from="2026-01-07", date_to="2026-01-07")
    assert totals(other) == [1]
    mexico = json.dumps({**SPAIN, "value": "MX"})
    assert totals(desk.get(path, where=mexico)) == [1]


def test_a_dashboard_compares_its_trends_as_it_says_or_as_its_reader_asks(desk):
    made = desk.board(tile("a", kind="question", question=TREND), compare="previous_period")
    assert made["compare"] == "previous_period"
    path = f"dashboards/{made['id']}/tiles/a/answer"
    answer = desk.get(path)
    assert answer["question"]["compare"] == "previous_period"
    assert [line["total"] for line in answer["answer"]["result"]["compare"]] == [0]
    assert desk.get(path, compare="previous_year")["question"]["compare"] == "previous_year"


@pytest.mark.parametrize(
    ("params", "path"),
    [
        ({"date_from": "soon"}, "date_from"),
        ({"where": "{"}, "where"),
        ({"where": '{"property": "a", "op": "near"}'}, "where.op"),
    ],
)
def test_a_wrong_lens_is_refused_by_its_name(desk, params, path):
    made = desk.board(tile("a", kind="question", question=TREND))
    refused = desk.get(f"dashboards/{made['id']}/tiles/a/answer", status=422, **params)
    assert refused["errors"][0]["path"] == path


def test_a_tile_without_a_question_has_no_answer(desk):
    insight = desk.insight()
    made = desk.board(
        tile("a", kind="insight", insight_id=insight["id"]), tile("c", y=4, kind="text", text="x")
    )
    path = f"dashboards/{made['id']}/tiles"
    assert desk.get(f"{path}/c/answer", status=409)["code"] == "tile_without_question"
    desk.get(f"{path}/none/answer", status=404)
    desk.call("DELETE", f"insights/{insight['id']}", status=204)
    assert desk.get(f"{path}/a/answer", status=409)["code"] == "tile_without_question"
    shown = desk.get(f"dashboards/{made['id']}")
    assert shown["tiles"][0]["insight"]["removed"]
    assert shown["tiles"][0]["question"] is None
    moved = changed(shown, name="Moved")
    assert desk.put(f"dashboards/{made['id']}", moved)["name"] == "Moved"
    desk.post(f"insights/{insight['id']}/bring-back", {}, status=200)
    assert totals(desk.get(f"{path}/a/answer")) == [2]


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"tiles": [tile("a", kind="text", text="x", w=13)]}, "tiles.0.w"),
        ({"tiles": [tile("a", x=7, kind="text", text="x")]}, "tiles.0.x"),
        ({"tiles": [tile("a", kind="text", question=TREND)]}, "tiles.0.question"),
        ({"tiles": [tile("a", kind="text", text="x"), tile("b", x=5, kind="text", text="y")]}, "tiles.1"),
        ({"tiles": [tile("a", kind="text", text="x"), tile("a", y=4, kind="text", text="y")]}, "tiles.1.id"),
        ({"tiles": [tile("a", kind="question", question={"kind": "trend"})]}, "tiles.0.question.series"),
        ({"tiles": [tile("a", kind="insight", insight_id="7x")]}, "tiles.0.insight_id"),
        ({"tiles": [tile("a b", kind="text", text="x")]}, "tiles.0.id"),
        ({"tiles": [tile(str(n), y=4 * n, kind="text", text="x") for n in range(51)]}, "tiles"),
        ({"tiles": "many"}, "tiles"),
        ({"date_from": "soon"}, "date_from"),
        ({"where": {"property": "a", "op": "near"}}, "where.op"),
        ({"where": 0}, "where"),
        ({"compare": "last_week"}, "compare"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_dashboard_is_named(desk, wrong, path):
    refused = desk.post("dashboards", {"name": "x", **wrong}, status=422)
    assert refused["errors"][0]["path"] == path
    assert desk.get("dashboards")["items"] == []


def test_a_change_undone_and_restored(desk):
    made = desk.board(tile("a", kind="text", text="one"))
    path = f"dashboards/{made['id']}"
    desk.clock.pass_(minutes=11)
    after = desk.put(path, changed(made, tiles=[], name="Empty"))
    assert (after["revision"], after["version"], after["tiles"]) == (2, 2, [])
    assert desk.put(path, changed(made), status=409)["code"] == "saved_changed"
    restored = desk.post(f"{path}/versions/1/restore", {"revision": 2}, status=200)
    assert (restored["name"], restored["tiles"]) == ("Sales", made["tiles"])
    kept = desk.get(f"{path}/versions")["items"]
    assert [one["version"] for one in kept] == [3, 2, 1]
    assert desk.audit() == ["dashboard.created", "dashboard.changed", "dashboard.restored"]


def test_a_copy_has_a_life_of_its_own(desk):
    made = desk.board(tile("a", kind="text", text="one"), date_from="-7d", where=SPAIN)
    copy = desk.post(f"dashboards/{made['id']}/duplicate", {"name": "Copy"})
    assert copy["id"] != made["id"]
    assert (copy["name"], copy["tiles"]) == ("Copy", made["tiles"])
    assert (copy["date_from"], copy["where"]) == ("-7d", SPAIN)
    desk.put(f"dashboards/{copy['id']}", changed(copy, tiles=[]))
    assert desk.get(f"dashboards/{made['id']}") == made


def test_a_removed_dashboard_can_be_brought_back(desk):
    made = desk.board(tile("a", kind="text", text="one"))
    path = f"dashboards/{made['id']}"
    desk.call("DELETE", path, status=204)
    desk.get(path, status=404)
    desk.get(f"{path}/versions", status=404)
    assert desk.get("dashboards")["items"] == []
    assert desk.post(f"{path}/bring-back", {}, status=200)["tiles"] == made["tiles"]
    assert len(desk.get("dashboards")["items"]) == 1


def test_another_projects_dashboard_is_not_there(desk, new_desk):
    made, other = desk.board(tile("a", kind="question", question=TREND)), new_desk()
    path = f"dashboards/{made['id']}"
    other.get(path, status=404)
    other.put(path, changed(made), status=404)
    other.call("DELETE", path, status=404)
    other.post(f"{path}/bring-back", {}, status=404)
    other.post(f"{path}/duplicate", {"name": "x"}, status=404)
    other.post(f"{path}/versions/1/restore", {"revision": 1}, status=404)
    other.get(f"{path}/tiles/a/answer", status=404)
    other.get(f"{path}/opened", status=404)
    other.get(f"insights/{made['id']}", status=404)
    desk.get(f"insights/{made['id']}", status=404)


def test_a_removed_project_leaves_nothing(desk):
    desk.insight()
    desk.board()
    with desk.database.transaction() as tx:
        desk.dashboards.forget_project(tx, desk.project_id)
    assert (desk.get("insights")["items"], desk.get("dashboards")["items"]) == ([], [])
