"""An insight or dashboard with its answers, printed for a reader: what e-mail and PDF are made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from cauce.accounts.facade import Accounts
from cauce.analytics.boards.contracts import Saved, TileKind, View
from cauce.analytics.boards.facade.dashboards import Dashboards
from cauce.analytics.boards.facade.insights import Insights
from cauce.analytics.contracts import Answer
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.turns import NOBODY_WAITS
from cauce.analytics.logic.questions import Asked
from cauce.analytics.reports.contracts import Block, Printed, Source, Table
from cauce.analytics.reports.logic.before import before
from cauce.infra.db import Tx
from cauce.infra.drawing import Charts
from cauce.kernel.access import Access
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, Language, Text

log = structlog.get_logger()

AsJson = Callable[[Answer, Language], Mapping[str, Any]]
"""An answer as HTTP tells it; the charts read no other form."""
WIDTH_PX = 640


@dataclass(frozen=True, slots=True)
class Piece:
    """A part to be printed: words, a question, or why it has none."""

    title: str
    words: str = ""
    question: Mapping[str, Any] | None = None
    view: View = View.CHART
    problem: Text | None = None
    metric: Mapping[str, Any] | None = None
    """Of the tile of a metric: the format of its number, and its currency."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be printed, before anything is asked."""

    title: str
    description: str
    project: str
    path: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Printer:
    """Asks, draws, and puts it together."""

    accounts: Accounts
    insights: Insights
    dashboards: Dashboards
    analytics: Analytics
    charts: Charts
    as_json: AsJson
    base_url: str
    clock: Clock = utc_now

    def sheet(
        self,
        tx: Tx,
        access: Access,
        source: Source,
        source_id: int,
        lens: Mapping[str, Any] | None = None,
    ) -> Sheet:
        """Return what an insight or dashboard asks; ``lens``: dates and filter instead of a dashboard's own.

        Raises:
            CauceError: ``not_found``, ``invalid_field`` of the lens.
        """
        project = self.accounts.get_project(tx, access.project_id).name
        path = f"/p/{access.project_id}"
        if source is Source.INSIGHT:
            saved = self.insights.shelf.get(tx, access.project_id, source_id)
            pieces: tuple[Piece, ...] = (self._insight(tx, access, saved),)
            path += f"/analyse?insight={source_id}"
        else:
            saved = self.dashboards.shelf.get(tx, access.project_id, source_id)
            pieces = self._tiles(tx, access, saved, lens or {})
            path += f"/dashboards/{source_id}"
        return Sheet(saved.content.name, saved.content.description, project, path, pieces)

    def printed(self, access: Access, sheet: Sheet, language: Language) -> Printed:
        """Return a sheet with its answers; no transaction is open while they are worked out.

        Raises:
            CauceError: one that passes: an engine is away, nothing can be drawn.
        """
        return Printed(
            sheet.title,
            sheet.description,
            sheet.project,
            access.timezone,
            language,
            self.clock(),
            self.base_url + sheet.path,
            tuple(self._block(access, piece, language) for piece in sheet.pieces),
        )

    def _insight(self, tx: Tx, access: Access, saved: Saved) -> Piece:
        question = self.insights.question(tx, access.project_id, saved)
        return Piece("", question=question, view=View(saved.content.document["view"]))

    def _tiles(
        self, tx: Tx, access: Access, board: Saved, lens: Mapping[str, Any]
    ) -> tuple[Piece, ...]:
        names = self.dashboards.shown(tx, access.project_id, board)
        tiles = sorted(board.content.document["tiles"], key=lambda tile: (tile["y"], tile["x"]))

        def piece(tile: Mapping[str, Any]) -> Piece:
            if tile["kind"] == TileKind.TEXT:
                return Piece(tile["title"], words=tile["text"])
            kept = names.get(int(tile.get("insight_id") or tile.get("metric_id") or 0))
            title = tile["title"] or (kept.content.name if kept else "")
            try:
                asked = self.dashboards.question(tx, access, board.saved_id, tile["id"], lens)
            except CauceError as error:
                if error.code != "tile_without_question":
                    raise
                return Piece(title, problem=error.message)
            metric = _written(kept) if kept and tile["kind"] == TileKind.METRIC else None
            return Piece(title, question=asked, view=View(tile["view"]), metric=metric)

        return tuple(piece(tile) for tile in tiles)

    def _block(self, access: Access, piece: Piece, language: Language) -> Block:
        if piece.question is None:
            problem = piece.problem.in_language(language) if piece.problem else ""
            return Block(piece.title, words=piece.words, problem=problem)
        try:
            answer = self.analytics.ask(
                access.project_id, piece.question, timezone=access.timezone, caller=NOBODY_WAITS
            )
        except CauceError as error:
            if error.retryable:
                raise
            problem = error.message.in_language(language)
            return Block(piece.title, problem=problem, question=piece.question)
        return self._drawn(access, piece, answer, language)

    def _earlier(self, access: Access, piece: Piece, language: Language) -> dict[str, Any] | None:
        """Return the answer that the metric of a funnel is compared with: of as many days before."""
        if piece.metric is None or piece.question is None or piece.question["kind"] != "funnel":
            return None
        asked = before(piece.question, Asked(self.clock(), access.timezone))
        try:
            answer = self.analytics.ask(
                access.project_id, asked, timezone=access.timezone, caller=NOBODY_WAITS
            )
        except CauceError as error:
            if error.retryable:
                raise
            log.info("report.without_before", code=error.code)
            return None
        return {**self.as_json(answer, language), "kind": "funnel"}

    def _drawn(self, access: Access, piece: Piece, answer: Answer, language: Language) -> Block:
        today = self.clock().astimezone(ZoneInfo(access.timezone)).date()
        drawn = self.charts.draw({
            "question": piece.question, "answer": dict(self.as_json(answer, language)),
            "view": piece.view.value, "language": language, "today": today.isoformat(),
            "scheme": "light", "width": WIDTH_PX, "height": 0,
            "metric": piece.metric, "earlier": self._earlier(access, piece, language),
        })  # fmt: skip
        return Block(
            piece.title,
            svg=drawn["svg"] or "",
            width=drawn["width"],
            height=drawn["height"],
            tables=tuple(_table(one) for one in drawn["tables"]),
            dates=drawn["dates"],
            filter=drawn["filter"],
            definitions=tuple(drawn["definitions"]),
            notes=tuple(one.message.in_language(language) for one in answer.meta.warnings),
            question=piece.question or {},
            view=piece.view,
        )


def _written(metric: Saved) -> Mapping[str, Any]:
    kept = metric.content.document
    return {"format": kept["format"], "currency": kept.get("currency")}


def _table(found: Mapping[str, Any]) -> Table:
    rows = tuple(tuple(row) for row in found["rows"])
    return Table(tuple(found["heads"]), tuple(found["numeric"]), rows)
