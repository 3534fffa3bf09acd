"""When a change belongs to the version before it."""

from datetime import datetime

from cauce.analytics.boards.contracts import ONE_VERSION, SavedVersion
from cauce.kernel.access import Actor


def continues(newest: SavedVersion, actor: Actor, now: datetime) -> bool:
    """Return whether a change is more of the newest version: same person, begun a short while ago."""
    same = (newest.author.kind, newest.author.id) == (actor.kind, actor.id)
    return same and now - newest.began_at < ONE_VERSION
