"""The public verbs of dashboards: their tiles, seen through one range of dates and one filter."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from cauce.accounts.facade import Accounts
from cauce.analytics.boards import store
from cauce.analytics.boards.contracts import (
    MAX_NAME,
    Content,
    Lens,
    Saved,
    SavedKind,
    Tile,
    TileKind,
)
from cauce.analytics.boards.facade.insights import Insights
from cauce.analytics.boards.facade.references import referred
from cauce.analytics.boards.facade.shelf import Shelf, oldest_kept
from cauce.analytics.boards.logic.board import (
    board_document,
    read_board,
    read_lens,
    tile_document,
)
from cauce.analytics.boards.logic.question import through
from cauce.analytics.boards.logic.uses import insights_of, metrics_of, question_of
from cauce.analytics.logic.questions import Asked
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, Kind, Text, invalid, not_found
from cauce.kernel.ids import ProjectId

REFERENCES = {"insight_id": SavedKind.INSIGHT, "metric_id": SavedKind.METRIC}
"""Fields of a tile that refer to something kept."""


@dataclass(frozen=True)
class Dashboards:
    """The dashboards of every project."""

    accounts: Accounts
    insights: Insights
    clock: Clock = utc_now

    @property
    def shelf(self) -> Shelf:
        """Making, changing, removing them; their versions."""
        return Shelf(self.accounts, SavedKind.DASHBOARD, dashboard_document, self.clock)

    def create(self, tx: Tx, access: Access, content: Content) -> Saved:
        """Return a new dashboard.

        Raises:
            CauceError: ``invalid_field``, also for an insight or a metric that there is not;
                ``too_many_saved``.
        """
        made = self.shelf.create(tx, access, content)
        self._check_referred(tx, access.project_id, made, set())
        return made

    def change(
        self, tx: Tx, access: Access, saved_id: int, revision: int, content: Content
    ) -> Saved:
        """Return the dashboard after the change.

        Raises:
            CauceError: ``not_found``, ``invalid_field``, ``saved_changed`` when somebody was faster.
        """
        before = self.shelf.get(tx, access.project_id, saved_id, lock=True)
        after = self.shelf.change(tx, access, saved_id, revision, content)
        self._check_referred(tx, access.project_id, after, _refers(before))
        return after

    def duplicate(self, tx: Tx, access: Access, saved_id: int, name: str) -> Saved:
        """Return a new dashboard with the tiles of another, owned by whoever makes it.

        Raises:
            CauceError: ``not_found``, ``too_many_saved``.
        """
        content = self.shelf.get(tx, access.project_id, saved_id).content
        copy = replace(content, name=name[:MAX_NAME], owner=access.actor.name)
        return self.shelf.create(tx, access, copy)

    def shown(self, tx: Tx, project_id: ProjectId, board: Saved) -> dict[int, Saved]:
        """Return insights and metrics of a dashboard by id; removed ones say so, those gone are missing."""
        return referred(tx, project_id, _refers(board))

    def question(
        self, tx: Tx, access: Access, saved_id: int, tile_id: str, lens: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return what a tile asks: its question through the dashboard's dates and filter.

        Args:
            tx: the open transaction.
            access: who looks, and where.
            saved_id: the dashboard.
            tile_id: one of its tiles.
            lens: dates or a filter to look through instead of the kept ones.

        Raises:
            CauceError: ``not_found``, ``invalid_field``, ``tile_without_question`` (409) for a text
                and for an insight that was removed.
        """
        asked = Asked(self.clock(), access.timezone)
        document = self.shelf.get(tx, access.project_id, saved_id).content.document
        board = read_board(document, asked)
        tile = next((one for one in board.tiles if one.tile_id == tile_id), None)
        if tile is None:
            raise not_found("tile of the dashboard", "esa tarjeta del panel")
        own = self._asks(tx, access.project_id, tile)
        return through(_seen(board.lens, read_lens(lens, asked)), own)

    def questions(
        self, tx: Tx, access: Access, board: Saved, lens: Mapping[str, Any]
    ) -> dict[str, dict[str, Any]]:
        """Return what every tile asks that asks something, by the tiles' ids; each is as of ``question``.

        Raises:
            CauceError: ``invalid_field`` for dates or a filter that say nothing.
        """
        asked = Asked(self.clock(), access.timezone)
        document = board.content.document
        seen = _seen(read_lens(document, asked), read_lens(lens, asked))
        known = self.shown(tx, access.project_id, board)
        own = {tile["id"]: question_of(tile, known) for tile in document["tiles"]}
        return {name: through(seen, one) for name, one in own.items() if one is not None}

    def all_questions(self, tx: Tx, project_id: ProjectId, timezone: str) -> list[dict[str, Any]]:
        """Return what every tile of a project's dashboards asks, through their own dates and filters.

        A dashboard that cannot be read any more asks nothing.
        """
        asked, found = Asked(self.clock(), timezone), list[dict[str, Any]]()
        for saved in self.shelf.listed(tx, project_id):
            known = self.shown(tx, project_id, saved)
            with suppress(CauceError):
                board = read_board(saved.content.document, asked)
                own = [question_of(tile_document(tile), known) for tile in board.tiles]
                found += [through(board.lens, question) for question in own if question is not None]
        return found

    def forget_removed(self, tx: Tx) -> None:
        """Remove for good the insights and dashboards that can no longer be brought back."""
        store.forget_removed(tx, oldest_kept(self.clock()))

    def forget_project(self, tx: Tx, project_id: ProjectId) -> None:
        """Remove every insight and dashboard of a project."""
        store.forget_project(tx, project_id)

    def _asks(self, tx: Tx, project_id: ProjectId, tile: Tile) -> Mapping[str, Any]:
        if tile.kind is TileKind.QUESTION:
            return tile.question
        known = referred(tx, project_id, {tile.insight_id, tile.metric_id} - {0})
        question = question_of(tile_document(tile), known)
        if question is None:
            raise _without_question()
        return question

    def _check_referred(self, tx: Tx, project_id: ProjectId, board: Saved, known: set[int]) -> None:
        """Refuse insights and metrics that are new on the dashboard and do not exist."""
        found = store.referred(tx, project_id, sorted(_refers(board) - known))
        for index, tile in enumerate(board.content.document["tiles"]):
            for name, kind in REFERENCES.items():
                number = int(tile.get(name, 0))
                if number and number not in known and not _is(found.get(number), kind):
                    raise _no_such(f"tiles.{index}.{name}")


