"""A real server in a process group of its own, reached only from outside."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from typer.testing import CliRunner

from cauce.infra.folder import DataFolder
from cauce.infra.nursery import Forked
from cauce.main import cli_projects
from cauce.main.cli import app

from .served import fork_command, run_command


@dataclass
class Server:
    """``cauce serve`` on a data folder of its own; the port stays the same over restarts."""

    data: Path
    port: int = 0
    process: subprocess.Popen[bytes] | Forked | None = None
    environment: dict[str, str] = field(default_factory=dict)
    blank: Path | None = None
    """A data folder nothing has happened in: what this one begins as, instead of as no folder."""
    executed: bool = False
    """Whether it loads the program itself, as a user's does, instead of being forked."""

    @property
    def url(self) -> str:
        """Address of the server."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it is ready; one that is not is not left running."""
        self.spawn()
        try:
            self.wait_until_ready()
        except AssertionError:
            if self.process is not None and self.process.poll() is None:
                self.say_where_it_is()
                self.kill()
            raise

    def say_where_it_is(self) -> None:
        """Have every process of it print what all its threads are doing, if it was forked."""
        assert self.process is not None
        for process in Path("/proc").glob("[0-9]*") if not self.executed else ():
            with suppress(OSError):
                fields = (process / "stat").read_text().rsplit(")", 1)[1].split()
                if int(fields[2]) == self.process.pid:
                    print(
                        f"{process.name}: {(process / 'wchan').read_text()}",
                        file=sys.stderr,
                        flush=True,
                    )
                    os.kill(int(process.name), signal.SIGUSR1)
                    time.sleep(0.2)

    def spawn(self) -> None:
        """Start it without waiting."""
        if self.blank is not None and not self.data.exists():
            shutil.copytree(self.blank, self.data, symlinks=True)
        env = {**os.environ, **IMPATIENT, **self.environment}
        command = ["serve", "--quiet", "--data", str(self.data), "--port", str(self.port)]
        if self.executed:
            self.process = subprocess.Popen([*CAUCE, *command], env=env, start_new_session=True)
        else:
            self.process = fork_command(command, env)

    def wait_until_ready(self) -> None:
        """Wait until it has published its address."""
        assert self.process is not None
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"the server ended with {self.process.returncode}"
            owner = DataFolder(self.data).read_owner()
            if owner and owner.get("url") and owner["pid"] == self.process.pid:
                self.port = int(owner["url"].rsplit(":", 1)[1])
                return
            time.sleep(0.02)
        raise AssertionError("the server was not ready within 60 s")

    def stop(self) -> None:
        """Stop it as a service manager would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0

    def kill(self) -> None:
        """Kill every process of it at once, as a power cut of the machine's processes."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        while self.port and answers(self.port):  # until the kernel has cleared all of it away
            time.sleep(0.01)

    def kill_postgres(self) -> None:
        """Kill the embedded PostgreSQL, once it runs, as the kernel does when memory is short."""
        path = self.data / "postgres" / "postmaster.pid"
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            pid = int((path.read_text().split("\n", 1)[0]) or 0) if path.exists() else 0
            if pid and Path(f"/proc/{pid}").exists():
                os.kill(pid, signal.SIGKILL)
                return
            time.sleep(0.02)
        raise AssertionError("PostgreSQL did not come back in 30 s")

    def kill_child(self, name: str) -> None:
        """Kill the ``front`` or the ``core``."""
        owner = json.loads((self.data / "owner.json").read_text())
        os.kill(owner["children"][name], signal.SIGKILL)

    def restart(self) -> None:
        """Stop and start."""
        self.stop()
        self.start()

    def cauce(self, *args: str) -> dict | list:
        """Run a cauce command with ``--json`` on this data folder, in a process of its own, and return
        what it prints.
        """
        command = [*args, "--data", str(self.data), "--json"]
        done = run_command(command, {**os.environ, **self.environment})
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def create_project(self, name: str) -> dict:
        """Create a project: ``{"project_id", "write_key", "api_key"}``."""
        return self.at_once("project", "create", name)

    def at_once(self, *args: str) -> dict:
        """Run a cauce command inside this process, which saves loading the program for it."""
        command = [*args, "--data", str(self.data), "--json"]
        done = CliRunner().invoke(app, command, env=self.environment)
        assert done.exit_code == 0, done.output
        return json.loads(
            done.stdout.splitlines()[-1]
        )  # others of this process may have said something

    def get(self, project: dict, path: str, **params: object) -> dict:
        """GET a path of the project with its API key; anything but 200 fails."""
        return self._call("GET", project, path, params=params)

    def post(self, project: dict, path: str, body: object) -> dict:
        """POST to a path of the project with its API key; anything but 2xx fails."""
        return self._call("POST", project, path, json=body)

    def delete(self, project: dict, path: str) -> None:
        """DELETE a path of the project with its API key; anything but 2xx fails."""
        self._call("DELETE", project, path)

    def query(self, project: dict, question: dict) -> dict:
        """Ask a question and return the whole answer."""
        return self.post(project, "query", question)

    def stored(self, project: dict) -> int:
        """Return how many events of the project can be queried once everything taken is stored."""
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            pipeline = self.get(project, "pipeline")
            if all(c["lag_events"] == 0 for c in pipeline["consumers"]):
                schema = self.get(project, "schema")
                return sum(event["volume"] for event in schema["events"])
            time.sleep(0.05)
        raise AssertionError(f"the consumers did not catch up: {pipeline}")

    def _call(self, method: str, project: dict, path: str, **options: object) -> dict:
        response = httpx.request(
            method,
            f"{self.url}/api/v1/projects/{project['project_id']}/{path}",
            headers={"Authorization": f"Bearer {project['api_key']}"},
            timeout=60,
            verify=AUTHORITIES,
            **options,
        )
        assert response.is_success, f"{response.status_code} {response.text}"
        return response.json() if response.content else {}


IMPATIENT = {"CAUCE_API_RATE_PER_MINUTE": "1000000"}
"""What waits for something asks for it twenty times a second, with one key."""

AUTHORITIES = ssl.create_default_context()
"""Those this machine trusts, loaded once: for each request again it is twenty times what all the rest of it takes."""

CAUCE = [sys.executable, "-m", "cauce.main"]
cli_projects.register(app)


def answers(port: int) -> bool:
    """Say whether somebody takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def blank_installation(folder: Path) -> Path:
    """Return the data folder of a server that was started once and stopped; made by who asks first."""
    made = folder / "blank"
    with (folder / "blank.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            server = Server(folder / "blank.part", executed=True)
            server.start()
            server.stop()
            server.data.rename(made)
    return made
