"""Attribution through the engine is what crediting each conversion by hand gives."""

import itertools
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle_attribution import Attribution
from oracle_trend import INTERNAL
from worlds import profile, several, store

from cauce.analytics.facade import Analytics
from cauce.analytics.logic import attribution
from cauce.analytics.logic.funnel_sql import Part

RULES = (
    "first", "last", "linear", "participation", "time_decay", "u_shaped", "j_shaped", "inverse_j",
    "custom", "markov", "shapley",
)  # fmt: skip
ANCHORS = (datetime(2021, 3, 26, 20, tzinfo=UTC), datetime(2021, 10, 29, 20, tzinfo=UTC))
PARTS = (Part(0, 1), Part(2, 3), Part(4, 2**64 - 1))
_numbers = itertools.count(985_000)
EVENT = st.fixed_dictionaries(
    {
        "person": st.integers(1, 4),
        "event": st.sampled_from(("Page Viewed", "Page Viewed", "Clicked", "Paid", "$identify")),
        "minutes": st.integers(0, 4 * 24 * 60) | st.integers(1440, 1600) | st.just(1500),
        "channel": st.sampled_from(("Email", "Direct", "Social", "Search", None)),
        "worth": st.sampled_from((10, 2.5, "7", None, "nothing")),
    }
)
HISTORY = st.fixed_dictionaries(
    {
        "anchor": st.sampled_from(ANCHORS),
        "events": st.lists(EVENT, max_size=40),
        "merges": st.sampled_from(({}, {}, {1: 2}, {1: 2, 3: 2}, {4: 9})),
        "zone": st.sampled_from(("UTC", "Europe/Madrid", "America/New_York")),
        "days": st.integers(0, 3),
        "touchpoints": st.sampled_from((None, [{"event": "Page Viewed"}])),
        "by": st.sampled_from(("context", "property")),
        "limit": st.sampled_from((1, 2, 10)),
        "hours": st.sampled_from((1, 6, 24, 72)),
        "conversions": st.sampled_from(("every", "first")),
        "middle": st.sampled_from((0.0, 0.5, 1.0)),
    }
)


def rows_of(table, project_id, h):
    project = {"project_id": project_id}
    if table == "events":
        for n, e in enumerate(h["events"]):
            channel = {} if e["channel"] is None else {"channel": e["channel"]}
            yield project | {
                "event": e["event"], "person_id": e["person"], "seq": n,
                "timestamp": (h["anchor"] + timedelta(minutes=e["minutes"])).isoformat(),
                "context": {"traffic": channel} if h["by"] == "context" else {},
                "properties": ({} if h["by"] == "context" else channel)
                | ({} if e["worth"] is None else {"worth": e["worth"]}),
            }  # fmt: skip
    if table == "person_overrides":
        for a, b in h["merges"].items():
            yield project | {"from_person": a, "into_person": b, "version": 1}


def question_of(h):
    first = (h["anchor"] + timedelta(days=1)).astimezone(ZoneInfo(h["zone"])).date()
    name = "traffic.channel" if h["by"] == "context" else "channel"
    rest = (1 - h["middle"]) / 2
    question = {
        "kind": "attribution", "date_from": str(first), "date_to": str(first + timedelta(days=h["days"])),
        "timezone": h["zone"], "conversion": {"event": "Paid"}, "value": "worth", "rules": [*RULES],
        "by": {h["by"]: name, "limit": h["limit"]}, "window": {"value": h["hours"], "unit": "hour"},
        "conversions": h["conversions"],
        "shares": {"first": rest, "middle": h["middle"], "last": rest},
    }  # fmt: skip
    return question | ({"touchpoints": h["touchpoints"]} if h["touchpoints"] else {})


def number(value):
    return {"7": 7.0, "nothing": 0.0, None: 0.0}.get(value, value)


def by_hand(h, question):
    zone = ZoneInfo(h["zone"])
    events = []
    for e in h["events"]:
        at = h["anchor"] + timedelta(minutes=e["minutes"])
        day = str(at.astimezone(zone).date())
        start = datetime.fromisoformat(question["date_from"]).replace(tzinfo=zone)
        if day > question["date_to"] or at < start - timedelta(hours=h["hours"]):
            continue
        early = day < question["date_from"]
        touches = e["event"] == "Page Viewed" or (
            not h["touchpoints"] and e["event"] not in INTERNAL
        )
        events.append({
            "who": h["merges"].get(e["person"], e["person"]), "at": at, "early": early,
            "channel": e["channel"] if touches else None,
            "converts": e["event"] == "Paid" and not early, "worth": number(e["worth"]),
        })  # fmt: skip
    return Attribution(events, question)


@pytest.mark.slow
@profile
@given(histories=several(HISTORY))
def test_credit_and_the_people_behind_it_equal_working_it_out_by_hand(events, histories):
    worlds = [(next(_numbers), h) for h in histories]
    store(
        events,
        f"at{worlds[0][0]}",
        lambda table: (row for n, h in worlds for row in rows_of(table, n, h)),
    )
    analytics = Analytics(events)
    for n, (project_id, h) in enumerate(worlds):
        question = question_of(h)
        expected = by_hand(h, question)
        with pytest.MonkeyPatch.context() as patch:
            if n % 2:
                patch.setattr(attribution, "parts_of", lambda _rows: PARTS)
            result = analytics.ask(project_id, question).result
            check(result, expected, (question, h))
            check_people(analytics, project_id, question, expected, result)


def check(result, expected, told):
    converted = expected.converted()
    assert result.conversions == len(converted), told
    assert result.value == pytest.approx(sum(way["worth"] for way in converted)), told
    lines = {line.channel: line for line in result.channels}
    alone = [way for way in converted if not way["touches"]]
    assert (None in lines) == bool(alone), told
    if alone:
        assert set(lines[None].conversions) == {len(alone)}, told
        assert lines[None].values == pytest.approx([sum(w["worth"] for w in alone)] * len(RULES))
    touches = Counter(c for way in converted for c, _ in way["touches"])
    assert {c: line.touchpoints for c, line in lines.items() if c is not None} == touches, told
    for place, rule in enumerate(RULES):
        due = expected.credits(rule)
        for channel in touches:
            conversions, value = due.get(channel, (0.0, 0.0))
            assert lines[channel].conversions[place] == pytest.approx(conversions, abs=1e-6), (
                rule,
                told,
            )
            assert lines[channel].values[place] == pytest.approx(value, abs=1e-6), (rule, told)


def check_people(analytics, project_id, question, expected, result):
    lines = list(zip(result.channels, itertools.cycle((1, 2, 4, 9)), strict=False))
    for line, series in lines[project_id % 2 :: 2]:
        point = {"series": series, "breakdown": line.channel}
        answer = analytics.ask(project_id, {"kind": "people", "of": question, "point": point})
        people = {int(item.person_id, 16): item.value for item in answer.result.items}
        if line.channel is None:
            alone = Counter(w["who"] for w in expected.converted() if not w["touches"])
            assert people == alone
        else:
            assert people == pytest.approx(expected.people(line.channel, RULES[series])), question
            if series < 9:
                assert sum(people.values()) == pytest.approx(line.conversions[series])
