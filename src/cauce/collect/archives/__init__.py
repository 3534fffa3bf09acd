"""What other vendors hand out of the events they keep, row by row into the calls of our own API; pure."""
