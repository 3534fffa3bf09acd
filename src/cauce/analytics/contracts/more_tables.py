"""What an answer has beside its main table, as tables of their own: their columns and what they mean."""

from collections.abc import Mapping

from cauce.analytics.contracts.table import Column, ColumnType

ANSWER = "answer"
"""The main table of every answer (``TABLES``)."""

_T = ColumnType
MORE_TABLES: Mapping[str, Mapping[str, tuple[Column, ...]]] = {
    "funnel": {
        "over_time": (
            Column("start", _T.DATE, "First day of the interval they entered in."),
            Column("entered", _T.WHOLE, "So many entered."),
            Column("converted", _T.WHOLE, "So many of them finished, whenever that was."),
            Column("rate", _T.NUMBER, "Their share, 0 to 1; empty when nobody entered."),
        ),
        "drop_off": (
            Column("step", _T.WHOLE, "They left before this step, from 2."),
            Column("name", _T.TEXT, "Name of the step."),
            Column("lost", _T.WHOLE, "So many left, the same on each row of a step."),
            Column("event", _T.TEXT, "What they did next, or `$other`; empty: nothing any more."),
            Column("count", _T.WHOLE, "So many did."),
            Column("share", _T.NUMBER, "Of those who left, 0 to 1."),
        ),
        "time_to_convert": (
            Column("from_s", _T.NUMBER, "The whole funnel took at least so many seconds."),
            Column("to_s", _T.NUMBER, "And fewer than these."),
            Column("count", _T.WHOLE, "So many finished in that time."),
        ),
    },
}
"""By kind of question and name of the table; `over_time` and `drop_off` are there when asked for."""
