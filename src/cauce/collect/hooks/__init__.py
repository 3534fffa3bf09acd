"""Webhooks of other services as a source: verified, mapped to items, kept, and replayed."""
