-- Takes what is due for one worker: the oldest batches whole, of each channel one that no other try is on.
-- A row whose lease has ended is due again. Uses notice_deliveries_due and notice_deliveries_batch.
WITH due AS (
    SELECT delivery_id, batch, channel_id, due_at FROM notice_deliveries d
    WHERE ((state IN ('waiting', 'held') AND due_at <= %(now)s)
           OR (state = 'sending' AND lease_until <= %(now)s))
      AND (channel_id IS NULL OR NOT EXISTS (
          SELECT 1 FROM notice_deliveries o
          WHERE o.channel_id = d.channel_id AND o.state = 'sending' AND o.lease_until > %(now)s))
), heads AS (
    SELECT batch FROM (
        SELECT batch, channel_id, min(due_at) AS due_at,
               row_number() OVER (PARTITION BY channel_id ORDER BY min(due_at), batch) AS place
        FROM due GROUP BY batch, channel_id
    ) b WHERE channel_id IS NULL OR place = 1
    ORDER BY due_at, batch LIMIT %(limit)s
), locked AS (
    SELECT delivery_id FROM notice_deliveries
    WHERE batch IN (SELECT batch FROM heads) AND delivery_id IN (SELECT delivery_id FROM due)
      AND (state IN ('waiting', 'held') OR (state = 'sending' AND lease_until <= %(now)s))
    FOR UPDATE SKIP LOCKED
)
UPDATE notice_deliveries d
SET state = 'sending', attempts = attempts + 1, lease_until = %(lease)s
FROM locked WHERE d.delivery_id = locked.delivery_id
RETURNING d.delivery_id
