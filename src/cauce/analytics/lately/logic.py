"""Selections as documents that outlive a process."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from cauce.analytics.contracts import Breakdown, Selected
from cauce.analytics.lately.contracts import AskedFor
from cauce.analytics.logic.questions.common import parse_match, read_breakdown
from cauce.analytics.logic.reading import Fields
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId
from cauce.rules import document_of


def written(asked: AskedFor) -> str | None:
    """Return a selection as JSON; None for one that cannot be read from it again."""
    selected = asked.selected
    document: dict[str, Any] = {"where": document_of(selected.where), "bots": asked.include_bots}
    if selected.event is not None:
        document["event"] = selected.event
    if selected.by is not None:
        document["breakdown"] = _breakdown(selected.by)
    text = json.dumps(document, sort_keys=True, ensure_ascii=False)
    return text if read(asked.project_id, json.loads(text)) == asked else None


def read(project_id: ProjectId, document: Mapping[str, Any]) -> AskedFor | None:
    """Return the selection of a document; None when this release does not know what it says."""
    try:
        fields = Fields.of(document, "", ("event", "where", "breakdown", "bots"))
        match = parse_match({k: document[k] for k in ("event", "where") if k in document}, "")
        by = read_breakdown(fields, several=True)
    except CauceError:
        return None
    return AskedFor(project_id, Selected(match.event, match.where, by), bool(document.get("bots")))


def _breakdown(by: Breakdown) -> dict[str, Any]:
    first, *also = ({one.subject.value: one.name} for one in by.splits)
    return {**first, "limit": by.limit, **({"also": also} if also else {})}


def digest_of(text: str) -> bytes:
    """Return what stands for a document in a key."""
    return hashlib.sha256(text.encode()).digest()
