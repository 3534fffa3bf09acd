"""Annotations over HTTP: noted by hand or by a program, found by their dates, changed, removed."""

import pytest
from boards_desk import tile

from cauce.analytics.annotations import contracts, facade


def note(desk, text="Version 2", **own):
    return desk.post("annotations", {"kind": "release", "text": text, **own})


def texts(desk, **params):
    return [one["text"] for one in desk.get("annotations", **params)["items"]]


def test_a_release_is_noted_by_what_is_released(desk):
    made = note(desk)
    assert made == desk.get(f"annotations/{made['id']}")
    assert made["at"] == "2026-01-08T12:00:00Z"  # now
    assert (made["kind"], made["until"], made["dashboard_id"]) == ("release", None, None)
    assert made["author"]


def test_what_is_sent_twice_under_one_ref_is_kept_once(desk):
    first = note(desk, ref="build-7")
    again = desk.call("POST", "annotations", {"text": "Other words", "ref": "build-7"}, 200)
    assert again == first
    assert texts(desk) == ["Version 2"]


def test_annotations_are_found_by_the_dates_they_touch_latest_first(desk):
    note(desk, "Sale", kind="campaign", at="2026-01-02", until="2026-01-04")
    note(desk, "Release", at="2026-01-04T10:00:00Z")
    note(desk, "Outage", kind="incident", at="2026-01-06T23:59:59Z")
    assert texts(desk) == ["Outage", "Release", "Sale"]
    assert texts(desk, date_from="2026-01-04", date_to="2026-01-05") == ["Release", "Sale"]
    assert texts(desk, date_from="2026-01-05", date_to="2026-01-06") == ["Outage"]
    assert texts(desk, date_to="2026-01-01") == []
    assert texts(desk, kind="campaign") == ["Sale"]


def test_pages_of_the_list_have_everything_once(desk):
    for n in range(5):
        note(desk, str(n), at="2026-01-05")
    found, cursor = [], None
    while True:
        more = {"cursor": cursor} if cursor else {}
        page = desk.get("annotations", limit=2, **more)
        found += [one["text"] for one in page["items"]]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert found == ["4", "3", "2", "1", "0"]


def test_an_annotation_of_a_dashboard_goes_with_it(desk):
    board = desk.board(tile("a", kind="text", text="x"))
    note(desk, "Here only", dashboard_id=board["id"])
    note(desk, "Everywhere")
    desk.call("DELETE", f"dashboards/{board['id']}", status=204)
    assert texts(desk) == ["Everywhere", "Here only"]  # it can still be brought back
    desk.clock.pass_(days=31)
    with desk.database.transaction() as tx:
        desk.dashboards.forget_removed(tx)
    assert texts(desk) == ["Everywhere"]


def test_an_annotation_is_changed_and_removed_and_the_audit_log_says_so(desk):
    made = note(desk, ref="r1")
    path = f"annotations/{made['id']}"
    desk.clock.pass_(minutes=5)
    body = {"kind": "incident", "text": "Rolled back", "at": "2026-01-07", "ref": "r1"}
    changed = desk.put(path, body)
    assert (changed["kind"], changed["text"]) == ("incident", "Rolled back")
    assert changed["at"] == "2026-01-07T00:00:00Z"
    note(desk, ref="r2")
    refused = desk.put(path, {**body, "ref": "r2"}, status=422)
    assert refused["errors"][0]["path"] == "ref"
    desk.call("DELETE", path, status=204)
    desk.get(path, status=404)
    said = [one["action"] for one in desk.get("audit")["items"]]
    wanted = {"annotation.added", "annotation.changed", "annotation.removed"}
    assert wanted <= set(said)


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"text": "   "}, "text"),
        ({"text": "x" * 501}, "text"),
        ({"kind": "party"}, "kind"),
        ({"at": "2026-13-01"}, "at"),
        ({"at": "2026-01-05", "until": "2026-01-01"}, "until"),
        ({"dashboard_id": "77x"}, "dashboard_id"),
        ({"dashboard_id": "999999999"}, "dashboard_id"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_wrong_with_an_annotation_is_named(desk, wrong, path):
    refused = desk.post("annotations", {"text": "x", **wrong}, status=422)
    assert refused["errors"][0]["path"] == path
    assert texts(desk) == []


def test_another_projects_annotations_and_dashboards_are_not_there(new_desk):
    mine, theirs = new_desk(), new_desk()
    made = note(mine)
    board = mine.board()
    theirs.get(f"annotations/{made['id']}", status=404)
    theirs.call("DELETE", f"annotations/{made['id']}", status=404)
    theirs.post("annotations", {"text": "x", "dashboard_id": board["id"]}, status=422)
    assert texts(theirs) == []


def test_a_project_has_only_so_many(desk, monkeypatch):
    monkeypatch.setattr(facade, "MAX_ANNOTATIONS", 1)
    note(desk)
    assert desk.post("annotations", {"text": "x"}, 409)["code"] == "too_many_annotations"
    assert contracts.MAX_ANNOTATIONS > 1


def test_removing_a_project_removes_its_annotations(desk, new_desk):
    note(desk)
    other = new_desk()
    note(other)
    with desk.database.transaction() as tx:
        other.annotations.forget_project(tx, other.project_id)
    assert texts(desk) == ["Version 2"]
    assert texts(other) == []
