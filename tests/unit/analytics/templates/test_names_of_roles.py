"""Names of events and properties say roles, in English and Spanish, however they are written."""

import pytest

from cauce.analytics.templates.contracts import BoardRole
from cauce.analytics.templates.logic.names import PHRASES, name_score, words_of


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Page Viewed", BoardRole.VISIT),
        ("página_vista", BoardRole.VISIT),
        ("screenView", BoardRole.VISIT),
        ("Signed Up", BoardRole.SIGN_UP),
        ("user_registered", BoardRole.SIGN_UP),
        ("Alta de usuario", BoardRole.SIGN_UP),
        ("CuentaCreada", BoardRole.SIGN_UP),
        ("order_completed", BoardRole.PURCHASE),
        ("purchase", BoardRole.PURCHASE),
        ("Pedido pagado", BoardRole.PURCHASE),
        ("compra_realizada", BoardRole.PURCHASE),
        ("Add To Cart", BoardRole.CART),
        ("añadir_al_carrito", BoardRole.CART),
        ("begin_checkout", BoardRole.CHECKOUT),
        ("Pago iniciado", BoardRole.CHECKOUT),
        ("view_item", BoardRole.PRODUCT_VIEW),
        ("Producto visto", BoardRole.PRODUCT_VIEW),
        ("Subscription Started", BoardRole.SUBSCRIPTION),
        ("suscripcion_iniciada", BoardRole.SUBSCRIPTION),
        ("Subscription Cancelled", BoardRole.CANCELLATION),
        ("baja", BoardRole.CANCELLATION),
        ("Newsletter Subscribed", BoardRole.LEAD),
        ("formulario enviado", BoardRole.LEAD),
        ("Article Read", BoardRole.CONTENT),
        ("vídeo reproducido", BoardRole.CONTENT),
        ("Onboarding Completed", BoardRole.ACTIVATION),
        ("Comentario publicado", BoardRole.SHARE),
        ("revenue", BoardRole.AMOUNT),
        ("importe_total", BoardRole.AMOUNT),
        ("utm_source", BoardRole.SOURCE),
        ("categoría", BoardRole.PRODUCT),
    ],
)
def test_a_name_says_its_role_better_than_any_other(name, role):
    kinds = {one for one in BoardRole if (one in EVENTS) is (role in EVENTS)}
    scores = {one: name_score(name, one) for one in kinds}
    assert scores[role] >= 0.5
    assert max(scores, key=scores.__getitem__) is role, scores


EVENTS = set(BoardRole) - {BoardRole.AMOUNT, BoardRole.PRODUCT, BoardRole.SOURCE, BoardRole.TITLE}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Order Cancelled", BoardRole.PURCHASE),
        ("Payment Failed", BoardRole.PURCHASE),
        ("Checkout Started", BoardRole.PURCHASE),
        ("pedido devuelto", BoardRole.PURCHASE),
        ("Product Removed", BoardRole.CART),
        ("Newsletter Subscribed", BoardRole.SUBSCRIPTION),
        ("Order Cancelled", BoardRole.CANCELLATION),
        ("Sign Up Started", BoardRole.SIGN_UP),
        ("quantity", BoardRole.AMOUNT),
        ("order_id", BoardRole.AMOUNT),
        ("", BoardRole.VISIT),
        ("購入完了", BoardRole.PURCHASE),
    ],
)
def test_a_name_that_says_otherwise_is_none(name, role):
    assert name_score(name, role) == 0.0


def test_words_are_found_however_they_are_joined():
    for name in ("orderCompleted", "order_completed", "Order-Completed", "ORDER COMPLETED"):
        assert words_of(name) == ("order", "completed")


def test_every_role_has_words_and_they_are_stems():
    assert set(PHRASES) == set(BoardRole)
    for phrases in PHRASES.values():
        assert all(words_of(stem) == (stem,) for phrase in phrases for stem in phrase.split())
