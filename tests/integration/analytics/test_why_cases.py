"""Why somebody counts, or does not: the words, roles and times of small stories known by heart."""

import json
from datetime import UTC, datetime

import pytest

from cauce.analytics.facade import Analytics
from cauce.kernel.errors import CauceError

PROJECT = 1_190_001
NOW = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = {"date_from": "2026-01-05", "date_to": "2026-01-11", "timezone": "Europe/Madrid"}
ANA, LUIS, EVA, BOB, ZOE, OLD, IAN, KIM = range(1, 9)
STORIES = [
    # Ana: enters twice, and the second entry gets to the end.
    (ANA, "View", "2026-01-05T09:00:00Z", {"plan": "pro"}),
    (ANA, "View", "2026-01-06T09:00:00Z", {"plan": "pro"}),
    (ANA, "Cart", "2026-01-06T10:00:00Z", {}),
    (ANA, "Buy", "2026-01-06T10:30:00Z", {"revenue": 20}),
    # Luis: buys three hours after the window of a day has closed.
    (LUIS, "View", "2026-01-05T09:00:00Z", {}),
    (LUIS, "Cart", "2026-01-05T10:00:00Z", {}),
    (LUIS, "Buy", "2026-01-06T12:00:00Z", {"revenue": 5}),
    # Eva: a refund between the steps.
    (EVA, "View", "2026-01-05T09:00:00Z", {}),
    (EVA, "Cart", "2026-01-05T10:00:00Z", {}),
    (EVA, "Refund", "2026-01-05T11:00:00Z", {}),
    (EVA, "Buy", "2026-01-05T12:00:00Z", {"revenue": 7}),
    # Zoe: sees it, and never anything else; the week before she had bought.
    (ZOE, "Buy", "2025-12-30T09:00:00Z", {"revenue": 1}),
    (ZOE, "View", "2026-01-05T09:00:00Z", {}),
    # Old and Ian are one person: it views as Old, and buys as Ian.
    (OLD, "View", "2026-01-07T09:00:00Z", {}),
    (IAN, "Cart", "2026-01-07T09:10:00Z", {}),
    (IAN, "Buy", "2026-01-07T09:20:00Z", {"revenue": 3}),
]
FUNNEL = {
    "kind": "funnel",
    **DAYS,
    "steps": [{"event": "View"}, {"event": "Cart"}, {"event": "Buy"}],
    "window": {"value": 1, "unit": "day"},
    "exclusions": [{"event": "Refund", "from_step": 1, "to_step": 2}],
}


def row(n, person, event, at, properties, **more):
    return {
        "project_id": PROJECT, "event": event, "person_id": person, "seq": n, "timestamp": at,
        "message_id": f"m{n}", "user_id": f"u{person}", "anonymous_id": "", "properties": properties,
        "context": {}, **more,
    }  # fmt: skip


@pytest.fixture(scope="module")
def analytics(events):
    rows = [row(n, *story) for n, story in enumerate(STORIES)]
    bot = {"is_bot": 1, "context": {"traffic": {"channel": "Direct"}}}
    rows.append(row(90, BOB, "View", "2026-01-05T09:00:00Z", {}, **bot))
    touched = (("Email", "02:50"), ("Email", "03:00"), ("Search", "05:00"))
    for n, (channel, clock) in enumerate(touched, 91):
        context = {"context": {"traffic": {"channel": channel}}}
        rows.append(row(n, KIM, "Page Viewed", f"2026-01-08T{clock}:00Z", {}, **context))
    rows.append(row(95, KIM, "Buy", "2026-01-08T09:00:00Z", {"revenue": 12}))
    events.insert_json("events", "\n".join(map(json.dumps, rows)).encode(), "why-cases")
    merge = {"project_id": PROJECT, "from_person": OLD, "into_person": IAN, "version": 1}
    events.insert_json("person_overrides", json.dumps(merge).encode(), "why-merge")
    return Analytics(events, clock=lambda: NOW)


def why(analytics, of, point, person, **more):
    asked = {"kind": "why", "of": of, "point": point, "person_id": f"{person:016x}", **more}
    answer = analytics.ask(PROJECT, asked)
    assert answer.result.agrees, answer.result
    return answer.result


def roles(result):
    return [
        (event.event, part.role.value, part.entry, part.step, part.counts)
        for event in result.events
        for part in event.played
    ]


