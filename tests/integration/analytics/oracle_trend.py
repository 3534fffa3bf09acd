"""Trends worked out naively, one event at a time: shares no code with Cauce."""

import json
import math
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

IDLE = timedelta(minutes=30)
DAY = timedelta(hours=24)
INTERNAL = {"$identify", "$group", "$alias"}
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def number(value):
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return float(value)
    return float(value) if isinstance(value, str) and NUMBER.fullmatch(value) else None


def label(value):
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def bucket(at: datetime, interval: str, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    if interval == "hour":
        return local.replace(minute=0, second=0, microsecond=0).isoformat()
    day = local.date()
    if interval == "week":
        day -= timedelta(days=day.weekday())
    if interval == "month":
        day = day.replace(day=1)
    return day.isoformat()


def all_buckets(first: date, last: date, interval: str, zone: ZoneInfo) -> list[str]:
    found = {}
    at = datetime(first.year, first.month, first.day, tzinfo=UTC) - timedelta(days=2)
    end = datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=3)
    step = timedelta(minutes=15 if interval == "hour" else 60)
    while at < end:
        if first <= at.astimezone(zone).date() <= last:
            found[bucket(at, interval, zone)] = True
        at += step
    return list(found)


class Oracle:
    def __init__(self, events, traits, merges):
        """events: dicts person, event, at, properties, session; merges: raw → person."""
        self.events = [dict(e, who=merges.get(e["person"], e["person"])) for e in events]
        self.traits = traits
        self._sessions()

    def _sessions(self):
        last = {}
        for e in sorted(self.events, key=lambda e: e["at"]):
            if e["session"]:
                e["sid"] = (e["who"], e["session"])
                continue
            owner = (e["who"], e["device"])
            at, first = last.get(owner, (None, e["at"]))
            if at is not None and e["at"] - at > IDLE:
                first = e["at"]
            last[owner] = (e["at"], first)
            e["sid"] = (*owner, first, (e["at"] - first) // DAY)

    def matching(self, series, first, last, zone, where):
        for e in self.events:
            named = e["event"] == series["event"] if series["event"] else e["event"] not in INTERNAL
            inside = first <= e["at"].astimezone(zone).date() <= last
            belongs = series.get("math") != "groups" or e["group"]
            if (
                named
                and inside
                and belongs
                and all(test(e, self.traits.get(e["who"], {})) for test in where)
            ):
                yield e

    def value(self, series, found):
        """The math of all the events, or of each person's and then taken across persons."""
        across = series.get("per_person")
        if across is None:
            return self.measured(series, found)
        each = {}
        for e in found:
            each.setdefault(e["who"], []).append(e)
        numbers = [self.measured({**series, "strict": True}, mine) for mine in each.values()]
        known = [n for n in numbers if n is not None]
        return self.of_numbers(across, known, None)

    def of_numbers(self, maths, numbers, percentile):
        if not numbers:
            return None
        if maths == "avg":
            return math.fsum(numbers) / len(numbers)
        if maths in ("min", "max"):
            return {"min": min, "max": max}[maths](numbers)
        at = {"median": 50, "p90": 90, "p95": 95, "p99": 99, "percentile": percentile}[maths]
        return float(np.percentile(numbers, at))

    def measured(self, series, found):
        maths = series.get("math", "total")
        if maths == "total":
            return len(found)
        distinct = {"persons": "who", "sessions": "sid", "groups": "group"}
        if maths in distinct:
            return len({e[distinct[maths]] for e in found})
        if maths == "per_person":
            return len(found) / len({e["who"] for e in found}) if found else None
        numbers = [
            n for e in found if (n := number(e["properties"].get(series["property"]))) is not None
        ]
        if maths == "sum":
            return None if series.get("strict") and not numbers else math.fsum(numbers)
        return self.of_numbers(maths, numbers, series.get("percentile"))

    def of_event(self, e, breakdown):
        """Its label; of a combination the JSON list of several."""
        parts = [self.part(e, one) for one in (breakdown, *breakdown.get("also", ()))]
        if len(parts) == 1 or all(part is None for part in parts):
            return parts[0]
        return json.dumps(parts, separators=(",", ":"), ensure_ascii=False)

    def part(self, e, breakdown):
        if "trait" in breakdown:
            return label(self.traits.get(e["who"], {}).get(breakdown["trait"]))
        return label(e["properties"].get(breakdown["property"]))

    def groups(self, series, found, breakdown):
        """Label → its events; the largest first, the rest as $other, without a value as None."""
        if breakdown is None:
            return {"all": found}
        by = {}
        for e in found:
            by.setdefault(self.of_event(e, breakdown), []).append(e)
        ranked = sorted(
            (k for k in by if k is not None),
            key=lambda k: (-v if (v := self.value(series, by[k])) is not None else math.inf, k),
        )
        top, rest = ranked[: breakdown["limit"]], ranked[breakdown["limit"] :]
        out = {k: by[k] for k in top}
        if rest:
            out["$other"] = [e for k in rest for e in by[k]]
        if None in by:
            out[None] = by[None]
        return out

    def trend(  # noqa: PLR0917
        self, series, first, last, interval, zone, where, breakdown=None, cumulative=False
    ):
        """Label → (values, total)."""
        buckets = all_buckets(first, last, interval, zone)
        found = list(self.matching(series, first, last, zone, where))
        out = {}
        for key, group in self.groups(series, found, breakdown).items():
            values = []
            for name in buckets:
                upto = buckets[: buckets.index(name) + 1] if cumulative else [name]
                values.append(
                    self.value(
                        series, [e for e in group if bucket(e["at"], interval, zone) in upto]
                    )
                )
            out[key] = (values, self.value(series, group))
        return buckets, out
