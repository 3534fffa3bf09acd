"""Why somebody has a status in a lifecycle, or is active in so many intervals."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import datetime

from cauce.analytics.contracts import (
    Breakdown,
    EventMatch,
    EventRole,
    Lack,
    LifecycleQuery,
    Missing,
    NewWhen,
    Played,
    Span,
    Status,
    StickinessQuery,
)
from cauce.analytics.logic.calendar import labels_of, span_of
from cauce.analytics.logic.habits import starts_of
from cauce.analytics.logic.lives import edges_of
from cauce.analytics.logic.why.judge import past_of
from cauce.analytics.logic.why.plain import Plain, left_words, names_of_match, window_of
from cauce.analytics.logic.why.reading import Cast, Reading, fits
from cauce.analytics.logic.why.story import Deed, Wanted
from cauce.analytics.logic.why.words import ms_of, named, when
from cauce.kernel.errors import Text
from cauce.rules import Subject

STATUSES = {
    Status.NEW: Text("new", "nueva"),
    Status.RETURNING: Text("returning", "recurrente"),
    Status.RESURRECTING: Text("resurrecting", "recuperada"),
    Status.DORMANT: Text("dormant", "inactiva"),
}


def wanted_of_lifecycle(query: LifecycleQuery) -> Wanted:
    """Return what to read: somebody's first event is looked for in all the past."""
    names, until, (values, trait) = names_of_match(query.match), edges_of(query)[-1], _labels(query)
    return Wanted(names, None, until, values, past=past_of(query), trait=trait)


def wanted_of_stickiness(query: StickinessQuery, series: int) -> Wanted:
    """Return what to read for a line of a stickiness."""
    span = span_of(query.range)
    names = names_of_match(query.series[series].match)
    values, trait = _labels(query)
    return Wanted(names, span.start, span.end, values, past=past_of(query), trait=trait)


def _labels(query: LifecycleQuery | StickinessQuery) -> tuple[tuple[Breakdown, ...], str | None]:
    """What to read of each event as its value, or which trait of the person."""
    by = query.breakdown
    if by is None:
        return (), None
    return ((), by.name) if by.subject is Subject.TRAIT else ((by,), None)


def _meant(query: LifecycleQuery | StickinessQuery, match: EventMatch, plain: Plain) -> list[Deed]:
    """The events that the question means, of the breakdown value that was clicked."""
    return [
        deed
        for deed in plain.story.deeds
        if plain.judge.meant(match, deed)
        and fits(_value(query, deed, plain), plain.point, plain.fold)
    ]


def _value(query: LifecycleQuery | StickinessQuery, deed: Deed, plain: Plain) -> str | None:
    by = query.breakdown
    if by is None:
        return None
    if by.subject is Subject.TRAIT:
        return plain.story.profile(deed.person).label
    return None if deed.values[0] is None else str(deed.values[0])


def _place(edges: Sequence[datetime], deed_ms: int) -> int:
    """The interval that an instant is in, from 0; -1 before the first."""
    return bisect_right(edges, deed_ms, key=ms_of) - 1


def read_lifecycle(query: LifecycleQuery, plain: Plain) -> Reading:
    """Return what the person's events in the period and the one before come to."""
    edges, zone = edges_of(query), query.range.timezone
    names = labels_of(query.range, query.interval)
    number = names.index(plain.point.label or "") + 1
    meant = _meant(query, query.match, plain)
    active = {_place(edges, deed.ms) for deed in meant}
    status = _status(query, plain, meant, number, active)
    asked = tuple(Status)[plain.point.series or 0]
    there = status is asked
    cast = _lived(query, meant, number, there=there)
    span = Span(edges[number - 1], edges[number + 1])
    words = _status_words(asked, status, named(query.match.event), plain.point.label or "")
    first = when(meant[0].ms, zone) if meant else ""
    if there and meant:
        words = Text(
            f"{words.en} The first of all was on {first}.",
            f"{words.es} El primero de todos fue el {first}.",
        )
    missing = None if there else Missing(Lack.OTHERWISE, words, query.match.event)
    return Reading(there, words, float(there), window_of(span), (), missing, cast.played)


def _status(
    query: LifecycleQuery, plain: Plain, meant: list[Deed], number: int, active: set[int]
) -> Status | None:
    """What the person is in the period; None when neither there nor in the one before."""
    now, before = number in active, number - 1 in active
    if not now:
        return Status.DORMANT if before else None
    born = meant[0].ms
    seen = plain.story.profile(plain.story.person).first_seen
    if query.new is NewWhen.FIRST_SEEN and seen is not None:
        born = seen
    if _place(edges_of(query), born) == number:
        return Status.NEW
    return Status.RETURNING if before else Status.RESURRECTING


