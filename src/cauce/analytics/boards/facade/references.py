"""What dashboards and insights refer to: insights and metrics, by their ids."""

from collections.abc import Iterable

from cauce.analytics.boards import store
from cauce.analytics.boards.contracts import Saved, SavedKind, UserKind, Using
from cauce.analytics.boards.logic.uses import metrics_of, uses
from cauce.infra.db import Tx
from cauce.kernel.ids import ProjectId


def referred(tx: Tx, project_id: ProjectId, saved_ids: Iterable[int]) -> dict[int, Saved]:
    """Return those of the ids that there are, and the metrics of the insights among them."""
    found = store.referred(tx, project_id, sorted(set(saved_ids)))
    insights = [one for one in found.values() if one.kind is SavedKind.INSIGHT]
    further = {number for one in insights for number in metrics_of(one.content.document)}
    return found | store.referred(tx, project_id, sorted(further - set(found)))


def users_of(tx: Tx, project_id: ProjectId, saved_id: int) -> list[Using]:
    """Return the dashboards and insights that use an insight or a metric."""
    kinds = (SavedKind.DASHBOARD, SavedKind.INSIGHT)
    return [
        Using(one.saved_id, one.content.name, UserKind(kind))
        for kind in kinds
        for one in store.of_project(tx, project_id, kind)
        if uses(one, saved_id)
    ]
