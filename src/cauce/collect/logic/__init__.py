"""From an item on the wire to an event of the log: pure steps; the time of arrival is an argument."""
