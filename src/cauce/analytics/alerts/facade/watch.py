"""The watch over every alert: judges what is over, tells people once.

Only the active worker runs it. A look asks its questions with no transaction open, then writes verdicts, firings
and notices in one: killed in between nothing was written, and the next look does all of it. Should two ever look
at the same alert, the row of the alert lets one of them write, and the other finds it judged.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from cauce.accounts.contracts import Project
from cauce.accounts.facade import Accounts
from cauce.accounts.notices.contracts import NoticeKind
from cauce.accounts.notices.facade import Notices
from cauce.analytics.alerts.contracts import (
    EVALUATIONS_KEPT,
    Alert,
    Changed,
    EndedBecause,
    Evaluation,
    Firing,
    Line,
    Problem,
    Verdict,
)
from cauce.analytics.alerts.facade.asking import Asking, question_of, wait_of
from cauce.analytics.alerts.facade.reading import Reading
from cauce.analytics.alerts.logic.buckets import open_one, pending
from cauce.analytics.alerts.logic.changed import FAILED
from cauce.analytics.alerts.logic.judging import (
    Begin,
    Move,
    Seen,
    Verdicts,
    may_peek,
    moves,
    verdicts,
)
from cauce.analytics.alerts.logic.rule import only_grows
from cauce.analytics.alerts.logic.timing import (
    again_at,
    next_due,
    oldest_to_judge,
    retry_at,
    snoozed,
)
from cauce.analytics.alerts.logic.words import Told, began, ended, incident, key_of
from cauce.analytics.alerts.store import alerts as store
from cauce.analytics.alerts.store import history
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.infra.db import Database, Tx
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, Text

log = structlog.get_logger()
AT_ONCE = 100
BROKEN_CODE = "alert_broken"
BROKEN = Text(
    "Cauce could not work this alert out; the server's log says why. It is tried again by itself.",
    "Cauce no pudo calcular esta alerta; el registro del servidor dice por qué. Se reintenta sola.",
)


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at an alert found, before anything is written."""

    now: datetime
    seen: Seen
    positions: range
    found: Verdicts
    moves: tuple[Move, ...]
    changed: Mapping[str, Changed]
    wait: timedelta
    peeks: bool

    @property
    def judged_until(self) -> datetime | None:
        """The end of the newest bucket that was judged; None when none was."""
        return self.seen.buckets[self.positions[-1]].end if self.positions else None

    def evaluations(self) -> list[Evaluation]:
        """Return the verdicts with their buckets."""
        return [
            Evaluation(key, self.seen.buckets[at], verdict, self.now)
            for key, of_line in self.found.items()
            for at, verdict in zip(self.positions, of_line, strict=True)
        ]


