"""The documentation says what the code does, and its checker finds what is wrong."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest

import cauce
import check_docs
from cauce.collect import wire
from cauce.collect.app import ENDPOINTS
from cauce.infra.telemetry import REGISTRY

generate = check_docs.generate
REFERENCE = Path(generate.REFERENCE)


def test_every_metric_that_the_code_registers_is_on_its_page() -> None:
    for module in pkgutil.walk_packages(cauce.__path__, "cauce."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    page = (REFERENCE / "metrics.md").read_text("utf-8")
    for family in REGISTRY.collect():
        name = f"{family.name}_total" if family.type == "counter" else family.name
        assert f"| `{name}` | {family.type} |" in page


def test_every_address_of_collect_is_on_its_page() -> None:
    page = (REFERENCE / "collect.md").read_text("utf-8")
    for path in ENDPOINTS:
        assert f"`{path}`" in page


def test_the_limits_on_the_page_are_those_of_the_code() -> None:
    page = (REFERENCE / "collect.md").read_text("utf-8")
    limits = (wire.MAX_EVENT_BYTES // 1024, wire.MAX_BODY_BYTES // 1024, wire.MAX_EVENTS)
    assert "{} KB an item, {} KB or {:,} items a request".format(*limits) in page


def test_every_setting_has_a_heading() -> None:
    page = (REFERENCE / "settings.md").read_text("utf-8")
    headings = set(re.findall(r"^### `(\w+)`", page, re.MULTILINE))
    assert headings == {name for name, *_ in generate.settings()}


def test_every_command_says_what_it_does() -> None:
    for name, command in generate.commands():
        assert command.help, name


def test_the_messages_of_an_error_differ_by_language() -> None:
    for problem in generate.problems():
        assert problem.en, problem.code
        assert problem.es != problem.en or set(problem.en) <= set("…: "), problem.code


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository for the checker."""
    (tmp_path / "docs" / "es").mkdir(parents=True)
    monkeypatch.setattr(check_docs, "ROOT", tmp_path)
    monkeypatch.setattr(check_docs, "DOCS", tmp_path / "docs")
    check_docs.anchors.cache_clear()
    return tmp_path / "docs"


def test_a_link_to_nothing_and_an_anchor_to_nothing_are_found(tree: Path) -> None:
    (tree / "there.md").write_text("# A heading: with `code`\n", "utf-8")
    page = tree / "page.md"
    page.write_text(
        "[a](there.md#a-heading-with-code) [b](gone.md) [c](there.md#gone) [d](https://x.y)\n"
        "```\n[not](a-link.md)\n```\n",
        "utf-8",
    )
    found = list(check_docs.dead_links(page))
    assert found == [
        "docs/page.md: gone.md does not exist",
        "docs/page.md: there.md#gone: no such heading",
    ]


def test_a_page_in_one_language_only_is_found(tree: Path) -> None:
    (tree / "howto").mkdir()
    (tree / "howto" / "one.md").write_text("# One\n", "utf-8")
    (tree / "es" / "index.md").write_text("# Inicio\n", "utf-8")
    assert list(check_docs.missing_translations()) == [
        "docs/howto/one.md has no Spanish page docs/es/howto/one.md",
        "docs/es/index.md has no English page docs/index.md",
    ]


def test_a_record_that_does_not_name_its_enforcer_is_found(tree: Path) -> None:
    (tree / "adr").mkdir()
    (tree / "adr" / "0001-x.md").write_text("# 0001 X\n", "utf-8")
    assert list(check_docs.unfinished_records()) == [
        "docs/adr/0001-x.md does not end with what enforces it"
    ]


def test_a_rule_without_a_source_is_found_by_its_line() -> None:
    page = "# D\n\n* **Sum**. Source: a paper.\n* **Mean** of it\n  and more.\n    * PostHogs\n* **Max**\n  of it\n\nText.\n"
    assert list(check_docs.unsourced("d.md", page)) == ["docs/d.md:7 names no source: * **Max**"]
    assert list(check_docs.unsourced("d.md", page.replace("PostHogs", "all"))) == [
        "docs/d.md:4 names no source: * **Mean** of it",
        "docs/d.md:7 names no source: * **Max**",
    ]
