"""A shared link shows its dashboard, read only and as it was shared, and nothing else of the project."""

import re

import pytest
from boards_desk import TREND, tile
from starlette.testclient import TestClient

from cauce.analytics.sharing import facade
from support.documented import openapi

SPAIN = {"property": "country", "op": "eq", "value": "ES"}
ASKED = tile("a", kind="question", question=TREND)
OPERATIONS = [
    (method, path)
    for path, item in openapi()["paths"].items()
    for method, operation in item.items()
    if operation.get("security") != []
]
"""Everything that is not open to everybody."""


@pytest.fixture
def stranger(desk) -> TestClient:
    """Somebody without a key."""
    return TestClient(desk.client.app, base_url="http://cauce.test")


def share(desk, board, **own):
    return desk.post(f"dashboards/{board['id']}/links", own)


def token_in(link):
    return link["url"].rpartition("/")[2]


def seen(stranger, link, path="", status=200, **params):
    answer = stranger.get(f"/api/v1/shared/{token_in(link)}{path}", params=params)
    assert answer.status_code == status, answer.text
    return answer.json()


def total(answer):
    return answer["answer"]["result"]["series"][0]["total"]


def test_whoever_has_the_link_sees_the_dashboard_without_signing_in(desk, stranger):
    insight = desk.insight(description="Not for strangers")
    words = tile("t", x=6, kind="text", text="# Hola")
    of_insight = tile("i", y=4, kind="insight", insight_id=insight["id"])
    link = share(desk, desk.board(ASKED, words, of_insight), name="Partners")
    board = seen(stranger, link)
    assert (board["name"], board["frozen"], board["timezone"]) == ("Sales", False, "UTC")
    assert [one["title"] for one in board["tiles"]] == ["", "", "Buyers"]
    assert "Not for strangers" not in str(board)
    assert total(seen(stranger, link, "/tiles/a/answer")) == 2
    meta = seen(stranger, link, "/tiles/i/answer")["answer"]["meta"]
    assert (meta["sql"], meta["data_version"], meta["rows_read"]) == ("", "", 0)


def test_a_link_shows_what_happened_without_saying_who_wrote_it_down(desk, stranger):
    board, other = desk.board(ASKED), desk.board(ASKED)
    for text, own in (("Everywhere", None), ("Here", board["id"]), ("Elsewhere", other["id"])):
        note = {"text": text, "at": "2026-01-06", "dashboard_id": own, "ref": f"ref {text}"}
        desk.post("annotations", note)
    shown = seen(stranger, share(desk, board))
    assert [one["text"] for one in shown["annotations"]] == ["Here", "Everywhere"]
    assert set(shown["annotations"][0]) == {"id", "kind", "text", "at", "until", "dashboard_id"}
    assert "ref Here" not in str(shown)


def test_a_link_with_fixed_dates_shows_only_what_touches_them(desk, stranger):
    board = desk.board(ASKED)
    for text, at, until in (
        ("before", "2026-01-04", None),
        ("into", "2026-01-01", "2026-01-05"),
        ("within", "2026-01-06T23:59:59Z", None),
        ("after", "2026-01-07", None),
    ):
        desk.post("annotations", {"text": text, "at": at, "until": until})
    link = share(desk, board, frozen={"date_from": "2026-01-05", "date_to": "2026-01-06"})
    assert [one["text"] for one in seen(stranger, link)["annotations"]] == ["within", "into"]


def test_what_a_link_answers_is_in_no_search_engine_and_no_cache(desk, stranger):
    link = share(desk, desk.board(ASKED))
    for path in (f"/api/v1/shared/{token_in(link)}", f"/shared/{token_in(link)}"):
        answer = stranger.get(path)
        assert "noindex" in answer.headers["x-robots-tag"]
        assert "no-store" in answer.headers["cache-control"]
        assert "set-cookie" not in answer.headers


