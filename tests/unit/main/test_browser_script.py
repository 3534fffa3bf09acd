"""The browser SDK at its addresses: what is cached, what is compressed, what is explained."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import os
from pathlib import Path

import httpx
import pytest

from cauce.main.script import BrowserScript

CODE = b"window.cauce=1"
DIGEST = hashlib.sha256(CODE).hexdigest()[:16]


def written(folder: Path, code: bytes = CODE) -> Path:
    """Put a build into the folder."""
    folder.mkdir(exist_ok=True)
    for name in ("cauce.js", "cauce.mjs"):
        (folder / name).write_bytes(code)
        (folder / f"{name}.gz").write_bytes(gzip.compress(code))
        (folder / f"{name}.br").write_bytes(b"brotli")
    return folder


def ask(script: BrowserScript, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(app=script)
        async with httpx.AsyncClient(transport=transport, base_url="http://cauce.test") as client:
            given = {k.replace("_", "-"): v for k, v in headers.items()}
            return await client.request(method, path, headers={"accept-encoding": "", **given})

    return asyncio.run(answer())


def test_the_plain_address_is_asked_again_and_names_the_one_to_keep(tmp_path):
    script = BrowserScript(written(tmp_path))
    plain = ask(script, "/cauce.js")
    assert (plain.status_code, plain.content) == (200, CODE)
    assert plain.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" not in plain.headers["cache-control"]
    assert plain.headers["access-control-allow-origin"] == "*"
    kept = ask(script, plain.headers["content-location"])
    assert plain.headers["content-location"] == f"/cauce.{DIGEST}.js"
    assert (kept.content, "immutable" in kept.headers["cache-control"]) == (CODE, True)


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, deflate", "gzip"), ("gzip, br", "br"), ("", None)]
)
def test_it_is_sent_as_it_was_compressed_beforehand(tmp_path, accepted, encoding):
    script = BrowserScript(written(tmp_path))
    head = ask(script, "/cauce.mjs", "HEAD", accept_encoding=accepted)
    assert head.headers.get("content-encoding") == encoding
    assert head.content == b""
    again = ask(script, "/cauce.mjs", if_none_match=head.headers["etag"], accept_encoding=accepted)
    assert (again.status_code, again.content) == (304, b"")


def test_a_new_build_is_served_at_once_and_the_old_address_says_so(tmp_path):
    script = BrowserScript(written(tmp_path))
    ask(script, "/cauce.js")
    written(tmp_path, b"new")
    os.utime(tmp_path / "cauce.js", ns=(1, 1))
    assert ask(script, "/cauce.js").content == b"new"
    old = ask(script, f"/cauce.{DIGEST}.js", accept_language="es")
    assert (old.status_code, old.json()["code"]) == (404, "sdk_other_version")
    assert "otra versión" in old.json()["detail"]


def test_what_was_not_built_is_a_404_that_says_why(tmp_path):
    script = BrowserScript(tmp_path / "none")
    answer = ask(script, "/cauce.js")
    assert (answer.status_code, answer.json()["code"]) == (404, "sdk_not_built")
    assert answer.headers["content-type"] == "application/problem+json"
    assert "npm" in answer.json()["detail"]
    assert ask(BrowserScript(written(tmp_path)), "/cauce.js", "POST").status_code == 405


@pytest.mark.parametrize("path", ["/cauce.css", "/cauce.js/x", "/cauce.xyz.js", "/xcauce.js", "/"])
def test_other_addresses_are_not_its_own(tmp_path, path):
    assert not BrowserScript(tmp_path).takes(path)
