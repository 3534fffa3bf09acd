"""Whether what is sent arrives: an event's journey, what was refused and its repair, sources, alerts."""
