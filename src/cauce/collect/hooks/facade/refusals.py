"""What the verbs of webhooks refuse."""

from cauce.collect.hooks.contracts import StoredHook
from cauce.kernel.errors import CauceError, Kind, Text, not_found

MAX_HOOKS = 200


def existing(hook: StoredHook | None) -> StoredHook:
    """Return a webhook that was looked for; raises ``not_found`` for none."""
    if hook is None:
        raise not_found("webhook", "ese webhook")
    return hook


def too_many() -> CauceError:
    """Return the 409 of one webhook too many."""
    return CauceError(
        "too_many_hooks",
        Text(
            f"A project has at most {MAX_HOOKS} webhooks. Remove one, or let one take several senders' events.",
            f"Un proyecto tiene como máximo {MAX_HOOKS} webhooks. Quita uno o usa uno para varios emisores.",
        ),
        Kind.CONFLICT,
    )


def changed_meanwhile() -> CauceError:
    """Return the 409 of a change that meets another."""
    return CauceError(
        "hook_changed",
        Text(
            "Somebody changed this webhook meanwhile. Load it again and repeat your change.",
            "Alguien cambió este webhook mientras tanto. Vuelve a cargarlo y repite tu cambio.",
        ),
        Kind.CONFLICT,
    )


def scheme_stays() -> CauceError:
    """Return the 409 of another way to sign."""
    return CauceError(
        "hook_scheme",
        Text(
            "How a webhook's sender signs cannot change, because its secret belongs to it. Make another"
            " webhook, point the sender there, then remove this one.",
            "La forma de firmar de un webhook no se puede cambiar, porque su secreto va con ella. Crea otro,"
            " apunta allí el emisor y quita este.",
        ),
        Kind.CONFLICT,
    )


def no_secret() -> CauceError:
    """Return the 409 of a rotation where there is no secret."""
    return CauceError(
        "hook_scheme",
        Text(
            "This webhook believes everybody and has no secret. Make one with another way to sign.",
            "Este webhook acepta a cualquiera y no tiene secreto. Crea otro con una forma de firmar.",
        ),
        Kind.CONFLICT,
    )


def no_write_key() -> CauceError:
    """Return the 409 of a replay into a project without a write key."""
    return CauceError(
        "no_write_key",
        Text(
            "The project has no write key that works, so nothing can be sent into it. Make one under"
            " Settings → Keys; the deliveries stay.",
            "El proyecto no tiene ninguna clave de escritura en vigor y no se le puede enviar nada. Crea una en"
            " Ajustes → Claves; los envíos se conservan.",
        ),
        Kind.CONFLICT,
    )
