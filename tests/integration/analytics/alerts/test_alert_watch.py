"""The watch over alerts on real engines: told once when it begins, once when it ends, whatever happens between."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime, timedelta

import pytest
from alerts_desk import FEW, FUNNEL, NOW, ORDERS

from cauce.accounts.notices.facade import Notices
from cauce.analytics.alerts.store import alerts as store

MANY = {"kind": "threshold", "direction": "up", "value": 12}


def test_a_day_of_few_orders_is_told_once_when_it_is_over_and_once_when_it_ends(desk):
    desk.trade(1, spain=0, mexico=4)
    alert = desk.make()
    desk.look()
    ((title, body),) = desk.letters()
    assert title == "Orders: 4"
    assert body.startswith("Day 2026-01-07: 4. That is below 8.")
    assert "What changed, by country:\n• ES: 6 → 0, 100 % of the move" in body
    desk.look()
    shown = desk.get(f"/{alert['id']}")
    assert (shown["firing"], shown["judged_until"]) == (1, "2026-01-07T23:00:00Z")
    assert shown["due_at"] == "2026-01-08T23:10:00Z"

    desk.trade(0, spain=6, mexico=4)
    desk.clock.pass_(days=1)
    desk.look()
    assert desk.told() == ["Orders: 4", "Orders: over"]
    (firing,) = desk.firings(alert)
    assert (firing["label"], firing["ended_label"], firing["ended_because"]) == (
        "2026-01-07", "2026-01-08", "over",
    )  # fmt: skip
    assert firing["verdict"]["value"] == 4


def test_a_firing_says_who_was_told_and_that_nobody_was(desk):
    desk.trade(1, spain=1, mexico=0)
    told, lonely = desk.make(), desk.make(name="Lonely", members=[])
    desk.look()
    (firing,) = desk.firings(told)
    assert firing["recipients"] == [member_name(desk)]
    (firing,) = desk.firings(lonely)
    assert (firing["told_at"] is not None, firing["recipients"]) == (True, [])
    with desk.database.transaction() as tx:
        tx.execute(
            "UPDATE notice_deliveries SET state = 'refused' WHERE account_id = %s", [desk.member]
        )
    assert desk.firings(told)[0]["recipients"] == []
    with desk.database.transaction() as tx:
        tx.execute("DELETE FROM notices WHERE project_id = %s", [desk.project_id])
    (firing,) = desk.firings(told)
    assert firing["recipients"] is None


def test_who_would_be_told_is_said_before_an_alert_is_made(desk):
    reach = desk.get("/reach")
    assert str(desk.member) in reach["reachable"]
    assert reach["channels"] == []
    with desk.database.transaction() as tx:
        tx.execute("UPDATE accounts SET email = NULL WHERE id = %s", [desk.member])
    assert str(desk.member) not in desk.get("/reach")["reachable"]


def member_name(desk) -> str:
    """Return how the member who is told is called."""
    with desk.database.transaction() as tx:
        row = tx.execute("SELECT name FROM accounts WHERE id = %s", [desk.member]).fetchone()
    return row["name"]


def test_nobody_is_told_again_while_it_holds_unless_asked(desk):
    desk.trade(1, spain=1, mexico=0)
    desk.make()
    desk.make(name="Again", repeat_h=6)
    for hours in (0, 5, 2, 3):
        desk.clock.pass_(hours=hours)
        desk.look()
    assert sorted(desk.told()) == ["Again: 1", "Again: still 1", "Orders: 1"]


def test_a_bucket_is_judged_some_time_after_its_end_and_once(desk):
    desk.clock.now = datetime(2026, 1, 7, 23, 5, tzinfo=UTC)  # five past midnight in Madrid
    alert = desk.make(wait_min=30)
    desk.look()
    assert desk.get(f"/{alert['id']}")["due_at"] == "2026-01-07T23:30:00Z"
    labels = [one["label"] for one in desk.get(f"/{alert['id']}/evaluations")["items"]]
    assert labels == ["2026-01-06"]
    desk.clock.pass_(minutes=25)
    desk.look()
    assert desk.told() == ["Orders: 0"]
    desk.trade(1, spain=10, mexico=0)  # late: what was judged stays judged
    desk.clock.pass_(hours=1)
    desk.look()
    assert desk.told() == ["Orders: 0"]
    (newest, _) = desk.get(f"/{alert['id']}/evaluations")["items"]
    assert (newest["label"], newest["verdict"]["value"]) == ("2026-01-07", 0)


def test_an_open_day_can_already_be_above_and_is_news_once(desk):
    desk.trade(1, spain=6, mexico=4)
    alert = desk.make(MANY)
    desk.look()
    assert (desk.told(), desk.get(f"/{alert['id']}")["due_at"]) == ([], "2026-01-08T12:05:00Z")
    desk.send(*[NOW] * 13, country="ES")
    for _ in range(3):
        desk.clock.pass_(minutes=5)
        desk.look()
    assert desk.told() == ["Orders: 13"]
    desk.clock.pass_(days=1)
    desk.look()
    assert [one["label"] for one in desk.firings(alert)] == ["2026-01-08"]
    assert desk.get(f"/{alert['id']}")["firing"] == 1


def test_a_mean_of_an_open_day_is_no_news_yet(desk):
    desk.trade(1, spain=6, mexico=4)
    mean = {"kind": "trend", "series": [{"event": "Order", "math": "avg", "property": "price"}]}
    alert = desk.make(MANY | {"value": 19}, question=mean)
    desk.send(NOW, country="ES", price=1_000)
    desk.look()
    assert (desk.told(), desk.get(f"/{alert['id']}")["due_at"]) == ([], "2026-01-08T23:10:00Z")


def test_each_value_of_a_breakdown_is_judged_by_itself(desk):
    desk.trade(1, spain=6, mexico=1)
    split = {**ORDERS, "breakdown": {"property": "country"}}
    alert = desk.make(FEW | {"value": 3}, question=split)
    desk.look()
    assert desk.told() == ["Orders: 1 (MX)"]
    (firing,) = desk.firings(alert)
    assert firing["line"] == {"line": "=MX", "split": True, "value": "MX"}
    lines = {one["line"]["line"] for one in desk.get(f"/{alert['id']}/evaluations")["items"]}
    assert lines == {"=ES", "=MX"}


def test_an_anomaly_is_told_with_what_was_expected(desk):
    desk.trade(1, spain=40, mexico=30)
    anomaly = {"kind": "anomaly", "direction": "either", "sensitivity": "medium"}
    alert = desk.make(anomaly)
    desk.look()
    ((title, body),) = desk.letters()
    assert title == "Orders: 70"
    assert "About 10 was expected" in body
    (firing,) = desk.firings(alert)
    assert firing["verdict"]["high"] < 30
    assert firing["changed"]["before_label"] == "2025-12-31"


def test_a_funnel_is_judged_when_its_last_entrant_had_their_time(desk):
    desk.clock.now = datetime(2026, 1, 7, 23, 30, tzinfo=UTC)
    alert = desk.make({"kind": "threshold", "direction": "down", "value": 0.5}, question=FUNNEL)
    desk.look()
    assert desk.told() == ["Orders: 0 %"]
    assert [one["label"] for one in desk.firings(alert)] == ["2026-01-06"]
    assert desk.get(f"/{alert['id']}")["due_at"] == "2026-01-08T00:10:00Z"


def test_what_is_put_off_is_judged_and_told_afterwards_only_if_it_still_holds(desk):
    desk.trade(1, spain=1, mexico=0)
    alert = desk.make()
    desk.post(f"/{alert['id']}/snooze", {"minutes": 60})
    desk.look()
    assert (desk.told(), desk.get(f"/{alert['id']}")["firing"]) == ([], 1)
    desk.clock.pass_(minutes=60)
    desk.look()
    assert desk.told() == ["Orders: 1"]

    other = desk.make(name="Other")
    desk.post(f"/{other['id']}/snooze", {"minutes": 40 * 60})
    desk.look()
    desk.trade(0, -1, spain=6, mexico=4)
    desk.clock.pass_(days=2)
    desk.look()
    assert [title for title in desk.told() if "Other" in title] == []


def test_after_a_break_every_bucket_since_is_judged_in_order(desk):
    desk.trade(1, spain=6, mexico=4)
    alert = desk.make()
    desk.look()
    desk.trade(0, spain=1, mexico=0)
    desk.trade(-1, spain=6, mexico=4)
    desk.clock.pass_(days=3)  # nobody looked at the 8th and the 9th; the 10th has no orders
    desk.look()
    assert desk.told() == ["Orders: 1", "Orders: over", "Orders: 0"]
    assert [one["label"] for one in desk.firings(alert)] == ["2026-01-10", "2026-01-08"]


def test_two_who_look_at_once_tell_once(desk):
    desk.trade(1, spain=1, mexico=0)
    alert = desk.make()
    with desk.database.transaction() as tx:
        due = [one for one in store.due(tx, NOW, 1_000) if one.project_id == desk.project_id]
        project = desk.accounts.get_project(tx, desk.project_id)
    gate = threading.Barrier(4)

    def look() -> None:
        gate.wait()
        desk.watch().look_at(project, due[0])

    threads = [threading.Thread(target=look) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert desk.told() == ["Orders: 1"]
    assert len(desk.firings(alert)) == 1
    assert desk.get(f"/{alert['id']}")["problem"] is None


def test_a_look_that_is_cut_off_before_its_end_has_told_nobody_and_is_made_again(desk):
    desk.trade(1, spain=1, mexico=0)
    alert = desk.make()
    notices = desk.notices

    class CutOff(Notices):
        """Tells people, and then the connection that wrote it is gone."""

        def notify(self, tx, *args, **more):
            told = super().notify(tx, *args, **more)
            with desk.database.transaction() as other:
                other.execute("SELECT pg_terminate_backend(%s)", [tx.info.backend_pid])
            return told

    cut = CutOff(notices.accounts, notices.outbound, notices.secret, notices.clock)
    desk.look(desk.watch(cut))
    assert (desk.told(), desk.firings(alert)) == ([], [])
    problem = desk.get(f"/{alert['id']}")["problem"]
    assert (problem["code"], problem["tries"]) == ("database_unavailable", 1)
    desk.clock.pass_(minutes=2)
    desk.look()
    desk.look()
    assert desk.told() == ["Orders: 1"]
    assert len(desk.firings(alert)) == 1
    assert desk.get(f"/{alert['id']}")["problem"] is None


def test_a_look_replayed_from_an_older_state_tells_nobody_again(desk):
    desk.trade(1, spain=1, mexico=0)
    desk.make()
    with desk.database.transaction() as tx:
        (old,) = [one for one in store.due(tx, NOW, 1_000) if one.project_id == desk.project_id]
        project = desk.accounts.get_project(tx, desk.project_id)
    desk.look()
    desk.watch().look_at(project, old)
    with desk.database.transaction() as tx:
        tx.execute("UPDATE alerts SET judged_until = NULL WHERE id = %s", [old.alert_id])
    desk.watch().look_at(project, old)
    assert desk.told() == ["Orders: 1"]


def test_a_look_that_fails_is_seen_and_tried_again_later_and_later(desk, monkeypatch):
    alert = desk.make()
    pauses = []
    with monkeypatch.context() as patch:
        patch.setitem(desk.events._settings, "max_rows_to_read", 1)  # the engine refuses to answer
        for _ in range(3):
            desk.look()
            shown = desk.get(f"/{alert['id']}")
            due = datetime.fromisoformat(shown["due_at"])
            pauses.append((due - desk.clock.now) / timedelta(minutes=1))
            desk.clock.now = due
    assert pauses == [2, 4, 8]
    assert (shown["problem"]["code"], shown["problem"]["tries"]) == ("events_unavailable", 3)
    desk.look()
    assert desk.get(f"/{alert['id']}")["problem"] is None


def test_while_tables_are_behind_nothing_is_judged(desk):
    desk.trade(1, spain=1, mexico=0)
    alert = desk.make()
    watch = desk.watch()
    object.__setattr__(watch, "level", lambda: False)
    assert watch.look() == 0
    assert desk.get(f"/{alert['id']}")["checked_at"] is None


def test_a_round_of_the_watch_looks_at_all_that_is_due(desk):
    desk.trade(1, spain=1, mexico=0)
    desk.make()
    assert desk.watch().look() >= 1
    assert desk.told() == ["Orders: 1"]


@pytest.mark.parametrize("enabled", [True, False])
def test_another_rule_begins_anew_and_an_alert_that_is_off_ends(desk, enabled):
    desk.trade(1, spain=1, mexico=0)
    alert = desk.make()
    desk.look()
    own = ("name", "question", "condition", "interval", "lines", "wait_min", "members", "channels")
    body = {name: alert[name] for name in own} | {"revision": alert["revision"]}
    change = {"condition": FEW | {"value": 7}} if enabled else {"enabled": False}
    desk.put(f"/{alert['id']}", body | change)
    desk.look()
    assert desk.told() == ["Orders: 1"] * (2 if enabled else 1)
    firings = [one["ended_because"] for one in desk.firings(alert)]
    assert firings == ([None, "changed"] if enabled else ["switched_off"])


def test_a_bounce_rate_is_judged_when_no_session_of_its_day_can_go_on(desk):
    bounces = {"kind": "sessions", "measures": ["bounce_rate"]}
    high = {"kind": "threshold", "direction": "up", "value": 0.5}
    desk.send(NOW - timedelta(days=1))
    made = desk.make(high, question=bounces)
    desk.look()
    (found, *_) = desk.get(f"/{made['id']}/evaluations")["items"]
    assert (found["label"], found["verdict"]["value"]) == ("2026-01-07", 1)
    assert desk.told() == ["Orders: 100 %"]
    due = datetime.fromisoformat(desk.get(f"/{made['id']}")["due_at"])
    assert due == datetime(2026, 1, 8, 23, 40, tzinfo=UTC)


def test_sessions_by_a_property_are_lines_of_their_own(desk):
    desk.trade(1, spain=1, mexico=2)
    sessions = {"kind": "sessions", "breakdown": {"property": "country"}}
    made = desk.make({**FEW, "value": 2}, question=sessions)
    desk.look()
    found = desk.get(f"/{made['id']}/evaluations")["items"]
    last = {one["line"]["value"]: one["verdict"]["value"] for one in found[:2]}
    assert last == {"ES": 1, "MX": 2}


def test_a_comparison_of_cohorts_is_no_line_of_an_alert(desk):
    asked = {**ORDERS, "breakdown": {"segment": ["$everybody"]}}
    refused = desk.make(status=422, question=asked)
    assert [one["path"] for one in refused["errors"]] == ["question.breakdown.segment"]


def test_a_question_that_can_no_longer_be_asked_is_its_alerts_problem_alone(desk):
    other, alert = desk.make(), desk.make(name="Old")
    old = {"kind": "trend", "series": [{"event": "A", "math": "groups"}], "breakdown": {"trait": "plan"}}  # fmt: skip
    with desk.database.transaction() as tx:
        tx.execute(
            "UPDATE alerts SET rule = jsonb_set(rule::jsonb, '{question}', %s::jsonb)::json WHERE id = %s",
            [json.dumps(old), alert["id"]],
        )
    desk.look()
    assert {one["id"] for one in desk.get()["items"]} == {other["id"], alert["id"]}
    assert desk.get(f"/{alert['id']}")["problem"]["code"] == "invalid_field"
    desk.call("DELETE", f"/{alert['id']}", status=204)
    assert [one["id"] for one in desk.get()["items"]] == [other["id"]]
