"""The sentences about a funnel: entries, steps, what is missing."""

from zoneinfo import ZoneInfo

from cauce.analytics.contracts import Choice, Counting, CountOf, FunnelQuery, Lack, Point
from cauce.analytics.logic.why.funnel_walk import Entry, Move
from cauce.analytics.logic.why.words import Said, lasting, named, when
from cauce.kernel.errors import Text


def step_words(step: int, query: FunnelQuery) -> Text:
    """Return how a step is called: number and event."""
    name = named(query.steps[step].event)
    return Text(f"step {step + 1} ({name.en})", f"paso {step + 1} ({name.es})")


def window_words(query: FunnelQuery) -> Text:
    """Return how long the window is: a time, or so many sessions."""
    count = query.sessions
    if count is None:
        shown = lasting(query.window_s * 1000)
        return Text(shown, shown)
    if count == 1:
        return Text("one session", "una sesión")
    return Text(f"{count} sessions", f"{count} sesiones")


def choice_words(entry: Entry, numbers: dict[Move, int], zone: ZoneInfo) -> Text:
    """Return what became of an entry, and by which rule."""
    by = entry.by
    other = numbers.get(by, 0) if by is not None else 0
    at = "" if by is None else when(by.t, zone)
    name = "" if by is None else by.deed.event
    return {
        Choice.CHOSEN: Text("This entry counts.", "Cuenta esta entrada."),
        Choice.FEWER_STEPS: Text(
            "It got less far: the entry that gets furthest counts.",
            "Llegó menos lejos: cuenta la entrada que llega más lejos.",
        ),
        Choice.LATER: Text(
            "It got as far, but not first: of equally far ones the first to get there counts.",
            "Llegó igual de lejos, pero no la primera: de las que llegan igual de lejos cuenta la primera en llegar.",
        ),
        Choice.OVERTAKEN: Text(
            f"Entry {other} came after it and before the next step: a step goes on from the latest entry.",
            f"La entrada {other} llegó después y antes del paso siguiente: un paso sigue a la entrada más reciente.",
        ),
        Choice.EXCLUDED: Text(f"Excluded by {name} at {at}.", f"Excluida por {name} el {at}."),
        Choice.NOT_FIRST: Text("Only the first entry counts.", "Solo cuenta la primera entrada."),
        Choice.WITHIN: Text(
            f"It happened during entry {other}, which was still going on.",
            f"Ocurrió durante la entrada {other}, que aún seguía en marcha.",
        ),
        Choice.SAME_SESSION: Text(
            f"It is in the session of entry {other}: one entry a session counts.",
            f"Está en la sesión de la entrada {other}: cuenta una entrada por sesión.",
        ),
    }[entry.choice]


_RULES = {
    Counting.BEST: Text("the one that got furthest", "la que llegó más lejos"),
    Counting.FIRST: Text("the first one", "la primera"),
    Counting.EVERY: Text("every one", "todas"),
    Counting.SESSION: Text("one for each session", "una por sesión"),
}
_ACTORS = {
    CountOf.PERSONS: Text("", ""),
    CountOf.SESSIONS: Text(" in one session", " en una misma sesión"),
    CountOf.GROUPS: Text(" for their group", " por su grupo"),
}


def counted_words(path: tuple[Move, ...], point: Point, query: FunnelQuery, entries: int) -> Text:
    """Return why an attempt makes the person count at the point."""
    step, zone = point.step or 0, query.range.timezone
    first, where = path[0], step_words(step, query)
    entered = when(first.t, zone)
    rule, actor = _RULES[query.counting], _ACTORS[query.count]
    among = Text("", "")
    if entries > 1:
        among = Text(
            f" Of {entries} entries {rule.en} counts.", f" De {entries} entradas cuenta {rule.es}."
        )
        if query.counting in {Counting.EVERY, Counting.SESSION}:
            among = Text(
                f" Of {entries} entries {rule.en} counts, unless it is within another.",
                f" De {entries} entradas cuentan {rule.es}, salvo las que ocurren dentro de otra.",
            )
    if step == 0:
        return Text(
            f"Counted in {where.en}: entered with {first.deed.event} on {entered}.{among.en}",
            f"Cuenta en el {where.es}: entró con {first.deed.event} el {entered}.{among.es}",
        )
    took, window = lasting(path[step].t - first.t), window_words(query)
    return Text(
        f"Counted in {where.en}: entered with {first.deed.event} on {entered} and got there{actor.en}"
        f" {took} later, within the window of {window.en}.{among.en}",
        f"Cuenta en el {where.es}: entró con {first.deed.event} el {entered} y llegó{actor.es}"
        f" {took} después, dentro del plazo de {window.es}.{among.es}",
    )


