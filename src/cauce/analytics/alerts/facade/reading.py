"""Alerts as they are read from their rows."""

from datetime import datetime

from cauce.analytics.alerts.contracts import Alert, Content
from cauce.analytics.alerts.logic.rule import read_rule
from cauce.analytics.alerts.store.alerts import Stored
from cauce.analytics.logic.questions import Asked


def alert_of(stored: Stored, now: datetime) -> Alert:
    """Return the alert of a row.

    Raises:
        CauceError: ``invalid_field`` when its question can no longer be asked.
    """
    rule = read_rule(stored.rule, Asked(now, "UTC"))
    return Alert(content=Content(rule=rule, **stored.content()), **stored.fields())