def test_a_reader_chooses_dates_and_never_a_filter(desk, stranger):
    link = share(desk, desk.board(ASKED))
    path = "/tiles/a/answer"
    chosen = seen(stranger, link, path, date_from="2026-01-07", date_to="2026-01-07")
    assert total(chosen) == 1
    narrowed = seen(
        stranger, link, path, where='{"property": "country", "op": "eq", "value": "ES"}'
    )
    assert "where" not in narrowed["question"]
    assert seen(stranger, link, path, status=422, date_from="soon")["code"] == "invalid_field"


def test_frozen_dates_and_filter_stay_whatever_is_asked_and_whatever_becomes_of_the_board(
    desk, stranger
):
    board = desk.board(ASKED, where={"property": "country", "op": "is_set"})
    dates = {"date_from": "2026-01-05", "date_to": "2026-01-07"}
    link = share(desk, board, frozen={**dates, "where": SPAIN})
    path = "/tiles/a/answer"
    assert seen(stranger, link)["date_from"] == "2026-01-05"
    answer = seen(stranger, link, path)
    assert total(answer) == 2
    assert answer["question"]["where"] == {"all": [{"property": "country", "op": "is_set"}, SPAIN]}
    refused = seen(stranger, link, path, status=422, date_from="2020-01-01")
    assert refused["errors"][0]["path"] == "date_from"
    wider = {"name": "Sales", "tiles": [ASKED], "revision": 1, "date_from": "2020-01-01"}
    desk.put(f"dashboards/{board['id']}", wider)
    again = seen(stranger, link, path)["question"]
    assert (again["date_from"], again["where"]) == ("2026-01-05", SPAIN)


def test_an_expired_a_revoked_and_a_made_up_link_show_nothing(desk, stranger):
    board = desk.board(ASKED)
    brief = share(desk, board, expires_at="2026-01-09T00:00:00Z")
    lasting = share(desk, board)
    seen(stranger, brief)
    desk.clock.pass_(days=1)
    ended = seen(stranger, brief, status=404)
    assert ended["code"] == "shared_link_ended"
    seen(stranger, brief, "/tiles/a/answer", status=404)
    desk.call("DELETE", f"dashboards/{board['id']}/links/{lasting['id']}", status=204)
    assert seen(stranger, lasting, status=404) | {"instance": ""} == ended | {"instance": ""}
    desk.call("DELETE", f"dashboards/{board['id']}/links/{lasting['id']}", status=404)
    for wrong in (
        "1." + "A" * 32,
        "x",
        "1",
        f"{brief['id']}.",
        "%00",
        token_in(lasting)[:-1] + "_",
    ):
        answer = stranger.get(f"/api/v1/shared/{wrong}")
        assert answer.status_code in (404, 422), wrong


def test_a_removed_dashboard_is_not_shown_until_it_is_back(desk, stranger):
    board = desk.board(ASKED)
    link = share(desk, board)
    desk.call("DELETE", f"dashboards/{board['id']}", status=204)
    seen(stranger, link, status=404)
    desk.post(f"dashboards/{board['id']}/bring-back", {}, status=200)
    seen(stranger, link)


def test_a_link_reaches_its_own_tiles_only(desk, stranger, new_desk):
    link = share(desk, desk.board(ASKED))
    other = desk.board(tile("b", kind="question", question=TREND))
    seen(stranger, link, "/tiles/b/answer", status=404)
    theirs = new_desk()
    theirs.call("DELETE", f"dashboards/{other['id']}/links/{link['id']}", status=404)
    for path in ("people", "events", "annotations", f"dashboards/{other['id']}", "schema"):
        answer = stranger.get(f"/api/v1/shared/{token_in(link)}/{path}")
        assert answer.status_code == 404, path


