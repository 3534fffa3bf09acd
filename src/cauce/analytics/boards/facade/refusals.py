"""What insights and dashboards are refused for."""

from cauce.analytics.boards.contracts import MAX_SAVED, Saved, SavedKind
from cauce.kernel.errors import CauceError, Kind, Text, not_found

NAMES = {
    SavedKind.INSIGHT: Text("insight", "esa pregunta guardada"),
    SavedKind.DASHBOARD: Text("dashboard", "ese panel"),
    SavedKind.METRIC: Text("metric", "esa métrica"),
}


def missing(kind: SavedKind) -> CauceError:
    """Return the 404 for one that does not exist or was removed."""
    return not_found(NAMES[kind].en, NAMES[kind].es)


def changed_meanwhile(saved: Saved) -> CauceError:
    """Return the refusal of a change that was made to an older revision."""
    return CauceError(
        "saved_changed",
        Text(
            f"{saved.changed_by} changed it meanwhile (revision {saved.revision})."
            " Load it again, then repeat your change.",
            f"{saved.changed_by} cambió esto entretanto (revisión {saved.revision})."
            " Vuelve a cargarlo y repite tu cambio.",
        ),
        Kind.CONFLICT,
    )


def too_many() -> CauceError:
    """Return the refusal of one more than a project may have."""
    return CauceError(
        "too_many_saved",
        Text(
            f"The project has {MAX_SAVED} of them, the most there can be. Remove one first.",
            f"El proyecto ya tiene {MAX_SAVED}, el máximo. Elimina antes alguno.",
        ),
        Kind.CONFLICT,
    )
