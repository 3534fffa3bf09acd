"""What a plan yields and is sent: statements, jobs, rows."""

from collections.abc import Callable, Generator, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from numpy.typing import NDArray

from cauce.analytics.contracts.answer import Caveat, Result
from cauce.analytics.contracts.common import Breakdown
from cauce.analytics.contracts.paths import PathStep
from cauce.analytics.contracts.sessions import PageBreakdown
from cauce.rules import ALWAYS, Condition, GroupType, Types
from cauce.segments.contracts import Segment


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL text and its bound values: what ``logic`` asks and ``store`` runs.

    ``standing``: a few numbers that many questions need, asked for once in each version of the data.
    """

    sql: str
    params: dict[str, Any]
    standing: bool = False


Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Planned:
    """A result, with the section of ``definitions.md`` that explains it and what to warn of."""

    result: Result
    definition: str
    warnings: tuple[Caveat, ...] = ()


Columns = Mapping[str, Any]
"""Column name → Arrow array of a statement's rows."""


@dataclass(frozen=True, slots=True)
class Job:
    """A statement and the pure work on its columns (on none without a statement)."""

    statement: Statement | None
    work: Callable[[Columns], Any]


@dataclass(frozen=True, slots=True)
class Lasting:
    """What jobs come to is the same again for equal ``key`` and the very same arrays ``of``.

    ``anew``: they are run whatever is remembered, and take its place. It is remembered if it takes no more than one of
    ``share`` equal parts of the room for all.
    """

    key: Hashable
    of: tuple[NDArray[Any], ...]
    anew: bool = False
    share: int = 1


@dataclass(frozen=True, slots=True)
class Jobs:
    """Jobs that may run at the same time; the plan is sent what each came to, in order.

    With ``lasting`` they are not run again while what they came to is remembered; no jobs at all ask for just that,
    and are sent nothing where it is not.
    """

    jobs: tuple[Job, ...]
    lasting: Lasting | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A statement made of what a person wrote: run under limits; the plan is sent its ``Table``."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the names and the engine's types of their columns."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is planned with: the project, the instant, and whether it has merges.

    ``types`` are those that properties of the project's events have; None: not known, any may occur.
    ``include_bots``: what programs did counts too. ``sample``: only this share of the people.
    ``segments``: those the question names, by their ids. ``groups``: they stand where persons stand otherwise.
    ``group_type``: only those of one type; None: by ``context.groupId``, whatever its type.
    """

    project_id: int
    now: datetime
    merged: bool
    types: Types | None = None
    include_bots: bool = False
    sample: float = 1.0
    segments: Mapping[str, Segment] = field(default_factory=dict)
    utc: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    groups: bool = False
    group_type: GroupType | None = None

    @property
    def resolves(self) -> bool:
        """Whether who acts has to be resolved: persons are merged, groups never are."""
        return self.merged and not self.groups


class ByText:
    """Equal when written alike.

    To Python 1, 1.0 and True are equal; a condition on one of them selects other events.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))


@dataclass(frozen=True, slots=True, eq=False)
class Selected(ByText):
    """What may be kept at hand: the events that match, by what each carries itself.

    ``event`` None is any event that is not internal. ``by``: with the value of each that it is broken down by.
    """

    event: str | None
    where: Condition = ALWAYS
    by: Breakdown | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Trailed(ByText):
    """What may be kept at hand: all events of everybody, session after session, each with its name.

    With ``steps`` also with the name of the first of these that it matches; with ``by`` with the value that it gives
    its session.
    """

    steps: tuple[PathStep, ...] = ()
    by: Breakdown | PageBreakdown | None = None
    event: None = None


@dataclass(frozen=True, slots=True)
class AtHand:
    """Asks for what is kept of some selections; the plan is sent it.

    It is sent None when they are not worth keeping or do not fit: it then reads rows. ``instead`` is the
    statement of those rows, shown with the answer. ``own`` counts them, where a question may need few of all
    that would be kept: it is read once questions have needed about as much (None: at once).
    """

    wanted: tuple[Selected | Trailed, ...]
    scope: Scope
    instead: Statement
    own: Statement | None = None


Step = Statement | Jobs | Written | AtHand
"""What a plan yields."""

Plan = Generator[Step, Any, Planned]
"""An answer worked out purely: it yields statements or jobs and is sent rows (``facade`` runs it)."""
