"""Who reaches what: every operation of the OpenAPI document, tried by everybody who must not."""

from __future__ import annotations

import re

import pytest

from support.documented import openapi

UNSAFE = {"post", "put", "patch", "delete"}
ASKING = {
    ("post", "/query"), ("post", "/query/export"), ("post", "/query/sql"),
    ("post", "/alerts/preview"), ("post", "/alerts/what-changed"),
}  # fmt: skip
"""Unsafe by method only: a question changes nothing."""
OPERATIONS = [
    (method, path.removeprefix("/api/v1/projects/{project_id}"))
    for path, item in openapi()["paths"].items()
    if path.startswith("/api/v1/projects/{project_id}")
    for method in item
]
ROOT = "/api/v1/projects/"


def address(project: object, path: str) -> str:
    """The operation's address in a project, its other ids being 1."""
    return f"{ROOT}{project}{re.sub(r'{[a-z_]+}', '1', path)}"


def call(who, method: str, url: str, **options):
    body = {"json": {}} if method in UNSAFE - {"delete"} else {}
    return who.request(method.upper(), url, **body, **options)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_another_projects_id_answers_404(method, path, two_worlds):
    mine, theirs = two_worlds
    foreign = theirs.project.project.project_id
    for project in (foreign, 4_000_000_000, 99_999_999_999, "x", "%00", "-1", "01"):
        answer = call(mine.owner, method, address(project, path))
        assert answer.status_code in ({404} if project != "%00" else {404, 422}), answer.text
        assert answer.headers["content-type"] == "application/problem+json"
    by_key = call(mine.stranger, method, address(foreign, path), headers=mine.bearer)
    assert (by_key.status_code, by_key.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_without_signing_in_nothing_is_reached(method, path, two_worlds):
    mine, _ = two_worlds
    own = address(mine.project.project.project_id, path)
    for headers in ({}, {"Authorization": "Bearer ck_1_nonsense"}, {"Authorization": "Basic eDp5"}):
        answer = call(mine.stranger, method, own, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
        assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("method", "path"), [(m, p) for m, p in OPERATIONS if m in UNSAFE and (m, p) not in ASKING]
)
def test_a_viewer_cannot_write(method, path, two_worlds):
    mine, _ = two_worlds
    own = address(mine.project.project.project_id, path)
    answer = call(mine.viewer, method, own)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    by_key = call(mine.stranger, method, own, headers={"Authorization": f"Bearer {mine.read_key}"})
    assert (by_key.status_code, by_key.json()["code"]) == (403, "not_allowed")


@pytest.mark.parametrize(("method", "path"), [(m, p) for m, p in OPERATIONS if m in UNSAFE])
def test_an_unsafe_request_of_a_session_needs_its_csrf_token(method, path, two_worlds):
    mine, _ = two_worlds
    own = address(mine.project.project.project_id, path)
    for token in ("", "0" * 64, mine.viewer.client.headers["X-CSRF-Token"]):
        answer = call(mine.owner, method, own, headers={"X-CSRF-Token": token})
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")
    foreign = call(mine.owner, method, own, headers={"Origin": "https://evil.example"})
    assert (foreign.status_code, foreign.json()["code"]) == (403, "foreign_origin")


def test_a_viewer_cannot_make_a_project(two_worlds):
    answer = two_worlds[0].viewer.post("/api/v1/projects", json={"name": "Mine"})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
