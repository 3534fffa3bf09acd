"""Charts stated as one SELECT over the documented views, for the SQL page.

    question ── stated ──► how its kind is told (trend, funnel …) ── wording ──► text that ``sql.guard`` accepts

The text has no bound values and reads no table of the engine: whoever has it can paste it, change it and ask
it again. It gives the numbers of the answer, a row for each that is not empty. What cannot be told in this
way is refused with the reason (``refusals``), never told nearly.
"""
