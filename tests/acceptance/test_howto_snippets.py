"""The how-to pages of other vendors' SDKs: their own snippets, run as they stand, in both languages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.reading import all_events
from support.sdks import JS, node_program

if TYPE_CHECKING:
    from support.server import Server

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.glob("howto/send-from-*.md"))
WITH_NODE = {f"send-from-{name}" for name in ("segment", "posthog", "amplitude", "rudderstack")}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[str, str]]:
    """Return language and text of each snippet."""
    return [(found[1], found[2]) for found in BLOCK.finditer(page.read_text("utf-8"))]


def run(kind: str, text: str) -> str:
    """Run a snippet; installing is the lock file's business."""
    if text.startswith("pip install"):
        return ""
    if kind == "sh":
        text = text.replace("curl ", "curl --silent --show-error --fail-with-body ", 1)
    command = {
        "python": lambda: [sys.executable, "-W", "error::SyntaxWarning", "-c"],
        "sh": lambda: ["bash", "-euc"],
        "js": lambda: [node_program(), "--input-type=module", "--eval"],
    }[kind]()
    done = subprocess.run(
        [*command, text], cwd=JS, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_snippets_send_what_the_page_says(server: Server, page: Path) -> None:
    project = server.create_project(page.stem)
    ran = 0
    for kind, text in blocks(page):
        here = text.replace("http://127.0.0.1:8000", server.url).replace(
            "cw_1_…", project["write_key"]
        )
        said = run(kind, here)
        ran += not text.startswith("pip install")
        if "debug" in text:
            assert "NAME_INVALID" in said
    rows = all_events(server, project)
    orders = [row for row in rows if row["event"] == "Order Completed"]
    assert ran >= 2
    assert len(orders) == (3 if page.stem in WITH_NODE else 2)
    assert {row["user_id"] for row in rows} == {"ana"}
    assert {row["properties"]["revenue"] for row in orders} == {42}
    (person,) = [row for row in rows if row["event"] == "$identify"]
    assert person["properties"] == {"email": "ana@example.com"}
    assert server.get(project, "rejects")["items"] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_both_languages_have_the_same_snippets(page: Path) -> None:
    assert blocks(page) == blocks(DOCS / "es" / "howto" / page.name)


def test_there_is_a_page_for_every_vendor() -> None:
    names = {page.stem.removeprefix("send-from-") for page in PAGES}
    assert names == {"segment", "mixpanel", "posthog", "amplitude", "rudderstack", "ga4"}
