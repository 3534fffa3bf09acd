-- quarters_by_bot answers what quarters did.
ALTER TABLE events DROP PROJECTION IF EXISTS quarters;