@pytest.fixture(scope="module")
def shared(new_desk):
    """A project with a link, and its token."""
    desk = new_desk()
    return desk, token_in(share(desk, desk.board(ASKED)))


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_a_token_opens_no_other_route(shared, method, path):
    desk, token = shared
    address = re.sub(r"{[a-z_]+}", "1", path.replace("{project_id}", str(desk.project_id)))
    stranger = TestClient(desk.client.app, base_url="http://cauce.test")
    ways = (
        {"headers": {"Authorization": f"Bearer {token}"}},
        {"headers": {"Authorization": f"Basic {token}"}},
        {"headers": {"Cookie": f"cauce_session={token}"}},
        {"params": {"token": token, "access_token": token}},
        {"headers": {"X-Shared-Token": token, "X-CSRF-Token": token}},
    )
    for way in ways:
        answer = stranger.request(method.upper(), address, **way)
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), way


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_link_changes_nothing(shared, method):
    desk, token = shared
    stranger = TestClient(desk.client.app, base_url="http://cauce.test")
    for path in (f"/api/v1/shared/{token}", f"/api/v1/shared/{token}/tiles/a/answer"):
        assert stranger.request(method.upper(), path, json={}).status_code == 405


def test_only_the_sites_of_the_link_may_frame_it(desk, stranger):
    board = desk.board(ASKED)
    sites = ["https://intranet.example.com", "https://*.example.org"]
    framed = stranger.get(f"/shared/{token_in(share(desk, board, frame_ancestors=sites))}")
    policy = framed.headers["content-security-policy"]
    assert f"frame-ancestors {' '.join(sites)}" in policy
    assert "default-src 'self'" in policy
    assert "x-frame-options" not in framed.headers
    for path in (f"/shared/{token_in(share(desk, board))}", "/shared/made-up", "/"):
        answer = stranger.get(path)
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"], path
    assert stranger.get("/").headers["x-frame-options"] == "DENY"


def test_links_are_listed_with_their_address_and_making_them_is_in_the_audit_log(desk):
    board = desk.board(ASKED)
    made = share(desk, board, name="Partners", expires_at="2026-02-01T00:00:00Z")
    assert desk.get(f"dashboards/{board['id']}/links")["items"] == [made]
    assert made["url"].startswith("http://cauce.test/shared/")
    desk.call("DELETE", f"dashboards/{board['id']}/links/{made['id']}", status=204)
    assert desk.get(f"dashboards/{board['id']}/links")["items"] == []
    assert desk.audit()[-2:] == ["dashboard.shared", "dashboard.unshared"]


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"expires_at": "2026-01-01T00:00:00Z"}, "expires_at"),
        ({"expires_at": "2026-03-01T00:00:00"}, "expires_at"),
        ({"frame_ancestors": ["https://x.com; script-src *"]}, "frame_ancestors.0"),
        ({"frame_ancestors": ["https://x.com"] * 11}, "frame_ancestors"),
        ({"frozen": {"date_from": "soon"}}, "frozen.date_from"),
        ({"frozen": {"where": {"property": "a", "op": "near"}}}, "frozen.where.op"),
    ],
)
def test_what_is_wrong_with_a_link_is_named(desk, wrong, path):
    board = desk.board(ASKED)
    refused = desk.post(f"dashboards/{board['id']}/links", wrong, status=422)
    assert refused["errors"][0]["path"] == path
    assert desk.get(f"dashboards/{board['id']}/links")["items"] == []


def test_a_link_that_is_asked_too_often_has_to_wait(desk, stranger, monkeypatch):
    link = share(desk, desk.board(ASKED))
    monkeypatch.setattr(facade, "PER_MINUTE", 2)
    for _ in range(2):
        seen(stranger, link)
    busy = stranger.get(f"/api/v1/shared/{token_in(link)}")
    assert (busy.status_code, busy.json()["code"]) == (429, "link_busy")
    assert int(busy.headers["retry-after"]) > 0


def test_a_dashboard_has_only_so_many_links_that_work(desk, monkeypatch):
    monkeypatch.setattr(facade, "MAX_LINKS", 1)
    board = desk.board(ASKED)
    share(desk, board, expires_at="2026-01-09T00:00:00Z")
    refused = desk.post(f"dashboards/{board['id']}/links", {}, status=409)
    assert refused["code"] == "too_many_links"
    desk.clock.pass_(days=2)
    share(desk, board)
