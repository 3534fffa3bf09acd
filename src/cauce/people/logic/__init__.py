"""Identity resolution as pure functions: what a batch says, and who is who given all statements."""
