"""What every source sends, for the page and the API."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cauce.accounts.contracts import KeyKind
from cauce.accounts.facade import Accounts
from cauce.collect.sources.contracts import (
    UNKNOWN_KEY,
    Alert,
    Rules,
    Source,
    SourceKey,
    Volume,
    Watch,
)
from cauce.collect.sources.facade.habits import UNKNOWN, Habits
from cauce.collect.sources.logic.habit import Habit, slot_of
from cauce.collect.sources.logic.judging import silence_due
from cauce.collect.sources.logic.volume import SAMPLES_FROM, Counts, begin_of, volumes
from cauce.collect.sources.store import alerts as kept
from cauce.collect.sources.store import volumes as counted
from cauce.infra.consumers import visible_at
from cauce.infra.db import Database, Tx
from cauce.infra.events import Events
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.ids import ProjectId

NOBODY = SourceKey(UNKNOWN_KEY, "", "", None, False, None)


@dataclass(frozen=True)
class Sources:
    """Every key of a project with what it sends, how much of it is refused, and whether it is watched."""

    events: Events
    database: Database
    accounts: Accounts
    habits: Habits
    clock: Clock = utc_now

    def of(self, access: Access, hours: int) -> list[Source]:
        """Return the sources of a project, those that sent most first.

        Write keys that never sent anything are there too, and what was kept before keys were noted.

        Args:
            access: of who asks.
            hours: how far back volumes count, the running hour included.

        Raises:
            CauceError: an engine does not answer.
        """
        now, project_id = self.clock(), access.project_id
        counts = self._counts(project_id, now, hours)
        usual = self.habits.of(project_id, now, access.timezone)
        with self.database.transaction() as tx:
            keys = source_keys(self.accounts, tx, project_id, now)
            rules, active = kept.rules_of(tx, project_id), kept.active(tx, project_id)
        sent = volumes(counts, now, hours)
        shown = [key for key in [*keys, NOBODY] if key.key_id in sent or _may_begin(key)]
        zone = ZoneInfo(access.timezone)
        found = [
            _source(
                key,
                sent.get(key.key_id, Volume(hours=(0,) * hours)),
                rules.get(key.key_id, Rules()),
                usual.get(key.key_id, UNKNOWN),
                (now, zone),
                active=[one for one in active if one.key_id == key.key_id],
            )
            for key in shown
        ]
        return sorted(found, key=lambda one: (-one.volume.events, one.key.key_id))

    def _counts(self, project_id: ProjectId, now: datetime, hours: int) -> Counts:
        begin = begin_of(now, hours)
        recent = counted.recent(self.events, project_id, now - SAMPLES_FROM)
        with self.database.transaction() as tx:
            at = visible_at(tx, "store", [one.newest for one in recent])
        return Counts(
            counted.arrivals(self.events, project_id, begin),
            recent,
            counted.rejects(self.events, project_id, begin),
            counted.last_seen(self.events, project_id),
            at,
        )


def source_keys(
    accounts: Accounts, tx: Tx, project_id: ProjectId, now: datetime
) -> list[SourceKey]:
    """Return every key of a project that sends or has sent, revoked ones included, oldest first."""
    return [
        SourceKey(
            key.key_id,
            key.name,
            key.prefix,
            key.kind,
            key.revoked_at is None and (key.expires_at is None or key.expires_at > now),
            key.quota_per_s,
        )
        for key in accounts.list_keys(tx, project_id)
    ]


def _may_begin(key: SourceKey) -> bool:
    """Return whether a source is shown before it sent anything."""
    return key.live and key.kind is KeyKind.WRITE


def _source(
    key: SourceKey,
    volume: Volume,
    rules: Rules,
    habit: Habit,
    when: tuple[datetime, ZoneInfo],
    *,
    active: Sequence[Alert],
) -> Source:
    now, zone = when
    watch, due = _watched(key, volume, rules, habit, when)
    known = habit.watch is not Watch.LEARNING
    return Source(
        key,
        volume,
        rules,
        watch,
        due,
        habit.usual[slot_of(now, zone)] if known else None,
        tuple(active),
    )


def _watched(
    key: SourceKey,
    volume: Volume,
    rules: Rules,
    habit: Habit,
    when: tuple[datetime, ZoneInfo],
) -> tuple[Watch, datetime | None]:
    now, zone = when
    if key.key_id == UNKNOWN_KEY:
        return Watch.OFF, None
    if not key.live:
        return Watch.REVOKED, None
    if volume.last_seen is None:
        return Watch.NEVER_SEEN, None
    watch, due = silence_due(rules, habit, volume.last_seen, zone)
    return (Watch.MUTED, None) if watch is Watch.WATCHED and rules.muted(now) else (watch, due)
