"""The list of people, filtered by cohorts."""

from __future__ import annotations

from urllib.parse import quote

from segments_desk import funnel, trend

LOST = {"step": 1, "converted": False}


def test_the_list_of_people_is_filtered_by_cohorts(desk):
    desk.known("ana", "ben", "cleo", "dan")
    buyers, lost = desk.keep("Buyers", trend("B"), {}), desk.keep("Lost", funnel(), LOST)
    assert desk.listed({"segment": buyers}) == ["ana", "cleo", "dan"]
    assert desk.listed({"not": {"segment": buyers}}) == ["ben"]
    assert desk.listed(
        {"any": [{"segment": lost}, {"trait": "letters", "op": "gt", "value": 3}]}
    ) == [
        "ben",
        "cleo",
    ]
    gone = quote('{"segment": "999999999"}')
    refused = desk.call("GET", f"people?filter={gone}", status=422)
    assert refused["code"] == "segment_not_found"
