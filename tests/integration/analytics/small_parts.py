"""Questions over a handful of persons, read in several ranges of them as a large project would be."""

from contextlib import contextmanager

import pytest

from cauce.analytics.facade import Analytics, forms
from cauce.analytics.facade.at_hand import Keeper
from cauce.analytics.logic import activity, at_hand
from cauce.analytics.logic.funnel_sql import Part

PARTS = (Part(0, 1), Part(2, 3), Part(4, 2**64 - 1))

MANY = 1 << 40


def two_ways(engine, **options):
    """Answers from the rows, and from what is kept at hand, however little it is."""
    return [
        Analytics(engine, keeper=Keeper(budget, 2, least, due=0), **options)
        for budget, least in ((0, MANY), (1 << 30, 0))
    ]


@contextmanager
def small_parts(wanted, later_rows=forms.LATER_ROWS):
    """Split the small ids of tests over three ranges while this holds; more later rows join the bulk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forms, "LATER_ROWS", later_rows)
        if wanted:
            patch.setattr(activity, "ranges", lambda _count: PARTS)
            patch.setattr(at_hand, "_parts", lambda _rows: PARTS)
        yield
