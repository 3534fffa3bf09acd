"""What a project wants for privacy's sake holds at every door, and what is refused for it is not kept."""

import json

import pytest
from collecting import KEYS, Client

from cauce.collect.contracts import PrivacyRules, PurposeRule
from cauce.collect.facade import open_collect
from cauce.collect.guarding import Guards, PersonsSaid
from cauce.collect.plan.contracts import Published, Version
from cauce.collect.plan.logic.parse import parse_plan
from cauce.infra.db import Database
from cauce.kernel.access import SYSTEM
from cauce.kernel.clock import utc_now
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import raw_person_id
from cauce.kernel.project import Enforcement, ProjectSettings, Signal
from cauce.main.privacy import persons_said, privacy_rules
from cauce.people.contracts import Agreed, LawfulBasis, Purpose
from cauce.people.facade import People
from cauce.people.store import consents

PLAN = parse_plan({"events": {"Ad Seen": {"purpose": "marketing"}}})
SHOP = KEYS["WK"].project_id
BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/125.0"}
GPC = {**BROWSER, "sec-gpc": "1"}
ADS = {"marketing": PurposeRule(frozenset({"marketing", "ads"}))}


@pytest.fixture
def guarded(tmp_path):
    """Collect, and a function that says what the project of the key WK wants."""
    asked = []

    def said(project_id, raws):
        asked.append(set(raws))
        if "down" in asked:
            raise CauceError("database_unavailable", Text("", ""), Kind.UNAVAILABLE)
        return {raw_person_id(SHOP, "user_id", "yes"): {"ads": True}}

    guards = Guards(persons=PersonsSaid(said))
    projects = [SHOP, KEYS["phc_x"].project_id]
    plans = {p: Version(1, PLAN, SYSTEM, utc_now(), "") for p in projects}
    collect = open_collect(
        tmp_path / "a log",
        lambda: KEYS,
        segment_mib=8,
        reserve_mib=1,
        load_plans=lambda known: Published(
            dict.fromkeys(projects, 1), {p: v for p, v in plans.items() if p not in known}
        ),
        guards=guards,
    )
    client = Client(collect, tmp_path / "a log")

    def want(**settings) -> Client:
        guards.rules = dict.fromkeys(projects, PrivacyRules(ProjectSettings(**settings), ADS))
        return client

    want.asked = asked
    yield want
    collect.close()


def track(event: str, user: str, message_id: str, **more) -> dict:
    return {"type": "track", "event": event, "userId": user, "messageId": message_id, **more}


def test_a_signal_refuses_at_our_door_at_segments_and_at_posthogs(guarded):
    shop = guarded(gpc=Signal.REFUSE)
    body = {"batch": [track("Seen", "secret-1", "a")]}
    verdict = shop.post("/v1/events", body, headers=GPC).json()["results"]["a"]
    assert (verdict["result"], verdict["reason"]) == ("drop", "global_privacy_control")
    single = shop.post("/v1/track", track("Seen", "secret-2", "b"), headers=GPC)
    assert (single.status_code, single.json()["code"]) == (400, "global_privacy_control")
    event = {"event": "Seen", "distinct_id": "secret-3", "properties": {}}
    batch = {"api_key": "phc_x", "batch": [event]}
    assert shop.post("/compat/posthog/batch/", batch, key=None, headers=GPC).status_code == 400
    assert shop.events == []
    assert [reject["reason"] for reject in shop.rejects] == ["global_privacy_control"] * 3
    assert "secret" not in json.dumps([reject["sample"] for reject in shop.rejects])
    assert shop.post("/v1/track", track("Seen", "ana", "c"), headers=BROWSER).status_code == 200


