"""Worked cases of correlation."""

import json

from cauce.analytics.facade import Analytics

PROJECT = 989_999
TASTED = {(True, True): 3, (True, False): 1, (False, True): 1, (False, False): 3}
"""Fisher's lady tasting tea: eight cups, milk first (converted) or not, and what she said."""


def test_the_lady_tasting_tea(events):
    rows, person = [], 0
    for (milk_first, said_so), cups in TASTED.items():
        for _ in range(cups):
            person += 1
            done = [
                "Poured",
                *(["Said So"] if said_so else []),
                *(["Was So"] if milk_first else []),
            ]
            rows += [
                {"project_id": PROJECT, "event": event, "person_id": person, "seq": len(rows) + n,
                 "timestamp": f"2021-05-01T10:0{n}:00Z", "properties": {"cup": person % 2}, "context": {}}
                for n, event in enumerate(done)
            ]  # fmt: skip
    events.insert_json("events", "\n".join(map(json.dumps, rows)).encode(), "tea")
    funnel = {
        "kind": "funnel", "date_from": "2021-05-01", "date_to": "2021-05-01", "timezone": "UTC",
        "steps": [{"event": "Poured"}, {"event": "Was So"}],
    }  # fmt: skip
    question = {"kind": "correlation", "of": funnel, "min_persons": 1}
    result = Analytics(events).ask(PROJECT, question).result
    (item,) = result.items
    assert (result.converted, result.dropped, result.tested) == (4, 4, 1)
    assert (item.name, item.converted_with, item.dropped_with) == ("Said So", 3, 1)
    assert (round(item.odds_ratio, 6), round(item.p_value, 4)) == (
        9.0,
        0.4857,
    )  # R: fisher.test(TeaTasting)
    of_cups = {**question, "factor": "properties", "names": ["cup"]}
    answer = Analytics(events).ask(PROJECT, of_cups).result
    assert {(one.name, one.value) for one in answer.items} == {("cup", "0"), ("cup", "1")}
    nobody = Analytics(events).ask(
        PROJECT,
        {**question, "of": {**funnel, "steps": [{"event": "Poured"}, {"event": "Nothing"}]}},
    )
    assert [caveat.code for caveat in nobody.meta.warnings] == ["unknown_event", "too_few_persons"]
