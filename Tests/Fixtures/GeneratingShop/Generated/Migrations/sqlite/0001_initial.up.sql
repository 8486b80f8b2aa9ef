-- 0001_initial (SQLite, up)
-- Creates 2 tables and 1 index.
-- Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read 0001_initial.up.sql' COMMIT

CREATE TABLE customers (
    id INTEGER NOT NULL CONSTRAINT customers_pkey PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 200)
) STRICT;

CREATE TABLE orders (
    id INTEGER NOT NULL CONSTRAINT orders_pkey PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    note TEXT,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'paid', 'shipped')),
    CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX orders_customer_id_idx ON orders (customer_id);
