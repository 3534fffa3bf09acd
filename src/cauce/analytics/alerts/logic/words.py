"""What people are told of an alert, in both languages.

What comes from data or from people (names, values of properties) is never part of a text: it fills a ``{name}``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cauce.analytics.alerts.contracts import (
    WITHOUT,
    Against,
    Alert,
    Anomaly,
    Change,
    Changed,
    Driver,
    EndedBecause,
    Firing,
    Part,
    Threshold,
    Verdict,
    line_value,
)
from cauce.analytics.contracts import OTHER, Interval
from cauce.kernel.errors import Text

Value = str | int | float
TOLD_PARTS = 3
AGAINST = {
    Against.PREVIOUS: Text("the one before", "el anterior"),
    Against.WEEK: Text("a week before", "una semana antes"),
    Against.FOUR_WEEKS: Text("four weeks before", "cuatro semanas antes"),
}
NO_VALUE = Text("(no value)", "(sin valor)")
REST = Text("(all others)", "(los demás)")
ENDED = {
    EndedBecause.OVER: Text("It is over.", "Ya ha pasado."),
    EndedBecause.LINE_GONE: Text(
        "The value is no longer among those that are watched.",
        "El valor ya no está entre los que se vigilan.",
    ),
    EndedBecause.CHANGED: Text("The alert was changed.", "Se cambió la alerta."),
    EndedBecause.SWITCHED_OFF: Text("The alert was switched off.", "Se desactivó la alerta."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """Title and body, and the values that their ``{name}``s stand for."""

    title: Text
    body: Text
    values: Mapping[str, Value]


def began(alert: Alert, firing: Firing, *, again: bool = False) -> Told:
    """Return what is told when a condition begins to hold, and ``again`` while it does."""
    values = _values(alert, firing)
    of = _of(firing.line)
    still = Text("still ", "sigue: ") if again else Text("", "")
    title = Text(
        f"{{alert}}: {still.en}{{value}}{_unit(alert)}{of.en}",
        f"{{alert}}: {still.es}{{value}}{_unit(alert)}{of.es}",
    )
    parts = [_what(alert, firing, values)]
    if firing.changed is not None and firing.changed.drivers:
        parts.append(_drivers(firing.changed, values))
    parts.append(_next())
    body = Text("\n\n".join(p.en for p in parts), "\n\n".join(p.es for p in parts))
    return Told(title, body, values)


def ended(alert: Alert, firing: Firing, because: EndedBecause, verdict: Verdict | None) -> Told:
    """Return what is told when it no longer holds."""
    values, of, why = _values(alert, firing), _of(firing.line), ENDED[because]
    now = Text("", "")
    if verdict is not None and verdict.value is not None:
        values = {**values, "now": _shown(alert, verdict.value)}
        unit = _unit(alert)
        now = Text(f" The number is {{now}}{unit} now.", f" El número es ahora {{now}}{unit}.")
    when = when_of(firing.bucket.label, alert)
    return Told(
        Text(f"{{alert}}: over{of.en}", f"{{alert}}: ha terminado{of.es}"),
        Text(
            f"{why.en}{now.en} It began on {when} with {{value}}{_unit(alert)}.",
            f"{why.es}{now.es} Empezó el {when} con {{value}}{_unit(alert)}.",
        ),
        values,
    )


def when_of(label: str, alert: Alert) -> str:
    """Return a bucket as people write it: the day, with the hour where it is one.

    Both languages read ISO dates; the zone is the project's, which the page names.
    """
    hourly = alert.content.rule.interval is Interval.HOUR
    return label[:16].replace("T", " ") if hourly else label


def _what(alert: Alert, firing: Firing, values: dict[str, Value]) -> Text:
    verdict, unit = firing.verdict, _unit(alert)
    when, of = when_of(firing.bucket.label, alert), _of(firing.line)
    said = Text(
        f"{_BUCKET[alert.content.rule.interval].en} {when}{of.en}: {{value}}{unit}.",
        f"{_BUCKET[alert.content.rule.interval].es} {when}{of.es}: {{value}}{unit}.",
    )
    why = _why(alert, verdict, values)
    return Text(f"{said.en} {why.en}", f"{said.es} {why.es}")


def _why(alert: Alert, verdict: Verdict, values: dict[str, Value]) -> Text:
    unit = _unit(alert)
    match alert.content.rule.condition:
        case Threshold(above, value):
            values["limit"] = _shown(alert, value)
            if above:
                return Text(f"That is above {{limit}}{unit}.", f"Supera {{limit}}{unit}.")
            return Text(f"That is below {{limit}}{unit}.", f"Está por debajo de {{limit}}{unit}.")
        case Change(against=against):
            _put_band(alert, verdict, values)
            values["percent"] = _percent(verdict)
            name = AGAINST[against]
            return Text(
                f"{{percent}} % against {name.en} ({{expected}}{unit}).",
                f"{{percent}} % respecto a {name.es} ({{expected}}{unit}).",
            )
        case Anomaly():
            _put_band(alert, verdict, values)
            return _band(verdict, unit)


def _band(verdict: Verdict, unit: str) -> Text:
    about = Text(f"About {{expected}}{unit} was expected", f"Se esperaba {{expected}}{unit}")
    if verdict.low is None:
        return Text(
            f"{about.en}, at most {{high}}{unit}.", f"{about.es}, como mucho {{high}}{unit}."
        )
    if verdict.high is None:
        return Text(f"{about.en}, at least {{low}}{unit}.", f"{about.es}, al menos {{low}}{unit}.")
    return Text(
        f"{about.en}, between {{low}} and {{high}}{unit}.",
        f"{about.es}, entre {{low}} y {{high}}{unit}.",
    )


def _put_band(alert: Alert, verdict: Verdict, values: dict[str, Value]) -> None:
    for name in ("expected", "low", "high"):
        number = getattr(verdict, name)
        if number is not None:
            values[name] = _shown(alert, number)


def _drivers(changed: Changed, values: dict[str, Value]) -> Text:
    """Return the property that says most about the move, with its largest parts."""
    first: Driver = changed.drivers[0]
    values["property"] = first.property
    lines = [_part(part, index, values) for index, part in enumerate(first.parts[:TOLD_PARTS])]
    head = Text("What changed, by {property}:", "Qué ha cambiado, por {property}:")
    return Text(
        "\n".join([head.en, *(line.en for line in lines)]),
        "\n".join([head.es, *(line.es for line in lines)]),
    )


def _part(part: Part, index: int, values: dict[str, Value]) -> Text:
    letter = "abc"[index]
    before, now, share = f"before_{letter}", f"now_{letter}", f"share_{letter}"
    values |= {before: _tidy(part.before), now: _tidy(part.now), share: round(100 * part.share)}
    names = {None: NO_VALUE, OTHER: REST}
    name = names.get(part.value)
    if name is None:
        values[f"part_{letter}"] = str(part.value)
        name = Text(f"{{part_{letter}}}", f"{{part_{letter}}}")
    return Text(
        f"• {name.en}: {{{before}}} → {{{now}}}, {{{share}}} % of the move",
        f"• {name.es}: {{{before}}} → {{{now}}}, {{{share}}} % del movimiento",
    )


def _next() -> Text:
    return Text(
        "Open the alert for its history. There you can put it off or change it; it ends by itself.",
        "Abre la alerta para ver su historial. Allí puedes posponerla o cambiarla; termina sola.",
    )


def _values(alert: Alert, firing: Firing) -> dict[str, Value]:
    values: dict[str, Value] = {
        "alert": alert.content.name,
        "value": _shown(alert, firing.verdict.value or 0.0),
    }
    named = line_value(firing.line)
    return values if named is None else {**values, "line": named}


def _of(line: str) -> Text:
    if line == WITHOUT:
        return Text(f" {NO_VALUE.en}", f" {NO_VALUE.es}")
    return Text("", "") if line_value(line) is None else Text(" ({line})", " ({line})")


def _is_rate(alert: Alert) -> bool:
    return bool(alert.content.rule.question["kind"] == "funnel")


def _unit(alert: Alert) -> str:
    return " %" if _is_rate(alert) else ""


def _shown(alert: Alert, value: float) -> float:
    """A conversion is told in percent; a whole number without decimals."""
    return _tidy(100 * value if _is_rate(alert) else value)


def _tidy(number: float) -> float:
    short = round(number, 2)
    return int(short) if short == int(short) else short


def _percent(verdict: Verdict) -> str:
    """How far the number is from the one before, with its sign."""
    base, value = verdict.expected or 0.0, verdict.value or 0.0
    return f"{100 * (value - base) / abs(base):+.0f}" if base else ""


_BUCKET = {
    Interval.HOUR: Text("Hour", "Hora"),
    Interval.DAY: Text("Day", "Día"),
    Interval.WEEK: Text("Week from", "Semana desde"),
    Interval.MONTH: Text("Month", "Mes"),
}


def key_of(firing: Firing) -> str:
    """Name a firing in the keys of its notices: by alert, round, line and bucket, never by the moment."""
    at = firing.bucket.start.isoformat()
    return f"alert:{firing.alert_id}:{firing.round}:{firing.line}:{at}"


def incident(firing: Firing) -> str:
    """Return the key of the notice that a firing has begun."""
    return f"{key_of(firing)}:began"
