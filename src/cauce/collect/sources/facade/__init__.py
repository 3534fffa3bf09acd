"""The verbs of sources: what they send, their rules, their alerts, and the watch that raises them."""
