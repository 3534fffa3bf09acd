"""The sentences about a cell of a retention table."""

from cauce.analytics.contracts import (
    Bracket,
    Interval,
    Lack,
    Point,
    RetentionClock,
    RetentionMode,
    RetentionQuery,
)
from cauce.analytics.logic.why.story import Deed
from cauce.analytics.logic.why.words import Said, lasting, named, when
from cauce.kernel.errors import Text

_UNITS = {
    Interval.DAY: Text("day", "día"),
    Interval.WEEK: Text("week", "semana"),
    Interval.MONTH: Text("month", "mes"),
}
_BRACKETS = {
    Bracket.ON: Text("", ""),
    Bracket.ON_OR_AFTER: Text(" or later", " o después"),
    Bracket.ON_OR_BEFORE: Text(" or earlier", " o antes"),
    Bracket.STREAK: Text(" and in all before", " y en todos los anteriores"),
}


def period_words(query: RetentionQuery, period: int) -> Text:
    """Return how a period is called, with what the bracket adds to it."""
    unit, bracket, column = (
        _UNITS[query.interval],
        _BRACKETS[query.bracket],
        column_of(query, period),
    )
    return Text(f"{unit.en} {column}{bracket.en}", f"{unit.es} {column}{bracket.es}")


def column_of(query: RetentionQuery, column: int) -> str:
    """Return the periods of a column: one number, or the first and the last."""
    first, last = query.columns[column]
    return str(first) if first == last else f"{first}–{last}"


def there_words(query: RetentionQuery, point: Point, birth: Deed, back: Deed | None) -> Text:
    """Return why the person counts in the cell; ``back`` is the return that makes them."""
    zone = query.range.timezone
    first, started = _first(query), when(birth.ms, zone)
    if back is None:
        return Text(
            f"Counted in the cohort of {point.cohort}: {first.en} was on {started}.",
            f"Cuenta en la cohorte del {point.cohort}: {first.es} fue el {started}.",
        )
    period, at = period_words(query, point.period or 0), when(back.ms, zone)
    took = lasting(back.ms - birth.ms)
    return Text(
        f"Counted in {period.en} of the cohort of {point.cohort}: {first.en} was on"
        f" {started}, and {back.event} on {at}, {took} later, is the return.",
        f"Cuenta en {period.es} de la cohorte del {point.cohort}: {first.es} fue el"
        f" {started}, y {back.event}, el {at}, {took} después, es la vuelta.",
    )


def _first(query: RetentionQuery) -> Text:
    name = named(query.first.event)
    if query.mode is RetentionMode.FIRST_TIME:
        return Text(f"their first {name.en} ever", f"su primer {name.es}")
    return Text(f"their first {name.en} of that period", f"su primer {name.es} de ese periodo")


def not_there_words(query: RetentionQuery, point: Point, missing: Text) -> Text:
    """Return why the person does not count in the cell."""
    if not point.period:
        return Text(
            f"Not counted in the cohort of {point.cohort}. {missing.en}",
            f"No cuenta en la cohorte del {point.cohort}. {missing.es}",
        )
    period = period_words(query, point.period)
    return Text(
        f"Not counted in {period.en} of the cohort of {point.cohort}. {missing.en}",
        f"No cuenta en {period.es} de la cohorte del {point.cohort}. {missing.es}",
    )


def start_words(point: Point) -> Text:
    """Return what the event that starts does."""
    return Text(
        f"It starts: the cohort is that of {point.cohort}.",
        f"Empieza: la cohorte es la del {point.cohort}.",
    )


def back_words(query: RetentionQuery, birth: Deed, deed: Deed, period: int) -> Text:
    """Return what an event that comes back does."""
    unit, took = _UNITS[query.interval], lasting(deed.ms - birth.ms)
    own = query.clock is RetentionClock.ROLLING
    clock = Text(" by their own clock", " según su propio reloj") if own else Text("", "")
    return Text(
        f"It comes back in {unit.en} {period}{clock.en}, {took} after the start.",
        f"Vuelve en {unit.es} {period}{clock.es}, {took} después del comienzo.",
    )


