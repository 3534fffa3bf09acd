"""What alerts are refused for."""

from cauce.analytics.alerts.contracts import MAX_ALERTS, Alert
from cauce.kernel.errors import CauceError, Kind, Text, invalid, not_found


def missing() -> CauceError:
    """Return the 404 for an alert that does not exist."""
    return not_found("alert", "esa alerta")


def changed_meanwhile(alert: Alert) -> CauceError:
    """Return the refusal of a change that was made to an older revision."""
    return CauceError(
        "alert_changed",
        Text(
            f"{alert.changed_by} changed this alert meanwhile (revision {alert.revision})."
            " Load it again, then repeat your change.",
            f"{alert.changed_by} cambió esta alerta entretanto (revisión {alert.revision})."
            " Vuelve a cargarla y repite tu cambio.",
        ),
        Kind.CONFLICT,
    )


def too_many() -> CauceError:
    """Return the refusal of one more than a project may have."""
    return CauceError(
        "too_many_alerts",
        Text(
            f"The project has {MAX_ALERTS} alerts, the most there can be. Remove one first.",
            f"El proyecto ya tiene {MAX_ALERTS} alertas, el máximo. Elimina antes alguna.",
        ),
        Kind.CONFLICT,
    )


def no_member(index: int) -> CauceError:
    """Return the refusal of somebody who is not in the workspace."""
    return invalid(
        f"members.{index}",
        "nobody of this workspace has that id; take ids from the list of members.",
        "nadie de este espacio tiene ese id; usa los de la lista de miembros.",
    )


def no_metric() -> CauceError:
    """Return the refusal of a metric that is not there, or of another kind than the question."""
    return invalid(
        "metric_id",
        "there is no such metric in this project, or the question is of another kind.",
        "no existe esa métrica en este proyecto, o la pregunta es de otro tipo.",
    )


def no_bucket(labels: tuple[str, ...]) -> CauceError:
    """Return the refusal of a bucket that is not over, or too long ago."""
    return invalid(
        "at",
        "must be the label of one of the last buckets that are over.",
        "debe ser la etiqueta de uno de los últimos intervalos terminados.",
        labels[-5:],
    )
