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
from cauce.analytics.alerts.logic.figures import figure
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
    values = _values(alert)
    number = _put(values, "value", alert, firing.verdict.value or 0.0)
    of = _of(firing.line, values)
    still = Text("still ", "sigue: ") if again else Text("", "")
    title = Text(f"{{alert}}: {still.en}{number}{of.en}", f"{{alert}}: {still.es}{number}{of.es}")
    parts = [_what(alert, firing, values)]
    if firing.changed is not None and firing.changed.drivers:
        parts.append(_drivers(alert, firing.changed, values))
    parts.append(_next())
    body = Text("\n\n".join(p.en for p in parts), "\n\n".join(p.es for p in parts))
    return Told(title, body, values)


def ended(alert: Alert, firing: Firing, because: EndedBecause, verdict: Verdict | None) -> Told:
    """Return what is told when it no longer holds."""
    values, why = _values(alert), ENDED[because]
    began = _put(values, "value", alert, firing.verdict.value or 0.0)
    of = _of(firing.line, values)
    now = Text("", "")
    if verdict is not None and verdict.value is not None:
        number = _put(values, "now", alert, verdict.value)
        now = Text(f" The number is {number} now.", f" El número es ahora {number}.")
    when = when_of(firing.bucket.label, alert)
    return Told(
        Text(f"{{alert}}: over{of.en}", f"{{alert}}: ha terminado{of.es}"),
        Text(
            f"{why.en}{now.en} It began on {when} with {began}.",
            f"{why.es}{now.es} Empezó el {when} con {began}.",
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
    number = _put(values, "value", alert, firing.verdict.value or 0.0)
    when, of = when_of(firing.bucket.label, alert), _of(firing.line, values)
    bucket = _BUCKET[alert.content.rule.interval]
    said = Text(f"{bucket.en} {when}{of.en}: {number}.", f"{bucket.es} {when}{of.es}: {number}.")
    why = _why(alert, firing.verdict, values)
    return Text(f"{said.en} {why.en}", f"{said.es} {why.es}")


def _why(alert: Alert, verdict: Verdict, values: dict[str, Value]) -> Text:
    match alert.content.rule.condition:
        case Threshold(above, value):
            limit = _put(values, "limit", alert, value)
            if above:
                return Text(f"That is above {limit}.", f"Supera {limit}.")
            return Text(f"That is below {limit}.", f"Está por debajo de {limit}.")
        case Change(against=against):
            band = _put_band(alert, verdict, values)
            values["percent"] = _percent(verdict)
            name, before = AGAINST[against], band.get("expected", "{expected}")
            return Text(
                f"{{percent}} % against {name.en} ({before}).",
                f"{{percent}} % respecto a {name.es} ({before}).",
            )
        case Anomaly():
            return _band(_put_band(alert, verdict, values))


def _band(band: Mapping[str, str]) -> Text:
    expected = band.get("expected", "{expected}")
    about = Text(f"About {expected} was expected", f"Se esperaba {expected}")
    low, high = band.get("low"), band.get("high")
    if low is None:
        return Text(f"{about.en}, at most {high}.", f"{about.es}, como mucho {high}.")
    if high is None:
        return Text(f"{about.en}, at least {low}.", f"{about.es}, al menos {low}.")
    return Text(
        f"{about.en}, between {low} and {high}.",
        f"{about.es}, entre {low} y {high}.",
    )


def _put_band(alert: Alert, verdict: Verdict, values: dict[str, Value]) -> Mapping[str, str]:
    """Return the limits of a band that there are, by their names, as they are written."""
    limits = ((name, getattr(verdict, name)) for name in ("expected", "low", "high"))
    return {name: _put(values, name, alert, limit) for name, limit in limits if limit is not None}


def _drivers(alert: Alert, changed: Changed, values: dict[str, Value]) -> Text:
    """Return the property that says most about the move, with its largest parts."""
    first: Driver = changed.drivers[0]
    values["property"] = first.property
    lines = [
        _part(alert, part, index, values) for index, part in enumerate(first.parts[:TOLD_PARTS])
    ]
    head = Text("What changed, by {property}:", "Qué ha cambiado, por {property}:")
    return Text(
        "\n".join([head.en, *(line.en for line in lines)]),
        "\n".join([head.es, *(line.es for line in lines)]),
    )


def _part(alert: Alert, part: Part, index: int, values: dict[str, Value]) -> Text:
    letter = "abc"[index]
    before = _put(values, f"before_{letter}", alert, part.before)
    now = _put(values, f"now_{letter}", alert, part.now)
    share = f"share_{letter}"
    values[share] = round(100 * part.share)
    names = {None: NO_VALUE, OTHER: REST}
    name = names.get(part.value)
    if name is None:
        values[f"part_{letter}"] = str(part.value)
        name = Text(f"{{part_{letter}}}", f"{{part_{letter}}}")
    return Text(
        f"• {name.en}: {before} → {now}, {{{share}}} % of the move",
        f"• {name.es}: {before} → {now}, {{{share}}} % del movimiento",
    )


def _next() -> Text:
    return Text(
        "Open the alert for its history. There you can put it off or change it; it ends by itself.",
        "Abre la alerta para ver su historial. Allí puedes posponerla o cambiarla; termina sola.",
    )


def _values(alert: Alert) -> dict[str, Value]:
    return {"alert": alert.content.name}


def _put(values: dict[str, Value], name: str, alert: Alert, number: float) -> str:
    """Return the ``{name}`` of a number with its unit behind it; what it stands for is among the values then."""
    values[name], unit = figure(alert, number)
    return f"{{{name}}}{unit}"


def _of(line: str, values: dict[str, Value]) -> Text:
    if line == WITHOUT:
        return Text(f" {NO_VALUE.en}", f" {NO_VALUE.es}")
    named = line_value(line)
    if named is None:
        return Text("", "")
    values["line"] = named
    return Text(" ({line})", " ({line})")


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
