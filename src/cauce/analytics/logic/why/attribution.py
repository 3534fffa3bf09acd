"""Why a channel gets credit for somebody's conversions.

Follows one person's events, as ``docs/reference/definitions.md``, Attribution, says; shares nothing
with the arrays that make the chart.
"""

from dataclasses import dataclass
from datetime import timedelta
from math import isfinite

from cauce.analytics.contracts import (
    DATA_DRIVEN,
    AttributionQuery,
    Conversions,
    CreditRule,
    EventRole,
    Lack,
    Missing,
    Played,
    Point,
    Shares,
    Window,
)
from cauce.analytics.logic.calendar import span_of
from cauce.analytics.logic.why.judge import Judge, past_of
from cauce.analytics.logic.why.reading import Cast, Fold, Reading
from cauce.analytics.logic.why.story import Deed, Story, Wanted
from cauce.analytics.logic.why.words import instant_of, lasting, ms_of, named, number, when
from cauce.kernel.errors import Text
from cauce.kernel.sessions import IDLE_MS

_PLACES = {
    CreditRule.FIRST: Shares(1, 0, 0),
    CreditRule.LAST: Shares(0, 0, 1),
    CreditRule.U_SHAPED: Shares(0.4, 0.2, 0.4),
    CreditRule.J_SHAPED: Shares(0.2, 0.2, 0.6),
    CreditRule.INVERSE_J: Shares(0.6, 0.2, 0.2),
}


def wanted_in(query: AttributionQuery) -> Wanted:
    """Return what to read for an attribution: the channel, then what a conversion is worth."""
    names = {match.event for match in (query.conversion, *query.touchpoints)}
    days = span_of(query.range)
    return Wanted(
        None if None in names else frozenset(str(name) for name in names),
        days.start - timedelta(seconds=query.window_s),
        days.end,
        (query.by,),
        query.value,
        past=past_of(query),
    )


