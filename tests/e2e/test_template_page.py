"""A template fits the simulated shop: what plays which role is shown, changed, and becomes a dashboard."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

import httpx
import pytest
from playwright.sync_api import expect

from cauce.main.samples.brisa import SEED, Brisa
from e2e.conftest import Site
from e2e.pages import project_url, settled, signed_in, violations

pytestmark = pytest.mark.browser
SOME = 6_000
WORDS = {
    "en": {
        "from": "From a template", "shop": "E-commerce", "purchase": "Purchase", "cart": "Added to the cart",
        "nothing": "nothing", "product": "Product viewed", "left": "From the product to the order: left out",
        "make": "Make it with", "orders": "Orders by week", "out": "1 tile was left out",
    },
    "es": {
        "from": "Desde una plantilla", "shop": "Comercio electrónico", "purchase": "Compra",
        "cart": "Añadido al carrito", "nothing": "nada", "product": "Producto visto",
        "left": "Del producto al pedido: se deja fuera", "make": "Crearlo con", "orders": "Pedidos por semana",
        "out": "Se dejó fuera 1 tarjeta",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def shop(site) -> Site:
    """A project with the first visits of the simulated shop."""
    own = Site(site.server, site.server.create_project("Brisa"))
    now = datetime.now(UTC)
    items = list(islice(Brisa(SEED, now).history(now.timestamp()), SOME))
    for start in range(0, SOME, 500):
        answer = httpx.post(
            f"{own.server.url}/v1/batch",
            auth=(own.project["write_key"], ""),
            json={"batch": items[start : start + 500]},
            timeout=60,
        )
        assert answer.status_code == 200, answer.text
    own.server.stored(own.project)
    return own


@pytest.mark.parametrize("language", list(WORDS))
def test_a_dashboard_of_a_template_on_the_simulated_shop(browser, shop, language):
    words = WORDS[language]
    with signed_in(browser, shop, language) as page:
        page.goto(project_url(shop, "/dashboards"))
        page.get_by_role("link", name=words["from"]).click()
        page.get_by_role("link", name=words["shop"]).click()
        role = page.get_by_role("button", name=f"{words['purchase']}: Order Completed")
        expect(role).to_be_visible()
        expect(page.get_by_role("button", name=f"{words['cart']}: Product Added")).to_be_visible()
        assert violations(page) == []
        leave_out(page, words)
        page.get_by_role("button", name=words["make"]).click()
        expect(page.get_by_role("heading", level=1, name=words["shop"])).to_be_visible()
        expect(page.get_by_text(words["out"])).to_be_visible()
        orders = page.get_by_role("region", name=words["orders"], exact=True)
        expect(orders.locator("[data-chart][data-ready]")).to_be_visible()
        settled(page)
        expect(page.locator("[data-tile]").first).to_be_visible()
        assert page.get_by_role("alert").filter(has_text="invalid").count() == 0


def leave_out(page, words) -> None:
    """Say that nothing is a viewed product: the funnel that needs it is left out, and that is said."""
    page.get_by_role("button", name=f"{words['product']}: Product Viewed").click()
    page.get_by_role("option", name=words["nothing"], exact=True).click()
    expect(page.get_by_text(words["left"])).to_be_visible()
