"""Why somebody is, or is not, counted at a step of a funnel."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cauce.analytics.contracts import (
    Choice,
    CountOf,
    EventRole,
    FunnelQuery,
    Lack,
    Missing,
    Order,
    Played,
    Point,
    WhyEntry,
    Window,
)
from cauce.analytics.logic.why.funnel_entries import Fate, fate_of, too_many
from cauce.analytics.logic.why.funnel_lack import Seeker
from cauce.analytics.logic.why.funnel_moves import Field, label_of_path, shape_of
from cauce.analytics.logic.why.funnel_next import Onwards, asks_what_next
from cauce.analytics.logic.why.funnel_walk import SKIPPED, Entry, Move, Path, reached
from cauce.analytics.logic.why.funnel_words import (
    choice_words,
    counted_words,
    lost_words,
    not_counted_words,
)
from cauce.analytics.logic.why.judge import Judge
from cauce.analytics.logic.why.reading import Cast, Fold, Reading, fits
from cauce.analytics.logic.why.story import Deed, Story
from cauce.analytics.logic.why.words import instant_of, joined, lasting, ms_of
from cauce.kernel.errors import Text


@dataclass(frozen=True, slots=True)
class Case:
    """A person's ways through a funnel, and the point that is asked about."""

    query: FunnelQuery
    point: Point
    seeker: Seeker
    fates: tuple[Fate, ...]
    fold: Fold
    onwards: Onwards

    def listing(self, events: frozenset[str]) -> "Case":
        """Return the same, knowing which events have a line of their own among what was done next."""
        return replace(self, onwards=replace(self.onwards, listed=events))

    @property
    def step(self) -> int:
        """The step that was clicked."""
        return self.point.step or 0

    @property
    def person(self) -> int:
        """The person that is asked about."""
        return self.seeker.field.story.person

    def mine(self) -> list[Path]:
        """Return the attempts that count and that the person entered, in the order of time."""
        paths = [
            path
            for fate in self.fates
            for path in fate.counted
            if path[0].deed.actor == self.person
        ]
        return sorted(paths, key=lambda path: path[0].t)

    def entries(self) -> list[Entry]:
        """Return all entries of the person, in the order of time."""
        found = [
            entry
            for fate in self.fates
            for entry in fate.entries
            if entry.first.deed.actor == self.person
        ]
        return sorted(found, key=lambda entry: (entry.first.t, min(entry.first.steps)))

    def there(self, path: Path) -> bool:
        """Return whether an attempt is among those of the point."""
        return self.fits(path) and self.shown(path) and self.onwards.fits(path)

    def fits(self, path: Path) -> bool:
        """Return whether an attempt reached the step; or the one before that is not optional, and not it."""
        if self.point.converted:
            return reached(path, self.step)
        before = self.query.required_before(self.step)
        return reached(path, before) and not reached(path, self.step)

    def shown(self, path: Path) -> bool:
        """Return whether an attempt is of the breakdown value that was clicked."""
        return fits(label_of_path(path, self.query), self.point, self.fold)


def ways_of_person(
    query: FunnelQuery, point: Point, story: Story, judge: Judge, fold: Fold
) -> Case | None:
    """Return the person's ways; None when there are too many events to try in any order."""
    field = Field(query, story, judge)
    actors, shape = field.actors(), shape_of(query)
    if any(too_many(moves, shape) for moves in actors.values()):
        return None
    fates = tuple(fate_of(moves, shape) for moves in actors.values())
    return Case(query, point, Seeker(field, actors), fates, fold, Onwards(field, point))


def reading_of(case: Case) -> Reading:
    """Return the reading of a person's ways."""
    mine, entries = case.mine(), case.entries()
    there = [path for path in mine if case.there(path)]
    missing = _missing(case, mine, there)
    words = _words(case, there, len(entries), missing)
    decisive = there[0] if there else max(mine, key=len, default=None)
    window = None if decisive is None else _window(decisive[0], case.query)
    return Reading(
        bool(there),
        words,
        float(len(there)),
        window,
        tuple(_entries(entries, case.query)),
        missing,
        _played(case, entries, mine, missing),
    )


def _window(first: Move, query: FunnelQuery) -> Window:
    return Window(instant_of(first.t), instant_of(shape_of(query).closes(first)))


def _missing(case: Case, mine: list[Path], there: list[Path]) -> Missing | None:
    if there:
        return case.seeker.after(there[0], case.step) if not case.point.converted else None
    if not mine:
        return _without_attempt(case)
    level = [path for path in mine if reached(path, case.step)]
    if not case.point.converted and level:
        return case.seeker.missing(Lack.WENT_ON, case.step, level[0][case.step].t)
    fitting = [path for path in mine if case.fits(path)]
    elsewhere = [path for path in fitting if case.shown(path)]
    if elsewhere:
        return case.onwards.missing(elsewhere[0], case.step)
    if fitting:
        label = case.fold(label_of_path(fitting[0], case.query))
        return case.seeker.missing(Lack.OTHER_VALUE, case.step, None, None, label or "–")
    return case.seeker.after(max(mine, key=len), case.step)


