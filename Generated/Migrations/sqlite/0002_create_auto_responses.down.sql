-- 0002_create_auto_responses (SQLite, down)
-- Drops 2 tables.
-- Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read 0002_create_auto_responses.down.sql' COMMIT

DROP TABLE response_variables;

DROP TABLE auto_responses;
