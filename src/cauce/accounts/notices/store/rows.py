"""How values of notices are stored and read back."""

from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any

from psycopg.types.json import Jsonb

from cauce.accounts.notices.contracts import Notice, NoticeId, NoticeKind, Value
from cauce.kernel.enclosure import Enclosure
from cauce.kernel.errors import Text


def sql(name: str) -> str:
    """Return the statement of a file."""
    return (files("cauce.accounts.notices") / "sql" / f"{name}.sql").read_text("utf-8")


def text_json(text: Text | None) -> Jsonb | None:
    """Return a text as it is stored."""
    return None if text is None else Jsonb({"en": text.en, "es": text.es})


def text_of(stored: Mapping[str, str] | None) -> Text | None:
    """Return a stored text."""
    return None if stored is None else Text(stored["en"], stored["es"])


def values_json(values: Mapping[str, Value]) -> Jsonb:
    """Return the values of a notice as they are stored; an instant says that it is one."""
    return Jsonb({
        name: {"at": value.isoformat()} if isinstance(value, datetime) else value
        for name, value in values.items()
    })  # fmt: skip


def values_of(stored: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values of a notice."""
    return {
        name: datetime.fromisoformat(value["at"]) if isinstance(value, dict) else value
        for name, value in stored.items()
    }


def notice_of(row: Mapping[str, Any], enclosed: tuple[Enclosure, ...]) -> Notice:
    """Return the notice of a row with its files."""
    title, body = text_of(row["title"]), text_of(row["body"])
    assert title is not None and body is not None  # noqa: S101, PT018
    return Notice(
        NoticeId(row["notice_id"]),
        NoticeKind(row["kind"]),
        title,
        body,
        text_of(row["html"]),
        values_of(row["values"]),
        row["link"],
        row["notice_created_at"],
        enclosed,
    )