def dashboard_document(document: Any, asked: Asked) -> Mapping[str, Any]:
    """Return the document of a dashboard as it is kept.

    Raises:
        CauceError: ``invalid_field``.
    """
    return board_document(read_board(document, asked))


def _refers(board: Saved) -> set[int]:
    document = board.content.document
    return insights_of(document) | metrics_of(document)


def _is(saved: Saved | None, kind: SavedKind) -> bool:
    return saved is not None and saved.kind is kind


def _no_such(path: str) -> CauceError:
    return invalid(
        path,
        "there is none with this id in this project; list what exists.",
        "no existe ninguna con ese id en este proyecto; consulta la lista.",
    )


def _seen(own: Lens, instead: Lens) -> Lens:
    """Return what is looked through: what the reader chose, the dashboard's own otherwise."""
    dated = instead if instead.date_from or instead.date_to else own
    where, compare = instead.where or own.where, instead.compare or own.compare
    return Lens(dated.date_from, dated.date_to, where, compare)


def _without_question() -> CauceError:
    return CauceError(
        "tile_without_question",
        Text(
            "The tile asks nothing: it is a text, or its insight or metric was removed."
            " Bring that back, or remove the tile.",
            "La tarjeta no pregunta nada: es un texto, o su pregunta guardada o su métrica se eliminó."
            " Recupérala o quita la tarjeta.",
        ),
        Kind.CONFLICT,
    )