@dataclass(frozen=True, slots=True)
class Way:
    """A conversion, the touchpoints before it in order, and the part of it that each gets."""

    conversion: Deed
    touches: tuple[Deed, ...]
    parts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A channel under one rule, and the person whose conversions are looked at."""

    query: AttributionQuery
    point: Point
    story: Story
    judge: Judge
    fold: Fold

    @property
    def rule(self) -> CreditRule:
        """The rule that was clicked; data-driven ones say who took part."""
        rule = self.query.rules[self.point.series or 0]
        return CreditRule.PARTICIPATION if rule in DATA_DRIVEN else rule

    def channel(self, deed: Deed) -> str | None:
        """Return the channel that an event touches; None for none."""
        return deed.values[0] or None

    def worth(self, deed: Deed) -> float:
        """Return what a conversion is worth; 0 where it does not say."""
        found = deed.values[1] if self.query.value is not None else None
        return float(found) if found is not None and isfinite(found) else 0.0

    def touching(self) -> list[Deed]:
        """Return all events that touch a channel, in order; of one instant by name."""
        found = [
            deed
            for deed in self.story.deeds
            if self.channel(deed)
            and any(self.judge.meant(match, deed) for match in self.query.touchpoints)
        ]
        return sorted(found, key=lambda deed: (deed.ms, self.channel(deed) or ""))

    def touches(self) -> list[Deed]:
        """Return the touchpoints: of one channel within half an hour, the first."""
        kept, newest = [], dict[str | None, int]()
        for deed in self.touching():
            last = newest.get(self.channel(deed))
            if last is None or deed.ms - last > IDLE_MS:
                kept.append(deed)
            newest[self.channel(deed)] = deed.ms
        return kept

    def conversions(self) -> list[Deed]:
        """Return the conversions that count, in order; of one instant those worth most first."""
        start = ms_of(span_of(self.query.range).start)
        found = [
            deed
            for deed in self.story.deeds
            if deed.ms >= start and self.judge.meant(self.query.conversion, deed)
        ]
        found.sort(key=lambda deed: (deed.ms, -self.worth(deed)))
        return found[:1] if self.query.conversions is Conversions.FIRST else found

    def ways(self) -> list[Way]:
        """Return the conversions with their touchpoints."""
        touches = self.touches()
        out = []
        for conversion in self.conversions():
            first = conversion.ms - self.query.window_s * 1000
            before = tuple(deed for deed in touches if first <= deed.ms <= conversion.ms)
            out.append(Way(conversion, before, self._parts(conversion, before)))
        return out

    def _parts(self, conversion: Deed, touches: tuple[Deed, ...]) -> tuple[float, ...]:
        count = len(touches)
        match self.rule:
            case CreditRule.LINEAR:
                return (1 / count,) * count if count else ()
            case CreditRule.PARTICIPATION:
                channels = [self.fold(self.channel(deed)) for deed in touches]
                return tuple(float(name not in channels[:k]) for k, name in enumerate(channels))
            case CreditRule.TIME_DECAY:
                return self._decayed(conversion, touches)
            case _:
                shares = _PLACES.get(self.rule) or self.query.shares or Shares(0, 1, 0)
                return _by_place(count, shares)

    def _decayed(self, conversion: Deed, touches: tuple[Deed, ...]) -> tuple[float, ...]:
        half_life = self.query.half_life_s * 1000
        newest = max((deed.ms for deed in touches), default=conversion.ms)
        raw = [2.0 ** ((deed.ms - newest) / half_life) for deed in touches]
        return tuple(one / sum(raw) for one in raw)

    def credited(self, way: Way) -> dict[Deed, float]:
        """Return what a way gives to the line that was clicked, by event."""
        if not self.point.has_breakdown:
            return {way.conversion: 1.0}
        if self.point.breakdown is None:
            return {} if way.touches else {way.conversion: 1.0}
        return {
            deed: part
            for deed, part in zip(way.touches, way.parts, strict=True)
            if part > 0 and self.fold(self.channel(deed)) == self.point.breakdown
        }


def _by_place(count: int, shares: Shares) -> tuple[float, ...]:
    if count == 0:
        return ()
    if count == 1:
        return (1.0,)
    if count == 2:
        ends = shares.first + shares.last
        return (shares.first / ends, shares.last / ends) if ends else (0.5, 0.5)
    return (shares.first, *[shares.middle / (count - 2)] * (count - 2), shares.last)


def read_attribution(line: Line) -> Reading:
    """Return what following the person's conversions comes to."""
    ways = line.ways()
    credit = [line.credited(way) for way in ways]
    counting = [way for way, some in zip(ways, credit, strict=True) if some]
    value = sum(sum(some.values()) for some in credit)
    missing = None if counting else _missing(line, ways)
    window = _window(line, counting[0] if counting else ways[0]) if ways else None
    words = _words(line, counting, value, missing)
    cast = _cast(line, ways, credit)
    return Reading(bool(counting), words, value, window, (), missing, cast.played)


def _window(line: Line, way: Way) -> Window:
    end = instant_of(way.conversion.ms)
    return Window(end - timedelta(seconds=line.query.window_s), end)


def _missing(line: Line, ways: list[Way]) -> Missing:
    name = named(line.query.conversion.event)
    if not ways:
        words = Text(
            f"They did not convert: {name.en} did not happen in the days of the question.",
            f"No convirtió: {name.es} no ocurrió en los días de la pregunta.",
        )
        return Missing(Lack.NEVER, words, line.query.conversion.event)
    if line.point.breakdown is None:
        words = Text(
            "Every conversion has a touchpoint before it.",
            "Toda conversión tiene un punto de contacto antes.",
        )
        return Missing(Lack.OTHER_VALUE, words)
    words = Text(
        f"No conversion owes anything to {line.point.breakdown} by this rule.",
        f"Ninguna conversión debe nada a {line.point.breakdown} con esta regla.",
    )
    return Missing(Lack.OTHER_VALUE, words)


