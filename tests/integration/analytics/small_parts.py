"""Questions over a handful of persons, read in several ranges of them as a large project would be."""

from contextlib import contextmanager

import pytest

from cauce.analytics.logic import activity
from cauce.analytics.logic.funnel_sql import Part

PARTS = (Part(0, 1), Part(2, 3), Part(4, 2**64 - 1))


@contextmanager
def small_parts(wanted):
    """Split the small ids of tests over three ranges while this holds."""
    with pytest.MonkeyPatch.context() as patch:
        if wanted:
            patch.setattr(activity, "ranges", lambda _count: PARTS)
        yield
