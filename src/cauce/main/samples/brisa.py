"""Tienda Brisa: a simulated Spanish shop for home and beach, 90 days that end when it is first loaded.

The same seed and end give the same events with the same message ids, so loading again adds nothing.
What was planted, and can be found again, stands in ``brisa_truth``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random

from cauce.main.samples import brisa_truth as truth
from cauce.main.samples.brisa_catalog import HOURS
from cauce.main.samples.brisa_people import (
    DAY_S,
    HOUR_S,
    NOT_A_NUMBER_OF_MINE,
    Calendar,
    Person,
    Stage,
    Visit,
    channel_for,
    person,
    plan_visits,
)
from cauce.main.samples.brisa_visits import Item, encode, iso, play

NAME = "Tienda Brisa"
TIMEZONE = "Europe/Madrid"
SEED = 20_260_601
SLOT_S = 30.0
LONGEST_VISIT_S = 1_800.0
EVENTS_A_VISIT = 8.0


@dataclass(frozen=True, slots=True)
class Brisa:
    """The shop from a seed, with its history ending at ``anchor`` (an aware datetime)."""

    seed: int
    anchor: datetime

    @property
    def calendar(self) -> Calendar:
        """The 90 days."""
        return Calendar(self.seed, self.anchor)

    def history(self, now: float) -> Iterator[Item]:
        """Yield every event before the anchor in the order of arrival.

        Args:
            now: the time of sending, seconds since 1970; wrong clocks need it for ``sentAt``.
        """
        yield from self._second_accounts()
        calendar = self.calendar
        rng = Random(self.seed)
        for visit in plan_visits(calendar):
            items = [pair for pair in play(calendar, visit, "b") if pair[0] < calendar.end]
            yield from encode(items, visit, rng, now)

    def ticks(self, last: float, now: float) -> Iterator[Item]:
        """Yield the events that happened after ``last`` and until ``now`` (seconds since 1970)."""
        calendar = self.calendar
        slot = int((last - LONGEST_VISIT_S) // SLOT_S)
        found = [
            (at, item, visit)
            for number in range(slot, int(now // SLOT_S) + 1)
            for visit in self._visits_in(number)
            for at, item in play(calendar, visit, "t")
            if last < at <= now
        ]
        for at, item, visit in sorted(found, key=lambda entry: entry[0]):
            yield from encode([(at, item)], visit, Random(item["messageId"]), now)

    def _visits_in(self, slot: int) -> Iterator[Visit]:
        """Yield the visits that begin in a slot of 30 seconds, more of them in the evening, some at night."""
        rng = Random(self.seed * NOT_A_NUMBER_OF_MINE - slot)
        start = slot * SLOT_S
        hour = int(start % DAY_S // HOUR_S)
        share = 0.5 + 0.5 * HOURS[hour] * 24 / sum(HOURS)
        mean = SLOT_S * truth.TICKS_PER_S / EVENTS_A_VISIT * share
        i = 0
        expected = rng.expovariate(1.0)
        while expected < mean:
            yield self._visit_in(rng, start, (slot << 4) + i)
            expected += rng.expovariate(1.0)
            i += 1

    def _visit_in(self, rng: Random, start: float, key: int) -> Visit:
        begin = start + rng.random() * SLOT_S
        known = rng.random() < 0.75
        if known:
            who = person(self.seed, int(rng.random() * (truth.CUSTOMERS + truth.NEWCOMERS)))
            stage, app = Stage.KNOWN, bool(who.app_id) and rng.random() < 0.5
        else:
            who = person(self.seed, truth.PEOPLE + key)
            stage, app = (Stage.SIGN_UP if rng.random() < 0.3 else Stage.ANONYMOUS), False
        channel = channel_for(rng, known=known)
        return Visit(begin, begin, who, stage, app, channel, key)

    def _second_accounts(self) -> Iterator[Item]:
        """Yield the older accounts that some newcomers had forgotten."""
        for i in range(truth.TWO_ACCOUNTS):
            who: Person = person(self.seed, truth.CUSTOMERS + i)
            yield {
                "type": "identify",
                "messageId": f"b-old-{i}",
                "userId": who.other_user,
                "timestamp": iso(self.calendar.begin + i * HOUR_S),
                "traits": {"name": who.name, "email": who.email.replace("@", "+antiguo@")},
            }
