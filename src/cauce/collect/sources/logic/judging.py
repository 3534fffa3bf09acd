"""What is wrong with a source now, and how that moves its alerts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cauce.collect.sources.contracts import (
    Alert,
    AlertKind,
    AlertState,
    Because,
    Facts,
    Rules,
    Watch,
)
from cauce.collect.sources.logic.habit import Habit, due, expected

RELIEF = 0.8
"""An alert on refusals is over below this part of its limit, so that one at the limit does not come and go."""
SLOT = timedelta(minutes=5)


NOTHING = Facts()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is the case; ``holds`` None: it cannot be told now, so nothing moves."""

    key_id: int
    kind: AlertKind
    holds: bool | None
    since: datetime
    facts: Facts = NOTHING
    over: Because = Because.CAME_BACK
    """Why it does not hold."""


@dataclass(frozen=True, slots=True)
class Open:
    """A new alert."""

    finding: Finding


@dataclass(frozen=True, slots=True)
class Reopen:
    """An alert that outlived being muted."""

    alert: Alert


@dataclass(frozen=True, slots=True)
class Resolve:
    """An alert that is over."""

    alert: Alert
    because: Because


Move = Open | Reopen | Resolve


def silence_due(
    rules: Rules, habit: Habit, since: datetime, zone: ZoneInfo
) -> tuple[Watch, datetime | None]:
    """Return whether silence since an instant is watched, and when it raises an alert."""
    if not rules.silence:
        return Watch.OFF, None
    if rules.silence_after_min is not None:
        return Watch.WATCHED, since + timedelta(minutes=rules.silence_after_min)
    if habit.watch is not Watch.WATCHED:
        return habit.watch, None
    found = due(habit, since, zone, rules.silence_floor_min)
    return (Watch.WATCHED, found) if found else (Watch.TOO_SMALL, None)


def judge_silence(
    key_id: int,
    rules: Rules,
    habit: Habit,
    seen: tuple[datetime, datetime],
    *,
    now: datetime,
    zone: ZoneInfo,
) -> Finding:
    """Return whether a source is silent.

    Args:
        key_id: of the source.
        rules: its own.
        habit: what it usually sends.
        seen: its last event, and since when somebody watches without a break: nobody saw what came before.
        now: the instant of the judgement.
        zone: the project's.
    """
    last, watching = seen
    since = max(last, watching)
    watch, at = silence_due(rules, habit, since, zone)
    if watch is Watch.OFF:
        return Finding(key_id, AlertKind.SILENCE, False, last, over=Because.SWITCHED_OFF)
    if at is not None and at <= now:
        facts = Facts(expected=round(expected(habit, since, now, zone), 1))
        return Finding(key_id, AlertKind.SILENCE, True, last, facts)
    return Finding(key_id, AlertKind.SILENCE, None, last)


def judge_rejects(
    key_id: int,
    rules: Rules,
    accepted: Mapping[datetime, int],
    rejected: Mapping[datetime, int],
    now: datetime,
) -> Finding:
    """Return whether too much of a source is refused, by its counts of every five minutes."""
    begin = slot_start(now) - timedelta(minutes=rules.reject_window_min) + SLOT
    if not rules.rejects:
        return Finding(key_id, AlertKind.REJECTS, False, begin, over=Because.SWITCHED_OFF)
    good = sum(n for at, n in accepted.items() if at >= begin)
    bad = sum(n for at, n in rejected.items() if at >= begin)
    share = bad / (good + bad) if bad else 0.0
    facts = Facts(
        share=round(share, 4), rejected=bad, accepted=good, window_min=rules.reject_window_min
    )
    if bad >= rules.reject_min and share > rules.reject_share:
        return Finding(key_id, AlertKind.REJECTS, True, begin, facts)
    relieved = share < rules.reject_share * RELIEF
    return Finding(
        key_id,
        AlertKind.REJECTS,
        False if relieved else None,
        begin,
        facts,
        Because.SHARE_FELL,
    )


def slot_start(at: datetime) -> datetime:
    """Return the start of the five minutes of an instant."""
    return at.replace(minute=at.minute - at.minute % 5, second=0, microsecond=0)


def moves(
    findings: Sequence[Finding],
    active: Mapping[tuple[int, AlertKind], Alert],
    rules: Mapping[int, Rules],
    now: datetime,
) -> list[Move]:
    """Return what happens to alerts; of a source that is not judged any more (its key is gone) they end."""
    found = {(one.key_id, one.kind): one for one in findings}
    ended = [Resolve(alert, Because.REVOKED) for key, alert in active.items() if key not in found]
    own = (
        _move(one, active.get(key), rules.get(one.key_id, Rules()), now)
        for key, one in found.items()
    )
    return [*ended, *(move for move in own if move is not None)]


def _move(finding: Finding, alert: Alert | None, rules: Rules, now: datetime) -> Move | None:
    if alert is None:
        return Open(finding) if finding.holds and not rules.muted(now) else None
    if _over(finding, alert):
        return Resolve(alert, finding.over)
    return Reopen(alert) if finding.holds and _outlived_muting(alert, rules, now) else None


def _outlived_muting(alert: Alert, rules: Rules, now: datetime) -> bool:
    """Return whether it was put aside for a time, and the time is up."""
    if alert.state is not AlertState.ACKNOWLEDGED or rules.muted_until is None:
        return False
    aside = alert.acknowledged_at is not None and alert.acknowledged_at < rules.muted_until
    return aside and not rules.muted(now)


def _over(finding: Finding, alert: Alert) -> bool:
    """Return whether an alert ended: it does not hold, or silence was broken by an event."""
    if finding.holds is False:
        return True
    return finding.kind is AlertKind.SILENCE and finding.since > alert.since
