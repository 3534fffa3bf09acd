"""Ids that stand for nobody; they never tie two persons together."""

NOBODY = frozenset(
    [
        *("", "0", "-1", "true", "false", "null", "nil", "<nil>", "none", "undefined", "nan"),
        *("unknown", "n/a", "na", "anon", "anonymous", "guest", "id", "email"),
        *("distinct_id", "distinctid", "[]", "{}", "[object object]", "not_authenticated"),
        "00000000-0000-0000-0000-000000000000",
    ]
)
"""Union of Mixpanel's disallowed ids (reference/import-events) and PostHog's illegal distinct ids."""


def stands_for_somebody(distinct_id: str) -> bool:
    """Return whether an id may link or merge persons.

    Example:
        >>> stands_for_somebody("ana"), stands_for_somebody(" NULL "), stands_for_somebody("0")
        (True, False, False)
    """
    return distinct_id.strip(" \t\r\n\"'").lower() not in NOBODY
