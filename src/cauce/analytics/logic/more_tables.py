"""What an answer has beside its main table, as rows (``contracts.MORE_TABLES``)."""

from collections.abc import Callable, Iterator, Mapping

from cauce.analytics.contracts import (
    ANSWER,
    MORE_TABLES,
    Answer,
    Cell,
    FunnelQuery,
    FunnelResult,
    Question,
    TidyTable,
)
from cauce.analytics.logic.tables import start_of_label, table_of
from cauce.kernel.errors import CauceError, invalid

Rows = Iterator[tuple[Cell, ...]]


def tables_in(question: Question) -> tuple[str, ...]:
    """Return the names of the tables that the answer to a question has, the main one first."""
    if not isinstance(question, FunnelQuery):
        return (ANSWER,)
    asked = {"over_time": question.interval is not None, "drop_off": question.drop_off is not None}
    return (ANSWER, *(name for name in MORE_TABLES["funnel"] if asked.get(name, True)))


def check_table(question: Question, name: str) -> None:
    """Refuse a table that the answer does not have.

    Raises:
        CauceError: ``invalid_field`` (422) with those that it has.
    """
    if name not in tables_in(question):
        raise _no_such_table(tables_in(question))


def tables_of(question: Question, answer: Answer, name: str = ANSWER) -> TidyTable:
    """Return one of the tables that ``tables_in`` names."""
    if name == ANSWER or not isinstance(answer.result, FunnelResult):
        return table_of(question, answer)
    return TidyTable(MORE_TABLES["funnel"][name], tuple(_OF_FUNNEL[name](answer.result)))


def _over_time(result: FunnelResult) -> Rows:
    for point in result.over_time:
        yield start_of_label(point.label), point.entered, point.converted, point.rate


def _drop_off(result: FunnelResult) -> Rows:
    """The events of each step, then who did nothing more; a step that nobody left has no row."""
    for one in result.drop_off:
        step = (one.step + 1, result.steps[one.step].name, one.lost)
        for following in one.next:
            yield *step, following.event, following.count, following.share
        if one.nothing:
            yield *step, None, one.nothing, one.nothing / one.lost


def _time_to_convert(result: FunnelResult) -> Rows:
    for bar in result.time_to_convert.histogram:
        yield bar.from_s, bar.to_s, bar.count


_OF_FUNNEL: Mapping[str, Callable[[FunnelResult], Rows]] = {
    "over_time": _over_time,
    "drop_off": _drop_off,
    "time_to_convert": _time_to_convert,
}


def _no_such_table(known: tuple[str, ...]) -> CauceError:
    return invalid(
        "table",
        "the answer has no such table: a funnel has `over_time` when it is asked with `interval`, and"
        " `drop_off` with `drop_off`.",
        "la respuesta no tiene esa tabla: un embudo tiene `over_time` si se pregunta con `interval`, y"
        " `drop_off` con `drop_off`.",
        known,
    )
