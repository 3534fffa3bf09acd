"""The reference page of answers' files, from ``cauce.analytics.contracts``."""

from __future__ import annotations

from cauce.analytics.contracts import MORE_TABLES, TABLES, Column

INTRO = """# Files of answers

`POST /api/v1/projects/{project_id}/query/export?format=csv|xlsx|jsonl|parquet|arrow` takes any
[question](http-api.md) and gives its answer as one tidy table: a row a number, always the same columns for a kind of
question; one in [SQL](#sql) has the columns that it selects. A funnel has further tables, with `table=` their name: how long it took
(`time_to_convert`), with `interval` its conversion `over_time`, with `drop_off` what those who left did next (`drop_off`); `xlsx` has a sheet
for each. How to: [Take data out](../howto/take-data-out.md).

| form | dates and times | text that begins like a formula | says about itself |
|---|---|---|---|
| `csv` | ISO 8601; times in UTC | `'` in front | its name |
| `xlsx` | dates; times by the clock of the question's time zone | text, never a formula | the last sheet |
| `jsonl` | ISO 8601, times with the offset of the question's time zone; JSON is what it says | as it is | its name |
| `parquet`, `arrow` | dates; times with the question's time zone | as it is | metadata `cauce.*` of the schema |

What a file says about itself: the question as it was asked, the section of the [definitions](definitions.md), the time
zone, the version of the data (equal versions mean equal answers), rows read, when it was asked, what to mind. A CSV
begins with a byte order mark when `bom=true` asks for it: Excel then reads it as UTF-8. A sheet holds 1,048,575 rows,
16,384 columns and 32,767 characters a cell; more are refused (`too_many_rows`, `too_many_columns`), a longer text is cut
and ends with `…`, a whole number beyond 2^53 is text there, since a sheet would round it. Lists of
people are complete: all pages, from `cursor` on when there is one, whatever `limit` says. `arrow` is the
[Arrow IPC file format](https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format).
"""
SQL = """
## sql

The columns of the `SELECT`, with their names; a name that comes twice gets a number (`n`, `n_2`). Up to 10,000 rows, as on
the page; the warning about more is in the file. Types follow the engine's:

| the engine's type | in the file |
|---|---|
| `Int…`, `UInt…` | whole number; a column with one beyond 64 bits with a sign is text, exact to the last digit |
| `Float…`, `Decimal…` | number |
| `Bool` | true or false |
| `Date`, `Date32` | date |
| `DateTime`, `DateTime64` | time, to the millisecond |
| `Array`, `Map`, `Tuple` | JSON |
| all others | text |
"""


def answer_files_page() -> str:
    """Return the page of answers' files."""
    parts = [INTRO]
    for kind, columns in TABLES.items():
        parts.append(f"\n## {kind}\n{_rows(columns)}")
        for name, more in MORE_TABLES.get(kind, {}).items():
            parts.append(f"\n### {kind}: {name}\n{_rows(more)}")
    return "".join([*parts, SQL])


def _rows(columns: tuple[Column, ...]) -> str:
    rows = [f"| `{c.name}` | {c.type} | {c.text} |" for c in columns]
    return "\n| column | holds | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n"
