"""The questions of templates, asked with the events and properties that play their roles."""

from collections.abc import Callable
from typing import Any

from cauce.analytics.templates.contracts import BoardRole, Cast, Chosen

Question = dict[str, Any]
Asks = Callable[[Cast], Question]
"""Returns a question; the roles that its tile needs are all there."""


def trend(*roles: BoardRole, math: str = "persons", interval: str = "week", **more: Any) -> Asks:
    """Ask how many do each of the events."""

    def asks(cast: Cast) -> Question:
        series = [{"event": cast[role].name, "math": math} for role in roles]
        return {"kind": "trend", "interval": interval, "series": series, **more}

    return asks


def measured(math: str, interval: str = "week", by: BoardRole | None = None, **more: Any) -> Asks:
    """Ask for the amounts of purchases, together or split by what plays a role."""

    def asks(cast: Cast) -> Question:
        event, amount = cast[BoardRole.PURCHASE].name, cast[BoardRole.AMOUNT].name
        series = [{"event": event, "math": math, "property": amount}]
        split = {"breakdown": _breakdown(cast[by])} if by else {}
        return {"kind": "trend", "interval": interval, "series": series, **split, **more}

    return asks


def per(role: BoardRole) -> Asks:
    """Ask for the amounts of purchases for each who does an event."""

    def asks(cast: Cast) -> Question:
        paid = {
            "event": cast[BoardRole.PURCHASE].name,
            "math": "sum",
            "property": cast[BoardRole.AMOUNT].name,
        }
        persons = {"event": cast[role].name, "math": "persons"}
        return {"kind": "trend", "interval": "month", "series": [paid, persons], "formula": "A / B"}

    return asks


def worth(interval: str = "month", periods: int = 6) -> Asks:
    """Ask what buyers have been worth to date, by the period of their first purchase."""

    def asks(cast: Cast) -> Question:
        amount = {"math": "per_member", "property": cast[BoardRole.AMOUNT].name}
        return {**again(interval, periods)(cast), "amount": amount}

    return asks


def again(interval: str = "month", periods: int = 6) -> Asks:
    """Ask for the repeat rate: which part of the buyers has bought in a later period, up to each."""

    def asks(cast: Cast) -> Question:
        back = retention(BoardRole.PURCHASE, BoardRole.PURCHASE, interval, periods)(cast)
        return {**back, "bracket": "on_or_before"}

    return asks


def times(role: BoardRole) -> Asks:
    """Ask how often people do an event: how many do it once, how many twice, and so on."""
    return lambda cast: {"kind": "histogram", "event": cast[role].name, "per_person": "total"}


def split(role: BoardRole, by: BoardRole, *, math: str = "persons", limit: int = 6) -> Asks:
    """Ask how many do an event, split by what plays another role."""

    def asks(cast: Cast) -> Question:
        series = [{"event": cast[role].name, "math": math}]
        breakdown = _breakdown(cast[by]) | {"limit": limit}
        return {"kind": "trend", "interval": "week", "series": series, "breakdown": breakdown}

    return asks


def funnel(*roles: BoardRole, days: int = 14) -> Asks:
    """Ask how many go from each event to the next, of those that are there."""

    def asks(cast: Cast) -> Question:
        steps = [{"event": cast[role].name} for role in roles if role in cast]
        return {"kind": "funnel", "steps": steps, "window": {"value": days, "unit": "day"}}

    return asks


def retention(first: BoardRole, back: BoardRole, interval: str = "week", periods: int = 8) -> Asks:
    """Ask how many of those who do one event come back for another."""

    def asks(cast: Cast) -> Question:
        return {
            "kind": "retention", "first": {"event": cast[first].name},
            "return": {"event": cast[back].name}, "interval": interval, "periods": periods,
        }  # fmt: skip

    return asks


def lifecycle(role: BoardRole, interval: str = "week") -> Asks:
    """Ask how those who do an event come and go."""
    return lambda cast: {
        "kind": "lifecycle",
        "activity": {"event": cast[role].name},
        "interval": interval,
    }


def stickiness(role: BoardRole, interval: str = "week") -> Asks:
    """Ask in how many intervals people do an event."""
    return lambda cast: {
        "kind": "stickiness",
        "series": [{"event": cast[role].name}],
        "interval": interval,
    }


def attribution(role: BoardRole) -> Asks:
    """Ask which channels lead to an event, and what it is worth where it has an amount."""

    def asks(cast: Cast) -> Question:
        paid = role is BoardRole.PURCHASE and BoardRole.AMOUNT in cast
        worth = {"value": cast[BoardRole.AMOUNT].name} if paid else {}
        asked = {"kind": "attribution", "conversion": {"event": cast[role].name}}
        return {**asked, "rules": ["first", "last", "linear"], **worth}

    return asks


def sessions(*measures: str, by_channel: bool = False) -> Asks:
    """Ask for sessions over weeks."""
    split = {"breakdown": {"session": "channel", "limit": 6}} if by_channel else {}
    return lambda _: {"kind": "sessions", "interval": "week", "measures": list(measures), **split}


def _breakdown(chosen: Chosen) -> dict[str, Any]:
    return {chosen.kind.value: chosen.name}
