"""What the flows share: signed-in pages in a language, theme and size, and the accessibility audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


@contextmanager
def signed_in(
    browser: Any, site: Any, language: str = "en", theme: str = "light", size: dict | None = None
) -> Iterator[Any]:
    """Yield a page of a fresh browser that used a one-time link; afterwards nothing went wrong in it."""
    locale = {"en": "en-GB", "es": "es-ES"}[language]
    # A content security policy forbids injected scripts; the audit is one.
    context = browser.new_context(
        locale=locale,
        color_scheme=theme,
        viewport=size or WIDE,
        timezone_id="Europe/Madrid",
        bypass_csp=True,
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 500 else None)
    page.goto(site.sign_in_link())
    page.wait_for_url(lambda url: "sign-in" not in url)
    yield page
    context.close()
    assert wrong == []


def project_url(site: Any, path: str = "") -> str:
    """Return the address of a page of the site's project."""
    return f"{site.base_url}/p/{site.project['project_id']}{path}"


def answered(page: Any, kind: str) -> None:
    """Wait until the answer to a question of this kind is on screen."""
    page.wait_for_selector(f"[data-answer={kind}]:not([data-stale])")
    page.wait_for_selector("[data-answer] [data-chart][data-ready], [data-answer] table")


def violations(page: Any) -> list[tuple[str, str]]:
    """Return what breaks WCAG 2.2 AA on the page as it stands: rule and element."""
    page.add_script_tag(path=str(AXE))
    found = page.evaluate(
        "(tags) => axe.run(document, {runOnly: tags}).then((result) => result.violations)", RULES
    )
    return [(one["id"], node["html"][:200]) for one in found for node in one["nodes"]]


def settled(page: Any, until: Callable[[], None] | None = None) -> None:
    """Wait until nothing is loading."""
    if until:
        until()
    page.wait_for_function("() => !document.querySelector('main [role=status][aria-label]')")
