-- One page of a project's events in the order of the sort key (event, person, time), after the row
-- whose key is given, of those stored before seq top that pass the conditions (built from the question);
-- the last four columns are that key; its tests on event and person are for the primary index. Merged people appear as who they are now.
SELECT
    toString(e.event) AS event, e.timestamp AS timestamp, e.received_at AS received_at,
    toString(e.type) AS type, e.message_id AS message_id,
    leftPad(lower(hex(if(o.into_person = 0, e.person_id, o.into_person))), 16, '0') AS person_id,
    e.user_id AS user_id, e.anonymous_id AS anonymous_id, e.session_id AS session_id,
    toString(e.properties) AS properties, toString(e.context) AS context,
    toString(e.event) AS key_text, e.person_id AS key_person,
    toUnixTimestamp64Milli(e.timestamp) AS key_ms, e.seq AS key_seq
FROM
(
    SELECT * FROM events
    WHERE project_id = {project:UInt32} AND event >= {key_text:String}
      AND (event > {key_text:String} OR person_id >= {key_person:UInt64})
      AND (toString(event), person_id, toUnixTimestamp64Milli(timestamp), seq)
        > ({key_text:String}, {key_person:UInt64}, {key_ms:Int64}, {key_seq:UInt64})
      AND seq < {top:UInt64} AND (CONDITIONS)
    ORDER BY event, person_id, timestamp, seq
    LIMIT {limit:UInt32}
) AS e
LEFT ANY JOIN
(
    SELECT from_person, into_person FROM person_overrides FINAL WHERE project_id = {project:UInt32}
) AS o ON e.person_id = o.from_person
ORDER BY e.event, e.person_id, e.timestamp, e.seq
