"""Ids for messages that come without one.

Random bits are asked of the system once for each process: asking lets go of the interpreter, and getting
it back costs more than taking an event in.
"""

import os
from itertools import count
from uuid import uuid4


class Names:
    """Gives out ids that no other process gives out."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Begin anew, as a forked child has to."""
        self._first, self._next = uuid4().hex, count()

    def new(self) -> str:
        """Return an id that was never given out."""
        return f"{self._first}-{next(self._next):x}"


_names = Names()
os.register_at_fork(after_in_child=_names.renew)
new_message_id = _names.new
