"""Why somebody counts in a point of a trend: their events in the bucket."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cauce.analytics.contracts import (
    NEEDS_PROPERTY,
    Breakdown,
    EventMatch,
    EventRole,
    Lack,
    Missing,
    Played,
    Point,
    Span,
    TrendQuery,
    Window,
)
from cauce.analytics.logic.combinations import combined
from cauce.analytics.logic.trend_people import span_at
from cauce.analytics.logic.why.judge import Judge, past_of
from cauce.analytics.logic.why.reading import Cast, Fold, Reading, fits
from cauce.analytics.logic.why.story import Deed, Story, Wanted
from cauce.analytics.logic.why.words import instant_of, ms_of, named, when
from cauce.kernel.errors import Text
from cauce.rules import Subject


@dataclass(frozen=True, slots=True)
class Plain:
    """A point, and the person whose events are looked at."""

    point: Point
    story: Story
    judge: Judge
    fold: Fold


def names_of_match(match: EventMatch) -> frozenset[str] | None:
    """Return the name to read; None for any event."""
    return None if match.event is None else frozenset({match.event})


def window_of(span: Span) -> Window:
    """Return a span of time with both ends included."""
    return Window(span.start, instant_of(ms_of(span.end) - 1))


def span_words(span: Span, zone: ZoneInfo) -> Text:
    """Return a span of time in words."""
    start, end = when(ms_of(span.start), zone), when(ms_of(span.end) - 1, zone)
    return Text(f"between {start} and {end}", f"entre el {start} y el {end}")


def wanted_of_trend(query: TrendQuery, point: Point) -> Wanted:
    """Return what to read for a point of a trend."""
    series, by = query.series[point.series or 0], query.breakdown
    span = span_at(query, point)
    splits = by.splits if by is not None else ()
    traits = tuple(one.name for one in splits if one.subject is Subject.TRAIT)
    values = tuple(
        Breakdown(one.subject, one.name, group_type=one.group_type)
        for one in splits
        if one.subject is not Subject.TRAIT
    )
    names = names_of_match(series.match)
    return Wanted(names, span.start, span.end, values, past=past_of(query), traits=traits)


def read_trend(query: TrendQuery, plain: Plain) -> Reading:
    """Return what the person's events in the bucket come to."""
    series, point = query.series[plain.point.series or 0], plain.point
    cast, meant = Cast(), list[Deed]()
    for deed in plain.story.deeds:
        if not plain.judge.named(series.match, deed):
            continue
        if not plain.judge.meant(series.match, deed):
            words = left_words(plain.judge.why_not(series.match, deed))
            cast.add(deed, Played(EventRole.UNUSED, words))
        elif not fits(_label(query, plain, deed), point, plain.fold):
            cast.add(deed, Played(EventRole.UNUSED, left_words(Lack.OTHER_VALUE)))
        else:
            meant.append(deed)
            cast.add(deed, Played(EventRole.MATCH, _COUNTS, counts=True))
    span, name = span_at(query, point), named(series.match.event)
    where = span_words(span, query.range.timezone)
    value = None if series.math in NEEDS_PROPERTY else float(len(meant))
    if meant:
        words = Text(
            f"Counted: {name.en} happened {len(meant)} × {where.en}.",
            f"Cuenta: {name.es} ocurrió {len(meant)} × {where.es}.",
        )
        return Reading(True, words, value, window_of(span), played=cast.played)
    words = Text(
        f"Not counted: no {name.en} {where.en} that the question means.",
        f"No cuenta: no hay ningún {name.es} {where.es} de los que pide la pregunta.",
    )
    missing = Missing(Lack.NEVER, words, series.match.event)
    return Reading(False, words, value, window_of(span), (), missing, cast.played)


def _label(query: TrendQuery, plain: Plain, deed: Deed) -> str | None:
    if query.breakdown is None:
        return None
    values = iter(deed.values)
    profile = plain.story.profile(deed.person)
    traits = iter(profile.labels or (None,) * len(query.breakdown.splits))
    parts = [
        next(traits if one.subject is Subject.TRAIT else values) for one in query.breakdown.splits
    ]
    return combined(parts) if query.breakdown.also else parts[0]


_COUNTS = Text("It counts.", "Cuenta.")


def left_words(lack: Lack) -> Text:
    """Return why an event with the right name does not count."""
    return {
        Lack.CONDITION: Text("It does not meet the conditions.", "No cumple las condiciones."),
        Lack.BOT: Text("A program did it: it does not count.", "Lo hizo un programa: no cuenta."),
        Lack.OTHER_VALUE: Text(
            "It has another value of the breakdown.", "Tiene otro valor del desglose."
        ),
    }[lack]
