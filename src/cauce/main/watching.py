"""The parts of sources, joined."""

from collections.abc import Callable
from dataclasses import dataclass

from cauce.accounts.facade import Accounts
from cauce.collect.sources.contracts import Notices
from cauce.collect.sources.facade.alerts import SourceAlerts
from cauce.collect.sources.facade.habits import Habits
from cauce.collect.sources.facade.reading import Sources
from cauce.collect.sources.facade.watch import SourceWatch
from cauce.collect.tasks import StoreConsumer
from cauce.infra.consumers import ConsumerState
from cauce.infra.db import Database
from cauce.infra.events import Events
from cauce.main.housekeeping import Housekeeping

LEVEL_S = 60.0
"""While the tables are further behind than this, nobody can tell which source is silent."""


@dataclass(frozen=True)
class Watching:
    """What people ask and change, and the rounds of the watch."""

    sources: Sources
    alerts: SourceAlerts
    rounds: Housekeeping


def watch_sources(
    events: Events,
    database: Database,
    accounts: Accounts,
    states: Callable[[], list[ConsumerState]],
    *,
    notices: Notices,
    every_s: int,
) -> Watching:
    """Return sources on these engines; ``rounds`` is to run in the active worker alone."""

    def level() -> bool:
        return all(one.lag_s < LEVEL_S for one in states() if one.name == StoreConsumer.name)

    habits = Habits(events)
    watch = SourceWatch(events, database, accounts, habits, level=level, notices=notices)
    return Watching(
        Sources(events, database, accounts, habits),
        SourceAlerts(accounts),
        Housekeeping({"watch_sources": watch.look}, max(1, every_s)),
    )
