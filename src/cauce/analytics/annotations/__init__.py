"""Annotations: what happened beside the numbers, shown on every axis of time."""
