"""Run by ``benchmarks.fuzz`` in a process of its own: libFuzzer over the decoder, instrumented as it is imported."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["cauce.collect"]):
    from benchmarks._decoding import judge


def one(data: bytes) -> None:
    """Try one input."""
    judge(data)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
