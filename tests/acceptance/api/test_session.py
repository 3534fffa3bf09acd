"""Signing in, out, by link and by password; what guards a session."""


def test_without_a_session_the_answer_says_so_in_both_languages(client):
    english = client.get("/api/v1/session")
    spanish = client.get("/api/v1/session", headers={"Accept-Language": "es-ES,es;q=0.9"})
    assert (english.status_code, english.json()["code"]) == (401, "not_signed_in")
    assert english.headers["content-type"] == "application/problem+json"
    assert "You are not signed in" in english.json()["detail"]
    assert "No has iniciado sesión" in spanish.json()["detail"]


def test_the_link_signs_in_and_then_dies(world, client, database, accounts):
    with database.transaction() as tx:
        token = accounts.create_sign_in_link(tx)
    first = client.post("/api/v1/session/link", json={"token": token})
    assert first.status_code == 200
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    again = client.post("/api/v1/session/link", json={"token": token})
    assert (again.status_code, again.json()["code"]) == (401, "link_used_or_expired")


def test_the_owner_sees_the_project_and_its_write_key(world):
    session = world.owner.get("/api/v1/session").json()
    assert [p["role"] for p in session["projects"]] == ["owner"]
    project = world.owner.get(world.path).json()
    assert project["write_key"] == world.project.write_key
