"""What can be wrong with a condition."""

from cauce.kernel.errors import BadField, CauceError, Kind, Text, invalid


def no_such_segment(segment: str, path: str = "segment") -> CauceError:
    """Return the 422 for a segment that this project does not have."""
    message = Text(
        f"There is no cohort {segment!r} here: it may have been removed. Choose one of the project's saved cohorts.",
        f"Aquí no hay ninguna cohorte {segment!r}: puede que se haya eliminado. Elige una de las guardadas en el proyecto.",
    )
    return CauceError("segment_not_found", message, Kind.INVALID, (BadField(path, message),))


def wrong_value(path: str, op: str, wanted_en: str, wanted_es: str) -> CauceError:
    """Return the 422 for a value that the operator cannot take."""
    return invalid(
        path, f"{op!r} needs {wanted_en}.", f"{op!r} necesita {wanted_es}.", (wanted_en,)
    )
