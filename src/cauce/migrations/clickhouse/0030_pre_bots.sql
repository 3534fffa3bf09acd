-- is_bot: 1 for what a program did (context.bot says why); questions leave it out unless they ask for it.
-- Rows of before have 0, without a byte on disk.
-- quarters_by_bot: what quarters is, told apart by is_bot, so that a trend of totals need not read rows;
-- parts written before are read row by row until the engine has worked it out for them, in the background.
ALTER TABLE events ADD COLUMN IF NOT EXISTS is_bot UInt8 DEFAULT 0 CODEC(ZSTD(1));
ALTER TABLE events ADD PROJECTION IF NOT EXISTS quarters_by_bot
(
    SELECT project_id, event, is_bot, toStartOfFifteenMinutes(timestamp), count(), min(timestamp), max(timestamp)
    GROUP BY project_id, event, is_bot, toStartOfFifteenMinutes(timestamp)
);
ALTER TABLE events MATERIALIZE PROJECTION quarters_by_bot;
