"""Until a board of twelve tiles, whose answers are kept, is on screen; and how long the page is busy meanwhile.

A real browser opens the board with nothing in its cache, then again; each figure is the median of some rounds. A tile
counts as drawn when its chart or its table is there, also below the edge of the window; the clock begins with the
navigation and ends with the frame after the last tile. Then a question is edited as a person would: an event, a
measure, a breakdown, a name letter by letter; every task of more than 50 ms, and the longest time from a key or a
click to the frame that shows what it did, are told.

Chromium's headless shell draws the pages where there is one, as in the browser tests: whole Chromium opens a window
around each page, whose own panels load hundreds of scripts on the same processors.

The limit printed beside: the bytes over the wire at the speed of the loopback, and the compiling of the scripts.
"""

from __future__ import annotations

import json
import shutil
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import board
from benchmarks._server import Server
from benchmarks.pipeline import figure

NAME = "paint"
PROMISE_S = 1.0
LONG_MS = 50.0
WIDE = {"width": 1280, "height": 860}
CHROMIUM = ("chromium-headless-shell", "chromium", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
PROBE = 64 << 20

WATCH = """
window.tasks = []; window.waits = []
const keep = (list, entries) => entries.forEach(e => list.push(e.duration))
new PerformanceObserver(l => keep(tasks, l.getEntries())).observe({type: 'longtask', buffered: true})
new PerformanceObserver(l => keep(waits, l.getEntries().filter(e => e.interactionId)))
    .observe({type: 'event', durationThreshold: 16, buffered: true})
const isDrawn = tile => {
    const charts = [...tile.querySelectorAll('[data-chart]')]
    return charts.length ? charts.every(one => one.dataset.ready) : tile.querySelector('[data-answer] table') !== null
}
const look = () => {
    const drawn = [...document.querySelectorAll('[data-tile]')].filter(isDrawn).length
    if (drawn < TILES || window.drawnAt) return
    watcher.disconnect()
    requestAnimationFrame(() => setTimeout(() => { window.drawnAt = performance.now() }))
}
const watcher = new MutationObserver(look)
watcher.observe(document, {subtree: true, childList: true, attributes: true})
"""
READ = """() => {
    const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    return {
        drawn: drawnAt, paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
        bytes: loaded.reduce((sum, one) => sum + one.transferSize, 0),
        requests: loaded.filter(one => one.transferSize > 0).length,
        longest: Math.max(0, ...tasks), blocked: tasks.reduce((sum, one) => sum + one - 50, 0),
    }
}"""


def run(quick: bool) -> list[dict]:
    """Return the figures; ``quick`` has 20,000 events and one round."""
    rows, rounds = (20_000, 1) if quick else (500_000, 5)
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        raise SystemExit("bench paint needs Chromium: install it, so that `chromium` is on PATH.")
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        server = Server(Path(folder) / "data")
        server.stop()
        board.fill(server, rows)
        server.start()
        try:
            path = a_kept_board(server)
            with browsing(chromium) as browser:
                return figures(server, browser, path, rounds)
        finally:
            server.stop()


def a_kept_board(server: Server) -> str:
    """Return the address of a board that was looked at before."""
    tiles = [
        {"id": f"t{n}", "kind": "question", "question": one, "title": f"{one['kind']} {n}",
         "x": 6 * (n % 2), "y": 8 * (n // 2), "w": 6, "h": 8}
        for n, one in enumerate(board.tiles())
    ]  # fmt: skip
    made = server.post("dashboards", {"name": "Growth", "tiles": tiles})
    for tile in tiles:
        server.get(f"dashboards/{made['id']}/tiles/{tile['id']}/answer")
    return f"/p/{server.project['project_id']}/dashboards/{made['id']}"


@contextmanager
def browsing(chromium: str) -> Iterator[Any]:
    """Yield a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


def figures(server: Server, browser: Any, path: str, rounds: int) -> list[dict]:
    """Return the figures of the board, then those of a question that is edited."""
    signed = browser.new_context(viewport=WIDE)
    page = signed.new_page()
    page.goto(server.sign_in_link())
    page.wait_for_url(lambda url: "sign-in" not in url)
    state = signed.storage_state()
    signed.close()
    cold, warm = [], []
    for _ in range(rounds):
        context = browser.new_context(viewport=WIDE, storage_state=state)
        cold.append(opened(context, server.url + path))
        opened(
            context, server.url + path
        )  # the browser keeps compiled scripts from the second time on
        warm.append(opened(context, server.url + path))
        context.close()
    compiling = compiled_ms(browser, state, server.url + path)
    edited = [editing(browser, state, server) for _ in range(rounds)]
    speed = loopback_bytes_per_s()
    return [
        *of_the_board("cold", cold, speed, compiling),
        *of_the_board("warm", warm, speed, 0.0),
        figure("a question edited, longest task", median(edited, "longest"), "ms", "blocked from", LONG_MS),
        figure("a question edited, longest wait for its frame", median(edited, "wait"), "ms", "felt from", 200),
        figure("the loopback", speed / 2**20, "MiB/s"),
    ]  # fmt: skip


def of_the_board(cache: str, rounds: list[dict], speed: float, compiling_ms: float) -> list[dict]:
    """Return the figures of openings of the board with a cache in this state."""
    size = median(rounds, "bytes")
    limit_s = size / speed + compiling_ms / 1000
    limit = [figure(f"{cache}: the limit, wire and compiling", limit_s, "s")]
    return [
        figure(f"{cache}: first paint", median(rounds, "paint") / 1000, "s"),
        figure(f"{cache}: all tiles drawn", median(rounds, "drawn") / 1000, "s", "promise", PROMISE_S),
        *(limit if compiling_ms else []),
        figure(f"{cache}: over the wire", size / 1000, "kB"),
        figure(f"{cache}: requests", median(rounds, "requests"), "requests"),
        figure(f"{cache}: longest task", median(rounds, "longest"), "ms"),
        figure(f"{cache}: blocked, tasks beyond 50 ms", median(rounds, "blocked"), "ms"),
    ]  # fmt: skip


def median(rounds: list[dict], name: str) -> float:
    """Return the median of a measure."""
    return statistics.median(one[name] for one in rounds)


def opened(context: Any, url: str) -> dict:
    """Open the board and return when it was drawn and what that took."""
    page = context.new_page()
    page.add_init_script(WATCH.replace("TILES", str(len(board.tiles()))))
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => window.drawnAt", timeout=60_000)
    page.wait_for_load_state("networkidle")
    found = page.evaluate(READ)
    page.close()
    return found


def compiled_ms(browser: Any, state: Any, url: str) -> float:
    """Return the milliseconds of one opening that the browser compiled scripts, on any thread."""
    context = browser.new_context(viewport=WIDE, storage_state=state)
    page = context.new_page()
    browser.start_tracing(page=page, categories=["v8", "disabled-by-default-v8.compile"])
    page.goto(url)
    page.wait_for_selector("[data-tile=t11] [data-answer]")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    names = ("v8.compile", "v8.parseOnBackground")
    return sum(e.get("dur", 0) for e in events if e["name"].startswith(names)) / 1000


def editing(browser: Any, state: Any, server: Server) -> dict:
    """Edit a trend and return the longest task and the longest wait for a frame, in milliseconds."""
    context = browser.new_context(viewport=WIDE, storage_state=state, locale="en-GB")
    page = context.new_page()
    page.add_init_script(WATCH.replace("TILES", "1"))
    page.goto(f"{server.url}/p/{server.project['project_id']}/analyse")
    answered(page)
    page.evaluate("() => { tasks.length = 0; waits.length = 0 }")
    for word, choice in (
        ("Event:", "Page Viewed"),
        ("Measure:", "the number of events"),
        ("Breakdown:", "country"),
    ):
        page.get_by_role("button", name=word).first.click()
        page.get_by_role("option", name=choice).first.click()
        answered(page)
    page.get_by_role("button", name="More options").click()
    page.get_by_label("Name on the chart").press_sequentially("Visits", delay=60)
    answered(page)
    found = page.evaluate("() => ({longest: Math.max(0, ...tasks), wait: Math.max(0, ...waits)})")
    context.close()
    return found


def answered(page: Any) -> None:
    """Wait until the answer to what is asked is drawn."""
    page.wait_for_selector("[data-answer=trend]:not([data-stale]) [data-chart][data-ready]")
    page.wait_for_load_state("networkidle")


def loopback_bytes_per_s() -> float:
    """Return the bytes a second that a connection to this machine itself carries."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        sending = threading.Thread(target=_send, args=(door,))
        sending.start()
        with socket.create_connection(door.getsockname()) as taken:
            began, left = time.perf_counter(), PROBE
            while left:
                left -= len(taken.recv(1 << 20))
            took = time.perf_counter() - began
        sending.join()
    return PROBE / took


def _send(door: socket.socket) -> None:
    given, _ = door.accept()
    with given:
        given.sendall(bytes(PROBE))
