"""What Cauce adds to an event on its way in: ``pipeline.ENRICHMENTS``, small steps run in order."""
