"""The door of webhooks on a real log: what is kept, what is not, and what a sender hears."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from collecting import Client, rows

from cauce.collect.contracts import PrivacyRules, PurposeRule
from cauce.collect.facade import open_collect
from cauce.collect.guarding import Guards
from cauce.collect.hooks.cache import HookCache, about
from cauce.collect.hooks.contracts import Fresh, Scheme, SealedSecret, StoredHook
from cauce.collect.plan.contracts import Published, Version
from cauce.collect.plan.logic.parse import parse_plan
from cauce.infra.log.contracts import FrameKind
from cauce.infra.log.head import Head
from cauce.infra.sealing import Sealer
from cauce.kernel.access import SYSTEM
from cauce.kernel.clock import utc_now
from cauce.kernel.errors import CauceError, Kind, Text
from cauce.kernel.ids import ProjectId
from cauce.kernel.project import Enforcement, ProjectSettings

SHOP, SEALER = ProjectId(1), Sealer("the installation's secret")
NOW = datetime(2026, 11, 26, tzinfo=UTC)
RULE = {
    "id": "r1", "event": {"path": "$.event"}, "user_id": {"path": "$.who"},
    "properties": {"ip": {"path": "$.ip"}, "n": {"path": "$.n"}},
}  # fmt: skip
TOKEN = {"Authorization": "Bearer a-token"}
BLOCKED = {"policy": "block", "properties": {"must": {"type": "text", "required": True}}}
PLAN = parse_plan({"events": {"Ad Seen": {"purpose": "marketing"}, "Never": BLOCKED}})
ADS = {"marketing": PurposeRule(frozenset({"marketing"}))}


def hook(scheme: Scheme = Scheme.BEARER, **more) -> StoredHook:
    sealed = SealedSecret(SEALER.seal("a-token", about("door")), "oken", NOW)
    document = {"rules": [RULE], "delivery_id": {"path": "$.id"}}
    made = StoredHook(
        1, SHOP, "door", "Desk", scheme, document, 1, NOW, "Olga", NOW, (sealed,)
    )  # fmt: skip
    return replace(made, **more)


class Door(Client):
    """A client of one webhook."""

    down = False

    def deliver(self, body, headers=TOKEN, **more):
        """Return the answer to one delivery."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.request("POST", "/hooks/door", content=content, headers={**headers, **more})

    @property
    def deliveries(self) -> list[dict]:
        """The deliveries in the log."""
        return rows(self.folder, FrameKind.DELIVERY)


@pytest.fixture
def open_door(tmp_path):
    """Opens collect with a webhook and what the project wants; what was opened is closed."""
    opened = []

    def load(known, found):
        if Door.down:
            raise CauceError("database_unavailable", Text("", ""), Kind.UNAVAILABLE)
        return Fresh({found.public_id: found.revision}, [found] if not known else [])

    def make(found: StoredHook | None = None, **options) -> Door:
        one = found or hook()
        settings = options.pop("settings", None)
        guards = Guards()
        if settings:
            guards.rules = {SHOP: PrivacyRules(settings, ADS)}
        collect = open_collect(
            tmp_path / "a log", dict, segment_mib=8, reserve_mib=1, guards=guards,
            hooks=HookCache(lambda known: load(known, one), options.pop("sealer", SEALER)),
            load_plans=lambda known: Published(
                {SHOP: 1}, {} if known else {SHOP: Version(1, PLAN, SYSTEM, utc_now(), "")}
            ),
            **options,
        )  # fmt: skip
        opened.append(collect)
        return Door(collect, tmp_path / "a log")

    yield make
    for collect in opened:
        collect.close()


def test_a_delivery_and_its_event_are_in_the_log_in_one_append(open_door):
    door = open_door()
    sent = {"id": "d1", "event": "Closed", "who": "ana", "ip": "192.0.2.77", "n": 1}
    answer = door.deliver(sent, **{"x-kind": "ticket", "user-agent": "Mozilla/5.0 (X11)"})
    assert answer.json() == {
        "success": True, "verdict": "accepted", "accepted": 1, "duplicates": 0, "refused": 0,
    }  # fmt: skip
    [event], [kept] = door.events, door.deliveries
    assert (event["event"], event["user_id"], event["properties"]["ip"]) == (
        "Closed",
        "ana",
        "192.0.2.0",
    )
    assert "userAgent" not in event["context"]
    assert (kept["verdict"], kept["message_ids"]) == ("accepted", [event["message_id"]])
    assert json.loads(kept["headers"])["x-kind"] == "ticket"
    assert "a-token" not in json.dumps(kept)
    assert json.loads(kept["sample"])["ip"] == "192.0.2.0"
    assert door.deliver(sent).json()["duplicates"] == 1
    assert len(door.deliveries) == len(door.events) == 1
    counted = Head(door.folder).get
    assert [counted(name) for name in ("accepted", "duplicates", "rejected")] == [1, 1, 0]


def test_a_form_is_kept_as_the_json_that_it_says(open_door):
    door = open_door()
    form = {"content-type": "application/x-www-form-urlencoded"}
    door.deliver(b"id=1&event=Sent&who=ana%40example.com", {**TOKEN, **form})
    assert door.events[0]["user_id"] == "ana@example.com"
    assert json.loads(door.deliveries[0]["sample"]) == {
        "id": "1", "event": "Sent", "who": "ana@example.com",
    }  # fmt: skip


