"""Texts of both languages as JSON of a column."""

from collections.abc import Mapping
from typing import Any

from psycopg.types.json import Jsonb

from cauce.kernel.errors import Text


def text_json(text: Text | None) -> Jsonb | None:
    """Return a text as a column keeps it."""
    return None if text is None else Jsonb({"en": text.en, "es": text.es})


def text_of(value: Mapping[str, Any] | None) -> Text | None:
    """Return the text that a column keeps."""
    return None if value is None else Text(value["en"], value["es"])
