"""HTTP of the tracking plan: draft, versions, learning, violations."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from cauce.collect.plan.contracts import FileKind, Plan, Which
from cauce.collect.plan.facade import PlanMeasures, TrackingPlans
from cauce.collect.plan.logic.changes import changes
from cauce.collect.plan.routes.shapes import (
    ChangeOut,
    DraftIn,
    DraftOut,
    LearnedOut,
    PlanFileOut,
    PlanFilesOut,
    PlanImportIn,
    PublishIn,
    TrackingPlanOut,
    VersionItemOut,
    VersionOut,
    VersionsOut,
    ViolationsOut,
)
from cauce.infra.web import (
    Cursor,
    Limit,
    Reading,
    Transaction,
    Writing,
    decode_cursor,
    encode_cursor,
    language_of,
    number_or_not_found,
    service,
)

router = APIRouter(prefix="/projects/{project_id}/tracking-plan", tags=["tracking plan"])
ThePlans = Annotated[TrackingPlans, Depends(service(TrackingPlans))]
TheMeasures = Annotated[PlanMeasures, Depends(service(PlanMeasures))]
MEDIA_TYPES = (
    "application/yaml", "text/x-python; charset=utf-8", "text/x-typescript; charset=utf-8",
    "application/zip", "application/json", "text/csv; charset=utf-8",
)  # fmt: skip
NEWEST = 2**31 - 1


@router.get("")
def get_tracking_plan(access: Reading, tx: Transaction, plans: ThePlans) -> TrackingPlanOut:
    """The draft, the version that collecting follows, and what differs between them."""
    draft = plans.draft(tx, access.project_id)
    published = plans.published(tx, access.project_id)
    found = changes(published.plan if published else Plan(), draft.plan)
    return TrackingPlanOut(
        draft=DraftOut.of(draft),
        published=VersionOut.of(published) if published else None,
        changes=ChangeOut.list_of(found),
    )


@router.put("/draft")
def edit_tracking_plan(
    body: DraftIn, access: Writing, tx: Transaction, plans: ThePlans
) -> DraftOut:
    """Put a whole plan in the place of the draft; 409 when somebody changed it meanwhile."""
    return DraftOut.of(plans.edit(tx, access, body.plan, body.revision))


@router.delete("/draft")
def discard_tracking_plan_draft(access: Writing, tx: Transaction, plans: ThePlans) -> DraftOut:
    """Make the draft what is published again."""
    return DraftOut.of(plans.discard(tx, access))


@router.post("/learn")
def learn_tracking_plan(
    access: Writing, tx: Transaction, plans: ThePlans, measures: TheMeasures
) -> LearnedOut:
    """Add every event and property that was sent to the draft; nothing is published by it."""
    return LearnedOut.of(plans.learn(tx, access, measures.seen(access.project_id)))


@router.post("/publish", status_code=201)
def publish_tracking_plan(
    body: PublishIn, access: Writing, tx: Transaction, plans: ThePlans
) -> VersionOut:
    """Make the draft a new version; collecting follows it within about a second."""
    return VersionOut.of(plans.publish(tx, access, body.revision, body.note))


@router.get("/versions")
def list_tracking_plan_versions(
    access: Reading, tx: Transaction, plans: ThePlans, limit: Limit = 50, cursor: Cursor = None
) -> VersionsOut:
    """Versions, newest first, each with what it changed."""
    before = int(decode_cursor(cursor, int)[0]) if cursor else NEWEST
    found = plans.versions(tx, access.project_id, min(max(before, 0), NEWEST), limit)
    last = found[-1][0].version if len(found) == limit else 1
    return VersionsOut(
        items=[VersionItemOut.of(version, changed) for version, changed in found],
        cursor=encode_cursor(last) if last > 1 else None,
    )


@router.get("/versions/{version}")
def get_tracking_plan_version(
    version: str, access: Reading, tx: Transaction, plans: ThePlans
) -> VersionOut:
    """A version with its whole plan."""
    return VersionOut.of(plans.version(tx, access.project_id, _number(version)))


@router.post("/versions/{version}/restore")
def restore_tracking_plan_version(
    version: str, access: Writing, tx: Transaction, plans: ThePlans
) -> DraftOut:
    """Make the draft what a version was; publish it to have it in force."""
    return DraftOut.of(plans.restore(tx, access, _number(version)))


@router.post("/import")
def import_tracking_plan(
    body: PlanImportIn, access: Writing, tx: Transaction, plans: ThePlans
) -> DraftOut:
    """Put the plan of a YAML text in the place of the draft; what is wrong is named by its line."""
    return DraftOut.of(plans.import_yaml(tx, access, body.yaml, body.revision))


@router.get("/files")
def list_tracking_plan_files(
    access: Reading,
    tx: Transaction,
    plans: ThePlans,
    request: Request,
    of: Which = Which.PUBLISHED,
) -> PlanFilesOut:
    """What can be made of the plan, and what to know about each file."""
    language = language_of(request.headers.get("accept-language", ""))
    files = [(kind, plans.file(tx, access.project_id, kind, of)) for kind in FileKind]
    return PlanFilesOut(items=[PlanFileOut.of(kind, file, language) for kind, file in files])


@router.get(
    "/files/{kind}",
    response_class=Response,
    responses={200: {"content": {kind: {} for kind in MEDIA_TYPES}}},
)
def get_tracking_plan_file(
    kind: FileKind,
    access: Reading,
    tx: Transaction,
    plans: ThePlans,
    of: Which = Which.PUBLISHED,
) -> Response:
    """The plan as YAML, typed calls, JSON Schemas, a container of Tag Manager, dimensions of GA4."""
    file = plans.file(tx, access.project_id, kind, of)
    name = f'attachment; filename="{file.name}"'
    return Response(file.content, media_type=file.media_type, headers={"content-disposition": name})


@router.get("/violations")
def list_tracking_plan_violations(
    access: Reading,
    measures: TheMeasures,
    days: Annotated[int, Query(ge=1, le=365, description="How far back events are counted")] = 30,
) -> ViolationsOut:
    """What broke the plan: counted over the last days, with examples and the first release."""
    return ViolationsOut.of(measures.violations(access.project_id, days))


def _number(text: str) -> int:
    return number_or_not_found(text, "version of the tracking plan", "esa versión del plan")
