-- 0003_create_campaign_metrics (PostgreSQL, down)
-- Drops 2 tables.
-- Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f 0003_create_campaign_metrics.down.sql

DROP TABLE campaign_metrics_snapshots;

DROP TABLE campaign_metrics;
