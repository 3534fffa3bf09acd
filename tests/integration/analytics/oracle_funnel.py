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
    """``exclusions``: (from_step, to_step) of each exclusion; ``optional``: steps that may be left out.

    ``blocks``: in any order, the steps of each block, when blocks follow each other.
    ``within``: the window is of so many sessions, and lasts ``window`` at most.
    """

    steps: int
    window: int
    order: str = "ordered"
    counting: str = "best"
    exclusions: tuple = ()
    count: str = "persons"
    held: bool = False
    attribution: str = "first_touch"
    optional: frozenset = frozenset()
    within: int | None = None
    blocks: tuple = ()
    closes: dict = field(default_factory=dict, compare=False)


def sessions_of(events, count="persons"):
    """Event → key of its session: runs without a pause of 30 minutes, cut every 24 hours.

    Sessions are of one person; where groups are counted, of what one person does for one group.
    """
    out, runs = {}, {}
    for event in sorted(events, key=lambda e: e.t):
        who = (event.person, event.group if count == "groups" else "")
        if event.session:
            out[id(event)] = (who, "own", event.session)
            continue
        owner = (who, event.device)
        last, first = runs.get(owner, (None, event.t))
        if last is None or event.t - last > IDLE_MS:
            first = event.t
        runs[owner] = (event.t, first)
        out[id(event)] = (*owner, first, (event.t - first) // DAY_MS)
    return out


def paths(events, funnel):
    """The attempts that count: lists of events, one a step, None for steps left out."""
    session = sessions_of(events, funnel.count)
    if funnel.within:
        funnel.closes.update(closing(events, session, funnel))
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


def closing(events, session, funnel):
    """Event → last instant of the window of who enters with it: before so many more sessions begin."""
    begins = {}
    for event in events:
        key = (_clock(event, funnel), session[id(event)])
        begins[key] = min(begins.get(key, event.t), event.t)
    out = {}
    for event in events:
        mine = _clock(event, funnel)
        later = sorted(t for key, t in begins.items() if key[0] == mine and t > event.t)
        last = event.t + funnel.window
        there = len(later) >= funnel.within
        out[id(event)] = min(later[funnel.within - 1] - 1, last) if there else last
    return out


def _clock(event, funnel):
    """Whose sessions a window is of."""
    return event.group if funnel.count == "groups" else event.person


def _closes(event, funnel):
    return funnel.closes[id(event)] if funnel.within else event.t + funnel.window


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
    if funnel.blocks:
        return event.enters and bool(event.steps & funnel.blocks[0])
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
    bans = _banned_between(events, funnel, top - 1, max(_goals(funnel, top - 1), default=top - 1))
    return top, [
        p for p in arrived[top - 1] if not any(p[-1].t < t <= _closes(p[0], funnel) for t in bans)
    ]


def _origins(funnel, k):
    """The steps that step k is reached from, nearest first: farther ones only over optional steps."""
    out = [k - 1]
    while out[-1] in funnel.optional:
        out.append(out[-1] - 1)
    return out


def _goals(funnel, k):
    """The steps that may come next after step k."""
    out = []
    for step in range(k + 1, funnel.steps):
        out.append(step)
        if step not in funnel.optional:
            break
    return out


def required_before(k, optional):
    """The last step before k that is not optional."""
    return max((j for j in range(k) if j not in optional), default=0)


def reached(path, k):
    """Whether an attempt reached step k."""
    return len(path) > k and path[k] is not None


def _banned_between(events, funnel, first, last):
    return [t for gap in range(first, last) for t in _banned_at(events, funnel, gap)]


def _arrival(event, k, latest, events, funnel):
    """(the path that reaches step k with an event, whether one was spoilt by an exclusion)."""
    if k == 0:
        return ([event] if event.enters else None), False
    for origin in _origins(funnel, k):
        before = latest[origin]
        if before is None or event.t > _closes(before[0], funnel):
            continue
        if _broken(events, funnel, origin, before[-1].t, event.t):
            continue
        if latest[k] is not None and latest[k][0].t == before[0].t:
            return None, False
        if any(before[-1].t < t < event.t for t in _banned_between(events, funnel, origin, k)):
            return None, True
        return [*before, *[None] * (k - origin - 1), event], False
    return None, False


def _follow(entry, events, funnel):
    """(path of one entry, when it ended, whether just after its last event)."""
    if funnel.order == "any":
        return _follow_any(entry, events, funnel)
    ordered = _in_order(events)
    path, place = [entry], next(i for i, e in enumerate(ordered) if e is entry)
    while len(path) < funnel.steps:
        k, goals = len(path) - 1, set(_goals(funnel, len(path) - 1))
        nxt = next((i for i in range(place + 1, len(ordered)) if goals & ordered[i].steps), None)
        there = ordered[nxt].t if nxt is not None else float("inf")
        goal = max(goals & ordered[nxt].steps) if nxt is not None else max(goals)
        now = path[-1].t
        ends = [_closes(entry, funnel) + 1]
        ends += [t + 1 for t in _banned_between(events, funnel, k, goal) if t > now]
        if funnel.order == "strict":
            breaks = [e.t for e in events if e.t > now and k not in e.steps]
        else:
            breaks = []
        if there >= min(ends) or there > min(breaks, default=float("inf")):
            return path, min(ends + breaks), False
        path += [None] * (goal - k - 1) + [ordered[nxt]]
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


def _grown(run, block=None):
    """The events of a run with which the number of completed steps grows (maximum matching)."""
    holds, path = {}, []

    def place(event, seen):
        for step in event.steps if block is None else event.steps & block:
            if step not in seen:
                seen.add(step)
                if step not in holds or place(holds[step], seen):
                    holds[step] = event
                    return True
        return False

    path += [event for event in run if place(event, set())]
    return path


def _in_blocks(run, funnel):
    """The events with which the blocks are completed, one after the other."""
    path, begin = [], 0
    for block in funnel.blocks:
        for end in range(begin, len(run) + 1):
            grown = _grown(run[begin:end], block)
            if len(grown) == len(block):
                break
        path += grown
        if len(grown) < len(block):
            return path
        begin = end
    return path


def _best_in_blocks(events, funnel):
    ordered, found = _in_order(events), []
    bans = sorted(_banned_at(events, funnel, None))
    for place, entry in enumerate(ordered):
        if not _enters(entry, funnel):
            continue
        path = _in_blocks([e for e in ordered[place:] if e.t <= _closes(entry, funnel)], funnel)
        end = path[-1].t
        met = any(entry.t < t < end for t in bans)
        if len(path) < funnel.steps:
            met = met or any(end < t <= _closes(entry, funnel) for t in bans)
        arrived = next(i for i, e in enumerate(ordered) if e is path[-1])
        found.append((len(path), arrived, -place, met, path))
    top = max((one[0] for one in found), default=0)
    good = sorted(one[:3] for one in found if one[0] == top and not one[3])
    return top, [one[4] for key in good[:1] for one in found if one[:3] == key]


def _best_any(events, funnel):
    if funnel.blocks:
        return _best_in_blocks(events, funnel)
    ordered = _in_order(events)
    bans = sorted(_banned_at(events, funnel, None))
    top, found = 0, []
    for i, event in enumerate(ordered):
        run = [e for e in ordered[: i + 1] if _closes(e, funnel) >= event.t]
        if run[0].enters:
            top = max(top, len(_grown(run)))
        past = [t for t in bans if t < event.t]
        clean = [e for e in run if not past or e.t >= past[-1]]
        if clean[0].enters:
            found.append((len(_grown(clean)), clean))
    good = []
    for level, run in found:
        path = _grown(run)
        waits = [t for t in bans if run[-1].t < t <= _closes(run[0], funnel)]
        if level == top and (level == funnel.steps or not waits):
            good.append(path)
    return top, good


def _follow_any(entry, events, funnel):
    ordered = _in_order(events)
    place = next(i for i, e in enumerate(ordered) if e is entry)
    banned = min((t for t in _banned_at(events, funnel, None) if t > entry.t), default=float("inf"))
    run = [e for e in ordered[place:] if e.t <= min(_closes(entry, funnel), banned)]
    if funnel.blocks:
        path = _in_blocks(run, funnel)
        if len(path) == funnel.steps:
            return path, path[-1], True
        return path, min(_closes(entry, funnel), banned) + 1, False
    for i in range(len(run)):
        if len(_grown(run[: i + 1])) == funnel.steps:
            return _grown(run[: i + 1]), run[i], True
    return _grown(run), min(_closes(entry, funnel), banned) + 1, False


def label_of(path, attribution):
    """The breakdown value of an attempt."""
    labels = [event and event.label for event in path]
    if attribution.startswith("step:"):
        k = int(attribution[5:])
        return labels[k] if k < len(labels) else None
    if attribution == "last_touch":
        labels.reverse()
    return next((value for value in labels if value is not None), None)


def left_before(path, funnel):
    """The step that an attempt would have needed next; None when it converted."""
    return _goals(funnel, len(path) - 1)[-1] if len(path) < funnel.steps else None


def next_event(path, done, funnel, names):
    """What was done next: the name of the first of ``done`` (person, t, name) after leaving, or None.

    ``names``: of the steps; repeating the step that was reached last is not going elsewhere.
    """
    standing = None if funnel.order == "any" else names[len(path) - 1]
    later = [
        (t, name)
        for person, t, name in done
        if person == path[0].person
        and path[-1].t < t <= _closes(path[0], funnel)
        and name != standing
    ]
    return min(later)[1] if later else None
