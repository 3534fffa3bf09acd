"""Collecting follows what is published, and keeps what it knows when nobody can be asked."""

from datetime import UTC, datetime

from cauce.collect.plan.cache import PlanCache
from cauce.collect.plan.contracts import Published, Version
from cauce.collect.plan.logic.parse import parse_plan
from cauce.infra.db import database_unavailable
from cauce.kernel.access import SYSTEM
from cauce.kernel.ids import ProjectId

SHOP, BLOG = ProjectId(1), ProjectId(2)


def version(number: int, policy: str) -> Version:
    plan = parse_plan({"unknown_events": policy})
    return Version(number, plan, SYSTEM, datetime(2026, 1, 1, tzinfo=UTC), "")


class Source:
    """What is published, and which versions were asked for."""

    def __init__(self) -> None:
        self.plans, self.asked, self.away = {}, [], False

    def __call__(self, known):
        self.asked.append(dict(known))
        if self.away:
            raise database_unavailable(OSError("away"))
        newest = {project: one.version for project, one in self.plans.items()}
        fresh = {p: one for p, one in self.plans.items() if known.get(p) != one.version}
        return Published(newest, fresh)


def test_a_plan_is_known_from_the_start_replaced_and_removed():
    source = Source()
    source.plans[SHOP] = version(1, "flag")
    cache = PlanCache(source)
    cache.start()
    cache.stop()
    assert not cache.get(SHOP).judge("X", {}).blocked
    assert cache.get(BLOG) is None
    source.plans[SHOP] = version(2, "block")
    cache.refresh()
    assert cache.get(SHOP).judge("X", {}).blocked
    del source.plans[SHOP]
    cache.refresh()
    assert cache.get(SHOP) is None


def test_what_is_known_stays_while_the_database_is_away_and_is_not_compiled_again():
    source = Source()
    source.plans[SHOP] = version(1, "flag")
    cache = PlanCache(source)
    cache.refresh()
    first = cache.get(SHOP)
    source.away = True
    cache.refresh()
    source.away = False
    cache.refresh()
    assert cache.get(SHOP) is first
    assert source.asked == [{}, {SHOP: 1}, {SHOP: 1}]
