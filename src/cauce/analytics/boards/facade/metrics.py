"""The public verbs of metrics: numbers that are defined once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cauce.accounts.facade import Accounts
from cauce.analytics.boards.contracts import SavedKind, Using
from cauce.analytics.boards.facade.references import users_of
from cauce.analytics.boards.facade.shelf import Shelf
from cauce.analytics.boards.logic.board import read_lens
from cauce.analytics.boards.logic.metric import metric_document, metric_question
from cauce.analytics.boards.logic.question import through
from cauce.analytics.logic.questions import Asked
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.ids import ProjectId


@dataclass(frozen=True)
class Metrics:
    """The metrics of every project."""

    accounts: Accounts
    clock: Clock = utc_now

    @property
    def shelf(self) -> Shelf:
        """Making, changing, removing them; every change is a version."""
        return Shelf(self.accounts, SavedKind.METRIC, metric_document, self.clock)

    def used_by(self, tx: Tx, project_id: ProjectId, metric_id: int) -> list[Using]:
        """Return the dashboards and insights that use a metric."""
        return users_of(tx, project_id, metric_id)

    def question(
        self, tx: Tx, access: Access, metric_id: int, lens: Mapping[str, Any], interval: str
    ) -> dict[str, Any]:
        """Return the question that asks for a metric between dates.

        Raises:
            CauceError: ``not_found``, ``invalid_field``.
        """
        metric = self.shelf.get(tx, access.project_id, metric_id)
        asked = Asked(self.clock(), access.timezone)
        question = metric_question(metric.content.document["definition"], interval)
        return through(read_lens(lens, asked), question)
