-- 0001_initial (SQLite, down)
-- Drops 2 tables.
-- Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read 0001_initial.down.sql' COMMIT

DROP TABLE orders;

DROP TABLE customers;
