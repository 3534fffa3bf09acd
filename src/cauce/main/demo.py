"""The demo process: loads the sample projects into the running server, then keeps one of them alive."""

import signal
import threading
import time
from collections.abc import Sequence

from cauce.infra.consumers import load_cursor
from cauce.infra.db import Database
from cauce.infra.folder import DataFolder
from cauce.infra.log.reader import SegmentReader
from cauce.infra.process import die_with_parent
from cauce.infra.settings import load_settings
from cauce.infra.telemetry import configure_logs
from cauce.main.attach import ServerHandle, running_url
from cauce.main.prepare import database_url, wait_for_state
from cauce.main.samples.loading import keep_ticking, load_samples
from cauce.main.supervisor import SAMPLES_READY

CONSUMERS = ("store", "people")


def main() -> None:
    """Load, say so, keep ticking until SIGTERM."""
    die_with_parent()
    configure_logs("demo")
    settings, _ = load_settings({})
    folder = DataFolder(settings.data)
    wait_for_state(folder)
    database = Database(database_url(settings, folder), size=2)
    database.open()
    url = running_url(folder)
    if url is not None:
        server = ServerHandle(url, folder, ephemeral=False)
        load_samples(server, database, say=lambda line: print(f"  {line}", flush=True))
        wait_until_visible(database, folder, CONSUMERS)
        (folder.sockets / SAMPLES_READY).touch()
        stop = stopped_by_signal()
        keep_ticking(server, database, stop)
        stop.wait()
    database.close()


def stopped_by_signal() -> threading.Event:
    """Return what SIGTERM sets from now on; before, it simply ends the process: loading resumes."""
    stop = threading.Event()
    for sig in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sig, lambda *_: stop.set())
    return stop


def wait_until_visible(database: Database, folder: DataFolder, consumers: Sequence[str]) -> None:
    """Return once the consumers have passed everything that is in the log now."""
    head = SegmentReader(folder.log).head()
    while True:
        with database.transaction() as tx:
            if all(load_cursor(tx, name) >= head for name in consumers):
                return
        time.sleep(0.1)


if __name__ == "__main__":
    main()
