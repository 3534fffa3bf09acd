"""From stored events to the moves of a funnel: which steps and exclusions each one is."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from cauce.analytics.contracts import (
    Breakdown,
    Counting,
    CountOf,
    EventMatch,
    FunnelQuery,
    Order,
    Span,
)
from cauce.analytics.logic.calendar import midnight, span_of
from cauce.analytics.logic.why.funnel_walk import Move, Shape
from cauce.analytics.logic.why.judge import Judge, past_of
from cauce.analytics.logic.why.story import Deed, Story, Wanted
from cauce.analytics.logic.why.words import ms_of
from cauce.kernel.sessions import LOOK_BACK_MS, Runs
from cauce.rules import Subject

GLANCE = timedelta(days=31)
"""So long before and after the time of a question what is missing is looked for."""


def by_session(query: FunnelQuery) -> bool:
    """Return whether sessions matter to a funnel."""
    return (
        query.count is CountOf.SESSIONS
        or query.counting is Counting.SESSION
        or query.sessions is not None
    )


def matches_of(query: FunnelQuery) -> list[EventMatch]:
    """Return the steps, then the exclusions."""
    return [*query.steps, *(one.match for one in query.exclusions)]


def reach_of(query: FunnelQuery) -> Span:
    """Return the time in which events matter: the days, and the window after them."""
    days = span_of(query.range)
    start = days.start
    if query.sessions is not None and query.sessions_since is not None:
        start = min(start, midnight(query.sessions_since, query.range.timezone))
    if by_session(query):
        start -= timedelta(milliseconds=LOOK_BACK_MS)
    return Span(start, days.end + timedelta(seconds=query.window_s, milliseconds=1))


def wanted_of(query: FunnelQuery) -> Wanted:
    """Return what to read for a funnel: held properties first, then the breakdown's."""
    names = {match.event for match in matches_of(query)}
    everything = None in names or by_session(query) or query.order is Order.STRICT
    reach, by = reach_of(query), query.breakdown
    values = [Breakdown(Subject.PROPERTY, name) for name in query.hold_constant]
    trait = by.name if by is not None and by.subject is Subject.TRAIT else None
    return Wanted(
        None if everything else frozenset(str(name) for name in names),
        reach.start - GLANCE,
        reach.end + max(GLANCE, timedelta(seconds=query.window_s)),
        tuple(values) + ((by,) if by is not None and trait is None else ()),
        past=past_of(query),
        trait=trait,
        groups=query.count is CountOf.GROUPS,
    )


def shape_of(query: FunnelQuery) -> Shape:
    """Return what a funnel asks for."""
    exclusions = tuple((one.from_step, one.to_step) for one in query.exclusions)
    return Shape(
        len(query.steps),
        query.window_s * 1000,
        query.order,
        query.counting,
        exclusions,
        query.optional,
        tuple(map(frozenset, query.blocks)),
    )


