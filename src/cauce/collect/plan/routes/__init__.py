"""HTTP of the tracking plan: draft, versions, learning, violations."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from cauce.collect.plan.contracts import Plan
from cauce.collect.plan.facade import PlanMeasures, TrackingPlans
from cauce.collect.plan.logic.changes import changes
from cauce.collect.plan.routes.shapes import (
    ChangeOut,
    DraftIn,
    DraftOut,
    LearnedOut,
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
    number_or_not_found,
    service,
)

router = APIRouter(prefix="/projects/{project_id}/tracking-plan", tags=["tracking plan"])
ThePlans = Annotated[TrackingPlans, Depends(service(TrackingPlans))]
TheMeasures = Annotated[PlanMeasures, Depends(service(PlanMeasures))]
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
