"""When an edition is due, what it says, how it looks: pure."""
