"""What the flows share: signed-in pages in a language, theme and size, and the accessibility audit."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AUDIT = """(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations']})
    .then((result) => result.violations)"""
"""Selectors are worked out for what breaks a rule alone: for all that keeps it they cost most of the time."""

STILL = "() => !document.getAnimations().some(a => a.effect.getTiming().iterations !== Infinity)"
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


LANGUAGES = ("en", "es")
EVERY = os.environ.get("CAUCE_EVERY_LANGUAGE") == "1"


def in_one_language(language: str) -> pytest.MarkDecorator:
    """Run a flow in this language, with ``CAUCE_EVERY_LANGUAGE=1`` in every one.

    For flows that do the same in each. That no word is missing the types say, that no page breaks in a
    language the audit of all pages, and what people do most runs in both.
    """
    return pytest.mark.parametrize("language", LANGUAGES if EVERY else [language])


_entered: dict[tuple[str, str], Any] = {}
"""The owner's browser at each server in each language: signed in once, with the app in its cache."""

_left: dict[tuple[str, str], Any] = {}
"""The page of it that the test before has left: its process has read the app already, a new one's would again."""


@contextmanager
def signed_in(
    browser: Any,
    site: Any,
    language: str = "en",
    theme: str = "light",
    size: dict | None = None,
    *,
    alone: bool = False,
) -> Iterator[Any]:
    """Yield an empty page of the owner's browser that remembers nothing; afterwards nothing went wrong in it.

    ``alone``: in a browser of its own, for a test that becomes somebody else in it.
    """
    key = (site.base_url, language)
    if alone:
        page = enter(browser, site, language).new_page()
    else:
        context = _entered.get(key) or _entered.setdefault(key, enter(browser, site, language))
        page = _left.pop(key, None) or context.new_page()
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size(size or WIDE)
    with nothing_wrong(page):
        try:
            yield page
        except BaseException:
            (page.context if alone else page).close()
            raise
        if alone:
            page.context.close()
        else:
            leave(page, site)
            _left.setdefault(key, page)


@contextmanager
def nothing_wrong(page: Any) -> Iterator[None]:
    """Fail when an error is raised in the page or an answer to it is one."""
    wrong: list[str] = []

    def raised(error: Any) -> None:
        wrong.append(str(error))

    def answered(answer: Any) -> None:
        if answer.status >= 500:
            wrong.append(answer.url)

    page.on("pageerror", raised)
    page.on("response", answered)
    yield
    page.remove_listener("pageerror", raised)
    page.remove_listener("response", answered)
    assert wrong == []


def leave(page: Any, site: Any) -> None:
    """Make a page what it was when it was new, at an address that its process stays for."""
    page.unroute_all(behavior="ignoreErrors")
    page.mouse.move(0, 0)
    page.goto(f"{site.base_url}/icon.svg")
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")


def enter(browser: Any, site: Any, language: str) -> Any:
    """Return a fresh browser in a language that used a one-time link."""
    context = browser.new_context(
        locale={"en": "en-GB", "es": "es-ES"}[language],
        viewport=WIDE,
        timezone_id="Europe/Madrid",
        bypass_csp=True,  # a content security policy forbids injected scripts; the audit is one
    )
    page = context.new_page()
    page.goto(site.sign_in_link())
    page.wait_for_url(lambda url: "sign-in" not in url)
    page.close()
    return context


def project_url(site: Any, path: str = "") -> str:
    """Return the address of a page of the site's project."""
    return f"{site.base_url}/p/{site.project['project_id']}{path}"


def answered(page: Any, kind: str) -> None:
    """Wait until the answer to a question of this kind is on screen."""
    page.wait_for_selector(f"[data-answer={kind}]:not([data-stale])")
    page.wait_for_selector("[data-answer] [data-chart][data-ready], [data-answer] table")


def violations(page: Any) -> list[tuple[str, str]]:
    """Return what breaks WCAG 2.2 AA on the page once nothing moves: rule and element."""
    page.wait_for_function(STILL)
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(path=str(AXE))
    found = page.evaluate(AUDIT, RULES)
    return [(one["id"], node["html"][:200]) for one in found for node in one["nodes"]]


def settled(page: Any, until: Callable[[], None] | None = None) -> None:
    """Wait until nothing is loading."""
    if until:
        until()
    page.wait_for_function("() => !document.querySelector('main [role=status][aria-label]')")


def shown_as(page: Any, name: str) -> None:
    """Show an answer in another way, by its name: they stand side by side, on a phone in a list."""
    listed = page.get_by_role("combobox", name=re.compile("^(View|Vista)$"))
    if listed.count():
        listed.click()
        page.get_by_role("option", name=name, exact=True).click()
    else:
        page.get_by_text(name, exact=True).click()
