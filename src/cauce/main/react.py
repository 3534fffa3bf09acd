"""The seam where segments and journeys will react to events: its own cursor, nobody behind it yet."""

from collections.abc import Callable
from dataclasses import dataclass

from cauce.infra.log.contracts import Batch

Reaction = Callable[[Batch], None]
"""Takes a batch idempotently; raising makes the whole batch come again."""


@dataclass(frozen=True)
class ReactConsumer:
    """Hands each batch to every reaction, in order."""

    reactions: tuple[Reaction, ...] = ()

    @property
    def name(self) -> str:
        """Name of the cursor."""
        return "react"

    @property
    def asleep(self) -> bool:
        """Whether nobody reacts, so that the log need not be read for it."""
        return not self.reactions

    def handle(self, batch: Batch) -> None:
        """Let every reaction see the batch."""
        for reaction in self.reactions:
            reaction(batch)
