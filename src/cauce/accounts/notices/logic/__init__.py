"""Rules of notices without I/O: words, times, signatures, what replies mean."""
