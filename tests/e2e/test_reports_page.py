"""Reports: the server's charts are the page's, and a report is made, looked at, tried and read in its log."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from cauce.infra.drawing import Charts
from cauce.webbuild import ensure_ui
from e2e.conftest import ROOT, Site, seed
from e2e.pages import PHONE, in_one_language, project_url, signed_in, violations
from support.browser import lacking
from support.mailbox import Mailbox, mailbox
from support.server import Server

pytestmark = pytest.mark.browser
DATES = {"date_from": "-29d", "date_to": "0d"}
VIEWED, ORDERED = "Product Viewed", "Order Completed"
SERIES = [
    {"event": ORDERED, "math": "sum", "property": "revenue"},
    {"event": VIEWED, "math": "persons"},
]
QUESTIONS = {
    "trend": {"kind": "trend", "series": SERIES, "interval": "day", "compare": "previous_period"},
    "groups": {"kind": "trend", "series": SERIES[1:], "interval": "week", "breakdown": {"property": "country"}},
    "funnel": {"kind": "funnel", "steps": [{"event": VIEWED}, {"event": ORDERED}]},
    "retention": {"kind": "retention", "first": {"event": VIEWED}, "return": {"event": VIEWED}, "interval": "week",
                  "periods": 4, "mode": "recurring"},
    "lifecycle": {"kind": "lifecycle", "activity": {"event": VIEWED}, "interval": "week", "new": "first_match"},
    "stickiness": {"kind": "stickiness", "series": [{"event": VIEWED}], "interval": "day", "min_count": 1},
    "paths": {"kind": "paths", "from": {"event": VIEWED}, "steps": ["events"], "depth": 3, "limit": 6, "count": "persons"},
    "attribution": {"kind": "attribution", "conversion": {"event": ORDERED}, "by": {"context": "traffic.channel"},
                    "rules": ["first", "last"], "window": {"value": 30, "unit": "day"}, "conversions": "every"},
    "sessions": {"kind": "sessions", "interval": "day", "measures": ["engagement_rate"]},
}  # fmt: skip
SPLIT = {
    "kind": "trend",
    "series": SERIES[1:],
    "interval": "week",
    "breakdown": {"property": "country"},
}
VIEWS = ("area", "stacked", "bar", "pie", "map")
"""Ways to show a trend; each is a chart of its own."""
QUESTIONS |= dict.fromkeys(VIEWS, SPLIT)
WORDS = {
    "en": {
        "add": "New report", "what": "What to send", "board": "Sales", "every": "How often", "month": "every month on day",
        "hour": "Hour", "members": "Members", "preview": "Preview", "save": "Save", "close": "Close",
        "actions": "Actions for", "test": "Send me a test", "tested": "The test is on its way", "log": "Log",
        "sent": "sent", "pause": "Pause", "paused": "Paused", "said": "Sales every month on day 1 at 07:15",
        "more": "More", "pdf": "Download as PDF", "regularly": "Send regularly…", "outside": "Other addresses",
        "subject": "Test: Sales",
    },
    "es": {
        "add": "Nuevo informe", "what": "Qué enviar", "board": "Sales", "every": "Cada cuánto", "month": "cada mes el día",
        "hour": "Hora", "members": "Miembros", "preview": "Vista previa", "save": "Guardar", "close": "Cerrar",
        "actions": "Acciones de", "test": "Enviarme una prueba", "tested": "La prueba va de camino", "log": "Registro",
        "sent": "enviado", "pause": "Pausar", "paused": "En pausa", "said": "Sales cada mes el día 1 a las 07:15",
        "more": "Más", "pdf": "Descargar como PDF", "regularly": "Enviar con regularidad…", "outside": "Otras direcciones",
        "subject": "Prueba: Sales",
    },
}  # fmt: skip
DESCRIBE = """
(svg) => {
  const seen = (style) => !(['none', 'transparent'].includes(style.fill) && style.stroke === 'none');
  const look = ['fill', 'fillOpacity', 'stroke', 'strokeOpacity', 'strokeWidth', 'strokeDasharray', 'opacity'];
  return [...svg.querySelectorAll('path, rect, circle, polyline, polygon, text')]
    .filter((mark) => !mark.closest('defs') && seen(getComputedStyle(mark)))
    .filter((mark) => mark.tagName === 'text' || mark.getTotalLength() > 0)
    .map((mark) => {
      const style = getComputedStyle(mark);
      const { a, b, c, d, e, f } = mark.getCTM();
      const place = ({ x, y }) => [a * x + c * y + e, b * x + d * y + f];
      const said = look.map((name) => style[name]);
      if (mark.tagName === 'text') {
        const at = { x: Number(mark.getAttribute('x') ?? 0), y: Number(mark.getAttribute('y') ?? 0) };
        const written = [mark.textContent, style.textAnchor, style.fontSize, style.fontWeight];
        return [[...said, ...written], place(at)];
      }
      const length = mark.getTotalLength();
      const points = [0, 0.21, 0.47, 0.73, 1].map((part) => mark.getPointAtLength(part * length));
      return [said, points.flatMap(place)];
    });
}
"""
COMPARE = """
async ([one, other]) => {
  const [wide, high] = [320, 160];
  const draw = async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: high });
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, wide, high);
    pen.drawImage(image, 0, 0, wide, high);
    return pen.getImageData(0, 0, wide, high).data;
  };
  const [a, b] = [await draw(one), await draw(other)];
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += Math.abs(a[at] - b[at]);
  return sum / a.length / 255;
}
"""


@pytest.fixture(scope="module")
def box() -> Iterator[Mailbox]:
    with mailbox() as opened:
        yield opened


@pytest.fixture(scope="module")
def post(tmp_path_factory, blank, box) -> Iterator[Site]:
    """A site whose mail goes to the mailbox."""
    if ensure_ui(ROOT) is None:
        lacking("the web app could not be built")
    relay = {
        "CAUCE_SMTP_URL": f"smtp://127.0.0.1:{box.port}",
        "CAUCE_MAIL_FROM": "Cauce <cauce@shop.example>",
    }
    data = tmp_path_factory.mktemp("reports") / "data"
    server = Server(data, environment=relay, blank=blank)
    server.start()
    project = server.create_project("Tienda")
    seed(server, project)
    yield Site(server, project)
    server.stop()


class Drawing:
    """The server's charts, drawn in a thread of their own: this one has the browser's event loop."""

    def __init__(self) -> None:
        self._charts, self._thread = Charts(ensure_ui(ROOT)), ThreadPoolExecutor(1)

    def draw(self, asked: dict) -> dict:
        return self._thread.submit(self._charts.draw, asked).result()

    def width(self, text: str, font: str) -> float:
        return self._thread.submit(self._charts.width, text, font).result()

    def close(self) -> None:
        self._thread.submit(self._charts.close).result()
        self._thread.shutdown()


def board(site: Site, *names: str) -> str:
    """Return the id of a new dashboard with a tile a question."""
    tiles = [
        {"id": name, "kind": "question", "title": name, "question": {**QUESTIONS[name], **DATES},
         "view": name if name in VIEWS else "chart",
         "x": 6 * (at % 2), "y": 8 * (at // 2), "w": 6, "h": 8}
        for at, name in enumerate(names)
    ]  # fmt: skip
    return str(
        site.server.post(site.project, "dashboards", {"name": "Sales", "tiles": tiles})["id"]
    )


def shown(page, site: Site, number: str, names: list[str]) -> None:
    page.goto(project_url(site, f"/dashboards/{number}"))
    for name in names:
        page.wait_for_selector(f"[data-tile={name}] [data-chart][data-ready]")
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("es", "dark")])
def test_every_chart_of_the_server_is_the_pages(browser, post, language, theme):
    number, names = board(post, *QUESTIONS), list(QUESTIONS)
    charts = Drawing()
    with signed_in(browser, post, language, theme=theme) as page:
        shown(page, post, number, names)
        for name in names:
            told = post.server.get(post.project, f"dashboards/{number}/tiles/{name}/answer")
            chart = page.locator(f"[data-tile={name}] [data-chart]")
            chart.scroll_into_view_if_needed()
            size = chart.evaluate("(box) => [box.clientWidth, box.clientHeight]")
            zone = ZoneInfo(told["answer"]["meta"]["timezone"])
            drawn = charts.draw({
                "question": told["question"], "answer": told["answer"],
                "view": name if name in VIEWS else "chart",
                "language": language, "today": datetime.now(zone).date().isoformat(),
                "scheme": theme, "width": size[0], "height": size[1],
            })  # fmt: skip
            ours = chart.locator("svg").evaluate(DESCRIBE)
            page.evaluate(
                "(svg) => { document.body.insertAdjacentHTML('beforeend',"
                " `<div id=servers style='position:absolute;left:0;top:0'>${svg}</div>`) }",
                drawn["svg"],
            )
            servers = page.locator("#servers svg").evaluate(DESCRIBE)
            page.evaluate("document.getElementById('servers').remove()")
            assert len(ours) > 4, name
            assert [said for said, _ in servers] == [said for said, _ in ours], name
            for (said, theirs), (_, mine) in zip(servers, ours, strict=True):
                # Each of a coast's hundreds of places is rounded.
                rough = 0.5 if name == "map" else 0.3
                assert theirs == pytest.approx(mine, abs=rough), (name, said)
    charts.close()


def test_the_servers_letters_are_as_wide_as_the_browsers(browser, post):
    texts = (
        "Order Completed",
        "1.234,5 €",
        "12 ene 2026",
        "Añadido al carrito",
        "98.7%",
        "WAVE To",
    )
    charts = Drawing()
    with signed_in(browser, post) as page:
        page.goto(project_url(post))
        page.evaluate("document.fonts.load(\"12px 'Inter Variable'\", 'a€')")
        for text in texts:
            for weight in (400, 500):
                font = f"{weight} 12px 'Inter Variable'"
                measured = page.evaluate(
                    "([text, font]) => { const pen = document.createElement('canvas').getContext('2d');"
                    " pen.font = font; pen.fontKerning = 'none'; return pen.measureText(text).width }",
                    [text, font],
                )
                assert charts.width(text, font) == pytest.approx(measured, abs=0.35), (text, font)
    charts.close()


def test_the_image_in_the_mail_is_the_chart_of_the_page(browser, post, box):
    number = board(post, "funnel", "stickiness")
    made = report(post, number)
    with signed_in(browser, post, alone=True) as page:
        owner = become_owner(page, post)
        page.request.post(
            f"{post.base_url}/api/v1/projects/{post.project['project_id']}/reports/{made['id']}/test",
            headers=owner["headers"],
        )
        mail = arrived(box, owner["email"])
        pngs = [one.get_content() for one in mail.walk() if one.get_content_type() == "image/png"]
        assert len(pngs) == 2
        seen = [picture(page, post, number, name) for name in ("funnel", "stickiness")]
        mailed = [base64.b64encode(one).decode() for one in pngs]
        for at in range(2):
            assert page.evaluate(COMPARE, [mailed[at], seen[at]]) < 0.02
        assert page.evaluate(COMPARE, [mailed[0], seen[1]]) > 0.05  # another chart is told apart


def picture(page, site: Site, number: str, name: str) -> str:
    """Return the page's chart of a tile as an image, in the size that mails have it."""
    shown(page, site, number, [name])
    chart = page.locator(f"[data-tile={name}] [data-chart]")
    chart.evaluate("(box) => Object.assign(box.style, {width: '640px', height: '280px'})")
    page.wait_for_function(
        "(name) => document.querySelector(`[data-tile=${name}] svg[width='640']`)", arg=name
    )
    # The tile is narrower than a mail and would cut it off.
    chart.locator("svg").evaluate(
        "(svg) => document.body.insertAdjacentHTML('beforeend', `<div id=whole style='position:fixed;left:0;"
        "top:0;z-index:99;width:640px;height:280px;background:#fff'>${svg.outerHTML}</div>`)"
    )
    return base64.b64encode(page.locator("#whole").screenshot()).decode()


