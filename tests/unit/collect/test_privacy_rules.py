"""What signals, consent and the project's wish make of an event, and what is then left of it."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from cauce.collect.contracts import Needs, PrivacyRules, PurposeRule, RejectReason
from cauce.collect.enrich.pipeline import Enricher
from cauce.collect.guarding import DailySalts, PrivacyGuard
from cauce.collect.logic.items import Arrival, Item
from cauce.collect.logic.privacy import Why, by_consent, by_signal, id_of_the_day, may
from cauce.collect.logic.steps import run_steps
from cauce.collect.plan.contracts import EventRule, Pii, Plan, PropertyRule, PropertyType
from cauce.collect.plan.logic.compile import CompiledPlan
from cauce.kernel.ids import ProjectId, raw_person_id
from cauce.kernel.project import (
    Enforcement,
    ProjectSettings,
    Signal,
    document_of,
    settings_of,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PROJECT = ProjectId(7)
ADS = PurposeRule(frozenset({"ads", "marketing"}))
PURPOSES = {
    "marketing": ADS,
    "fraud": PurposeRule(frozenset({"fraud"}), Needs.NO_OBJECTION),
    "billing": PurposeRule(frozenset({"billing"}), Needs.NOTHING),
}
PLAN = CompiledPlan(
    Plan(
        events=(
            EventRule(
                "Ad Seen",
                purpose="marketing",
                properties=(PropertyRule("phone_no", PropertyType.TEXT, pii=Pii.PERSONAL),),
            ),
            EventRule("Checked", purpose="fraud"),
        )
    )
)
BROWSER = Enricher("192.0.2.7", "Mozilla/5.0 (X11; Linux x86_64) Firefox/125.0")
SALTS = DailySalts()


def rules(**settings):
    return PrivacyRules(ProjectSettings(**settings), PURPOSES)


def arrive(guard, *, enricher=BROWSER, at=NOON, **fields):
    context = msgspec.Raw(msgspec.json.encode(fields.pop("context", {})))
    fields = {"type": "track", "event": "Ad Seen", "message_id": "m1", **fields}
    item = Item(context=context, **fields)
    arrival = Arrival(PROJECT, at, enricher=enricher, plan=PLAN, guard=guard)
    return run_steps(item, arrival), item


def guard(signals=(), known=None, **settings):
    return PrivacyGuard(SALTS, rules(**settings), frozenset(signals), known or {})


def context_of(item):
    return msgspec.json.decode(item.context)


@pytest.mark.parametrize(
    ("signal", "setting", "reason"),
    [
        (Why.GPC, "gpc", RejectReason.GLOBAL_PRIVACY_CONTROL),
        (Why.DNT, "dnt", RejectReason.DO_NOT_TRACK),
    ],
)
def test_a_signal_refuses_takes_identity_or_does_nothing_as_the_project_wants(
    signal, setting, reason
):
    refused, _ = arrive(guard([signal], **{setting: Signal.REFUSE}), user_id="ana")
    assert refused.reason is reason
    hidden, item = arrive(guard([signal], **{setting: Signal.ANONYMOUS}), user_id="ana")
    assert hidden is None
    assert (item.user_id, context_of(item)["privacy"]["why"]) == (None, signal.value)
    for other in (
        guard([signal], consent=Enforcement.ANONYMOUS),
        guard([], **{setting: Signal.REFUSE}),
    ):
        found, item = arrive(other, event="Page Viewed", user_id="ana")
        assert (found, item.user_id) == (None, "ana")


@pytest.mark.parametrize("context", [{"gpc": True}, {"privacy": {"gpc": 1}}])
def test_an_sdk_may_pass_the_signal_on_in_the_context(context):
    refused, _ = arrive(guard(gpc=Signal.REFUSE), user_id="ana", context=context)
    assert refused.reason is RejectReason.GLOBAL_PRIVACY_CONTROL


def test_refusing_wins_over_the_other_signal():
    both = {Why.GPC, Why.DNT}
    found = by_signal(rules(gpc=Signal.ANONYMOUS, dnt=Signal.REFUSE), both, {})
    assert found.reason is RejectReason.DO_NOT_TRACK


def test_a_denying_signal_says_no_where_the_message_says_nothing_and_consent_decides():
    asked = guard([Why.GPC], gpc=Signal.DENY, consent=Enforcement.REFUSE)
    refused, _ = arrive(asked, user_id="ana")
    assert refused.reason is RejectReason.CONSENT_NOT_GIVEN
    yes = {"consent": {"categoryPreferences": {"Marketing": True, "ads": True}, "v": 1}}
    kept, item = arrive(asked, user_id="ana", context=yes)
    assert kept is None
    assert context_of(item)["consent"] == {
        "categoryPreferences": {"marketing": True, "ads": True},
        "v": 1,
    }
    recorded, item = arrive(guard([Why.GPC], gpc=Signal.DENY), user_id="ana")
    assert recorded is None
    said = context_of(item)["consent"]["categoryPreferences"]
    assert said == {"ads": False, "marketing": False}


def test_what_the_event_says_decides_before_what_the_person_said():
    raw = int(raw_person_id(PROJECT, "user_id", "ana"))
    before = {raw: {"ads": True}}
    no = {"consent": {"categoryPreferences": {"ads": False}}}
    refusing = guard(known=before, consent=Enforcement.REFUSE)
    assert arrive(refusing, user_id="ana")[0] is None
    assert arrive(refusing, user_id="ana", context=no)[0].reason is RejectReason.CONSENT_NOT_GIVEN
    assert arrive(refusing, user_id="ben")[0].reason is RejectReason.CONSENT_NOT_GIVEN


def test_what_a_purpose_needs_decides_what_silence_means():
    no, nothing = {"fraud": False, "billing": False, "ads": False}, {}
    assert [may(PURPOSES[p], nothing, nothing) for p in PURPOSES] == [False, True, True]
    assert [may(PURPOSES[p], no, nothing) for p in PURPOSES] == [False, False, True]
    assert by_consent(rules(consent=Enforcement.REFUSE), "", {}, {}) is None
    unknown = by_consent(rules(consent=Enforcement.ANONYMOUS), "surveys", {}, {})
    assert unknown is Why.CONSENT


def test_without_identity_nothing_of_the_person_is_left():
    context = {
        "ip": "192.0.2.7",
        "userAgent": "Mozilla/5.0 secret",
        "traits": {"email": "ana@example.com"},
        "device": {"id": "serial-1", "type": "mobile", "advertisingId": "idfa"},
        "page": {
            "url": "https://a.example/x?mail=ana@example.com#me",
            "search": "?mail=ana@example.com",
        },
        "clickIds": {"gclid": "click-9"},
        "groups": {"company": "acme"},
        "sessionId": "session-1",
        "library": {"name": "analytics.js"},
        "userId": "ana",
    }
    properties = {"$ip": "192.0.2.7", "email": "ana@example.com", "phone_no": "555", "size": 3}
    found, item = arrive(
        guard(consent=Enforcement.ANONYMOUS),
        user_id="ana",
        anonymous_id="device-1",
        session_id="session-1",
        context=context,
        properties=properties,
    )
    assert found is None
    assert (item.user_id, item.session_id, item.properties) == (None, "", {"size": 3})
    assert item.person_id == raw_person_id(PROJECT, "anonymous_id", item.anonymous_id)
    text = bytes(item.context).decode()
    for secret in ("192.0.2", "secret", "ana", "serial-1", "idfa", "click-9", "acme", "session-1"):
        assert secret not in text.replace("analytics.js", "")
    assert context_of(item)["page"] == {"url": "https://a.example/x"}
    assert context_of(item)["privacy"] == {"identity": "none", "why": "consent"}


@pytest.mark.parametrize("kind", ["identify", "alias", "group"])
def test_calls_that_say_nothing_but_identity_are_refused_then(kind):
    fields = {"event": None, "group_id": "acme", "previous_id": "old"}
    found, _ = arrive(guard(cookieless=True), type=kind, user_id="ana", **fields)
    assert found.reason is RejectReason.IDENTITY_NOT_KEPT


def test_the_id_of_a_day_is_the_same_for_a_device_all_day_and_joins_no_other_day():
    always = guard(cookieless=True)
    ids = [
        arrive(always, anonymous_id=own, enricher=visit, at=at)[1].anonymous_id
        for own, visit, at in [
            ("a", BROWSER, NOON),
            ("b", BROWSER, NOON.replace(hour=23)),
            ("a", BROWSER._replace(ip="192.0.2.8"), NOON),
            ("a", BROWSER._replace(user_agent="Mozilla/5.0 other"), NOON),
            ("a", BROWSER, NOON.replace(day=2)),
        ]
    ]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 4
    salt = SALTS.of(NOON.date())
    SALTS.replace({})
    assert SALTS.of(NOON.date()) != salt


def test_of_another_project_the_same_device_has_another_id():
    made = {id_of_the_day(b"s", ProjectId(n), "x", date(2026, 3, 1)) for n in (1, 2)}
    assert len(made) == 2


def test_what_a_server_sends_is_told_apart_by_its_ids():
    server = Enricher("198.51.100.1", "python-requests/2")
    ids = [
        arrive(guard(cookieless=True), user_id=user, enricher=server)[1].anonymous_id
        for user in ("ana", "ana", "ben")
    ]
    assert ids[0] == ids[1] != ids[2]


def test_our_sdk_asks_for_an_id_of_the_day_whatever_the_project_wants():
    plain = PrivacyGuard(SALTS)
    _, item = arrive(plain, anonymous_id="$cookieless")
    assert item.anonymous_id.startswith("cookieless-")
    _, known = arrive(plain, anonymous_id="$cookieless", user_id="ana")
    assert (known.user_id, known.anonymous_id) == ("ana", None)
    _, other = arrive(plain, anonymous_id="device-1")
    assert (other.anonymous_id, plain.always) == ("device-1", False)


def test_settings_are_kept_as_what_differs_and_read_back():
    own = ProjectSettings(gpc=Signal.DENY, consent=Enforcement.REFUSE, cookieless=True)
    assert settings_of(document_of(own)) == own
    assert document_of(own) == {"gpc": "deny", "consent": "refuse", "cookieless": True}
    assert (own.guards, ProjectSettings().guards) == (True, False)
    assert settings_of({"cookieless": "what", "dnt": "of a later release"}) == ProjectSettings()
