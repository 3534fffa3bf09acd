"""The stages of an event's journey, from positions and times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cauce.collect.trust.contracts import Arrived, Stage, StageName, StageState

ACCEPTED = (StageName.STORE, StageName.PEOPLE, StageName.REACT)
REFUSED = (StageName.STORE,)
"""A refused item is kept in a table of its own; it has no person, and nothing reacts to it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a consumer is, and why it fails when it does."""

    cursor: int
    error: str = ""


def stages_of(
    arrived: Arrived, standings: Mapping[str, Standing], passed: Mapping[str, datetime]
) -> tuple[Stage, ...]:
    """Return the stages of one arrival in order.

    Args:
        arrived: the message in the log.
        standings: of each consumer that runs, by its name.
        passed: when each consumer had handled it, as far as that is kept.
    """
    log = Stage(StageName.LOG, StageState.DONE, arrived.received_at, 0)
    names: Sequence[StageName] = REFUSED if arrived.reason else ACCEPTED
    return (
        log,
        *(_stage(name, arrived, standings[name], passed.get(name)) for name in names
          if name in standings),
    )  # fmt: skip


def _stage(name: StageName, arrived: Arrived, standing: Standing, at: datetime | None) -> Stage:
    if standing.cursor >= arrived.seq:
        return Stage(name, StageState.DONE, at, _lag_ms(arrived.received_at, at))
    state = StageState.FAILING if standing.error else StageState.WAITING
    return Stage(name, state, behind=arrived.seq - standing.cursor, error=standing.error)


def _lag_ms(received_at: datetime, at: datetime | None) -> int | None:
    """The clocks of two machines may differ by a little: never less than nothing."""
    return None if at is None else max(0, round((at - received_at).total_seconds() * 1000))
