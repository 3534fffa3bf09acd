"""Who sends: how much, how much of it is refused, and an alarm when it stops."""
