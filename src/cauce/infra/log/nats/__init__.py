"""The ingest log in NATS JetStream: any number of collectors write, one worker numbers and copies.

A collector publishes groups of entries and answers when a quorum has them on disk (``writer``). The
active worker reads the stream in order and keeps a numbered copy without repeats in the log format of
one machine (``relay``), from which the consumers read as always. ADR 0012 says why.
"""
