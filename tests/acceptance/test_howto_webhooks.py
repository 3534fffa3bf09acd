"""The how-to page of webhooks: its request, sent as it stands to a webhook made as it says, in both languages."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from support.reading import all_events

if TYPE_CHECKING:
    from support.server import Server

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```\n(curl .*?)^```\n\n`(.*?)`", re.MULTILINE | re.DOTALL)


def snippet(page: Path) -> tuple[str, str]:
    """Return the request of a page, and the answer that it promises."""
    found = BLOCK.search(page.read_text("utf-8"))
    assert found is not None
    return found[1], found[2]


def test_the_request_on_the_page_gets_the_answer_on_the_page(server: Server) -> None:
    project = server.create_project("how to receive webhooks")
    presets = server.get(project, "hooks/presets")["items"]
    own = next(one for one in presets if one["key"] == "own")
    body = {"name": "By hand", "scheme": own["scheme"], "mapping": own["mapping"]}
    hook = server.post(project, "hooks", body)
    request, promised = snippet(DOCS / "howto" / "receive-webhooks.md")
    here = request.replace("https://cauce.example.com/hooks/…", server.url + hook["path"])
    done = subprocess.run(
        ["bash", "-euc", here.replace("curl ", "curl --silent --show-error --fail-with-body ", 1)],
        env={"SECRET": hook["secret"], "PATH": "/usr/bin:/bin"}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    assert json.loads(done.stdout) == json.loads(promised)
    [event] = all_events(server, project)
    assert (event["event"], event["user_id"]) == ("Ticket Closed", "ana")
    assert event["properties"] == {"minutes": 12}


def test_both_languages_have_the_same_request() -> None:
    english = snippet(DOCS / "howto" / "receive-webhooks.md")
    assert english == snippet(DOCS / "es" / "howto" / "receive-webhooks.md")
