"""A preview on a terminal: each row as it is on the left, what becomes of it on the right."""

from collections.abc import Sequence

import msgspec

from cauce.kernel.errors import Language, Text
from cauce.main.importing.preview import PreviewRow

ROW = Text("row {number} of {file}", "fila {number} de {file}")
OUT = Text("left out by the mapping", "el mapeo la deja fuera")
WRONG = Text("refused", "rechazada")
_encode = msgspec.json.Encoder(enc_hook=str).encode


def print_preview(rows: Sequence[PreviewRow], language: Language) -> None:
    """Print the rows."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Words

    console = Console()
    for row in rows:
        title = ROW.in_language(language).format(number=row.number, file=row.file)
        table = Table(title=title, title_justify="left", show_header=False, expand=True)
        table.add_row(Words(shown(row.original)), Words(_becomes(row, language)))
        console.print(table)


def shown(value: object) -> str:
    """Return a value as indented JSON, text as it is."""
    return (
        value if isinstance(value, str) else msgspec.json.format(_encode(value), indent=1).decode()
    )


def _becomes(row: PreviewRow, language: Language) -> str:
    wrong = WRONG.in_language(language)
    parts = [shown(call) for call in row.calls]
    parts += [f"✗ {wrong}: {problem.reason}: {problem.detail}" for problem in row.problems]
    return "\n".join(parts) or OUT.in_language(language)
