"""HTTP of the alerts of sources."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from cauce.collect.sources.contracts import Alert, AlertKind, AlertState, Because
from cauce.collect.sources.facade.alerts import SourceAlerts
from cauce.infra.web import (
    Cursor,
    Limit,
    Reading,
    Transaction,
    Writing,
    decode_cursor,
    encode_cursor,
    service,
)
from cauce.infra.web import number_or_not_found as number

router = APIRouter(prefix="/projects/{project_id}/source-alerts", tags=["collect"])
TheAlerts = Annotated[SourceAlerts, Depends(service(SourceAlerts))]
NEWEST = 2**63 - 1


class AlertsShown(StrEnum):
    """AlertsShown alerts: those that are not over, or all."""

    ACTIVE = "active"
    ALL = "all"


class SourceAlertOut(BaseModel):
    """One alert; of ``expected`` to ``window_min`` only what belongs to its kind is there."""

    id: str
    key_id: str
    source: str
    kind: AlertKind
    state: AlertState
    since: datetime
    opened_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str
    resolved_at: datetime | None
    resolved_because: Because | None
    expected: float | None
    share: float | None
    rejected: int | None
    accepted: int | None
    window_min: int | None

    @classmethod
    def of(cls, alert: Alert, source: str) -> "SourceAlertOut":
        """Return the JSON of an alert of the source of that name."""
        facts = alert.facts
        return cls(
            id=str(alert.alert_id),
            key_id=str(alert.key_id),
            source=source,
            kind=alert.kind,
            state=alert.state,
            since=alert.since,
            opened_at=alert.opened_at,
            acknowledged_at=alert.acknowledged_at,
            acknowledged_by=alert.acknowledged_by,
            resolved_at=alert.resolved_at,
            resolved_because=alert.resolved_because,
            expected=facts.expected,
            share=facts.share,
            rejected=facts.rejected,
            accepted=facts.accepted,
            window_min=facts.window_min,
        )


class SourceAlertsOut(BaseModel):
    """Alerts, newest first."""

    items: list[SourceAlertOut]
    cursor: str | None


@router.get("")
def list_source_alerts(
    access: Reading,
    tx: Transaction,
    alerts: TheAlerts,
    state: AlertsShown = AlertsShown.ACTIVE,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> SourceAlertsOut:
    """Alerts of sources: those that are not over, or the whole history page by page."""
    names = alerts.names(tx, access.project_id)
    if state is AlertsShown.ACTIVE:
        found, more = alerts.active(tx, access.project_id), None
    else:
        before = int(decode_cursor(cursor, int)[0]) if cursor else NEWEST
        found = alerts.history(tx, access.project_id, before, limit)
        more = encode_cursor(found[-1].alert_id) if len(found) == limit else None
    items = [SourceAlertOut.of(one, names.get(one.key_id, "")) for one in found]
    return SourceAlertsOut(items=items, cursor=more)


@router.post("/{alert_id}/acknowledge")
def acknowledge_source_alert(
    alert_id: str, access: Writing, tx: Transaction, alerts: TheAlerts
) -> SourceAlertOut:
    """Say that somebody knows of an alert; it ends by itself when its cause does."""
    known = alerts.acknowledge(tx, access, number(alert_id, "alert", "esa alerta"))
    return SourceAlertOut.of(known, alerts.names(tx, access.project_id).get(known.key_id, ""))
