"""Why a merge, or undoing one, is refused."""

from collections.abc import Sequence

from cauce.kernel.errors import CauceError, Kind, Text
from cauce.people.contracts.statements import MAX_IDS


def already_one() -> CauceError:
    """Return the 409 for merging a person with itself."""
    return CauceError(
        "already_merged",
        Text(
            "Both ids belong to the same person already. There is nothing to merge.",
            "Los dos identificadores ya pertenecen a la misma persona. No hay nada que unir.",
        ),
        Kind.CONFLICT,
    )


def too_many_ids() -> CauceError:
    """Return the 409 for a person that would have more than ``MAX_IDS`` ids."""
    return CauceError(
        "too_many_ids",
        Text(
            f"The person would have more than {MAX_IDS} ids, which is a robot or a shared account."
            " Undo wrong merges of either person first.",
            f"La persona tendría más de {MAX_IDS} identificadores: es un robot o una cuenta"
            " compartida. Deshaz antes las fusiones erróneas de una de las dos.",
        ),
        Kind.CONFLICT,
    )


def already_undone() -> CauceError:
    """Return the 409 for undoing a merge that is undone."""
    return CauceError(
        "already_undone",
        Text(
            "This merge was undone already. Reload the page to see both persons.",
            "Esta fusión ya se deshizo. Recarga la página para ver las dos personas.",
        ),
        Kind.CONFLICT,
    )


def not_in_force(others: Sequence[int]) -> CauceError:
    """Return the 409 for undoing a merge that is not what keeps both persons together."""
    numbers = ", ".join(str(number) for number in others)
    if not others:
        return CauceError(
            "not_in_force",
            Text(
                "This merge has no effect: an earlier event gave the id to somebody else, or the"
                " person would have too many ids. There is nothing to undo.",
                "Esta fusión no tiene efecto: un evento anterior asignó el identificador a otra"
                " persona, o habría demasiados. No hay nada que deshacer.",
            ),
            Kind.CONFLICT,
        )
    return CauceError(
        "not_in_force",
        Text(
            f"Both persons are one because of other merges ({numbers}). Undo one of those.",
            f"Ambas personas son una por otras fusiones ({numbers}). Deshaz una de ellas.",
        ),
        Kind.CONFLICT,
    )
