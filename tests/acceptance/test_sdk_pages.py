"""The pages about our own SDKs, in both languages: their examples run as they stand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.browser import chromium
from support.reading import Row, all_events
from support.site import Site, built_sdk

if TYPE_CHECKING:
    from support.server import Server

ROOT = Path(__file__).parents[2]
LANGUAGES = ["docs/howto", "docs/es/howto"]


def examples(page: Path, language: str) -> list[str]:
    """Return the fenced examples of a page in one language of code."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)


def for_here(text: str, server: Server, project: dict) -> str:
    """Put this server and this project where the page has its examples of them."""
    return text.replace("http://127.0.0.1:8000", server.url).replace("cw_1_…", project["write_key"])


def seen(rows: list[Row]) -> set[tuple[str, str]]:
    return {(row["event"], row["user_id"]) for row in rows}


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_examples_of_the_python_page_run(server: Server, tmp_path: Path, folder: str) -> None:
    project = server.create_project(f"python page {folder}")
    code = "\n".join(examples(ROOT / folder / "send-with-our-python.md", "python"))
    code = code.replace("/tmp/cauce-queue.db", str(tmp_path / "queue.db"))
    env = {**os.environ, "PYTHONPATH": str(ROOT / "sdk" / "python" / "src")}
    run = [sys.executable, "-W", "error", "-c", for_here(code, server, project)]
    subprocess.run(run, check=True, env=env, timeout=60)
    events = {"$identify", "Order Completed", "$group", "Invoice Paid", "Report Opened"}
    assert seen(all_events(server, project)) == {(event, "ana") for event in events}


@pytest.mark.browser
@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_examples_of_the_javascript_page_run(server: Server, folder: str) -> None:
    built_sdk()
    project = server.create_project(f"javascript page {folder}")
    tag, calls, module, consent = examples(ROOT / folder / "send-with-our-javascript.md", "html")
    start = "<!doctype html><title>Shop</title>"
    pages = [start + tag + calls, start + module]
    pages.append(
        start + tag.replace("data-write-key", 'data-consent="pending" data-write-key') + consent
    )
    with Site("").served() as site, chromium() as browser:
        for html in pages:
            site.html = for_here(html, server, project)
            visitor = browser.new_context()
            visit = visitor.new_page()
            with visit.expect_response("**/v1/events"):
                visit.goto(site.url)
            visitor.close()
    rows = all_events(server, project)
    assert seen(rows) == {
        ("Page Viewed", ""), ("Page Viewed", "ana"), ("$identify", "ana"), ("Order Completed", "ana"),
        ("Module Loaded", ""),
    }  # fmt: skip
    assert sum(row["type"] == "page" for row in rows) == 3
    assert sum("consent" in row["context"] for row in rows) == 1
