"""Why somebody counts for a factor of a correlation: their way through the funnel, and the factor."""

from dataclasses import dataclass, replace

from cauce.analytics.contracts import (
    INTERNAL_EVENTS,
    Breakdown,
    CorrelationQuery,
    EventRole,
    Factor,
    FunnelQuery,
    Lack,
    Missing,
    Played,
    Point,
)
from cauce.analytics.logic.why.funnel import reading_of, ways_of_person
from cauce.analytics.logic.why.funnel_moves import shape_of, wanted_of
from cauce.analytics.logic.why.funnel_walk import Path
from cauce.analytics.logic.why.judge import Judge
from cauce.analytics.logic.why.reading import Cast, Fold, Reading
from cauce.analytics.logic.why.story import Deed, Story, Wanted
from cauce.analytics.logic.why.words import joined
from cauce.kernel.errors import Text
from cauce.rules import Subject


def funnel_in(query: CorrelationQuery) -> FunnelQuery:
    """Return the funnel of a correlation, whole."""
    return replace(query.funnel, breakdown=None)


def wanted_of_factor(query: CorrelationQuery, point: Point) -> Wanted:
    """Return what to read: the events of the funnel, and the factor."""
    wanted = wanted_of(funnel_in(query))
    name = point.name or ""
    match query.factor:
        case Factor.EVENTS:
            names = None if wanted.names is None else wanted.names | {name}
            return replace(wanted, names=names)
        case Factor.PROPERTIES:
            values = (*wanted.values, Breakdown(Subject.PROPERTY, name))
            return replace(wanted, values=values)
        case _:
            return replace(wanted, trait=name)


@dataclass(frozen=True, slots=True)
class Factored:
    """A factor that was clicked, and the person whose events are looked at."""

    query: CorrelationQuery
    point: Point
    story: Story
    judge: Judge

    def having(self, path: Path) -> tuple[bool, list[Deed]]:
        """Return whether somebody who entered so has the factor, and the events that show it."""
        match self.query.factor:
            case Factor.EVENTS:
                done = self._meanwhile(path)
                return bool(done), done
            case Factor.PROPERTIES:
                return self._on_entering(path)
            case _:
                label = self.story.profile(self.story.person).label
                return label == self.point.breakdown, []

    def _meanwhile(self, path: Path) -> list[Deed]:
        funnel = self.query.funnel
        converted = len(path) == len(funnel.steps)
        end = path[-1].t - 1 if converted else shape_of(funnel).closes(path[0])
        steps = {match.event for match in funnel.steps}
        left_out = {*steps, *self.query.exclude, *INTERNAL_EVENTS}
        return [
            deed
            for deed in self.story.deeds
            if path[0].t < deed.ms <= end
            and deed.event == self.point.name
            and deed.event not in left_out
            and self.judge.counts(deed)
        ]

    def _on_entering(self, path: Path) -> tuple[bool, list[Deed]]:
        first = self.query.funnel.steps[0]
        entering = [
            deed
            for deed in self.story.deeds
            if deed.ms == path[0].t
            and self.judge.meant(first, deed)
            and deed.values[-1] is not None
        ]
        entering.sort(key=lambda deed: str(deed.values[-1]))
        there = bool(entering) and entering[0].values[-1] == self.point.breakdown
        return there, entering[:1] if there else []


def read_factor(factored: Factored, fold: Fold) -> Reading | None:
    """Return what following the person through the funnel, with the factor, comes to."""
    funnel, wanted = funnel_in(factored.query), factored.point.converted
    last = len(funnel.steps) - 1
    case = ways_of_person(funnel, Point(step=last), factored.story, factored.judge, fold)
    if case is None:
        return None
    path = next(iter(case.mine()), None)
    if path is None:
        return reading_of(case)
    converted = len(path) > last
    if not converted:
        case = replace(case, point=Point(step=len(path), converted=False))
    base = reading_of(case)
    has, shown = factored.having(path)
    there = has and converted is wanted
    words = joined(base.sentence, _factor_words(factored, has=has))
    cast = Cast()
    cast.played.update({deed: list(parts) for deed, parts in base.played.items()})
    for deed in shown:
        text = Text("It is what is looked at.", "Es lo que se mira.")
        cast.add(deed, Played(EventRole.FACTOR, text, counts=there))
    missing = None if there else base.missing or Missing(Lack.OTHERWISE, words)
    return Reading(there, words, float(there), base.window, base.entries, missing, cast.played)


def _factor_words(factored: Factored, *, has: bool) -> Text:
    point = factored.point
    value = "" if point.breakdown is None else f" = {point.breakdown}"
    name = f"{point.name}{value}"
    if has:
        return Text(f"They have {name}.", f"Tiene {name}.")
    return Text(f"They do not have {name}.", f"No tiene {name}.")
