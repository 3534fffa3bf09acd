"""The templates: tiles, the roles they need, and the questions they ask."""

from collections.abc import Mapping
from dataclasses import dataclass

from cauce.analytics.boards.contracts import View
from cauce.analytics.templates.contracts import BoardRole, TemplateKey
from cauce.analytics.templates.logic.questions import (
    Asks,
    again,
    attribution,
    funnel,
    lifecycle,
    measured,
    per,
    retention,
    sessions,
    split,
    stickiness,
    times,
    trend,
    worth,
)
from cauce.kernel.errors import Text

HALF, WHOLE = 6, 12


@dataclass(frozen=True, slots=True)
class TemplateTile:
    """A tile: what it is called, which roles it cannot do without and which it uses when there."""

    title: Text
    needs: tuple[BoardRole, ...]
    asks: Asks
    also: tuple[BoardRole, ...] = ()
    width: int = HALF
    view: View = View.CHART


@dataclass(frozen=True, slots=True)
class Template:
    """A dashboard in roles."""

    key: TemplateKey
    name: Text
    description: Text
    tiles: tuple[TemplateTile, ...]

    @property
    def roles(self) -> tuple[BoardRole, ...]:
        """Every role of its tiles, and the events that carry its properties, in the order of ``BoardRole``."""
        named = {role for tile in self.tiles for role in (*tile.needs, *tile.also)}
        return tuple(role for role in BoardRole if role in named)


V, S, A = BoardRole.VISIT, BoardRole.SIGN_UP, BoardRole.ACTIVATION
P, AMOUNT, SOURCE = BoardRole.PURCHASE, BoardRole.AMOUNT, BoardRole.SOURCE

