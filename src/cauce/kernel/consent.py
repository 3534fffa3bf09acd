"""What an event says about consent."""

from collections.abc import Mapping
from typing import Any

MAX_CATEGORY = 100
MOST_CATEGORIES = 50
"""Categories of one event; the rest of them are left out."""


def read_consent(context: Mapping[str, Any]) -> dict[str, bool]:
    """Return category → agreed, as ``context.consent.categoryPreferences`` has it.

    Source: Segment, "Consent in events" (privacy/consent-management).

    Example:
        >>> read_consent({"consent": {"categoryPreferences": {"Advertising": False, "x": "?"}}})
        {'advertising': False}
    """
    consent = context.get("consent")
    said = consent.get("categoryPreferences") if isinstance(consent, dict) else None
    if not isinstance(said, dict):
        return {}
    return {
        name.replace("\0", "").strip().lower(): value
        for name, value in list(said.items())[:MOST_CATEGORIES]
        if isinstance(value, bool) and 0 < len(name.strip()) <= MAX_CATEGORY
    }
