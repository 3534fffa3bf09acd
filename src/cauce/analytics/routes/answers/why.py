"""Why a person is, or is not, counted."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from cauce.analytics.contracts import (
    Choice,
    EventRole,
    Lack,
    Missing,
    Played,
    WhyEntry,
    WhyEvent,
    WhyResult,
    Window,
)
from cauce.analytics.routes.answers.common import MetaOut, Number
from cauce.kernel.errors import Language


class WindowOut(BaseModel):
    """From an instant until another, both included."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, window: Window) -> "WindowOut":
        """Return the JSON of a window."""
        return cls(start=window.start, end=window.end)


class PlayedOut(BaseModel):
    """A part that an event plays."""

    role: EventRole
    counts: bool = Field(description="In the very number that was asked about.")
    words: str
    entry: int | None = Field(description="Of which entry, conversion or session, from 1.")
    step: int | None = Field(description="From 0.")
    period: int | None = Field(description="From 0.")
    share: float | None = Field(description="Of the credit for the conversion.")

    @classmethod
    def of(cls, part: Played, language: Language) -> "PlayedOut":
        """Return the JSON of a part."""
        return cls(
            role=part.role,
            counts=part.counts,
            words=part.words.in_language(language),
            entry=part.entry,
            step=part.step,
            period=part.period,
            share=part.share,
        )


class WhyEventOut(BaseModel):
    """An event of the person with the parts it plays."""

    at: datetime
    local: str = Field(description="The same instant by the clock of the question's time zone.")
    event: str
    message_id: str
    person_id: str = Field(description="The id it came with, before any merge.")
    user_id: str | None
    anonymous_id: str | None
    properties: dict[str, Any] = Field(
        description="Those that the question uses; values of the context as `context.…`."
    )
    played: list[PlayedOut]

    @classmethod
    def of(cls, event: WhyEvent, language: Language) -> "WhyEventOut":
        """Return the JSON of an event."""
        return cls(
            at=event.at,
            local=event.local,
            event=event.event,
            message_id=event.message_id,
            person_id=event.person_id,
            user_id=event.user_id,
            anonymous_id=event.anonymous_id,
            properties=event.properties,
            played=[PlayedOut.of(part, language) for part in event.played],
        )


class WhyEntryOut(BaseModel):
    """An entry into a funnel, and what became of it under the counting rule."""

    number: int = Field(description="From 1, in the order of time.")
    window: WindowOut
    steps: int = Field(description="So many steps it reached.")
    choice: Choice
    words: str

    @classmethod
    def of(cls, entry: WhyEntry, language: Language) -> "WhyEntryOut":
        """Return the JSON of an entry."""
        return cls(
            number=entry.number,
            window=WindowOut.of(entry.window),
            steps=entry.steps,
            choice=entry.choice,
            words=entry.words.in_language(language),
        )


class MissingOut(BaseModel):
    """What is missing for the person to be counted, or to have gone on."""

    lack: Lack
    words: str
    event: str | None = Field(description="Which event; null is any.")
    step: int | None = Field(description="From 0.")
    period: int | None = Field(description="From 0.")
    at: datetime | None = Field(description="When it did happen, or what came between.")
    late_s: float | None = Field(description="By so many seconds it was too late.")
    by: str | None = Field(description="The event that excluded it or came between.")

    @classmethod
    def of(cls, missing: Missing, language: Language) -> "MissingOut":
        """Return the JSON of what is missing."""
        return cls(
            lack=missing.lack,
            words=missing.words.in_language(language),
            event=missing.event,
            step=missing.step,
            period=missing.period,
            at=missing.at,
            late_s=missing.late_s,
            by=missing.by,
        )


class WhyGroupOut(BaseModel):
    """A group whose reasons are told."""

    group_id: str
    name: str
    group_type: str | None = Field(description="With `group_id` it names the group's page.")


class WhyResultOut(BaseModel):
    """Whether the chart counts the person, what following them one by one says, and how."""

    person_id: str = Field(description="The current one, after merges.")
    ids: list[str] = Field(description="All ids that were merged into it, itself first.")
    counted: bool = Field(description="Whether the chart counts them in this number.")
    value: Number | None = Field(description="What they contribute to it.")
    read: bool | None = Field(
        description="Whether following their events says that they count; null: it cannot say."
    )
    agrees: bool | None = Field(description="Whether the chart and the reading say the same.")
    independent: bool = Field(
        description="The reading is worked out anew; false: it shows what the chart counted."
    )
    sentence: str
    window: WindowOut | None
    entries: list[WhyEntryOut]
    missing: MissingOut | None
    events: list[WhyEventOut]
    more: int = Field(description="So many events beyond those listed.")
    group: WhyGroupOut | None = Field(
        None,
        description="The group, where groups are counted; its events are those of its people.",
        exclude_if=lambda value: value is None,
    )

    @classmethod
    def of(cls, result: WhyResult, language: Language) -> "WhyResultOut":
        """Return the JSON of an explanation."""
        return cls(
            person_id=result.person_id,
            ids=list(result.ids),
            counted=result.counted,
            value=result.value,
            read=result.read,
            agrees=result.agrees,
            independent=result.independent,
            sentence=result.sentence.in_language(language),
            window=None if result.window is None else WindowOut.of(result.window),
            entries=[WhyEntryOut.of(entry, language) for entry in result.entries],
            missing=None if result.missing is None else MissingOut.of(result.missing, language),
            events=[WhyEventOut.of(event, language) for event in result.events],
            more=result.more,
            group=None if result.group is None else WhyGroupOut(**asdict(result.group)),
        )


class WhyAnswer(BaseModel):
    """Why a person is, or is not, counted."""

    kind: Literal["why"]
    result: WhyResultOut
    meta: MetaOut
