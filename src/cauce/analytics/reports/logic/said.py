"""The words of reports in both languages, and how days and moments are written in them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from cauce.kernel.errors import Language, Text

MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
}
OPEN = Text("Open in Cauce", "Abrir en Cauce")
MADE = Text("As of {moment}", "A fecha de {moment}")
FILTERED = Text("Only where: {filter}", "Solo donde: {filter}")
EMPTY = Text("Nothing to show for these dates.", "No hay nada que mostrar en estas fechas.")
MORE_ROWS = Text("… and {n} more rows", "… y {n} filas más")
ONE_MORE_COLUMN = Text("… and 1 more column", "… y 1 columna más")
MORE_COLUMNS = Text("… and {n} more columns", "… y {n} columnas más")
DEFINITIONS = Text("How it is counted", "Cómo se cuenta")
PAGE = Text("Page", "Página")
ATTACHED = Text("Attached: {names}", "Adjunto: {names}")
TOO_LARGE = Text(
    "Left out, because an e-mail takes {limit} of files: {names}. Download them in Cauce.",
    "No van adjuntos, porque un correo admite {limit} de ficheros: {names}. Descárgalos en Cauce.",
)
WHY = Text(
    "You get this because somebody in {project} added this address to the report “{name}”.",
    "Recibes esto porque alguien de {project} añadió esta dirección al informe «{name}».",
)
LEAVE = Text("Stop this report", "No recibir más este informe")
TEST = Text("Test: {title}", "Prueba: {title}")
UNTITLED = Text("Text", "Texto")
SQL_QUESTION = Text("Question", "Pregunta")


def fill(text: Text, language: Language, **values: object) -> str:
    """Return the text in a language with its ``{name}``s filled in.

    Example:
        >>> fill(MORE_ROWS, "es", n=7)
        '… y 7 filas más'
    """
    return text.in_language(language).format(**values)


def day(when: date, language: Language) -> str:
    """Return a day as its reader writes it.

    Example:
        >>> day(date(2026, 1, 5), "es")
        '5 ene 2026'
    """
    return f"{when.day} {MONTHS[language][when.month - 1]} {when.year}"


def moment(when: datetime, language: Language, zone: str) -> str:
    """Return an instant by the clock of a time zone, to the minute."""
    local = when.astimezone(ZoneInfo(zone))
    return f"{day(local.date(), language)}, {local:%H:%M} ({zone})"


def megabytes(size: int, language: Language) -> str:
    """Return a size in MB of a million bytes.

    Example:
        >>> megabytes(10 << 20, "en"), megabytes(10 << 20, "es")
        ('10.5 MB', '10,5 MB')
    """
    text = f"{size / 1e6:.1f}".removesuffix(".0")
    return f"{text.replace('.', ',') if language == 'es' else text} MB"