@dataclass(frozen=True, slots=True)
class Field:
    """A funnel and the person whose events are its moves."""

    query: FunnelQuery
    story: Story
    judge: Judge

    def actors(self) -> dict[object, list[Move]]:
        """Return the moves in the time of the funnel, by what goes through it."""
        out: dict[object, list[Move]] = {}
        for move in self._moves():
            out.setdefault(self.actor(move), []).append(move)
        return out

    def actor(self, move: Move) -> object:
        """Return what goes through the funnel with an event: person, session or group."""
        match self.query.count:
            case CountOf.SESSIONS:
                return move.session
            case CountOf.GROUPS:
                return move.deed.group(self.query.group_type)
            case _:
                return move.deed.person

    def _moves(self) -> list[Move]:
        deeds = self._in_time(self.story.deeds)
        sessions = sessions_of(deeds, self._whose) if by_session(self.query) else {}
        closes = self._closes(sessions)
        return [
            self.move(deed, sessions.get(deed), closes(deed)) for deed in deeds if self.sees(deed)
        ]

    def _whose(self, deed: Deed) -> tuple[int, str | None]:
        """Whose session an event is in: a person's; where groups are counted, a person's for their group."""
        grouped = self.query.count is CountOf.GROUPS
        return deed.person, deed.group(self.query.group_type) if grouped else None

    def _clock(self, deed: Deed) -> Hashable:
        """Whose sessions a window is of: the person's, or those of all people for the group."""
        person, group = self._whose(deed)
        return person if group is None else group

    def _in_time(self, deeds: Iterable[Deed]) -> list[Deed]:
        reach = reach_of(self.query)
        first, end = ms_of(reach.start), ms_of(reach.end)
        return [deed for deed in deeds if first <= deed.ms < end and self.judge.counts(deed)]

    def _closes(self, sessions: Mapping[Deed, object]) -> Callable[[Deed], int | None]:
        """When the window of who enters with an event closes; nothing when it is of time alone."""
        wanted, most_ms = self.query.sessions, self.query.window_s * 1000
        if wanted is None:
            return lambda _deed: None
        begins = begins_of(sessions, self._clock)

        def closing(deed: Deed) -> int:
            mine = begins[self._clock(deed)]
            place = bisect_right(mine, deed.ms) + wanted - 1
            last = deed.ms + most_ms
            return last if place >= len(mine) else min(mine[place] - 1, last)

        return closing

    def sees(self, deed: Deed) -> bool:
        """Return whether the funnel looks at an event at all."""
        query = self.query
        begun = deed.ms >= ms_of(span_of(query.range).start)
        held = all(value is not None for value in deed.values[: len(query.hold_constant)])
        grouped = query.count is not CountOf.GROUPS or deed.group(query.group_type) is not None
        return (
            begun and held and grouped and self._known(deed) and self.judge.holds(query.where, deed)
        )

    def _known(self, deed: Deed) -> bool:
        """Whether it has a name that the funnel looks at; in strict order every name matters."""
        matches = matches_of(self.query)
        if self.query.order is Order.STRICT:
            matches.append(EventMatch(None))
        return any(self.judge.named(match, deed) for match in matches)

    def move(self, deed: Deed, session: object = None, until: int | None = None) -> Move:
        """Return an event as the funnel sees it."""
        query, held = self.query, len(self.query.hold_constant)
        matches = enumerate(matches_of(query))
        found = {k for k, match in matches if self._means(match, deed)}
        steps = len(query.steps)
        return Move(
            deed,
            deed.ms,
            frozenset(k for k in found if k < steps),
            frozenset(k - steps for k in found if k >= steps),
            deed.ms < ms_of(span_of(query.range).end),
            session,
            tuple(map(str, deed.values[:held])),
            self._label(deed),
            until,
        )

    def _means(self, match: EventMatch, deed: Deed) -> bool:
        return self.judge.named(match, deed) and self.judge.holds(match.where, deed)

    def _label(self, deed: Deed) -> str | None:
        if self.query.breakdown is None:
            return None
        if self.query.breakdown.subject is Subject.TRAIT:
            return self.story.profile(deed.person).label
        label: str | None = deed.values[len(self.query.hold_constant)]
        return label


def sessions_of(deeds: list[Deed], whose: Callable[[Deed], Hashable]) -> Mapping[Deed, object]:
    """Return the session that each event is in (``kernel.sessions`` says what that is)."""
    runs: dict[tuple[Hashable, str], Runs] = {}
    for deed in deeds:
        if not deed.session:
            runs.setdefault((whose(deed), deed.anonymous_id), Runs()).add(deed.ms)
    return {
        deed: (whose(deed), deed.session)
        if deed.session
        else (
            whose(deed),
            deed.anonymous_id,
            runs[whose(deed), deed.anonymous_id].session_of(deed.ms),
        )
        for deed in deeds
    }


def begins_of(
    sessions: Mapping[Deed, object], clock: Callable[[Deed], Hashable]
) -> dict[Hashable, list[int]]:
    """Return when the sessions of each person or group begin, in order."""
    first: dict[tuple[Hashable, object], int] = {}
    for deed, session in sessions.items():
        key = (clock(deed), session)
        first[key] = min(first.get(key, deed.ms), deed.ms)
    out: dict[Hashable, list[int]] = {}
    for (owner, _), ms in sorted(first.items(), key=lambda item: item[1]):
        out.setdefault(owner, []).append(ms)
    return out


def label_of_path(path: tuple[Move, ...], query: FunnelQuery) -> str | None:
    """Return the breakdown value of an attempt: of the first or last step that has one, or of a step."""
    by, labels = query.attribution, [move.label for move in path]
    if query.breakdown is not None and query.breakdown.subject is Subject.TRAIT:
        return labels[0]
    if by.kind == "step":
        step = by.step or 0
        return labels[step] if step < len(labels) else None
    if by.kind == "last_touch":
        labels.reverse()
    return next((label for label in labels if label is not None), None)
