"""From counts of five minutes and hours to what the page shows of each source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from cauce.collect.sources.contracts import (
    FiveMinutes,
    Lag,
    Library,
    RefusedItems,
    Version,
    VersionHour,
    Volume,
)
from cauce.collect.sources.logic.habit import HOUR, hour_of
from cauce.collect.sources.logic.judging import SLOT, slot_start

SAMPLES_FROM = HOUR
"""Lag is looked at this far back."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the engine says about all sources of a project."""

    hours: Sequence[VersionHour]
    recent: Sequence[FiveMinutes]
    refused: Sequence[RefusedItems]
    last_seen: Mapping[int, datetime]
    visible_at: Mapping[int, datetime] = field(default_factory=dict)
    """Position of the log → when its batch was in the tables."""


def begin_of(now: datetime, hours: int) -> datetime:
    """Return the first of ``hours`` hours of which the running one is the last."""
    return hour_of(now) - (hours - 1) * HOUR


def volumes(counts: Counts, now: datetime, hours: int) -> dict[int, Volume]:
    """Return the volume of every key that ever sent something or was refused in the hours looked at."""
    keys = {*counts.last_seen, *(one.key_id for one in counts.refused)}
    return {key: _volume(key, counts, now, hours) for key in keys}


def _volume(key: int, counts: Counts, now: datetime, hours: int) -> Volume:
    sent = [one for one in counts.hours if one.key_id == key]
    recent = [one for one in counts.recent if one.key_id == key]
    refused = [one for one in counts.refused if one.key_id == key]
    begin = begin_of(now, hours)
    return Volume(
        sum(one.events for one in sent),
        sum(one.items for one in refused),
        counts.last_seen.get(key),
        _by_hour(sent, begin, hours),
        _rate(recent, now),
        _libraries(sent, refused, begin, hours),
        _lag(recent, counts.visible_at),
    )


def _by_hour(sent: Sequence[VersionHour], begin: datetime, hours: int) -> tuple[int, ...]:
    found = [0] * hours
    for one in sent:
        at = int((one.hour - begin) / HOUR)
        if 0 <= at < hours:
            found[at] += one.events
    return tuple(found)


def _rate(recent: Sequence[FiveMinutes], now: datetime) -> float:
    """Return events a second over the running five minutes and those before."""
    begin = slot_start(now) - SLOT
    events = sum(one.events for one in recent if one.at >= begin)
    return round(events / (now - begin).total_seconds(), 3)


def _libraries(
    sent: Sequence[VersionHour], refused: Sequence[RefusedItems], begin: datetime, hours: int
) -> tuple[Library, ...]:
    names = {one.library for one in sent} | {one.library for one in refused}
    found = [
        _library(
            name,
            [one for one in sent if one.library == name],
            sum(one.items for one in refused if one.library == name),
            begin,
            hours,
        )
        for name in names
    ]
    return tuple(sorted(found, key=lambda one: (-one.events, -one.rejected, one.name)))


def _library(
    name: str, sent: Sequence[VersionHour], rejected: int, begin: datetime, hours: int
) -> Library:
    numbers: dict[str, Version] = {}
    for one in sent:
        before = numbers.get(one.version)
        numbers[one.version] = Version(
            one.version,
            one.events + (before.events if before else 0),
            max(one.last, before.last_seen) if before else one.last,
        )
    return Library(
        name,
        sum(one.events for one in sent),
        rejected,
        max((one.last for one in sent), default=None),
        _by_hour(sent, begin, hours),
        tuple(sorted(numbers.values(), key=lambda one: (-one.events, one.version))),
    )


def _lag(recent: Sequence[FiveMinutes], visible_at: Mapping[int, datetime]) -> Lag | None:
    lags = [
        max(0, int((at - one.last) / timedelta(milliseconds=1)))
        for one in recent
        if (at := visible_at.get(one.newest)) is not None
    ]
    return Lag(int(median(lags)), max(lags), len(lags)) if lags else None
