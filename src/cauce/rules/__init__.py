"""The condition language: one tree, read from JSON, run as ClickHouse SQL or in memory.

Reference: ``docs/reference/conditions.md``. Both interpreters are held equal by
``tests/integration/rules/test_interpreters_agree.py``.
"""

from cauce.rules.binding import Binder, quote, quote_path
from cauce.rules.compile import SqlContext, compile_sql, person_of, same_person_rows
from cauce.rules.contracts import (
    ALWAYS,
    DEFAULT_GROUP_TYPE,
    All,
    Any,
    Comparison,
    Condition,
    Did,
    Facts,
    GroupType,
    Not,
    Op,
    PastEvent,
    SegmentIs,
    Subject,
)
from cauce.rules.match import matches
from cauce.rules.parse import parse
from cauce.rules.types import Types
from cauce.rules.walk import (
    depends_on_now,
    depends_on_zone,
    leaves,
    names_of,
    segments_of,
    uses_people,
)
from cauce.rules.write import document_of

__all__ = [
    "ALWAYS",
    "DEFAULT_GROUP_TYPE",
    "All",
    "Any",
    "Binder",
    "Comparison",
    "Condition",
    "Did",
    "Facts",
    "GroupType",
    "Not",
    "Op",
    "PastEvent",
    "SegmentIs",
    "SqlContext",
    "Subject",
    "Types",
    "compile_sql",
    "depends_on_now",
    "depends_on_zone",
    "document_of",
    "leaves",
    "matches",
    "names_of",
    "parse",
    "person_of",
    "quote",
    "quote_path",
    "same_person_rows",
    "segments_of",
    "uses_people",
]
