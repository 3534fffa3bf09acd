"""Wire formats, validation, and the log: what a 2xx promises."""
