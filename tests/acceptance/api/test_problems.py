"""What goes wrong is said as a problem: one shape, two languages, the path of the bad field."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from cauce.api.app import create_app
from cauce.api.envelope import MAX_BODY_BYTES
from cauce.api.problems import SPANISH, bad_fields
from cauce.infra.db import Database

SPANISH_READER = {"Accept-Language": "es-MX, en;q=0.5"}


def test_a_wrong_field_is_named_with_what_is_allowed(world):
    url = f"{world.path}/keys"
    body = {"kind": "secret", "name": " ", "expires_in_days": 0, "colour": "red"}
    english = world.owner.post(url, json=body)
    assert english.status_code == 422
    problem = english.json()
    assert problem["code"] == "invalid_field"
    assert problem["instance"] == url
    errors = {error["path"]: error for error in problem["errors"]}
    assert set(errors) == {"kind", "name", "expires_in_days", "colour"}
    assert errors["kind"]["allowed"] == ["write", "api"]
    spanish = world.owner.post(url, json=body, headers=SPANISH_READER).json()
    messages = {error["path"]: error["message"] for error in spanish["errors"]}
    assert messages["expires_in_days"] == "tiene que ser al menos 1"
    assert messages["colour"] == "este campo no existe aquí"
    assert spanish["title"] != problem["title"]


def test_a_wrong_query_parameter_is_named(world):
    answer = world.owner.get(f"{world.path}/audit?limit=501")
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (422, "limit")
    answer = world.owner.get(f"{world.path}/audit?cursor=nonsense")
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (422, "cursor")


def test_an_error_of_our_own_names_its_field_too(world):
    answer = world.owner.patch(
        world.path, json={"timezone": "Europe/Springfield"}, headers=SPANISH_READER
    )
    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {
            "path": "timezone",
            "message": "no es una zona horaria IANA; escribe por ejemplo Europe/Madrid",
        }
    ]


@pytest.mark.parametrize("template", SPANISH.values())
def test_every_spanish_message_has_its_places_filled_by_pydantics_context(template):
    class Anything(dict):
        def __missing__(self, key):
            return "x"

    assert "{" not in template.format_map(Anything())


def test_a_message_without_the_expected_context_falls_back_to_english():
    found = list(bad_fields([{"loc": ("body", "a", 0), "type": "enum", "msg": "Bad", "ctx": {}}]))
    assert (found[0].path, found[0].message.es) == ("a.0", "Bad")


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"{", 422, "invalid_field"),
        (b'{"name": "\xff"}', 400, "malformed_body"),
        (b'{"name": "a\\u0000b"}', 422, "invalid_field"),
        (b'{"name": "\\ud800"}', 422, "invalid_field"),
        (b"[" * 100_000, 400, "malformed_body"),
        (b"null", 422, "invalid_field"),
    ],
)
def test_a_body_that_cannot_be_read_says_so(world, content, status, code):
    headers = {"Content-Type": "application/json"}
    answer = world.owner.post("/api/v1/projects", content=content, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_body_that_is_too_large_is_refused_announced_or_not(world):
    headers = {"Content-Type": "application/json"}
    whole = world.owner.post(
        "/api/v1/projects", content=b" " * (MAX_BODY_BYTES + 1), headers=headers
    )
    assert (whole.status_code, whole.json()["code"]) == (413, "body_too_large")
    pieces = (b" " * 65536 for _ in range(MAX_BODY_BYTES // 65536 + 1))
    streamed = world.owner.post("/api/v1/projects", content=pieces, headers=headers)
    assert (streamed.status_code, streamed.json()["code"]) == (413, "body_too_large")


def test_an_unknown_address_and_a_wrong_method_are_problems_too(client):
    unknown = client.get("/api/v1/nothing/here", headers=SPANISH_READER)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "no_such_route")
    assert "Nada" in unknown.json()["detail"] or "No hay nada" in unknown.json()["detail"]
    assert client.post("/api/v2").status_code in {404, 405}
    wrong = client.put("/api/v1/status")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method_not_allowed")
    assert wrong.headers["allow"]


def test_a_nul_in_the_address_is_refused(client):
    assert client.get("/api/v1/status?x=%00").json()["code"] == "nul_character"


def test_a_failure_nobody_foresaw_is_a_500_without_details(services, capfd):
    app = create_app(services)

    def fail():
        raise RuntimeError("a secret detail")

    app.add_api_route("/api/v1/fail", fail)
    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/fail", headers={"X-Request-Id": "my-request-1"})
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert "secret" not in answer.text
    assert answer.headers["x-request-id"] == "my-request-1"
    assert "nosniff" in answer.headers["x-content-type-options"]


def test_a_database_that_is_gone_is_a_503_that_says_when_to_come_back(services):
    gone = Database("postgresql://nobody@127.0.0.1:1/x")
    gone._pool.timeout = 0.2
    gone.open()
    app = create_app(replace(services, database=gone))
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/projects/1", headers={"Authorization": "Bearer ck_1_x"})
    gone.close()
    assert (answer.status_code, answer.json()["code"]) == (503, "database_unavailable")
    assert int(answer.headers["retry-after"]) > 0


def test_every_answer_has_the_security_headers_and_a_request_id(client):
    for path in ("/api/v1/status", "/api/docs", "/", "/api/nothing"):
        headers = client.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe-eval" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert len(headers["x-request-id"]) == 16


def test_over_https_the_cookie_has_the_host_prefix(world, app, database, accounts):
    with database.transaction() as tx:
        email = tx.execute(
            "SELECT email FROM accounts WHERE id = %s", [int(world.owner.session["user"]["id"])]
        ).fetchone()["email"]
        token = accounts.create_sign_in_link(tx, email)
    with TestClient(app, base_url="https://cauce.test") as client:
        answer = client.post("/api/v1/session/link", json={"token": token})
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-cauce_session=")
        assert "Secure" in cookie
        assert "max-age" in answer.headers["strict-transport-security"]
        assert client.get("/api/v1/session").status_code == 200


def test_the_document_and_its_page_need_no_other_server(client):
    document = client.get("/api/openapi.json")
    assert document.json()["openapi"].startswith("3.1")
    page = client.get("/api/docs").text
    assert "http://" not in page.replace("http://cauce.test", "")
    assert "https://" not in page
    for file in ("/api/docs/docs.js", "/api/docs/docs.css"):
        assert client.get(file).status_code == 200
        assert file in page
    json.dumps(document.json())
