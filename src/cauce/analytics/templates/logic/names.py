"""Names of events and properties, compared with the words of roles in English and Spanish.

A phrase is made of stems; it is said when each of them begins a word of the name.
"""

import re
import unicodedata

from cauce.analytics.templates.contracts import BoardRole

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z0-9]+")

PHRASES: dict[BoardRole, tuple[str, ...]] = {
    BoardRole.VISIT: (
        "page view", "screen view", "app open", "visit", "session start", "pagina vista",
        "pantalla vista", "ver pagina", "visita", "app abiert", "sesion inici",
    ),
    BoardRole.SIGN_UP: (
        "sign up", "signed up", "signup", "register", "registration", "account creat", "user creat",
        "join", "alta", "registr", "cuenta cread", "crear cuenta", "usuario cread",
    ),
    BoardRole.ACTIVATION: (
        "activat", "onboarding complet", "onboarding finish", "setup complet", "tutorial complet",
        "project creat", "first", "activa", "activad", "puesta en marcha", "configuracion complet",
        "proyecto cread", "primer",
    ),
    BoardRole.PRODUCT_VIEW: (
        "product view", "item view", "view item", "product detail", "producto vist", "ver producto",
        "articulo vist", "ficha vist", "view content", "room view", "listing view",
    ),
    BoardRole.CART: (
        "product add", "add cart", "added cart", "add basket", "added basket", "cart updat", "anadir carrito",
        "anadid carrito", "agregar carrito", "agregad carrito", "producto anadid", "producto agregad", "cesta",
    ),
    BoardRole.CHECKOUT: (
        "checkout", "begin checkout", "checkout start", "payment start", "inici pago", "pago inici",
        "inici compra", "tramitar pedido", "finalizar compra",
    ),
    BoardRole.PURCHASE: (
        "order complet", "order paid", "order plac", "order creat", "purchase", "bought", "checkout complet",
        "payment succe", "payment complet", "payment receiv", "transaction", "sale", "charge succe", "order",
        "pedido complet", "pedido paga", "pedido realiz", "pedido cread", "compra", "pago complet",
        "pago recibid", "venta", "pedido", "booking complet", "reserva confirm", "booking confirm",
    ),
    BoardRole.SUBSCRIPTION: (
        "subscription start", "subscription creat", "subscri", "plan upgrad", "upgrad", "trial convert",
        "suscripcion inici", "suscripcion cread", "suscri", "plan mejorad", "contrat",
    ),
    BoardRole.CANCELLATION: (
        "subscription cancel", "cancel", "churn", "plan cancel", "unsubscri", "account delet", "baja",
        "cancelad", "suscripcion cancel", "cuenta eliminad",
    ),
    BoardRole.LEAD: (
        "lead", "form submit", "form sent", "contact request", "demo request", "newsletter", "quote request",
        "formulario envi", "contacto", "solicitud", "boletin", "presupuesto",
    ),
    BoardRole.CONTENT: (
        "article view", "article read", "content view", "post view", "video play", "video start", "video watch",
        "story view", "episode", "song play", "articulo leid", "articulo vist", "contenido vist", "video reproduc",
        "noticia", "leid", "read", "lesson", "leccion",
    ),
    BoardRole.SHARE: (
        "share", "comment", "like", "favorit", "bookmark", "compart", "coment", "me gusta", "guardad",
    ),
    BoardRole.AMOUNT: (
        "revenue", "order total", "total", "amount", "value", "price", "importe", "ingreso", "monto", "valor",
        "precio", "subtotal", "gmv", "betrag", "montant", "umsatz", "prix", "preis", "importo", "prezzo", "summe",
    ),
    BoardRole.PRODUCT: (
        "category", "product categor", "product name", "product", "item", "name", "sku", "categoria", "producto",
        "articulo", "nombre",
    ),
    BoardRole.SOURCE: (
        "utm source", "traffic source", "source", "channel", "medium", "campaign", "referr", "origen", "canal",
        "fuente", "campana",
    ),
    BoardRole.TITLE: (
        "title", "headline", "article", "content name", "name", "slug", "path", "titulo", "articulo", "nombre",
        "pagina",
    ),
}  # fmt: skip
"""The best known first."""

UNDONE = ("cancel", "refund", "fail", "abandon", "error", "remov", "declin", "delet", "devol", "devuel",
          "reembols", "fallid", "rechaz", "abandonad", "eliminad", "quitad")  # fmt: skip
"""Who says one of these says that it did not happen."""

NEVER: dict[BoardRole, tuple[str, ...]] = {
    **dict.fromkeys(BoardRole, UNDONE),
    BoardRole.CANCELLATION: ("order", "pedido", "compra", "fail", "error", "newsletter", "boletin", "booking"),
    BoardRole.PURCHASE: (*UNDONE, "view", "start", "vist", "inici", "list", "updat"),
    BoardRole.SUBSCRIPTION: (*UNDONE, "newsletter", "boletin", "unsubscri"),
    BoardRole.CHECKOUT: (*UNDONE, "complet", "success"),
    BoardRole.SIGN_UP: (*UNDONE, "start", "inici", "newsletter", "boletin"),
    BoardRole.VISIT: (*UNDONE, "product", "item", "producto", "article", "articulo"),
    BoardRole.ACTIVATION: (*UNDONE, "inactiv", "deactiv", "desactiv", "first visit", "first open"),
    BoardRole.AMOUNT: ("tax", "shipping", "discount", "quantity", "count", "id", "unit", "impuesto", "envio",
                  "descuento", "cantidad", "numero", "iva"),
    BoardRole.PRODUCT: ("id", "price", "quantity", "payment", "precio", "cantidad", "pago", "list"),
    BoardRole.SOURCE: ("id", "url"),
    BoardRole.TITLE: ("id",),
}  # fmt: skip


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name: plain letters, small, however they were joined.

    Example:
        >>> words_of("checkoutStarted"), words_of("Añadir_al-carrito")
        (('checkout', 'started'), ('anadir', 'al', 'carrito'))
    """
    plain = unicodedata.normalize("NFKD", _CAMEL.sub(" ", name))
    return tuple(_WORD.findall(plain.encode("ascii", "ignore").decode().lower()))


def says(words: tuple[str, ...], phrase: str) -> bool:
    """Return whether each stem of a phrase begins a word."""
    return all(any(word.startswith(stem) for word in words) for stem in phrase.split())


def name_score(name: str, role: BoardRole) -> float:
    """Return how well a name says a role, from 0 (not at all) to 1 (nothing else, in the best known words).

    Example:
        >>> name_score("Order Completed", BoardRole.PURCHASE), name_score("Order Cancelled", BoardRole.PURCHASE)
        (1.0, 0.0)
        >>> round(name_score("pedido_pagado", BoardRole.PURCHASE), 2)
        0.94
    """
    words = words_of(name)
    if not words or any(says(words, stem) for stem in NEVER[role]):
        return 0.0
    phrases = PHRASES[role]
    found = [
        0.6 + 0.4 * min(1.0, len(phrase.split()) / len(words)) - 0.12 * place / len(phrases)
        for place, phrase in enumerate(phrases)
        if says(words, phrase)
    ]
    return max(found, default=0.0)