def lost_words(path: tuple[Move, ...], point: Point, query: FunnelQuery, missing: Text) -> Text:
    """Return why an attempt makes the person count among those lost at the point."""
    step, zone = point.step or 0, query.range.timezone
    last = min(len(path) - 1, query.required_before(step) if step < len(path) else len(path) - 1)
    before, lost = step_words(last, query), step_words(step, query)
    at = when(path[last].t, zone)
    if step in query.optional:
        return Text(
            f"Counted among those without {lost.en}, which is optional: got to {before.en} on {at}. {missing.en}",
            f"Cuenta entre quienes no dan el {lost.es}, que es opcional: llegó al {before.es} el {at}. {missing.es}",
        )
    return Text(
        f"Counted among those lost before {lost.en}: got to {before.en} on {at}. {missing.en}",
        f"Cuenta entre quienes se perdieron antes de llegar al {lost.es}: llegó al {before.es} el {at}. {missing.es}",
    )


def not_counted_words(point: Point, query: FunnelQuery, missing: Text) -> Text:
    """Return why the person does not count at the point."""
    where = step_words(point.step or 0, query)
    if point.converted:
        return Text(
            f"Not counted in {where.en}. {missing.en}", f"No cuenta en el {where.es}. {missing.es}"
        )
    return Text(
        f"Not counted among those lost before {where.en}. {missing.en}",
        f"No cuenta entre quienes se perdieron antes de llegar al {where.es}. {missing.es}",
    )


def lack_words(lack: Lack, step: int, query: FunnelQuery, said: Said) -> Text:
    """Return what is missing at a step, in one sentence."""
    at, late, by = said.at, said.late, said.by
    name = named(query.steps[step].event)
    window = window_words(query)
    where = step_words(step, query)
    return {
        Lack.NEVER: Text(
            f"There is no {name.en} that could be {where.en}.",
            f"No hay ningún evento {name.es} que pueda ser el {where.es}.",
        ),
        Lack.OUTSIDE: Text(
            f"{name.en} happened on {at}, outside the days of the question.",
            f"{name.es} ocurrió el {at}, fuera de los días de la pregunta.",
        ),
        Lack.CONDITION: Text(
            f"{name.en} happened on {at}, but does not meet the conditions.",
            f"{name.es} ocurrió el {at}, pero no cumple las condiciones.",
        ),
        Lack.BOT: Text(
            f"{name.en} on {at} was done by a program, and programs do not count.",
            f"{name.es}, el {at}, lo hizo un programa, y los programas no cuentan.",
        ),
        Lack.TOO_EARLY: Text(
            f"{name.en} happened on {at}, before {_before(step, query).en}.",
            f"{name.es} ocurrió el {at}, antes {_before(step, query).es}.",
        ),
        Lack.TOO_LATE: Text(
            f"{name.en} happened on {at}, {late} after the window of {window.en} had closed.",
            f"{name.es} ocurrió el {at}, {late} después de acabar el plazo de {window.es}.",
        ),
        Lack.EXCLUDED: Text(
            f"{by} on {at} excluded them before {where.en}.",
            f"{by}, el {at}, dejó fuera a la persona antes de llegar al {where.es}.",
        ),
        Lack.BROKEN: Text(
            f"{by} on {at} came between, and the steps must follow each other strictly.",
            f"{by}, el {at}, se interpuso, y los pasos deben ir uno justo tras otro.",
        ),
        Lack.HELD: Text(
            f"{name.en} happened on {at} with another value of {', '.join(query.hold_constant)}.",
            f"{name.es} ocurrió el {at} con otro valor de {', '.join(query.hold_constant)}.",
        ),
        Lack.ELSEWHERE: _elsewhere(name, query, at),
        Lack.WENT_ON: Text(
            f"They went on: {where.en} was reached on {at}.",
            f"Siguió adelante: llegó al {where.es} el {at}.",
        ),
        Lack.OTHERWISE: Text(
            "Their group counts by an entry of somebody else.",
            "Su grupo cuenta por una entrada de otra persona.",
        ),
        Lack.OTHER_VALUE: Text(
            f"They count with the value {by} of the breakdown.",
            f"Cuenta con el valor {by} del desglose.",
        ),
    }[lack]


def _before(step: int, query: FunnelQuery) -> Text:
    if not step:
        return Text("the entry", "de la entrada")
    before = step_words(step - 1, query)
    return Text(before.en, f"del {before.es}")


def _elsewhere(name: Text, query: FunnelQuery, at: str) -> Text:
    if query.count is CountOf.GROUPS:
        return Text(
            f"{name.en} happened on {at} for another group.",
            f"{name.es} ocurrió el {at} en otro grupo.",
        )
    return Text(
        f"{name.en} happened on {at} in another session.",
        f"{name.es} ocurrió el {at} en otra sesión.",
    )
