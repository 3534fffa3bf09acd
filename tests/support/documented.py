"""The OpenAPI document, worked out once for all tests that read it."""

from __future__ import annotations

from functools import cache
from typing import Any

from cauce.api.app import openapi_document


@cache
def openapi() -> dict[str, Any]:
    """Return the document; who reads it leaves it as it is."""
    return openapi_document()
