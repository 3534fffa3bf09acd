"""The decision table of funnels: what each order and counting makes of small histories."""

import json
from pathlib import Path

import numpy as np
import pytest

from cauce.analytics.contracts import Counting
from cauce.analytics.logic.funnel_board import board_of
from cauce.analytics.logic.funnel_count import counted
from cauce.analytics.logic.funnel_rows import MAY_ENTER, Layout, Moments

TABLE = json.loads(
    (Path(__file__).parents[2] / "conformance/analytics/funnel_decisions.json").read_text("utf-8")
)
MODES = {
    "best": (Counting.BEST, {}),
    "strict": (Counting.BEST, {"strict": True}),
    "first": (Counting.FIRST, {}),
    "every": (Counting.EVERY, {}),
    "any": (Counting.BEST, {"anyhow": True}),
}
CASES = [
    pytest.param(case, mode, id=f"{mode}: {case['name']}")
    for case in TABLE["cases"]
    for mode in MODES
    if mode in case
]


def mask(letter: str, steps: str, excluded: str, *, anyhow: bool) -> int:
    bits = sum(1 << k for k, step in enumerate(steps) if step == letter)
    return bits | (letter == excluded) << len(steps) | (MAY_ENTER if anyhow else 0)


@pytest.mark.parametrize(("case", "mode"), CASES)
def test_the_levels_of_the_decision_table(case, mode):
    counting, shape = MODES[mode]
    steps, excluded = case["steps"], case.get("excluded", "")
    words = case["events"].split()
    masks = [mask(word[0], steps, excluded, anyhow="anyhow" in shape) for word in words]
    rows = Moments(
        np.full(len(words), 7, np.uint64),
        np.array([int(word[1:]) for word in words], np.int64),
        np.array(masks, np.uint32),
    )
    gaps = ((1 << len(steps)) if excluded else 0,) * (len(steps) - 1)
    board = board_of(rows, Layout(len(steps), gaps, TABLE["window"], **shape))
    assert counted(board, counting).level.tolist() == case[mode]
