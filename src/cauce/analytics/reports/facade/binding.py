"""A printed report as PDF, as e-mail with its images and files, and as a page to look at."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cauce.analytics.contracts import AnswerFormat
from cauce.analytics.facade import Analytics
from cauce.analytics.facade.turns import NOBODY_WAITS
from cauce.analytics.logic.answer_files import slug
from cauce.analytics.reports.contracts import MAX_FILES_BYTES, Attached, Block, Printed
from cauce.analytics.reports.logic.letter import Around, Written, content_id, write
from cauce.analytics.reports.logic.paper import paper
from cauce.analytics.reports.logic.said import ATTACHED, TOO_LARGE, fill, megabytes
from cauce.infra.typeset import Typesetter
from cauce.kernel.access import Access
from cauce.kernel.enclosure import Enclosure

FORMS = {Attached.CSV: AnswerFormat.CSV, Attached.XLSX: AnswerFormat.XLSX}
TYPES = {
    Attached.PDF: "application/pdf",
    Attached.CSV: "text/csv",
    Attached.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MAX_NAME = 60


@dataclass(frozen=True, slots=True)
class Parcel:
    """An e-mail with what its HTML shows and what is attached."""

    written: Written
    files: tuple[Enclosure, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The files that fit, and the names of those that do not."""

    files: tuple[Enclosure, ...] = ()
    too_large: tuple[str, ...] = ()


@dataclass(frozen=True)
class Binder:
    """Makes the files."""

    analytics: Analytics
    typesetter: Typesetter

    def pdf(self, printed: Printed) -> bytes:
        """Return the report on A4, its charts as vectors.

        Raises:
            CauceError: ``not_typeset``.
        """
        data, images = paper(printed)
        return self.typesetter.pdf(_template(), data, images)

    def parcel(
        self, access: Access, printed: Printed, wanted: tuple[Attached, ...], around: Around
    ) -> Parcel:
        """Return the e-mail of a report with its images and files, those that fit.

        Raises:
            CauceError: ``not_typeset``; one that passes, when a file's question cannot be answered.
        """
        chosen = self._chosen(access, printed, wanted)
        notes = tuple(_notes(printed, chosen))
        written = write(printed, Around(around.name, notes, around.leave, around.test))
        return Parcel(written, (*self.images(printed), *chosen.files))

    def images(self, printed: Printed) -> Iterator[Enclosure]:
        """Yield the charts of a report as images that its HTML shows."""
        for place, block in enumerate(printed.blocks):
            if block.svg:
                image = self.typesetter.png(block.svg, block.width, block.height)
                name = content_id(place)
                yield Enclosure(f"{name}.png", "image/png", image, name)

    def page(self, printed: Printed, around: Around) -> Written:
        """Return the e-mail with its images inside the HTML, to be looked at in a page."""
        written = write(printed, around)
        html = written.html
        for image in self.images(printed):
            data = base64.b64encode(image.data).decode("ascii")
            html = html.replace(f"cid:{image.content_id}", f"data:{image.media_type};base64,{data}")
        return Written(written.subject, written.text, html)

    def _chosen(self, access: Access, printed: Printed, wanted: tuple[Attached, ...]) -> Chosen:
        fit: list[Enclosure] = []
        large: list[str] = []
        for file in self._files(access, printed, wanted):
            room = MAX_FILES_BYTES - sum(len(one.data) for one in fit)
            if len(file.data) <= room:
                fit.append(file)
            else:
                large.append(file.name)
        return Chosen(tuple(fit), tuple(large))

    def _files(
        self, access: Access, printed: Printed, wanted: tuple[Attached, ...]
    ) -> Iterator[Enclosure]:
        if Attached.PDF in wanted:
            name = f"{file_stem(printed)}.pdf"
            yield Enclosure(name, TYPES[Attached.PDF], self.pdf(printed))
        for form in (one for one in wanted if one in FORMS):
            for at, block in enumerate(printed.blocks):
                if block.question and not block.problem:
                    yield self._file(access, printed, block, at, form)

    def _file(
        self, access: Access, printed: Printed, block: Block, place: int, form: Attached
    ) -> Enclosure:
        file = self.analytics.file(
            access.project_id,
            block.question,
            FORMS[form],
            bom=form is Attached.CSV,
            timezone=access.timezone,
            language=printed.language,
            caller=NOBODY_WAITS,
        )
        title = slug(block.title or printed.title)[:MAX_NAME]
        name = f"{place + 1:02d}-{title or 'answer'}.{form}"
        return Enclosure(name, TYPES[form], b"".join(file.pieces))


def file_stem(printed: Printed) -> str:
    """Return the name of a report's file without its ending: title and day, ASCII only."""
    name = slug(printed.title)[:MAX_NAME] or "report"
    return f"{name}-{printed.made_at:%Y-%m-%d}"


def _notes(printed: Printed, chosen: Chosen) -> Iterator[str]:
    language = printed.language
    if chosen.files:
        yield fill(ATTACHED, language, names=", ".join(one.name for one in chosen.files))
    if chosen.too_large:
        limit = megabytes(MAX_FILES_BYTES, language)
        yield fill(TOO_LARGE, language, limit=limit, names=", ".join(chosen.too_large))


@cache
def _template() -> str:
    return (files("cauce.analytics.reports") / "report.typ").read_text("utf-8")
