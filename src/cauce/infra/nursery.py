"""Child processes forked from one that has loaded their modules already.

    supervisor ──asks──▶ nursery ──forks──▶ front, core

Loading the modules of a child takes longer than all the rest of its start. The nursery does it once,
beside everything else that happens at a start; a child that died is back as soon as it is forked.
It has a single thread, which is what makes forking safe, and ends when whoever asks it ends; its
children end with it (``die_with_parent``).
"""

import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

LOOK_S = 0.01
GONE = -signal.SIGKILL
"""Code of a child whose nursery died: the kernel ends it, and nobody is told how."""
HELD = {signal.SIGTERM, signal.SIGINT}


class Wanted(TypedDict):
    """What the nursery is asked for: one line of JSON."""

    number: int
    module: str
    environment: dict[str, str]


@dataclass(slots=True)
class Forked:
    """A process that the nursery was asked for; what ``subprocess.Popen`` can, as far as it is needed."""

    nursery: "Nursery"
    born: int | None = field(default=None, init=False)
    returncode: int | None = field(default=None, init=False)

    @property
    def pid(self) -> int:
        """Its process id; waits until it is born, -1 when it never will be."""
        while self.born is None and self.returncode is None:
            self.nursery.hear(1.0)
        return -1 if self.born is None else self.born

    def poll(self) -> int | None:
        """Return its exit code (minus the signal that ended it), None while it runs."""
        self.nursery.hear()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Return its exit code once it has ended.

        Raises:
            subprocess.TimeoutExpired: it did not end within ``timeout`` seconds.
        """
        until = None if timeout is None else time.monotonic() + timeout
        while self.poll() is None:
            if until is not None and time.monotonic() > until:
                raise subprocess.TimeoutExpired("a forked process", timeout or 0)
            time.sleep(LOOK_S)
        return self.returncode or 0

    def send_signal(self, sig: int) -> None:
        """Send it a signal, unless it has ended."""
        pid = self.pid
        if self.poll() is None:
            os.kill(pid, sig)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


class Nursery:
    """Has processes forked; begins at once to load ``modules``, in their order."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = tuple(modules)
        self._children: list[Forked] = []
        self._heard = b""
        self._open()

    def fork(self, module: str, environment: Mapping[str, str]) -> Forked:
        """Have ``module.main()`` run in a process of its own, with only this environment."""
        self.hear()
        if self._process.poll() is not None:
            self._open()
        child = Forked(self)
        number = len(self._children)
        self._children.append(child)
        wanted = Wanted(number=number, module=module, environment={**environment})
        self._socket.setblocking(True)
        try:
            self._socket.sendall(json.dumps(wanted).encode() + b"\n")
        except OSError:
            child.returncode = GONE
        return child

    def hear(self, timeout_s: float = 0.0) -> None:
        """Take note of births and deaths, at most waiting for the next one."""
        try:
            while select.select([self._socket], [], [], timeout_s)[0]:
                timeout_s = 0.0
                data = self._socket.recv(65536)
                if not data:
                    return self._lost()
                self._note(data)
        except OSError:
            self._lost()

    def close(self) -> None:
        """End the nursery, and with it what it has forked and still runs."""
        self._socket.close()
        self._process.wait()

    def _open(self) -> None:
        self._socket, theirs = socket.socketpair()
        fd = theirs.fileno()
        command = [sys.executable, "-m", "cauce.infra.nursery", str(fd), *self._modules]
        self._process = subprocess.Popen(command, pass_fds=[fd])  # noqa: S603
        theirs.close()

    def _note(self, data: bytes) -> None:
        *lines, self._heard = (self._heard + data).split(b"\n")
        for line in lines:
            fact = json.loads(line)
            child = self._children[fact["number"]]
            child.born = fact.get("pid", child.born)
            child.returncode = fact.get("code", child.returncode)

    def _lost(self) -> None:
        self._heard = b""
        self._process.wait()
        for child in self._children:
            if child.returncode is None:
                child.returncode = GONE


@dataclass(slots=True)
class _Nurse:
    """The nursery's own process."""

    asked: socket.socket
    ahead: list[str]
    """Modules to load while nobody asks for anything."""
    running: dict[int, int] = field(default_factory=dict)

    def serve(self) -> str | None:
        """Return, in a forked child, the module that it has to run; in the nursery None at the end."""
        signal.signal(signal.SIGCHLD, lambda _sig, _frame: None)
        woken, wake = os.pipe()
        os.set_blocking(woken, False)
        os.set_blocking(wake, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        watched: list[socket.socket | int] = [self.asked, woken]
        rest = b""
        while True:
            ready, _, _ = select.select(watched, [], [], 0 if self.ahead else None)
            if woken in ready:
                os.read(woken, 4096)
                self._report_deaths()
            if self.asked in ready:
                data = self.asked.recv(65536)
                if not data:
                    return None
                *lines, rest = (rest + data).split(b"\n")
                for line in lines:
                    module = self._fork(json.loads(line))
                    if module:
                        os.close(woken)
                        os.close(wake)
                        return module
            elif self.ahead:
                importlib.import_module(self.ahead.pop(0))

    def _fork(self, wanted: Wanted) -> str | None:
        module = wanted["module"]
        importlib.import_module(module)
        gc.freeze()  # what is loaded stays in pages that all children share
        signal.pthread_sigmask(signal.SIG_BLOCK, HELD)
        pid = os.fork()
        if pid == 0:
            self._become(wanted["environment"])
        else:
            self.running[pid] = wanted["number"]
            self._say({"number": wanted["number"], "pid": pid})
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD)
        return module if pid == 0 else None

    def _become(self, environment: dict[str, str]) -> None:
        """Leave nothing of the nursery in the child."""
        signal.set_wakeup_fd(-1)
        for sig in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(sig, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self.asked.close()
        os.environ.clear()
        os.environ.update(environment)

    def _report_deaths(self) -> None:
        while self.running:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            number = self.running.pop(pid)
            self._say({"number": number, "code": os.waitstatus_to_exitcode(status)})

    def _say(self, fact: dict[str, object]) -> None:
        self.asked.sendall(json.dumps(fact).encode() + b"\n")


def main() -> None:
    """Load the modules named on the command line and fork whom it is asked for."""
    fd, *modules = sys.argv[1:]
    for sig in HELD:
        signal.signal(sig, signal.SIG_IGN)  # who asks decides when it ends, by closing the socket
    module = _Nurse(socket.socket(fileno=int(fd)), modules).serve()
    if module is not None:
        sys.argv = [module]
        importlib.import_module(module).main()


if __name__ == "__main__":
    main()
