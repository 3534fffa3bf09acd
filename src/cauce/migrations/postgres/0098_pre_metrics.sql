-- Metrics are kept like insights and dashboards: with revisions and versions.
ALTER TABLE saved_items DROP CONSTRAINT saved_items_kind_check;
ALTER TABLE saved_items ADD CONSTRAINT saved_items_kind_check
    CHECK (kind IN ('insight', 'dashboard', 'metric'));
