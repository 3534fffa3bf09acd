"""What people are told of an alert, in both languages."""

from datetime import datetime

from cauce.collect.sources.contracts import Alert, AlertKind
from cauce.kernel.errors import Text


def announcement(alert: Alert, source: str, now: datetime) -> tuple[Text, Text]:
    """Return title and body: what happened, why it is an alert, and what to do next."""
    return (
        _silence(alert, source, now) if alert.kind is AlertKind.SILENCE else _rejects(alert, source)
    )


def _silence(alert: Alert, source: str, now: datetime) -> tuple[Text, Text]:
    for_ = length((now - alert.since).total_seconds())
    usual = alert.facts.expected or 0.0
    why = (
        Text(
            f"About {usual:.0f} would be usual in that time. ",
            f"En ese tiempo lo habitual serían unos {usual:.0f}. ",
        )
        if usual >= 1
        else Text("", "")
    )
    return (
        Text(
            f"{source}: events stopped {for_.en} ago", f"{source}: sin eventos desde hace {for_.es}"
        ),
        Text(
            f"Nothing has arrived from “{source}” for {for_.en}. {why.en}Check whether the site, app or server"
            " still sends, and whether it still uses this key; the alert ends by itself when events come back.",
            f"No llega nada de «{source}» desde hace {for_.es}. {why.es}Comprueba si la web, la aplicación o el"
            " servidor siguen enviando y si usan esta clave; la alerta termina sola cuando vuelvan los eventos.",
        ),
    )


def _rejects(alert: Alert, source: str) -> tuple[Text, Text]:
    facts = alert.facts
    share, rejected = 100 * (facts.share or 0.0), facts.rejected or 0
    total = rejected + (facts.accepted or 0)
    return (
        Text(
            f"{source}: {share:.0f} % of what it sends is rejected",
            f"{source}: se rechaza el {share:.0f} % de lo que envía",
        ),
        Text(
            f"{rejected} of {total} items from “{source}” were rejected in {facts.window_min} minutes. Open"
            " Data → Pipeline for the reasons: the items are kept and can be corrected and sent again.",
            f"Se han rechazado {rejected} de {total} elementos de «{source}» en {facts.window_min} minutos. En"
            " Datos → Recorrido están los motivos: los elementos se guardan y se pueden corregir y reenviar.",
        ),
    )


def length(seconds: float) -> Text:
    """Return a stretch of time in words.

    Example:
        >>> length(730).en, length(7200).es, length(3 * 86_400).en
        ('12 min', '2 h', '3 days')
    """
    minutes = int(seconds // 60)
    if minutes < 120:
        return Text(f"{minutes} min", f"{minutes} min")
    if minutes < 48 * 60:
        return Text(f"{minutes // 60} h", f"{minutes // 60} h")
    return Text(f"{minutes // 1440} days", f"{minutes // 1440} días")
