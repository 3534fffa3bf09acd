"""Cohorts over HTTP: kept from a number, filtered by, compared, renamed, removed."""

from __future__ import annotations

import pytest
from segments_desk import DAYS, NOW, funnel, retention, trend

from cauce.analytics.facade import Analytics
from cauce.analytics.facade.kept_answers import kept_answers
from cauce.segments import store

CONVERTED = {"step": 1}
LOST = {"step": 1, "converted": False}


def lines(answer):
    return {line["breakdown"]: line["values"] for line in answer["result"]["series"]}


def test_the_people_behind_a_number_are_kept_with_where_they_came_from(desk):
    kept = desk.call(
        "POST", "query/segment", {"name": "Converted", "of": funnel(), "point": CONVERTED}, 201
    )
    assert (kept["name"], kept["people"]) == ("Converted", 2)
    assert kept["origin"] == {"of": funnel(), "point": CONVERTED}
    assert [one["id"] for one in desk.call("GET", "segments")["items"]] == [kept["id"]]
    members = desk.call("GET", f"segments/{kept['id']}/people")["person_ids"]
    assert members == sorted(members, key=lambda one: int(one, 16) - (int(one, 16) >> 63 << 64))
    assert {int(one, 16) for one in members} == {desk.person("ana"), desk.person("cleo")}


def test_a_cohort_stays_as_it_was_when_more_people_come_to_the_number(desk):
    cohort = desk.keep("Converted", funnel(), CONVERTED)
    desk.send("ben B 7 1")
    assert desk.ask(funnel())["result"]["steps"][1]["count"] == 3
    assert desk.call("GET", f"segments/{cohort}")["people"] == 2


@pytest.mark.parametrize(
    ("fields", "path"), [({"count": "groups"}, "of.count"), ({"sample": 0.5}, "of.sample")]
)
def test_groups_and_samples_are_not_kept_as_a_cohort(desk, fields, path):
    asked = {"name": "No people", "of": funnel(**fields), "point": CONVERTED}
    assert desk.call("POST", "query/segment", asked, 422)["errors"][0]["path"] == path


def test_every_kind_of_question_is_filtered_by_a_cohort_and_by_not_being_in_it(desk):
    where = {"segment": desk.keep("Lost", funnel(), LOST)}
    assert desk.ask(trend("A", where=where))["result"]["series"][0]["values"] == [1, 0, 0]
    without = trend("A", where={"not": where})
    assert desk.ask(without)["result"]["series"][0]["values"] == [1, 1, 0]
    assert [s["count"] for s in desk.ask(funnel(where=where))["result"]["steps"]] == [1, 0]


def test_cohorts_are_compared_beside_each_other_and_with_everybody(desk):
    converted = desk.keep("Converted", funnel(), CONVERTED)
    buyers = desk.keep("Buyers", trend("B"), {})
    by = {"breakdown": {"segment": [converted, buyers, "$everybody"]}}
    answer = desk.ask(trend("B", **by))
    assert lines(answer) == {
        converted: [0, 1, 1],
        buyers: [0, 1, 2],
        "$everybody": [0, 1, 2],
    }
    assert answer["result"]["group_names"] == {converted: "Converted", buyers: "Buyers"}
    branches = desk.ask(funnel(**by))["result"]["breakdowns"]
    assert [(one["value"], [step["count"] for step in one["steps"]]) for one in branches] == [
        (converted, [2, 2]),
        (buyers, [2, 2]),
        ("$everybody", [3, 2]),
    ]
    rows = desk.ask(retention(**by, amount={"property": "worth"}))["result"]["breakdowns"]
    assert [one["value"] for one in rows] == [converted, buyers, "$everybody"]
    assert [cohort["values"] for cohort in rows[0]["cohorts"]] == [
        [1, 1, 0],
        [1, 1, 0],
        [0, 0, None],
    ]
    assert rows[0]["cohorts"][1]["amounts"] == [0.0, 30.0, 0.0]


