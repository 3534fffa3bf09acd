"""Following an actor through a funnel gives the attempts of the naive machine, and a fate to every entry."""

from hypothesis import given, settings
from oracle_funnel import HIDDEN, closing, paths, sessions_of
from test_funnel_pass_equals_the_oracle import histories

from cauce.analytics.contracts import Choice, Counting, Order
from cauce.analytics.logic.why.funnel_entries import fate_of
from cauce.analytics.logic.why.funnel_walk import Move, Shape
from cauce.analytics.logic.why.story import Deed


def deed_of(event):
    return Deed(0, 0, event.t, "", "", "", "", "", False, {}, {})


def fates(events, funnel):
    """The fate of every actor, as the explanation works it out."""
    shape = Shape(
        funnel.steps,
        funnel.window,
        Order(funnel.order),
        Counting(funnel.counting),
        funnel.exclusions,
        funnel.optional,
        funnel.blocks,
    )
    session = sessions_of(events, funnel.count)
    closes = closing(events, session, funnel) if funnel.within else {}
    actors = {}
    for event in events:
        if event.name == HIDDEN:
            continue
        key = {"persons": event.person, "sessions": session[id(event)], "groups": event.group}
        held = (event.hold,) if funnel.held else ()
        move = Move(
            deed_of(event), event.t, event.steps, event.bans, event.enters, session[id(event)], held,
            until=closes.get(id(event)),
        )  # fmt: skip
        actors.setdefault(key[funnel.count], []).append(move)
    ordered = [sorted(moves, key=lambda move: move.t) for moves in actors.values()]
    return [fate_of(moves, shape) for moves in ordered]


@settings(max_examples=400, deadline=None)
@given(histories())
def test_what_counts_is_what_the_naive_machine_counts(case):
    funnel, events = case
    expected = sorted(tuple(e.t if e else -1 for e in path) for path in paths(events, funnel))
    found = [
        tuple(move.t for move in path) for fate in fates(events, funnel) for path in fate.counted
    ]
    assert sorted(found) == expected


@settings(max_examples=200, deadline=None)
@given(histories())
def test_every_entry_has_one_fate_and_those_that_count_are_the_chosen(case):
    funnel, events = case
    for fate in fates(events, funnel):
        chosen = [entry.path for entry in fate.entries if entry.choice is Choice.CHOSEN]
        assert sorted(chosen, key=id) == sorted(fate.counted, key=id)
        firsts = [entry.first for entry in fate.entries]
        assert len(set(firsts)) == len(firsts)
        excluded = [entry for entry in fate.entries if entry.choice is Choice.EXCLUDED]
        assert all(entry.by is not None and entry.by.bans for entry in excluded)
