-- daily_salts: the secret of a day, from which ids of visitors without cookies are made. A row is deleted
-- when its day (UTC) is over; what was made from it can then be joined to nothing any more.
CREATE TABLE daily_salts (
    day  date PRIMARY KEY,
    salt bytea NOT NULL
);
