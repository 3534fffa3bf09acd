"""Seeing an erasure through: both databases, the log, and the certificate that says so."""

import re
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec
import structlog

from cauce.infra.db import Database, Tx
from cauce.infra.events import Events
from cauce.infra.ledger import Ledger
from cauce.infra.log.cleaner import SegmentCleaner
from cauce.infra.log.contracts import Frame, FrameKind
from cauce.infra.signing import Signer, is_authentic
from cauce.kernel.clock import Clock, utc_now
from cauce.kernel.errors import CauceError, not_found
from cauce.kernel.ids import PersonId, ProjectId, person_text
from cauce.people.contracts import Erasure
from cauce.people.facade import People
from cauce.people.facade.erasing import Erased
from cauce.people.logic.mentions import Mentions
from cauce.people.store import copies, erasures

log = structlog.get_logger()
ATTEMPTS, PAUSE_S = 240, 0.5
AS_IT_CAME = (FrameKind.REJECT, FrameKind.DELIVERY)
"""Frames that hold a text as it was sent, in ``sample``."""
_PERSON = re.compile(rb'"person_id":(\d+)')
RESIDUAL = (
    "PostgreSQL's write-ahead log keeps older row versions until it is overwritten",
    "replaced parts of the events engine are deleted within ten minutes of the rewrite",
    "copies made outside of this installation: backups (restoring one applies this erasure again),"
    " exported files, what destinations received",
)


