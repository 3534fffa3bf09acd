"""The language and time zone of a person, in their one spelling."""

import re
from functools import lru_cache
from zoneinfo import available_timezones

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?")


@lru_cache(4096)
def locale_of(tag: str) -> str:
    """Return a locale as BCP 47 writes it: language, script and region; empty when it is none.

    Example:
        >>> locale_of("es_es"), locale_of("zh-hant-TW"), locale_of("en_US.UTF-8"), locale_of("*")
        ('es-ES', 'zh-Hant-TW', 'en-US', '')
    """
    found = _TAG.fullmatch(tag.strip())
    if found is None:
        return ""
    language, script, region = found.groups()
    parts = (language.lower(), script.title() if script else "", region.upper() if region else "")
    return "-".join(part for part in parts if part)


@lru_cache(4096)
def preferred(accept_language: str) -> str:
    """Return the locale that an ``Accept-Language`` header wants most; empty when it wants none.

    Example:
        >>> preferred("fr;q=0.5, es-MX, en;q=0.9"), preferred("*"), preferred("")
        ('es-MX', '', '')
    """
    best, most = "", 0.0
    for part in accept_language[:500].split(","):
        tag, _, weight = part.partition(";")
        wanted = _weight(weight)
        if wanted > most and locale_of(tag):
            best, most = locale_of(tag), wanted
    return best


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def is_zone(name: str) -> bool:
    """Return whether a name is a time zone of the IANA database.

    Example:
        >>> is_zone("Europe/Madrid"), is_zone("CET+1 or so")
        (True, False)
    """
    return name in _ZONES


_ZONES = frozenset(available_timezones())
