"""What a sender of deliveries hears when they are not taken."""

from cauce.kernel.errors import CauceError, Kind, Text

UNVERIFIED = Text("The sender was not proved", "No se pudo comprobar el emisor")


def only_post() -> CauceError:
    """Return the 405."""
    return CauceError(
        "method_not_allowed",
        Text(
            "This is the address of a webhook: enter it at the sender, which will POST to it.",
            "Esta es la dirección de un webhook: ponla en el emisor, que enviará con POST.",
        ),
    )


def no_such_hook() -> CauceError:
    """Return the 404."""
    return CauceError(
        "hook_not_found",
        Text(
            "There is no webhook at this address. Copy it from Data → Webhooks.",
            "No hay ningún webhook en esta dirección. Cópiala de Datos → Webhooks.",
        ),
        Kind.NOT_FOUND,
    )


def hooks_unavailable() -> CauceError:
    """Return the 503 for a webhook that may be new."""
    return CauceError(
        "hooks_unavailable",
        Text(
            "This webhook may be new and cannot be looked up at the moment. Send it again in a few seconds.",
            "Este webhook puede ser nuevo y ahora mismo no se puede consultar. Reenvíalo en unos segundos.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=5,
    )


def locked() -> CauceError:
    """Return the 503 for a webhook whose secrets cannot be opened."""
    return CauceError(
        "hook_locked",
        Text(
            "The secret of this webhook cannot be opened: CAUCE_SECRET is not the one it was stored with."
            " Restore it, or rotate the webhook's secret. Nothing was kept; send it again later.",
            "No se puede abrir el secreto de este webhook: CAUCE_SECRET no es aquel con el que se guardó."
            " Recupéralo o rota el secreto del webhook. No se guardó nada; reenvíalo más tarde.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=60,
    )
