"""Odds ratios, exact tests and false discoveries agree with published tables and plain sums."""

from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.analytics.logic.association import Table, adjusted, by_chance, fisher_exact


@pytest.mark.parametrize(
    ("cells", "p"),
    [
        ((3, 1, 1, 3), 0.4857),  # Fisher's lady tasting tea: R's fisher.test(TeaTasting)
        ((2, 10, 15, 3), 0.0005367),  # Fisher's convictions of twins: R's fisher.test(Convictions)
        ((1, 9, 11, 3), 0.002759456),  # Wikipedia's dieting teenagers, and SciPy's
        ((8, 2, 1, 5), 0.03496503),  # SciPy's documentation of fisher_exact
        ((0, 0, 3, 4), 1.0),
        ((5, 0, 0, 5), 2 / comb(10, 5)),
    ],
)
def test_published_tables(cells, p):
    assert fisher_exact(*cells) == pytest.approx(p, rel=5e-4)


def by_summing(a, b, c, d):
    """Return the p by adding up every table with these margins that is no likelier."""
    drawn, first, second = a + c, a + b, c + d
    ways = {k: comb(first, k) * comb(second, drawn - k) for k in range(drawn + 1)}
    return sum(w for w in ways.values() if w <= ways[a] * (1 + 1e-7)) / comb(first + second, drawn)


cells = st.integers(0, 60)


@given(cells, cells, cells, cells)
def test_the_exact_test_is_the_sum_over_all_tables(a, b, c, d):
    assert isclose(fisher_exact(a, b, c, d), by_summing(a, b, c, d), rel_tol=1e-9, abs_tol=1e-300)


@given(cells, cells, cells, cells)
def test_turning_the_table_changes_nothing(a, b, c, d):
    p = fisher_exact(a, b, c, d)
    assert isclose(fisher_exact(a, c, b, d), p, rel_tol=1e-9)
    assert isclose(fisher_exact(c, d, a, b), p, rel_tol=1e-9)


def test_millions_of_persons_are_no_trouble():
    assert fisher_exact(250_000, 250_000, 250_000, 250_000) == 1.0
    assert fisher_exact(251_000, 249_000, 249_000, 251_000) == pytest.approx(6.4e-5, rel=0.05)
    assert fisher_exact(400_000, 100_000, 100_000, 400_000) == 0.0


def test_the_odds_ratio_and_its_interval():
    # Breslow and Day, Statistical Methods in Cancer Research I (1980), chapter 4.2: oesophageal cancer and alcohol
    table = Table(96, 104, 109, 666)
    assert table.odds_ratio() == pytest.approx(5.64, abs=0.005)
    low, high = table.interval()
    assert (low, high) == (pytest.approx(4.00, abs=0.01), pytest.approx(7.95, abs=0.01))
    assert table.persons == 975


def test_an_empty_cell_gives_a_finite_ratio():
    assert Table(10, 0, 5, 5).odds_ratio() == pytest.approx((10.5 * 5.5) / (0.5 * 5.5))


BH_1995 = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.000,
]  # fmt: skip
"""Benjamini and Hochberg's own example: fifteen hypotheses, of which four are rejected at 0.05."""


def test_the_example_of_benjamini_and_hochberg():
    found = adjusted(BH_1995)
    assert [q <= 0.05 for q in found] == [True] * 4 + [False] * 11
    assert found[3] == pytest.approx(0.0095 * 15 / 4)
    assert found[-1] == 1.0


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0.001, 0.5))
def test_adjusting_rejects_what_the_step_up_procedure_does(p_values, q):
    ordered = sorted(p_values)
    passing = [k for k, p in enumerate(ordered, 1) if p <= k * q / len(p_values)]
    limit = ordered[max(passing) - 1] if passing else -1.0
    near = [p for p in p_values if isclose(p, limit, rel_tol=1e-9)]
    found = adjusted(p_values)
    for p, value in zip(p_values, found, strict=True):
        if p not in near and not isclose(value, q, rel_tol=1e-9):
            assert (value <= q) == (p <= limit)


def test_mixpanels_drawer_of_socks():
    # Mixpanel, Funnels FAQ: 20 socks, 10 of them red; 10 are drawn, 9 are red.
    assert by_chance(9, 10, 10, 20) == pytest.approx((10 * 10 + 1) / 184_756)
    assert by_chance(1, 10, 10, 20) == by_chance(9, 10, 10, 20)


@given(st.integers(0, 30), st.integers(0, 30), st.data())
def test_the_smaller_tail_is_the_sum_of_its_terms(whole, rest, data):
    of_whole = whole + rest
    of_part = data.draw(st.integers(0, of_whole))
    part = data.draw(st.integers(max(0, of_part - rest), min(of_part, whole)))
    ways = {
        k: comb(whole, k) * comb(rest, of_part - k)
        for k in range(max(0, of_part - rest), min(of_part, whole) + 1)
    }
    above = sum(n for k, n in ways.items() if k >= part) / comb(of_whole, of_part)
    below = sum(n for k, n in ways.items() if k <= part) / comb(of_whole, of_part)
    assert by_chance(part, of_part, whole, of_whole) == pytest.approx(min(above, below))
