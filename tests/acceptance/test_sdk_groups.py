"""Groups of types, by the vendors' own SDKs, unmodified: counted by type, called by their traits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from mixpanel import Consumer, Mixpanel
from posthog import Posthog
from segment.analytics.client import Client

from support.reading import caught_up

if TYPE_CHECKING:
    from support.server import Server

YESTERDAY = datetime.now(UTC) - timedelta(days=1)
DAYS = {"date_from": "-7d", "date_to": "0d"}


def counted(server: Server, project: dict, kind: Any) -> float:
    """Return how many groups of a type ordered something."""
    return server.query(project, {"kind": "trend", **DAYS, **asking(kind)})["result"]["series"][0][
        "total"
    ]


def asking(kind: Any) -> dict[str, Any]:
    series = [{"event": "Ordered", "math": "groups"}]
    return {"series": series} | ({} if kind is None else {"group_type": kind})


def names(server: Server, project: dict, kind: Any) -> set[str]:
    """Return what the groups behind that number are called."""
    question = {
        "kind": "people", "of": {"kind": "trend", **DAYS, **asking(kind)}, "point": {"series": 0},
    }  # fmt: skip
    items = server.query(project, question)["result"]["items"]
    return {item["display_name"] for item in items}


def test_the_groups_of_posthog_are_counted_by_their_type(server: Server) -> None:
    project = server.create_project("groups of posthog")
    client = Posthog(project["write_key"], host=f"{server.url}/compat/posthog", sync_mode=True)
    client.group_identify("company", "acme", {"name": "Acme"}, timestamp=YESTERDAY)
    for who, company, school in (("a", "acme", "one"), ("b", "acme", "two"), ("c", "globex", None)):
        groups = {"company": company} | ({"school": school} if school else {})
        client.capture("Ordered", distinct_id=who, groups=groups, timestamp=YESTERDAY)
    client.shutdown()
    caught_up(server, project)
    kinds = ("company", "school", "planet")
    assert [counted(server, project, kind) for kind in kinds] == [2, 2, 0]
    assert names(server, project, "company") == {"Acme", "globex"}
    listed = server.get(project, "group-types")["items"]
    assert [(one["type"], one["groups"]) for one in listed] == [("company", 2), ("school", 2)]


def test_the_group_keys_of_mixpanel_are_properties_of_its_events(server: Server) -> None:
    project = server.create_project("groups of mixpanel")
    base = f"{server.url}/compat/mixpanel"
    client = Mixpanel(
        project["write_key"], Consumer(events_url=f"{base}/track", groups_url=f"{base}/groups")
    )
    client.group_set("company_id", "acme", {"name": "Acme"})
    for who, company in (("a", "acme"), ("b", "acme"), ("c", 7)):
        client.track(who, "Ordered", {"company_id": company, "$insert_id": f"ordered-{who}"})
    caught_up(server, project)
    assert counted(server, project, {"property": "company_id"}) == 2
    assert names(server, project, {"property": "company_id"}) == {"Acme", "7"}
    assert counted(server, project, "company_id") == 0


def test_the_groups_of_segment_have_the_types_that_its_context_says(server: Server) -> None:
    project = server.create_project("groups of segment")
    client = Client(project["write_key"], host=server.url, sync_mode=True)
    about = {"groupType": "workspace"}
    client.group("a", "w1", {"name": "One"}, context=about, timestamp=YESTERDAY)
    for who, context in (
        ("a", {"groups": {"workspace": "w1", "team": "t"}}),
        ("b", {"groups": {"workspace": "w2"}}),
        ("c", {"groupId": "w3", "groupType": "workspace"}),
        ("d", {"groupId": "plain"}),
    ):
        client.track(who, "Ordered", context=context, timestamp=YESTERDAY)
    caught_up(server, project)
    kinds = ("workspace", "team", "group", None)
    assert [counted(server, project, kind) for kind in kinds] == [3, 1, 1, 2]
    assert names(server, project, "workspace") == {"One", "w2", "w3"}
