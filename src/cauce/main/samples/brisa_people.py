"""Who shops at Tienda Brisa, and when they come: drawn once from the seed, before any event."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from itertools import accumulate
from random import Random
from typing import NamedTuple, TypeVar

from cauce.main.samples import brisa_truth as truth
from cauce.main.samples.brisa_catalog import (
    CHANNELS,
    EMAIL,
    FAMILY_NAMES,
    GIVEN_NAMES,
    HOURS,
    PLACES,
    TELEVISION,
    Channel,
)

DAY_S, WEEK_S, HOUR_S = 86_400.0, 604_800.0, 3_600.0
NOT_A_NUMBER_OF_MINE = 1 << 40
_T = TypeVar("_T")


class Stage(IntEnum):
    """How a session stands to the person's account."""

    ANONYMOUS = 0
    SIGN_UP = 1
    SIGN_IN = 2
    KNOWN = 3
    TELEVISION = 4


class Person(NamedTuple):
    """Somebody who shops; ``app_id`` is empty without the app, ``other_user`` without a second account."""

    number: int
    user_id: str
    web_id: str
    app_id: str
    name: str
    email: str
    country: str
    city: str
    language: str
    plan: str
    variant: str
    skew_s: float
    other_user: str


class Visit(NamedTuple):
    """One session before it is played: ``arrives_at`` is when its events reach us."""

    arrives_at: float
    start: float
    person: Person
    stage: Stage
    app: bool
    channel: Channel
    key: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The 90 days that end at ``anchor``, as seconds since 1970."""

    seed: int
    anchor: datetime

    @property
    def end(self) -> float:
        """The first second that is no longer history."""
        return self.anchor.timestamp()

    @property
    def begin(self) -> float:
        """The first second of history."""
        return self.end - truth.DAYS * DAY_S

    def day(self, days_ago: int) -> float:
        """Return the midnight (UTC) that began the day so many days before the end."""
        midnight = self.anchor.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return (midnight - timedelta(days=days_ago)).timestamp()

    def outage(self) -> tuple[float, float]:
        """Return the start and end of the hours in which no payment passed."""
        day = self.day(truth.OUTAGE_DAYS_AGO)
        first, last = truth.OUTAGE_HOURS_UTC
        return day + first * HOUR_S, day + last * HOUR_S

    def price_test(self) -> float:
        """Return when the price test began."""
        return self.day(truth.PRICE_TEST_DAYS)


def chooser(weights: Sequence[float]) -> list[float]:
    """Return cumulative shares for ``choose``."""
    total = sum(weights)
    return [c / total for c in accumulate(weights)]


def choose(rng: Random, options: Sequence[_T], cumulative: Sequence[float]) -> _T:
    """Return one option by its share."""
    return options[min(bisect_right(cumulative, rng.random()), len(options) - 1)]


def one_of(rng: Random, options: Sequence[_T]) -> _T:
    """Return one option, all equally likely."""
    return options[int(rng.random() * len(options))]


_PLACES = chooser([p.share for p in PLACES])
_CHANNELS = chooser([c.share for c in CHANNELS])
_STRANGERS = chooser([0.0 if c is EMAIL else c.share for c in CHANNELS])
_HOURS = chooser(HOURS)
_HOUR_NUMBERS = tuple(range(24))


def person(seed: int, number: int) -> Person:
    """Return the person with this number: always the same for a seed."""
    rng = Random(seed * NOT_A_NUMBER_OF_MINE + number)
    place = choose(rng, PLACES, _PLACES)
    given = one_of(rng, GIVEN_NAMES[place.language])
    family = one_of(rng, FAMILY_NAMES[place.language])
    has_app = rng.random() < 0.42
    skewed = has_app and rng.random() < truth.SKEWED_SHARE
    second = truth.CUSTOMERS <= number < truth.CUSTOMERS + truth.TWO_ACCOUNTS
    return Person(
        number,
        f"tb-{number:05d}",
        f"w-{rng.getrandbits(48):012x}",
        f"m-{rng.getrandbits(48):012x}" if has_app else "",
        f"{given} {family}",
        f"persona{number:05d}@brisa.example",
        place.country,
        one_of(rng, place.cities),
        place.language,
        "club" if rng.random() < truth.CLUB_SHARE else "free",
        "B" if rng.random() < 0.5 else "A",
        (rng.random() - 0.5) * 6 * HOUR_S if skewed else 0.0,
        f"tb-{number:05d}-antiguo" if second else "",
    )


def channel_for(rng: Random, *, known: bool) -> Channel:
    """Return how a web session came; the newsletter reaches known people only."""
    return choose(rng, CHANNELS, _CHANNELS if known else _STRANGERS)


def plan_visits(calendar: Calendar) -> list[Visit]:
    """Return every session of the history in the order in which its events arrive."""
    visits = [v for number in range(truth.PEOPLE) for v in _visits_of(calendar, number)]
    visits.sort(key=lambda v: (v.arrives_at, v.key))
    return visits


def _visits_of(calendar: Calendar, number: int) -> Iterator[Visit]:
    rng = Random((calendar.seed + 1) * NOT_A_NUMBER_OF_MINE + number)
    who = person(calendar.seed, number)
    if number < truth.CUSTOMERS:
        plan = _customer(calendar, rng, who)
    elif number < truth.CUSTOMERS + truth.NEWCOMERS:
        plan = _newcomer(calendar, rng, who)
    else:
        plan = _stranger(calendar, rng, number)
    signed_in_app = False
    for i, (start, planned) in enumerate(plan):
        if not calendar.begin <= start < calendar.end:
            continue
        app = bool(who.app_id) and planned is Stage.KNOWN and rng.random() < 0.55
        stage = Stage.SIGN_IN if app and not signed_in_app else planned
        signed_in_app = signed_in_app or app
        yield _visit(calendar, rng, who, start, stage, app=app, key=(number << 12) + i)


def _visit(
    calendar: Calendar, rng: Random, who: Person, start: float, stage: Stage, *, app: bool, key: int
) -> Visit:
    late = app and rng.random() < truth.LATE_SHARE
    arrives = min(start + (1 + 4 * rng.random()) * DAY_S, calendar.end) if late else start
    known = stage in {Stage.KNOWN, Stage.SIGN_IN}
    channel = channel_for(rng, known=known)
    if stage is Stage.TELEVISION:
        channel = TELEVISION
    return Visit(arrives, start, who, stage, app, CHANNELS[0] if app else channel, key)


Plan = list[tuple[float, Stage]]


def _customer(calendar: Calendar, rng: Random, who: Person) -> Plan:
    """Somebody with an account: first a sign-in on this browser, then as a known person."""
    starts = sorted(
        start
        for week in range(13)
        if rng.random() < truth.CUSTOMER_WEEKLY
        for start in _in_week(rng, calendar.begin + week * WEEK_S)
    )
    return [(s, Stage.KNOWN if i else Stage.SIGN_IN) for i, s in enumerate(starts)]


def _newcomer(calendar: Calendar, rng: Random, who: Person) -> Plan:
    """Looks around without a name, signs up, and comes back by the retention curve."""
    signed_up = _at_a_likely_hour(rng, calendar.begin, calendar.end - HOUR_S)
    before = [
        (_at_a_likely_hour(rng, signed_up - 10 * DAY_S, signed_up - 2 * HOUR_S), Stage.ANONYMOUS)
        for _ in range(int(rng.random() * 3))
    ]
    after = [
        (start, Stage.KNOWN)
        for week, chance in enumerate(truth.WEEKLY_RETENTION)
        if rng.random() < (0.35 if week == 0 else chance)
        for start in _in_week(rng, signed_up + week * WEEK_S)
        if start > signed_up + HOUR_S
    ]
    return [*sorted(before), (signed_up, Stage.SIGN_UP), *sorted(after)]


def _stranger(calendar: Calendar, rng: Random, number: int) -> Plan:
    """Never says who they are; some of them saw us on television."""
    if number >= truth.PEOPLE - truth.SPIKE_VISITORS:
        day = calendar.day(truth.SPIKE_DAYS_AGO)
        return [(day + (19.5 + 3 * rng.random()) * HOUR_S, Stage.TELEVISION)]
    times = 1 + int(rng.random() * 4)
    begin, end = calendar.begin, calendar.end - HOUR_S
    return sorted((_at_a_likely_hour(rng, begin, end), Stage.ANONYMOUS) for _ in range(times))


def _in_week(rng: Random, begin: float) -> list[float]:
    """Return the starts of the sessions of a week with activity: one, and often more."""
    times = 1
    while times < 9 and rng.random() < 0.72:
        times += 1
    return [_at_a_likely_hour(rng, begin, begin + WEEK_S - HOUR_S) for _ in range(times)]


def _at_a_likely_hour(rng: Random, begin: float, end: float) -> float:
    """Return a moment between the two, at an hour when people shop."""
    for _ in range(4):
        day = (begin + rng.random() * (end - begin)) // DAY_S * DAY_S
        moment = day + (choose(rng, _HOUR_NUMBERS, _HOURS) + rng.random()) * HOUR_S
        if begin <= moment < end:
            return moment
    return begin + rng.random() * (end - begin)
