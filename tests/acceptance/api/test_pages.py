"""Serving the web app: what is cached, what is compressed, what is explained."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from cauce.api.app import create_app

MANIFEST = {
    "_base.js": {"file": "assets/base.js"},
    "_kit.js": {"file": "assets/kit.js", "imports": ["_base.js"]},
    "src/i18n/en/index.ts": {"file": "assets/en.js"},
    "src/i18n/es/index.ts": {"file": "assets/es.js"},
    "src/app/shell.tsx": {"file": "assets/frame.js", "imports": ["_base.js", "_kit.js"]},
    "src/ui/chart/engine.ts": {"file": "assets/engine.js"},
    "src/features/insights/boards/dashboard-page.tsx": {
        "file": "assets/board.js",
        "imports": ["_base.js", "_kit.js"],
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, services):
    place = tmp_path_factory.mktemp("pages")
    ui = place / "_ui"
    (ui / "assets").mkdir(parents=True)
    page = (
        '<!doctype html><title>Cauce</title><script type="module" src="./assets/base.js"></script>'
    )
    (ui / "index.html").write_text(page)
    script = ui / "assets" / "app-1a2b3c.js"
    script.write_text("console.log(1)")
    script.with_name("app-1a2b3c.js.gz").write_bytes(gzip.compress(b"console.log(1)"))
    script.with_name("app-1a2b3c.js.br").write_bytes(b"brotli")
    (ui / "icon.svg").write_text("<svg/>")
    (ui / ".digest").write_text("x")
    (ui / ".vite").mkdir()
    (ui / ".vite" / "manifest.json").write_text(json.dumps(MANIFEST))
    (place / "secret").write_text("no")
    with TestClient(create_app(replace(services, ui=ui)), base_url="http://cauce.test") as client:
        client.headers["Accept-Encoding"] = "identity"
        yield client


def test_a_hashed_asset_is_kept_for_ever(site):
    answer = site.get("/assets/app-1a2b3c.js")
    assert answer.text == "console.log(1)"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")


def test_what_was_compressed_beforehand_is_sent_so(site):
    packed = site.get("/assets/app-1a2b3c.js", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == "console.log(1)"
    with site.stream(
        "GET", "/assets/app-1a2b3c.js", headers={"Accept-Encoding": "gzip, br"}
    ) as best:
        assert best.headers["content-encoding"] == "br"
        assert b"".join(best.iter_raw()) == b"brotli"
        assert best.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/", "/index.html", "/people/00ff?tab=events", "/a/b/c"])
def test_an_address_of_the_app_gets_the_page_fresh_each_time(site, path):
    answer = site.get(path)
    assert "<title>Cauce</title>" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


def test_the_page_of_a_board_names_the_scripts_it_will_want_and_no_other_page_does(site):
    answer = site.get("/p/1/dashboards/7", headers={"Accept-Language": "es"})
    named = {one.split(";")[0] for one in answer.headers["link"].split(", ")}
    assert named == {f"</assets/{name}.js>" for name in ("es", "engine", "board", "frame", "kit")}
    assert answer.headers["link"].count("rel=modulepreload") == 5
    assert "link" not in site.get("/p/1/dashboards").headers
    assert "link" not in site.get("/").headers


def test_a_plain_file_is_served_and_asked_again(site):
    answer = site.get("/icon.svg")
    assert answer.text == "<svg/>"
    assert answer.headers["cache-control"] == "no-cache"
    again = site.get("/icon.svg", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/assets/gone.js", "/api", "/api/x", "/v1/track", "/compat/mixpanel", "/metrics"]
)
def test_what_is_no_page_is_not_found(site, path):
    assert site.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/../secret", "/%2e%2e/secret", "/assets/..%2f..%2fsecret", "/.digest", "//etc/passwd"]
)
def test_nothing_outside_the_folder_is_served(site, path):
    answer = site.get(path)
    assert answer.text != "no"
    assert "root:" not in answer.text
    assert answer.status_code == 404 or "<title>Cauce</title>" in answer.text


def test_without_a_built_app_the_page_says_why_in_both_languages(client):
    english, spanish = client.get("/"), client.get("/", headers={"Accept-Language": "es"})
    assert "npm" in english.text
    assert "Node.js" in english.text
    assert 'lang="es"' in spanish.text
    assert "aplicación web" in spanish.text
    assert client.get("/api/nothing").headers["content-type"] == "application/problem+json"
