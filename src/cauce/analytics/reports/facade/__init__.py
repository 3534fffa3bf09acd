"""Reports: what is sent to whom, how it is made, and what became of it. One class, its verbs by subject."""

from dataclasses import dataclass

from cauce.analytics.reports.contracts import Printed, Source, Wanted
from cauce.analytics.reports.facade.binding import Binder
from cauce.analytics.reports.facade.keeping import KeepingVerbs
from cauce.analytics.reports.facade.printing import Printer, Sheet
from cauce.analytics.reports.facade.sending import Failed, SendingVerbs, failed_to_make
from cauce.analytics.reports.logic.letter import Around, Written
from cauce.infra.db import Tx
from cauce.kernel.access import Access
from cauce.kernel.errors import Language


@dataclass(frozen=True)
class Reports(KeepingVerbs, SendingVerbs):
    """What is sent to whom, and what became of it."""

    def preview_of(self, tx: Tx, access: Access, wanted: Wanted) -> Sheet:
        """Return what a report shows, before anything is asked.

        Raises:
            CauceError: ``not_found``.
        """
        return self.printer.sheet(tx, access, wanted.source, wanted.source_id)

    def preview(self, access: Access, sheet: Sheet, name: str, language: Language) -> Written:
        """Return a report as its readers would see it now, its images inside the HTML.

        Raises:
            CauceError: one that passes: an engine is away, nothing can be drawn.
        """
        printed = self.printer.printed(access, sheet, language)
        return self.binder.page(printed, Around(name))

    def pdf(self, access: Access, sheet: Sheet, language: Language) -> tuple[Printed, bytes]:
        """Return an insight or dashboard as PDF, with what was printed.

        Raises:
            CauceError: as ``preview``.
        """
        printed = self.printer.printed(access, sheet, language)
        return printed, self.binder.pdf(printed)


__all__ = ["Binder", "Failed", "Printer", "Reports", "Sheet", "Source", "failed_to_make"]
