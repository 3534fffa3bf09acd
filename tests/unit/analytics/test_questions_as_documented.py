"""The OpenAPI document and the parser agree on what a question is."""

from __future__ import annotations

import copy
import re
from datetime import UTC, datetime

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from question_strategies import questions, slightly_wrong

from cauce.analytics.logic.questions import Asked, parse_question
from cauce.analytics.routes.conditions import VALUES
from cauce.analytics.routes.questions import EXAMPLES
from cauce.kernel.errors import CauceError
from cauce.rules import Op
from support.documented import openapi

ASKED = Asked(datetime(2026, 3, 29, 22, 30, tzinfo=UTC), "Europe/Madrid")
DOCUMENT = openapi()
BODY = DOCUMENT["paths"]["/api/v1/projects/{project_id}/query"]["post"]["requestBody"]
SCHEMA = jsonschema_rs.Draft202012Validator(
    {**BODY["content"]["application/json"]["schema"], "components": DOCUMENT["components"]}
)
ONLY_THE_PARSER_KNOWS = {
    r"date_from|date_to": "days that exist, from 1971 on, the first not after the last",
    r"interval": "no more than 10,000 buckets, or 1,000 periods",
    r"timezone": "the time zones of the IANA",
    r"formula": "the grammar of formulas, and how many series there are",
    r"names": "events have none, properties and traits at least one",
    r"of\.breakdown\.segment": "a correlation compares converting with dropping out, not cohorts",
    r"of\.(count|counting|steps)": "a correlation is of persons or groups, one entry each, over two steps or more",
    r"factor": "groups have no traits of persons",
    r"sample": "groups are not sampled, nor is a correlation",
    r"brackets": "each column ends after the one before",
    r"amount": "a streak has none",
    r"depth": "between two events a path has a middle",
    r"cumulative": "which measures have a running total",
    r"series\.\d+\.property": "which measures need a property",
    r"series\.\d+\.percentile": "the measure `percentile` needs it",
    r"series\.\d+\.per_person": "which measures are of one person",
    r"of": "only persons are followed one by one",
    r"property|per_person": "what a histogram is of",
    r"bins|edges": "one of both, and edges rise",
    r"breakdown": "groups are not split by a trait of persons",
    r"group_type": "which questions count groups, and how a type may be called",
    r"new": "a group has no date of its own",
    r"(window|half_life)\.value": "366 days are so many of each unit",
    r"(of\.)?steps\.\d+\.(optional|anchored)": "which orders have optional and anchored steps",
    r"window\.unit": "a session has no window of several",
    r"point\..*": "which fields the numbers of a question have",
    r"shares": "they add up to 1, and the rule `custom` needs them",
    r"attribution|exclusions(\.\d+\.(from|to)_step)?": "how many steps there are",
    r".*\.value(\.\d+)?": "dates that exist, patterns that compile, whole numbers of 64 bits",
}
"""Paths at which the parser may refuse what the document allows, and the rule it knows."""
BEYOND = re.compile(rf"(of\.)*({'|'.join(ONLY_THE_PARSER_KNOWS)})")
many = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


def refused_at(document: object) -> str | None:
    """The path that the parser names; None when it takes the question."""
    try:
        parse_question(document, ASKED)
    except CauceError as error:
        return error.fields[0].path
    return None


def agree(document: object) -> None:
    refused = refused_at(copy.deepcopy(document))
    if refused is None:
        SCHEMA.validate(document)
    elif not BEYOND.fullmatch(refused):
        assert not SCHEMA.is_valid(document), (refused, document)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_example_is_a_question(kind):
    document = EXAMPLES[kind]["value"]
    assert document["kind"] == kind
    SCHEMA.validate(document)
    assert refused_at(document) is None


@many
@given(questions)
def test_what_is_right_for_one_is_right_for_the_other(document):
    SCHEMA.validate(document)
    refused = refused_at(document)
    assert refused is None or BEYOND.fullmatch(refused), refused


@many
@given(slightly_wrong())
def test_what_is_slightly_wrong_is_judged_alike(document):
    agree(document)


def test_every_operator_says_what_it_is_given():
    assert sorted(op for ops in VALUES for op in ops) == sorted(Op)


def test_every_field_of_a_question_is_explained():
    schemas = DOCUMENT["components"]["schemas"]
    for kind in EXAMPLES:
        name = f"{kind.title().replace('_', '')}Question"
        assert schemas[name]["example"]["kind"] == kind
        for field, schema in schemas[name]["properties"].items():
            known = "description" in schema or field in {"kind", "series", "steps"}
            assert known, f"{name}.{field}"
