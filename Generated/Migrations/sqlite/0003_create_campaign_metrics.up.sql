-- 0003_create_campaign_metrics (SQLite, up)
-- Creates 2 tables and 9 indexes.
-- Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read 0003_create_campaign_metrics.up.sql' COMMIT

CREATE TABLE campaign_metrics (
    id INTEGER NOT NULL CONSTRAINT campaign_metrics_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    campaign_id INTEGER NOT NULL CHECK (campaign_id BETWEEN -2147483648 AND 2147483647),
    total_recipients INTEGER CHECK (total_recipients BETWEEN -2147483648 AND 2147483647),
    total_sent INTEGER CHECK (total_sent BETWEEN -2147483648 AND 2147483647),
    total_queued INTEGER CHECK (total_queued BETWEEN -2147483648 AND 2147483647),
    total_sending INTEGER CHECK (total_sending BETWEEN -2147483648 AND 2147483647),
    total_failed INTEGER CHECK (total_failed BETWEEN -2147483648 AND 2147483647),
    total_delivered INTEGER CHECK (total_delivered BETWEEN -2147483648 AND 2147483647),
    total_bounced INTEGER CHECK (total_bounced BETWEEN -2147483648 AND 2147483647),
    total_rejected INTEGER CHECK (total_rejected BETWEEN -2147483648 AND 2147483647),
    hard_bounces INTEGER CHECK (hard_bounces BETWEEN -2147483648 AND 2147483647),
    soft_bounces INTEGER CHECK (soft_bounces BETWEEN -2147483648 AND 2147483647),
    total_opened INTEGER CHECK (total_opened BETWEEN -2147483648 AND 2147483647),
    unique_opens INTEGER CHECK (unique_opens BETWEEN -2147483648 AND 2147483647),
    total_clicked INTEGER CHECK (total_clicked BETWEEN -2147483648 AND 2147483647),
    unique_clicks INTEGER CHECK (unique_clicks BETWEEN -2147483648 AND 2147483647),
    total_replied INTEGER CHECK (total_replied BETWEEN -2147483648 AND 2147483647),
    total_unsubscribed INTEGER CHECK (total_unsubscribed BETWEEN -2147483648 AND 2147483647),
    total_spam_reports INTEGER CHECK (total_spam_reports BETWEEN -2147483648 AND 2147483647),
    total_conversions INTEGER CHECK (total_conversions BETWEEN -2147483648 AND 2147483647),
    conversion_value REAL,
    total_revenue REAL,
    delivery_rate REAL,
    bounce_rate REAL,
    open_rate REAL,
    click_rate REAL,
    click_to_open_rate REAL,
    reply_rate REAL,
    unsubscribe_rate REAL,
    spam_rate REAL,
    conversion_rate REAL,
    first_open_at TEXT,
    last_open_at TEXT,
    first_click_at TEXT,
    last_click_at TEXT,
    average_time_to_open INTEGER CHECK (average_time_to_open BETWEEN -2147483648 AND 2147483647),
    average_time_to_click INTEGER CHECK (average_time_to_click BETWEEN -2147483648 AND 2147483647),
    total_cost REAL,
    cost_per_send REAL,
    cost_per_open REAL,
    cost_per_click REAL,
    cost_per_conversion REAL,
    roi REAL,
    sender_reputation_score REAL,
    content_quality_score REAL,
    engagement_quality_score REAL,
    is_test_campaign INTEGER CHECK (is_test_campaign IN (0, 1)),
    test_group TEXT CHECK (length(test_group) <= 50),
    statistical_significance REAL,
    metrics_started_at TEXT,
    metrics_updated_at TEXT,
    last_activity_at TEXT,
    CONSTRAINT ix_campaign_metrics_campaign_id UNIQUE (campaign_id),
    CONSTRAINT campaign_metrics_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (id)
) STRICT;

CREATE INDEX ix_campaign_metrics_id ON campaign_metrics (id);

CREATE INDEX idx_metrics_rates ON campaign_metrics (delivery_rate, open_rate, click_rate);

CREATE INDEX idx_metrics_roi ON campaign_metrics (roi, conversion_rate);

CREATE TABLE campaign_metrics_snapshots (
    id INTEGER NOT NULL CONSTRAINT campaign_metrics_snapshots_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    campaign_id INTEGER NOT NULL CHECK (campaign_id BETWEEN -2147483648 AND 2147483647),
    metrics_id INTEGER NOT NULL CHECK (metrics_id BETWEEN -2147483648 AND 2147483647),
    snapshot_at TEXT NOT NULL,
    snapshot_type TEXT CHECK (length(snapshot_type) <= 50),
    total_sent INTEGER CHECK (total_sent BETWEEN -2147483648 AND 2147483647),
    total_delivered INTEGER CHECK (total_delivered BETWEEN -2147483648 AND 2147483647),
    unique_opens INTEGER CHECK (unique_opens BETWEEN -2147483648 AND 2147483647),
    unique_clicks INTEGER CHECK (unique_clicks BETWEEN -2147483648 AND 2147483647),
    open_rate REAL,
    click_rate REAL,
    total_conversions INTEGER CHECK (total_conversions BETWEEN -2147483648 AND 2147483647),
    conversion_rate REAL,
    CONSTRAINT campaign_metrics_snapshots_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (id),
    CONSTRAINT campaign_metrics_snapshots_metrics_id_fkey FOREIGN KEY (metrics_id) REFERENCES campaign_metrics (id)
) STRICT;

CREATE INDEX ix_campaign_metrics_snapshots_id ON campaign_metrics_snapshots (id);

CREATE INDEX ix_campaign_metrics_snapshots_campaign_id ON campaign_metrics_snapshots (campaign_id);

CREATE INDEX ix_campaign_metrics_snapshots_metrics_id ON campaign_metrics_snapshots (metrics_id);

CREATE INDEX ix_campaign_metrics_snapshots_snapshot_at ON campaign_metrics_snapshots (snapshot_at);

CREATE INDEX ix_campaign_metrics_snapshots_snapshot_type ON campaign_metrics_snapshots (snapshot_type);

CREATE INDEX idx_snapshot_campaign_time ON campaign_metrics_snapshots (campaign_id, snapshot_at);