def test_a_lifecycle_a_stickiness_and_sessions_compare_cohorts(desk):
    buyers = desk.keep("Buyers", trend("B"), {})
    lost = desk.keep("Lost", funnel(), LOST)
    by = {**DAYS, "breakdown": {"segment": [buyers, lost]}}
    lives = desk.ask({"kind": "lifecycle", **by})["result"]
    assert lives["group_names"] == {buyers: "Buyers", lost: "Lost"}
    assert [one["value"] for one in lives["breakdowns"]] == [buyers, lost]
    assert [one["series"][0]["values"] for one in lives["breakdowns"]] == [[1, 1, 1], [1, 0, 0]]
    line = desk.ask({"kind": "stickiness", **by, "series": [{"event": "*"}]})["result"]["series"][0]
    assert [(one["values"], one["total"]) for one in line["breakdowns"]] == [
        ([1, 2, 0], 3),
        ([1, 0, 0], 1),
    ]
    rows = desk.ask({"kind": "sessions", **by})["result"]["rows"]
    assert [(one["breakdown"], one["persons"]) for one in rows] == [(buyers, 3), (lost, 1)]


def test_people_under_a_value_of_a_split_lifecycle_are_kept_as_a_cohort(desk):
    of = {
        "kind": "lifecycle",
        **DAYS,
        "activity": {"event": "B"},
        "breakdown": {"property": "worth"},
    }
    cohort = desk.keep("New", of, {"series": 0, "label": "2026-01-07", "breakdown": "30"})
    assert desk.call("GET", f"segments/{cohort}")["people"] == 1
    assert desk.ask(trend("B", where={"segment": cohort}))["result"]["series"][0]["total"] == 1


def test_a_comparison_of_earlier_days_and_of_a_formula_keeps_its_lines_apart(desk):
    cohort = desk.keep("Buyers", trend("B"), {})
    series = [{"event": "A"}, {"event": "B"}]
    asked = trend(
        series=series, breakdown={"segment": [cohort, "$everybody"]}, compare="previous_period"
    )
    result = desk.ask(asked)["result"]
    places = [("A", cohort), ("A", "$everybody"), ("B", cohort), ("B", "$everybody")]
    assert [(line["name"], line["breakdown"]) for line in result["series"]] == places
    assert [(line["name"], line["breakdown"]) for line in result["compare"]] == places
    ratio = desk.ask({**asked, "formula": "B / A"})["result"]["series"]
    assert [line["total"] for line in ratio] == [pytest.approx(3 / 2), pytest.approx(3 / 3)]


def test_behind_a_number_of_a_cohort_are_its_people_only_and_why_says_so(desk):
    cohort = desk.keep("Lost", funnel(), LOST)
    of = funnel(breakdown={"segment": [cohort, "$everybody"]})
    point = {"step": 0, "breakdown": cohort}
    people = desk.ask({"kind": "people", "of": of, "point": point})["result"]
    assert [item["user_id"] for item in people["items"]] == ["ben"]
    for user, counted in (("ben", True), ("ana", False)):
        asked = {"kind": "why", "of": of, "point": point, "person_id": f"{desk.person(user):016x}"}
        result = desk.ask(asked)["result"]
        assert (result["counted"], result["agrees"]) == (counted, True)
    everybody = {"kind": "people", "of": of, "point": {"step": 0, "breakdown": "$everybody"}}
    assert desk.ask(everybody)["result"]["total"] == 3
    strange = {"kind": "people", "of": of, "point": {"step": 0, "breakdown": "4"}}
    assert desk.ask(strange, 422)["errors"][0]["path"] == "point.breakdown"


def test_another_name_shows_at_once_and_what_was_removed_is_refused_by_name(desk):
    cohort = desk.keep("Buyers", trend("B"), {})
    by = trend(breakdown={"segment": cohort})
    assert desk.ask(by)["result"]["group_names"] == {cohort: "Buyers"}
    desk.call("PUT", f"segments/{cohort}", {"name": "Who bought", "description": "In January"})
    assert desk.ask(by)["result"]["group_names"] == {cohort: "Who bought"}
    desk.call("DELETE", f"segments/{cohort}", status=204)
    assert desk.ask(by, 422)["code"] == "segment_not_found"
    assert desk.call("GET", f"segments/{cohort}", status=404)["code"] == "not_found"
    said = [one["action"] for one in desk.call("GET", "audit")["items"]]
    assert [one for one in said if one.startswith("segment.")] == [
        "segment.removed",
        "segment.changed",
        "segment.saved",
    ]