def _words(line: Line, counting: list[Way], value: float, missing: Missing | None) -> Text:
    if missing is not None:
        return Text(f"Not counted. {missing.words.en}", f"No cuenta. {missing.words.es}")
    name, many = named(line.query.conversion.event), len(counting)
    first = when(counting[0].conversion.ms, line.query.range.timezone)
    window = lasting(line.query.window_s * 1000)
    channel = line.point.breakdown
    if channel is None:
        none = line.point.has_breakdown
        alone = Text(
            f" without a touchpoint in the {window} before",
            f" sin punto de contacto en los {window} de antes",
        )
        tail = alone if none else Text("", "")
        return Text(
            f"Counted: {name.en} happened {many} ×{tail.en}, first on {first}.",
            f"Cuenta: {name.es} ocurrió {many} ×{tail.es}, la primera vez el {first}.",
        )
    rule = line.query.rules[line.point.series or 0]
    return Text(
        f"Counted with {number(value)}: {channel} was touched in the {window} before {name.en}"
        f" ({many} ×, first on {first}), and the rule {rule} gives it that much.",
        f"Cuenta con {number(value)}: hubo contacto con {channel} en los {window} antes de {name.es}"
        f" ({many} ×, la primera vez el {first}), y la regla {rule} le da esa parte.",
    )


def _cast(line: Line, ways: list[Way], credit: list[dict[Deed, float]]) -> Cast:
    cast = Cast()
    for place, (way, some) in enumerate(zip(ways, credit, strict=True), 1):
        for deed, part in zip(way.touches, way.parts, strict=True):
            cast.add(deed, _touch(line, way, deed, part, place, counts=deed in some))
        cast.add(way.conversion, _converts(line, way, place, counts=bool(some)))
    kept = set(line.touches())
    for deed in line.touching():
        words = _ALONE if deed in kept else _SAME_VISIT
        cast.add_if_new(deed, Played(EventRole.UNUSED, words))
    for deed in line.story.deeds:
        if line.judge.named(line.query.conversion, deed):
            cast.add_if_new(deed, Played(EventRole.UNUSED, _why_left(line, deed)))
    return cast


def _touch(line: Line, way: Way, deed: Deed, part: float, place: int, *, counts: bool) -> Played:
    before, channel = lasting(way.conversion.ms - deed.ms), line.channel(deed)
    words = Text(
        f"Touchpoint {channel}, {before} before conversion {place}: {number(part)} of it.",
        f"Punto de contacto {channel}, {before} antes de la conversión {place}: {number(part)} de ella.",
    )
    return Played(EventRole.TOUCHPOINT, words, counts, entry=place, share=part)


def _converts(line: Line, way: Way, place: int, *, counts: bool) -> Played:
    worth = number(line.worth(way.conversion))
    tail = Text(f", worth {worth}", f", con valor {worth}") if line.query.value else Text("", "")
    words = Text(
        f"Conversion {place}{tail.en}; {len(way.touches)} touchpoints before it.",
        f"Conversión {place}{tail.es}; {len(way.touches)} puntos de contacto antes.",
    )
    return Played(EventRole.CONVERSION, words, counts, entry=place)


_ALONE = Text(
    "A touchpoint that is in the window of no conversion.",
    "Un punto de contacto que no está en el plazo de ninguna conversión.",
)
_SAME_VISIT = Text(
    "The same channel as less than half an hour before: one touchpoint.",
    "El mismo canal que menos de media hora antes: un solo punto de contacto.",
)


def _why_left(line: Line, deed: Deed) -> Text:
    if not line.judge.counts(deed):
        return Text("A program did it: it does not count.", "Lo hizo un programa: no cuenta.")
    if not line.judge.meant(line.query.conversion, deed):
        return Text("It does not meet the conditions.", "No cumple las condiciones.")
    if deed.ms < ms_of(span_of(line.query.range).start):
        return Text("Before the days of the question.", "Antes de los días de la pregunta.")
    return Text(
        "A later conversion: only the first one counts.",
        "Una conversión posterior: solo cuenta la primera.",
    )