def test_an_item_that_a_step_refuses_is_a_reject_that_can_be_repaired(open_door):
    door = open_door()
    answer = door.deliver({"id": "d1", "event": "Never", "who": "ana"}).json()
    assert (answer["verdict"], answer["refused"]) == ("refused", 1)
    [refused] = door.rejects
    assert (refused["reason"], refused["format"]) == ("plan_violation", "native")
    assert refused["source"] == "webhook: Desk"
    assert json.loads(refused["sample"])["event"] == "Never"


@pytest.mark.parametrize(("sent", "verdict", "reason"), [
    ({"id": "d", "event": "E", "who": {"a": 1}}, "refused", "invalid_identity"),
    (b"<xml/>", "unreadable", "not_an_object"),
])  # fmt: skip
def test_what_no_item_can_be_made_of_is_a_reject_once_however_often_it_comes(
    open_door, sent, verdict, reason
):
    door = open_door()
    for _ in range(2):
        assert door.deliver(sent).json()["verdict"] == verdict
    [refused] = door.rejects
    assert (refused["reason"], refused["format"]) == (reason, "webhook")


@pytest.mark.parametrize(("settings", "verdict", "events"), [
    (ProjectSettings(consent=Enforcement.REFUSE), "refused", 0),
    (ProjectSettings(consent=Enforcement.ANONYMOUS), "accepted", 1),
    (ProjectSettings(cookieless=True), "accepted", 1),
])  # fmt: skip
def test_what_privacy_refuses_or_hides_is_not_kept_in_the_delivery_either(
    open_door, settings, verdict, events
):
    door = open_door(settings=settings)
    answer = door.deliver({"id": "d1", "event": "Ad Seen", "who": "secret-1"}).json()
    assert (answer["verdict"], len(door.events)) == (verdict, events)
    assert door.deliveries[0]["sample"] == ""
    log = b"".join(path.read_bytes() for path in door.folder.glob("*.seg"))
    assert b"secret-1" not in log


def test_who_is_not_believed_is_noted_at_most_once_in_a_while_and_never_with_the_body(open_door):
    door = open_door()
    for _ in range(5):
        assert door.deliver({"who": "mallory"}, {}).status_code == 401
    [noted] = door.deliveries
    assert (noted["verdict"], noted["sample"], noted["headers"]) == ("unverified", "", "{}")
    assert door.events == door.rejects == []


def test_an_expired_secret_is_not_believed_and_one_that_overlaps_is(open_door):
    old = SealedSecret(SEALER.seal("old-token", about("door")), "oken", NOW, utc_now())
    late = replace(old, sealed=SEALER.seal("late-token", about("door")),
                   expires_at=utc_now() + timedelta(hours=1))  # fmt: skip
    door = open_door(hook(secrets=(*hook().secrets, old, late)))
    said = [
        door.deliver({"event": "E", "who": token}, {"Authorization": f"Bearer {token}"}).status_code
        for token in ("a-token", "late-token", "old-token")
    ]
    assert said == [200, 200, 401]


def test_a_sender_is_told_when_to_come_back(open_door):
    slow = open_door(rate_per_s=0.1)
    body = {"event": "E", "who": "a"}
    assert slow.deliver({**body, "id": "1"}).status_code == 200
    limited = slow.deliver({**body, "id": "2"})
    assert (limited.status_code, limited.json()["code"]) == (429, "rate_limited")
    assert int(limited.headers["retry-after"]) >= 1
    assert len(slow.deliveries) == 1


def test_a_webhook_whose_secret_cannot_be_opened_says_so_and_takes_nothing(open_door):
    door = open_door(sealer=Sealer("changed"))
    answer = door.deliver({"event": "E", "who": "a"})
    assert (answer.status_code, answer.json()["code"]) == (503, "hook_locked")
    assert answer.headers["retry-after"]
    assert door.deliveries == []


def test_while_the_database_is_away_a_webhook_that_may_be_new_is_told_to_come_back(
    open_door, monkeypatch
):
    monkeypatch.setattr(Door, "down", True)
    door = open_door()
    answer = door.deliver({"event": "E", "who": "a"})
    assert (answer.status_code, answer.json()["code"]) == (503, "hooks_unavailable")


def test_too_large_is_refused_and_rules_that_make_too_much_keep_the_delivery(open_door):
    door = open_door(hook(document={"rules": [
        {"id": "r1", "each": "$.rows", "event": {"value": "E"}, "user_id": {"value": "a"}},
    ]}))  # fmt: skip
    assert door.deliver(b"[" + b" " * 520_000 + b"]").status_code == 413
    answer = door.deliver({"rows": [1] * 2501})
    assert (answer.status_code, answer.json()["verdict"]) == (200, "unreadable")
    assert door.rejects[0]["reason"] == "batch_too_many_events"
    escapes = b'{"rows":"' + rb"\"" * 240_000 + b'"}'
    assert door.deliver(escapes).status_code == 413
