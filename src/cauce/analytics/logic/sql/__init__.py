"""Questions written in SQL: read, judged node by node, written anew over the project's own views.

    text ── reading ──► tree ── names ──► what it names ── queries, expressions ──► our own SQL

No word of the text reaches the engine: each node that has a rule is written by it, every other one is
refused; names are marked (``views.MARK``), values are bound. The engine filters by project once more.
"""
