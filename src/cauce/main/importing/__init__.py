"""Files of events into a project: read, mapped, sent through the same door as everything else."""
