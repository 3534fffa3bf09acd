"""Leaving happens once, and what is stopped by it is stopped whichever came first."""

import threading

import pytest

from cauce.infra.leaving import Leaving
from cauce.kernel.errors import CauceError


def test_what_was_agreed_is_done_when_they_leave():
    asker, done = Leaving(), threading.Event()
    with asker.then(done.set):
        assert not asker.gone
        asker.leave()
        assert done.wait(10)
    assert asker.gone


def test_nothing_is_done_for_what_was_over_before():
    asker, done = Leaving(), threading.Event()
    with asker.then(done.set):
        pass
    asker.leave()
    assert not done.is_set()


def test_nothing_begins_for_somebody_who_left():
    asker, entered = Leaving(), []
    asker.leave()
    with pytest.raises(CauceError) as refusal, asker.then(lambda: None):
        entered.append(True)
    assert (refusal.value.code, entered) == ("asker_left", [])
    with pytest.raises(CauceError):
        asker.check()
