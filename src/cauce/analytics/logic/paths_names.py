"""Names of steps: grouped by patterns, left out by patterns."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import re2

from cauce.analytics.contracts import PathsQuery
from cauce.analytics.logic.labels import Codes


@dataclass(frozen=True, slots=True)
class Naming:
    """What a paths question calls its steps."""

    groups: tuple[tuple[str, Any], ...]
    exclude: Any

    @classmethod
    def of(cls, query: PathsQuery) -> "Naming":
        """Return the naming of a question."""
        groups = tuple((group.name, wildcards(group.patterns)) for group in query.groups)
        return cls(groups, wildcards(query.exclude) if query.exclude else None)

    def applied(self, names: tuple[str, ...], code: Codes) -> tuple[tuple[str, ...], Codes]:
        """Return the names that are left, and the codes among them; -1 for what is no step.

        Example:
            >>> naming = Naming((("Blog", wildcards(("/blog*",))),), wildcards(("/admin",)))
            >>> names, code = naming.applied(("/blog/a", "/blog", "/admin", ""), np.arange(4))
            >>> names, code.tolist()
            (('Blog',), [0, 0, -1, -1])
        """
        known: dict[str, int] = {}
        place = [-1] * (len(names) + 1)
        for i, name in enumerate(names):
            shown = self._shown(name)
            if shown is not None:
                place[i] = known.setdefault(shown, len(known))
        return tuple(known), np.array(place, np.int32)[code]

    def _shown(self, name: str) -> str | None:
        if not name:
            return None
        for group, pattern in self.groups:
            if pattern.fullmatch(name):
                name = group
                break
        left_out = self.exclude is not None and self.exclude.fullmatch(name)
        return None if left_out else name


def wildcards(patterns: tuple[str, ...]) -> Any:
    """Return what matches any of the patterns; ``*`` stands for anything, also nothing.

    Of RE2, whose time is linear in the text whatever the pattern.
    """
    texts = [".*".join(map(re2.escape, pattern.split("*"))) for pattern in patterns]
    options = re2.Options()
    options.dot_nl = True
    return re2.compile("|".join(f"(?:{text})" for text in texts), options)  # type: ignore[no-untyped-call]
