"""Texts in the reader's language, with values in their time zone and figures."""

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from cauce.accounts.notices.contracts import Value
from cauce.kernel.errors import Language, Text

MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
}
_NAME = re.compile(r"\{([a-z_]+)\}")


def fill(text: Text, values: Mapping[str, Value], language: Language, timezone: str) -> str:
    """Return the text in a language with its ``{name}``s filled in; one without a value stays as it is.

    Example:
        >>> fill(Text("{n} orders", "{n} pedidos"), {"n": 1234.5}, "es", "UTC")
        '1.234,5 pedidos'
    """
    said = text.in_language(language)

    def one(found: re.Match[str]) -> str:
        value = values.get(found[1])
        return found[0] if value is None else show(value, language, timezone)

    return _NAME.sub(one, said)


def show(value: Value, language: Language, timezone: str) -> str:
    """Return a value as a reader of the language writes it."""
    if isinstance(value, datetime):
        return moment(value, language, timezone)
    return value if isinstance(value, str) else number(value, language)


def moment(at: datetime, language: Language, timezone: str) -> str:
    """Return an instant in a time zone, to the minute.

    Example:
        >>> from datetime import UTC
        >>> moment(datetime(2026, 1, 5, 23, 30, tzinfo=UTC), "es", "Europe/Madrid")
        '6 ene 2026, 00:30 (Europe/Madrid)'
    """
    local = at.astimezone(ZoneInfo(timezone))
    month = MONTHS[language][local.month - 1]
    return f"{local.day} {month} {local.year}, {local:%H:%M} ({timezone})"


def number(value: float, language: Language) -> str:
    """Return a number with at most two decimals.

    Example:
        >>> number(1234567.891, "en"), number(1234.5, "es"), number(7, "es")
        ('1,234,567.89', '1.234,5', '7')
    """
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if language == "es" else text