def test_who_gets_to_a_step_is_told_by_which_entry_and_why_not_by_the_other(analytics):
    result = why(analytics, FUNNEL, {"step": 2}, ANA)
    assert result.counted
    assert result.value == 1
    assert result.independent
    assert roles(result) == [
        ("View", "step", 1, 0, False),
        ("View", "step", 2, 0, True),
        ("Cart", "step", 2, 1, True),
        ("Buy", "step", 2, 2, True),
    ]
    assert [(entry.choice.value, entry.steps) for entry in result.entries] == [
        ("fewer_steps", 1),
        ("chosen", 3),
    ]
    assert result.sentence.en == (
        "Counted in step 3 (Buy): entered with View on 2026-01-06 10:00:00 and got there 1 h 30 min"
        " later, within the window of 1 d. Of 2 entries the one that got furthest counts."
    )
    assert result.sentence.es == (
        "Cuenta en el paso 3 (Buy): entró con View el 2026-01-06 10:00:00 y llegó 1 h 30 min después,"
        " dentro del plazo de 1 d. De 2 entradas cuenta la que llegó más lejos."
    )
    assert result.window.start == datetime(2026, 1, 6, 9, tzinfo=UTC)
    assert result.window.end == datetime(2026, 1, 7, 9, tzinfo=UTC)
    first = result.events[0]
    assert first.local == "2026-01-05T10:00:00.000+01:00"
    assert first.message_id == "m0"


def test_a_step_goes_on_from_the_latest_entry(analytics):
    wide = {**FUNNEL, "window": {"value": 3, "unit": "day"}}
    result = why(analytics, wide, {"step": 2}, ANA)
    assert [entry.choice.value for entry in result.entries] == ["overtaken", "chosen"]
    assert "Entry 2 came after it" in result.entries[0].words.en


def test_the_first_entry_counts_when_the_rule_says_so(analytics):
    first = {**FUNNEL, "counting": "first"}
    result = why(analytics, first, {"step": 2}, ANA)
    assert not result.counted
    assert [entry.choice.value for entry in result.entries] == ["chosen", "not_first"]
    assert result.missing.lack == "too_late"


def test_what_came_too_late_is_told_with_by_how_much(analytics):
    result = why(analytics, FUNNEL, {"step": 2}, LUIS)
    assert not result.counted
    missing = result.missing
    assert (missing.lack, missing.step, missing.event) == ("too_late", 2, "Buy")
    assert missing.late_s == 3 * 3600
    assert result.sentence.en == (
        "Not counted in step 3 (Buy). Buy happened on 2026-01-06 13:00:00, 3 h after the window of 1 d"
        " had closed."
    )
    assert ("Buy", "unused", None, 2, False) in roles(result)


def test_the_exclusion_that_removes_somebody_is_named(analytics):
    result = why(analytics, FUNNEL, {"step": 2}, EVA)
    assert not result.counted
    assert (result.missing.lack, result.missing.by) == ("excluded", "Refund")
    assert result.missing.at == datetime(2026, 1, 5, 11, tzinfo=UTC)
    assert [entry.choice.value for entry in result.entries] == ["excluded"]
    assert ("Refund", "exclusion", 1, None, True) in roles(result)


def test_who_is_lost_is_told_what_was_missing(analytics):
    result = why(analytics, FUNNEL, {"step": 1, "converted": False}, ZOE)
    assert result.counted
    assert result.missing.lack == "never"
    assert "Counted among those lost before step 2 (Cart)" in result.sentence.en
    assert why(analytics, FUNNEL, {"step": 1, "converted": False}, ANA).missing.lack == "went_on"


def test_somebody_who_never_entered_is_told_so_and_programs_are_named(analytics):
    assert why(analytics, FUNNEL, {"step": 0}, 77).missing.lack == "never"
    assert why(analytics, FUNNEL, {"step": 0}, BOB).missing.lack == "bot"
    assert why(analytics, {**FUNNEL, "include_bots": True}, {"step": 0}, BOB).counted


def test_a_condition_that_is_not_met_is_told(analytics):
    only_pro = {"property": "plan", "op": "eq", "value": "pro"}
    of = {**FUNNEL, "steps": [{"event": "View", "where": only_pro}, {"event": "Buy"}]}
    of["exclusions"] = []
    assert why(analytics, of, {"step": 1}, LUIS).missing.lack == "condition"
    result = why(analytics, of, {"step": 1}, ANA)
    assert result.counted
    assert result.events[0].properties == {"plan": "pro"}


