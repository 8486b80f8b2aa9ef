-- 0003_create_campaign_metrics (SQLite, down)
-- Drops 2 tables.
-- Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read 0003_create_campaign_metrics.down.sql' COMMIT

DROP TABLE campaign_metrics_snapshots;

DROP TABLE campaign_metrics;