def left_words(lack: Lack) -> Text:
    """Return why an event has no part."""
    return {
        Lack.CONDITION: Text("It does not meet the conditions.", "No cumple las condiciones."),
        Lack.BOT: Text("A program did it: it does not count.", "Lo hizo un programa: no cuenta."),
        Lack.OTHER_VALUE: Text(
            "It has another value of the breakdown.", "Tiene otro valor del desglose."
        ),
        Lack.OTHERWISE: Text(
            "Another start of the same period: the first one counts.",
            "Otro comienzo del mismo periodo: cuenta el primero.",
        ),
        Lack.OUTSIDE: Text(
            "It is neither the start nor in a period of the table.",
            "No es el comienzo ni está en un periodo de la tabla.",
        ),
    }[lack]


def start_lack_words(lack: Lack, query: RetentionQuery, at: str, label: str) -> Text:
    """Return why the person is not in the cohort, in one sentence."""
    name = named(query.first.event)
    ever = query.mode is RetentionMode.FIRST_TIME
    first = Text("The first", "El primer") if ever else Text("A", "Un")
    return {
        Lack.NEVER: Text(f"They never did {name.en}.", f"Nunca hizo {name.es}."),
        Lack.CONDITION: Text(
            f"{name.en} on {at} does not meet the conditions.",
            f"{name.es}, el {at}, no cumple las condiciones.",
        ),
        Lack.BOT: Text(
            f"{name.en} on {at} was done by a program, and programs do not count.",
            f"{name.es}, el {at}, lo hizo un programa, y los programas no cuentan.",
        ),
        Lack.OTHER_VALUE: Text(
            f"{first.en} {name.en}, on {at}, has the value {label} of the breakdown.",
            f"{first.es} {name.es}, el {at}, tiene el valor {label} del desglose.",
        ),
        Lack.OUTSIDE: Text(
            f"{first.en} {name.en} was on {at}, outside the days of the question.",
            f"{first.es} {name.es} fue el {at}, fuera de los días de la pregunta.",
        ),
        Lack.OTHER_COHORT: Text(
            f"{first.en} {name.en} was on {at}, which makes another cohort.",
            f"{first.es} {name.es} fue el {at}, que es de otra cohorte.",
        ),
    }[lack]


def back_lack_words(lack: Lack, query: RetentionQuery, period: int, said: Said) -> Text:
    """Return why somebody of the cohort does not count in the period, in one sentence."""
    name, unit, where = (
        named(query.returning.event),
        _UNITS[query.interval],
        period_words(query, period),
    )
    at, late, other = said.at, said.late, said.by
    return {
        Lack.NEVER: Text(
            f"They started, but {name.en} did not happen after that.",
            f"Empezó, pero {name.es} no ocurrió después.",
        ),
        Lack.NOT_BEGUN: Text(
            f"They started, but {where.en} has not begun yet.",
            f"Empezó, pero {where.es} aún no ha comenzado.",
        ),
        Lack.CONDITION: Text(
            f"{name.en} on {at} does not meet the conditions.",
            f"{name.es}, el {at}, no cumple las condiciones.",
        ),
        Lack.BOT: Text(
            f"{name.en} on {at} was done by a program, and programs do not count.",
            f"{name.es}, el {at}, lo hizo un programa, y los programas no cuentan.",
        ),
        Lack.OTHER_VALUE: Text(
            f"{name.en} on {at} has another value of the breakdown.",
            f"{name.es}, el {at}, tiene otro valor del desglose.",
        ),
        Lack.OTHER_PERIOD: Text(
            f"{name.en} on {at} is in {unit.en} {other}, not in {where.en}.",
            f"{name.es}, el {at}, cae en {unit.es} {other}, no en {where.es}.",
        ),
        Lack.TOO_FEW: Text(
            f"{name.en} on {at} is one of fewer than {query.min_count} in {unit.en} {other}.",
            f"{name.es}, el {at}, es uno de menos de {query.min_count} en {unit.es} {other}.",
        ),
        Lack.STREAK_BROKEN: Text(
            f"{name.en} is missing in {unit.en} {other}, and a streak needs it in every {unit.en}.",
            f"Falta {name.es} en {unit.es} {other}, y una racha lo necesita en cada {unit.es}.",
        ),
        Lack.TOO_LATE: Text(
            f"{name.en} on {at} came {late} after {where.en} had ended.",
            f"{name.es}, el {at}, llegó {late} después de acabar {where.es}.",
        ),
    }[lack]
