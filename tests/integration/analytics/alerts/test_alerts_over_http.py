"""Alerts over HTTP: made, changed, put off, removed; a preview, and what changed."""

from __future__ import annotations

import math

import pytest
from alerts_desk import FEW, ORDERS

from cauce.analytics.alerts.facade.alerts import Alerts
from cauce.analytics.boards.facade.metrics import Metrics

OWN = (
    "name", "metric_id", "question", "interval", "condition", "lines", "wait_min", "members", "channels",
    "repeat_h", "enabled", "revision",
)  # fmt: skip


def body(alert: dict, **change) -> dict:
    """Return what changes an alert as it was answered."""
    return {name: alert[name] for name in OWN} | change


def test_an_alert_is_made_listed_changed_and_removed(desk):
    made = desk.make(repeat_h=24)
    assert (made["question"], made["interval"]) == ({**ORDERS, "interval": "day"}, "day")
    assert (made["condition"], made["members"]) == (FEW, [str(desk.member)])
    assert desk.get()["items"] == [made] == [desk.get(f"/{made['id']}")]
    changed = desk.put(f"/{made['id']}", body(made, name="Fewer", channels=False))
    assert (changed["name"], changed["channels"], changed["revision"]) == ("Fewer", False, 2)
    refused = desk.put(f"/{made['id']}", body(made, name="Too late"), status=409)
    assert refused["code"] == "alert_changed"
    assert desk.put(f"/{made['id']}", body(changed)) == changed
    desk.call("DELETE", f"/{made['id']}", status=204)
    desk.get(f"/{made['id']}", status=404)
    said = [one["action"] for one in _audit(desk)]
    assert said == ["alert.created", "alert.changed", "alert.removed"]


def test_snoozing_has_an_end_and_can_be_ended(desk):
    made = desk.make()
    until = desk.post(f"/{made['id']}/snooze", {"minutes": 90})["snoozed_until"]
    assert until == "2026-01-08T13:30:00Z"
    assert desk.post(f"/{made['id']}/snooze", {"minutes": 0})["snoozed_until"] is None


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"members": ["999999999"]}, "members.0"),
        ({"question": {"kind": "retention"}}, "question.kind"),
        ({"condition": {"kind": "threshold", "direction": "up"}}, "condition.value"),
        ({"interval": "month"}, "interval"),
        ({"name": " "}, "name"),
        ({"more": 1}, "more"),
    ],
)
def test_what_cannot_be_is_refused_by_its_path(desk, change, path):
    refused = desk.make(status=422, **change)
    assert [one["path"] for one in refused["errors"]] == [path]
    assert desk.get()["items"] == []


def test_another_projects_alert_is_not_there(desk, new_desk):
    made = desk.make()
    other = new_desk()
    for path in ("", "/evaluations", "/firings"):
        other.get(f"/{made['id']}{path}", status=404)
    other.put(f"/{made['id']}", body(made), status=404)
    other.post(f"/{made['id']}/snooze", {"minutes": 1}, status=404)
    other.call("DELETE", f"/{made['id']}", status=404)


def test_a_preview_judges_the_last_buckets_with_the_data_of_now(desk):
    desk.trade(1, spain=1, mexico=0)
    found = desk.post("/preview", {"question": ORDERS, "condition": FEW})
    assert (len(found["labels"]), found["labels"][-1]) == (60, "2026-01-07")
    (line,) = found["lines"]
    assert (line["firings"], line["line"]["line"]) == (1, "*")
    assert [one["holds"] for one in line["verdicts"]] == [False] * 59 + [True]
    assert desk.get()["items"] == []


@pytest.mark.parametrize("interval", ["hour", "day", "week"])
def test_a_preview_of_an_anomaly_has_a_band_for_every_interval(desk, interval):
    anomaly = {"kind": "anomaly"}
    rule = {"question": ORDERS, "condition": anomaly, "interval": interval}
    (line,) = desk.post("/preview", rule)["lines"]
    last = line["verdicts"][-1]
    if interval == "week":
        assert (last["reason"], last["needs"]) == ("history", 10)
    else:
        assert last["low"] <= last["expected"] <= last["high"]


