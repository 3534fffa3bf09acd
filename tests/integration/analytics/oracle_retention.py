"""Retention worked out naively, one person at a time: shares no code with Cauce."""

from collections import defaultdict
from datetime import datetime, timedelta

UNIT = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30)}


def start_of(at, interval, zone):
    day = at.astimezone(zone).date()
    if interval == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if interval == "month" else day


def later(day, interval, count):
    for _ in range(count):
        if interval == "month":
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        else:
            day += UNIT[interval]
    return day


class Retention:
    """``events``: dicts of person, event, at, value."""

    def __init__(self, events, query, zone):
        self.events, self.q, self.zone = events, query, zone

    def in_range(self, at):
        day = at.astimezone(self.zone).date()
        first, last = (datetime.fromisoformat(self.q[k]).date() for k in ("date_from", "date_to"))
        return first <= day <= last

    def cohorts(self):
        out, day = [], start_of_day(self.q["date_from"], self.q["interval"])
        while day <= datetime.fromisoformat(self.q["date_to"]).date():
            out.append(day)
            day = later(day, self.q["interval"], 1)
        return out

    def births(self, person, value):
        """(cohort, instant) of each cohort the person is in, with that breakdown value if any."""
        mine = sorted(
            (
                e
                for e in self.events
                if e["person"] == person and e["event"] == self.q["first"]["event"]
            ),
            key=lambda e: e["at"],
        )
        if self.q["mode"] == "first_time":
            mine = mine[:1]
        found = {}
        for e in mine:
            if self.in_range(e["at"]) and (value is ANY or e["value"] == value):
                found.setdefault(start_of(e["at"], self.q["interval"], self.zone), e["at"])
        return found.items()

    def columns(self):
        """First and last period of each column after the cohort's own."""
        ends = self.q.get("brackets") or list(range(1, self.q["periods"] + 1))
        return [
            (first, last) for first, last in zip([1, *(e + 1 for e in ends)], ends, strict=False)
        ]

    def happened(self, person, value, cohort, born):
        """period → what the returns in it carry, for the periods with enough of them; 0 from the start on."""
        out = defaultdict(list)
        for e in self.events:
            if e["person"] != person or e["event"] != self.q["return"]["event"]:
                continue
            if value is not ANY and e["value"] != value:
                continue
            for k in range(self.columns()[-1][1] + 1):
                if e["at"] < born:
                    continue
                if self.q["clock"] == "rolling":
                    unit = UNIT[self.q["interval"]]
                    hit = born + unit * k <= e["at"] < born + unit * (k + 1)
                else:
                    day = start_of(e["at"], self.q["interval"], self.zone)
                    hit = day == later(cohort, self.q["interval"], k)
                if hit:
                    out[k].append(e.get("amount"))
        return {k: v for k, v in out.items() if k == 0 or len(v) >= self.q.get("min_count", 1)}

    def came(self, person, value, cohort, born):
        """The columns after 0 in which they came back."""
        periods = self.happened(person, value, cohort, born)
        return {
            k
            for k, (first, last) in enumerate(self.columns(), 1)
            if any(first <= period <= last for period in periods)
        }

    def amounts(self, value):
        """(cohort, person) → column → the numbers that count in it, by the bracket."""
        table = {}
        wide = [(0, 0), *self.columns()]
        for person in {e["person"] for e in self.events}:
            for cohort, born in self.births(person, value):
                periods = self.happened(person, value, cohort, born)
                row = table[cohort, person] = []
                for first, last in wide:
                    low = 0 if self.q["bracket"] == "on_or_before" else first
                    high = wide[-1][1] if self.q["bracket"] == "on_or_after" else last
                    inside = [n for k, v in periods.items() if low <= k <= high for n in v]
                    row.append([n for n in inside if n is not None])
        return table

    def cells(self, value):
        """cohort → period → persons."""
        table = defaultdict(lambda: defaultdict(set))
        for person in {e["person"] for e in self.events}:
            for cohort, born in self.births(person, value):
                came = self.came(person, value, cohort, born)
                table[cohort][0].add(person)
                for k in range(1, len(self.columns()) + 1):
                    near = {
                        "on": k in came,
                        "on_or_after": any(j >= k for j in came),
                        "on_or_before": any(j <= k for j in came),
                        "streak": all(j in came for j in range(1, k + 1)),
                    }
                    if near[self.q["bracket"]]:
                        table[cohort][k].add(person)
        return table


ANY = object()


def start_of_day(text, interval):
    day = datetime.fromisoformat(text).date()
    if interval == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if interval == "month" else day
