"""``python -m cauce.main`` is the ``cauce`` command."""

from cauce.main.cli import main

main()