GROWTH = Template(
    TemplateKey.GROWTH,
    Text("Growth", "Crecimiento"),
    Text(
        "Who comes, who signs up, who gets to something of value, who stays.",
        "Quién llega, quién se registra, quién llega a algo de valor, quién se queda.",
    ),
    (
        TemplateTile(Text("Visitors by week", "Visitantes por semana"), (V,), trend(V, compare="previous_period")),
        TemplateTile(Text("Sign-ups by week", "Registros por semana"), (S,), trend(S, compare="previous_period")),
        TemplateTile(
            Text("From the visit to the purchase", "De la visita a la compra"),
            (V, S), funnel(V, S, A, P), (A, P), WHOLE,
        ),
        TemplateTile(Text("Sign-ups by source", "Registros por origen"), (S, SOURCE), split(S, SOURCE)),
        TemplateTile(Text("Who comes back", "Quién vuelve"), (V,), retention(V, V)),
        TemplateTile(Text("New, returning, gone", "Nuevos, que vuelven, que se van"), (V,), lifecycle(V)),
        TemplateTile(Text("How often people come", "Con qué frecuencia vienen"), (V,), stickiness(V)),
    ),
)  # fmt: skip
ECOMMERCE = Template(
    TemplateKey.ECOMMERCE,
    Text("E-commerce", "Comercio electrónico"),
    Text(
        "What is sold, to whom, where people leave on the way, and who buys again.",
        "Qué se vende, a quién, dónde se pierde gente por el camino y quién vuelve a comprar.",
    ),
    (
        TemplateTile(
            Text("Revenue by week", "Ingresos por semana"), (P, AMOUNT), measured("sum", compare="previous_period")
        ),
        TemplateTile(Text("Orders by week", "Pedidos por semana"), (P,), trend(P, math="total", compare="previous_period")),
        TemplateTile(Text("Average order", "Pedido medio"), (P, AMOUNT), measured("avg")),
        TemplateTile(Text("Buyers by week", "Compradores por semana"), (P,), trend(P)),
        TemplateTile(
            Text("From the product to the order", "Del producto al pedido"),
            (BoardRole.PRODUCT_VIEW, P), funnel(BoardRole.PRODUCT_VIEW, BoardRole.CART, BoardRole.CHECKOUT, P),
            (BoardRole.CART, BoardRole.CHECKOUT), WHOLE,
        ),
        TemplateTile(
            Text("What is sold", "Qué se vende"), (P, AMOUNT, BoardRole.PRODUCT), measured("sum", by=BoardRole.PRODUCT)
        ),
        TemplateTile(Text("Who buys again", "Quién vuelve a comprar"), (P,), retention(P, P, "month", 6)),
        TemplateTile(Text("Revenue per buyer", "Ingresos por comprador"), (P, AMOUNT), per(P)),
        TemplateTile(Text("Revenue per visitor", "Ingresos por visitante"), (V, P, AMOUNT), per(V)),
        TemplateTile(
            Text("What buyers are worth to date", "Lo que han valido los compradores hasta hoy"), (P, AMOUNT), worth()
        ),
        TemplateTile(Text("Repeat rate by month of the first order", "Tasa de repetición por mes del primer pedido"), (P,), again()),
        TemplateTile(Text("Orders per buyer", "Pedidos por comprador"), (P,), times(P)),
        TemplateTile(
            Text("Channels that sell", "Canales que venden"), (V, P), attribution(P), (AMOUNT,), view=View.TABLE
        ),
        TemplateTile(
            Text("New, returning and lost buyers", "Compradores nuevos, que vuelven y perdidos"), (P,), lifecycle(P, "month")
        ),
    ),
)  # fmt: skip
SAAS = Template(
    TemplateKey.SAAS,
    Text("SaaS", "SaaS"),
    Text(
        "From the sign-up to the habit: activation, use, subscriptions and cancellations.",
        "Del registro al hábito: activación, uso, suscripciones y bajas.",
    ),
    (
        TemplateTile(Text("Active users by week", "Usuarios activos por semana"), (V,), trend(V, compare="previous_period")),
        TemplateTile(Text("Sign-ups by week", "Registros por semana"), (S,), trend(S, compare="previous_period")),
        TemplateTile(
            Text("From the sign-up to the subscription", "Del registro a la suscripción"),
            (S, A), funnel(S, A, BoardRole.SUBSCRIPTION), (BoardRole.SUBSCRIPTION,), WHOLE,
        ),
        TemplateTile(
            Text("Subscriptions and cancellations", "Suscripciones y bajas"),
            (BoardRole.SUBSCRIPTION, BoardRole.CANCELLATION), trend(BoardRole.SUBSCRIPTION, BoardRole.CANCELLATION),
        ),
        TemplateTile(Text("Who goes on using it", "Quién lo sigue usando"), (S, A), retention(S, A)),
        TemplateTile(Text("How often it is used", "Con qué frecuencia se usa"), (A,), stickiness(A)),
        TemplateTile(Text("Revenue per active user", "Ingresos por usuario activo"), (V, P, AMOUNT), per(V)),
        TemplateTile(
            Text("What customers are worth to date", "Lo que han valido los clientes hasta hoy"), (P, AMOUNT), worth()
        ),
        TemplateTile(Text("Customers who pay again", "Clientes que vuelven a pagar"), (P,), again()),
        TemplateTile(Text("New, returning, gone", "Nuevos, que vuelven, que se van"), (V,), lifecycle(V)),
    ),
)  # fmt: skip
CONTENT = Template(
    TemplateKey.CONTENT,
    Text("Content", "Contenidos"),
    Text(
        "What is read or watched, how long people stay, and what brings them back.",
        "Qué se lee o se ve, cuánto se queda la gente y qué la hace volver.",
    ),
    (
        TemplateTile(Text("Readers by week", "Lectores por semana"), (BoardRole.CONTENT,), trend(BoardRole.CONTENT, compare="previous_period")),
        TemplateTile(Text("Views by week", "Vistas por semana"), (BoardRole.CONTENT,), trend(BoardRole.CONTENT, math="total")),
        TemplateTile(
            Text("What is seen most", "Lo más visto"), (BoardRole.CONTENT, BoardRole.TITLE),
            split(BoardRole.CONTENT, BoardRole.TITLE, math="total", limit=25), view=View.TABLE,
        ),
        TemplateTile(Text("Engaged visits", "Visitas con interés"), (V,), sessions("engagement_rate")),
        TemplateTile(Text("Who comes back to read", "Quién vuelve a leer"), (BoardRole.CONTENT,), retention(BoardRole.CONTENT, BoardRole.CONTENT)),
        TemplateTile(Text("Shares and comments", "Compartidos y comentarios"), (BoardRole.SHARE,), trend(BoardRole.SHARE, math="total")),
        TemplateTile(
            Text("From reading to subscribing", "De leer a suscribirse"),
            (BoardRole.CONTENT, BoardRole.LEAD), funnel(BoardRole.CONTENT, BoardRole.LEAD), (), WHOLE,
        ),
    ),
)  # fmt: skip
MARKETING = Template(
    TemplateKey.MARKETING,
    Text("Marketing", "Marketing"),
    Text(
        "Which channels bring visits, leads and sales.",
        "Qué canales traen visitas, contactos y ventas.",
    ),
    (
        TemplateTile(Text("Sessions by channel", "Sesiones por canal"), (V,), sessions("sessions", by_channel=True), width=WHOLE),
        TemplateTile(Text("Bounce rate by channel", "Tasa de rebote por canal"), (V,), sessions("bounce_rate", by_channel=True)),
        TemplateTile(Text("Leads by source", "Contactos por origen"), (BoardRole.LEAD, SOURCE), split(BoardRole.LEAD, SOURCE)),
        TemplateTile(Text("Sign-ups by source", "Registros por origen"), (S, SOURCE), split(S, SOURCE)),
        TemplateTile(
            Text("From the visit to the lead and the sale", "De la visita al contacto y a la venta"),
            (V, P), funnel(V, BoardRole.LEAD, P, days=30), (BoardRole.LEAD,), WHOLE,
        ),
        TemplateTile(Text("Channels that sell", "Canales que venden"), (V, P), attribution(P), (AMOUNT,), view=View.TABLE),
        TemplateTile(Text("Channels that sign people up", "Canales que traen registros"), (V, S), attribution(S), view=View.TABLE),
        TemplateTile(
            Text("Revenue by source", "Ingresos por origen"), (P, AMOUNT, SOURCE), measured("sum", by=SOURCE)
        ),
    ),
)  # fmt: skip
TEMPLATES: Mapping[TemplateKey, Template] = {
    one.key: one for one in (GROWTH, ECOMMERCE, SAAS, CONTENT, MARKETING)
}