def test_what_changed_sums_to_the_move_exactly(desk):
    desk.trade(1, spain=1, mexico=5)
    rule = {"question": ORDERS, "condition": {"kind": "change", "percent": 5}, "at": "2026-01-07"}
    found = desk.post("/what-changed", rule)
    assert (found["before_label"], found["before"], found["now"]) == ("2025-12-31", 10, 6)
    (country,) = found["drivers"]
    assert [(one["value"], one["share"]) for one in country["parts"]] == [
        ("ES", 1.25),
        ("MX", -0.25),
    ]
    assert country["overlap"] == 0
    moved = math.fsum(one["now"] - one["before"] for one in country["parts"])
    assert moved == found["now"] - found["before"]


def test_what_changed_of_persons_names_what_is_counted_twice(desk):
    desk.trade(1, spain=1, mexico=5)
    persons = {"kind": "trend", "series": [{"event": "Order", "math": "persons"}]}
    rule = {"question": persons, "condition": {"kind": "change", "percent": 5}, "at": "2026-01-07"}
    found = desk.post("/what-changed", rule)
    (country,) = found["drivers"]
    moved = math.fsum(one["now"] - one["before"] for one in country["parts"])
    assert moved + country["overlap"] == found["now"] - found["before"]


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"question": {"kind": "trend", "series": [{}]}}, "no_event"),
        ({"question": {**ORDERS, "formula": "A / 2"}}, "not_a_sum"),
        ({"at": "2026-01-06"}, "no_move"),
    ],
)
def test_what_cannot_be_taken_apart_says_why(desk, change, missing):
    desk.trade(1, spain=1, mexico=5)
    rule = {"question": ORDERS, "condition": {"kind": "change", "percent": 5}, "at": "2026-01-07"}
    assert desk.post("/what-changed", rule | change)["missing"] == missing


def test_what_changed_of_a_bucket_that_is_not_over_is_refused(desk):
    rule = {"question": ORDERS, "condition": FEW, "at": "2026-01-08"}
    refused = desk.post("/what-changed", rule, status=422)
    assert [one["path"] for one in refused["errors"]] == ["at"]


def test_history_is_paged(desk):
    made = desk.make(question={**ORDERS, "breakdown": {"property": "country"}})
    desk.look()
    first = desk.get(f"/{made['id']}/evaluations", limit=1)
    rest = desk.get(f"/{made['id']}/evaluations", limit=5, cursor=first["cursor"])
    assert [one["line"]["value"] for one in first["items"] + rest["items"]] == ["MX", "ES"]
    first = desk.get(f"/{made['id']}/firings", limit=1)
    rest = desk.get(f"/{made['id']}/firings", limit=5, cursor=first["cursor"])
    assert len(first["items"] + rest["items"]) == 2
    assert rest["cursor"] is None


def test_verdicts_are_forgotten_after_a_long_time_and_firings_are_not(desk):
    desk.trade(1, spain=1, mexico=0)
    made = desk.make()
    desk.look()
    desk.clock.pass_(days=399)
    desk.watch().forget_old()
    assert len(desk.get(f"/{made['id']}/evaluations")["items"]) == 1
    desk.clock.pass_(days=2)
    desk.watch().forget_old()
    assert desk.get(f"/{made['id']}/evaluations")["items"] == []
    assert len(desk.firings(made)) == 1


def test_a_project_is_forgotten_with_its_alerts_and_their_history(desk, new_desk):
    other = new_desk()
    kept = other.make()
    desk.make()
    desk.look()
    with desk.database.transaction() as tx:
        Alerts(desk.accounts, Metrics(desk.accounts), desk.asking, desk.notices).forget_project(
            tx, desk.project_id
        )
    assert desk.get()["items"] == []
    assert [one["id"] for one in other.get()["items"]] == [kept["id"]]


def _audit(desk) -> list[dict]:
    url = f"/api/v1/projects/{desk.project_id}/audit"
    found = desk.client.get(url).json()["items"]
    return [one for one in reversed(found) if one["action"].startswith("alert.")]
