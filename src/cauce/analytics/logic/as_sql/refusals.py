"""Why a question cannot be stated over the views."""

from cauce.kernel.errors import CauceError, Text


def unstated(en: str, es: str) -> CauceError:
    """Return the error for a question, or a part of one, that has no SQL over the views."""
    return CauceError(
        "not_in_sql",
        Text(
            f"This question cannot be written as SQL over the views: {en}. The engine's own statements are still there to copy.",
            f"Esta pregunta no se puede escribir en SQL sobre las vistas: {es}. Las instrucciones del motor sí se pueden copiar.",
        ),
    )
