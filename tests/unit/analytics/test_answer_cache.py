"""Kept answers: bounded, and only for exactly the same question on exactly the same data."""

from cauce.analytics.contracts import Answer, Meta, TrendResult
from cauce.analytics.logic.cache import AnswerCache

ANSWER = Answer("trend", TrendResult((), 0), Meta(0, 0.0, False, "UTC", "", "trend"))


def test_another_version_of_the_data_is_another_answer():
    cache = AnswerCache()
    cache.put((1, "q", "v1"), ANSWER, 1)
    assert cache.get((1, "q", "v1")) is ANSWER
    assert cache.get((1, "q", "v2")) is None
    assert cache.get((2, "q", "v1")) is None


def test_who_waited_is_told_what_was_begun_after_they_came():
    cache = AnswerCache(size=2)
    cache.put((1, "q", "v1"), ANSWER, 1, began=5.0)
    assert cache.begun_since((1, "q", "v2"), 5.0) is ANSWER
    assert cache.begun_since((1, "q", "v1"), 5.1) is None
    assert cache.begun_since((1, "other", "v1"), 0.0) is None
    for question in "ab":
        cache.put((1, question, ""), ANSWER, 1)
    assert cache.begun_since((1, "q", "v2"), 5.0) is None


def test_the_least_recently_used_makes_room():
    cache = AnswerCache(size=2)
    for question in "ab":
        cache.put((1, question, ""), ANSWER, 1)
    cache.get((1, "a", ""))
    cache.put((1, "c", ""), ANSWER, 1)
    assert [cache.get((1, question, "")) is not None for question in "abc"] == [True, False, True]


def test_memory_is_bounded_by_values_and_not_by_answers_alone():
    cache = AnswerCache(max_cells=100)
    for i in range(10):
        cache.put((1, str(i), ""), ANSWER, 25)
    assert sum(cache.get((1, str(i), "")) is not None for i in range(10)) == 4
    cache.put((1, "huge", ""), ANSWER, 26)
    assert cache.get((1, "huge", "")) is None
