"""The public verbs of insights: questions with a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cauce.accounts.facade import Accounts
from cauce.analytics.boards.contracts import Content, Saved, SavedKind, Using, View
from cauce.analytics.boards.facade.references import referred, users_of
from cauce.analytics.boards.facade.shelf import Shelf
from cauce.analytics.boards.logic.board import saved_id as read_id
from cauce.analytics.boards.logic.question import check_chart
from cauce.analytics.boards.logic.uses import metrics_of, question_of
from cauce.analytics.logic.questions import Asked
from cauce.analytics.logic.reading import Fields
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import invalid
from cauce.kernel.ids import ProjectId


@dataclass(frozen=True)
class Insights:
    """The saved questions of every project."""

    accounts: Accounts
    clock: Clock = utc_now

    @property
    def shelf(self) -> Shelf:
        """Listing, removing them; their versions."""
        return Shelf(self.accounts, SavedKind.INSIGHT, insight_document, self.clock)

    def create(self, tx: Tx, access: Access, content: Content) -> Saved:
        """Return a new insight.

        Raises:
            CauceError: ``invalid_field``, also for a metric that it does not ask for; ``too_many_saved``.
        """
        made = self.shelf.create(tx, access, content)
        self._check_metric(tx, access.project_id, made)
        return made

    def change(
        self, tx: Tx, access: Access, saved_id: int, revision: int, content: Content
    ) -> Saved:
        """Return the insight after the change.

        Raises:
            CauceError: ``not_found``, ``invalid_field``, ``saved_changed`` when somebody was faster.
        """
        before = self.shelf.get(tx, access.project_id, saved_id, lock=True)
        after = self.shelf.change(tx, access, saved_id, revision, content)
        if metrics_of(after.content.document) != metrics_of(before.content.document):
            self._check_metric(tx, access.project_id, after)
        return after

    def question(self, tx: Tx, project_id: ProjectId, insight: Saved) -> dict[str, Any]:
        """Return what an insight asks; one about a metric asks for it as it is defined now."""
        document = insight.content.document
        known = referred(tx, project_id, metrics_of(document))
        return question_of(document, known) or dict(document["question"])

    def used_by(self, tx: Tx, project_id: ProjectId, insight_id: int) -> list[Using]:
        """Return the dashboards that show an insight."""
        return users_of(tx, project_id, insight_id)

    def _check_metric(self, tx: Tx, project_id: ProjectId, insight: Saved) -> None:
        document = insight.content.document
        for number in metrics_of(document):
            found = referred(tx, project_id, [number]).get(number)
            kind = (
                found
                and found.kind is SavedKind.METRIC
                and found.content.document["definition"]["kind"]
            )
            if kind != document["question"]["kind"]:
                raise invalid(
                    "metric_id",
                    "there is no such metric in this project, or the question is of another kind.",
                    "no existe esa métrica en este proyecto, o la pregunta es de otro tipo.",
                )


def insight_document(document: Any, asked: Asked) -> Mapping[str, Any]:
    """Return the document of an insight as it is kept.

    Raises:
        CauceError: ``invalid_field``: the question cannot be asked.
    """
    fields = Fields.of(document, "", ("question", "view", "metric_id"))
    question = check_chart(fields.get("question"), "question", asked)
    kept = {"question": question, "view": fields.choice("view", View, View.CHART).value}
    if fields.get("metric_id") is None:
        return kept
    return {**kept, "metric_id": str(read_id(fields, "metric_id"))}
