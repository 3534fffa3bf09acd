"""The client's examples hold, and what notebooks show is cut and escaped."""

from __future__ import annotations

import doctest

import pytest

from cauce.client import bridge, client, exports, page
from cauce.client.page import table_html


@pytest.mark.parametrize("module", [bridge, client, exports, page], ids=lambda one: one.__name__)
def test_the_examples_hold(module):
    found = doctest.testmod(module)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_a_long_table_shows_its_first_rows_and_says_how_many_there_are():
    rows = [{"n": n, "text": "é" * 500} for n in range(1_234)]
    shown = table_html(rows, "es")
    assert shown.count("<tr>") == 21
    assert "… 1.214 filas más" in shown
    assert "é" * 200 not in shown


def test_nothing_found_is_said_so():
    assert table_html([], "en") == "<p>Nothing matches.</p>"
