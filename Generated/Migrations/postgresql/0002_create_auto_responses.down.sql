-- 0002_create_auto_responses (PostgreSQL, down)
-- Drops 2 tables.
-- Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f 0002_create_auto_responses.down.sql

DROP TABLE response_variables;

DROP TABLE auto_responses;