def _without_attempt(case: Case) -> Missing:
    for fate in case.fates:
        spoilt = any(
            one.choice is Choice.EXCLUDED and one.first.deed.actor == case.person
            for one in fate.entries
        )
        if spoilt:
            return case.seeker.spoilt(fate)
    if case.query.count is CountOf.GROUPS and case.entries():
        return case.seeker.missing(Lack.OTHERWISE, 0)
    return case.seeker.without_entry()


def _words(case: Case, there: list[Path], entries: int, missing: Missing | None) -> Text:
    lacking = Text("", "") if missing is None else missing.words
    if not there:
        return not_counted_words(case.point, case.query, lacking)
    if case.point.converted:
        return counted_words(there[0], case.point, case.query, entries)
    words = lost_words(there[0], case.point, case.query, lacking)
    return joined(words, case.onwards.words(there[0])) if asks_what_next(case.point) else words


def _entries(entries: list[Entry], query: FunnelQuery) -> Iterator[WhyEntry]:
    numbers = {entry.first: number for number, entry in enumerate(entries, 1)}
    for number, entry in enumerate(entries, 1):
        words = choice_words(entry, numbers, query.range.timezone)
        window = _window(entry.first, query)
        yield WhyEntry(number, window, len(entry.path), entry.choice, words)


def _played(
    case: Case, entries: list[Entry], mine: list[Path], missing: Missing | None
) -> dict[Deed, list[Played]]:
    """The parts that events play: steps of what counts, other entries, exclusions, what is left."""
    cast = Cast()
    numbers = {entry.first: number for number, entry in enumerate(entries, 1)}
    for path in mine:
        _steps_of(path, case, numbers[path[0]], cast)
    for entry in entries:
        _add_entry(case, entry, numbers, cast)
    if asks_what_next(case.point):
        _add_next(case, mine, cast)
    if missing is not None and missing.at is not None:
        _add_missing(case, missing, cast)
    for moves in case.seeker.actors.values():
        _add_rest(case, moves, cast)
    return cast.played


def _add_entry(case: Case, entry: Entry, numbers: dict[Move, int], cast: Cast) -> None:
    if entry.choice is not Choice.CHOSEN:
        words = choice_words(entry, numbers, case.query.range.timezone)
        played = Played(EventRole.STEP, words, entry=numbers[entry.first], step=0)
        cast.add_if_new(entry.first.deed, played)
    if entry.by is not None and entry.choice is Choice.EXCLUDED:
        cast.add(entry.by.deed, _excluding(numbers[entry.first]))


def _add_rest(case: Case, moves: list[Move], cast: Cast) -> None:
    for move in moves:
        if move.bans:
            cast.add_if_new(move.deed, Played(EventRole.EXCLUSION, _HARMLESS))
        elif move.steps and move.deed.actor == case.person:
            cast.add_if_new(move.deed, Played(EventRole.UNUSED, _unused(move)))


def _add_next(case: Case, mine: list[Path], cast: Cast) -> None:
    """Put what was done next beside the ways of those who left."""
    for path in mine:
        deed = case.onwards.after(path) if case.fits(path) else None
        if deed is not None:
            cast.add(deed, Played(EventRole.FACTOR, _NEXT, counts=case.there(path)))


_NEXT = Text("What they did next.", "Lo siguiente que hizo.")


def _steps_of(path: Path, case: Case, number: int, cast: Cast) -> None:
    there, free = case.there(path), set(range(len(case.query.steps)))
    for place, move in enumerate(path):
        if move is SKIPPED:
            continue
        anyhow = case.query.order is Order.ANY
        step = min(move.steps & free or move.steps) if anyhow else place
        free.discard(step)
        counts = there and (place <= case.step or not case.point.converted)
        words = _step_words(path, place, step, number)
        cast.add(move.deed, Played(EventRole.STEP, words, counts, number, step))


def _step_words(path: Path, place: int, step: int, number: int) -> Text:
    if place == 0:
        return Text(f"Entry {number}: step {step + 1}.", f"Entrada {number}: paso {step + 1}.")
    took = lasting(path[place].t - path[0].t)
    return Text(
        f"Step {step + 1} of entry {number}, {took} after it.",
        f"Paso {step + 1} de la entrada {number}, {took} después.",
    )


def _excluding(number: int) -> Played:
    words = Text(f"It excludes entry {number}.", f"Excluye la entrada {number}.")
    return Played(EventRole.EXCLUSION, words, counts=True, entry=number)


_HARMLESS = Text(
    "An exclusion, but not between the steps that it forbids.",
    "Una exclusión, pero no entre los pasos que la prohíben.",
)


def _unused(move: Move) -> Text:
    steps = ", ".join(str(step + 1) for step in sorted(move.steps))
    if not move.enters and min(move.steps) == 0:
        return Text(
            "After the days of the question: too late to enter.",
            "Después de los días de la pregunta: tarde para entrar.",
        )
    return Text(
        f"It could be step {steps}, but the way goes by another event.",
        f"Podría ser el paso {steps}, pero el recorrido pasa por otro evento.",
    )


def _add_missing(case: Case, missing: Missing, cast: Cast) -> None:
    """Put the words of what is missing at the event they are about."""
    at = missing.at
    for deed in case.seeker.field.story.deeds:
        named = missing.by in {None, deed.event} and missing.event in {None, deed.event}
        if at is not None and deed.ms == ms_of(at) and (named or deed.event == missing.by):
            cast.add_if_new(deed, Played(EventRole.UNUSED, missing.words, step=missing.step))
