-- groups: companies and other sets that people belong to. group_key is a digest of project, type
-- and id (people/logic/groups.py); what is said of a group's traits is in person_traits and
-- trait_operations under that key, because it is the same machinery.
CREATE TABLE groups (
    project_id bigint NOT NULL,
    group_key  bigint NOT NULL,
    type       text COLLATE "C" NOT NULL,
    value      text COLLATE "C" NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen  timestamptz NOT NULL,
    PRIMARY KEY (project_id, group_key)
);
CREATE INDEX groups_newest ON groups (project_id, last_seen DESC, group_key DESC);

-- group_members: which raw persons belong to a group, and between when events said so. The person
-- is the one that the raw person belongs to now, so merging and undoing need nothing here.
CREATE TABLE group_members (
    project_id bigint NOT NULL,
    group_key  bigint NOT NULL,
    raw_person bigint NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen  timestamptz NOT NULL,
    PRIMARY KEY (project_id, group_key, raw_person)
);
CREATE INDEX group_members_raw ON group_members (project_id, raw_person);

ALTER TABLE people_outbox
    ADD COLUMN groups bigint[] NOT NULL DEFAULT '{}',
    ADD COLUMN member_groups bigint[] NOT NULL DEFAULT '{}',
    ADD COLUMN member_persons bigint[] NOT NULL DEFAULT '{}';
