"""Whether a question means an event, judged in memory: name, conditions, programs."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cauce.analytics.contracts import INTERNAL_EVENTS, Breakdown, EventMatch, Lack
from cauce.analytics.logic.why.group_traits import NO_GROUPS, GroupsKnown
from cauce.analytics.logic.why.story import Deed, Story
from cauce.rules import (
    ALWAYS,
    All,
    Any,
    Comparison,
    Condition,
    Did,
    Facts,
    Not,
    SegmentIs,
    Subject,
    matches,
    names_of,
)


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the events of a story as the question's conditions say.

    ``where`` is the condition of the whole question; ``bots``: what programs did counts too.
    ``groups``: the traits of groups that conditions look at.
    """

    story: Story
    now: datetime
    zone: ZoneInfo
    where: Condition = ALWAYS
    bots: bool = False
    groups: GroupsKnown = NO_GROUPS

    def named(self, match: EventMatch, deed: Deed) -> bool:
        """Return whether the event has the name that is asked for."""
        if match.event is None:
            return deed.event not in INTERNAL_EVENTS
        return deed.event == match.event

    def counts(self, deed: Deed) -> bool:
        """Return whether what the sender is counts at all."""
        return self.bots or not deed.bot

    def holds(self, condition: Condition, deed: Deed) -> bool:
        """Return whether a condition is true of an event and its person."""
        if condition == ALWAYS:
            return True
        facts = Facts(
            self.now,
            deed.properties,
            self.story.profile(deed.person).traits,
            self.story.past.get(deed.person, ()),
            self.zone,
            deed.context,
            self._segments(deed.person),
            self.groups.of(deed),
        )
        return matches(condition, facts)

    def _segments(self, person: int) -> frozenset[str] | None:
        known = self.story.segments
        return None if known is None else known.get(person, frozenset())

    def meant(self, match: EventMatch, deed: Deed) -> bool:
        """Return whether the question means the event, its time aside."""
        return (
            self.named(match, deed)
            and self.counts(deed)
            and self.holds(match.where, deed)
            and self.holds(self.where, deed)
        )

    def why_not(self, match: EventMatch, deed: Deed) -> Lack:
        """Return why an event with the right name is not meant."""
        return Lack.CONDITION if self.counts(deed) else Lack.BOT


def past_of(part: object) -> frozenset[str]:
    """Return the names of the events whose history the conditions of a question look at."""
    return frozenset(did.event for did in _behaviours(part))


def _behaviours(part: object) -> Iterator[Did]:
    if isinstance(part, Did):
        yield part
        return
    for inner in _inside(part):
        yield from _behaviours(inner)


def _inside(part: object) -> Iterator[object]:
    """The parts of a question or a condition."""
    if isinstance(part, tuple):
        yield from part
    elif is_dataclass(part):
        yield from (getattr(part, each.name) for each in fields(part))


def used_in(part: object) -> frozenset[tuple[Subject, str]]:
    """Return the properties and values of the context that a question looks at."""
    return frozenset(_used(part))


def _used(part: object) -> Iterator[tuple[Subject, str]]:
    match part:
        case Breakdown():
            yield from ((s.subject, s.name) for s in part.splits if s.subject in _CARRIED)
        case (Subject() as subject, str() as name):
            yield subject, name
        case All() | Any() | Not() | Did() | Comparison() | SegmentIs():
            for subject in _CARRIED:
                yield from ((subject, name) for name in names_of(part, subject))
        case _:
            yield from _named_by(part)
            for inner in _inside(part):
                yield from _used(inner)


def _named_by(part: object) -> Iterator[tuple[Subject, str]]:
    """The properties that a question names in fields of its own."""
    for name in _NAMED:
        found = getattr(part, name, None) or ()
        for one in (found,) if isinstance(found, str) else found:
            yield Subject.PROPERTY, one


_CARRIED = (Subject.PROPERTY, Subject.CONTEXT)
"""What an event carries itself."""

_NAMED = frozenset({"property", "value", "hold_constant"})
"""Fields of a question that name properties."""
