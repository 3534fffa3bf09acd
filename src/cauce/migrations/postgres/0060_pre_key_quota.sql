-- How many events a second a key may send; null: as many as it likes.
ALTER TABLE keys ADD COLUMN quota_per_s double precision CHECK (quota_per_s > 0);
