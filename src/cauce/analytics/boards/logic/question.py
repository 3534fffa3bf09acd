"""Questions as they are kept, and as a dashboard asks them."""

from collections.abc import Mapping
from typing import Any

from cauce.analytics.boards.contracts import Lens
from cauce.analytics.logic.questions import Asked, parse_question
from cauce.analytics.logic.reading import below
from cauce.kernel.errors import CauceError, invalid

DATES = ("date_from", "date_to")


def check_chart(document: Any, path: str, asked: Asked) -> Mapping[str, Any]:
    """Return the question at a path of a larger document, once it is one that can be asked.

    ``refresh`` is not kept: whoever asks says it. The people behind a number are not a chart.

    Raises:
        CauceError: ``invalid_field`` with the whole path.
    """
    if isinstance(document, Mapping) and document.get("kind") in {"people", "why"}:
        raise invalid(
            f"{path}.kind" if path else "kind",
            "the people behind a number are not kept; keep the question they are of.",
            "no se guardan las personas detrás de un número; guarda la pregunta de la que salen.",
        )
    try:
        parse_question(document, asked)
    except CauceError as error:
        raise below(error, path) from None
    return {name: value for name, value in document.items() if name != "refresh"}


def through(lens: Lens, question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the question with the lens's dates and comparison, and its filter on top of its own.

    A question about another one (``of``) has the dates and the filter of that one; SQL says its own,
    and sizes of cohorts are of persons, whom a filter of events does not tell; only trends compare.

    Example:
        >>> through(Lens("-7d"), {"kind": "trend", "date_from": "2011-01-01", "date_to": "2011-02-01"})
        {'kind': 'trend', 'date_from': '-7d'}
    """
    if question["kind"] == "sql":
        return dict(question)
    if "of" in question:
        return {**question, "of": through(lens, question["of"])}
    asked = dict(question)
    if lens.date_from is not None or lens.date_to is not None:
        dates = zip(DATES, (lens.date_from, lens.date_to), strict=True)
        asked = {name: value for name, value in asked.items() if name not in DATES}
        asked |= {name: value for name, value in dates if value is not None}
    if lens.where and question["kind"] != "cohort_sizes":
        own = asked.get("where")
        asked["where"] = {"all": [own, lens.where]} if own else lens.where
    if lens.compare and question["kind"] == "trend":
        asked["compare"] = lens.compare
    return asked