@dataclass(frozen=True)
class AlertWatch:
    """Looks at the alerts of every project that are due."""

    database: Database
    accounts: Accounts
    metrics: Metrics
    notices: Notices
    asking: Asking
    level: Callable[[], bool]
    """Whether the tables hold what has arrived; while they do not, every number is too small."""
    clock: Clock = utc_now

    def look(self) -> int:
        """Return how many alerts that were due have been looked at."""
        if not self.level():
            log.info("alerts.wait_for_tables")
            return 0
        with self.database.transaction() as tx:
            found = store.due(tx, self.clock(), AT_ONCE)
            projects = {one.project_id: one for one in self.accounts.list_projects(tx)}
        for stored in found:
            if (project := projects.get(stored.project_id)) is not None:
                self.look_at(project, stored)
        return len(found)

    def look_at(self, project: Project, stored: store.Stored) -> None:
        """Judge one alert; when that fails it is noted with the alert and tried again."""
        try:
            alert = self._read(stored)
            look = self._look(project, alert)
            with self.database.transaction() as tx:
                self._settle(tx, alert, look)
        except CauceError as error:
            log.warning("alert.not_judged", alert_id=stored.alert_id, code=error.code)
            self._fail(stored, error.code, error.message)
        except Exception:
            log.exception("alert.broken", alert_id=stored.alert_id)
            self._fail(stored, BROKEN_CODE, BROKEN)

    def forget_old(self) -> None:
        """Forget verdicts that nobody looks up any more."""
        with self.database.transaction() as tx:
            history.forget_old(tx, self.clock() - EVALUATIONS_KEPT)

    @property
    def reading(self) -> Reading:
        """Reading rows with the metrics that they are about."""
        return Reading(self.metrics)

    def _read(self, stored: store.Stored) -> Alert:
        """Return the alert of a row; one that does not judge its metric as it is now fails."""
        now = self.clock()
        with self.database.transaction() as tx:
            alert = self.reading.alert(tx, stored)
            metric = self.reading.metric(tx, stored.project_id, stored.metric_id)
        if metric is not None:
            self.reading.about(metric, alert.content.rule, now)
        return alert

    def _look(self, project: Project, alert: Alert) -> Look:
        rule, now, zone = alert.content.rule, self.clock(), ZoneInfo(project.timezone)
        wait = wait_of(rule, question_of(rule, now, zone))
        oldest = oldest_to_judge(alert, now, wait)
        question, seen = self.asking.seen(alert.project_id, rule, oldest, now, zone)
        positions = pending(seen.buckets, alert.judged_until, now, wait, rule.interval)
        peeks = may_peek(rule) and only_grows(question)
        peek = open_one(seen.buckets, now) if peeks else None
        with self.database.transaction() as tx:
            firing = history.firing_now(tx, alert.alert_id)
        found = verdicts(rule, seen, positions)
        peeked = {} if peek is None else verdicts(rule, seen, [peek])
        made = moves(found, positions, firing, peeked, peek)
        changed = self._all_changed(alert, seen, made)
        return Look(now, seen, positions, found, tuple(made), changed, wait, peeks)

    def _all_changed(self, alert: Alert, seen: Seen, made: list[Move]) -> dict[str, Changed]:
        lines = {line.key: line for line in seen.lines}
        return {
            move.line: self._changed(alert, seen, lines[move.line], move.at)
            for move in made
            if isinstance(move, Begin)
        }

    def _changed(self, alert: Alert, seen: Seen, line: Line, at: int) -> Changed:
        """What changed is said when it can be told; that it cannot keeps nobody from being told the rest."""
        try:
            return self.asking.changed(alert.project_id, alert.content.rule, seen, line, at)
        except CauceError as error:
            log.warning("alert.not_explained", alert_id=alert.alert_id, code=error.code)
            label, value = seen.buckets[at].label, line.values[at] or 0.0
            return Changed(label, label, value, value, missing=FAILED)

    def _settle(self, tx: Tx, before: Alert, look: Look) -> None:
        stored = store.find(tx, before.project_id, before.alert_id, hold=True)
        if stored is None:
            return
        alert = self.reading.alert(tx, stored)
        same = (alert.round, alert.judged_until) == (before.round, before.judged_until)
        if not (same and alert.content.enabled):
            return  # somebody else judged it, or changed it, meanwhile: the next look does it
        history.keep(tx, alert.alert_id, alert.round, look.evaluations())
        for move in look.moves:
            self._make(tx, alert, look, move)
        firing = history.firing_now(tx, alert.alert_id)
        self._tell_waiting(tx, alert, firing, look.now)
        firing = history.firing_now(tx, alert.alert_id)
        due_at = next_due(
            alert, look.seen.buckets, firing.values(), look.now, look.wait, peeks=look.peeks
        )
        until = look.judged_until or alert.judged_until
        store.looked(tx, alert, look.now, due_at, until)

    def _make(self, tx: Tx, alert: Alert, look: Look, move: Move) -> None:
        if isinstance(move, Begin):
            self._begin(tx, alert, look, move)
            return
        firing = history.firing_now(tx, alert.alert_id).get(move.line)
        if firing is None:
            return
        bucket = "" if move.at is None else look.seen.buckets[move.at].label
        history.end(tx, firing.firing_id, look.now, move.because, bucket)
        if firing.told_at is not None and not snoozed(alert, look.now):
            verdict = None if move.at is None else self._verdict(look, move.line, move.at)
            self._tell_end(tx, alert, firing, move.because, verdict)

    def _begin(self, tx: Tx, alert: Alert, look: Look, move: Begin) -> None:
        bucket = look.seen.buckets[move.at]
        changed = look.changed[move.line]
        firing = Firing(
            0, alert.alert_id, alert.round, move.line, bucket, move.verdict, look.now, changed
        )
        if history.begin(tx, firing) is not None:
            active = history.firing_now(tx, alert.alert_id)
            self._tell_waiting(tx, alert, {move.line: active[move.line]}, look.now)

    def _tell_waiting(
        self, tx: Tx, alert: Alert, firing: Mapping[str, Firing], now: datetime
    ) -> None:
        """Tell what nobody was told of, and again what was asked to be told again."""
        if snoozed(alert, now):
            return
        for one in firing.values():
            again = again_at(alert, one)
            if one.told_at is None:
                self._notify(tx, alert, began(alert, one), incident(one))
                history.told(tx, one.firing_id, now, 0)
            elif again is not None and again <= now:
                count = one.reminded + 1
                told = began(alert, one, again=True)
                self._notify(tx, alert, told, f"{key_of(one)}:again:{count}")
                history.told(tx, one.firing_id, now, count)

    def _tell_end(
        self,
        tx: Tx,
        alert: Alert,
        firing: Firing,
        because: EndedBecause,
        verdict: Verdict | None,
    ) -> None:
        told = ended(alert, firing, because, verdict)
        self._notify(tx, alert, told, f"{key_of(firing)}:ended")

    def _notify(self, tx: Tx, alert: Alert, told: Told, key: str) -> None:
        telling = alert.content.telling
        self.notices.notify(
            tx,
            alert.project_id,
            NoticeKind.ALERT,
            told.title,
            told.body,
            dedup_key=key,
            link=f"/p/{alert.project_id}/alerts/{alert.alert_id}",
            values=told.values,
            to=telling.members,
            to_channels=telling.channels,
        )

    def _verdict(self, look: Look, line: str, at: int) -> Verdict:
        return look.found[line][look.positions.index(at)]

    def _fail(self, stored: store.Stored, code: str, message: Text) -> None:
        now, before = self.clock(), stored.problem
        problem = Problem(code, message, now, 1 if before is None else before.tries + 1)
        with self.database.transaction() as tx:
            store.failed(tx, stored, problem, retry_at(now, problem.tries))
