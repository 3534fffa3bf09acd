"""Every kind of question is built, read and opened with the keyboard alone, in both languages."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from e2e.pages import answered, project_url, signed_in, violations

pytestmark = pytest.mark.browser
WORDS = {
    "en": {
        "event": "^Event:", "interval": "^Interval:", "month": "month",
        "table": "Table", "chart": "Chart", "lifecycle": "New lifecycle",
        "stickiness": "New stickiness", "weeks": "weeks",
        "paths": "New paths", "from": "^Beginning:", "to": "^End:",
        "attribution": "New attribution", "channel": "^Channel:", "rules": "^Rules:",
        "sessions": "New sessions question", "measure": "^Measure:", "bounce": "the bounce rate",
        "breakdown": "^Breakdown:", "part": "entry page",
    },
    "es": {
        "event": "^Evento:", "interval": "^Intervalo:", "month": "mes",
        "table": "Tabla", "chart": "Gráfico", "lifecycle": "Nuevo ciclo de vida",
        "stickiness": "Nueva frecuencia", "weeks": "semanas",
        "paths": "Nuevos caminos", "from": "^Principio:", "to": "^Final:",
        "attribution": "Nueva atribución", "channel": "^Canal:", "rules": "^Reglas:",
        "sessions": "Nueva pregunta de sesiones", "measure": "^Medida:", "bounce": "la tasa de rebote",
        "breakdown": "^Desglose:", "part": "página de entrada",
    },
}  # fmt: skip
NAME = """() => {
    const at = document.activeElement
    return at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.title || at.innerText || ''
}"""
NUMBER = r"^(Show the people behind|Ver las personas detrás de) "


@pytest.mark.parametrize("language", list(WORDS))
def test_a_lifecycle_by_keyboard(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        begin(page, site, words["lifecycle"])
        answered(page, "lifecycle")
        choose(page, words["event"], "Order Completed")
        answered(page, "lifecycle")
        with_event = page.url
        another_change(page)
        choose(page, words["interval"], words["month"])
        answered(page, "lifecycle")
        as_table(page, words)
        opens_its_people(page)
        back_to(page, with_event)
        answered(page, "lifecycle")
        page.go_forward()
        expect(page.get_by_role("button", name=re.compile(words["interval"]))).to_contain_text(
            words["month"]
        )


@pytest.mark.parametrize("language", list(WORDS))
def test_a_stickiness_by_keyboard(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        begin(page, site, words["stickiness"])
        answered(page, "stickiness")
        choose(page, words["interval"], words["weeks"])
        choose(page, words["event"], "Order Completed")
        answered(page, "stickiness")
        opens_its_people(page)  # everybody
        as_table(page, words)
        opens_its_people(page)


@pytest.mark.parametrize("language", list(WORDS))
def test_paths_by_keyboard(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        begin(page, site, words["paths"])
        answered(page, "paths")
        choose(page, words["from"], "Product Viewed")
        answered(page, "paths")
        opens_its_people(page)  # a step
        as_table(page, words)
        opens_its_people(page)  # a way from one to the next
        choose(page, words["to"], "Order Completed")
        answered(page, "paths")
        opens_its_people(page)


def test_a_way_of_the_drawing_opens_those_who_took_it(browser, site):
    draft = {
        "kind": "paths", "range": {"last": 90, "unit": "day"}, "to": {"event": "Order Completed"},
    }  # fmt: skip
    with signed_in(browser, site) as page:
        page.goto(project_url(site, f"/analyse?q={quote(json.dumps(draft))}"))
        answered(page, "paths")
        way = page.locator(
            "[data-chart] path[fill-opacity='0.22'], [data-chart] path[opacity='0.22']"
        )
        way.first.click()
        expect(page.get_by_role("dialog")).to_contain_text("Product Viewed → Order Completed")
        expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()


@pytest.mark.parametrize("language", list(WORDS))
def test_an_attribution_by_keyboard(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        begin(page, site, words["attribution"])
        answered(page, "attribution")
        expect(page.get_by_role("button", name=re.compile("Order Completed"))).to_be_visible()
        choose(page, words["channel"], "currency")
        answered(page, "attribution")
        tab_to(page, words["rules"])
        page.keyboard.press("Enter")
        tab_to(page, "Markov")
        page.keyboard.press("Space")
        page.keyboard.press("Escape")
        answered(page, "attribution")
        expect(page.get_by_role("columnheader", name="Markov")).to_be_visible()
        as_table(page, words)
        opens_its_people(page, counted=False)  # conversions credited


@pytest.mark.parametrize("language", list(WORDS))
def test_sessions_by_keyboard(browser, site, language):
    words = WORDS[language]
    with signed_in(browser, site, language) as page:
        begin(page, site, words["sessions"])
        answered(page, "sessions")
        choose(page, words["breakdown"], words["part"])
        answered(page, "sessions")
        opens_its_people(page, counted=False)  # all sessions
        opens_its_people(page)  # the people of them
        choose(page, words["measure"], words["bounce"])
        answered(page, "sessions")
        as_table(page, words)
        opens_its_people(page, counted=False)


BUILT = {
    "trend": (
        "en", "New trend",
        [("^Event:", "Order Completed"), ("^Measure:", "the number of events"), ("^Breakdown:", "country")],
    ),
    "funnel": (
        "es", "Nuevo embudo",
        [("^Paso 1:", "Product Viewed"), ("^Paso 2:", "Order Completed"), ("^Desglose:", "plan")],
    ),
    "retention": (
        "en", "New retention",
        [("^Of those who did:", "Product Viewed"), ("^how many came back and did:", "Order Completed"),
         ("^Interval:", "month")],
    ),
    "histogram": (
        "es", "Nuevo histograma",
        [("^Evento:", "Order Completed"), ("^Medida:", "la suma por persona de"), ("^Propiedad:", "revenue"),
         ("^Evento:", "Cualquier evento")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", list(BUILT))
def test_what_is_asked_most_by_keyboard_and_back_and_forward(browser, site, kind):
    language, command, choices = BUILT[kind]
    with signed_in(browser, site, language) as page:
        begin(page, site, command)
        answered(page, kind)
        for label, choice in choices[:-1]:
            choose(page, label, choice)
        answered(page, kind)
        nearly, address = sentence(page).text_content(), page.url
        another_change(page)
        choose(page, *choices[-1])
        answered(page, kind)
        whole = sentence(page).text_content()
        assert whole != nearly
        if kind == "histogram":  # its bars are opened by a click, its rows by a key
            as_table(page, WORDS[language])
        opens_its_people(
            page, counted=kind in {"funnel", "histogram"}
        )  # other numbers are not of people
        back_to(page, address)
        expect(sentence(page)).to_have_text(nearly)
        page.go_forward()
        expect(sentence(page)).to_have_text(whole)
        answered(page, kind)
        page.reload()
        expect(sentence(page)).to_have_text(whole)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "How this is counted"), ("es", "Cómo se cuenta")]
)
def test_an_answer_leads_to_the_definition_it_goes_by(browser, site, language, words):
    with signed_in(browser, site, language) as page:
        page.goto(project_url(site, "/analyse?kind=paths"))
        answered(page, "paths")
        page.goto(page.get_by_role("link", name=words).get_attribute("href"))
        expect(page.locator("h2:target")).to_have_text({"en": "Paths", "es": "Caminos"}[language])
        assert violations(page) == []


def begin(page: Any, site: Any, command: str) -> None:
    """Ask for a kind of question from the palette."""
    page.goto(project_url(site))
    page.wait_for_selector("html[data-palette]")
    page.keyboard.press("Control+k")
    page.wait_for_function("() => document.activeElement.tagName === 'INPUT'")
    page.keyboard.type(command)
    expect(page.locator("[data-action][data-selected]")).to_have_text(command)
    page.keyboard.press("Enter")


def tab_to(page: Any, name: str) -> str:
    """Press Tab until a control with this name has the focus; return the whole name."""
    for _ in range(120):
        page.keyboard.press("Tab")
        named = page.evaluate(NAME)
        if re.search(name, named):
            return named
    raise AssertionError(f"no Tab leads to {name}")


def choose(page: Any, label: str, choice: str) -> None:
    """Open a word of the sentence and pick what the typed text finds."""
    tab_to(page, label)
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.tagName === 'INPUT'")
    page.keyboard.type(choice)
    expect(page.get_by_role("option").first).to_contain_text(choice)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile(label)).first).to_contain_text(choice)
    page.evaluate("document.activeElement.blur()")


def sentence(page: Any) -> Any:
    """Return what the question is built in."""
    return page.locator("[data-question]")


def another_change(page: Any) -> None:
    """Wait until the next change is one of its own: those within a second are one step back."""
    page.evaluate("() => { window.since = performance.now() }")
    page.wait_for_function("() => performance.now() - window.since > 950")


def back_to(page: Any, url: str) -> None:
    """Go back, step by step, until the page is at this address."""
    for _ in range(8):
        if page.url == url:
            return
        page.go_back()
        page.wait_for_load_state()
    raise AssertionError(f"Back never led to {url}, but to {page.url}")


def as_table(page: Any, words: dict) -> None:
    """Turn the chart into a table."""
    tab_to(page, f"^{words['chart']}$")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("region", name=words["table"])).to_be_visible()


def opens_its_people(page: Any, counted: bool = True) -> None:
    """Open the next number: so many people are behind it, or somebody at least."""
    number = digits(re.sub(NUMBER, "", tab_to(page, NUMBER)))
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("link").first).to_be_visible()
    if counted:
        said = panel.get_by_text(re.compile(r"^[\d.,]+ (person|people|persona|personas)$"))
        assert digits(said.inner_text()) == number
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def digits(text: str) -> int:
    """Return the whole number that a text shows."""
    return int(re.sub(r"\D", "", text))
