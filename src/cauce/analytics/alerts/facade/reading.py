"""Alerts as they are read from their rows, and the metrics that they are about."""

from dataclasses import dataclass
from datetime import datetime

from cauce.analytics.alerts.contracts import Alert, Content, Rule, WatchedMetric
from cauce.analytics.alerts.logic.rule import kept_rule, read_rule, rule_document
from cauce.analytics.alerts.store.alerts import Stored
from cauce.analytics.boards.contracts import MetricFormat, Saved
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.analytics.logic.questions import Asked
from cauce.infra.db import Tx
from cauce.kernel.ids import ProjectId

ZONE = "UTC"
"""Of a rule that is read: it says no dates, so any will do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads alerts with the metrics that they are about."""

    metrics: Metrics

    def alerts(self, tx: Tx, project_id: ProjectId, found: list[Stored]) -> list[Alert]:
        """Return the alerts of rows of a project."""
        wanted = {one.metric_id for one in found if one.metric_id}
        known = self.metrics.some(tx, project_id, wanted) if wanted else {}
        return [_alert(one, known.get(one.metric_id)) for one in found]

    def alert(self, tx: Tx, stored: Stored) -> Alert:
        """Return the alert of a row."""
        return self.alerts(tx, stored.project_id, [stored])[0]

    def metric(self, tx: Tx, project_id: ProjectId, metric_id: int) -> Saved | None:
        """Return a metric that is not removed."""
        return self.metrics.some(tx, project_id, [metric_id]).get(metric_id)

    def about(self, metric: Saved, rule: Rule, now: datetime) -> Rule:
        """Return a rule about a metric as the metric is now.

        Raises:
            CauceError: ``invalid_field`` when what the metric is now cannot be watched so.
        """
        question = self.metrics.applied(metric, rule.question)
        return read_rule({**rule_document(rule), "question": question}, Asked(now, ZONE))


def watched(metric: Saved) -> WatchedMetric:
    """Return what an alert says of its metric."""
    kept = metric.content.document
    shape = MetricFormat(kept["format"])
    return WatchedMetric(metric.saved_id, metric.content.name, shape, kept.get("currency"))


def _alert(stored: Stored, metric: Saved | None) -> Alert:
    rule = kept_rule(stored.rule)
    named = watched(metric) if metric else None
    return Alert(content=Content(rule=rule, **stored.content()), metric=named, **stored.fields())
