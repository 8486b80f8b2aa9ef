-- 0001_initial (PostgreSQL, down)
-- Drops 2 tables and 1 enum.
-- Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f 0001_initial.down.sql

DROP TABLE orders;

DROP TABLE customers;

DROP TYPE order_status;
