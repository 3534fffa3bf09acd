"""Cursors, ids and languages that arrive from outside."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.infra import web
from cauce.kernel.errors import CauceError, Kind

positions = st.tuples(st.text(), st.integers(-(2**53), 2**53))


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(web).failed == 0


@given(positions)
def test_a_cursor_comes_back_as_the_position_it_was(position):
    assert web.decode_cursor(web.encode_cursor(*position), str, int) == list(position)


@given(st.text(max_size=80))
def test_what_is_no_cursor_is_an_invalid_field_and_never_a_crash(text):
    with pytest.raises(CauceError) as refusal:
        web.decode_cursor(text, str, int)
    assert refusal.value.fields[0].path == "cursor"


def test_a_cursor_of_another_list_is_refused():
    for other in (web.encode_cursor(1), web.encode_cursor("a", True), web.encode_cursor("a", 1.5)):
        with pytest.raises(CauceError):
            web.decode_cursor(other, str, int)


@pytest.mark.parametrize("text", ["", "0", "-1", "01", "1.0", "x", "٣", "9" * 19, " 1"])
def test_an_id_that_cannot_exist_is_not_found(text):
    with pytest.raises(CauceError) as refusal:
        web.number_or_not_found(text, "key", "esa clave")
    assert refusal.value.kind is Kind.NOT_FOUND


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("es", "es"), ("es-AR,es;q=0.9,en;q=0.8", "es"), ("en,es;q=0.9", "en"), ("fr", "en"),
        ("", "en"), ("de, es;q=0.1", "es"), ("es;q=abc, en;q=0.1", "en"), (";;;,=,", "en"),
    ],
)  # fmt: skip
def test_the_language_is_the_one_the_reader_prefers(header, language):
    assert web.language_of(header) == language
