"""HTTP of dashboards: tiles on a grid, seen through one range of dates and one filter."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from cauce.analytics.boards.contracts import Saved
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.routes.lens import Day, Filter, condition_of
from cauce.analytics.boards.routes.shapes import RestoreIn, SavedVersionsOut, before_of
from cauce.analytics.boards.routes.tiles import (
    DashboardChangeIn,
    DashboardIn,
    DashboardItemOut,
    DashboardOut,
    DashboardsOut,
    DuplicateIn,
    OpenedDashboardOut,
    TileAnswerOut,
)
from cauce.analytics.contracts import Compare, Lane
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.kept_answers import kept_answers
from cauce.analytics.facade.turns import Caller
from cauce.analytics.routes.answers import AnswerOut
from cauce.infra.db import Database
from cauce.infra.web import (
    Asker,
    Cursor,
    Limit,
    Querying,
    Reading,
    Transaction,
    Writing,
    language_of,
    number_or_not_found,
    service,
)
from cauce.kernel.access import Scope

router = APIRouter(prefix="/projects/{project_id}/dashboards", tags=["dashboards"])
TheDashboards = Annotated[Dashboards, Depends(service(Dashboards))]
TheAnalytics = Annotated[Analytics, Depends(service(Analytics))]
TheDatabase = Annotated[Database, Depends(service(Database))]


@router.get("")
def list_dashboards(access: Reading, tx: Transaction, dashboards: TheDashboards) -> DashboardsOut:
    """The project's dashboards, the last changed first."""
    found = dashboards.shelf.listed(tx, access.project_id)
    return DashboardsOut(items=[DashboardItemOut.of(saved) for saved in found])


@router.post("", status_code=201)
def create_dashboard(
    body: DashboardIn, access: Writing, tx: Transaction, dashboards: TheDashboards
) -> DashboardOut:
    """Make a dashboard."""
    made = dashboards.create(tx, access, body.content(body.document()))
    return _shown(dashboards, access, tx, made)


@router.get("/{dashboard_id}")
def get_dashboard(
    dashboard_id: str, access: Reading, tx: Transaction, dashboards: TheDashboards
) -> DashboardOut:
    """A dashboard with its tiles, and what each asks; their answers have an address each."""
    found = dashboards.shelf.get(tx, access.project_id, _number(dashboard_id))
    return _shown(dashboards, access, tx, found)


@router.get("/{dashboard_id}/opened")
def open_dashboard(
    dashboard_id: str,
    access: Reading,
    database: TheDatabase,
    dashboards: TheDashboards,
    analytics: TheAnalytics,
    request: Request,
    date_from: Day = None,
    date_to: Day = None,
    where: Filter = None,
    compare: Compare | None = None,
) -> OpenedDashboardOut:
    """A dashboard and, by the tiles' ids, those answers that are kept of exactly these questions and data.

    What is not kept is asked for at the tile's own address; nothing is worked out here. A key that may read
    but not ask gets no answer.
    """
    lens = _lens(date_from, date_to, where, compare)
    with database.transaction() as tx:
        board = dashboards.shelf.get(tx, access.project_id, _number(dashboard_id))
        shown = _shown(dashboards, access, tx, board)
        questions = dashboards.questions(tx, access, board, lens)
    asked = questions if Scope.QUERY in access.scopes else {}
    kept = kept_answers(analytics, access.project_id, asked, timezone=access.timezone)
    language = language_of(request.headers.get("accept-language", ""))
    answers = {
        name: TileAnswerOut(question=questions[name], answer=AnswerOut.of(answer, language))
        for name, answer in kept.items()
    }
    return OpenedDashboardOut(dashboard=shown, answers=answers)


@router.put("/{dashboard_id}")
def change_dashboard(
    dashboard_id: str,
    body: DashboardChangeIn,
    access: Writing,
    tx: Transaction,
    dashboards: TheDashboards,
) -> DashboardOut:
    """Put a whole dashboard in the place of what it was; 409 when somebody changed it meanwhile."""
    content = body.content(body.document())
    changed = dashboards.change(tx, access, _number(dashboard_id), body.revision, content)
    return _shown(dashboards, access, tx, changed)


