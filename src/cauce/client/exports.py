"""Taking events or people out into a file: part after part, going on where it was cut."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from cauce.client.options import Export
from cauce.client.parts import Parts, Progress
from cauce.client.wire import Wire
from cauce.kernel.errors import CauceError, Kind, Text, invalid

PART_ROWS = 20_000
PAUSES_S = (0.5, 1, 2, 4, 8)
FORMS: tuple[Export, ...] = get_args(Export)
Asked = Mapping[str, Any]
"""Which rows, as the parameters of ``…/exports/…``."""


def download(wire: Wire, what: str, target: Path, form: Export | None, asked: Asked) -> int:
    """Write the file and return its size; cut in the middle, the next call goes on there.

    Raises:
        CauceError: what the server refused; ``export_failed`` when it did not answer for a while;
            ``export_folder_taken``; ``invalid_field`` without a form that there is.
    """
    form = form or form_of(target)
    note = {"project": str(wire.project), "what": what, "form": form, **asked}
    parts = Parts.of(target, form, {name: _text(value) for name, value in note.items()})
    try:
        while not (here := parts.progress()).finished:
            _part(wire, f"exports/{what}", parts, here, {**asked, "format": str(form)})
        return parts.join(target)
    except OSError as error:
        raise failed(str(error)) from error


def form_of(target: Path) -> Export:
    """Return the form that the ending of a file says.

    Raises:
        CauceError: ``invalid_field``.

    Example:
        >>> form_of(Path("orders.parquet"))
        'parquet'
    """
    ending = target.suffix.lstrip(".").lower()
    for form in FORMS:
        if form == ending:
            return form
    allowed = ", ".join(FORMS)
    raise invalid(
        "form",
        f"{target.name!r} does not say the form of the file; end it in one of {allowed}, or give form.",
        f"{target.name!r} no dice la forma del fichero; termínalo en una de {allowed}, o da form.",
        FORMS,
    )


def _part(wire: Wire, path: str, parts: Parts, here: Progress, asked: Asked) -> None:
    """Fetch the next part; a server that is away is waited for, a little longer each time."""
    for pause_s in (*PAUSES_S, None):
        try:
            with wire.pieces(path, **asked, limit=PART_ROWS, cursor=here.cursor) as (pieces, after):
                parts.keep(here.parts, pieces, after)
        except CauceError as error:
            if not error.retryable:
                raise
            if pause_s is None:
                raise failed(error.message.in_language(wire.language)) from error
            time.sleep(pause_s)
        else:
            return


def _text(value: Any) -> Any:
    return value if isinstance(value, (str, int, list)) else str(value)


def failed(why: str) -> CauceError:
    """Return the error for an export that did not come to its end."""
    return CauceError(
        "export_failed",
        Text(
            f"The export did not finish: {why}. What came is kept: run it again and it goes on there.",
            f"La exportación no terminó: {why}. Se guarda lo que llegó: repítela y sigue desde ahí.",
        ),
        Kind.UNAVAILABLE,
    )
