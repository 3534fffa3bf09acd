"""Why somebody's sessions count: each worked out from all of the person's events."""

from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter

from cauce.analytics.contracts import (
    ENGAGED_MS,
    ENGAGED_VIEWS,
    Breakdown,
    EventMatch,
    EventRole,
    Interval,
    Lack,
    Missing,
    Played,
    SessionsQuery,
    Span,
)
from cauce.analytics.logic.calendar import bucket_span, span_of
from cauce.analytics.logic.visits_sql import VIEWS, by_exit
from cauce.analytics.logic.why.funnel_moves import sessions_of
from cauce.analytics.logic.why.judge import past_of
from cauce.analytics.logic.why.plain import Plain, window_of
from cauce.analytics.logic.why.reading import Cast, Reading, fits
from cauce.analytics.logic.why.story import Deed, Wanted
from cauce.analytics.logic.why.words import lasting, ms_of, when
from cauce.kernel.errors import Text
from cauce.kernel.sessions import CAP_MS, LOOK_BACK_MS
from cauce.rules import Subject


def wanted_of_sessions(query: SessionsQuery) -> Wanted:
    """Return what to read: all events tell where sessions begin and end."""
    span, by = span_of(query.range), query.breakdown
    trait = by.name if isinstance(by, Breakdown) and by.subject is Subject.TRAIT else None
    return Wanted(
        None,
        span.start - timedelta(milliseconds=LOOK_BACK_MS),
        span.end + timedelta(milliseconds=CAP_MS),
        () if by is None or trait is not None else (by,),
        past=past_of(query),
        trait=trait,
    )


@dataclass(frozen=True, slots=True)
class Visit:
    """A session: its events in the order of time."""

    deeds: tuple[Deed, ...]

    @property
    def start(self) -> int:
        """When it begins, milliseconds since 1970."""
        return self.deeds[0].ms

    @property
    def length_ms(self) -> int:
        """From its first event to its last."""
        return self.deeds[-1].ms - self.start

    @property
    def views(self) -> int:
        """How many pages or screens it shows."""
        return sum(deed.event in VIEWS for deed in self.deeds)


def visits_in(plain: Plain, query: SessionsQuery) -> list[Visit]:
    """Return the sessions that begin in the range and whose first event passes."""
    counted = [deed for deed in plain.story.deeds if plain.judge.counts(deed)]
    found: dict[object, list[Deed]] = {}
    for deed, session in sessions_of(counted, attrgetter("actor", "person")).items():
        found.setdefault(session, []).append(deed)
    span = span_of(query.range)
    start, end = ms_of(span.start), ms_of(span.end)
    visits = [Visit(tuple(deeds)) for deeds in found.values()]
    visits = [one for one in visits if start <= one.start < end and _passes(one, plain, query)]
    return sorted(visits, key=lambda one: one.start)


def _passes(visit: Visit, plain: Plain, query: SessionsQuery) -> bool:
    first = [deed for deed in visit.deeds if deed.ms == visit.start]
    return any(plain.judge.holds(query.where, deed) for deed in first)


def engaged(visit: Visit, plain: Plain, query: SessionsQuery) -> bool:
    """Return whether a session is engaged, as Google Analytics 4 says."""
    key = any(_is_key(match, deed, plain) for match in query.key_events for deed in visit.deeds)
    return key or visit.length_ms > ENGAGED_MS or visit.views >= ENGAGED_VIEWS


def _is_key(match: EventMatch, deed: Deed, plain: Plain) -> bool:
    return plain.judge.named(match, deed) and plain.judge.holds(match.where, deed)


def _label(visit: Visit, plain: Plain, query: SessionsQuery) -> str | None:
    by = query.breakdown
    if by is None:
        return None
    if isinstance(by, Breakdown) and by.subject is Subject.TRAIT:
        return plain.story.profile(plain.story.person).label
    labels = [deed.values[0] for deed in visit.deeds if deed.values[0] is not None]
    return None if not labels else str(labels[-1 if by_exit(query) else 0])


def read_sessions(query: SessionsQuery, plain: Plain) -> Reading:
    """Return which of the person's sessions make the number."""
    visits, span = visits_in(plain, query), _span(query, plain)
    there = [one for one in visits if _there(one, span, plain, query)]
    cast, zone = Cast(), query.range.timezone
    for place, visit in enumerate(visits, 1):
        counts, words = visit in there, _visit_words(visit, place, plain, query)
        for deed in visit.deeds:
            cast.add(deed, Played(EventRole.SESSION, words, counts, entry=place))
    if not there:
        words = Text(
            f"Not counted: none of their {len(visits)} sessions is one of those.",
            f"No cuenta: ninguna de sus {len(visits)} sesiones es de esas.",
        )
        missing = Missing(Lack.OTHERWISE, words)
        return Reading(False, words, 0.0, window_of(span), (), missing, cast.played)
    first = when(there[0].start, zone)
    words = Text(
        f"Counted with {len(there)} of their {len(visits)} sessions, the first on {first}.",
        f"Cuenta con {len(there)} de sus {len(visits)} sesiones, la primera el {first}.",
    )
    return Reading(True, words, float(len(there)), window_of(span), played=cast.played)


def _span(query: SessionsQuery, plain: Plain) -> Span:
    if plain.point.label is None:
        return span_of(query.range)
    found = bucket_span(plain.point.label, query.range, query.interval or Interval.DAY)
    return found or span_of(query.range)


def _there(visit: Visit, span: Span, plain: Plain, query: SessionsQuery) -> bool:
    begun = ms_of(span.start) <= visit.start < ms_of(span.end)
    wanted = plain.point.engaged
    alike = wanted is None or engaged(visit, plain, query) is wanted
    split = query.breakdown is None or fits(_label(visit, plain, query), plain.point, plain.fold)
    return begun and alike and split


def _visit_words(visit: Visit, place: int, plain: Plain, query: SessionsQuery) -> Text:
    length = lasting(visit.length_ms)
    kind = (
        Text("engaged", "con interacción")
        if engaged(visit, plain, query)
        else Text("a bounce", "un rebote")
    )
    return Text(
        f"Session {place}: {length}, {visit.views} pages or screens, {kind.en}.",
        f"Sesión {place}: {length}, {visit.views} páginas o pantallas, {kind.es}.",
    )
