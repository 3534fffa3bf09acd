"""HTTP of what alerts found: buckets, firings, a preview, and what changed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from cauce.analytics.alerts.contracts import (
    WHOLE,
    WITHOUT,
    Changed,
    Driver,
    EndedBecause,
    Evaluation,
    Firing,
    Judged,
    Preview,
    Reason,
    Verdict,
    line_value,
)
from cauce.analytics.alerts.routes.alerts import TheAlerts, alert_number
from cauce.analytics.alerts.routes.shapes import RuleIn
from cauce.infra.web import (
    Cursor,
    Limit,
    Querying,
    Reading,
    Transaction,
    decode_cursor,
    encode_cursor,
)

asking = APIRouter(prefix="/projects/{project_id}/alerts", tags=["alerts"])
router = APIRouter(prefix="/projects/{project_id}/alerts/{alert_id}", tags=["alerts"])
NEWEST = 2**53
LAST = datetime(9999, 1, 1, tzinfo=UTC)


class VerdictOut(BaseModel):
    """What was found of a bucket; `holds` null: it cannot be said, and `reason` why."""

    holds: bool | None
    reason: Reason
    value: float | None
    expected: float | None
    low: float | None
    high: float | None
    needs: int

    @classmethod
    def of(cls, verdict: Verdict) -> "VerdictOut":
        """Return the JSON of a verdict."""
        return cls(**{name: getattr(verdict, name) for name in Verdict.__slots__})


class LineOut(BaseModel):
    """A line: of a breakdown with its `value` (null: those without one), or the whole answer."""

    line: str = Field(description="`*` whole, `=ES` the value ES, `-` without a value.")
    split: bool
    value: str | None

    @classmethod
    def of(cls, key: str) -> "LineOut":
        """Return the JSON of a line."""
        return cls(line=key, split=key != WHOLE, value=line_value(key))


class PartOut(BaseModel):
    """A value of a property, before and now; `value` null: without one, `$other`: all the rest."""

    value: str | None
    before: float
    now: float
    share: float


class DriverOut(BaseModel):
    """How a number moved by one property; parts and `overlap` sum to the move."""

    property: str
    surprise: float
    parts: list[PartOut]
    overlap: float

    @classmethod
    def of(cls, driver: Driver) -> "DriverOut":
        """Return the JSON of a driver."""
        parts = [
            PartOut(value=one.value, before=one.before, now=one.now, share=one.share)
            for one in driver.parts
        ]
        return cls(
            property=driver.property,
            surprise=driver.surprise,
            parts=parts,
            overlap=driver.overlap,
        )


class ChangedOut(BaseModel):
    """What changed between two buckets; `missing` says why it cannot be told."""

    before_label: str
    now_label: str
    before: float
    now: float
    missing: str = Field(
        description="Empty, or `not_a_sum`, `no_event`, `no_move`, `no_properties`, `no_base`, `failed`."
    )
    drivers: list[DriverOut]

    @classmethod
    def of(cls, changed: Changed) -> "ChangedOut":
        """Return the JSON of what changed."""
        return cls(
            before_label=changed.before_label,
            now_label=changed.now_label,
            before=changed.before,
            now=changed.now,
            missing=changed.missing,
            drivers=[DriverOut.of(one) for one in changed.drivers],
        )


class EvaluationOut(BaseModel):
    """A bucket as it was judged."""

    line: LineOut
    label: str
    starts_at: datetime
    ends_at: datetime
    judged_at: datetime
    verdict: VerdictOut

    @classmethod
    def of(cls, found: Evaluation) -> "EvaluationOut":
        """Return the JSON of an evaluation."""
        bucket = found.bucket
        return cls(
            line=LineOut.of(found.line),
            label=bucket.label,
            starts_at=bucket.start,
            ends_at=bucket.end,
            judged_at=found.at,
            verdict=VerdictOut.of(found.verdict),
        )


class EvaluationsOut(BaseModel):
    """A page of judged buckets, newest first."""

    items: list[EvaluationOut]
    cursor: str | None


class FiringOut(BaseModel):
    """A stretch in which the condition holds; `told_at` null: nobody was told (put off).

    `recipients`: members and channels that were told, by name; null when that is not known.
    """

    id: str
    line: LineOut
    label: str
    began_at: datetime
    verdict: VerdictOut
    changed: ChangedOut | None
    told_at: datetime | None
    recipients: list[str] | None
    reminded: int
    ended_at: datetime | None
    ended_label: str | None
    ended_because: EndedBecause | None

    @classmethod
    def of(cls, firing: Firing, recipients: Sequence[str] | None) -> "FiringOut":
        """Return the JSON of a firing."""
        return cls(
            id=str(firing.firing_id),
            line=LineOut.of(firing.line),
            label=firing.bucket.label,
            began_at=firing.began_at,
            verdict=VerdictOut.of(firing.verdict),
            changed=None if firing.changed is None else ChangedOut.of(firing.changed),
            told_at=firing.told_at,
            recipients=None if recipients is None else list(recipients),
            reminded=firing.reminded,
            ended_at=firing.ended_at,
            ended_label=firing.ended_bucket or None,
            ended_because=firing.ended_because,
        )


class FiringsOut(BaseModel):
    """A page of firings, newest first."""

    items: list[FiringOut]
    cursor: str | None


class JudgedOut(BaseModel):
    """A line of a preview: a verdict a bucket, and how often it would have fired."""

    line: LineOut
    firings: int
    verdicts: list[VerdictOut]

    @classmethod
    def of(cls, judged: Judged) -> "JudgedOut":
        """Return the JSON of a line."""
        verdicts = [VerdictOut.of(one) for one in judged.verdicts]
        return cls(line=LineOut.of(judged.line), firings=judged.firings, verdicts=verdicts)


class AlertPreviewOut(BaseModel):
    """The last buckets as a rule judges them with the data of now."""

    labels: list[str]
    lines: list[JudgedOut]

    @classmethod
    def of(cls, preview: Preview) -> "AlertPreviewOut":
        """Return the JSON of a preview."""
        return cls(
            labels=[one.label for one in preview.buckets],
            lines=[JudgedOut.of(one) for one in preview.lines],
        )


class ChangedIn(RuleIn):
    """Of which bucket, and of which line; it is compared with what the condition compares with."""

    at: Annotated[str, Field(max_length=40, description="Label of a bucket that is over.")]
    line: Annotated[str, Field(max_length=1_000)] = Field(
        WHOLE, description=f"`{WHOLE}`, `=ES`, or `{WITHOUT}`."
    )


class ReachOut(BaseModel):
    """Who would be told of an alert now: ids of members, names of channels."""

    followers: list[str] = Field(description="Who follows alerts and has an address.")
    reachable: list[str] = Field(
        description="Who can be told by name: has an address and has not left."
    )
    channels: list[str] = Field(description="Webhooks and Slack channels that take alerts.")


@asking.get("/reach")
def show_alert_reach(access: Reading, tx: Transaction, alerts: TheAlerts) -> ReachOut:
    """Who would be told of an alert now."""
    reach = alerts.reach(tx, access.project_id)
    return ReachOut(
        followers=[str(one) for one in sorted(reach.followers)],
        reachable=[str(one) for one in sorted(reach.reachable)],
        channels=list(reach.channels),
    )


@asking.post("/preview")
def preview_alert(body: RuleIn, access: Querying, alerts: TheAlerts) -> AlertPreviewOut:
    """How the last buckets would have been judged, before anybody is told anything."""
    return AlertPreviewOut.of(alerts.preview(access, alerts.rule(access, body.rule())))


@asking.post("/what-changed")
def tell_what_changed(body: ChangedIn, access: Querying, alerts: TheAlerts) -> ChangedOut:
    """By which values of which properties a number moved, largest share of the move first."""
    rule = alerts.rule(access, body.rule())
    return ChangedOut.of(alerts.changed(access, rule, body.at, body.line))


@router.get("/evaluations")
def list_alert_evaluations(
    alert_id: str,
    access: Reading,
    tx: Transaction,
    alerts: TheAlerts,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> EvaluationsOut:
    """Every bucket as it was judged, newest first."""
    before = (LAST, "")
    if cursor:
        at, line = decode_cursor(cursor, int, str)
        before = (datetime.fromtimestamp(min(max(at, 0), 2**35), UTC), line)
    found = alerts.evaluations(tx, access.project_id, alert_number(alert_id), before, limit)
    more = None
    if len(found) == limit:
        more = encode_cursor(int(found[-1].bucket.start.timestamp()), found[-1].line)
    return EvaluationsOut(items=[EvaluationOut.of(one) for one in found], cursor=more)


@router.get("/firings")
def list_alert_firings(
    alert_id: str,
    access: Reading,
    tx: Transaction,
    alerts: TheAlerts,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> FiringsOut:
    """When the condition held, newest first: the number, what was expected, what changed, who knew."""
    before = min(max(int(decode_cursor(cursor, int)[0]), 0), NEWEST) if cursor else NEWEST
    found = alerts.firings(tx, access.project_id, alert_number(alert_id), before, limit)
    more = encode_cursor(found[-1].firing_id) if len(found) == limit else None
    told = alerts.recipients(tx, access.project_id, found)
    return FiringsOut(
        items=[FiringOut.of(one, told.get(one.firing_id)) for one in found], cursor=more
    )