def _lived(query: LifecycleQuery, meant: list[Deed], number: int, *, there: bool) -> Cast:
    cast, edges = Cast(), edges_of(query)
    if meant:
        words = Text("The first of all such events.", "El primero de todos esos eventos.")
        cast.add(meant[0], Played(EventRole.FIRST, words))
    for deed in meant:
        place = _place(edges, deed.ms)
        if place == number:
            words = Text("Active in the period.", "En activo en el periodo.")
            cast.add(deed, Played(EventRole.ACTIVE, words, counts=there, period=1))
        elif place == number - 1:
            words = Text("Active in the period before.", "En activo en el periodo anterior.")
            cast.add(deed, Played(EventRole.ACTIVE, words, counts=there, period=0))
    return cast


def _status_words(asked: Status, status: Status | None, name: Text, label: str) -> Text:
    now, wanted = None if status is None else STATUSES[status], STATUSES[asked]
    why = _BECAUSE[status]
    if status is asked:
        return Text(
            f"Counted as {wanted.en} in {label}: {name.en} {why.en}.",
            f"Cuenta como {wanted.es} en {label}: {name.es} {why.es}.",
        )
    head = Text(f"Not counted as {wanted.en} in {label}", f"No cuenta como {wanted.es} en {label}")
    instead = Text("", "") if now is None else Text(f", but as {now.en}", f", sino como {now.es}")
    return Text(
        f"{head.en}{instead.en}: {name.en} {why.en}.", f"{head.es}{instead.es}: {name.es} {why.es}."
    )


_BECAUSE = {
    Status.NEW: Text(
        "happened in the period, and whoever did it is new in it",
        "ocurrió en el periodo, y quien lo hizo es nuevo en él",
    ),
    Status.RETURNING: Text(
        "happened in the period and in the one before", "ocurrió en el periodo y en el anterior"
    ),
    Status.RESURRECTING: Text(
        "happened in the period and earlier, but not in the one before",
        "ocurrió en el periodo y antes, pero no en el periodo anterior",
    ),
    Status.DORMANT: Text(
        "happened in the period before, and not in this one",
        "ocurrió en el periodo anterior, y no en este",
    ),
    None: Text(
        "happened neither in the period nor in the one before",
        "no ocurrió ni en el periodo ni en el anterior",
    ),
}


def read_stickiness(query: StickinessQuery, plain: Plain) -> Reading:
    """Return in how many intervals the person was active."""
    series, wanted = query.series[plain.point.series or 0], plain.point.intervals or 1
    edges, labels = starts_of(query), labels_of(query.range, query.interval)
    found = _by_interval(query, plain, edges)
    enough = [place for place, deeds in found.items() if len(deeds) >= query.min_count]
    count = len(enough)
    there = count >= wanted if query.cumulative else count == wanted
    cast = Cast()
    for place, deeds in sorted(found.items()):
        for deed in deeds:
            cast.add(deed, _active(labels[place], enough=place in enough, there=there))
    for deed in plain.story.deeds:
        if plain.judge.named(series.match, deed) and not plain.judge.meant(series.match, deed):
            words = left_words(plain.judge.why_not(series.match, deed))
            cast.add(deed, Played(EventRole.UNUSED, words))
    words = _count_words(query, named(series.match.event), count, wanted, there=there)
    missing = None if there else Missing(Lack.OTHERWISE, words, series.match.event)
    window = window_of(span_of(query.range))
    return Reading(there, words, float(count), window, (), missing, cast.played)


def _by_interval(
    query: StickinessQuery, plain: Plain, edges: list[datetime]
) -> Mapping[int, list[Deed]]:
    match, found = query.series[plain.point.series or 0].match, dict[int, list[Deed]]()
    for deed in _meant(query, match, plain):
        found.setdefault(_place(edges, deed.ms), []).append(deed)
    return found


def _active(label: str, *, enough: bool, there: bool) -> Played:
    if enough:
        words = Text(f"Active in the interval {label}.", f"En activo en el intervalo {label}.")
        return Played(EventRole.ACTIVE, words, counts=there)
    words = Text(
        f"Too few events in the interval {label}.", f"Muy pocos eventos en el intervalo {label}."
    )
    return Played(EventRole.UNUSED, words)


def _count_words(
    query: StickinessQuery, name: Text, count: int, wanted: int, *, there: bool
) -> Text:
    least = Text("at least ", "al menos ") if query.cumulative else Text("exactly ", "exactamente ")
    verdict = Text("Counted", "Cuenta") if there else Text("Not counted", "No cuenta")
    return Text(
        f"{verdict.en}: {name.en} happened in {count} intervals, and the number is of those with"
        f" {least.en}{wanted}.",
        f"{verdict.es}: {name.es} ocurrió en {count} intervalos, y el número es el de quienes tienen"
        f" {least.es}{wanted}.",
    )