def test_with_strict_steps_what_came_between_is_named(analytics):
    of = {**FUNNEL, "steps": [{"event": "View"}, {"event": "Buy"}], "order": "strict"}
    of |= {"exclusions": [], "window": {"value": 7, "unit": "day"}}
    result = why(analytics, of, {"step": 1}, ANA)
    assert (result.missing.lack, result.missing.by) == ("broken", "Cart")


def test_a_merged_person_is_followed_under_all_ids_and_each_event_says_its_own(analytics):
    for asked in (IAN, OLD):
        result = why(analytics, FUNNEL, {"step": 2}, asked)
        assert result.counted
        assert result.person_id == f"{IAN:016x}"
        assert result.ids == (f"{IAN:016x}", f"{OLD:016x}")
        assert [int(event.person_id, 16) for event in result.events] == [OLD, IAN, IAN]
    assert result.events[0].user_id == f"u{OLD}"


def test_of_a_trend_the_events_of_the_bucket_count(analytics):
    of = {"kind": "trend", **DAYS, "series": [{"event": "View", "math": "persons"}]}
    result = why(analytics, of, {"series": 0, "label": "2026-01-06"}, ANA)
    assert result.counted
    assert result.value == 1
    assert [event.message_id for event in result.events] == ["m1"]
    assert not why(analytics, of, {"series": 0, "label": "2026-01-06"}, EVA).counted


def test_of_a_retention_the_start_and_the_return_are_told(analytics):
    of = {
        "kind": "retention", **DAYS, "first": {"event": "View"}, "return": {"event": "Buy"},
        "interval": "day", "periods": 3,
    }  # fmt: skip
    result = why(analytics, of, {"cohort": "2026-01-05", "period": 1}, ANA)
    assert result.counted
    assert next((e.event, p.role.value, p.period) for e in result.events for p in e.played) == (
        "View", "first", 0,
    )  # fmt: skip
    assert ("Buy", "return", 1) in [
        (e.event, p.role.value, p.period) for e in result.events for p in e.played
    ]
    assert "their first View ever was on 2026-01-05 10:00:00" in result.sentence.en
    assert result.window.start == datetime(2026, 1, 5, 23, tzinfo=UTC)
    other = why(analytics, of, {"cohort": "2026-01-05", "period": 2}, ANA)
    assert (other.missing.lack, other.missing.period) == ("other_period", 2)
    assert why(analytics, of, {"cohort": "2026-01-06", "period": 0}, ANA).missing.lack == (
        "other_cohort"
    )
    assert why(analytics, of, {"cohort": "2026-01-05", "period": 1}, 77).missing.lack == "never"
    assert why(analytics, of, {"cohort": "2026-01-05", "period": 1}, ZOE).missing.lack == "never"


def test_of_an_attribution_each_touchpoint_has_its_share(analytics):
    of = {
        "kind": "attribution", **DAYS, "conversion": {"event": "Buy"}, "value": "revenue",
        "rules": ["linear", "last"], "window": {"value": 1, "unit": "day"},
    }  # fmt: skip
    result = why(analytics, of, {"series": 0, "breakdown": "Email"}, KIM)
    assert result.counted
    assert result.value == 0.5
    shares = [(p.role.value, p.share, p.counts) for e in result.events for p in e.played]
    assert shares == [
        ("touchpoint", 0.5, True),
        ("unused", None, False),
        ("touchpoint", 0.5, False),
        ("conversion", None, True),
    ]
    assert "half an hour" in result.events[1].played[0].words.en
    assert not why(analytics, of, {"series": 1, "breakdown": "Email"}, KIM).counted


@pytest.mark.parametrize(
    ("of", "point", "counted"),
    [
        ({"kind": "lifecycle", "activity": {"event": "View"}}, {"series": 0, "label": "2026-01-05"}, True),
        ({"kind": "lifecycle", "activity": {"event": "View"}}, {"series": 1, "label": "2026-01-06"}, True),
        ({"kind": "lifecycle", "activity": {"event": "View"}}, {"series": 3, "label": "2026-01-07"}, True),
        ({"kind": "lifecycle", "activity": {"event": "View"}}, {"series": 2, "label": "2026-01-07"}, False),
        ({"kind": "stickiness", "series": [{"event": "View"}], "interval": "day"}, {"series": 0, "intervals": 2}, True),
        ({"kind": "stickiness", "series": [{"event": "View"}], "interval": "day"}, {"series": 0, "intervals": 1}, False),
        ({"kind": "sessions", "interval": "day"}, {"label": "2026-01-06"}, True),
        ({"kind": "sessions", "interval": "day"}, {"label": "2026-01-07"}, False),
        ({"kind": "sessions"}, {"engaged": True}, True),
        ({"kind": "paths", "from": {"event": "View"}}, {"step": 0, "name": "View"}, True),
        ({"kind": "paths", "from": {"event": "Cart"}}, {"step": 0, "name": "View"}, False),
    ],
)  # fmt: skip
def test_every_other_kind_says_what_its_chart_says(analytics, of, point, counted):
    result = why(analytics, {**of, **DAYS}, point, ANA)
    assert result.counted is counted
    assert result.independent is (of["kind"] != "paths")
    playing = [part.counts for event in result.events for part in event.played]
    assert any(playing) is counted


