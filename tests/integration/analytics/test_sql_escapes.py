"""Known ways out of a guarded SQL, against a real engine with two projects: refused, or harmless."""

from __future__ import annotations

import pytest
from sql_world import FOREIGN, leaks, world

from cauce.kernel.errors import CauceError

TABLE_FUNCTIONS = [
    "",
    "    file('/etc/passwd', 'LineAsString') url('http://127.0.0.1/', 'LineAsString')",
    "    s3('http://127.0.0.1/b/x', 'CSV') remote('127.0.0.1', 'cauce', 'events')",
    "    remoteSecure('127.0.0.1', 'cauce.events') cluster('default', 'cauce.events')",
    "    clusterAllReplicas('default', 'cauce.events') mysql('h:1', 'd', 't', 'u', 'p')",
    "    postgresql('h:1', 'd', 't', 'u', 'p') sqlite('/tmp/x.db', 't') odbc('DSN=x', 'd', 't')",
    "    jdbc('x', 'd', 't') hdfs('hdfs://h/x', 'CSV') mongodb('h:1', 'd', 'c', 'u', 'p', 's')",
    "    redis('h:1', 'k', 'k String') input('x String') executable('/bin/sh', 'TSV', 'x String')",
    "    numbers(10) numbers_mt(10) zeros(10) generateRandom('x String') generateSeries(1, 9)",
    "    merge('cauce', '.*') merge(currentDatabase(), 'events') view(SELECT 1) values('x String', 'a')",
    "    null('x String') dictionary('d') loop('cauce', 'events') format('CSV', '1,2')",
    "    Python('x') python(events) azureBlobStorage('x') deltaLake('http://h/') iceberg('http://h/')",
    "    hudi('http://h/') gcs('http://h/x') arrowFlight('h', 'x') fuzzJSON('x') mergeTreeIndex('cauce', 'events')",
    "    mergeTreeProjection('cauce', 'events', 'quarters_by_bot') timeSeriesData('x') sleep(3)",
    "",
]
FROM_FUNCTION = [
    f"SELECT * FROM {one})".replace("))", ")")
    for line in TABLE_FUNCTIONS
    for one in line.strip().split(") ")
    if one
]
CALLS = """
    file('/etc/passwd')|hostName()|currentUser()|user()|currentDatabase()|getSetting('max_threads')
    getMacro('x')|getServerPort('tcp_port')|version()|buildId()|uptime()|serverUUID()|tcpPort()|queryID()
    connectionId()|timezone()|serverTimezone()|displayName()|fqdn()|getOSKernelVersion()|currentRoles()
    dictGet('d', 'a', 1)|dictHas('d', 1)|joinGet('j', 'v', 1)|catboostEvaluate('/m', 1)|sleep(3)
    sleepEachRow(3)|throwIf(1)|rand()|rand64()|randomString(9)|generateUUIDv4()|randCanonical()
    initializeAggregation('count')|runningAccumulate(1)|finalizeAggregation(1)|filesystemAvailable()
    filesystemCapacity()|addressToLine(1)|addressToSymbol(1)|demangle('x')|shardNum()|shardCount()
    blockNumber()|rowNumberInAllBlocks()|blockSize()|getSubcolumn(event, 'x')|dumpColumnStructure(1)
    defaultValueOfTypeName('String')|reinterpret(1, 'String')|reinterpretAsString(1)|hasColumnInTable('cauce', 'events', 'x')
    arrayFold(a, x -> a, [1], 0)|repeat('x', 1000000000)|space(1000000000)|leftPad('x', 1000000000)
    arrayWithConstant(1000000000, 1)|arrayResize([1], 1000000000)|aes_decrypt_mysql('x', 'y', 'z')
    encrypt('aes', 'x', 'y')|decrypt('aes', 'x', 'y')|snowflakeID()|lowCardinalityIndices(event)
    evalMLMethod(1)|stochasticLinearRegression(1)|naiveBayesClassifier('x', 'y')|detectLanguage('x')
    geohashEncode(1, 2)|icebergHash('x')|neighbor(1, 1)|runningDifference(1)|nowInBlock()|now64()
    countState()|sumMerge(event)|groupArrayState(event)|uniqStateMerge(event)|sumMapState(event)
    countSimpleState()|sumResample(0, 1, 1)(1, 1)|groupConcat(event)|groupArraySample(3)(event)
    quantileDDSketch(event)|sparkbar(3)(1, 1)|exponentialMovingAverage(1)(1, 1)|aggThrow(1)
    executable('x')|partitionId(1)|zookeeperSessionUptime()|structureToCapnProtoSchema('x')
    getClientHTTPHeader('Authorization')|authenticatedUser()|mergeTreePartInfo('x')|transactionID()
""".replace("\n", "|").split("|")
CALLED = [f"SELECT {one.strip()} FROM events" for one in CALLS if one.strip()]
OTHER_PLACES = """
    SELECT * FROM system.tables
    SELECT * FROM system.parts
    SELECT * FROM `system`.`query_log`
    SELECT * FROM "system"."processes"
    SELECT * FROM information_schema.tables
    SELECT * FROM INFORMATION_SCHEMA.COLUMNS
    SELECT * FROM cauce.events
    SELECT * FROM `cauce.events`
    SELECT * FROM default.events
    SELECT * FROM cauce . events
    SELECT * FROM /* x */ cauce./* y */events
    SELECT * FROM persons
    SELECT * FROM person_overrides
    SELECT * FROM rejects
    SELECT * FROM groups
    SELECT * FROM group_members
    SELECT * FROM schema_migrations
    SELECT * FROM Events
    SELECT * FROM \uff45vents
    SELECT * FROM event\u0455
    SELECT * FROM events\u200b
    SELECT * FROM `events\\0`
    SELECT * FROM tables
    SELECT * FROM `events` FINAL
    SELECT * FROM events SAMPLE 1
    SELECT * FROM events PREWHERE 1
    SELECT project_id FROM events
    SELECT events.project_id FROM events
    SELECT e.project_id FROM events AS e
    SELECT o.into_person FROM events
    SELECT e.person_id FROM events
    SELECT seq FROM events
    SELECT is_bot FROM events
    SELECT _part FROM events
    SELECT _table, _database FROM events
    SELECT `u_event` FROM events
    SELECT x_0 FROM events
    SELECT cauce.events.event FROM events
    SELECT * FROM events WHERE event IN system.tables
    SELECT * FROM events WHERE event IN (SELECT name FROM system.tables)
    SELECT (SELECT count() FROM system.tables)
    SELECT (SELECT any(event) FROM cauce.events) FROM events
    SELECT * FROM events WHERE EXISTS (SELECT 1 FROM system.one)
    SELECT * FROM events ORDER BY (SELECT 1 FROM system.one)
    SELECT count() FROM events GROUP BY (SELECT 1 FROM system.one)
    SELECT count() FROM events HAVING (SELECT 1 FROM system.one) = 1
    SELECT * FROM events JOIN system.one ON 1
    SELECT * FROM events, system.one
    SELECT * FROM events AS a JOIN cauce.events AS b USING (event)
    WITH x AS (SELECT * FROM system.tables) SELECT * FROM x
    WITH (SELECT count() FROM system.tables) AS n SELECT n
    WITH `system.tables` AS (SELECT 1 AS a) SELECT * FROM system.tables
    WITH events AS (SELECT 1 AS a) SELECT * FROM events
    WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT * FROM t
    SELECT event FROM events UNION ALL SELECT name FROM system.tables
    SELECT event FROM events EXCEPT SELECT event FROM cauce.events
    SELECT arrayMap(x -> (SELECT name FROM system.tables LIMIT 1), [1])
    SELECT arrayJoin((SELECT groupArray(name) FROM system.tables))
    SELECT name FROM events ARRAY JOIN (SELECT groupArray(name) FROM system.tables) AS name
    SELECT CASE WHEN 1 THEN (SELECT 1 FROM system.one) END
    SELECT * FROM (SELECT * FROM (SELECT * FROM cauce.events))
    SELECT count() OVER (PARTITION BY (SELECT 1 FROM system.one)) FROM events
    SELECT * FROM events LIMIT (SELECT 1 FROM system.one)
    SELECT * FROM events LIMIT 1 BY (SELECT 1 FROM system.one)
    SELECT COLUMNS('.*') FROM events
    SELECT * APPLY(toString) FROM events
    SELECT * EXCEPT (event) FROM events
    SELECT * REPLACE (1 AS event) FROM events
    SELECT {x:Identifier} FROM events
    SELECT * FROM {x:Identifier}
    SELECT {p0:UInt32}
    SELECT * FROM events WHERE event = {p0:String}
    SELECT @@version
    SELECT $1
    SELECT ?
    EXPLAIN SELECT * FROM events
    DESCRIBE TABLE events
    SHOW TABLES
    EXISTS TABLE events
    USE system
    SET max_memory_usage = 0
    KILL QUERY WHERE 1
    SYSTEM SHUTDOWN
    SELECT 1; SELECT 2
    SELECT 1; DROP TABLE events
    DROP TABLE events
    TRUNCATE TABLE events
    INSERT INTO events SELECT * FROM events
    CREATE TABLE x AS SELECT * FROM events
    CREATE FUNCTION f AS x -> x
    ALTER TABLE events DELETE WHERE 1
    OPTIMIZE TABLE events
    ATTACH DATABASE x
    GRANT ALL ON *.* TO x
    BACKUP TABLE events TO Disk('d', 'x')
    SELECT * FROM events SETTINGS max_execution_time = 0
    SELECT * FROM events SETTINGS additional_table_filters = {}
    SELECT * FROM (SELECT * FROM events SETTINGS readonly = 0)
    SELECT * FROM events FORMAT JSON
    SELECT * FROM events INTO OUTFILE '/tmp/x'
    SELECT * FROM events INTO OUTFILE '/tmp/x' FORMAT CSV
    SELECT event INTO x FROM events
    SELECT * FROM events FOR UPDATE
    SELECT * FROM events WITH TOTALS
    SELECT count() FROM events GROUP BY event WITH ROLLUP
    SELECT count() FROM events GROUP BY CUBE(event)
    SELECT * FROM events ORDER BY timestamp WITH FILL STEP 1
    SELECT * FROM events ORDER BY rand()
    SELECT DISTINCT ON (event) * FROM events
    SELECT TOP 5 * FROM events
    SELECT event FROM events AS properties
    SELECT CAST(event AS AggregateFunction(count)) FROM events
    SELECT CAST(event AS Enum8('a' = 1)) FROM events
    SELECT event::Dynamic FROM events
    SELECT properties.secret.:String FROM events
    SELECT properties.^cart FROM events
    SELECT tuple(1).1
    SELECT 0x41
    SELECT x'41'
    SELECT b'01'
    SELECT $$text$$
    SELECT `a
    SELECT 'a' AS `x\\` FROM events
    SELECT 'a
    SELECT 1 /* not closed
    SELECT /*+ hint */ * FROM system.one
    -- only a comment
    VALUES (1)
    TABLE events
    SELECT * FROM events PIVOT (count() FOR event IN ('a'))
    SELECT * FROM events TABLESAMPLE (1)
    SELECT * FROM LATERAL (SELECT 1)
    SELECT * FROM UNNEST([1])
    SELECT * FROM events NATURAL JOIN people
    SELECT * FROM events GLOBAL JOIN people USING (person_id)
    SELECT * FROM events PASTE JOIN people
    SELECT event FROM events WHERE event GLOBAL IN (SELECT event FROM events)
    SELECT JSONExtract(properties, 'a', 'String') FROM events
    SELECT CAST(event, 'String') FROM events
    SELECT quantile(event)(1) FROM events
    SELECT count(1)(2) FROM events
    SELECT if(1)(2)
    SELECT now(1)
    SELECT {fn hostName()}
    SELECT hostName /* sqlglot.anonymous */ ()
    SELECT `hostName`()
    SELECT "currentUser"()
    SELECT HOSTNAME()
    SELECT count() FILTER (WHERE sleep(1)) FROM events
    SELECT first_value(event) RESPECT NULLS FROM events
    SELECT sum(1) OVER w FROM events WINDOW w AS (ORDER BY sleep(1))
""".strip().split("\n")
REFUSED = [*FROM_FUNCTION, *CALLED, *(line.strip() for line in OTHER_PLACES)]
HARMLESS = """
    SELECT * FROM events
    SELECT events.* FROM events
    SELECT * FROM events AS persons
    SELECT * FROM events AS system
    SELECT system.event FROM events AS system
    SELECT * FROM events AS person_overrides JOIN people AS persons USING (person_id)
    WITH persons AS (SELECT 1 AS project_id) SELECT * FROM persons
    WITH `system.tables` AS (SELECT 1 AS a) SELECT * FROM `system.tables`
    WITH tables AS (SELECT event FROM events) SELECT * FROM tables
    WITH 1 AS project_id SELECT count(), project_id FROM events
    SELECT 2 AS project_id, count() FROM events
    SELECT 2 AS `e.project_id`, 2 AS `o.into_person`, count() FROM events
    SELECT 0 AS is_bot, event FROM events
    SELECT 'x' AS `events`, event FROM events
    SELECT 'a' AS `) UNION ALL SELECT * FROM system.tables --` FROM events
    FROM events
    SELECT ''') OR 1 = 1 --' AS quoted FROM events
    SELECT '\\' OR 1 = 1 --' AS quoted FROM events
    SELECT event FROM events WHERE event = 'FOR' || 'EIGN'
    SELECT event FROM events WHERE 1 OR event = 'x'
    SELECT event FROM events WHERE NOT (event = 'x' AND 0)
    SELECT event FROM events -- ) UNION ALL SELECT name FROM system.tables
    SELECT event /* */ FROM /* system.tables */ events # x
    SELECT properties.secret, count() FROM events GROUP BY 1
    SELECT properties.`a'b"c\\d` FROM events
    SELECT e.properties.price FROM events AS e
    SELECT * FROM (SELECT event FROM events UNION ALL SELECT user_id FROM people)
    SELECT event FROM events WHERE person_id IN (SELECT person_id FROM people)
    SELECT (SELECT count() FROM events) AS n
    SELECT count() FROM events AS a CROSS JOIN events AS b
    SELECT a.event FROM events AS a LEFT JOIN events AS b ON a.person_id = b.person_id AND b.event = 'x'
    SELECT arrayMap(x -> x + 1, [1, 2]) AS l
    SELECT arrayMap(event -> event, ['y']) AS l, event FROM events
    SELECT arrayJoin(range(10)) AS n
    SELECT item FROM events ARRAY JOIN properties.list AS item
    SELECT event, row_number() OVER (PARTITION BY event ORDER BY timestamp) AS n FROM events
    SELECT quantile(0.9)(properties.price) AS q FROM events
    SELECT countIf(event = 'Buy') AS n, uniqExactIf(person_id, event = 'Buy') AS p FROM events
    SELECT * FROM sessions
    SELECT * FROM people
    SELECT traits.plan, traits.age FROM people
    SELECT context.traffic.channel AS c, count() FROM events GROUP BY c
    SELECT event FROM events INTERSECT SELECT event FROM events
    SELECT event FROM events EXCEPT SELECT 'Buy'
    WITH a AS (SELECT event FROM events) SELECT * FROM a UNION ALL SELECT * FROM a
    ((SELECT event FROM events))
    SELECT event FROM events LIMIT 1 BY event
    SELECT event FROM events ORDER BY timestamp DESC NULLS FIRST LIMIT 3, 2
    SELECT event FROM events GROUP BY ALL HAVING count() > 1
    SELECT DISTINCT event FROM events QUALIFY row_number() OVER (ORDER BY timestamp) < 3
    SELECT CAST(properties.price AS Nullable(String)) AS t, properties.price::Nullable(Int64) AS n FROM events
    SELECT now() - INTERVAL 3 DAY < now() AS yes, today() > yesterday() AS too
    SELECT if(event = 'Buy', 1, 0) AS a, CASE event WHEN 'Buy' THEN 1 ELSE 0 END AS b, event = 'Buy' ? 1 : 0 AS c FROM events
    SELECT windowFunnel(3600)(toDateTime(timestamp), event = 'View', event = 'Buy') AS level FROM events GROUP BY person_id
    SELECT person_id FROM events WHERE person_id BETWEEN '0' AND 'g' AND event LIKE '%u%' AND user_id IS NOT NULL
""".strip().split("\n")


@pytest.fixture(scope="module")
def two(events):
    return world(events, 910_001, 910_002)


def test_there_are_enough_of_them():
    assert len(set(REFUSED)) >= 60
    assert len(set(REFUSED)) == len(REFUSED)


@pytest.mark.parametrize("sql", REFUSED)
def test_a_way_out_is_refused_before_it_reaches_the_engine(two, sql):
    with pytest.raises(CauceError) as refusal:
        two.ask(sql)
    assert refusal.value.code == "invalid_field", refusal.value
    assert refusal.value.fields[0].path == "sql"
    assert not leaks(refusal.value)


@pytest.mark.parametrize("sql", [line.strip() for line in HARMLESS])
def test_what_looks_like_a_way_out_shows_this_project_alone(two, sql):
    answer = two.ask(sql)
    assert not leaks(answer.result)
    assert answer.result.columns


def test_the_other_project_sees_what_this_one_does_not(two):
    question = {"kind": "sql", "sql": "SELECT event, properties.secret FROM events LIMIT 1"}
    rows = two.analytics.ask(two.theirs, question).result.rows
    assert [list(row) for row in rows] == [[FOREIGN, FOREIGN]]
