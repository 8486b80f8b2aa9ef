-- 0003_create_campaign_metrics (PostgreSQL, up)
-- Creates 2 tables and 9 indexes.
-- Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f 0003_create_campaign_metrics.up.sql

CREATE SEQUENCE campaign_metrics_id_seq AS integer;

CREATE TABLE campaign_metrics (
    id integer DEFAULT nextval('campaign_metrics_id_seq') NOT NULL,
    campaign_id integer NOT NULL,
    total_recipients integer,
    total_sent integer,
    total_queued integer,
    total_sending integer,
    total_failed integer,
    total_delivered integer,
    total_bounced integer,
    total_rejected integer,
    hard_bounces integer,
    soft_bounces integer,
    total_opened integer,
    unique_opens integer,
    total_clicked integer,
    unique_clicks integer,
    total_replied integer,
    total_unsubscribed integer,
    total_spam_reports integer,
    total_conversions integer,
    conversion_value double precision,
    total_revenue double precision,
    delivery_rate double precision,
    bounce_rate double precision,
    open_rate double precision,
    click_rate double precision,
    click_to_open_rate double precision,
    reply_rate double precision,
    unsubscribe_rate double precision,
    spam_rate double precision,
    conversion_rate double precision,
    first_open_at timestamp,
    last_open_at timestamp,
    first_click_at timestamp,
    last_click_at timestamp,
    average_time_to_open integer,
    average_time_to_click integer,
    total_cost double precision,
    cost_per_send double precision,
    cost_per_open double precision,
    cost_per_click double precision,
    cost_per_conversion double precision,
    roi double precision,
    sender_reputation_score double precision,
    content_quality_score double precision,
    engagement_quality_score double precision,
    is_test_campaign boolean,
    test_group varchar(50),
    statistical_significance double precision,
    metrics_started_at timestamp,
    metrics_updated_at timestamp,
    last_activity_at timestamp,
    CONSTRAINT campaign_metrics_pkey PRIMARY KEY (id),
    CONSTRAINT ix_campaign_metrics_campaign_id UNIQUE (campaign_id),
    CONSTRAINT campaign_metrics_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (id)
);

ALTER SEQUENCE campaign_metrics_id_seq
    OWNED BY campaign_metrics.id;

CREATE INDEX ix_campaign_metrics_id ON campaign_metrics (id);

CREATE INDEX idx_metrics_rates ON campaign_metrics (delivery_rate, open_rate, click_rate);

CREATE INDEX idx_metrics_roi ON campaign_metrics (roi, conversion_rate);

CREATE SEQUENCE campaign_metrics_snapshots_id_seq AS integer;

CREATE TABLE campaign_metrics_snapshots (
    id integer DEFAULT nextval('campaign_metrics_snapshots_id_seq') NOT NULL,
    campaign_id integer NOT NULL,
    metrics_id integer NOT NULL,
    snapshot_at timestamp NOT NULL,
    snapshot_type varchar(50),
    total_sent integer,
    total_delivered integer,
    unique_opens integer,
    unique_clicks integer,
    open_rate double precision,
    click_rate double precision,
    total_conversions integer,
    conversion_rate double precision,
    CONSTRAINT campaign_metrics_snapshots_pkey PRIMARY KEY (id),
    CONSTRAINT campaign_metrics_snapshots_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (id),
    CONSTRAINT campaign_metrics_snapshots_metrics_id_fkey FOREIGN KEY (metrics_id) REFERENCES campaign_metrics (id)
);

ALTER SEQUENCE campaign_metrics_snapshots_id_seq
    OWNED BY campaign_metrics_snapshots.id;

CREATE INDEX ix_campaign_metrics_snapshots_id ON campaign_metrics_snapshots (id);

CREATE INDEX ix_campaign_metrics_snapshots_campaign_id ON campaign_metrics_snapshots (campaign_id);

CREATE INDEX ix_campaign_metrics_snapshots_metrics_id ON campaign_metrics_snapshots (metrics_id);

CREATE INDEX ix_campaign_metrics_snapshots_snapshot_at ON campaign_metrics_snapshots (snapshot_at);

CREATE INDEX ix_campaign_metrics_snapshots_snapshot_type ON campaign_metrics_snapshots (snapshot_type);

CREATE INDEX idx_snapshot_campaign_time ON campaign_metrics_snapshots (campaign_id, snapshot_at);
