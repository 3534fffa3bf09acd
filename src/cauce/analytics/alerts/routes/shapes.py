"""JSON of alerts as people write and read them."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, TypeAdapter

from cauce.analytics.alerts.contracts import (
    MAX_LINES,
    MAX_MEMBERS,
    MAX_NAME,
    MAX_WAIT_MIN,
    WAIT_MIN,
    Against,
    Alert,
    Direction,
    Sensitivity,
    Telling,
    WatchedMetric,
)
from cauce.analytics.alerts.logic.rule import condition_document
from cauce.analytics.boards.contracts import MetricFormat
from cauce.analytics.contracts import Interval
from cauce.analytics.routes.questions import Question
from cauce.kernel.errors import Language
from cauce.kernel.ids import AccountId

Name = Annotated[str, Field(min_length=1, max_length=MAX_NAME, pattern=r"\S")]
A_MONTH_H = 31 * 24


class Body(BaseModel):
    """What a client sends: a field we do not know is an error, not silence."""

    model_config = ConfigDict(extra="forbid")


class ThresholdIn(Body):
    """The number is above (`up`) or below (`down`) a limit."""

    kind: Literal["threshold"]
    direction: Literal["up", "down"]
    value: float


class ChangeIn(Body):
    """The number differs by more than so many percent from that of an earlier bucket."""

    kind: Literal["change"]
    direction: Direction = Direction.EITHER
    percent: float = Field(gt=0)
    against: Against = Field(
        Against.WEEK, description="The bucket before, or the same one 7 or 28 days before."
    )
    least: float = Field(0, ge=0, description="One of both must be at least so large.")


class AnomalyIn(Body):
    """The number lies outside what level and season make likely."""

    kind: Literal["anomaly"]
    direction: Direction = Direction.EITHER
    sensitivity: Sensitivity = Sensitivity.MEDIUM


ConditionShape = ThresholdIn | ChangeIn | AnomalyIn


class RuleIn(Body):
    """What an alert looks at."""

    question: SkipValidation[Question] = Field(
        description="A trend with one number a bucket, a funnel, or one measure of sessions; its dates and its zone are passed over."
    )
    interval: SkipValidation[Literal["hour", "day", "week"]] = Field(
        "day", description="The bucket that is judged, of the project's time zone."
    )
    condition: SkipValidation[ConditionShape]
    lines: SkipValidation[int] = Field(
        10,
        json_schema_extra={"minimum": 1, "maximum": MAX_LINES},
        description="Values of a breakdown that are judged, each by itself.",
    )
    wait_min: SkipValidation[int] = Field(
        WAIT_MIN,
        json_schema_extra={"minimum": 0, "maximum": MAX_WAIT_MIN},
        description="Minutes after its end a bucket is judged; what arrives later changes no verdict.",
    )

    def rule(self) -> dict[str, Any]:
        """Return the rule as it came."""
        names = ("question", "interval", "condition", "lines", "wait_min")
        return {name: getattr(self, name) for name in names}


class AlertIn(RuleIn):
    """An alert."""

    name: Name
    metric_id: Annotated[str, Field(pattern=r"^[1-9][0-9]{0,17}$")] | None = Field(
        None, description="The metric that the question is about: the alert follows its definition."
    )
    members: list[Annotated[str, Field(pattern=r"^[1-9][0-9]{0,17}$")]] | None = Field(
        None, max_length=MAX_MEMBERS, description="Whom to tell; null: whoever follows alerts."
    )
    channels: bool = Field(True, description="Also tell the project's webhooks and Slack channels.")
    repeat_h: int | None = Field(
        None, ge=1, le=A_MONTH_H, description="Tell again after so many hours while it holds."
    )
    enabled: bool = True

    def rule(self) -> dict[str, Any]:
        """Return the rule as it came, with its metric."""
        return {**super().rule(), "metric_id": self.metric_id}

    def telling(self) -> Telling:
        """Return who is told."""
        members = None
        if self.members is not None:
            members = tuple(dict.fromkeys(AccountId(int(one)) for one in self.members))
        return Telling(members, self.channels, self.repeat_h)


class AlertChangeIn(AlertIn):
    """An alert after a change."""

    revision: int = Field(
        ge=1, le=2**53, description="Of what you changed; 409 when it is no longer that."
    )


class SnoozeIn(Body):
    """For how long nobody is told; 0 ends it."""

    minutes: int = Field(ge=0, le=A_MONTH_H * 60)


class ProblemOut(BaseModel):
    """Why the last look came to nothing; it is tried again at `due_at`."""

    code: str
    message: str
    at: datetime
    tries: int


class AlertMetricOut(BaseModel):
    """The metric that an alert is about, and how its number is written."""

    id: str
    name: str
    format: MetricFormat
    currency: str | None


class AlertOut(BaseModel):
    """An alert; `firing`: how many of its lines are. `metric` null with a `metric_id`: that was removed."""

    id: str
    name: str
    metric_id: str | None
    metric: AlertMetricOut | None
    question: dict[str, Any]
    interval: Interval
    condition: ConditionShape
    lines: int
    wait_min: int
    members: list[str] | None
    channels: bool
    repeat_h: int | None
    enabled: bool
    revision: int
    firing: int
    snoozed_until: datetime | None
    judged_until: datetime | None
    checked_at: datetime | None
    due_at: datetime
    problem: ProblemOut | None
    created_by: str
    created_at: datetime
    changed_by: str
    changed_at: datetime

    @classmethod
    def of(cls, alert: Alert, firing: int, language: Language) -> "AlertOut":
        """Return the JSON of an alert."""
        content, rule, telling = alert.content, alert.content.rule, alert.content.telling
        members = telling.members
        return cls(
            id=str(alert.alert_id),
            name=content.name,
            metric_id=str(rule.metric_id) if rule.metric_id else None,
            metric=_metric(alert.metric),
            question=dict(rule.question),
            interval=rule.interval,
            condition=_CONDITION.validate_python(condition_document(rule.condition)),
            lines=rule.lines,
            wait_min=rule.wait_min,
            members=None if members is None else [str(one) for one in members],
            channels=telling.channels,
            repeat_h=telling.repeat_h,
            enabled=content.enabled,
            revision=alert.revision,
            firing=firing,
            snoozed_until=alert.snoozed_until,
            judged_until=alert.judged_until,
            checked_at=alert.checked_at,
            due_at=alert.due_at,
            problem=_problem(alert, language),
            created_by=alert.created_by,
            created_at=alert.created_at,
            changed_by=alert.changed_by,
            changed_at=alert.changed_at,
        )


_CONDITION: TypeAdapter[ConditionShape] = TypeAdapter(ConditionShape)


class AlertsOut(BaseModel):
    """The project's alerts, the last made first."""

    items: list[AlertOut]


def _metric(metric: WatchedMetric | None) -> AlertMetricOut | None:
    if metric is None:
        return None
    return AlertMetricOut(
        id=str(metric.metric_id),
        name=metric.name,
        format=metric.format,
        currency=metric.currency,
    )


def _problem(alert: Alert, language: Language) -> ProblemOut | None:
    found = alert.problem
    if found is None:
        return None
    message = found.message.in_language(language)
    return ProblemOut(code=found.code, message=message, at=found.at, tries=found.tries)
