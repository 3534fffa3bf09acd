"""One command per headline figure, each beside a peer or a physical limit measured in the same run."""
