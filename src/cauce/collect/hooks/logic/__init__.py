"""Pure parts of webhooks: who sent it, what it says, what becomes of it."""
