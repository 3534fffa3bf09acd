"""The plan judges what comes in by every door of collect: ours, Segment's and other vendors'."""

import json
from base64 import b64encode
from datetime import UTC, datetime

import pytest
from collecting import KEYS, Client

from cauce.collect.facade import open_collect
from cauce.collect.plan.contracts import Published, Version
from cauce.collect.plan.logic.parse import parse_plan
from cauce.kernel.access import SYSTEM

TOTAL = {"total": {"type": "number", "required": True}}
PLAN = parse_plan({
    "events": {
        "Flagged": {"properties": TOTAL},
        "Blocked": {"policy": "block", "properties": TOTAL},
    }
})  # fmt: skip


@pytest.fixture
def planned(tmp_path):
    """Collect whose project of the key WK has a plan; that of RK has none."""
    shop = KEYS["WK"].project_id
    version = Version(1, PLAN, SYSTEM, datetime(2026, 1, 1, tzinfo=UTC), "")
    folder = tmp_path / "a log"
    collect = open_collect(
        folder,
        lambda: KEYS,
        segment_mib=8,
        reserve_mib=1,
        load_plans=lambda known: Published({shop: 1}, {} if shop in known else {shop: version}),
    )
    yield Client(collect, folder)
    collect.close()


def track(event: str, message_id: str, **properties) -> dict:
    return {
        "type": "track", "event": event, "userId": "ana", "messageId": message_id,
        "properties": properties,
    }  # fmt: skip


def test_a_batch_keeps_what_fits_flags_and_refuses_the_rest(planned):
    items = [track("Blocked", "a", total=1), track("Blocked", "b"), track("Flagged", "c")]
    answer = planned.post("/v1/batch", {"batch": items}).json()
    (rejected,) = answer["rejected"]
    assert (rejected["messageId"], rejected["reason"]) == ("b", "plan_violation")
    assert rejected["detail"] == '"Blocked" missing:total: is required'
    found = {e["message_id"]: e["context"].get("planViolations") for e in planned.events}
    assert found == {"a": None, "c": ["missing:total"]}
    (kept,) = planned.rejects
    assert json.loads(kept["sample"])["messageId"] == "b"


def test_our_own_form_answers_the_verdict_and_a_single_call_the_problem(planned):
    body = {"batch": [track("Blocked", "d", total="1")], "request_id": "r"}
    verdict = planned.post("/v1/events", body).json()["results"]["d"]
    assert (verdict["result"], verdict["reason"]) == ("drop", "plan_violation")
    single = planned.post("/v1/track", track("Blocked", "e"))
    assert (single.status_code, single.json()["code"]) == (400, "plan_violation")


def test_a_project_without_a_plan_is_not_judged(planned):
    answer = planned.post("/v1/batch", {"batch": [track("Blocked", "f")]}, key="RK").json()
    assert answer == {"success": True}
    assert "planViolations" not in planned.events[0]["context"]


def test_another_vendors_events_are_judged_too(planned):
    def sent(event: str, **properties) -> dict:
        own = {"token": "WK", "distinct_id": "ana", "$insert_id": event, **properties}
        return {"event": event, "properties": own}

    data = b64encode(json.dumps([sent("Flagged", total="1"), sent("Blocked")]).encode())
    planned.request("POST", "/compat/mixpanel/track", data={"data": data.decode()})
    assert [e["context"]["planViolations"] for e in planned.events] == [["type:total"]]
    (kept,) = planned.rejects
    assert (kept["reason"], kept["detail"]) == (
        "plan_violation",
        '"Blocked" missing:total: is required',
    )
