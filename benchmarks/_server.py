"""A real ``cauce serve`` for a benchmark: started, asked, measured from outside, stopped."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

from cauce.infra.folder import DataFolder

CAUCE = [sys.executable, "-m", "cauce.main"]


class Server:
    """The server with one project."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.project = self._cauce("project", "create", "Benchmark", "--json")
        self.start()

    def start(self) -> None:
        """Start it, also again after ``stop``."""
        self.process = subprocess.Popen(
            [*CAUCE, "serve", "--quiet", "--port", "0", "--data", str(self.data)],
            start_new_session=True,
        )
        self.url = self._wait()
        self.client = httpx.Client(
            base_url=f"{self.url}/api/v1/projects/{self.project['project_id']}/",
            headers={"Authorization": f"Bearer {self.project['api_key']}"},
            timeout=120,
        )

    @property
    def port(self) -> int:
        """Port of the server."""
        return int(self.url.rsplit(":", 1)[1])

    def get(self, path: str, **params: object) -> dict:
        """GET a path of the project."""
        answer = self.client.get(path, params=params)
        answer.raise_for_status()
        return answer.json()

    def post(self, path: str, body: object) -> dict:
        """POST to a path of the project."""
        answer = self.client.post(path, json=body)
        answer.raise_for_status()
        return answer.json()

    def ask(self, question: dict) -> dict:
        """Ask a question, never from the cache."""
        return self.post("query", {**question, "refresh": True})

    def sign_in_link(self) -> str:
        """Return a link that signs a browser in, once."""
        return self._cauce("sign-in-link", "--json")["url"]

    def memory_mib(self) -> float:
        """Return the proportional memory of every process of the server, MiB."""
        return round(sum(_pss_kib(pid) for pid in _tree(self.process.pid)) / 1024, 1)

    def stop(self) -> None:
        """Stop it."""
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def _cauce(self, *args: str) -> dict:
        command = [*CAUCE, *args, "--data", str(self.data)]
        return json.loads(subprocess.check_output(command))

    def _wait(self) -> str:
        for _ in range(1200):
            owner = DataFolder(self.data).read_owner() or {}
            if owner.get("pid") == self.process.pid and owner.get("url"):
                return owner["url"]
            time.sleep(0.05)
        raise RuntimeError("the server was not ready within 60 s")


def _tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, todo = [], [root]
    while todo:
        found.append(todo.pop())
        todo += children.get(found[-1], [])
    return found


def _pss_kib(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
