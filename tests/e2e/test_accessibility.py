"""Every page has no axe violation (WCAG 2.2 A and AA), in both themes and languages, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from e2e.pages import EVERY

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
RUN = """() => axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'],
}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | ')))"""
PAGES = (
    "", "people", "analyse", "analyse?kind=funnel", "analyse?kind=retention", "analyse?kind=lifecycle",
    "analyse?kind=stickiness", "analyse?kind=paths", "analyse?kind=attribution", "analyse?kind=sessions",
    "insights", "dashboards", "annotations", "alerts", "metrics", "dashboards/templates?template=growth", "data/live",
    "analyse/sql", "analyse/sql?sql=SELECT%20event%2C%20count()%20AS%20n%20FROM%20events%20GROUP%20BY%20event&shape=bar",
    "data/live?message=none",
    "data/sources", "data/catalogue", "data/pipeline", "data/import", "data/hooks",
    "data/plan", "data/plan?event=Order%20Completed",
    "data/plan?view=versions", "data/plan?view=files", "settings/project", "settings/keys", "settings/members",
    "settings/notifications", "settings/outbox",
    "settings/audit", "settings/profile", "settings/privacy", "groups", "groups/company/acme", "erasures",
)  # fmt: skip
LOOKS = {
    "en-GB": (("light", 1280), ("dark", 390))[: 1 + EVERY],
    "es-ES": (("dark", 390), ("light", 1280))[: 1 + EVERY],
}
"""Themes and widths: each page in both languages, themes and widths, with ``CAUCE_EVERY_LANGUAGE=1`` in more
pairs of them; the second is shown without loading the page again, as turning a phone would.

Each language in a module of its own: two processes share the work.
"""
GO = "href => __TSR_ROUTER__.navigate({ href })"
"""As a link would, without loading the app again; what it returns has been loaded and drawn."""

SETTLED = """() => new Promise(done => {
    let changed = performance.now()
    const began = changed
    const watch = new MutationObserver(() => { changed = performance.now() })
    watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true})
    const moving = () => document.getAnimations().some(a => a.effect.getTiming().iterations !== Infinity)
    const busy = () => moving() || document.querySelector('[aria-busy=true], [class*=Skeleton-root], [data-loading]')
    const look = setInterval(() => {
        const now = performance.now()
        if (now - changed < 150 && now - began < 1000 || busy() && now - began < 5000) return
        clearInterval(look); watch.disconnect(); done()
    }, 25)
})"""
"""Nothing is loading and nothing has changed for a while, or the page never rests, as the live one."""


def test_no_page_has_a_violation(browser, site):
    assert violations_of_all_pages(browser, site, "en-GB") == {}


def violations_of_all_pages(browser, site, language) -> dict:
    """What breaks a rule: a list of rules with elements for each page, theme and width."""
    context = browser.new_context(locale=language, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(site.sign_in_link())
    page.wait_for_url("**/welcome")
    page.add_script_tag(path=AXE)
    person = site.server.get(site.project, "people", user_id="user-0")["items"][0]["person_id"]
    key = site.server.get(site.project, "keys")["items"][0]["id"]
    hook = a_webhook(site)
    board = a_dashboard(site)
    alert = an_alert(site)
    found = {}
    for path in (
        *PAGES,
        f"people/{person}",
        f"data/sources?source={key}",
        f"data/hooks/{hook}",
        f"dashboards/{board}",
        f"alerts/{alert}",
    ):
        look_at(page, LOOKS[language][0])
        page.evaluate(GO, f"/p/{site.project['project_id']}/{path}")
        page.get_by_role("heading", level=1).first.wait_for()
        page.evaluate(SETTLED)
        assert path.split("?")[0] in page.url
        for number, look in enumerate(LOOKS[language]):
            if number:
                look_at(page, look)
                page.evaluate(SETTLED)
            violations = page.evaluate(RUN)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if wide > 0:
                violations.append(f"the page is {wide} px wider than the screen")
            if violations:
                found[path, *look] = violations
    context.close()
    return found


def look_at(page, look):
    """Show the page in a theme and on a screen of a width."""
    theme, width = look
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 860})


def a_webhook(site) -> str:
    """The id of a webhook with a rule for each element, made when there is none."""
    if hooks := site.server.get(site.project, "hooks")["items"]:
        return hooks[0]["id"]
    presets = site.server.get(site.project, "hooks/presets")["items"]
    shopify = next(one for one in presets if one["key"] == "shopify")
    body = {"name": "Tienda", "scheme": "shopify", "mapping": shopify["mapping"]}
    return site.server.post(site.project, "hooks", body)["id"]


def a_dashboard(site) -> str:
    """The id of a dashboard with a tile of each kind, and one whose insight was removed."""
    series = [{"event": "Order Completed", "math": "persons"}]
    asked = {"kind": "trend", "date_from": "-29d", "series": series}
    ids = [
        site.server.post(site.project, "insights", {"name": name, "question": asked})["id"]
        for name in ("Buyers", "Gone")
    ]
    own = (
        {"kind": "insight", "insight_id": ids[0]},
        {
            "kind": "question",
            "question": {"kind": "lifecycle", "activity": {"event": "Order Completed"}},
        },
        {"kind": "text", "text": "# Sales\n\n[Cauce](https://example.com) and `code`"},
        {"kind": "insight", "insight_id": ids[1]},
        {
            "kind": "question",
            "question": {"kind": "histogram", "event": "Order Completed", "property": "revenue"},
        },
        {
            "kind": "question",
            "question": {
                "kind": "sql",
                "sql": "SELECT event, count() AS n FROM events GROUP BY event",
            },
        },
    )
    tiles = [
        {"id": f"t{n}", "x": 6 * (n % 2), "y": 8 * (n // 2), "w": 6, "h": 8, **one}
        for n, one in enumerate(own)
    ]
    body = {"name": "Sales", "date_from": "-59d", "tiles": tiles}
    made = site.server.post(site.project, "dashboards", body)
    site.server.delete(site.project, f"insights/{ids[1]}")
    return made["id"]


def an_alert(site) -> str:
    """The id of an alert that has fired, each value of a breakdown by itself."""
    question = {
        "kind": "trend",
        "series": [{"event": "Order Completed"}],
        "breakdown": {"property": "country"},
    }
    condition = {"kind": "threshold", "direction": "down", "value": 1_000}
    body = {"name": "Orders", "question": question, "condition": condition, "channels": False}
    return site.server.post(site.project, "alerts", body)["id"]


def test_the_sign_in_page_has_no_violation(browser, site):
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site.base_url}/sign-in")
    page.get_by_role("heading").first.wait_for()
    page.add_script_tag(path=AXE)
    assert page.evaluate(RUN) == []
    context.close()
