"""Paths worked out naively, one person at a time: shares no code with Cauce."""

import fnmatch
from collections import Counter, defaultdict
from datetime import timedelta


class Paths:
    """``events``: dicts of who, at, sid, name (None: no step), starts, ends; all within the days."""

    def __init__(self, events, question):
        self.q = question
        self.both = "from" in question and "to" in question
        self.backwards = "to" in question and "from" not in question
        self.window = timedelta(hours=question["window"]["value"]) if "window" in question else None
        self.passes = [
            (who, self.cut(found)) for who in sorted({e["who"] for e in events})
            for found in self.of_person([e for e in events if e["who"] == who])
        ]  # fmt: skip

    def of_person(self, mine):
        pieces = defaultdict(list)
        for e in sorted(mine, key=lambda e: (e["at"], e["name"], e["starts"] + 2 * e["ends"])):
            pieces["all" if self.window else e["sid"]].append(e)
        found = [one for piece in pieces.values() for one in self.of_piece(piece)]
        found.sort(key=lambda one: one[0]["at"])
        return found[:1] if self.q.get("count", "persons") == "persons" else found

    def of_piece(self, rows):
        if self.both:
            return self.between(rows)
        kind = "ends" if self.backwards else "starts"
        anchors = [i for i, e in enumerate(rows) if e[kind] or not ({"from", "to"} & set(self.q))]
        if not self.window:
            anchors = anchors[:1]
        found, until = [], None
        for i in anchors:
            at = rows[i]["at"]
            if until is not None and at <= until:
                continue
            until = at + self.window if self.window else None
            if self.backwards:
                found.append(
                    [e for e in rows[: i + 1] if not self.window or e["at"] >= at - self.window]
                )
            else:
                found.append([e for e in rows[i:] if not self.window or e["at"] <= until])
        return found

    def between(self, rows):
        found, previous = [], 0
        for j, end in enumerate(rows):
            if not end["ends"]:
                continue
            for i in range(previous, j):
                near = not self.window or end["at"] - rows[i]["at"] <= self.window
                if rows[i]["starts"] and near:
                    found.append(rows[i : j + 1])
                    break
            previous = j
        return found

    def cut(self, rows):
        """The steps (name, at) of a pass that are shown, and whether it ends with the last of them."""
        steps = []
        for e in rows:
            if not steps or steps[-1][0] != e["name"]:
                steps.append((e["name"], e["at"]))
        if self.backwards:
            steps.reverse()
        depth = self.q["depth"]
        if self.both and len(steps) > depth:
            steps = [*steps[: depth - 2], ("$more", steps[depth - 2][1]), steps[-1]]
        return steps[:depth], len(steps) <= depth

    def shown(self):
        """(who, [(name, at)…], ended) with all but the most frequent names of a step as $other."""
        out = [(who, list(steps), ended) for who, (steps, ended) in self.passes]
        last = [(one, len(one[1]) - 1) for one in out] if self.both else []
        self.fold(last)
        for k in range(self.q["depth"]):
            others = [(one, k) for one in out if k < len(one[1]) - self.both]
            self.fold(others)
        return out

    def fold(self, cells):
        counts = Counter(one[1][k][0] for one, k in cells)
        counts.pop("$more", None)
        top = sorted(counts, key=lambda name: (-counts[name], name))[: self.q["limit"]]
        for one, k in cells:
            name, at = one[1][k]
            one[1][k] = (name if name in (*top, "$more") else "$other", at)

    def nodes(self):
        """(step, name) → (passes, of them ending)."""
        counts, ends = Counter(), Counter()
        for _, steps, ended in self.shown():
            for k, (name, _) in enumerate(steps):
                counts[k, name] += 1
                ends[k, name] += ended and k == len(steps) - 1
        return {key: (counts[key], ends[key]) for key in counts}

    def links(self):
        """(step, name, next name) → the seconds that each pass took."""
        out = defaultdict(list)
        for _, steps, _ in self.shown():
            for k in range(len(steps) - 1):
                took = steps[k + 1][1] - steps[k][1]
                out[k, steps[k][0], steps[k + 1][0]].append(abs(took.total_seconds()))
        return out

    def people(self, step, name, to=None):
        """Who is there, and how many times."""
        found = Counter()
        for who, steps, _ in self.shown():
            here = len(steps) > step and steps[step][0] == name
            if here and (to is None or (len(steps) > step + 1 and steps[step + 1][0] == to)):
                found[who] += 1
        return dict(found)


def name_of(name, question):
    """The name of a step after grouping; None when it is left out."""
    for group in question.get("groups", ()):
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in group["match"]):
            name = group["name"]
            break
    out = any(fnmatch.fnmatchcase(name, pattern) for pattern in question.get("exclude", ()))
    return None if out else name
