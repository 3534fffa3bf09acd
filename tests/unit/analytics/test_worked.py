"""What was worked out of arrays is found again for these very arrays only, and within a budget."""

import numpy as np

from cauce.analytics.contracts import Lasting
from cauce.analytics.facade.worked import Worked, weights
from cauce.analytics.logic.funnel_rows import Moments


def numbers(count=10):
    return np.zeros(count, np.int64)


def test_it_is_found_for_equal_work_on_the_same_arrays_only():
    worked, of, equal = Worked(1000), (numbers(), numbers()), (numbers(), numbers())
    worked.keep(Lasting(("funnel", 1), of), [1, 2])
    assert worked.find(Lasting(("funnel", 1), of)) == [1, 2]
    assert worked.find(Lasting(("funnel", 2), of)) is None
    assert worked.find(Lasting(("funnel", 1), equal)) is None
    assert worked.find(Lasting(("funnel", 1), of[:1])) is None


def test_what_was_worked_out_of_arrays_that_are_gone_is_forgotten():
    worked, of, other = Worked(1000), (numbers(),), (numbers(),)
    worked.keep(Lasting("one", of), [numbers(5)])
    of = ()
    assert worked.bytes == 40
    worked.keep(Lasting("other", other), [numbers(2)])
    assert worked.bytes == 16


def test_what_was_asked_longest_ago_goes_first():
    worked, of = Worked(100), (numbers(),)
    for key in "ab":
        worked.keep(Lasting(key, of), [numbers(5)])
    worked.find(Lasting("a", of))
    worked.keep(Lasting("c", of), [numbers(5)])
    assert [worked.find(Lasting(key, of)) is not None for key in "abc"] == [True, False, True]
    worked.keep(Lasting("too large", of), [numbers(50)])
    assert worked.find(Lasting("too large", of)) is None
    assert worked.find(Lasting("c", of)) is not None


def test_the_arrays_and_the_names_in_a_result_are_weighed():
    rows = Moments(np.zeros(3, np.uint64), numbers(3), np.zeros(3, np.uint32))
    found = weights([(rows, "text"), {"a": numbers(1)}, rows])
    assert sum(found.values()) == 24 + 24 + 12 + 8 + 58


def test_what_is_worked_out_anew_takes_the_place_of_what_was():
    worked, of = Worked(1000), (numbers(),)
    worked.keep(Lasting("one", of), [1])
    assert worked.find(Lasting("one", of, anew=True)) is None
    worked.keep(Lasting("one", of, anew=True), [2])
    assert worked.find(Lasting("one", of)) == [2]


def test_asking_what_is_remembered_remembers_nothing():
    worked, of = Worked(1000), (numbers(),)
    worked.keep(Lasting("one", of), [])
    assert worked.find(Lasting("one", of)) is None


def test_what_two_results_share_takes_its_room_once():
    worked, of, shared = Worked(200), (numbers(),), numbers(15)
    for key in "ab":
        worked.keep(Lasting(key, of), [shared, numbers(5)])
    assert worked.bytes == 120 + 2 * 40
    assert all(worked.find(Lasting(key, of)) for key in "ab")


def test_what_takes_too_large_a_share_is_not_remembered():
    worked, of = Worked(100), (numbers(),)
    for count in (7, 6):
        worked.keep(Lasting("change", of, share=2), [numbers(count)])
        assert bool(worked.find(Lasting("change", of))) == (count == 6)
