"""The parts of what watches by itself, joined: sources, and alerts on numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from cauce.accounts.facade import Accounts
from cauce.accounts.notices.facade import Notices as People
from cauce.analytics.alerts.facade.alerts import Alerts
from cauce.analytics.alerts.facade.asking import Asking
from cauce.analytics.alerts.facade.watch import AlertWatch
from cauce.analytics.boards.facade.metrics import Metrics
from cauce.analytics.facade import Analytics
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
"""While the tables are further behind than this, nobody can tell which source is silent, or what a number is."""


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
    habits, level = Habits(events), partial(tables_are_level, states)
    watch = SourceWatch(events, database, accounts, habits, level=level, notices=notices)
    return Watching(
        Sources(events, database, accounts, habits),
        SourceAlerts(accounts),
        Housekeeping({"watch_sources": watch.look}, max(1, every_s)),
    )


@dataclass(frozen=True)
class Alerting:
    """The alerts that people make, and the rounds in which they are judged."""

    alerts: Alerts
    watch: AlertWatch
    rounds: Housekeeping


def watch_numbers(
    database: Database,
    accounts: Accounts,
    analytics: Analytics,
    notices: People,
    states: Callable[[], list[ConsumerState]],
    *,
    every_s: int,
) -> Alerting:
    """Return alerts on these questions; ``rounds`` is to run in the active worker alone."""
    asking, level = Asking(analytics), partial(tables_are_level, states)
    metrics = Metrics(accounts)
    watch = AlertWatch(database, accounts, metrics, notices, asking, level)
    rounds = Housekeeping({"watch_alerts": watch.look}, max(1, every_s))
    return Alerting(Alerts(accounts, metrics, asking, notices), watch, rounds)


def tables_are_level(states: Callable[[], list[ConsumerState]]) -> bool:
    """Return whether the tables hold what has arrived."""
    return all(one.lag_s < LEVEL_S for one in states() if one.name == StoreConsumer.name)
