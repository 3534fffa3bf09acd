"""Projects, keys, members and the audit log over HTTP."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from cauce.api.app import create_app
from cauce.infra.cache import MemoryCache
from support.documented import openapi

PASSWORD = "un río de palabras"


def test_a_project_is_made_changed_and_removed(world):
    made = world.owner.post("/api/v1/projects", json={"name": "Nueva", "timezone": "Europe/Madrid"})
    assert made.status_code == 201
    assert set(made.json()) == {"project_id", "name", "write_key", "api_key"}
    path = f"/api/v1/projects/{made.json()['project_id']}"
    bearer = {"Authorization": f"Bearer {made.json()['api_key']}"}
    changed = world.stranger.patch(path, json={"name": "Otra"}, headers=bearer)
    assert changed.json()["name"] == "Otra"
    assert changed.json()["timezone"] == "Europe/Madrid"
    assert changed.json()["write_key"] == made.json()["write_key"]
    assert world.owner.delete(path).status_code == 204
    assert world.owner.get(path).status_code == 404
    assert world.stranger.get(path, headers=bearer).status_code == 401
    listed = world.owner.get("/api/v1/projects").json()["items"]
    assert [p["project_id"] for p in listed] == [world.path.rsplit("/", 1)[1]]


def test_the_settings_of_a_project_are_changed_and_audited(world):
    path = f"{world.path}/settings"
    usual = {
        "ip": "truncate",
        "dnt": "ignore",
        "gpc": "ignore",
        "cookieless": False,
        "consent": "record",
    }
    assert world.owner.get(path).json() == usual
    assert world.owner.patch(path, json={}).json() == usual
    assert world.owner.patch(path, json={"ip": "drop"}).json() == usual | {"ip": "drop"}
    assert world.owner.get(path).json() == usual | {"ip": "drop"}
    assert world.owner.patch(path, json={"ip": "encrypt"}).status_code == 422
    assert world.owner.patch(path, json={"IP": "keep"}).status_code == 422
    newest = world.owner.get(f"{world.path}/audit").json()["items"][0]
    assert (newest["action"], newest["detail"]) == ("project.settings_changed", {"ip": "drop"})


def test_a_key_lists_the_one_project_it_is_for(world):
    listed = world.stranger.get("/api/v1/projects", headers=world.bearer).json()["items"]
    assert [(p["name"], p["role"]) for p in listed] == [("Tienda", "admin")]
    assert world.stranger.get("/api/v1/session", headers=world.bearer).status_code == 401


def test_the_value_of_an_api_key_is_shown_once(world):
    made = world.owner.post(
        f"{world.path}/keys", json={"kind": "api", "name": "CI", "expires_in_days": 30}
    )
    assert made.status_code == 201
    assert made.json()["scopes"] == ["query", "read"]
    listed = world.owner.get(f"{world.path}/keys")
    assert made.json()["value"] not in listed.text
    item = next(k for k in listed.json()["items"] if k["id"] == made.json()["id"])
    assert item["value"] is None
    assert item["expires_at"]
    write = [k for k in listed.json()["items"] if k["kind"] == "write"]
    assert write[0]["value"] == world.project.write_key
    assert world.owner.delete(f"{world.path}/keys/{item['id']}").status_code == 204
    bearer = {"Authorization": f"Bearer {made.json()['value']}"}
    assert world.stranger.get(world.path, headers=bearer).status_code == 401


def test_a_key_cannot_make_a_stronger_one(world):
    body = {"kind": "api", "name": "Admin only", "scopes": ["admin"]}
    weak = world.owner.post(f"{world.path}/keys", json=body).json()["value"]
    answer = world.stranger.post(
        f"{world.path}/keys",
        json={"kind": "api", "name": "More", "scopes": ["admin", "write"]},
        headers={"Authorization": f"Bearer {weak}"},
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def test_somebody_is_invited_joins_changes_role_and_leaves(world, join, new_browser):
    eva = join(world, "editor")
    me = eva.session["user"]["id"]
    members = world.owner.get(f"{world.path}/members").json()
    assert [m["role"] for m in members["items"]] == ["owner", "editor"]
    assert members["invitations"] == []
    changed = world.owner.patch(f"{world.path}/members/{me}", json={"role": "viewer"})
    assert changed.json()["role"] == "viewer"
    assert eva.get("/api/v1/session").status_code == 401
    browser = new_browser()
    body = {"email": eva.session["user"]["email"], "password": PASSWORD}
    again = browser.post("/api/v1/session", json=body)
    assert again.json()["projects"][0]["role"] == "viewer"
    assert world.owner.delete(f"{world.path}/members/{me}").status_code == 204
    assert browser.get("/api/v1/session").status_code == 401


def test_an_open_invitation_shows_what_it_offers_until_it_is_revoked(world, client):
    body = {"email": "Luis@Example.com", "role": "viewer"}
    made = world.owner.post(f"{world.path}/members/invitations", json=body).json()
    token = made["url"].rpartition("/")[2]
    assert made["url"].startswith("http://cauce.test/invite/")
    offered = client.get(f"/api/v1/invitations/{token}").json()
    me = world.owner.get("/api/v1/session").json()["user"]["name"]
    assert offered == {
        "email": "luis@example.com", "workspace": "Taller", "role": "viewer", "inviter": me,
    }  # fmt: skip
    listed = world.owner.get(f"{world.path}/members").json()["invitations"]
    assert [i["id"] for i in listed] == [made["id"]]
    gone = world.owner.delete(f"{world.path}/members/invitations/{made['id']}")
    assert gone.status_code == 204
    answer = client.get(f"/api/v1/invitations/{token}")
    assert (answer.status_code, answer.json()["code"]) == (401, "link_used_or_expired")


def test_one_changes_oneself_and_a_new_password_ends_other_sessions(world, join, new_browser):
    eva = join(world, "editor")
    changed = eva.patch("/api/v1/me", json={"language": "es", "theme": "dark", "name": "Eva P."})
    assert changed.json()["language"] == "es"
    other = new_browser()
    body = {"email": eva.session["user"]["email"], "password": PASSWORD}
    assert other.post("/api/v1/session", json=body).status_code == 200
    new = {"password": "otro río de palabras", "current_password": PASSWORD}
    assert eva.patch("/api/v1/me", json=new).json()["has_password"]
    assert other.get("/api/v1/session").status_code == 401
    session = eva.get("/api/v1/session").json()
    assert (session["user"]["theme"], session["user"]["name"]) == ("dark", "Eva P.")


def test_signing_out_ends_the_session_and_takes_the_cookie(world):
    token = world.owner.client.cookies["cauce_session"]
    assert world.owner.delete("/api/v1/session").status_code == 204
    assert "cauce_session" not in world.owner.client.cookies
    answer = world.stranger.get("/api/v1/session", headers={"Cookie": f"cauce_session={token}"})
    assert answer.status_code == 401


def test_signing_in_from_another_sites_page_is_refused(client):
    answer = client.post(
        "/api/v1/session",
        json={"email": "a@b.cd", "password": "x"},
        headers={"Origin": "https://evil.example"},
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign_origin")
    own = client.post(
        "/api/v1/session",
        json={"email": "a@b.cd", "password": "x"},
        headers={"Origin": "http://cauce.test"},
    )
    assert (own.status_code, own.json()["code"]) == (401, "invalid_credentials")


def test_too_many_attempts_are_a_429_that_says_how_long(client):
    body = {"email": "guessed@example.com", "password": "x"}
    answers = [client.post("/api/v1/session", json=body) for _ in range(11)]
    assert [a.status_code for a in answers] == [401] * 10 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 900


def test_a_key_has_a_rate_limit(services, world):
    limited = replace(
        services, cache=MemoryCache(), settings=replace(services.settings, api_rate_per_minute=3)
    )
    with TestClient(create_app(limited)) as client:
        answers = [client.get(world.path, headers=world.bearer) for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert answers[-1].json()["code"] == "rate_limited"
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60


def test_the_audit_log_is_paged_and_verified(world, join):
    join(world, "viewer")
    first = world.owner.get(f"{world.path}/audit?limit=2").json()
    assert first["verified"]
    rest = world.owner.get(f"{world.path}/audit?limit=500&cursor={first['cursor']}").json()
    seqs = [e["seq"] for e in first["items"] + rest["items"]]
    assert seqs == sorted(seqs, reverse=True)
    assert seqs[-1] == 1
    assert rest["cursor"] is None
    invited = next(e for e in first["items"] + rest["items"] if e["action"] == "member.invited")
    assert invited["actor"]["name"] == "Olga"
    assert invited["detail"] == {"role": "viewer"}


@pytest.mark.parametrize("status", ["ready"])
def test_anybody_may_ask_whether_the_server_is_ready(client, status):
    answer = client.get("/api/v1/status").json()
    assert answer[status] is True
    assert answer["version"] == openapi()["info"]["version"]


def verbs(world, join):
    """Every verb of accounts that changes something, each with the action it leaves behind."""
    eva = join(world, "editor")
    user = eva.session["user"]["id"]
    invitation = {"email": "x@example.com", "role": "viewer"}
    key = world.owner.post(f"{world.path}/keys", json={"kind": "write", "name": "W"}).json()["id"]
    open_id = world.owner.post(f"{world.path}/members/invitations", json=invitation).json()["id"]
    return [
        ("key.created", "post", f"{world.path}/keys", {"kind": "api", "name": "A"}),
        ("key.revoked", "delete", f"{world.path}/keys/{key}", None),
        ("invitation.revoked", "delete", f"{world.path}/members/invitations/{open_id}", None),
        ("member.invited", "post", f"{world.path}/members/invitations", invitation),
        ("member.role_changed", "patch", f"{world.path}/members/{user}", {"role": "admin"}),
        ("member.removed", "delete", f"{world.path}/members/{user}", None),
        ("project.changed", "patch", world.path, {"name": "B"}),
        ("user.changed", "patch", "/api/v1/me", {"theme": "dark"}),
        ("user.password_changed", "patch", "/api/v1/me", {"password": PASSWORD}),
    ]


def test_every_change_leaves_an_audit_entry(world, join):
    for action, method, path, body in verbs(world, join):
        answer = world.owner.request(method.upper(), path, **({"json": body} if body else {}))
        assert answer.is_success, answer.text
        newest = world.owner.get(f"{world.path}/audit?limit=1").json()["items"][0]
        assert newest["action"] == action
