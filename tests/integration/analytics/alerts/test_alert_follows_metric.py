"""An alert about a metric: it follows the definition, is among its users, and is written as it is."""

from __future__ import annotations

from typing import Any

import pytest
from alerts_desk import FEW, ORDERS, AlertDesk

DEFINITION = {"kind": "trend", "series": [{"event": "Order"}]}
REVENUE = {
    "kind": "trend",
    "series": [{"event": "Order", "math": "sum", "property": "price"}],
}
FUNNEL = {"kind": "funnel", "steps": [{"event": "Order"}, {"event": "Paid"}]}


def metrics(desk: AlertDesk, method: str, path: str = "", body: Any = None, status: int = 200):
    url = f"/api/v1/projects/{desk.project_id}/metrics{path}"
    answer = desk.client.request(method, url, json=body)
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def define(desk: AlertDesk, definition: Any = DEFINITION, **more: Any) -> Any:
    body = {"name": "Sales", "definition": definition, **more}
    return metrics(desk, "POST", body=body, status=201)


def redefine(desk: AlertDesk, metric: Any, definition: Any, **more: Any) -> Any:
    body = {"name": "Sales", "revision": metric["revision"], "definition": definition, **more}
    return metrics(desk, "PUT", f"/{metric['id']}", body)


def body_of(alert: Any, **change: Any) -> Any:
    names = ("name", "metric_id", "question", "interval", "condition", "members", "revision")
    return {name: alert[name] for name in names} | change


def test_an_alert_judges_its_metric_as_it_is_defined_now(desk):
    desk.trade(1, spain=1, mexico=2)
    metric = define(desk)
    made = desk.make(metric_id=metric["id"])
    assert (made["metric_id"], made["metric"]["name"]) == (metric["id"], "Sales")
    desk.look()
    assert desk.told() == ["Orders: 3"]
    redefine(desk, metric, REVENUE, format="money", currency="EUR")
    shown = desk.get(f"/{made['id']}")
    assert shown["question"]["series"] == REVENUE["series"]
    assert shown["metric"] == {
        "id": metric["id"], "name": "Sales", "format": "money", "currency": "EUR",
    }  # fmt: skip
    (ended,) = desk.firings(made)
    assert ended["ended_because"] == "changed"
    desk.look()
    (newest, *_) = desk.get(f"/{made['id']}/evaluations")["items"]
    assert (newest["label"], newest["verdict"]["value"]) == ("2026-01-07", 50)


def test_a_definition_that_is_put_back_is_judged_again(desk):
    metric = define(desk)
    made = desk.make(metric_id=metric["id"])
    changed = redefine(desk, metric, REVENUE)
    metrics(desk, "POST", f"/{metric['id']}/versions/1/restore", {"revision": changed["revision"]})
    assert desk.get(f"/{made['id']}")["question"]["series"] == ORDERS["series"]


def test_another_name_of_the_metric_begins_nothing_anew(desk):
    desk.trade(1, spain=1, mexico=2)
    metric = define(desk)
    made = desk.make(metric_id=metric["id"])
    desk.look()
    redefine(desk, metric, DEFINITION, description="Why")
    desk.look()
    assert [one["ended_at"] for one in desk.firings(made)] == [None]
    assert desk.told() == ["Orders: 3"]


def test_a_metric_says_which_alerts_use_it(desk):
    metric = define(desk)
    made = desk.make(metric_id=metric["id"])
    desk.make()
    used = metrics(desk, "GET", f"/{metric['id']}")["used_by"]
    assert used == [{"id": made["id"], "kind": "alert", "name": "Orders"}]


def test_the_question_is_kept_as_the_metric_is_whatever_was_sent(desk):
    metric = define(desk, REVENUE)
    made = desk.make(
        metric_id=metric["id"], question={**ORDERS, "breakdown": {"property": "country"}}
    )
    assert made["question"]["series"] == REVENUE["series"]
    assert made["question"]["breakdown"] == {"property": "country"}


@pytest.mark.parametrize("metric_id", ["999999999", "x", "0"])
def test_a_metric_that_is_not_there_is_refused(desk, metric_id):
    refused = desk.make(status=422, metric_id=metric_id)
    assert [one["path"] for one in refused["errors"]] == ["metric_id"]


def test_a_metric_of_another_kind_and_one_of_another_project_are_refused(desk, new_desk):
    funnel = define(desk, FUNNEL)
    desk.make(status=422, metric_id=funnel["id"])
    metric = define(desk)
    new_desk().make(status=422, metric_id=metric["id"])


def test_an_alert_whose_metric_is_removed_goes_on_with_what_it_was(desk):
    metric = define(desk, REVENUE)
    made = desk.make(metric_id=metric["id"])
    metrics(desk, "DELETE", f"/{metric['id']}", status=204)
    shown = desk.get(f"/{made['id']}")
    assert (shown["metric_id"], shown["metric"]) == (metric["id"], None)
    renamed = desk.put(f"/{made['id']}", body_of(shown, name="Still"))
    assert renamed["question"]["series"] == REVENUE["series"]
    desk.make(status=422, metric_id=metric["id"])


def test_a_metric_that_can_no_longer_be_watched_is_said_by_the_alert(desk):
    metric = define(desk)
    made = desk.make(
        metric_id=metric["id"], question={**ORDERS, "breakdown": {"property": "country"}}
    )
    redefine(desk, metric, FUNNEL)
    desk.look()
    problem = desk.get(f"/{made['id']}")["problem"]
    assert problem["code"] == "invalid_field"
    assert "funnel" in problem["message"]
    assert desk.get()["items"][0]["id"] == made["id"]


@pytest.mark.parametrize(
    ("shape", "title"),
    [
        ({"format": "money", "currency": "EUR"}, "Orders: 50 EUR"),
        ({"format": "duration"}, "Orders: 50 s"),
        ({"format": "percent"}, "Orders: 5000 %"),
        ({"format": "number"}, "Orders: 50"),
    ],
)
def test_people_are_told_the_number_as_the_metric_is_written(desk, shape, title):
    desk.trade(1, spain=1, mexico=2)
    metric = define(desk, REVENUE, **shape)
    desk.make({**FEW, "value": 100}, metric_id=metric["id"])
    desk.look()
    assert desk.told() == [title]
