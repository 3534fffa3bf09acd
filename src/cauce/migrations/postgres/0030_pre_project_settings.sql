-- What a project decides about its own data (kernel/project.py): only what differs from the default.
ALTER TABLE projects ADD COLUMN IF NOT EXISTS settings jsonb NOT NULL DEFAULT '{}';
