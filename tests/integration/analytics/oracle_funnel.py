"""Funnels worked out naively, one person and one event at a time: shares no code with Cauce.

Ordered and strict follow the machine described in PostHog's funnel-udf/src/steps.rs; first, every
and session follow Mixpanel's description of its counting methods.
"""

from dataclasses import dataclass, field

IDLE_MS = 30 * 60 * 1000
DAY_MS = 24 * 60 * 60 * 1000
HIDDEN = "hidden"
"""Name of an event that only tells where sessions end: it is no step, and breaks no strict path."""


@dataclass(frozen=True)
class Event:
    """``steps`` and ``bans``: the steps (from 0) and exclusions it matches."""

    person: str
    t: int
    steps: frozenset
    bans: frozenset = frozenset()
    session: str = ""
    hold: str = ""
    group: str = ""
    label: str | None = None
    enters: bool = True
    name: str = ""
    device: str = ""


@dataclass(frozen=True)
class Funnel:
    """``exclusions``: (from_step, to_step) of each exclusion."""

    steps: int
    window: int
    order: str = "ordered"
    counting: str = "best"
    exclusions: tuple = ()
    count: str = "persons"
    held: bool = False
    attribution: str = "first_touch"
    sessions: dict = field(default_factory=dict, compare=False)


def sessions_of(events):
    """Event → key of its session: runs without a pause of 30 minutes, cut every 24 hours."""
    out, runs = {}, {}
    for event in sorted(events, key=lambda e: e.t):
        if event.session:
            out[id(event)] = (event.person, "own", event.session)
            continue
        owner = (event.person, event.device)
        last, first = runs.get(owner, (None, event.t))
        if last is None or event.t - last > IDLE_MS:
            first = event.t
        runs[owner] = (event.t, first)
        out[id(event)] = (*owner, first, (event.t - first) // DAY_MS)
    return out


def paths(events, funnel):
    """The attempts that count: lists of events, one a step reached."""
    session = sessions_of(events)
    by_actor = {}
    for event in events:
        if event.name == HIDDEN:
            continue
        actor = {"persons": event.person, "sessions": session[id(event)], "groups": event.group}
        by_actor.setdefault(actor[funnel.count], []).append(event)
    out = []
    for mine in by_actor.values():
        tries = {}
        for event in mine:
            tries.setdefault(event.hold if funnel.held else "", []).append(event)
        out += _actor(list(tries.values()), funnel, session)
    return out


def _actor(tries, funnel, session):
    if funnel.counting == "best":
        best = _best_any if funnel.order == "any" else _best
        found = [best(events, funnel) for events in tries]
        top = max((level for level, _ in found), default=0)
        clean = [path for level, some in found if level == top for path in some]
        return [min(clean, key=lambda path: path[-1].t)] if clean else []
    entries = [(event, events) for events in tries for event in events if _enters(event, funnel)]
    entries.sort(key=lambda pair: (pair[0].t, min(pair[0].steps)))
    if funnel.counting == "first":
        return [_follow(entry, events, funnel)[0] for entry, events in entries[:1]]
    if funnel.counting == "session":
        first = {}
        for entry, events in entries:
            first.setdefault(session[id(entry)], (entry, events))
        return [_follow(entry, events, funnel)[0] for entry, events in first.values()]
    return [path for events in tries for path in _every(events, funnel)]


def _enters(event, funnel):
    return event.enters and (bool(event.steps) if funnel.order == "any" else 0 in event.steps)


def _in_order(events):
    return sorted((e for e in events if e.steps), key=lambda e: (e.t, min(e.steps)))


def _banned_at(events, funnel, gap):
    """Times of the exclusions of a gap, or of any gap (None)."""
    return [
        e.t
        for e in events
        for ban in e.bans
        if gap is None or funnel.exclusions[ban][0] <= gap < funnel.exclusions[ban][1]
    ]


def _broken(events, funnel, step, after, before):
    return funnel.order == "strict" and any(
        after < e.t < before and step not in e.steps for e in events
    )


def _best(events, funnel):
    """(furthest level, clean paths that got there, first one first)."""
    latest = [None] * funnel.steps
    arrived = [[] for _ in range(funnel.steps)]
    top = 0
    for event in _in_order(events):
        for k in sorted(event.steps, reverse=True):
            path, tainted = _arrival(event, k, latest, events, funnel)
            if path is not None:
                latest[k] = path
                arrived[k].append(path)
            if path is not None or tainted:
                top = max(top, k + 1)
    if top == 0:
        return 0, []
    bans = _banned_at(events, funnel, top - 1) if top < funnel.steps else []
    return top, [
        p for p in arrived[top - 1] if not any(p[-1].t < t <= p[0].t + funnel.window for t in bans)
    ]


def _arrival(event, k, latest, events, funnel):
    """(the path that reaches step k with an event, whether one was spoilt by an exclusion)."""
    if k == 0:
        return ([event] if event.enters else None), False
    before = latest[k - 1]
    if before is None or event.t - before[0].t > funnel.window:
        return None, False
    if latest[k] is not None and latest[k][0].t == before[0].t:
        return None, False
    if _broken(events, funnel, k - 1, before[-1].t, event.t):
        return None, False
    if any(before[-1].t < t < event.t for t in _banned_at(events, funnel, k - 1)):
        return None, True
    return [*before, event], False


def _follow(entry, events, funnel):
    """(path of one entry, when it ended, whether just after its last event)."""
    if funnel.order == "any":
        return _follow_any(entry, events, funnel)
    ordered = _in_order(events)
    path, place = [entry], next(i for i, e in enumerate(ordered) if e is entry)
    for k in range(1, funnel.steps):
        nxt = next((i for i in range(place + 1, len(ordered)) if k in ordered[i].steps), None)
        there = ordered[nxt].t if nxt is not None else float("inf")
        now = path[-1].t
        ends = [entry.t + funnel.window + 1]
        ends += [t + 1 for t in _banned_at(events, funnel, k - 1) if t > now]
        if funnel.order == "strict":
            breaks = [e.t for e in events if e.t > now and k - 1 not in e.steps]
        else:
            breaks = []
        if there >= min(ends) or there > min(breaks, default=float("inf")):
            return path, min(ends + breaks), False
        path.append(ordered[nxt])
        place = nxt
    return path, path[-1], True


def _every(events, funnel):
    ordered = _in_order(events)
    place, out = 0, []
    while place < len(ordered):
        entry = ordered[place]
        if not _enters(entry, funnel):
            place += 1
            continue
        path, end, done = _follow(entry, events, funnel)
        out.append(path)
        if done:
            place = next(i for i, e in enumerate(ordered) if e is end) + 1
        else:
            place = next((i for i, e in enumerate(ordered) if e.t >= end), len(ordered))
    return out


def _grown(run):
    """The events of a run with which the number of completed steps grows (maximum matching)."""
    holds, path = {}, []

    def place(event, seen):
        for step in event.steps:
            if step not in seen:
                seen.add(step)
                if step not in holds or place(holds[step], seen):
                    holds[step] = event
                    return True
        return False

    path += [event for event in run if place(event, set())]
    return path


def _best_any(events, funnel):
    ordered = _in_order(events)
    bans = sorted(_banned_at(events, funnel, None))
    top, found = 0, []
    for i, event in enumerate(ordered):
        run = [e for e in ordered[: i + 1] if e.t >= event.t - funnel.window]
        if run[0].enters:
            top = max(top, len(_grown(run)))
        past = [t for t in bans if t < event.t]
        clean = [e for e in run if not past or e.t >= past[-1]]
        if clean[0].enters:
            found.append((len(_grown(clean)), clean))
    good = []
    for level, run in found:
        path = _grown(run)
        waits = [t for t in bans if run[-1].t < t <= run[0].t + funnel.window]
        if level == top and (level == funnel.steps or not waits):
            good.append(path)
    return top, good


def _follow_any(entry, events, funnel):
    ordered = _in_order(events)
    place = next(i for i, e in enumerate(ordered) if e is entry)
    banned = min((t for t in _banned_at(events, funnel, None) if t > entry.t), default=float("inf"))
    run = [e for e in ordered[place:] if e.t <= min(entry.t + funnel.window, banned)]
    for i in range(len(run)):
        if len(_grown(run[: i + 1])) == funnel.steps:
            return _grown(run[: i + 1]), run[i], True
    return _grown(run), min(entry.t + funnel.window, banned) + 1, False


def label_of(path, attribution):
    """The breakdown value of an attempt."""
    labels = [event.label for event in path]
    if attribution.startswith("step:"):
        k = int(attribution[5:])
        return labels[k] if k < len(labels) else None
    if attribution == "last_touch":
        labels.reverse()
    return next((value for value in labels if value is not None), None)
