"""What notebooks show of an answer: HTML in which every text is escaped, so that nothing in it runs."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, Protocol

from cauce.kernel.errors import Language, Text

SHOWN_ROWS = 20
LONGEST = 200
"""Characters shown of a cell."""
TITLES = {
    "trend": Text("Trend", "Tendencia"),
    "funnel": Text("Funnel", "Embudo"),
    "retention": Text("Retention", "Retención"),
    "lifecycle": Text("Lifecycle", "Ciclo de vida"),
    "stickiness": Text("Stickiness", "Frecuencia"),
    "paths": Text("Paths", "Recorridos"),
    "sessions": Text("Sessions", "Sesiones"),
    "histogram": Text("Histogram", "Histograma"),
    "attribution": Text("Attribution", "Atribución"),
    "correlation": Text("Correlation", "Correlación"),
    "cohort_sizes": Text("Sizes of cohorts", "Tamaño de las cohortes"),
    "sql": Text("SQL", "SQL"),
}
COUNTED = Text("how it is counted", "cómo se cuenta")
MORE = Text("rows more", "filas más")
PEOPLE = Text("people", "personas")
NOTHING = Text("Nothing matches.", "Nada coincide.")


class Answered(Protocol):
    """What is shown of an answer beside its rows."""

    @property
    def kind(self) -> str:
        """The kind of question."""
        ...

    @property
    def question(self) -> Mapping[str, Any]:
        """What was asked."""
        ...

    @property
    def definition(self) -> str:
        """Address of its definition."""
        ...

    @property
    def warnings(self) -> list[str]:
        """What to mind."""
        ...


def answer_html(answer: Answered, rows: Sequence[Mapping[str, Any]], language: Language) -> str:
    """Return an answer: title, link to its definition, warnings, the first rows."""
    title = TITLES.get(answer.kind, Text(answer.kind, answer.kind)).in_language(language)
    named = " · ".join([title, *dict.fromkeys(events_in(answer.question))])
    link = f'<a href="{escape(answer.definition)}">{COUNTED.in_language(language)}</a>'
    notes = "".join(f"<p>⚠ {escape(text)}</p>" for text in answer.warnings)
    head = f"<p><strong>{escape(named)}</strong> · {link}</p>"
    return head + notes + table_html(rows, language)


def people_html(total: int, rows: Sequence[Mapping[str, Any]], language: Language) -> str:
    """Return a list of people: how many, and the first of them."""
    head = counted(total, PEOPLE, language)
    return f"<p><strong>{head}</strong></p>{table_html(rows, language)}"


def table_html(rows: Sequence[Mapping[str, Any]], language: Language) -> str:
    """Return the first rows as a table; without any, a sentence that says so."""
    if not rows:
        return f"<p>{NOTHING.in_language(language)}</p>"
    heads = "".join(f"<th>{escape(name)}</th>" for name in rows[0])
    lines = "".join(f"<tr>{_cells(row)}</tr>" for row in rows[:SHOWN_ROWS])
    left = len(rows) - SHOWN_ROWS
    more = f"<p>… {counted(left, MORE, language)}</p>" if left > 0 else ""
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>{more}"


def counted(number: int, what: Text, language: Language) -> str:
    """Return a number of things as the language writes it.

    Example:
        >>> counted(12345, PEOPLE, "es")
        '12.345 personas'
    """
    written = f"{number:,}"
    shown = written.replace(",", ".") if language == "es" else written
    return f"{shown} {what.in_language(language)}"


def events_in(part: Any) -> Iterator[str]:
    """Yield the names of the events that a question is about.

    Example:
        >>> list(events_in({"kind": "funnel", "steps": [{"event": "A"}, {"event": None}]}))
        ['A']
    """
    if isinstance(part, Mapping):
        if isinstance(part.get("event"), str):
            yield part["event"]
        part = list(part.values())
    if isinstance(part, (list, tuple)):
        for one in part:
            yield from events_in(one)


def _cells(row: Mapping[str, Any]) -> str:
    return "".join(f"<td>{_shown(value)}</td>" for value in row.values())


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    return escape(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")
