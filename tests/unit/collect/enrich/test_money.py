"""Amounts in minor units, without a rounding error."""

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.collect.enrich.currencies import DECIMALS
from cauce.collect.enrich.money import AMOUNTS, add_minor_units, minor_units


@pytest.mark.parametrize(
    ("code", "amount", "expected"),
    [
        ("EUR", 19.99, 1999),
        ("eur", "19.99", 1999),
        ("EUR", 0.1 + 0.2, 30),
        ("EUR", 1.15, 115),
        ("EUR", 4.35, 435),
        ("EUR", 1e9, 100_000_000_000),
        ("JPY", 1500, 1500),
        ("JPY", 1500.5, 1500),
        ("JPY", 1501.5, 1502),
        ("KWD", 1.234, 1234),
        ("CLF", 1.2345, 12345),
        ("USD", -3.5, -350),
        ("EUR", 0, 0),
    ],
)
def test_amounts_of_iso_4217(code, amount, expected):
    properties = {"currency": code, "revenue": amount}
    add_minor_units(properties)
    assert properties["$minor"] == {"currency": code.upper(), "revenue": expected}
    assert properties["revenue"] == amount


@pytest.mark.parametrize(
    "properties",
    [
        {"revenue": 1.0},
        {"currency": "EUR"},
        {"currency": "EURO", "revenue": 1},
        {"currency": 978, "revenue": 1},
        {"currency": None, "revenue": 1},
        {"currency": "EUR", "revenue": True},
        {"currency": "EUR", "revenue": "a lot"},
        {"currency": "EUR", "revenue": {"amount": 1}},
        {"currency": "EUR", "revenue": "NaN"},
        {"currency": "EUR", "revenue": "1e999999999"},
        {"currency": "EUR", "revenue": 1e300},
        {"currency": "EUR", "$minor": 7, "revenue": 1},
    ],
)
def test_what_is_no_amount_of_a_currency_stays_alone(properties):
    before = dict(properties)
    add_minor_units(properties)
    assert properties == before


def test_every_amount_of_an_order_is_taken():
    order = {"currency": "EUR", **dict.fromkeys(AMOUNTS, 1.01)}
    add_minor_units(order)
    assert order["$minor"] == {"currency": "EUR", **dict.fromkeys(AMOUNTS, 101)}


@given(st.integers(-(10**13), 10**13), st.sampled_from(sorted(set(DECIMALS.values()))))
def test_an_amount_sent_as_a_number_with_all_its_decimals_comes_back_exactly(units, decimals):
    sent = Decimal(units).scaleb(-decimals)
    assert minor_units(float(sent), decimals) == units
    assert minor_units(str(sent), decimals) == units


@given(st.floats() | st.integers() | st.text(max_size=60) | st.none() | st.booleans())
def test_anything_sent_as_an_amount_is_a_number_of_64_bits_or_nothing(amount):
    found = minor_units(amount, 2)
    assert found is None or -(2**63) <= found < 2**63


@given(st.floats(-1e11, 1e11) | st.integers(-(10**12), 10**12).map(lambda n: n / 1000))
def test_a_number_is_read_from_its_shortest_text(amount):
    for decimals in sorted(set(DECIMALS.values())):
        exact = Decimal(repr(amount)).scaleb(decimals)
        assert minor_units(amount, decimals) == int(exact.to_integral_value(ROUND_HALF_EVEN))
