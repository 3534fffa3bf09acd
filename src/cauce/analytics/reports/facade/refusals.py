"""What reports are refused for, and why an edition was not sent."""

from cauce.analytics.reports.contracts import MAX_READERS, MAX_REPORTS, PAUSED_AFTER
from cauce.kernel.errors import CauceError, Kind, Text, not_found

PAUSED = Text(
    "The report was paused, changed or removed before this edition left.",
    "El informe se pausó, se cambió o se eliminó antes de que saliera esta edición.",
)
LEFT = Text(
    "The reader has left the report or the workspace, or was taken off the list.",
    "Quien debía leerlo ha dejado el informe o el espacio de trabajo, o ya no está en la lista.",
)
CUT_OFF = Text(
    "The server stopped while it handed this over, so it may have arrived. It is not sent a second time by"
    " itself; send it again if the reader misses it.",
    "El servidor se detuvo mientras lo entregaba, así que puede haber llegado. No se envía una segunda vez"
    " por sí solo; envíalo otra vez si al lector le falta.",
)
BROKEN = Text(
    "Cauce could not make this edition; the server's log says why. It is tried again by itself.",
    "Cauce no pudo hacer esta edición; el registro del servidor dice por qué. Se reintenta sola.",
)
FAILING = Text(
    f"The last {PAUSED_AFTER} editions reached nobody, so the report is paused. Look at its log, mend what"
    " is wrong, then resume it.",
    f"Las {PAUSED_AFTER} últimas ediciones no llegaron a nadie, así que el informe está en pausa. Mira su"
    " registro, corrige lo que falla y reanúdalo.",
)
FAILING_TITLE = Text("The report “{name}” is paused", "El informe «{name}» está en pausa")


def missing() -> CauceError:
    """Return the 404 for a report that there is not."""
    return not_found("report", "ese informe")


def too_many() -> CauceError:
    """Return the refusal of one report more than a project may have."""
    return CauceError(
        "too_many_reports",
        Text(
            f"The project has {MAX_REPORTS} reports, the most there can be. Remove one first.",
            f"El proyecto ya tiene {MAX_REPORTS} informes, el máximo. Elimina antes alguno.",
        ),
        Kind.CONFLICT,
    )


def too_many_readers() -> CauceError:
    """Return the refusal of one reader more than a report may have."""
    return CauceError(
        "too_many_readers",
        Text(
            f"A report goes to at most {MAX_READERS} readers. Use a mailing list for more.",
            f"Un informe va como mucho a {MAX_READERS} lectores. Usa una lista de correo para más.",
        ),
        Kind.INVALID,
    )


def nobody() -> CauceError:
    """Return the refusal of a report without a reader."""
    return CauceError(
        "no_readers",
        Text(
            "The report goes to nobody. Choose a member, or write an address.",
            "El informe no va a nadie. Elige un miembro o escribe una dirección.",
        ),
        Kind.INVALID,
    )


def changed_meanwhile(by: str, revision: int) -> CauceError:
    """Return the refusal of a change that was made to an older revision."""
    return CauceError(
        "report_changed",
        Text(
            f"{by} changed it meanwhile (revision {revision}). Load it again, then repeat your change.",
            f"{by} cambió esto entretanto (revisión {revision}). Vuelve a cargarlo y repite tu cambio.",
        ),
        Kind.CONFLICT,
    )


def no_address() -> CauceError:
    """Return the refusal of a test by somebody whom no mail reaches."""
    return CauceError(
        "no_address",
        Text(
            "You have no e-mail address here, so there is nowhere to send a test. Sign in, and give one under"
            " Settings → Profile.",
            "Aquí no tienes dirección de correo, así que no hay adónde enviar la prueba. Entra y escribe una"
            " en Ajustes → Perfil.",
        ),
        Kind.CONFLICT,
    )


def link_unknown() -> CauceError:
    """Return the refusal of a link to leave that was not signed here."""
    return CauceError(
        "report_link_unknown",
        Text(
            "This link is not whole, or of another installation. Open it from the e-mail again.",
            "Este enlace no está entero o es de otra instalación. Ábrelo otra vez desde el correo.",
        ),
        Kind.FORBIDDEN,
    )
