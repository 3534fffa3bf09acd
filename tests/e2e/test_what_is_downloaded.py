"""What the first visit of each page downloads is within its budget, and what the server names beforehand is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cauce import webbuild
from cauce.api.preloads import MANIFEST, WANTED
from support.browser import lacking

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built() -> Path:
    """The web app built from this checkout."""
    ui = webbuild.ensure_ui(ROOT)
    return ui or lacking("the web app could not be built")


@pytest.mark.usefixtures("built")
def test_no_page_downloads_more_than_its_budget():
    webbuild.check(webbuild.WEB_APP, ROOT, "sizes")


def test_every_script_that_is_named_beforehand_is_one_of_the_build(built):
    chunks = json.loads((built / MANIFEST).read_text("utf-8"))
    named = {module for _, modules in WANTED for module in modules}
    assert named <= chunks.keys()
