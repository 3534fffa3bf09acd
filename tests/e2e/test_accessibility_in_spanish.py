"""What ``test_accessibility`` looks at, in Spanish."""

from __future__ import annotations

import pytest

from e2e.test_accessibility import violations_of_all_pages

pytestmark = pytest.mark.browser


def test_no_page_has_a_violation_in_spanish(browser, site):
    assert violations_of_all_pages(browser, site, "es-ES") == {}
