"""Instants, lengths of time and names, as the sentences of an explanation say them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cauce.kernel.errors import Text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNITS = (("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1_000), ("ms", 1))


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence about something missing mentions: when it was, by how much late, what did it."""

    at: str = ""
    late: str = ""
    by: str = ""


def instant_of(ms: int) -> datetime:
    """Return the instant (UTC) of milliseconds since 1970."""
    return _EPOCH + timedelta(milliseconds=ms)


def ms_of(at: datetime) -> int:
    """Return the milliseconds since 1970 of an instant."""
    return (at - _EPOCH) // timedelta(milliseconds=1)


def when(ms: int, zone: ZoneInfo) -> str:
    """Return an instant as a clock of the zone shows it.

    Example:
        >>> when(0, ZoneInfo("Europe/Madrid"))
        '1970-01-01 01:00:00'
    """
    return instant_of(ms).astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def lasting(ms: int) -> str:
    """Return a length of time by its two largest units, the same in both languages.

    Example:
        >>> lasting(93_600_000), lasting(61_000), lasting(0)
        ('1 d 2 h', '1 min 1 s', '0 s')
    """
    parts = []
    rest = ms
    for name, size in _UNITS:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} {name}")
        elif parts:
            break
    return " ".join(parts[:2]) or "0 s"


def named(event: str | None) -> Text:
    """Return how an event of the question is called."""
    return Text("any event", "cualquier evento") if event is None else Text(event, event)


def joined(*texts: Text) -> Text:
    """Return sentences one after another."""
    return Text(" ".join(t.en for t in texts), " ".join(t.es for t in texts))


def number(value: float) -> str:
    """Return a share or a sum with as many decimals as it has, three at most.

    Example:
        >>> number(1.0), number(0.5), number(1 / 3)
        ('1', '0.5', '0.333')
    """
    return f"{value:.3f}".rstrip("0").rstrip(".")