def test_a_vendors_event_stays_when_what_it_says_of_identity_has_to_go(guarded):
    shop = guarded(cookieless=True)
    properties = {"$set": {"email": "ana@example.com"}, "$ip": "192.0.2.7", "size": 3}
    event = {"event": "Seen", "distinct_id": "ana", "properties": properties}
    batch = {"api_key": "phc_x", "batch": [event]}
    assert shop.post("/compat/posthog/batch/", batch, key=None, headers=BROWSER).status_code == 200
    (kept,) = shop.events
    assert kept["anonymous_id"].startswith("cookieless-")
    assert kept["properties"]["size"] == 3
    assert "ana" not in json.dumps({k: v for k, v in kept.items() if k != "message_id"})
    assert shop.rejects == []


def test_what_the_person_said_before_decides_and_is_asked_once(guarded):
    shop = guarded(consent=Enforcement.REFUSE)
    batch = {"batch": [track("Ad Seen", "yes", "a"), track("Ad Seen", "no", "b")]}
    answer = shop.post("/v1/batch", batch).json()
    assert [(r["messageId"], r["reason"]) for r in answer["rejected"]] == [
        ("b", "consent_not_given")
    ]
    shop.post("/v1/batch", {"batch": [track("Seen", "no", "c"), track("Ad Seen", "yes", "d")]})
    assert {event["message_id"] for event in shop.events} == {"a", "c", "d"}
    assert len(guarded.asked) == 1


def test_when_it_cannot_be_told_nothing_is_taken_and_the_client_comes_back(guarded):
    shop = guarded(consent=Enforcement.ANONYMOUS)
    guarded.asked.append("down")
    answer = shop.post("/v1/track", track("Ad Seen", "new", "a"))
    assert (answer.status_code, answer.json()["code"]) == (503, "consent_unavailable")
    assert answer.headers["retry-after"]
    assert shop.events == shop.rejects == []


def test_other_projects_ask_nobody_and_our_sdk_gets_an_id_of_the_day_there_too(guarded):
    shop = guarded(cookieless=True)
    message = {"type": "track", "event": "Seen", "anonymousId": "$cookieless", "messageId": "a"}
    assert shop.post("/v1/track", message, key="RK", headers=BROWSER).status_code == 200
    assert shop.events[0]["anonymous_id"].startswith("cookieless-")
    assert guarded.asked == []


def test_rules_come_from_the_purposes_of_the_project(database: Database, project_id):
    own = [Purpose("fraud", LawfulBasis.LEGITIMATE_INTERESTS, ("checks",), Text("Fraud", "Fraude"))]
    wanted = {project_id: ProjectSettings(consent=Enforcement.REFUSE)}
    with database.transaction() as tx:
        assert set(privacy_rules(tx, wanted)[project_id].purposes) == {
            "analytics", "marketing", "personalization",
        }  # fmt: skip
        consents.set_purposes(tx, project_id, own)
        assert People.purposes_of_projects(tx, [project_id])[project_id] == own
        (rule,) = privacy_rules(tx, wanted)[project_id].purposes.values()
        assert privacy_rules(tx, {project_id: ProjectSettings()}) == {}
    assert (rule.categories, str(rule.needs)) == ({"fraud", "checks"}, "no_objection")


def test_what_a_person_said_under_one_id_counts_for_the_others(database: Database, project_id):
    ana, phone, ben = (
        raw_person_id(project_id, kind, value)
        for kind, value in [("user_id", "ana"), ("anonymous_id", "phone"), ("user_id", "ben")]
    )
    with database.transaction() as tx:
        for raw, kind, value, person in [(ana, "u", "ana", ana), (phone, "a", "phone", ana)]:
            tx.execute(
                'INSERT INTO identities VALUES (%s, %s, %s::"char", %s, %s, now(), now(), true)',
                [project_id, raw - (raw >> 63 << 64), kind, value, person - (person >> 63 << 64)],
            )
        said = [Agreed(phone, "ads", True, utc_now(), "m1", "web")]
        consents.change(tx, project_id, [], said)
    found = persons_said(database, project_id, [ana, phone, ben])
    assert found == {ana: {"ads": True}, phone: {"ads": True}}
