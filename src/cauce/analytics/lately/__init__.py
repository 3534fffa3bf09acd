"""What was asked lately, so that it is at hand again after a start and after an erasure (ADR 0126)."""
