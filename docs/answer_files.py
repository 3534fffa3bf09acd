"""The reference page of answers' files, from ``cauce.analytics.contracts``."""

from __future__ import annotations

from cauce.analytics.contracts import TABLES

INTRO = """# Files of answers

`POST /api/v1/projects/{project_id}/query/export?format=csv|xlsx|jsonl|parquet|arrow` takes any
[question](http-api.md) and gives its answer as one tidy table: a row a number, always the same columns for a kind of
question. How to: [Take data out](../howto/take-data-out.md).

| form | dates and times | text that begins like a formula | says about itself |
|---|---|---|---|
| `csv` | ISO 8601; times in UTC | `'` in front | its name |
| `xlsx` | dates; times by the clock of the question's time zone | text, never a formula | a second sheet |
| `jsonl` | ISO 8601, times with the offset of the question's time zone; traits are objects | as it is | its name |
| `parquet`, `arrow` | dates; times with the question's time zone | as it is | metadata `cauce.*` of the schema |

What a file says about itself: the question as it was asked, the section of the [definitions](definitions.md), the time
zone, the version of the data (equal versions mean equal answers), rows read, when it was asked, what to mind. A CSV
begins with a byte order mark when `bom=true` asks for it: Excel then reads it as UTF-8. A sheet holds 1,048,575 rows
and 32,767 characters a cell; more rows are refused (`too_many_rows`), a longer text is cut and ends with `…`. Lists of
people are complete: all pages, from `cursor` on when there is one, whatever `limit` says. `arrow` is the
[Arrow IPC file format](https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format).
"""


def answer_files_page() -> str:
    """Return the page of answers' files."""
    parts = [INTRO]
    for kind, columns in TABLES.items():
        rows = [f"| `{c.name}` | {c.type} | {c.text} |" for c in columns]
        head = f"\n## {kind}\n\n| column | holds | meaning |\n|---|---|---|\n"
        parts.append(head + "\n".join(rows) + "\n")
    return "".join(parts)