@dataclass(frozen=True)
class Erasures:
    """Every verb may be repeated after a crash and goes on where it stopped.

    Attributes:
        people: who is erased.
        cleaner: takes frames out of the log.
        ledger: digests of who was erased, outside of the databases; survives a restored copy.
        signer: signs certificates.
        stream: what the log's stream beyond this machine keeps, empty when there is none.
        clock: the instants in them.
    """

    people: People
    cleaner: SegmentCleaner
    ledger: Ledger
    signer: Signer
    stream: str = ""
    clock: Clock = utc_now
    _working: threading.Lock = field(default_factory=threading.Lock)

    @property
    def _database(self) -> Database:
        return self.people.database

    @property
    def _events(self) -> Events:
        return self.people.events

    def request(
        self, tx: Tx, project_id: ProjectId, erased: Erased, audit: Mapping[str, Any] | None
    ) -> Erasure:
        """Return the request that sees ``erased`` through; ``audit`` names the entry that asked."""
        request = Erasure(
            erasure_id=str(uuid4()),
            project_id=project_id,
            raws=erased.raws,
            words=erased.words,
            until_seq=erased.until_seq,
            requested_at=self.clock(),
            removed={"postgresql": dict(erased.rows)},
            audit=audit,
        )
        erasures.request(tx, request)
        return request

    def begin(self, request: Erasure) -> None:
        """Make the request survive a restored copy, and start working; returns at once."""
        self._enter(request)
        threading.Thread(
            target=self._see_through, args=(request.erasure_id,), name="erasure", daemon=True
        ).start()

    def reapply(self) -> int:
        """Return how many erasures a restored copy did not know; they take effect with this.

        Call it before consumers start. Events of a restored log count as what was erased, whatever
        their number; what arrives from now on does not.
        """
        with self._database.transaction() as tx:
            known = erasures.known(tx)
        new = [entry for entry in self.ledger.entries() if entry["erasure"] not in known]
        for entry in new:
            with self._database.transaction() as tx:
                self._reapply(tx, entry)
        if new:
            log.warning("erasures.reapplied", count=len(new))
            self.people.publish_waiting()
        return len(new)

    def advance(self) -> int:
        """Return how many erasures were finished now.

        One waits while events of before it are still on their way to the databases, or in the
        segment that is being written.
        """
        with self._working:
            with self._database.transaction() as tx:
                waiting = erasures.unfinished(tx)
            for request in waiting:
                self._enter(request)
            due = [request for request in waiting if self.cleaner.ready(request.until_seq)]
            if not due:
                return 0
            self.people.publish_waiting()
            counted = [self._empty_tables(request) for request in due]
            cleaned = self._clean_log(counted)
            large = erasures.compact(self._database, [raw for r in cleaned for raw in r.raws])
            for request in cleaned:
                self._certify(request, large)
            erasures.compact_requests(self._database)
            return len(cleaned)

    def listed(self, tx: Tx, project_id: ProjectId) -> Sequence[Erasure]:
        """Return the erasures of a project, newest first."""
        return erasures.listed(tx, project_id)

    def get(self, tx: Tx, project_id: ProjectId, erasure_id: str) -> Erasure:
        """Return one erasure.

        Raises:
            CauceError: ``not_found``.
        """
        try:
            found = erasures.find(tx, project_id, erasure_id)
        except ValueError:
            found = None
        if found is None:
            raise not_found("erasure", "ese borrado")
        return found

    def is_ours(self, certificate: Mapping[str, Any]) -> bool:
        """Return whether a certificate is whole and signed with this installation's key."""
        return is_authentic(certificate) and certificate.get("public_key") == self.signer.public_key

    def _see_through(self, erasure_id: str) -> None:
        """Work until one erasure is done; what fails or takes too long housekeeping goes on with."""
        for _ in range(ATTEMPTS):
            try:
                self.advance()
                with self._database.transaction() as tx:
                    open_ = erasures.is_open(tx, erasure_id)
            except CauceError as error:
                log.warning("erasure.paused", erasure_id=erasure_id, code=error.code)
                return
            except Exception:
                log.exception("erasure.failed", erasure_id=erasure_id)
                return
            if not open_:
                return
            time.sleep(PAUSE_S)

    def _enter(self, request: Erasure) -> None:
        if any(entry["erasure"] == request.erasure_id for entry in self.ledger.entries()):
            return
        self.ledger.append({
            "erasure": request.erasure_id,
            "project": request.project_id,
            "raws": [person_text(PersonId(raw)) for raw in request.raws],
            "until_seq": request.until_seq,
            "at": request.requested_at.isoformat(),
        })  # fmt: skip

    def _reapply(self, tx: Tx, entry: Mapping[str, Any]) -> None:
        project_id = ProjectId(entry["project"])
        raws = tuple(int(raw, 16) for raw in entry["raws"])
        until = min(entry["until_seq"], self.people.log_head())
        erased = self.people.erase_raws(tx, project_id, raws, until)
        at = datetime.fromisoformat(entry["at"])
        request = Erasure(entry["erasure"], project_id, raws, erased.words, until, at)
        erasures.request(tx, replace(request, removed={"postgresql": dict(erased.rows)}))

    def _empty_tables(self, request: Erasure) -> Erasure:
        """Remove a person from ClickHouse and return the request with what that came to."""
        about = Mentions(request.words)
        refused = copies.rejects_with(self._events, request.project_id, request.words)
        seqs = [row.seq for row in refused if row.sample in about]
        kept = copies.deliveries_with(self._events, request.project_id, request.words)
        delivered = [seq for seq, body, headers in kept if body in about or headers in about]
        counted = {
            "events": copies.count_events(
                self._events, request.project_id, request.raws, request.until_seq
            ),
            "persons": copies.count_copies(
                self._events, request.project_id, request.raws, request.version
            ),
            "rejects": len(seqs),
            "deliveries": len(delivered),
        }
        request = self._note(request, "clickhouse", counted)
        copies.erase_now(
            self._events, request.project_id, request.raws, request.until_seq, request.version
        )
        copies.erase_rejects(self._events, request.project_id, seqs)
        copies.erase_deliveries(self._events, request.project_id, delivered)
        return request

    def _clean_log(self, requests: Sequence[Erasure]) -> list[Erasure]:
        """Take the frames of all of them out of the log in one pass."""
        current = {request.erasure_id: request for request in requests}

        def announce(segment: str, gone: Counter[str]) -> None:
            for erasure_id, count in gone.items():
                request = current[erasure_id]
                current[erasure_id] = self._note(request, "log", {segment: count})

        self.cleaner.erase(
            max(request.until_seq for request in requests),
            _Owners(requests),
            announce,
            [word.encode() for request in requests for word in request.words],
        )
        return list(current.values())

    def _note(self, request: Erasure, place: str, counts: Mapping[str, int]) -> Erasure:
        """Remember what is about to go; after a crash the larger count is the true one."""
        before = dict(request.removed.get(place, {}))
        after = before | {name: max(n, before.get(name, 0)) for name, n in counts.items()}
        request = replace(request, removed={**request.removed, place: after})
        with self._database.transaction() as tx:
            erasures.note_removed(tx, request.erasure_id, request.removed)
        return request

    def _certify(self, request: Erasure, large: Sequence[str]) -> None:
        segments = request.removed.get("log", {})
        certificate = {
            "certificate": "erasure of a person",
            "erasure_id": request.erasure_id,
            "project_id": str(request.project_id),
            "ids": [person_text(PersonId(raw)) for raw in request.raws],
            "requested_at": request.requested_at.isoformat(),
            "finished_at": self.clock().isoformat(),
            "until_seq": request.until_seq,
            "removed": {
                **{place: n for place, n in request.removed.items() if place != "log"},
                "log": {"frames": sum(segments.values()), "segments": len(segments)},
            },
            "remaining": {
                "events": copies.count_events(
                    self._events, request.project_id, request.raws, request.until_seq
                ),
                "persons": copies.count_copies(
                    self._events, request.project_id, request.raws, request.version
                ),
            },
            "residual": [
                *RESIDUAL,
                *([self.stream] if self.stream else ()),
                *(f"dead rows of {name} until reused" for name in large),
            ],
            "audit": request.audit,
        }
        with self._database.transaction() as tx:
            erasures.finish(tx, request.erasure_id, self.signer.sign(certificate))


class _Owners:
    """Which of several requests a frame of the log has to go for."""

    def __init__(self, requests: Sequence[Erasure]) -> None:
        self._by_person = {
            (request.project_id, raw): request for request in requests for raw in request.raws
        }
        self._refused = [(request, Mentions(request.words)) for request in requests]
        self._projects = {request.project_id for request in requests}

    def __call__(self, frame: Frame) -> str | None:
        if frame.project_id not in self._projects:
            return None
        if frame.kind is FrameKind.EVENT:
            return self._owner_of_event(frame)
        return self._owner_of_text(frame) if frame.kind in AS_IT_CAME else None

    def _owner_of_event(self, frame: Frame) -> str | None:
        found = _PERSON.search(frame.payload)
        person = int(found.group(1)) if found else 0
        request = self._by_person.get((ProjectId(frame.project_id), person))
        return request.erasure_id if request and frame.seq <= request.until_seq else None

    def _owner_of_text(self, frame: Frame) -> str | None:
        row = msgspec.json.decode(frame.payload)
        for request, mentions in self._refused:
            mine = request.project_id == frame.project_id and frame.seq <= request.until_seq
            if mine and any(str(row.get(name, "")) in mentions for name in ("sample", "headers")):
                return request.erasure_id
        return None
