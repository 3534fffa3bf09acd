"""The watch over every source: looks once a minute, opens and resolves alerts, tells people once.

Only the active worker runs it (``infra.lease``). Should two ever do, the lock of a project lets one of them move
its alerts, the index on what is not resolved takes one alert of a kind, and an alert that is being announced is
passed over by the other.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from cauce.accounts.contracts import Project
from cauce.accounts.facade import Accounts
from cauce.collect.sources.contracts import Alert, AlertState, Notices, Rules, SourceKey
from cauce.collect.sources.facade.habits import UNKNOWN, Habits
from cauce.collect.sources.facade.reading import source_keys
from cauce.collect.sources.logic.judging import (
    SLOT,
    Finding,
    Move,
    Open,
    Reopen,
    judge_rejects,
    judge_silence,
    moves,
    slot_start,
)
from cauce.collect.sources.logic.words import announcement
from cauce.collect.sources.store import alerts as store
from cauce.collect.sources.store import volumes
from cauce.infra.db import Database, Tx
from cauce.infra.events import Events
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()
GAP = timedelta(minutes=5)
"""A longer break between two looks, and silence counts from the second: nobody knows what came between."""
TOLD_AT_ONCE = 50
PerFiveMinutes = Mapping[int, Mapping[datetime, int]]


@dataclass(frozen=True)
class SourceWatch:
    """Judges the sources of every project."""

    events: Events
    database: Database
    accounts: Accounts
    habits: Habits
    level: Callable[[], bool]
    """Whether the tables hold what has arrived; while they do not, nobody can tell who is silent."""
    notices: Notices
    clock: Clock = utc_now

    def look(self) -> None:
        """Judge every project once, and tell people what is new."""
        now = self.clock()
        if not self.level():
            return
        with self.database.transaction() as tx:
            watching = store.watching_since(tx, now, GAP)
            projects = self.accounts.list_projects(tx)
        for project in projects:
            try:
                self.judge(project, now, watching)
            except CauceError as error:
                log.warning("sources.not_judged", project_id=project.project_id, code=error.code)
        self.announce()

    def announce(self) -> None:
        """Tell people of every open alert that nobody was told of."""
        with self.database.transaction() as tx:
            waiting = store.unannounced(tx, TOLD_AT_ONCE)
        for project_id, alert_id in waiting:
            try:
                self._announce(project_id, alert_id)
            except CauceError as error:
                log.warning("sources.not_told", project_id=project_id, code=error.code)

    def _announce(self, project_id: ProjectId, alert_id: int) -> None:
        with self.database.transaction() as tx:
            alert = store.claim(tx, project_id, alert_id)
            if alert is not None:
                self._tell(tx, project_id, alert)
                store.mark_announced(tx, alert_id, self.clock())

    def judge(self, project: Project, now: datetime, watching: datetime) -> None:
        """Open and resolve the alerts of one project; ``watching``: since when somebody looks without a break.

        Raises:
            CauceError: an engine does not answer; nothing moved.
        """
        project_id = project.project_id
        with self.database.transaction() as tx:
            keys = [k for k in source_keys(self.accounts, tx, project_id, now) if k.live]
            rules = store.rules_of(tx, project_id)
        findings = self._findings(project, keys, rules, (now, watching))
        with self.database.transaction() as tx:
            if not store.try_lock(tx, project_id):
                return
            active = {
                (one.key_id, one.kind): one for one in store.active(tx, project_id, hold=True)
            }
            for move in moves(findings, active, rules, now):
                self._make(tx, project_id, move, now)

    def _findings(
        self,
        project: Project,
        keys: list[SourceKey],
        rules: Mapping[int, Rules],
        when: tuple[datetime, datetime],
    ) -> list[Finding]:
        now, watching = when
        project_id, zone = project.project_id, ZoneInfo(project.timezone)
        seen = volumes.last_seen(self.events, project_id)
        usual = self.habits.of(project_id, now, project.timezone)
        accepted, rejected = self._counts(project_id, rules, now)
        found: list[Finding] = []
        for key in (one.key_id for one in keys):
            own = rules.get(key, Rules())
            found.append(judge_rejects(key, own, accepted[key], rejected[key], now))
            if key in seen:
                habit = usual.get(key, UNKNOWN)
                found.append(
                    judge_silence(key, own, habit, (seen[key], watching), now=now, zone=zone)
                )
        return found

    def _counts(
        self, project_id: ProjectId, rules: Mapping[int, Rules], now: datetime
    ) -> tuple[PerFiveMinutes, PerFiveMinutes]:
        """Return what was accepted and refused of each key in the longest window that a rule has."""
        window = max(one.reject_window_min for one in [Rules(), *rules.values()])
        begin = slot_start(now) - timedelta(minutes=window) + SLOT
        accepted: dict[int, dict[datetime, int]] = defaultdict(dict)
        rejected: dict[int, dict[datetime, int]] = defaultdict(dict)
        for sent in volumes.recent(self.events, project_id, begin):
            accepted[sent.key_id][sent.at] = sent.events
        for refused in volumes.rejects(self.events, project_id, begin):
            of_key = rejected[refused.key_id]
            of_key[refused.at] = of_key.get(refused.at, 0) + refused.items
        return accepted, rejected

    def _make(self, tx: Tx, project_id: ProjectId, move: Move, now: datetime) -> None:
        if isinstance(move, Open):
            one = move.finding
            alert = Alert(0, one.key_id, one.kind, AlertState.OPEN, one.since, now, one.facts)
            store.insert(tx, project_id, alert)
        elif isinstance(move, Reopen):
            again = replace(move.alert, state=AlertState.OPEN, round=move.alert.round + 1)
            store.move(tx, project_id, again)
        else:
            over = replace(
                move.alert,
                state=AlertState.RESOLVED,
                resolved_at=now,
                resolved_because=move.because,
            )
            store.move(tx, project_id, over)

    def _tell(self, tx: Tx, project_id: ProjectId, alert: Alert) -> None:
        """Hand an alert over to whoever delivers notices: the one place where sources tell people something."""
        keys = source_keys(self.accounts, tx, project_id, self.clock())
        name = next((key.name for key in keys if key.key_id == alert.key_id), str(alert.key_id))
        title, body = announcement(alert, name, self.clock())
        self.notices.notify(
            project_id,
            f"source.{alert.kind}",
            title,
            body,
            link=f"/p/{project_id}/data/sources",
            dedup_key=f"source-alert:{alert.alert_id}:{alert.round}",
        )
