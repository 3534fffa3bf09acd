-- group_types: what a project calls the types of its groups, in both languages. A type that nobody has named is not in
-- it: which types there are is told by groups themselves.
CREATE TABLE group_types (
    project_id  bigint NOT NULL REFERENCES projects,
    type        text COLLATE "C" NOT NULL,
    singular_en text NOT NULL,
    plural_en   text NOT NULL,
    singular_es text NOT NULL,
    plural_es   text NOT NULL,
    PRIMARY KEY (project_id, type)
);
-- The types of a project are counted without reading all of its groups' rows.
CREATE INDEX groups_by_type ON groups (project_id, type, first_seen, last_seen);
