"""The committed OpenAPI document is the one of the code, and describes every operation well."""

import json
from pathlib import Path

import pytest

from support.documented import openapi

COMMITTED = Path(__file__).parents[3] / "openapi.json"
DOCUMENT = openapi()
OPERATIONS = [
    (path, method, operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
]


def test_the_committed_document_is_current():
    """`cauce openapi > openapi.json` brings it up to date."""
    assert json.loads(COMMITTED.read_text("utf-8")) == DOCUMENT


def test_the_document_is_openapi_3_1():
    assert DOCUMENT["openapi"].startswith("3.1")


def test_operation_ids_are_plain_and_unique():
    ids = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert len(ids) == len(set(ids))
    assert all(name.isidentifier() and name == name.lower() for name in ids)


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_every_operation_says_what_it_does_and_how_it_fails(path, method, operation):
    assert operation["description"]
    assert operation["tags"]
    for status, answer in operation["responses"].items():
        if status >= "400":
            assert list(answer["content"]) == ["application/problem+json"]
    if "{project_id}" in path:
        assert {"401", "403", "404", "429"} <= operation["responses"].keys()


def test_no_two_shapes_have_one_name():
    assert [name for name in DOCUMENT["components"]["schemas"] if "__" in name] == []
