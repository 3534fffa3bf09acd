"""What is read beforehand, joined: what was asked lately, and what dashboards show."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from cauce.accounts.contracts import Project
from cauce.accounts.facade import Accounts
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.selecting import selections_of
from cauce.analytics.lately.contracts import AskedFor
from cauce.analytics.lately.facade import Lately
from cauce.analytics.lately.tasks import Warmer
from cauce.infra.db import Database
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError


@dataclass(frozen=True)
class OfBoards:
    """What the dashboards of every project would take from what is kept at hand."""

    database: Database
    accounts: Accounts
    dashboards: Dashboards
    clock: Clock = utc_now

    def selections(self) -> list[AskedFor]:
        """Return the selections, project after project."""
        return list(dict.fromkeys(self._all()))

    def _all(self) -> Iterator[AskedFor]:
        with self.database.transaction() as tx:
            projects = self.accounts.list_projects(tx)
        for project in projects:
            with self.database.transaction() as tx:
                asked = self.dashboards.all_questions(tx, project.project_id, project.timezone)
            for document in asked:
                with suppress(
                    CauceError
                ):  # whoever opens the dashboard is told why it cannot be asked
                    yield from self._selected(project, document)

    def _selected(self, project: Project, document: dict[str, Any]) -> list[AskedFor]:
        of = project.project_id
        found, bots = selections_of(of, document, self.clock(), project.timezone)
        return [AskedFor(of, one, bots) for one in found]


def wire_warming(
    database: Database, accounts: Accounts, analytics: Analytics, dashboards: Dashboards
) -> Warmer:
    """Return what has at hand again what people ask for; it is to run where questions are answered."""
    of_boards = OfBoards(database, accounts, dashboards)
    return Warmer(Lately(), database, analytics, of_boards.selections)
