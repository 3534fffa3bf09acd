"""The ingest log: durable, ordered, replayable."""