def report(site: Site, number: str, **change: object) -> dict:
    body = {
        "source": {"kind": "dashboard", "id": number}, "schedule": {"every": "day", "at": "08:00"},
        "outside": ["somebody@other.example"], **change,
    }  # fmt: skip
    return site.server.post(site.project, "reports", body)


def become_owner(page, site: Site, language: str = "en") -> dict:
    """Sign in as somebody with an address; returns it and the headers of their changes."""
    email = f"ana-{language}-{time.monotonic_ns()}@example.com"
    made = site.server.post(site.project, "members/invitations", {"email": email, "role": "admin"})
    page.context.clear_cookies()
    token = made["url"].rpartition("/")[2]
    name = email.split("@", maxsplit=1)[0]
    body = {"name": name, "password": "un río de palabras"}
    entered = page.request.post(f"{site.base_url}/api/v1/invitations/{token}", data=body)
    assert entered.ok, entered.text()
    headers = {"X-CSRF-Token": entered.json()["csrf_token"]}
    changed = page.request.patch(
        f"{site.base_url}/api/v1/me", data={"language": language}, headers=headers
    )
    assert changed.ok, changed.text()
    return {"email": email, "name": name, "headers": headers}


def arrived(box: Mailbox, email: str):
    """Return the first message for an address once it is there."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = box.to(email)
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError("the report was not delivered")


@in_one_language("es")
def test_a_report_is_made_looked_at_tried_and_read_in_its_log(
    browser, post, box, language, tmp_path
):
    words = WORDS[language]
    own = Site(post.server, post.server.create_project(f"Informes {language}"))
    number = board(own, "trend")
    size = PHONE if language == "es" else None
    with signed_in(
        browser, own, language, theme="dark" if size else "light", size=size, alone=True
    ) as page:
        owner = become_owner(page, own, language)
        page.goto(project_url(own, f"/dashboards/{number}"))
        page.get_by_role("button", name=words["more"], exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("menuitem", name=words["pdf"]).click()
        paper = Path(tmp_path / "board.pdf")
        download.value.save_as(paper)
        assert paper.read_bytes().startswith(b"%PDF")
        page.get_by_role("button", name=words["more"], exact=True).click()
        page.get_by_role("menuitem", name=words["regularly"]).click()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("button", name=f"{words['what']}: Sales")).to_be_visible()
        dialog.get_by_role("button", name=words["every"]).click()
        page.get_by_role("option", name=words["month"]).click()
        dialog.get_by_label(words["hour"], exact=True).fill("07:15")
        assert dialog.get_by_role("checkbox", name=owner["name"]).is_checked()
        assert violations(page) == []
        dialog.get_by_role("button", name=words["preview"]).click()
        letter = page.frame_locator("iframe[title]")
        expect(letter.get_by_role("heading", name="Sales")).to_be_visible()
        page.keyboard.press("Escape")
        dialog.get_by_role("button", name=words["save"]).click()
        expect(page.get_by_role("button", name=words["said"], exact=True)).to_be_visible()
        page.goto(project_url(own, "/reports"))  # without the word that it was saved, which fades
        expect(page.get_by_role("button", name=words["said"], exact=True)).to_be_visible()
        assert violations(page) == []
        page.get_by_role("button", name=words["actions"]).click()
        page.get_by_role("menuitem", name=words["test"]).click()
        expect(page.get_by_text(words["tested"]).first).to_be_visible()
        assert arrived(box, owner["email"])["Subject"] == words["subject"]
        page.get_by_role("button", name=words["actions"]).click()
        page.get_by_role("menuitem", name=words["log"]).click()
        log = page.get_by_role("dialog")
        expect(log.get_by_text(words["sent"], exact=True)).to_be_visible(timeout=15_000)
        expect(page.get_by_role("menu")).to_have_count(0)
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name=words["actions"]).click()
        page.get_by_role("menuitem", name=words["pause"]).click()
        expect(page.get_by_text(words["paused"], exact=True)).to_be_visible()
