"""A file that goes with a message: an image that its HTML shows, or an attachment."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One file; with a ``content_id`` the HTML shows it (``<img src="cid:chart">``), else it is attached."""

    name: str
    media_type: str
    data: bytes
    content_id: str | None = None
