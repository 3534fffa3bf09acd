"""HTTP of alerts: making, changing, putting off."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from cauce.analytics.alerts.contracts import Alert, Content
from cauce.analytics.alerts.facade.alerts import Alerts
from cauce.analytics.alerts.routes.shapes import (
    AlertChangeIn,
    AlertIn,
    AlertOut,
    AlertsOut,
    SnoozeIn,
)
from cauce.infra.web import (
    Reading,
    Transaction,
    Writing,
    language_of,
    number_or_not_found,
    service,
)
from cauce.kernel.errors import Language

router = APIRouter(prefix="/projects/{project_id}/alerts", tags=["alerts"])
TheAlerts = Annotated[Alerts, Depends(service(Alerts))]


@router.get("")
def list_alerts(access: Reading, tx: Transaction, alerts: TheAlerts, request: Request) -> AlertsOut:
    """The project's alerts, the last made first."""
    language = _language(request)
    found = alerts.listed(tx, access.project_id)
    return AlertsOut(items=[AlertOut.of(one, firing, language) for one, firing in found])


@router.post("", status_code=201)
def create_alert(
    body: AlertIn, access: Writing, tx: Transaction, alerts: TheAlerts, request: Request
) -> AlertOut:
    """Make an alert; the newest bucket that is over is judged at once."""
    made = alerts.create(tx, access, _content(alerts, access, body))
    return _shown(alerts, tx, made, request)


@router.get("/{alert_id}")
def get_alert(
    alert_id: str, access: Reading, tx: Transaction, alerts: TheAlerts, request: Request
) -> AlertOut:
    """An alert, whether it fires, and why the last look came to nothing if it did."""
    found = alerts.get(tx, access.project_id, alert_number(alert_id))
    return _shown(alerts, tx, found, request)


@router.put("/{alert_id}")
def change_alert(
    alert_id: str,
    body: AlertChangeIn,
    access: Writing,
    tx: Transaction,
    alerts: TheAlerts,
    request: Request,
) -> AlertOut:
    """Change an alert; with another question or condition it begins anew. 409 when somebody was faster."""
    content = _content(alerts, access, body)
    changed = alerts.change(tx, access, alert_number(alert_id), body.revision, content)
    return _shown(alerts, tx, changed, request)


@router.delete("/{alert_id}", status_code=204)
def remove_alert(alert_id: str, access: Writing, tx: Transaction, alerts: TheAlerts) -> None:
    """Remove an alert with its history."""
    alerts.remove(tx, access, alert_number(alert_id))


@router.post("/{alert_id}/snooze")
def snooze_alert(
    alert_id: str,
    body: SnoozeIn,
    access: Writing,
    tx: Transaction,
    alerts: TheAlerts,
    request: Request,
) -> AlertOut:
    """Tell nobody for a while; what still holds then is told when it is over."""
    found = alerts.snooze(tx, access, alert_number(alert_id), body.minutes)
    return _shown(alerts, tx, found, request)


def alert_number(text: str) -> int:
    """Return the number of an alert's id.

    Raises:
        CauceError: ``not_found``.
    """
    return number_or_not_found(text, "alert", "esa alerta")


def _content(alerts: Alerts, access: Writing, body: AlertIn) -> Content:
    return Content(body.name, alerts.rule(access, body.rule()), body.telling(), body.enabled)


def _shown(alerts: Alerts, tx: Transaction, alert: Alert, request: Request) -> AlertOut:
    return AlertOut.of(alert, len(alerts.firing(tx, alert)), _language(request))


def _language(request: Request) -> Language:
    return language_of(request.headers.get("accept-language", ""))
