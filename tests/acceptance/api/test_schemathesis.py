"""schemathesis against the OpenAPI document: generated requests, right and wrong, over real engines."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from support.documented import openapi

EXAMPLES = 9
BASE = "http://cauce.test"
TOO_LARGE = 413
"""What is longer than allowed may be more than the API reads at all."""
ENDLESS = "/api/v1/projects/{project_id}/events/live"
"""A stream that never ends has its own test."""


def can_be_wrong(operation: dict) -> bool:
    """Whether a request can break the schema: any text is a fine path."""
    asked = {parameter["in"] for parameter in operation.get("parameters", ())}
    return "requestBody" in operation or "query" in asked


CASES = [
    pytest.param(f"{method.upper()} {path}", mode, id=f"{method.upper()} {path} {mode.value}")
    for path, item in openapi()["paths"].items()
    for method, operation in item.items()
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    if path != ENDLESS and (mode is GenerationMode.POSITIVE or can_be_wrong(operation))
]
BEYOND_THE_SCHEMA = {
    "POST /api/v1/projects": "time zones are those of the IANA",
    "PATCH /api/v1/projects/{project_id}": "time zones are those of the IANA",
    "POST /api/v1/projects/{project_id}/keys": "a write key has no scopes",
    "POST /api/v1/projects/{project_id}/people/merge": "some ids stand for nobody in particular",
    "POST /api/v1/projects/{project_id}/query": "a question has a grammar of its own",
    "POST /api/v1/projects/{project_id}/insights": "a question has a grammar of its own",
    "PUT /api/v1/projects/{project_id}/insights/{insight_id}": "a question has a grammar of its own",
    "POST /api/v1/projects/{project_id}/dashboards": "tiles lie side by side and show what exists",
    "PUT /api/v1/projects/{project_id}/dashboards/{dashboard_id}": "tiles lie side by side and show what exists",
    "GET /api/v1/projects/{project_id}/dashboards/{dashboard_id}/tiles/{tile_id}/answer": "a condition has a grammar of its own",
    "GET /api/v1/projects/{project_id}/dashboards/{dashboard_id}/opened": "a condition has a grammar of its own",
    "GET /api/v1/projects/{project_id}/dashboards/{dashboard_id}/pdf": "a condition has a grammar of its own",
    "POST /api/v1/projects/{project_id}/reports": "what is shown and who reads it exist; time zones are those of the IANA",
    "PUT /api/v1/projects/{project_id}/reports/{report_id}": "as for a new report",
    "POST /api/v1/projects/{project_id}/reports/preview": "as for a new report",
    "POST /api/v1/projects/{project_id}/metrics": "a metric is a single number",
    "PUT /api/v1/projects/{project_id}/metrics/{metric_id}": "a metric is a single number",
    "GET /api/v1/projects/{project_id}/metrics/{metric_id}/answer": "a condition has a grammar of its own",
    "GET /api/v1/projects/{project_id}/annotations": "a moment has a grammar of its own",
    "POST /api/v1/projects/{project_id}/annotations": "a moment has a grammar of its own",
    "PUT /api/v1/projects/{project_id}/annotations/{annotation_id}": "a moment has a grammar of its own",
    "POST /api/v1/projects/{project_id}/dashboard-templates/{template}/dashboard": "events and properties play roles of their own",
    "POST /api/v1/projects/{project_id}/dashboards/{dashboard_id}/links": "a link ends in the future, and sites are sites",
    "POST /api/v1/projects/{project_id}/alerts": "an alert is of one number a bucket",
    "PUT /api/v1/projects/{project_id}/alerts/{alert_id}": "an alert is of one number a bucket",
    "POST /api/v1/projects/{project_id}/alerts/preview": "an alert is of one number a bucket",
    "POST /api/v1/projects/{project_id}/alerts/what-changed": "an alert is of one number a bucket",
    "POST /api/v1/projects/{project_id}/query/export": "a question has a grammar of its own",
    "POST /api/v1/projects/{project_id}/query/sql": "a question has a grammar of its own",
    "POST /api/v1/projects/{project_id}/query/segment": "a question has a grammar of its own",
    "PUT /api/v1/projects/{project_id}/tracking-plan/draft": "a plan has a grammar of its own",
    "POST /api/v1/projects/{project_id}/tracking-plan/publish": "only the newest draft is published",
    "POST /api/v1/projects/{project_id}/tracking-plan/import": "any text is no plan",
    "PUT /api/v1/projects/{project_id}/purposes": "a name belongs to one purpose; U+0000 is no text",
    "POST /api/v1/projects/{project_id}/rejects/preview": "a path has a grammar of its own",
    "POST /api/v1/projects/{project_id}/rejects/replay": "a path has a grammar of its own",
    "POST /api/v1/projects/{project_id}/hooks": "rules have a grammar of their own",
    "PUT /api/v1/projects/{project_id}/hooks/{hook_id}": "rules have a grammar of their own",
    "POST /api/v1/projects/{project_id}/hooks/{hook_id}/secret": "a secret has a form",
    "POST /api/v1/projects/{project_id}/hooks/preview": "rules have a grammar of their own",
    "POST /api/v1/projects/{project_id}/imports": "how large a file may be is a setting; time zones are those of the IANA",
    "PUT /api/v1/projects/{project_id}/imports/{import_id}/content": "a piece holds something",
    "POST /api/v1/projects/{project_id}/notices/channels": "an address must lead somewhere public",
    "PUT /api/v1/me/notices/{project_id}": "time zones are those of the IANA",
    "PATCH /api/v1/me": "a password must not be easy to guess, nor change without the old one",
}
"""Operations that may refuse what the schema allows, and why."""
bounded = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def operations(app) -> dict:
    """The document's operations, bound to the application."""
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    refused = schema.config.checks.negative_data_rejection
    refused.expected_statuses = [*refused.expected_statuses, str(TOO_LARGE)]
    return {found.ok().label: found.ok() for found in schema.get_all_operations()}


@pytest.fixture(scope="module")
def api_world(new_world):
    return new_world()


def credentials(case, world) -> dict:
    """The API key for a project's operation, the owner's session for the others.

    Where leaving out the session is what the case does wrong, it stays left out.
    """
    if "{project_id}" in case.operation.path:
        return {"headers": world.bearer}
    client = world.owner.client
    left_out = case.meta.generation.mode is GenerationMode.NEGATIVE and not case.cookies
    return {
        "cookies": {} if left_out else dict(client.cookies),
        "headers": {"X-CSRF-Token": client.headers["X-CSRF-Token"]},
    }


def may_refuse(operation) -> bool:
    """Whether input that fits the schema may be wrong: semantic rules, and opaque cursors."""
    return operation.label in BEYOND_THE_SCHEMA or "cursor" in {q.name for q in operation.query}


@pytest.mark.parametrize(("label", "mode"), CASES)
def test_every_answer_is_one_that_the_document_promises(
    label, mode, operations, api_world, new_world
):
    operation = operations[label]
    ends_it = operation.label in {"DELETE /api/v1/projects/{project_id}", "DELETE /api/v1/session"}
    world = new_world() if ends_it else api_world
    project = str(world.project.project.project_id)
    strategy = operation.as_strategy(generation_mode=mode)

    @bounded
    @given(case=strategy)
    def check(case):
        if "project_id" in case.path_parameters and mode is GenerationMode.POSITIVE:
            case.path_parameters["project_id"] = project
        excluded = [positive_data_acceptance] if may_refuse(operation) else []
        case.call_and_validate(base_url=BASE, excluded_checks=excluded, **credentials(case, world))

    check()
