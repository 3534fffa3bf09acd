"""A spare turn is one that nobody else has or waits for."""

from __future__ import annotations

from cauce.analytics.contracts import Claim, Lane
from cauce.analytics.facade.turns import Turns
from cauce.infra.leaving import Leaving

OWN = Claim(1, Lane.OWN, 0)


def test_while_somebody_asks_there_is_no_spare_turn():
    turns = Turns(4)
    with turns.taken(OWN, Leaving()), turns.spare(2) as mine:
        assert not mine
    with turns.spare(2) as mine, turns.spare(1) as another:
        assert mine
        assert not another


def test_who_asks_meanwhile_does_not_wait_for_it():
    turns = Turns(2)
    with turns.spare(1) as mine:
        assert mine
        with turns.taken(OWN, Leaving()):
            pass
    with turns.spare(1) as again:
        assert again