@router.delete("/{dashboard_id}", status_code=204)
def remove_dashboard(
    dashboard_id: str, access: Writing, tx: Transaction, dashboards: TheDashboards
) -> None:
    """Remove a dashboard; for thirty days it can be brought back."""
    dashboards.shelf.remove(tx, access, _number(dashboard_id))


@router.post("/{dashboard_id}/bring-back")
def bring_back_dashboard(
    dashboard_id: str, access: Writing, tx: Transaction, dashboards: TheDashboards
) -> DashboardOut:
    """Bring a removed dashboard back."""
    back = dashboards.shelf.bring_back(tx, access, _number(dashboard_id))
    return _shown(dashboards, access, tx, back)


@router.post("/{dashboard_id}/duplicate", status_code=201)
def duplicate_dashboard(
    dashboard_id: str,
    body: DuplicateIn,
    access: Writing,
    tx: Transaction,
    dashboards: TheDashboards,
) -> DashboardOut:
    """Make another dashboard with the same tiles."""
    made = dashboards.duplicate(tx, access, _number(dashboard_id), body.name)
    return _shown(dashboards, access, tx, made)


@router.get("/{dashboard_id}/versions")
def list_dashboard_versions(
    dashboard_id: str,
    access: Reading,
    tx: Transaction,
    dashboards: TheDashboards,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> SavedVersionsOut:
    """Versions of a dashboard, newest first."""
    number, before = _number(dashboard_id), before_of(cursor)
    found = dashboards.shelf.versions(tx, access.project_id, number, before, limit)
    return SavedVersionsOut.of(found, limit)


@router.post("/{dashboard_id}/versions/{version}/restore")
def restore_dashboard_version(
    dashboard_id: str,
    version: str,
    body: RestoreIn,
    access: Writing,
    tx: Transaction,
    dashboards: TheDashboards,
) -> DashboardOut:
    """Put a dashboard back to what it was in a version; that is a new version."""
    number, back_to = _number(dashboard_id), _number(version)
    restored = dashboards.shelf.restore(tx, access, number, body.revision, back_to)
    return _shown(dashboards, access, tx, restored)


@router.get("/{dashboard_id}/tiles/{tile_id}/answer")
def answer_tile(
    dashboard_id: str,
    tile_id: str,
    access: Querying,
    database: TheDatabase,
    dashboards: TheDashboards,
    analytics: TheAnalytics,
    request: Request,
    asker: Asker,
    date_from: Day = None,
    date_to: Day = None,
    where: Filter = None,
    compare: Compare | None = None,
    refresh: bool = False,
) -> TileAnswerOut:
    """What a tile asks, through the dashboard's dates, filter and comparison or those given, and its answer."""
    lens = _lens(date_from, date_to, where, compare)
    with database.transaction() as tx:
        question = dashboards.question(tx, access, _number(dashboard_id), tile_id, lens)
    asked = {**question, "refresh": True} if refresh else question
    caller = Caller(Lane.BOARD, asker)
    answer = analytics.ask(access.project_id, asked, timezone=access.timezone, caller=caller)
    language = language_of(request.headers.get("accept-language", ""))
    return TileAnswerOut(question=question, answer=AnswerOut.of(answer, language))


def _shown(dashboards: Dashboards, access: Reading, tx: Transaction, board: Saved) -> DashboardOut:
    return DashboardOut.shown(board, dashboards.shown(tx, access.project_id, board))


def _lens(
    date_from: str | None, date_to: str | None, where: str | None, compare: Compare | None
) -> dict[str, Any]:
    return {
        "date_from": date_from,
        "date_to": date_to,
        "where": condition_of(where),
        "compare": compare,
    }


def _number(text: str) -> int:
    return number_or_not_found(text, "dashboard", "ese panel")
