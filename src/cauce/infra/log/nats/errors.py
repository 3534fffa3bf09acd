"""What can be wrong with the stream, as errors for people and programs."""

from cauce.kernel.errors import CauceError, Kind, Text


def unreachable(reason: str) -> CauceError:
    """Return the 503 for a cluster that does not confirm: no server, no leader, no quorum."""
    return CauceError(
        "log_unreachable",
        Text(
            f"The log's cluster did not confirm ({reason}), so nothing was promised. Send it again:"
            " collecting goes on by itself once most of its servers are back.",
            f"El clúster del registro no confirmó ({reason}), así que no se prometió nada. Reenvíalo:"
            " la recogida sigue sola cuando vuelva la mayoría de sus servidores.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=2,
    )


def stream_full(reason: str) -> CauceError:
    """Return the 503 for a stream that reached its limit and refuses what is new."""
    return CauceError(
        "log_full",
        Text(
            f"The log's stream is full ({reason}), so no event can be kept. Raise its max_bytes or"
            " lower log_retention_days: collecting goes on by itself.",
            f"El stream del registro está lleno ({reason}) y no se puede guardar ningún evento. Sube"
            " su max_bytes o baja log_retention_days: la recogida sigue sola.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=30,
    )


def unsafe(risks: str, risks_es: str, codes: str) -> CauceError:
    """Return the refusal of a stream that cannot keep what a 2xx promises."""
    return CauceError(
        "log_unsafe",
        Text(
            f"The log's stream would break the promise of a 2xx. {risks} Change it; or accept the"
            f" risk knowingly with CAUCE_LOG_ACCEPT={codes}.",
            f"El stream del registro rompería lo que promete un 2xx. {risks_es} Cámbialo; o acepta el"
            f" riesgo a sabiendas con CAUCE_LOG_ACCEPT={codes}.",
        ),
        Kind.CONFLICT,
    )


def gap(first: int, wanted: int) -> CauceError:
    """Return the error for messages that the stream dropped before they were copied."""
    return CauceError(
        "log_gap",
        Text(
            f"The stream begins at {first}, but {wanted} was not copied yet: something removed"
            " messages that nobody had read. Restore the stream, or the copy of another worker.",
            f"El stream empieza en {first}, pero {wanted} aún no se había copiado: algo quitó mensajes"
            " que nadie había leído. Restaura el stream o la copia de otro worker.",
        ),
        Kind.CONFLICT,
    )


def other_stream(name: str) -> CauceError:
    """Return the error for a stream that was made anew under the same name."""
    return CauceError(
        "log_stream_changed",
        Text(
            f"The stream {name} is not the one that was read until now: it was removed and made"
            " again. Give the new one another name in CAUCE_LOG_URL, or restore the old one.",
            f"El stream {name} no es el que se leía hasta ahora: alguien lo borró y lo creó de nuevo."
            " Da otro nombre al nuevo en CAUCE_LOG_URL o restaura el antiguo.",
        ),
        Kind.CONFLICT,
    )


def copy_damaged() -> CauceError:
    """Return the error for a copy that lost frames; it is made again by itself."""
    return CauceError(
        "log_copy_damaged",
        Text(
            "This machine's copy of the stream lost frames, so it is copied again. Check its disk.",
            "La copia del stream en esta máquina perdió tramas y se copia de nuevo. Revisa su disco.",
        ),
        Kind.UNAVAILABLE,
        retry_after_s=5,
    )


def not_migrated(stream: str) -> CauceError:
    """Return the error for a folder whose log is not a copy of the stream that the settings name."""
    return CauceError(
        "log_not_migrated",
        Text(
            f"The log in the data folder is not a copy of the stream {stream}: events in it may not be"
            " stored yet. Move it with `cauce log migrate --to nats://…`, or use an empty --data.",
            f"El registro de la carpeta de datos no es una copia del stream {stream}: puede tener eventos"
            " sin guardar. Trasládalo con `cauce log migrate --to nats://…` o usa otra --data vacía.",
        ),
        Kind.CONFLICT,
    )


def still_in_stream(stream: str) -> CauceError:
    """Return the error for a folder that is a copy of a stream, opened as if it were the log itself."""
    return CauceError(
        "log_still_in_stream",
        Text(
            f"The log in the data folder is a copy of the stream {stream}, which may hold events that"
            " are not copied yet. Set CAUCE_LOG_URL, or bring the log back with"
            " `cauce log migrate --to segments`.",
            f"El registro de la carpeta de datos es una copia del stream {stream}, que puede tener"
            " eventos sin copiar. Define CAUCE_LOG_URL o trae el registro de vuelta con"
            " `cauce log migrate --to segments`.",
        ),
        Kind.CONFLICT,
    )


def not_empty(stream: str) -> CauceError:
    """Return the error for a stream that has messages of somebody else."""
    return CauceError(
        "log_stream_not_empty",
        Text(
            f"The stream {stream} has messages already, so numbers would not fit. Name a new stream.",
            f"El stream {stream} ya tiene mensajes y los números no encajarían. Indica un stream nuevo.",
        ),
        Kind.CONFLICT,
    )


def not_level(stream: str) -> CauceError:
    """Return the error for a stream that somebody still writes to."""
    return CauceError(
        "log_not_level",
        Text(
            f"The stream {stream} still grows. Stop every collector, then run this again.",
            f"El stream {stream} sigue creciendo. Para todos los recolectores y repite la orden.",
        ),
        Kind.CONFLICT,
    )


def differs(stream: str) -> CauceError:
    """Return the error for two copies of a log that are not the same; nothing was switched."""
    return CauceError(
        "log_differs",
        Text(
            f"What is in the stream {stream} is not what is in the folder, so nothing was switched."
            " Name a new stream and run this again; the folder is unchanged.",
            f"Lo que hay en el stream {stream} no es lo que hay en la carpeta, así que no se cambió"
            " nada. Indica un stream nuevo y repite la orden; la carpeta sigue igual.",
        ),
        Kind.CONFLICT,
    )
