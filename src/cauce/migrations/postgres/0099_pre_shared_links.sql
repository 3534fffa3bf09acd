-- Links that show one dashboard to whoever has them. What is shown is in the row, the link itself is not:
-- it is signed with the installation's secret over the row's id and salt.
CREATE TABLE shared_links (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id      bigint NOT NULL REFERENCES projects,
    dashboard_id    bigint NOT NULL REFERENCES saved_items ON DELETE CASCADE,
    salt            bytea NOT NULL CHECK (length(salt) >= 16),
    name            text NOT NULL,
    frozen          json,
    frame_ancestors text[] NOT NULL,
    created_by      text NOT NULL,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz,
    revoked_at      timestamptz
);
CREATE INDEX shared_links_of_dashboard ON shared_links (project_id, dashboard_id, id);
