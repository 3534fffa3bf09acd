"""Processes end in an order in which none waits for one that is gone."""

from cauce.main import children
from cauce.main.children import Child, stop_all


def test_who_sends_events_ends_before_who_takes_them(monkeypatch):
    stopped = []
    monkeypatch.setattr(children.Child, "stop", lambda child, _: stopped.append(child.name))
    stop_all([Child(name, None, {}) for name in ("front", "core", "demo")])
    assert stopped == ["demo", "front", "core"]