def test_of_a_correlation_the_way_and_the_factor_are_told(analytics):
    funnel = {**FUNNEL, "steps": [{"event": "View"}, {"event": "Buy"}], "exclusions": []}
    of = {"kind": "correlation", "of": funnel, "min_persons": 1}
    result = why(analytics, of, {"name": "Cart", "converted": True}, ANA)
    assert result.counted
    assert ("Cart", "factor", None, None, True) in roles(result)
    assert not why(analytics, of, {"name": "Cart", "converted": False}, ANA).counted
    assert not why(analytics, of, {"name": "Cart", "converted": True}, ZOE).counted


def test_a_point_or_person_that_cannot_be_is_refused(analytics):
    with pytest.raises(CauceError) as refused:
        why(analytics, FUNNEL, {"step": 9}, ANA)
    assert refused.value.fields[0].path == "point.step"
    asked = {"kind": "why", "of": FUNNEL, "point": {}, "person_id": "ana"}
    with pytest.raises(CauceError) as refused:
        analytics.ask(PROJECT, asked)
    assert refused.value.fields[0].path == "person_id"


def test_somebody_with_too_many_events_is_not_followed_and_it_is_said(analytics, monkeypatch):
    monkeypatch.setattr("cauce.analytics.logic.why.story.MAX_DEEDS", 2)
    asked = {"kind": "why", "of": FUNNEL, "point": {"step": 2}, "person_id": f"{ANA:016x}"}
    answer = analytics.ask(PROJECT, {**asked, "refresh": True})
    assert (answer.result.counted, answer.result.read, answer.result.agrees) == (True, None, None)
    assert answer.meta.warnings[0].code == "too_many_events"


def test_the_sessions_of_a_group_are_what_each_of_its_people_did_for_it(events):
    """Ana is away from the group for 45 minutes, whatever she does for another one."""
    project = PROJECT + 1
    acts = (
        ("10:00", "View", "a"),
        ("10:20", "Call", "b"),
        ("10:45", "View", "a"),
        ("10:50", "Buy", "a"),
    )
    rows = [
        {**row(n, ANA, name, f"2026-01-05T{clock}:00Z", {}), "context": {"groupId": group}}
        for n, (clock, name, group) in enumerate(acts, 200)
    ]
    lines = (json.dumps({**one, "project_id": project}) for one in rows)
    events.insert_json("events", "\n".join(lines).encode(), "why-sessions-of-a-group")
    analytics = Analytics(events, clock=lambda: NOW)
    of = {
        "kind": "funnel", **DAYS, "steps": [{"event": "View"}, {"event": "Buy"}],
        "window": {"value": 1, "unit": "day"}, "count": "groups", "counting": "session",
    }  # fmt: skip
    assert analytics.ask(project, of).result.steps[0].count == 2
    people = {"kind": "people", "of": of, "point": {"step": 0}}
    (group,) = analytics.ask(project, people).result.items
    for whom in (group.person_id, f"{ANA:016x}"):
        asked = {"kind": "why", "of": of, "point": {"step": 0}, "person_id": whom}
        told = analytics.ask(project, asked).result
        assert told.agrees
        assert told.value == 2


def test_a_disagreement_would_be_said(analytics, monkeypatch):
    """The check can fail: with a chart that forgets somebody, the answer says so."""
    monkeypatch.setattr("cauce.analytics.logic.drill.Ranked.of", lambda _self, _person: [])
    asked = {"kind": "why", "of": FUNNEL, "point": {"step": 2}, "person_id": f"{ANA:016x}"}
    answer = analytics.ask(PROJECT, {**asked, "refresh": True})
    assert (answer.result.counted, answer.result.read, answer.result.agrees) == (False, True, False)
    assert answer.meta.warnings[0].code == "reading_disagrees"