def test_looking_for_kept_answers_copies_no_cohort(desk):
    cohort = desk.keep("Buyers", trend("B"), {})
    analytics = Analytics(desk.events, clock=lambda: NOW, segments=desk.segments)
    tiles = {"in": trend(where={"segment": cohort}), "beside": trend(breakdown={"segment": cohort})}

    def kept(questions=tiles):
        return set(kept_answers(analytics, desk.project_id, questions))

    def copied():
        with desk.database.transaction() as tx:
            return store.copied(desk.events, desk.segments.get(tx, desk.project_id, int(cohort)))

    assert (kept(), copied()) == (set(), 0)
    analytics.ask(desk.project_id, tiles["in"])
    assert (kept(), copied()) == ({"in"}, 3)
    desk.call("PUT", f"segments/{cohort}", {"name": "Who bought"})
    assert kept() == set()
    analytics.ask(desk.project_id, tiles["beside"])
    assert kept() == {"beside"}
    with desk.database.transaction() as tx:
        desk.people.erase_raws(tx, desk.project_id, (desk.person("dan"),), 0)
    assert (kept(), copied()) == (set(), 0)
    assert (
        kept({"gone": trend(where={"segment": "4"}), "no": trend(where={"segment": "x"})}) == set()
    )


def test_a_cohort_of_another_project_is_none_of_ours(desk, new_desk):
    cohort, other = desk.keep("Buyers", trend("B"), {}), new_desk()
    assert other.ask(trend(where={"segment": cohort}), 422)["code"] == "segment_not_found"
    assert other.ask(trend(breakdown={"segment": cohort}), 422)["code"] == "segment_not_found"
    assert other.call("GET", f"segments/{cohort}", status=404)["code"] == "not_found"
    assert other.call("GET", f"segments/{cohort}/people", status=404)["code"] == "not_found"


def test_a_list_of_people_of_your_own_is_a_cohort_too(desk):
    ids = [f"{desk.person(user):016x}" for user in ("ana", "dan", "ana")]
    made = desk.call("POST", "segments", {"name": "Mine", "person_ids": ids}, 201)
    assert (made["people"], made["origin"]) == (2, None)
    found = desk.ask(trend(where={"segment": made["id"]}))["result"]["series"][0]["values"]
    assert found == [0, 1, 1]
    desk.call("POST", "segments", {"name": "Mine", "person_ids": ["ana"]}, 422)
    desk.call("POST", "segments", {"name": " ", "person_ids": []}, 422)


def test_whoever_is_erased_leaves_every_cohort_and_every_answer(desk):
    cohort = desk.keep("Buyers", trend("B"), {})
    assert sum(desk.ask(trend(where={"segment": cohort}))["result"]["series"][0]["values"]) == 3
    with desk.database.transaction() as tx:
        desk.people.erase_raws(tx, desk.project_id, (desk.person("dan"),), 0)
    assert desk.call("GET", f"segments/{cohort}")["people"] == 2
    assert sum(desk.ask(trend(where={"segment": cohort}))["result"]["series"][0]["values"]) == 2


def test_events_are_taken_out_by_cohort_too(desk):
    where = f'{{"segment": "{desk.keep("Lost", funnel(), LOST)}"}}'
    url = f"/api/v1/projects/{desk.project_id}/exports/events"
    answer = desk.client.get(url, params={"format": "csv", "where": where})
    assert answer.status_code == 200
    assert len(answer.text.strip().split("\n")) == 2


def test_in_memory_somebody_is_in_the_cohorts_of_any_of_their_ids(desk):
    cohort = desk.keep("Buyers", trend("B"), {})
    with desk.database.transaction() as tx:
        ids = [desk.person("ben"), desk.person("ana")]
        assert desk.segments.of_person(tx, desk.project_id, ids) == {cohort}
        assert desk.segments.of_person(tx, desk.project_id, ids[:1]) == frozenset()
