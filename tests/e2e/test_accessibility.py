"""Every page has no axe violation (WCAG 2.2 A and AA), in both themes and languages, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
RUN = """() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
    .then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | ')))"""
PAGES = (
    "", "people", "analyse", "analyse?kind=funnel", "analyse?kind=retention", "data/live",
    "data/live?message=none",
    "data/catalogue", "data/pipeline", "data/import", "data/plan", "data/plan?event=Order%20Completed",
    "data/plan?view=versions", "data/plan?view=files", "settings/project", "settings/keys", "settings/members",
    "settings/audit", "settings/profile", "settings/privacy", "groups", "groups/company/acme", "erasures",
)  # fmt: skip
LOOKS = (
    ("en-GB", "light", 1280),
    ("es-ES", "dark", 1280),
    ("es-ES", "light", 390),
    ("en-GB", "dark", 390),
)


@pytest.fixture(scope="module")
def signed_in(browser, site):
    """The cookies of somebody who opened the one-time link."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.sign_in_link())
    page.wait_for_url("**/welcome")
    state = context.storage_state()
    context.close()
    return state


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_no_page_has_a_violation(browser, site, signed_in, look):
    language, theme, width = look
    context = browser.new_context(
        locale=language, color_scheme=theme, storage_state=signed_in,
        viewport={"width": width, "height": 860}, reduced_motion="reduce", bypass_csp=True,
    )  # fmt: skip
    page = context.new_page()
    person = site.server.get(site.project, "people", user_id="user-0")["items"][0]["person_id"]
    found = {}
    for path in (*PAGES, f"people/{person}"):
        page.goto(f"{site.base_url}/p/{site.project['project_id']}/{path}")
        page.get_by_role("heading", level=1).first.wait_for()
        page.wait_for_timeout(900)
        page.add_script_tag(path=AXE)
        violations = page.evaluate(RUN)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            violations.append(f"the page is {wide} px wider than the screen")
        if violations:
            found[path] = violations
    context.close()
    assert found == {}


def test_the_sign_in_page_has_no_violation(browser, site):
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site.base_url}/sign-in")
    page.get_by_role("heading").first.wait_for()
    page.add_script_tag(path=AXE)
    assert page.evaluate(RUN) == []
    context.close()
