"""HTTP of sources: what each key sends, its rules, muting it for a time."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from cauce.accounts.contracts import KeyKind
from cauce.collect.sources.contracts import (
    UNKNOWN_KEY,
    AlertKind,
    AlertState,
    Lag,
    Library,
    Rules,
    Source,
    Watch,
)
from cauce.collect.sources.facade.alerts import SourceAlerts
from cauce.collect.sources.facade.reading import Sources
from cauce.infra.web import Reading, Transaction, Writing, service
from cauce.infra.web import number_or_not_found as number

router = APIRouter(prefix="/projects/{project_id}/sources", tags=["collect"])
TheSources = Annotated[Sources, Depends(service(Sources))]
TheAlerts = Annotated[SourceAlerts, Depends(service(SourceAlerts))]
DAY_MIN = 24 * 60


class Body(BaseModel):
    """What a client sends: a field we do not know is an error, not silence."""

    model_config = ConfigDict(extra="forbid")


class RulesIn(Body):
    """When a source raises an alert."""

    silence: bool = True
    silence_after_min: int | None = Field(
        default=None, ge=5, le=7 * DAY_MIN, description="null: learned from its usual volume"
    )
    silence_floor_min: int = Field(default=10, ge=5, le=DAY_MIN)
    rejects: bool = True
    reject_share: float = Field(default=0.2, ge=0.001, le=0.999)
    reject_window_min: int = Field(default=15, ge=5, le=DAY_MIN, multiple_of=5)
    reject_min: int = Field(default=50, ge=1, le=1_000_000)


class RulesOut(BaseModel):
    """The rules of a source, and until when it is muted."""

    silence: bool
    silence_after_min: int | None
    silence_floor_min: int
    rejects: bool
    reject_share: float
    reject_window_min: int
    reject_min: int
    muted_until: datetime | None

    @classmethod
    def of(cls, rules: Rules) -> "RulesOut":
        """Return the JSON of rules."""
        return cls(**{name: getattr(rules, name) for name in cls.model_fields})


class MuteIn(Body):
    """For how long a source opens no alert; 0 ends it."""

    minutes: int = Field(ge=0, le=30 * DAY_MIN)


class LibraryVersionOut(BaseModel):
    """One version of a library, and its part of what the library sent."""

    version: str
    events: int
    share: float
    last_seen: datetime


class LibraryOut(BaseModel):
    """One library that sends with a key; ``name`` is empty when events do not say."""

    name: str
    events: int
    rejected: int
    error_share: float | None
    last_seen: datetime | None
    hours: list[int]
    versions: list[LibraryVersionOut]

    @classmethod
    def of(cls, library: Library) -> "LibraryOut":
        """Return the JSON of a library."""
        return cls(
            name=library.name,
            events=library.events,
            rejected=library.rejected,
            error_share=_share(library.events, library.rejected),
            last_seen=library.last_seen,
            hours=list(library.hours),
            versions=[
                LibraryVersionOut(
                    version=one.version,
                    events=one.events,
                    share=one.events / library.events,
                    last_seen=one.last_seen,
                )
                for one in library.versions
            ],
        )


class LagOut(BaseModel):
    """From arrival to the tables, of the last event in each five minutes of the last hour."""

    median_ms: int
    worst_ms: int
    samples: int

    @classmethod
    def of(cls, lag: Lag) -> "LagOut":
        """Return the JSON of a lag."""
        return cls(median_ms=lag.median_ms, worst_ms=lag.worst_ms, samples=lag.samples)


class SourceAlertRef(BaseModel):
    """An alert of a source that is not over."""

    id: str
    kind: AlertKind
    state: AlertState
    since: datetime


class SourceOut(BaseModel):
    """One source: a key, or what was kept before keys were noted (``key_id`` null)."""

    key_id: str | None
    name: str
    prefix: str
    kind: KeyKind | None
    live: bool
    quota_per_s: float | None
    rate_per_s: float
    events: int
    rejected: int
    error_share: float | None
    last_seen: datetime | None
    hours: list[int]
    lag: LagOut | None
    libraries: list[LibraryOut]
    watch: Watch
    silence_due: datetime | None
    usual_per_hour: float | None
    rules: RulesOut
    alerts: list[SourceAlertRef]

    @classmethod
    def of(cls, source: Source) -> "SourceOut":
        """Return the JSON of a source."""
        key, volume = source.key, source.volume
        return cls(
            key_id=None if key.key_id == UNKNOWN_KEY else str(key.key_id),
            name=key.name,
            prefix=key.prefix,
            kind=key.kind,
            live=key.live,
            quota_per_s=key.quota_per_s,
            rate_per_s=volume.rate_per_s,
            events=volume.events,
            rejected=volume.rejected,
            error_share=_share(volume.events, volume.rejected),
            last_seen=volume.last_seen,
            hours=list(volume.hours),
            lag=LagOut.of(volume.lag) if volume.lag else None,
            libraries=[LibraryOut.of(one) for one in volume.libraries],
            watch=source.watch,
            silence_due=source.silence_due,
            usual_per_hour=source.usual_per_hour,
            rules=RulesOut.of(source.rules),
            alerts=[
                SourceAlertRef(id=str(a.alert_id), kind=a.kind, state=a.state, since=a.since)
                for a in source.alerts
            ],
        )


class SourcesOut(BaseModel):
    """Sources, those that sent most first."""

    items: list[SourceOut]


@router.get("")
def list_sources(
    access: Reading,
    sources: TheSources,
    hours: Annotated[int, Query(ge=1, le=168, description="How far back volumes count")] = 24,
) -> SourcesOut:
    """What each key and library sends: volume, refusals, lag, versions, quota, and whether it is watched."""
    return SourcesOut(items=[SourceOut.of(one) for one in sources.of(access, hours)])


@router.put("/{key_id}/rules")
def change_source_rules(
    key_id: str, body: RulesIn, access: Writing, tx: Transaction, alerts: TheAlerts
) -> RulesOut:
    """Say when a source raises an alert."""
    wanted = number(key_id, "source", "esa fuente")
    return RulesOut.of(alerts.change_rules(tx, access, wanted, Rules(**body.model_dump())))


@router.post("/{key_id}/mute")
def mute_source(
    key_id: str, body: MuteIn, access: Writing, tx: Transaction, alerts: TheAlerts
) -> RulesOut:
    """Open no alert of a source for some minutes; what still holds then opens again."""
    wanted = number(key_id, "source", "esa fuente")
    return RulesOut.of(alerts.mute(tx, access, wanted, body.minutes))


def _share(events: int, rejected: int) -> float | None:
    total = events + rejected
    return rejected / total if total else None
