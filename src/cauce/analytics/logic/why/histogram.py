"""Why somebody counts in a bar of a histogram: their values in it, or what they come to."""

import math
from collections.abc import Sequence

from cauce.analytics.contracts import (
    EventRole,
    HistogramQuery,
    Lack,
    Math,
    Missing,
    Played,
    Point,
)
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.why.judge import past_of
from cauce.analytics.logic.why.plain import Plain, left_words, names_of_match, window_of
from cauce.analytics.logic.why.reading import Cast, Reading
from cauce.analytics.logic.why.story import Deed, Wanted
from cauce.kernel.errors import Text


def wanted_of_histogram(query: HistogramQuery, _: Point) -> Wanted:
    """Return what to read for a bar."""
    span, names = span_of(query.range), names_of_match(query.match)
    return Wanted(names, span.start, span.end, worth=query.property, past=past_of(query))


def read_histogram(query: HistogramQuery, plain: Plain) -> Reading:
    """Return what the person's events come to, and whether that lies in the bar; edges are known here."""
    place, edges, cast = plain.point.bar or 0, query.edges, Cast()
    counting = list[Deed]()
    for deed in plain.story.deeds:
        if not plain.judge.named(query.match, deed):
            continue
        if not plain.judge.meant(query.match, deed):
            words = left_words(plain.judge.why_not(query.match, deed))
            cast.add(deed, Played(EventRole.UNUSED, words))
        elif query.property is not None and _worth(deed) is None:
            cast.add(deed, Played(EventRole.UNUSED, _NO_NUMBER))
        else:
            counting.append(deed)
    value = _value(query, counting, edges, place)
    there = bool(value) if query.per_person is None else _bar(value, edges) == place
    for deed in counting:
        inside = there and (query.per_person is not None or _bar(_worth(deed), edges) == place)
        cast.add(deed, Played(EventRole.MATCH, _COUNTS if inside else _ELSEWHERE, counts=inside))
    words = _words(query, value, (edges[place], edges[place + 1]), there=there)
    missing = None if there else Missing(Lack.OTHERWISE, words, query.match.event)
    window = window_of(span_of(query.range))
    return Reading(there, words, value, window, (), missing, cast.played)


def _worth(deed: Deed) -> float | None:
    """The number of the property that an event carries."""
    worth = deed.values[-1]
    return None if worth is None or not math.isfinite(worth) else float(worth)


def _value(
    query: HistogramQuery, counting: Sequence[Deed], edges: Sequence[float], place: int
) -> float | None:
    """What the person comes to; of events by their own value, how many are in the bar."""
    if query.per_person is None:
        return float(sum(_bar(_worth(deed), edges) == place for deed in counting))
    if query.per_person is Math.TOTAL:
        return float(len(counting)) if counting else None
    numbers = [worth for deed in counting if (worth := _worth(deed)) is not None]
    if not numbers:
        return None
    return {
        Math.SUM: math.fsum(numbers),
        Math.AVG: math.fsum(numbers) / len(numbers),
        Math.MIN: min(numbers),
        Math.MAX: max(numbers),
    }[query.per_person]


def _bar(value: float | None, edges: Sequence[float]) -> int:
    """The place of the bar a value is in; -1 for none and below the first."""
    if value is None:
        return -1
    if value == edges[-1]:
        return len(edges) - 2
    return sum(edge <= value for edge in edges) - 1


def _words(
    query: HistogramQuery, value: float | None, bar: tuple[float, float], *, there: bool
) -> Text:
    low, high = (f"{edge:g}" for edge in bar)
    verdict = Text("Counted", "Cuenta") if there else Text("Not counted", "No cuenta")
    if query.per_person is None:
        times = f"{value or 0:g}"
        return Text(
            f"{verdict.en}: {times} of their values lie from {low} to {high}.",
            f"{verdict.es}: {times} de sus valores están entre {low} y {high}.",
        )
    if value is None:
        return Text(
            f"{verdict.en}: there is no number of theirs, and the bar is from {low} to {high}.",
            f"{verdict.es}: no hay ningún número suyo, y la barra va de {low} a {high}.",
        )
    return Text(
        f"{verdict.en}: they come to {value:g}, and the bar is from {low} to {high}.",
        f"{verdict.es}: su número es {value:g}, y la barra va de {low} a {high}.",
    )


_COUNTS = Text("It counts.", "Cuenta.")
_ELSEWHERE = Text("It is in another bar.", "Está en otra barra.")
_NO_NUMBER = Text("It has no number of the property.", "No lleva ningún número de la propiedad.")
