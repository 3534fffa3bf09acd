"""What roles are called."""

from collections.abc import Mapping

from cauce.analytics.templates.contracts import BoardRole
from cauce.kernel.errors import Text

NAMES: Mapping[BoardRole, Text] = {
    BoardRole.VISIT: Text("Visit or page view", "Visita o página vista"),
    BoardRole.SIGN_UP: Text("Sign-up", "Registro"),
    BoardRole.ACTIVATION: Text(
        "Activation: the first thing of value", "Activación: lo primero de valor"
    ),
    BoardRole.PRODUCT_VIEW: Text("Product viewed", "Producto visto"),
    BoardRole.CART: Text("Added to the cart", "Añadido al carrito"),
    BoardRole.CHECKOUT: Text("Checkout begun", "Pago iniciado"),
    BoardRole.PURCHASE: Text("Purchase", "Compra"),
    BoardRole.SUBSCRIPTION: Text("Subscription begun", "Suscripción iniciada"),
    BoardRole.CANCELLATION: Text("Cancellation", "Baja"),
    BoardRole.LEAD: Text("Lead: a form, a newsletter", "Contacto: un formulario, un boletín"),
    BoardRole.CONTENT: Text("Content seen", "Contenido visto"),
    BoardRole.SHARE: Text("Shared or commented", "Compartido o comentado"),
    BoardRole.AMOUNT: Text("Amount of the purchase", "Importe de la compra"),
    BoardRole.PRODUCT: Text("Product or category", "Producto o categoría"),
    BoardRole.SOURCE: Text("Source of traffic", "Origen del tráfico"),
    BoardRole.TITLE: Text("Title of the content", "Título del contenido"),
}
