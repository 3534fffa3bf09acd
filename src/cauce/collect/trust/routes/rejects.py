"""HTTP of refused items: groups, a fix tried and applied, discarding."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from cauce.collect.contracts import RejectReason
from cauce.collect.trust.contracts import Fix, FixKind, RejectGroup, Selection, Tried
from cauce.collect.trust.facade.rejects import Rejects
from cauce.collect.trust.logic.fixing import parse_path
from cauce.infra.web import Reading, Transaction, Writing, service

router = APIRouter(prefix="/projects/{project_id}/rejects", tags=["collect"])
TheRejects = Annotated[Rejects, Depends(service(Rejects))]
Position = Annotated[int, Field(ge=0, lt=2**63)]


class Body(BaseModel):
    """What a client sends: a field we do not know is an error, not silence."""

    model_config = ConfigDict(extra="forbid")


class FixIn(Body):
    """One change: paths such as ``$.properties.plan``."""

    kind: FixKind
    path: str = Field(max_length=500)
    to: str = Field(default="", max_length=500, description="Where `rename` puts it")
    value: Any = Field(default=None, description="What `set` writes")

    def fix(self, at: int) -> Fix:
        """Return the change.

        Raises:
            CauceError: ``invalid_field``, the path that is none.
        """
        to = parse_path(f"fixes.{at}.to", self.to) if self.kind is FixKind.RENAME else ()
        return Fix(self.kind, parse_path(f"fixes.{at}.path", self.path), to, self.value)


class SelectionIn(Body):
    """Open items: of a reason, of a source, or single ones; everything when nothing is said."""

    reason: RejectReason | None = None
    source: Annotated[str, Field(max_length=200)] | None = None
    seqs: list[Position] = Field(default_factory=list, max_length=1000)

    def selection(self) -> Selection:
        """Return what is selected."""
        return Selection(self.reason or "", self.source, tuple(self.seqs))


class TryIn(SelectionIn):
    """A selection and the changes to try."""

    fixes: list[FixIn] = Field(default_factory=list, max_length=20)

    def changes(self) -> list[Fix]:
        """Return the changes in order."""
        return [one.fix(at) for at, one in enumerate(self.fixes)]


class ReplayIn(TryIn):
    """What is replayed; to go on, the same again with ``after_seq`` and ``upto_seq`` of the answer."""

    after_seq: Position = 0
    upto_seq: Position | None = None


class RejectGroupOut(BaseModel):
    """Open items of one reason and source; ``format`` is the vendor whose shape they have."""

    reason: str
    source: str
    format: str
    count: int
    first: datetime
    newest: datetime
    seq: int
    detail: str
    message_id: str
    sample: str
    replayable: bool

    @classmethod
    def of(cls, group: RejectGroup) -> "RejectGroupOut":
        """Return the JSON of a group."""
        newest = group.newest
        return cls(
            reason=group.reason, source=group.source, format=group.format, count=group.count,
            first=group.first, newest=newest.received_at, seq=newest.seq, detail=newest.detail,
            message_id=newest.message_id, sample=newest.sample, replayable=group.replayable,
        )  # fmt: skip


class RejectGroupsOut(BaseModel):
    """Groups of open items, the largest first."""

    items: list[RejectGroupOut]


class TriedOut(BaseModel):
    """An item before and after; ``reason`` is empty when it would be accepted, ``unreadable`` when what is kept is no whole JSON object."""

    seq: int
    before: str
    after: str
    accepted: bool
    reason: str
    detail: str

    @classmethod
    def of(cls, tried: Tried) -> "TriedOut":
        """Return the JSON of a trial."""
        return cls(
            seq=tried.kept.seq, before=tried.kept.sample, after=tried.after,
            accepted=not tried.reason, reason=tried.reason, detail=tried.detail,
        )  # fmt: skip


class PreviewOut(BaseModel):
    """At most ten of the newest items of a selection."""

    items: list[TriedOut]


class ReplayOut(BaseModel):
    """What became of the items; ``after_seq`` is where to go on, null when all are through."""

    accepted: int
    duplicates: int
    refused: int
    unreadable: int
    after_seq: int | None
    upto_seq: int


class DiscardOut(BaseModel):
    """How many items were discarded."""

    discarded: int


@router.get("/groups")
def list_reject_groups(access: Reading, rejects: TheRejects) -> RejectGroupsOut:
    """Open refused items by reason and source, each with its newest."""
    return RejectGroupsOut(items=[RejectGroupOut.of(g) for g in rejects.groups(access.project_id)])


@router.post("/preview")
def preview_reject_fix(
    body: TryIn, access: Writing, tx: Transaction, rejects: TheRejects
) -> PreviewOut:
    """Ten items before and after a fix, with what collecting would say; nothing is stored."""
    found = rejects.preview(tx, access.project_id, body.selection(), body.changes())
    return PreviewOut(items=[TriedOut.of(one) for one in found])


@router.post("/replay")
def replay_rejects(
    body: ReplayIn, access: Writing, tx: Transaction, rejects: TheRejects
) -> ReplayOut:
    """Send corrected items through collecting; what is refused again is kept with its new reason."""
    done = rejects.replay(
        tx, access, body.selection(), body.changes(), after=body.after_seq, upto=body.upto_seq
    )
    return ReplayOut(**{name: getattr(done, name) for name in ReplayOut.model_fields})


@router.post("/discard")
def discard_rejects(
    body: SelectionIn, access: Writing, tx: Transaction, rejects: TheRejects
) -> DiscardOut:
    """Close items for good; the audit log keeps by whom and how many."""
    return DiscardOut(discarded=rejects.discard(tx, access, body.selection()))
