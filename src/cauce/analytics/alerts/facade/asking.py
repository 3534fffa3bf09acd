"""Asking the question of an alert, and what changed between two of its buckets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from cauce.analytics.alerts.contracts import (
    SHOWN_BUCKETS,
    Against,
    Anomaly,
    Change,
    Changed,
    Condition,
    Line,
    Preview,
    Rule,
)
from cauce.analytics.alerts.logic import changed as parts
from cauce.analytics.alerts.logic.buckets import (
    buckets_of,
    days_to_ask,
    earlier,
    first_day,
    last_day,
    settled,
    shown_from,
)
from cauce.analytics.alerts.logic.judging import Seen, replayed
from cauce.analytics.alerts.logic.lines import lines_of
from cauce.analytics.alerts.logic.rule import COUNTS, asked_of, converts_for_s, measures
from cauce.analytics.contracts import DateRange, Interval, Question, TrendQuery
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.turns import NOBODY_WAITS, STAYING, Caller
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.kernel.ids import ProjectId

NO_BASE = "no_base"


@dataclass(frozen=True, slots=True)
class Asking:
    """Questions of alerts, asked like any other: cached, and of one project."""

    analytics: Analytics

    def seen(
        self,
        project_id: ProjectId,
        rule: Rule,
        oldest: datetime,
        now: datetime,
        zone: ZoneInfo,
        *,
        caller: Caller = NOBODY_WAITS,
    ) -> tuple[Question, Seen]:
        """Return the question and its answer, with the history that judging every bucket since ``oldest`` needs.

        Raises:
            CauceError: as ``Analytics.ask``.
        """
        days = days_to_ask(rule, oldest, now, zone)
        document = asked_of(rule, days)
        question = parse_question(document, Asked(now, zone.key))
        buckets = buckets_of(days, rule.interval)
        answer = self.analytics.ask(project_id, document, timezone=zone.key, caller=caller)
        return question, Seen(buckets, lines_of(question, answer.result, buckets), zone)

    def preview(self, project_id: ProjectId, rule: Rule, now: datetime, zone: ZoneInfo) -> Preview:
        """Return the last buckets as an alert would have judged them, had all data been there.

        Raises:
            CauceError: as ``Analytics.ask``.
        """
        question, seen = self.seen(
            project_id, rule, shown_from(rule, now), now, zone, caller=STAYING
        )
        wait = wait_of(rule, question)
        over = [i for i, one in enumerate(seen.buckets) if settled(one, wait) <= now]
        positions = over[-SHOWN_BUCKETS:]
        lines = replayed(rule, seen, positions)
        return Preview(tuple(seen.buckets[at] for at in positions), lines)

    def changed(
        self, project_id: ProjectId, rule: Rule, seen: Seen, line: Line, at: int
    ) -> Changed:
        """Return what changed between the bucket at a position and the one its condition compares it with.

        Raises:
            CauceError: as ``Analytics.ask``.
        """
        zone = seen.zone
        base = earlier(seen.buckets, at, against_of(rule.condition, rule.interval), zone)
        now, before = seen.buckets[at], seen.buckets[at if base is None else base]
        values = (_number(None if base is None else line.values[base]), _number(line.values[at]))
        nothing = Changed(before.label, now.label, *values)
        if base is None:
            return replace(nothing, missing=NO_BASE)
        days = DateRange(first_day(before, zone), last_day(now, zone), zone)
        question = parse_question(asked_of(rule, days), Asked(now.end, zone.key))
        why = parts.why_not(question) or ("" if values[0] != values[1] else parts.NO_MOVE)
        if why:
            return replace(nothing, missing=why)
        return self._taken_apart(project_id, cast("TrendQuery", question), rule, nothing, line=line)

    def _taken_apart(
        self, project_id: ProjectId, question: TrendQuery, rule: Rule, whole: Changed, *, line: Line
    ) -> Changed:
        days, labels = question.range, (whole.before_label, whole.now_label)
        only, move = parts.condition_of(question, line), whole.now - whole.before
        found = []
        for name in parts.properties_of(self.analytics.schema(project_id), question):
            document = parts.asked_by({**rule.question}, days, name, only)
            answer = self.analytics.ask(
                project_id, document, timezone=days.timezone.key, caller=NOBODY_WAITS
            )
            one = parts.driver(name, answer.result, labels, move, counts=measures(question, COUNTS))
            found += [one] if one is not None else []
        return parts.finished(whole, found)


def against_of(condition: Condition, interval: Interval) -> Against:
    """Return with which bucket a number is compared: its own, else a season before, else the one before."""
    if isinstance(condition, Change):
        return condition.against
    seasonal = isinstance(condition, Anomaly) and interval is not Interval.WEEK
    return Against.WEEK if seasonal else Against.PREVIOUS


def wait_of(rule: Rule, question: Question) -> timedelta:
    """Return how long after its end a bucket is judged."""
    return timedelta(minutes=rule.wait_min, seconds=converts_for_s(question))


def question_of(rule: Rule, now: datetime, zone: ZoneInfo) -> Question:
    """Return the question of a rule about today."""
    document: Mapping[str, Any] = {**rule.question, "date_from": "0d", "timezone": zone.key}
    return parse_question(document, Asked(now, zone.key))


def _number(value: float | None) -> float:
    return 0.0 if value is None else value
