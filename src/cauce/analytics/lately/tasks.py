"""The chore that remembers what is asked for, and has it at hand again before somebody asks."""

import threading
import time
from collections.abc import Callable

import structlog

from cauce.analytics.facade import Analytics
from cauce.analytics.facade.at_hand import SelectedKey
from cauce.analytics.facade.beforehand import Beforehand, StoppedError
from cauce.analytics.lately.contracts import AskedFor
from cauce.analytics.lately.facade import Lately
from cauce.infra.db import Database
from cauce.infra.telemetry import counter, gauge
from cauce.kernel.errors import CauceError
from cauce.kernel.ids import ProjectId

log = structlog.get_logger()
LOOK_S = 5.0
BOARDS_S = 600.0
"""How long what dashboards ask is taken to stay the same, and what did not fit not to."""

STOP_S = 30.0
KEPT = gauge("at_hand_bytes", "Memory that the instants kept at hand take")
MISSING = gauge(
    "at_hand_missing", "Selections that were asked for lately and are not kept at hand (yet)"
)
READ = counter(
    "at_hand_read_beforehand", "Selections that were read before somebody asked for them"
)


class Warmer:
    """Reads in pauses what people asked for lately, and what dashboards show.

    Killed at any moment it loses what was asked in the last seconds, and begins again where memory ends.
    """

    def __init__(
        self,
        lately: Lately,
        database: Database,
        analytics: Analytics,
        of_boards: Callable[[], list[AskedFor]],
    ) -> None:
        """Take what remembers, what answers, and what gives the selections that dashboards show."""
        self.lately, self._database = lately, database
        self._keeper, self._of_boards = analytics.keeper, of_boards
        self._beforehand = Beforehand(analytics.events, analytics.keeper, analytics.turns)
        self._stop = self._beforehand.stop
        self._boards: list[AskedFor] = []
        self._refused: set[SelectedKey] = set()
        self._boards_until = 0.0
        self._thread = threading.Thread(target=self._run, name="at hand", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Remember what was asked last, and end after the part in hand."""
        self._stop.set()
        self._thread.join(STOP_S)
        self._tried(self.note)

    def forget_old(self) -> None:
        """Forget what nobody asked for any more."""
        with self._database.transaction() as tx:
            self.lately.forget_old(tx)

    def note(self) -> None:
        """Remember what was asked for since the last time."""
        asked = {
            AskedFor(ProjectId(project_id), selected, bots): times
            for (project_id, selected, bots), times in self._keeper.asked().items()
        }
        if asked:
            with self._database.transaction() as tx:
                self.lately.note(tx, asked)

    def round(self) -> int:
        """Return how many selections were read; what is still missing is too small or does not fit."""
        self.note()
        began, wanted = time.monotonic(), self._wanted()
        missing = self._beforehand.missing([key for key in wanted if key not in self._refused])
        read = sum(self._read(key) for key in missing)
        left = sum(not self._keeper.is_kept(key) for key in wanted)
        KEPT.set(self._keeper.bytes)
        MISSING.set(left)
        if read:
            took, mib = round(time.monotonic() - began, 2), self._keeper.bytes >> 20
            log.info("at_hand.read_beforehand", selections=read, missing=left, mib=mib, s=took)
        return read

    def _read(self, key: SelectedKey) -> bool:
        begun = self._beforehand.begin(key)
        if begun is None:
            self._refused.add(key)
            return False
        read = self._beforehand.read(key, begun)
        READ.inc(read)
        return read

    def _wanted(self) -> list[SelectedKey]:
        """Return what was asked for lately, then what dashboards show; each once."""
        with self._database.transaction() as tx:
            lately = self.lately.most_asked(tx)
        if time.monotonic() >= self._boards_until:
            self._boards_until = time.monotonic() + BOARDS_S
            self._boards, self._refused = self._of_boards(), set()
        found = ((one.project_id, one.selected, one.include_bots) for one in lately + self._boards)
        return list(dict.fromkeys(found))

    def _run(self) -> None:
        while not self._stop.is_set():
            self._tried(self.round)
            self._stop.wait(LOOK_S)

    def _tried(self, what: Callable[[], object]) -> None:
        try:
            what()
        except StoppedError:
            log.info("at_hand.stopped")
        except CauceError as error:
            log.warning("at_hand.cannot_read", code=error.code, error=error.message.en)
        except Exception:
            log.exception("at_hand.failed")
