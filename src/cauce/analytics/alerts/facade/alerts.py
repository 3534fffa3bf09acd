"""The public verbs of alerts: making, changing, putting off, looking back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.contracts import NoticeKind, Reach
from cauce.accounts.notices.facade import Notices
from cauce.analytics.alerts.contracts import (
    MAX_ALERTS,
    Alert,
    Changed,
    Content,
    EndedBecause,
    Evaluation,
    Firing,
    Preview,
    Rule,
    Telling,
    WatchedMetric,
)
from cauce.analytics.alerts.facade.asking import Asking, wait_of
from cauce.analytics.alerts.facade.reading import Reading, watched
from cauce.analytics.alerts.facade.refusals import (
    changed_meanwhile,
    missing,
    no_bucket,
    no_member,
    no_metric,
    too_many,
)
from cauce.analytics.alerts.logic.buckets import settled, shown_from
from cauce.analytics.alerts.logic.rule import read_rule, refuse_cohorts, rule_document
from cauce.analytics.alerts.logic.words import incident
from cauce.analytics.alerts.store import alerts as store
from cauce.analytics.alerts.store import history
from cauce.analytics.boards.contracts import Saved, UserKind, Using
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.analytics.logic.questions import Asked
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()


@dataclass(frozen=True)
class Alerts:
    """The alerts of every project; first arguments are ``tx, access``."""

    accounts: Accounts
    metrics: Metrics
    asking: Asking
    notices: Notices
    clock: Clock = utc_now

    @property
    def reading(self) -> Reading:
        """Reading rows with the metrics that they are about."""
        return Reading(self.metrics)

    def listed(self, tx: Tx, project_id: ProjectId) -> list[tuple[Alert, int]]:
        """Return the alerts of a project with how many of their lines are firing, the last made first."""
        counts = history.firing_counts(tx, project_id)
        found = self.reading.alerts(tx, project_id, store.of_project(tx, project_id))
        return [(one, counts.get(one.alert_id, 0)) for one in found]

    def get(self, tx: Tx, project_id: ProjectId, alert_id: int, *, hold: bool = False) -> Alert:
        """Return one alert.

        Raises:
            CauceError: ``not_found``.
        """
        found = store.find(tx, project_id, alert_id, hold=hold)
        if found is None:
            raise missing()
        return self.reading.alert(tx, found)

    def firing(self, tx: Tx, alert: Alert) -> list[Firing]:
        """Return what is firing, the longest first."""
        return list(history.firing_now(tx, alert.alert_id).values())

    def rule(self, access: Access, document: Mapping[str, Any]) -> Rule:
        """Return the rule that a JSON document describes.

        Raises:
            CauceError: ``invalid_field``.
        """
        rule = read_rule(document, Asked(self.clock(), access.timezone))
        refuse_cohorts(rule)
        return rule

    def create(self, tx: Tx, access: Access, content: Content) -> Alert:
        """Return a new alert; it is looked at at once.

        Raises:
            CauceError: ``invalid_field`` for a member or a metric, ``too_many_alerts``.
        """
        content, metric = self._about_metric(tx, access, content)
        store.lock(tx, access.project_id)
        if store.count(tx, access.project_id) >= MAX_ALERTS:
            raise too_many()
        self._check_members(tx, access, content.telling)
        now, by = self.clock(), access.actor.name
        new = Alert(0, access.project_id, content, 1, 1, by, now, by, now, now)
        new = replace(new, metric=metric)
        made = replace(new, alert_id=store.insert(tx, new, rule_document(content.rule)))
        self._record(tx, access, "created", made)
        return made

    def change(
        self, tx: Tx, access: Access, alert_id: int, revision: int, content: Content
    ) -> Alert:
        """Return the alert after the change. Another rule begins anew: what fires ends, the newest bucket is judged.

        Raises:
            CauceError: ``not_found``, ``invalid_field``, ``alert_changed`` when somebody was faster.
        """
        kept = self.get(tx, access.project_id, alert_id).content.rule.metric_id
        content, metric = self._about_metric(tx, access, content, kept=kept)
        before = self.get(tx, access.project_id, alert_id, hold=True)
        if before.revision != revision:
            raise changed_meanwhile(before)
        if content == before.content:
            return before
        self._check_members(tx, access, content.telling)
        now, by = self.clock(), access.actor.name
        changed = replace(
            before,
            content=content,
            revision=revision + 1,
            changed_by=by,
            changed_at=now,
            due_at=now,
            metric=metric,
        )
        after = self._anew(tx, before, changed)
        store.update(tx, after, rule_document(content.rule))
        self._record(tx, access, "changed", after)
        return after

    def snooze(self, tx: Tx, access: Access, alert_id: int, minutes: int) -> Alert:
        """Return the alert, which tells nobody anything for some minutes; 0 ends that.

        It is judged as always. What still holds when the time is up is told then, if it was not told before.

        Raises:
            CauceError: ``not_found``.
        """
        before, now = self.get(tx, access.project_id, alert_id, hold=True), self.clock()
        until = now + timedelta(minutes=minutes) if minutes else None
        after = replace(before, snoozed_until=until, due_at=now)
        store.update(tx, after, rule_document(after.content.rule))
        self._record(tx, access, "snoozed", after)
        return after

    def remove(self, tx: Tx, access: Access, alert_id: int) -> None:
        """Remove an alert with its history.

        Raises:
            CauceError: ``not_found``.
        """
        found = self.get(tx, access.project_id, alert_id, hold=True)
        store.remove(tx, access.project_id, alert_id)
        self._record(tx, access, "removed", found)

    def evaluations(
        self, tx: Tx, project_id: ProjectId, alert_id: int, before: tuple[datetime, str], limit: int
    ) -> list[Evaluation]:
        """Return what was found of each bucket, newest first.

        Raises:
            CauceError: ``not_found``.
        """
        self.get(tx, project_id, alert_id)
        return history.evaluations(tx, alert_id, before, limit)

    def firings(
        self, tx: Tx, project_id: ProjectId, alert_id: int, before: int, limit: int
    ) -> list[Firing]:
        """Return firings below an id, newest first.

        Raises:
            CauceError: ``not_found``.
        """
        self.get(tx, project_id, alert_id)
        return history.firings(tx, alert_id, before, limit)

    def recipients(
        self, tx: Tx, project_id: ProjectId, firings: Sequence[Firing]
    ) -> dict[int, tuple[str, ...]]:
        """Return who was told that each firing began, by name; without those of which it is not known."""
        keys = {incident(one): one.firing_id for one in firings if one.told_at is not None}
        told = self.notices.recipients(tx, project_id, NoticeKind.ALERT, keys)
        return {keys[key]: names for key, names in told.items()}

    def reach(self, tx: Tx, project_id: ProjectId) -> Reach:
        """Return who would be told of an alert now."""
        return self.notices.reach(tx, project_id, NoticeKind.ALERT)

    def preview(self, access: Access, rule: Rule) -> Preview:
        """Return the last buckets as an alert would have judged them, with the data of now.

        Raises:
            CauceError: as ``Analytics.ask``.
        """
        zone = ZoneInfo(access.timezone)
        return self.asking.preview(access.project_id, rule, self.clock(), zone)

    def changed(self, access: Access, rule: Rule, at: str, line: str) -> Changed:
        """Return what changed between the bucket labelled ``at`` and the one that the rule compares it with.

        Raises:
            CauceError: ``invalid_field`` for a bucket that is not over or a line that is not there.
        """
        now, zone = self.clock(), ZoneInfo(access.timezone)
        question, seen = self.asking.seen(access.project_id, rule, shown_from(rule, now), now, zone)
        wait = wait_of(replace(rule, wait_min=0), question)
        over = {one.label: i for i, one in enumerate(seen.buckets) if settled(one, wait) <= now}
        chosen = next((one for one in seen.lines if one.key == line), None)
        if at not in over or chosen is None:
            raise no_bucket(tuple(over))
        return self.asking.changed(access.project_id, rule, seen, chosen, over[at])

    def using(self, tx: Tx, project_id: ProjectId, metric_id: int) -> list[Using]:
        """Return the alerts that are about a metric, the last made first."""
        found = store.of_metric(tx, project_id, metric_id)
        return [Using(one.alert_id, one.content()["name"], UserKind.ALERT) for one in found]

    def metric_changed(self, tx: Tx, project_id: ProjectId, metric_id: int) -> None:
        """Let the alerts about a metric judge it as it is now; those that it makes another question of begin anew.

        What the metric is now may be nothing that can be watched: then the next look says so.
        """
        metric = self.reading.metric(tx, project_id, metric_id)
        if metric is None:
            return
        for stored in store.of_metric(tx, project_id, metric_id, hold=True):
            self._follow(tx, self.reading.alert(tx, stored), metric)

    def forget_project(self, tx: Tx, project_id: ProjectId) -> None:
        """Remove every alert of a project."""
        store.forget_project(tx, project_id)

    def _anew(self, tx: Tx, before: Alert, after: Alert) -> Alert:
        """Return the alert in another round when what it looks at, or whether, is not what it was."""
        was, is_ = before.content, after.content
        if was.rule == is_.rule and was.enabled == is_.enabled:
            return after
        because = EndedBecause.CHANGED if is_.enabled else EndedBecause.SWITCHED_OFF
        for firing in history.firing_now(tx, before.alert_id).values():
            history.end(tx, firing.firing_id, self.clock(), because)
        return replace(after, round=before.round + 1, judged_until=None, problem=None)

    def _follow(self, tx: Tx, before: Alert, metric: Saved) -> None:
        now, rule = self.clock(), before.content.rule
        try:
            rule = self.reading.about(metric, rule, now)
        except CauceError as error:
            log.info("alert.metric_unwatchable", alert_id=before.alert_id, code=error.code)
        after = replace(before, content=replace(before.content, rule=rule), due_at=now)
        store.update(tx, self._anew(tx, before, after), rule_document(rule))

    def _about_metric(
        self, tx: Tx, access: Access, content: Content, *, kept: int = 0
    ) -> tuple[Content, WatchedMetric | None]:
        """Return the content with the question as its metric is now; a metric that was ``kept`` may be gone.

        The metric is held, before any alert is: whoever changes it meanwhile finds this one.
        """
        rule = content.rule
        if not rule.metric_id:
            return content, None
        self.metrics.hold(tx, access.project_id, rule.metric_id)
        metric = self.reading.metric(tx, access.project_id, rule.metric_id)
        if metric is None and rule.metric_id == kept:
            return content, None
        kind = metric and metric.content.document["definition"]["kind"]
        if metric is None or (kind != rule.question["kind"] and rule.metric_id != kept):
            raise no_metric()
        asked = self.reading.about(metric, rule, self.clock())
        return replace(content, rule=asked), watched(metric)

    def _check_members(self, tx: Tx, access: Access, telling: Telling) -> None:
        members = {one.account_id for one in self.accounts.list_members(tx, access.workspace_id)}
        for index, chosen in enumerate(telling.members or ()):
            if chosen not in members:
                raise no_member(index)

    def _record(self, tx: Tx, access: Access, what: str, alert: Alert) -> None:
        detail = {"id": alert.alert_id, "enabled": alert.content.enabled}
        self.accounts.record(tx, access, f"alert.{what}", alert.content.name, detail)
