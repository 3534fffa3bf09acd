"""The client that asks one project."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from cauce.client.answers import PAGE_PEOPLE, Answer, Row
from cauce.client.failures import not_configured
from cauce.client.wire import Wire
from cauce.kernel.errors import Language

if TYPE_CHECKING:
    from typing import Unpack

    from cauce.client.options import (
        AttributionOptions,
        Condition,
        CorrelationOptions,
        Export,
        ExportOptions,
        FunnelOptions,
        HistogramOptions,
        LifecycleOptions,
        PathsOptions,
        RetentionOptions,
        SessionsOptions,
        SqlOptions,
        StickinessOptions,
        TrendOptions,
    )

Match = str | Mapping[str, Any]
"""An event: its name, or ``{"event": …, "where": …}``; of a trend also ``math``, ``property``, ``name``."""

PART_ROWS = 5_000


class Client:
    """Asks one project's questions; every method raises ``CauceError`` when the server refuses.

    Use it in ``with`` to close its connection.
    """

    def __init__(
        self,
        url: str | None = None,
        api_key: str | None = None,
        project: int | str | None = None,
        *,
        language: Language = "en",
        timeout_s: float = 120.0,
        retries: int = 4,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            url: address of Cauce, ``https://cauce.example.com``; else ``CAUCE_URL``.
            api_key: an API key that may query and read; else ``CAUCE_API_KEY``.
            project: id of the project; else ``CAUCE_PROJECT``, else the one the key belongs to.
            language: of messages, ``en`` or ``es``.
            timeout_s: how long to wait for an answer.
            retries: how often to ask again when the server says that it cannot now (429, 503), after
                the time it says, a minute at most.

        Raises:
            CauceError: ``client_not_configured``.
        """
        base = (url or os.environ.get("CAUCE_URL", "")).rstrip("/")
        key = api_key or os.environ.get("CAUCE_API_KEY", "")
        if not base.startswith(("http://", "https://")):
            raise not_configured("url")
        if not re.fullmatch(r"[!-~]+", key):
            raise not_configured("api_key")
        number = project_of(project or os.environ.get("CAUCE_PROJECT", ""), key)
        self.wire = Wire(base, number, key, language, timeout_s=timeout_s, retries=retries)

    def __enter__(self) -> Self:
        """Return the client."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection; the next question opens one again."""
        self.wire.close()

    def ask(self, question: Mapping[str, Any]) -> Answer:
        """Return the answer to any question, as the HTTP API takes it."""
        return Answer(self.wire, question, self.wire.post("query", question).json())

    def trend(self, *series: Match, **options: "Unpack[TrendOptions]") -> Answer:
        """Return how measures of events move over time."""
        return self._ask("trend", {"series": list(map(_match, series))}, options)

    def funnel(self, *steps: Match, **options: "Unpack[FunnelOptions]") -> Answer:
        """Return how many go through events, one after the other."""
        return self._ask("funnel", {"steps": list(map(_match, steps))}, options)

    def retention(
        self, first: Match, returning: Match | None = None, **options: "Unpack[RetentionOptions]"
    ) -> Answer:
        """Return how many come back; ``returning`` is the first event when left out."""
        again = first if returning is None else returning
        return self._ask("retention", {"first": _match(first), "return": _match(again)}, options)

    def lifecycle(
        self, activity: Match | None = None, **options: "Unpack[LifecycleOptions]"
    ) -> Answer:
        """Return who is new, returns, comes back after a pause or has gone quiet."""
        return self._ask("lifecycle", _those(activity=activity), options)

    def stickiness(self, *series: Match, **options: "Unpack[StickinessOptions]") -> Answer:
        """Return in how many intervals people are active."""
        return self._ask("stickiness", {"series": list(map(_match, series))}, options)

    def paths(
        self,
        start: Match | None = None,
        end: Match | None = None,
        **options: "Unpack[PathsOptions]",
    ) -> Answer:
        """Return which ways people take: from ``start`` on, to ``end``, or whole sessions."""
        return self._ask("paths", _those(**{"from": start, "to": end}), options)

    def sessions(self, **options: "Unpack[SessionsOptions]") -> Answer:
        """Return how many sessions there are, how long and how deep they go."""
        return self._ask("sessions", {}, options)

    def histogram(self, event: str | None = None, **options: "Unpack[HistogramOptions]") -> Answer:
        """Return how the values of a property, or what each person comes to, are spread."""
        return self._ask("histogram", _those(event=event), options)

    def attribution(self, conversion: Match, **options: "Unpack[AttributionOptions]") -> Answer:
        """Return which channels get the credit for conversions."""
        return self._ask("attribution", {"conversion": _match(conversion)}, options)

    def correlation(
        self, funnel: Answer | Mapping[str, Any], **options: "Unpack[CorrelationOptions]"
    ) -> Answer:
        """Return which events, properties and traits go with getting through a funnel."""
        of = funnel.question if isinstance(funnel, Answer) else funnel
        return self._ask("correlation", {"of": of}, options)

    def sql(self, text: str, **options: "Unpack[SqlOptions]") -> Answer:
        """Return the rows of a SELECT over the views ``events``, ``people``, ``sessions``: up to 10,000."""
        return self._ask("sql", {"sql": text}, options)

    def insight(self, insight_id: int | str) -> Answer:
        """Return the answer to a kept question."""
        kept = self.wire.get(f"insights/{int(insight_id)}").json()
        return self.ask(kept["question"])

    def insights(self) -> list[Row]:
        """Return the kept questions of the project, the last changed first."""
        found: list[Row] = self.wire.get("insights").json()["items"]
        return found

    def schema(self) -> dict[str, Any]:
        """Return the events, properties and traits that the project has sent, with example values."""
        found: dict[str, Any] = self.wire.get("schema").json()
        return found

    def people(self, where: "Condition | None" = None, search: str | None = None) -> Iterator[Row]:
        """Yield the people of the project, those last seen first, fetched page after page.

        Args:
            where: a condition on traits.
            search: part of a name, e-mail address or id.
        """
        cursor: str | None = None
        while True:
            reply = self.wire.get(
                "people", filter=_json(where), search=search, limit=PAGE_PEOPLE, cursor=cursor
            )
            page = reply.json()
            yield from page["items"]
            cursor = page["cursor"]
            if cursor is None:
                return

    def events(self, *names: str, **options: "Unpack[ExportOptions]") -> Iterator[Row]:
        """Yield raw events as they were when the first was asked for, part after part, each once.

        Without names, events of every name.
        """
        params = _chosen(names, options)
        cursor: str | None = None
        while True:
            part = self.wire.get(
                "exports/events", **params, format="jsonl", limit=PART_ROWS, cursor=cursor
            )
            yield from map(json.loads, part.body.splitlines())
            cursor = part.next
            if cursor is None:
                return

    def export_events(
        self,
        path: str | Path,
        *names: str,
        form: "Export | None" = None,
        **options: "Unpack[ExportOptions]",
    ) -> int:
        """Write raw events to a file and return its size in bytes; each event is there once.

        Cut in the middle, the same call goes on where it was: what came stays in ``PATH.parts``.

        Args:
            path: the file; its ending says the form unless ``form`` does.
            names: only these events.
            form: ``parquet``, ``csv``, ``jsonl`` or ``arrow``.
            options: days and a condition.

        Raises:
            CauceError: ``export_failed`` when the server was away too long; ``export_folder_taken``.
        """
        return self._download("events", Path(path), form, _chosen(names, options))

    def export_people(
        self, path: str | Path, *, where: "Condition | None" = None, form: "Export | None" = None
    ) -> int:
        """Write the people of the project to a file and return its size; otherwise as ``export_events``."""
        return self._download("people", Path(path), form, _chosen((), {"where": where}))

    def export(
        self, what: str, path: str | Path, asked: Mapping[str, Any], form: "Export | None" = None
    ) -> int:
        """Write events or people, chosen by the parameters of the HTTP API; otherwise as ``export_events``."""
        return self._download(what, Path(path), form, asked)

    def pipeline(self) -> dict[str, Any]:
        """Return how far the log has been read: ``log.head``, and each consumer's ``cursor``."""
        found: dict[str, Any] = self.wire.get("pipeline").json()
        return found

    def _download(
        self, what: str, path: Path, form: "Export | None", asked: Mapping[str, Any]
    ) -> int:
        # TRICKY: what writes files is loaded by whoever writes one; asking need not wait for it.
        from cauce.client.exports import download

        return download(self.wire, what, path, form, asked)

    def _ask(self, kind: str, parts: Mapping[str, Any], options: Mapping[str, Any]) -> Answer:
        return self.ask({"kind": kind, **parts, **options})

    def __repr__(self) -> str:
        """Return the project and its server; never the key."""
        return f"<Client of project {self.wire.project} at {self.wire.base}>"


def project_of(project: int | str, api_key: str) -> int:
    """Return the number of the project: the one that was given, or the one in the key.

    Raises:
        CauceError: ``client_not_configured``.

    Example:
        >>> project_of("", "ck_7_abc"), project_of("8", "ck_7_abc")
        (7, 8)
    """
    in_key = re.match(r"ck_(\d+)_", api_key)
    text = str(project) or (in_key[1] if in_key else "")
    if not text.isascii() or not text.isdecimal():
        raise not_configured("project")
    return int(text)


def _match(one: Match) -> Mapping[str, Any]:
    return {"event": one} if isinstance(one, str) else one


def _those(**given: Match | None) -> dict[str, Any]:
    return {name: _match(one) for name, one in given.items() if one is not None}


def _json(where: Any) -> str | None:
    return json.dumps(where) if where else None


def _chosen(names: tuple[str, ...], options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of an export: which rows."""
    days = {name: value for name, value in options.items() if name != "where" and value is not None}
    where = _json(options.get("where"))
    named = {"event": list(names)} if names else {}
    return {**days, **named, **({"where": where} if where else {})}
