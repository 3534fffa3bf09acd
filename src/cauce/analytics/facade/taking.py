"""Taking events or people out: page after page, from a position on, in bounded memory."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from cauce.analytics import store
from cauce.analytics.contracts import Exported, Position, Scope, Selection, Statement
from cauce.analytics.logic.extract import conditions_of
from cauce.analytics.logic.questions import Asked
from cauce.analytics.logic.questions.extract import mark_of, parse_extract, strange_position
from cauce.infra.events import Events
from cauce.kernel.ids import ProjectId
from cauce.segments.contracts import Segment

Page = tuple[pa.Table, Position | None]


@dataclass(frozen=True, slots=True)
class Taking:
    """An extract of a project under way: what a row must satisfy, and where to go on."""

    events: Events
    project_id: ProjectId
    what: Exported
    conditions: Statement
    start: Position

    @classmethod
    def of(
        cls,
        events: Events,
        project_id: ProjectId,
        what: Exported,
        chosen: Selection,
        *,
        asked: Asked,
        ready: Callable[[object], Mapping[str, Segment]],
    ) -> "Taking":
        """Return the extract that was chosen, from its position on.

        Raises:
            CauceError: ``invalid_field``, also for a position in another extract; ``segment_not_found``.
        """
        extract = parse_extract(what, chosen.document, asked)
        start = _start(events, project_id, chosen, mark_of(extract), asked)
        merged = store.has_merges(events, project_id)
        segments = ready(extract)
        scope = Scope(project_id, asked.now, merged, include_bots=True, segments=segments)
        return cls(events, project_id, what, conditions_of(extract, scope), start)

    def page(self, after: Position, limit: int) -> Page:
        """Return the next rows, at most ``limit``, and where the ones after them go on."""
        return store.page(
            self.events, self.project_id, self.what, self.conditions, after, limit=limit
        )

    def pages(self) -> Iterator[pa.Table]:
        """Yield all rows that are left, page after page; the first may be empty."""
        after: Position | None = self.start
        while after is not None:
            table, after = self.page(after, store.PAGE_ROWS)
            yield table


def _start(
    events: Events, project_id: ProjectId, chosen: Selection, mark: str, asked: Asked
) -> Position:
    if chosen.position is None:
        last, _ = store.last_seq(events, project_id, 0)
        return Position(mark, asked.now, last + 1)
    if chosen.position.of != mark:
        raise strange_position()
    return chosen.position
