"""Questions over HTTP: real numbers in the documented shape, refusals that name the path."""

from __future__ import annotations

import json

import jsonschema_rs
import pytest

from support.documented import openapi

DAYS = {"date_from": "2026-01-05", "date_to": "2026-01-06", "timezone": "UTC"}
TREND = {"kind": "trend", **DAYS, "series": [{"event": "A"}], "compare": "previous_period"}
FUNNEL = {"kind": "funnel", **DAYS, "steps": [{"event": "A"}, {"event": "B"}]}
RETENTION = {
    "kind": "retention",
    **DAYS,
    "first": {"event": "A"},
    "return": {"event": "B"},
    "interval": "day",
    "periods": 1,
}
PEOPLE = {"kind": "people", "of": FUNNEL, "point": {"step": 1, "converted": False}}


@pytest.fixture(scope="module")
def schema() -> jsonschema_rs.Draft202012Validator:
    """The documented answer."""
    components = openapi()["components"]
    return jsonschema_rs.Draft202012Validator(
        {"$ref": "#/components/schemas/AnswerOut", "components": components}
    )


@pytest.fixture
def asked(world, events, schema):
    """Asks in a project where 1 and 2 did A and 2 did B a day later; the answer is as documented."""
    project = int(world.project.project.project_id)
    rows = [("A", 1, "2026-01-05T10:00:00Z"), ("A", 2, "2026-01-05T11:00:00Z")]
    rows.append(("B", 2, "2026-01-06T11:00:00Z"))
    lines = [
        json.dumps(
            {
                "project_id": project,
                "event": event,
                "person_id": person,
                "seq": seq,
                "timestamp": at,
                "user_id": f"u{person}",
                "anonymous_id": "",
                "properties": {"plan": "pro"},
                "context": {},
            }
        )
        for seq, (event, person, at) in enumerate(rows)
    ]
    events.insert_json("events", "\n".join(lines).encode(), f"{project}-query")

    def ask(question: dict) -> dict:
        answer = world.owner.post(f"{world.path}/query", json=question)
        assert answer.status_code == 200, answer.text
        schema.validate(answer.json())
        assert answer.json()["kind"] == question["kind"]
        return answer.json()["result"]

    return ask


def test_a_trend_has_whole_counts_and_its_comparison(asked):
    result = asked(TREND)
    assert (result["series"][0]["labels"], result["series"][0]["values"]) == (
        ["2026-01-05", "2026-01-06"],
        [2, 0],
    )
    assert result["compare"][0]["total"] == 0
    assert "compare" not in asked({**TREND, "compare": None, "breakdown": {"property": "plan"}})


def test_a_funnel_its_people_and_a_retention_agree(asked):
    assert [step["count"] for step in asked(FUNNEL)["steps"]] == [2, 1]
    lost = asked(PEOPLE)
    assert (lost["total"], len(lost["items"])) == (1, 1)
    assert asked(RETENTION)["cohorts"][0]["values"][:2] == [2, 1]


def test_why_somebody_counts_is_told_in_the_readers_language(asked, world):
    lost, why = asked(PEOPLE)["items"][0], {**PEOPLE, "kind": "why"}
    told = asked({**why, "person_id": lost["person_id"]})
    assert (told["counted"], told["read"], told["agrees"]) == (True, True, True)
    assert told["missing"]["lack"] == "never"
    assert told["missing"]["event"] == "B"
    assert [part["role"] for part in told["events"][0]["played"]] == ["step"]
    other = {**why, "point": {"step": 1}, "person_id": lost["person_id"]}
    spanish = world.owner.post(
        f"{world.path}/query", json=other, headers={"Accept-Language": "es"}
    ).json()["result"]
    assert spanish["counted"] is False
    assert spanish["sentence"] == (
        "No cuenta en el paso 2 (B). No hay ningún evento B que pueda ser el paso 2 (B)."
    )


def test_a_refusal_names_the_path_and_what_is_allowed_in_the_readers_language(world):
    url = f"{world.path}/query"
    body = {
        **FUNNEL,
        "steps": [{"event": "A"}, {"event": "B", "where": {"property": "x", "op": "is"}}],
    }
    problem = world.owner.post(url, json=body, headers={"Accept-Language": "es"}).json()
    error = problem["errors"][0]
    assert (problem["status"], error["path"]) == (422, "steps.1.where.op")
    assert "operador desconocido" in error["message"]
    assert "is_set" in error["allowed"]
    unknown = world.owner.post(url, json={"kind": "horoscope"}).json()["errors"][0]
    assert (unknown["path"], unknown["allowed"][0]) == ("kind", "trend")


@pytest.mark.parametrize("body", ["3", "[]", '"trend"', "{}", "null"])
def test_what_is_no_question_is_refused_with_a_reason(world, body):
    headers = {"Content-Type": "application/json"}
    answer = world.owner.post(f"{world.path}/query", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_field")
