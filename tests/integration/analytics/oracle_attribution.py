"""Attribution worked out naively, one conversion at a time: shares no code with Cauce."""

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise, permutations

HALF_HOUR = timedelta(minutes=30)
PLACES = {
    "first": (1, 0, 0), "last": (0, 0, 1), "u_shaped": (0.4, 0.2, 0.4), "j_shaped": (0.2, 0.2, 0.6),
    "inverse_j": (0.6, 0.2, 0.2),
}  # fmt: skip


class Attribution:
    """``events``: dicts of who, at, channel (None: touches none), converts, worth, early (before the range)."""

    def __init__(self, events, question):
        self.q = question
        self.window = timedelta(hours=question["window"]["value"])
        self.ways = [
            way for who in sorted({e["who"] for e in events})
            for way in self.of_person(who, [e for e in events if e["who"] == who])
        ]  # fmt: skip
        self.fold()

    def of_person(self, who, mine):
        touches = self.visits(
            sorted((e for e in mine if e["channel"]), key=lambda e: (e["at"], e["channel"]))
        )
        conversions = sorted(
            (e for e in mine if e["converts"]), key=lambda e: (e["at"], -e["worth"])
        )
        if self.q.get("conversions") == "first":
            conversions = conversions[:1]
        used = []
        for c in conversions:
            before = [e for e in touches if c["at"] - self.window <= e["at"] <= c["at"]]
            used += before
            yield {"who": who, "at": c["at"], "worth": c["worth"], "converted": True, "touches": [
                (e["channel"], (c["at"] - e["at"]).total_seconds()) for e in before
            ]}  # fmt: skip
        done = self.q.get("conversions") == "first" and conversions
        lost = [e for e in touches if not e["early"] and not any(e is u for u in used)]
        if lost and not done:
            yield {"who": who, "converted": False, "touches": [(e["channel"], 0) for e in lost]}

    def visits(self, touches):
        kept, newest = [], {}
        for e in touches:
            last = newest.get(e["channel"])
            if last is None or e["at"] - last > HALF_HOUR:
                kept.append(e)
            newest[e["channel"]] = e["at"]
        return kept

    def fold(self):
        counts = Counter(c for way in self.ways if way["converted"] for c, _ in way["touches"])
        top = sorted(counts, key=lambda c: (-counts[c], c))[: self.q["by"]["limit"]]
        for way in self.ways:
            way["touches"] = [(c if c in top else "$other", age) for c, age in way["touches"]]

    def converted(self):
        return [way for way in self.ways if way["converted"]]

    def parts(self, touches, rule):
        """The part that each touchpoint of one conversion gets."""
        if rule in ("participation", "markov", "shapley"):
            return [float(c not in [x for x, _ in touches[:k]]) for k, (c, _) in enumerate(touches)]
        raw = {
            "linear": [1.0] * len(touches),
            "time_decay": [0.5 ** (age / 604800) for _, age in touches],
        }
        if rule in raw:
            return [one / sum(raw[rule]) for one in raw[rule]]
        shares = self.q["shares"]
        first, middle, last = PLACES.get(rule, (shares["first"], shares["middle"], shares["last"]))
        return self.by_place(len(touches), first, middle, last)

    def by_place(self, n, first, middle, last):
        if n < 2:
            return [1.0] * n
        if n == 2:
            both = first + last
            return [first / both, last / both] if both else [0.5, 0.5]
        return [first, *[middle / (n - 2)] * (n - 2), last]

    def credits(self, rule):
        """channel → (conversions, value)."""
        if rule == "markov":
            return self.markov()
        if rule == "shapley":
            return self.shapley()
        out = defaultdict(lambda: [0.0, 0.0])
        for way in self.converted():
            for (c, _), part in zip(way["touches"], self.parts(way["touches"], rule), strict=True):
                out[c][0] += part
                out[c][1] += part * way["worth"]
        return out

    def people(self, channel, rule):
        found = Counter()
        for way in self.converted():
            for (c, _), part in zip(way["touches"], self.parts(way["touches"], rule), strict=True):
                if c == channel and part > 0:
                    found[way["who"]] += part
        return dict(found)

    def walk(self, without):
        leads = defaultdict(Counter)
        for way in self.ways:
            if way["touches"]:
                states = ["start", *(c for c, _ in way["touches"]), way["converted"]]
                for here, there in pairwise(states):
                    leads[here][there] += 1
        here, done = Counter({"start": 1.0}), 0.0
        while sum(here.values()) > 1e-13:
            after = Counter()
            for state, p in here.items():
                for there, often in (leads[state] if state != without else {}).items():
                    after[there] += p * often / leads[state].total()
            done += after.pop(True, 0.0)
            after.pop(False, None)
            here = after
        return done

    def markov(self):
        touched = [way for way in self.converted() if way["touches"]]
        channels = sorted({c for way in self.ways for c, _ in way["touches"]})
        whole = self.walk(None)
        if not whole:
            return {}
        effects = {c: 1 - self.walk(c) / whole for c in channels}
        total = sum(effects.values())
        worth = sum(way["worth"] for way in touched)
        return {c: [len(touched) * e / total, worth * e / total] for c, e in effects.items()}

    def shapley(self):
        ways = [
            ({c for c, _ in way["touches"]}, way["worth"])
            for way in self.converted()
            if way["touches"]
        ]
        channels = sorted(set().union(*(group for group, _ in ways))) if ways else []
        out = {c: [0.0, 0.0] for c in channels}
        orders = list(permutations(channels))
        for order in orders:
            for k, channel in enumerate(order):
                for group, worth in ways:
                    if group <= set(order[: k + 1]) and not group <= set(order[:k]):
                        out[channel][0] += 1 / len(orders)
                        out[channel][1] += worth / len(orders)
        return out
