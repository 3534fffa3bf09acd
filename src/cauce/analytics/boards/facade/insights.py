"""The public verbs of insights: questions with a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cauce.accounts.facade import Accounts
from cauce.analytics.boards import store
from cauce.analytics.boards.contracts import SavedKind, Using, View
from cauce.analytics.boards.facade.shelf import Shelf
from cauce.analytics.boards.logic.question import check_chart
from cauce.analytics.boards.logic.uses import shows
from cauce.analytics.logic.questions import Asked
from cauce.analytics.logic.reading import Fields
from cauce.infra.db import Tx
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.ids import ProjectId


@dataclass(frozen=True)
class Insights:
    """The saved questions of every project."""

    accounts: Accounts
    clock: Clock = utc_now

    @property
    def shelf(self) -> Shelf:
        """Making, changing, removing them; their versions."""
        return Shelf(self.accounts, SavedKind.INSIGHT, insight_document, self.clock)

    def used_by(self, tx: Tx, project_id: ProjectId, insight_id: int) -> list[Using]:
        """Return the dashboards that show an insight."""
        boards = store.of_project(tx, project_id, SavedKind.DASHBOARD)
        return [
            Using(board.saved_id, board.content.name)
            for board in boards
            if shows(board.content.document, insight_id)
        ]


def insight_document(document: Any, asked: Asked) -> Mapping[str, Any]:
    """Return the document of an insight as it is kept.

    Raises:
        CauceError: ``invalid_field``: the question cannot be asked.
    """
    fields = Fields.of(document, "", ("question", "view"))
    question = check_chart(fields.get("question"), "question", asked)
    return {"question": question, "view": fields.choice("view", View, View.CHART).value}
