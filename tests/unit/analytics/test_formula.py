"""Arithmetic over series."""

import pytest

from cauce.analytics.logic.formula import parse_formula
from cauce.kernel.errors import CauceError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A + B * 2", 14),
        ("(A + B) * 2", 20),
        ("A - B - 1", 1),
        ("A / B / 2", 0.75),
        ("-A + 10", 4),
        ("--A", 6),
        ("a/b", 1.5),
        ("1.5*A", 9),
        ("A / (B - 4)", None),
        ("A + C", None),
    ],
)
def test_a_formula_computes_as_arithmetic_does(text, expected):
    found = parse_formula(text, ("A", "B", "C")).compute({"A": 6, "B": 4, "C": None})
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A +",
        "A B",
        "(A",
        "A)",
        "D",
        "A ** 2",
        "A; B",
        "__import__",
        "1e",
        "(" * 80 + "A" + ")" * 80,
        "A" * 201,
    ],
)
def test_a_formula_that_cannot_be_read_says_what_is_allowed(text):
    with pytest.raises(CauceError) as error:
        parse_formula(text, ("A", "B", "C"))
    assert error.value.fields[0].path == "formula"
    assert "A" in error.value.fields[0].allowed


def test_an_overflow_is_unknown_and_not_infinite():
    assert parse_formula("A * A", ("A",)).compute({"A": 1e200}) is None
