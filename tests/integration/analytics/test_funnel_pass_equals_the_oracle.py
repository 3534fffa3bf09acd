"""The array passes against the naive machine, without an engine: every order, counting, exclusion."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle_funnel import Event, Funnel, paths

from cauce.analytics.contracts import Counting
from cauce.analytics.logic.funnel_board import board_of
from cauce.analytics.logic.funnel_count import counted
from cauce.analytics.logic.funnel_rows import MAY_ENTER, TOO_LATE, Layout, Moments, mix, sessions_of
from cauce.analytics.logic.funnel_sessions import closing

RANGE_END = 14


@st.composite
def histories(draw):
    """A funnel and the events of a few persons; ties and overlapping steps are frequent."""
    steps = draw(st.integers(1, 4))
    order = draw(st.sampled_from(["ordered", "strict", "any"]))
    gaps = st.tuples(st.integers(0, max(0, steps - 2)), st.integers(1, max(1, steps - 1)))
    exclusions = draw(st.lists(gaps.filter(lambda g: g[0] < g[1]), max_size=2)) if steps > 1 else []
    overlap = draw(st.booleans())
    kinds = [frozenset({k}) for k in range(steps)]
    if overlap:
        kinds += [frozenset({0, steps - 1}), frozenset(range(steps))]
    bans = [frozenset({i}) for i in range(len(exclusions))]
    shapes = [(kind, frozenset()) for kind in kinds] + [(frozenset(), ban) for ban in bans]
    shapes += [(frozenset(), frozenset())] + [(kinds[0], ban) for ban in bans]
    event = st.tuples(
        st.sampled_from(["ana", "luis", "eva"]),
        st.integers(0, 24),
        st.sampled_from(shapes),
        st.sampled_from(["", "", "s1", "s2"]),
        st.sampled_from(["", "x"]),
    )
    made = draw(st.lists(event, max_size=22))
    count = draw(st.sampled_from(["persons", "persons", "sessions", "groups"]))
    funnel = Funnel(
        steps,
        draw(st.sampled_from([0, 3, 6, 30])),
        order,
        draw(st.sampled_from(["best", "first", "every", "session"])),
        tuple(exclusions),
        count,
        draw(st.booleans()),
        within=draw(st.sampled_from([None, None, 1, 2, 3])) if count != "sessions" else None,
        optional=draw(_optional(steps, order)),
        blocks=draw(_blocks(steps)) if order == "any" else (),
    )
    events = [
        Event(who, t, kind, ban, session, hold, hold, None, t < RANGE_END)
        for who, t, (kind, ban), session, hold in made
    ]
    # Of one person at one instant at most one event of a kind, else which one counts is arbitrary.
    unique = {(e.person, e.t, e.steps if not funnel.held else ()): e for e in events}
    return funnel, list(unique.values())


def _optional(steps, order):
    """Any steps but the first may be left out, when they have an order."""
    rest = st.integers(1, max(1, steps - 1))
    return st.just(frozenset()) if steps == 1 or order == "any" else st.frozensets(rest)


@st.composite
def _blocks(draw, steps):
    """No anchors, or blocks of neighbouring steps."""
    cuts = draw(st.lists(st.booleans(), min_size=steps, max_size=steps))
    if not any(cuts):
        return ()
    edges = [0, *(k for k in range(1, steps) if cuts[k]), steps]
    return tuple(frozenset(range(a, b)) for a, b in pairwise(edges))


def bits(event, funnel):
    entry = event.enters or funnel.order == "any"
    mask = sum(1 << k for k in event.steps if k or entry)
    mask |= sum(1 << (funnel.steps + b) for b in event.bans)
    if funnel.order == "strict" and 0 in event.steps and not event.enters:
        mask |= TOO_LATE
    return mask | (MAY_ENTER if event.enters and funnel.order == "any" else 0)


def hash_of(event):
    """As the engine gives it: odd for the sender's own session, even for the device."""
    if event.session:
        return abs(hash(event.session)) | 1
    return abs(hash(event.device)) & ~1 if event.device else 0


def hashed(values):
    return np.array([abs(hash(value)) + 1 if value else 0 for value in values], np.uint64)


def answered(events, funnel):
    gaps = [0] * (funnel.steps - 1)
    for i, (first, last) in enumerate(funnel.exclusions):
        for gap in range(first, last):
            gaps[gap] |= 1 << (funnel.steps + i)
    layout = Layout(
        funnel.steps,
        tuple(gaps),
        funnel.window,
        strict=funnel.order == "strict",
        anyhow=funnel.order == "any",
        by_session=funnel.count == "sessions",
        by_group=funnel.count == "groups",
        optional=funnel.optional,
        blocks=tuple(sum(1 << k for k in block) for block in funnel.blocks),
    )
    person = hashed([e.person for e in events])
    t = np.array([e.t for e in events], np.int64)
    group = hashed([e.group + "g" for e in events])
    grouped = funnel.count == "groups"
    whose = mix(person, group) if grouped else person
    session = sessions_of(whose, t, np.array([hash_of(e) for e in events], np.uint64))
    until = None
    if funnel.within:
        until = closing(group if grouped else person, t, session, funnel.within, funnel.window)
    rows = Moments(
        person,
        t,
        np.array([bits(e, funnel) for e in events], np.uint32),
        session,
        hashed([e.hold + "h" for e in events]) if funnel.held else None,
        group,
        until=until,
    )
    board = board_of(rows, layout)
    attempts = counted(board, Counting(funnel.counting))
    ms = np.where(attempts.at >= 0, board.ms(attempts.at), -1)
    return sorted(
        (tuple(int(x) for x in times[:level]))
        for level, times in zip(attempts.level, ms, strict=True)
    )


@settings(max_examples=400, deadline=None)
@given(histories())
def test_every_funnel_of_every_history_equals_the_naive_machine(case):
    funnel, events = case
    expected = sorted(tuple(e.t if e else -1 for e in path) for path in paths(events, funnel))
    assert answered(events, funnel) == expected
