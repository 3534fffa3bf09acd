"""The public verbs of metrics: numbers that are defined once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from cauce.accounts.facade import Accounts
from cauce.analytics.boards import store
from cauce.analytics.boards.contracts import Content, Saved, SavedKind, Using
from cauce.analytics.boards.facade.references import users_of
from cauce.analytics.boards.facade.shelf import Shelf
from cauce.analytics.boards.logic.board import read_lens
from cauce.analytics.boards.logic.metric import metric_document, metric_question, with_metric
from cauce.analytics.boards.logic.question import through
from cauce.analytics.logic.questions import Asked
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.ids import ProjectId


class Followers(Protocol):
    """What uses metrics outside dashboards and insights."""

    def using(self, tx: Tx, project_id: ProjectId, metric_id: int) -> list[Using]:
        """Return those that use a metric."""
        ...

    def metric_changed(self, tx: Tx, project_id: ProjectId, metric_id: int) -> None:
        """Hear that a metric is another one from now on."""
        ...


@dataclass(frozen=True)
class Metrics:
    """The metrics of every project."""

    accounts: Accounts
    clock: Clock = utc_now
    followers: tuple[Followers, ...] = ()

    @property
    def shelf(self) -> Shelf:
        """Making, listing, removing them; every change is a version."""
        return Shelf(self.accounts, SavedKind.METRIC, metric_document, self.clock)

    def change(
        self, tx: Tx, access: Access, metric_id: int, revision: int, content: Content
    ) -> Saved:
        """Return the metric after the change, which all that follows it hears of.

        Raises:
            CauceError: ``not_found``, ``invalid_field``, ``saved_changed`` when somebody was faster.
        """
        changed = self.shelf.change(tx, access, metric_id, revision, content)
        return self._announced(tx, changed)

    def restore(self, tx: Tx, access: Access, metric_id: int, revision: int, version: int) -> Saved:
        """Return the metric as it was in a version; all that follows it hears of it.

        Raises:
            CauceError: ``not_found``, ``saved_changed``.
        """
        restored = self.shelf.restore(tx, access, metric_id, revision, version)
        return self._announced(tx, restored)

    def hold(self, tx: Tx, project_id: ProjectId, metric_id: int) -> None:
        """Return once nobody else changes a metric until the transaction ends."""
        store.find(tx, project_id, SavedKind.METRIC, metric_id, lock=True)

    def some(self, tx: Tx, project_id: ProjectId, metric_ids: Iterable[int]) -> dict[int, Saved]:
        """Return those of the metrics that are not removed."""
        found = self.shelf.some(tx, project_id, sorted(set(metric_ids)))
        return {number: one for number, one in found.items() if one.removed_at is None}

    def applied(self, metric: Saved, question: Mapping[str, Any]) -> dict[str, Any]:
        """Return a question about a metric as the metric is now."""
        return with_metric(question, metric.content.document["definition"])

    def used_by(self, tx: Tx, project_id: ProjectId, metric_id: int) -> list[Using]:
        """Return the dashboards, the insights and whatever else uses a metric."""
        others = (one.using(tx, project_id, metric_id) for one in self.followers)
        return [*users_of(tx, project_id, metric_id), *(one for found in others for one in found)]

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

    def _announced(self, tx: Tx, metric: Saved) -> Saved:
        for one in self.followers:
            one.metric_changed(tx, metric.project_id, metric.saved_id)
        return metric
