-- 0001_initial (PostgreSQL, up)
-- Creates 5 enums, 17 tables, 6 triggers and 105 indexes.
-- Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f 0001_initial.up.sql

CREATE TYPE approvalpriority AS ENUM (
    'HIGH',
    'MEDIUM',
    'LOW'
);

CREATE TYPE approvalstatus AS ENUM (
    'PENDING',
    'APPROVED',
    'REJECTED',
    'EXPIRED'
);

CREATE TYPE monitoringseverity AS ENUM (
    'INFO',
    'WARNING',
    'ERROR',
    'CRITICAL'
);

CREATE TYPE queuestatus AS ENUM (
    'QUEUED',
    'PROCESSING',
    'COMPLETED',
    'FAILED'
);

CREATE TYPE workflowstatus AS ENUM (
    'PENDING',
    'RUNNING',
    'COMPLETED',
    'FAILED',
    'CANCELLED',
    'TIMEOUT'
);

CREATE SEQUENCE locations_id_seq AS integer;

CREATE TABLE locations (
    id integer DEFAULT nextval('locations_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    code varchar(50) NOT NULL,
    url text NOT NULL,
    region varchar(100),
    state varchar(100),
    country varchar(100) NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT locations_pkey PRIMARY KEY (id),
    CONSTRAINT ix_locations_code UNIQUE (code)
);

ALTER SEQUENCE locations_id_seq
    OWNED BY locations.id;

CREATE FUNCTION locations_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER locations_touch BEFORE UPDATE ON locations
    FOR EACH ROW EXECUTE FUNCTION locations_touch();

CREATE INDEX ix_locations_id ON locations (id);

CREATE INDEX ix_locations_name ON locations (name);

CREATE INDEX ix_locations_region ON locations (region);

CREATE INDEX ix_locations_state ON locations (state);

CREATE INDEX ix_locations_country ON locations (country);

CREATE INDEX ix_locations_is_active ON locations (is_active);

CREATE SEQUENCE leads_id_seq AS integer;

CREATE TABLE leads (
    id integer DEFAULT nextval('leads_id_seq') NOT NULL,
    craigslist_id varchar(50) NOT NULL,
    url text NOT NULL,
    title text NOT NULL,
    description text,
    body_html text,
    posted_at timestamptz,
    updated_at timestamptz DEFAULT now() NOT NULL,
    scraped_at timestamptz DEFAULT now() NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    price double precision,
    compensation varchar(255),
    employment_type varchar[],
    is_remote boolean NOT NULL,
    is_internship boolean NOT NULL,
    is_nonprofit boolean NOT NULL,
    location_id integer NOT NULL,
    neighborhood varchar(255),
    latitude double precision,
    longitude double precision,
    email varchar(255),
    email_source varchar(50),
    phone varchar(50),
    contact_name varchar(255),
    reply_email varchar(255),
    reply_phone varchar(50),
    reply_contact_name varchar(255),
    image_urls json,
    attributes json,
    source varchar(50) NOT NULL,
    category varchar(100),
    subcategory varchar(100),
    is_processed boolean NOT NULL,
    is_contacted boolean NOT NULL,
    status varchar(50) NOT NULL,
    qualification_score double precision,
    qualification_reasoning text,
    generated_responses json,
    ai_analysis text,
    ai_model varchar(100),
    ai_cost double precision,
    ai_request_id integer,
    generated_email_subject text,
    generated_email_body text,
    has_been_qualified boolean NOT NULL,
    qualified_at timestamptz,
    response_sent_at timestamptz,
    response_method varchar(50),
    CONSTRAINT leads_pkey PRIMARY KEY (id),
    CONSTRAINT ix_leads_craigslist_id UNIQUE (craigslist_id),
    CONSTRAINT leads_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations (id)
);

ALTER SEQUENCE leads_id_seq
    OWNED BY leads.id;

CREATE FUNCTION leads_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER leads_touch BEFORE UPDATE ON leads
    FOR EACH ROW EXECUTE FUNCTION leads_touch();

CREATE INDEX ix_leads_id ON leads (id);

CREATE INDEX ix_leads_posted_at ON leads (posted_at);

CREATE INDEX ix_leads_scraped_at ON leads (scraped_at);

CREATE INDEX ix_leads_compensation ON leads (compensation);

CREATE INDEX ix_leads_is_remote ON leads (is_remote);

CREATE INDEX ix_leads_location_id ON leads (location_id);

CREATE INDEX ix_leads_email ON leads (email);

CREATE INDEX ix_leads_email_source ON leads (email_source);

CREATE INDEX ix_leads_phone ON leads (phone);

CREATE INDEX ix_leads_reply_email ON leads (reply_email);

CREATE INDEX ix_leads_source ON leads (source);

CREATE INDEX ix_leads_category ON leads (category);

CREATE INDEX ix_leads_subcategory ON leads (subcategory);

CREATE INDEX ix_leads_is_processed ON leads (is_processed);

CREATE INDEX ix_leads_is_contacted ON leads (is_contacted);

CREATE INDEX ix_leads_status ON leads (status);

CREATE INDEX ix_leads_qualification_score ON leads (qualification_score);

CREATE INDEX ix_leads_has_been_qualified ON leads (has_been_qualified);

CREATE SEQUENCE users_id_seq AS integer;

CREATE TABLE users (
    id integer DEFAULT nextval('users_id_seq') NOT NULL,
    email varchar(254) NOT NULL,
    password_hash varchar(255) NOT NULL,
    full_name varchar(100) NOT NULL,
    company varchar(100),
    phone varchar(20),
    is_active boolean NOT NULL,
    is_verified boolean NOT NULL,
    is_superuser boolean NOT NULL,
    failed_login_attempts integer NOT NULL,
    locked_until timestamptz,
    last_login_at timestamptz,
    last_login_ip varchar(45),
    password_changed_at timestamptz,
    totp_secret varchar(32),
    backup_codes json,
    two_factor_enabled boolean NOT NULL,
    api_key varchar(64),
    api_key_created_at timestamptz,
    api_rate_limit integer NOT NULL,
    permissions json NOT NULL,
    roles json NOT NULL,
    reset_token varchar(255),
    reset_token_expires timestamptz,
    verification_token varchar(255),
    verification_token_expires timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz,
    created_by integer,
    notes text,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT ix_users_email UNIQUE (email),
    CONSTRAINT ix_users_api_key UNIQUE (api_key),
    CONSTRAINT users_reset_token_key UNIQUE (reset_token),
    CONSTRAINT users_verification_token_key UNIQUE (verification_token)
);

ALTER SEQUENCE users_id_seq
    OWNED BY users.id;

CREATE FUNCTION users_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER users_touch BEFORE UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION users_touch();

CREATE INDEX ix_users_id ON users (id);

CREATE SEQUENCE response_templates_id_seq AS integer;

CREATE TABLE response_templates (
    id integer DEFAULT nextval('response_templates_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    description text,
    subject_template text NOT NULL,
    body_template text NOT NULL,
    category varchar(100),
    variables json,
    use_ai_enhancement boolean,
    ai_tone varchar(50),
    ai_length varchar(50),
    is_test_variant boolean,
    control_template_id integer,
    test_weight double precision,
    sent_count integer,
    response_count integer,
    conversion_count integer,
    is_active boolean NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT response_templates_pkey PRIMARY KEY (id),
    CONSTRAINT response_templates_name_key UNIQUE (name)
);

ALTER SEQUENCE response_templates_id_seq
    OWNED BY response_templates.id;

CREATE FUNCTION response_templates_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER response_templates_touch BEFORE UPDATE ON response_templates
    FOR EACH ROW EXECUTE FUNCTION response_templates_touch();

CREATE INDEX ix_response_templates_id ON response_templates (id);

CREATE SEQUENCE campaigns_id_seq AS integer;

CREATE TABLE campaigns (
    id integer DEFAULT nextval('campaigns_id_seq') NOT NULL,
    campaign_id varchar(100) NOT NULL,
    name varchar(255) NOT NULL,
    template_id integer,
    status varchar(50) NOT NULL,
    scheduled_at timestamptz,
    started_at timestamptz,
    completed_at timestamptz,
    total_recipients integer NOT NULL,
    emails_sent integer NOT NULL,
    emails_opened integer NOT NULL,
    emails_clicked integer NOT NULL,
    emails_replied integer NOT NULL,
    emails_bounced integer NOT NULL,
    created_by integer,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT campaigns_pkey PRIMARY KEY (id),
    CONSTRAINT ix_campaigns_campaign_id UNIQUE (campaign_id),
    CONSTRAINT campaigns_created_by_fkey FOREIGN KEY (created_by) REFERENCES users (id)
);

ALTER SEQUENCE campaigns_id_seq
    OWNED BY campaigns.id;

CREATE FUNCTION campaigns_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER campaigns_touch BEFORE UPDATE ON campaigns
    FOR EACH ROW EXECUTE FUNCTION campaigns_touch();

CREATE INDEX ix_campaigns_id ON campaigns (id);

CREATE INDEX ix_campaigns_name ON campaigns (name);

CREATE INDEX ix_campaigns_status ON campaigns (status);

CREATE INDEX ix_campaigns_scheduled_at ON campaigns (scheduled_at);

CREATE INDEX ix_campaigns_started_at ON campaigns (started_at);

CREATE INDEX ix_campaigns_completed_at ON campaigns (completed_at);

CREATE INDEX ix_campaigns_created_by ON campaigns (created_by);

CREATE SEQUENCE campaign_recipients_id_seq AS integer;

CREATE TABLE campaign_recipients (
    id integer DEFAULT nextval('campaign_recipients_id_seq') NOT NULL,
    campaign_id integer NOT NULL,
    lead_id integer NOT NULL,
    email_address varchar(255) NOT NULL,
    status varchar(50) NOT NULL,
    sent_at timestamptz,
    opened_at timestamptz,
    clicked_at timestamptz,
    replied_at timestamptz,
    bounced_at timestamptz,
    error_message text,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT campaign_recipients_pkey PRIMARY KEY (id),
    CONSTRAINT campaign_recipients_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
    CONSTRAINT campaign_recipients_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id) ON DELETE CASCADE
);

ALTER SEQUENCE campaign_recipients_id_seq
    OWNED BY campaign_recipients.id;

CREATE FUNCTION campaign_recipients_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER campaign_recipients_touch BEFORE UPDATE ON campaign_recipients
    FOR EACH ROW EXECUTE FUNCTION campaign_recipients_touch();

CREATE INDEX ix_campaign_recipients_id ON campaign_recipients (id);

CREATE INDEX ix_campaign_recipients_campaign_id ON campaign_recipients (campaign_id);

CREATE INDEX ix_campaign_recipients_lead_id ON campaign_recipients (lead_id);

CREATE INDEX ix_campaign_recipients_email_address ON campaign_recipients (email_address);

CREATE INDEX ix_campaign_recipients_status ON campaign_recipients (status);

CREATE INDEX ix_campaign_recipients_sent_at ON campaign_recipients (sent_at);

CREATE INDEX ix_campaign_recipients_opened_at ON campaign_recipients (opened_at);

CREATE INDEX ix_campaign_recipients_clicked_at ON campaign_recipients (clicked_at);

CREATE INDEX ix_campaign_recipients_replied_at ON campaign_recipients (replied_at);

CREATE INDEX ix_campaign_recipients_bounced_at ON campaign_recipients (bounced_at);

CREATE SEQUENCE email_tracking_id_seq AS integer;

CREATE TABLE email_tracking (
    id integer DEFAULT nextval('email_tracking_id_seq') NOT NULL,
    campaign_recipient_id integer NOT NULL,
    event_type varchar(50) NOT NULL,
    event_data json,
    user_agent text,
    ip_address inet,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT email_tracking_pkey PRIMARY KEY (id),
    CONSTRAINT email_tracking_campaign_recipient_id_fkey FOREIGN KEY (campaign_recipient_id) REFERENCES campaign_recipients (id)
);

ALTER SEQUENCE email_tracking_id_seq
    OWNED BY email_tracking.id;

CREATE INDEX ix_email_tracking_id ON email_tracking (id);

CREATE INDEX ix_email_tracking_campaign_recipient_id ON email_tracking (campaign_recipient_id);

CREATE INDEX ix_email_tracking_event_type ON email_tracking (event_type);

CREATE INDEX ix_email_tracking_ip_address ON email_tracking (ip_address);

CREATE INDEX ix_email_tracking_created_at ON email_tracking (created_at);

CREATE SEQUENCE n8n_workflows_id_seq AS integer;

CREATE TABLE n8n_workflows (
    id integer DEFAULT nextval('n8n_workflows_id_seq') NOT NULL,
    workflow_name varchar(255) NOT NULL,
    workflow_description text,
    n8n_workflow_id varchar(100),
    webhook_url varchar(500),
    webhook_secret varchar(255),
    trigger_events jsonb,
    trigger_conditions jsonb,
    is_active boolean,
    requires_approval boolean,
    auto_approval_enabled boolean,
    timeout_seconds integer,
    max_retries integer,
    retry_delay_seconds integer,
    tags jsonb,
    config_data jsonb,
    execution_count integer,
    success_count integer,
    failure_count integer,
    last_executed_at timestamp,
    average_duration_seconds double precision,
    created_at timestamp DEFAULT (now() AT TIME ZONE 'UTC') NOT NULL,
    updated_at timestamp DEFAULT (now() AT TIME ZONE 'UTC') NOT NULL,
    CONSTRAINT n8n_workflows_pkey PRIMARY KEY (id),
    CONSTRAINT ix_n8n_workflows_workflow_name UNIQUE (workflow_name)
);

ALTER SEQUENCE n8n_workflows_id_seq
    OWNED BY n8n_workflows.id;

CREATE INDEX ix_n8n_workflows_id ON n8n_workflows (id);

CREATE INDEX ix_n8n_workflows_n8n_workflow_id ON n8n_workflows (n8n_workflow_id);

CREATE INDEX ix_n8n_workflows_is_active ON n8n_workflows (is_active);

CREATE INDEX idx_n8n_workflows_active ON n8n_workflows (is_active, created_at);

CREATE INDEX idx_n8n_workflows_execution ON n8n_workflows (execution_count, last_executed_at);

CREATE SEQUENCE n8n_webhook_queue_id_seq AS integer;

CREATE TABLE n8n_webhook_queue (
    id integer DEFAULT nextval('n8n_webhook_queue_id_seq') NOT NULL,
    workflow_id integer,
    webhook_payload jsonb NOT NULL,
    webhook_headers jsonb,
    source varchar(100),
    webhook_url varchar(500),
    status queuestatus NOT NULL,
    priority integer,
    retry_count integer,
    max_retries integer,
    next_retry_at timestamp,
    processed_at timestamp,
    processing_duration_seconds double precision,
    error_message text,
    error_trace text,
    last_error_at timestamp,
    created_at timestamp DEFAULT (now() AT TIME ZONE 'UTC') NOT NULL,
    CONSTRAINT n8n_webhook_queue_pkey PRIMARY KEY (id),
    CONSTRAINT n8n_webhook_queue_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES n8n_workflows (id) ON DELETE CASCADE
);

ALTER SEQUENCE n8n_webhook_queue_id_seq
    OWNED BY n8n_webhook_queue.id;

CREATE INDEX ix_n8n_webhook_queue_id ON n8n_webhook_queue (id);

CREATE INDEX ix_n8n_webhook_queue_workflow_id ON n8n_webhook_queue (workflow_id);

CREATE INDEX ix_n8n_webhook_queue_source ON n8n_webhook_queue (source);

CREATE INDEX ix_n8n_webhook_queue_status ON n8n_webhook_queue (status);

CREATE INDEX ix_n8n_webhook_queue_priority ON n8n_webhook_queue (priority);

CREATE INDEX ix_n8n_webhook_queue_next_retry_at ON n8n_webhook_queue (next_retry_at);

CREATE INDEX ix_n8n_webhook_queue_created_at ON n8n_webhook_queue (created_at);

CREATE INDEX idx_n8n_webhook_queue_processing ON n8n_webhook_queue (status, priority, created_at);

CREATE INDEX idx_n8n_webhook_queue_retry ON n8n_webhook_queue (status, next_retry_at);

CREATE SEQUENCE workflow_executions_id_seq AS integer;

CREATE TABLE workflow_executions (
    id integer DEFAULT nextval('workflow_executions_id_seq') NOT NULL,
    workflow_id integer NOT NULL,
    n8n_execution_id varchar(100),
    trigger_event varchar(255),
    trigger_source varchar(100),
    input_data jsonb,
    output_data jsonb,
    execution_log text,
    status workflowstatus NOT NULL,
    progress_percentage integer,
    current_step varchar(255),
    duration_seconds double precision,
    started_at timestamp,
    completed_at timestamp,
    error_message text,
    error_code varchar(100),
    retry_count integer,
    is_retryable boolean,
    workflow_metadata jsonb,
    created_at timestamp DEFAULT (now() AT TIME ZONE 'UTC') NOT NULL,
    CONSTRAINT workflow_executions_pkey PRIMARY KEY (id),
    CONSTRAINT workflow_executions_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES n8n_workflows (id) ON DELETE CASCADE
);

ALTER SEQUENCE workflow_executions_id_seq
    OWNED BY workflow_executions.id;

CREATE INDEX ix_workflow_executions_id ON workflow_executions (id);

CREATE INDEX ix_workflow_executions_workflow_id ON workflow_executions (workflow_id);

CREATE INDEX ix_workflow_executions_n8n_execution_id ON workflow_executions (n8n_execution_id);

CREATE INDEX ix_workflow_executions_trigger_event ON workflow_executions (trigger_event);

CREATE INDEX ix_workflow_executions_status ON workflow_executions (status);

CREATE INDEX ix_workflow_executions_started_at ON workflow_executions (started_at);

CREATE INDEX idx_workflow_executions_status_created ON workflow_executions (status, created_at);

CREATE INDEX idx_workflow_executions_workflow_status ON workflow_executions (workflow_id, status);

CREATE SEQUENCE workflow_approvals_id_seq AS integer;

CREATE TABLE workflow_approvals (
    id integer DEFAULT nextval('workflow_approvals_id_seq') NOT NULL,
    execution_id integer NOT NULL,
    approval_type varchar(100) NOT NULL,
    approval_title varchar(255) NOT NULL,
    approval_description text,
    approval_data jsonb,
    status approvalstatus NOT NULL,
    priority approvalpriority NOT NULL,
    approver_id integer,
    approver_name varchar(255),
    approval_reason text,
    approved_at timestamp,
    requires_manual boolean,
    auto_approval_enabled boolean,
    auto_approval_confidence double precision,
    auto_approval_reason text,
    expires_at timestamp,
    notification_sent boolean,
    notification_sent_at timestamp,
    created_at timestamp DEFAULT (now() AT TIME ZONE 'UTC') NOT NULL,
    CONSTRAINT workflow_approvals_pkey PRIMARY KEY (id),
    CONSTRAINT workflow_approvals_execution_id_fkey FOREIGN KEY (execution_id) REFERENCES workflow_executions (id) ON DELETE CASCADE
);

ALTER SEQUENCE workflow_approvals_id_seq
    OWNED BY workflow_approvals.id;

CREATE INDEX ix_workflow_approvals_id ON workflow_approvals (id);

CREATE INDEX ix_workflow_approvals_execution_id ON workflow_approvals (execution_id);

CREATE INDEX ix_workflow_approvals_approval_type ON workflow_approvals (approval_type);

CREATE INDEX ix_workflow_approvals_status ON workflow_approvals (status);

CREATE INDEX ix_workflow_approvals_priority ON workflow_approvals (priority);

CREATE INDEX ix_workflow_approvals_expires_at ON workflow_approvals (expires_at);

CREATE INDEX idx_workflow_approvals_expires ON workflow_approvals (status, expires_at);

CREATE INDEX idx_workflow_approvals_pending ON workflow_approvals (status, priority, created_at);

CREATE SEQUENCE workflow_monitoring_id_seq AS integer;

CREATE TABLE workflow_monitoring (
    id integer DEFAULT nextval('workflow_monitoring_id_seq') NOT NULL,
    workflow_id integer,
    execution_id integer,
    event_type varchar(100) NOT NULL,
    event_name varchar(255),
    event_description text,
    event_data jsonb,
    severity monitoringseverity NOT NULL,
    step_name varchar(255),
    step_number integer,
    duration_ms integer,
    memory_mb double precision,
    cpu_percent double precision,
    "timestamp" timestamp NOT NULL,
    created_at timestamp DEFAULT (now() AT TIME ZONE 'UTC') NOT NULL,
    CONSTRAINT workflow_monitoring_pkey PRIMARY KEY (id),
    CONSTRAINT workflow_monitoring_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES n8n_workflows (id) ON DELETE CASCADE,
    CONSTRAINT workflow_monitoring_execution_id_fkey FOREIGN KEY (execution_id) REFERENCES workflow_executions (id) ON DELETE CASCADE
);

ALTER SEQUENCE workflow_monitoring_id_seq
    OWNED BY workflow_monitoring.id;

CREATE INDEX ix_workflow_monitoring_id ON workflow_monitoring (id);

CREATE INDEX ix_workflow_monitoring_workflow_id ON workflow_monitoring (workflow_id);

CREATE INDEX ix_workflow_monitoring_execution_id ON workflow_monitoring (execution_id);

CREATE INDEX ix_workflow_monitoring_event_type ON workflow_monitoring (event_type);

CREATE INDEX ix_workflow_monitoring_severity ON workflow_monitoring (severity);

CREATE INDEX ix_workflow_monitoring_timestamp ON workflow_monitoring ("timestamp");

CREATE INDEX idx_workflow_monitoring_execution ON workflow_monitoring (execution_id, "timestamp");

CREATE INDEX idx_workflow_monitoring_severity_time ON workflow_monitoring (severity, "timestamp");

CREATE INDEX idx_workflow_monitoring_workflow_time ON workflow_monitoring (workflow_id, "timestamp");

CREATE SEQUENCE workflow_execution_monitoring_id_seq AS integer;

CREATE TABLE workflow_execution_monitoring (
    id integer DEFAULT nextval('workflow_execution_monitoring_id_seq') NOT NULL,
    execution_id varchar(100) NOT NULL,
    workflow_id varchar(100),
    workflow_name varchar(200) NOT NULL,
    lead_id integer,
    status varchar(50),
    mode varchar(50),
    started_at timestamp NOT NULL,
    completed_at timestamp,
    duration_seconds integer,
    nodes_executed integer,
    nodes_total integer,
    current_node varchar(200),
    has_errors boolean,
    error_count integer,
    errors json,
    retry_count integer,
    input_data json,
    output_data json,
    metrics json,
    triggered_by varchar(100),
    version varchar(50),
    tags json,
    created_at timestamp,
    updated_at timestamp,
    CONSTRAINT workflow_execution_monitoring_pkey PRIMARY KEY (id),
    CONSTRAINT ix_workflow_execution_monitoring_execution_id UNIQUE (execution_id),
    CONSTRAINT workflow_execution_monitoring_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE workflow_execution_monitoring_id_seq
    OWNED BY workflow_execution_monitoring.id;

CREATE INDEX ix_workflow_execution_monitoring_id ON workflow_execution_monitoring (id);

CREATE INDEX ix_workflow_execution_monitoring_workflow_id ON workflow_execution_monitoring (workflow_id);

CREATE INDEX ix_workflow_execution_monitoring_workflow_name ON workflow_execution_monitoring (workflow_name);

CREATE INDEX ix_workflow_execution_monitoring_lead_id ON workflow_execution_monitoring (lead_id);

CREATE INDEX ix_workflow_execution_monitoring_status ON workflow_execution_monitoring (status);

CREATE SEQUENCE legacy_workflow_approvals_id_seq AS integer;

CREATE TABLE legacy_workflow_approvals (
    id integer DEFAULT nextval('legacy_workflow_approvals_id_seq') NOT NULL,
    workflow_execution_id integer NOT NULL,
    lead_id integer,
    gate_name varchar(200) NOT NULL,
    gate_type varchar(100),
    status varchar(50),
    approved_by varchar(100),
    decision_at timestamp,
    decision_notes varchar(2000),
    timeout_at timestamp,
    approval_data json,
    approval_webhook_url varchar(500),
    created_at timestamp,
    updated_at timestamp,
    CONSTRAINT legacy_workflow_approvals_pkey PRIMARY KEY (id),
    CONSTRAINT legacy_workflow_approvals_workflow_execution_id_fkey FOREIGN KEY (workflow_execution_id) REFERENCES workflow_execution_monitoring (id),
    CONSTRAINT legacy_workflow_approvals_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE legacy_workflow_approvals_id_seq
    OWNED BY legacy_workflow_approvals.id;

CREATE INDEX ix_legacy_workflow_approvals_id ON legacy_workflow_approvals (id);

CREATE INDEX ix_legacy_workflow_approvals_created_at ON legacy_workflow_approvals (created_at);

CREATE SEQUENCE workflow_alerts_id_seq AS integer;

CREATE TABLE workflow_alerts (
    id integer DEFAULT nextval('workflow_alerts_id_seq') NOT NULL,
    workflow_execution_id integer,
    workflow_name varchar(200),
    alert_type varchar(100) NOT NULL,
    severity varchar(20),
    title varchar(500) NOT NULL,
    message varchar(2000) NOT NULL,
    is_resolved boolean,
    resolved_at timestamp,
    resolved_by varchar(100),
    resolution_notes varchar(2000),
    notification_sent boolean,
    notification_sent_at timestamp,
    alert_data json,
    created_at timestamp,
    updated_at timestamp,
    CONSTRAINT workflow_alerts_pkey PRIMARY KEY (id),
    CONSTRAINT workflow_alerts_workflow_execution_id_fkey FOREIGN KEY (workflow_execution_id) REFERENCES workflow_execution_monitoring (id)
);

ALTER SEQUENCE workflow_alerts_id_seq
    OWNED BY workflow_alerts.id;

CREATE INDEX ix_workflow_alerts_id ON workflow_alerts (id);

CREATE INDEX ix_workflow_alerts_workflow_name ON workflow_alerts (workflow_name);

CREATE INDEX ix_workflow_alerts_alert_type ON workflow_alerts (alert_type);

CREATE INDEX ix_workflow_alerts_is_resolved ON workflow_alerts (is_resolved);

CREATE INDEX ix_workflow_alerts_created_at ON workflow_alerts (created_at);

CREATE SEQUENCE workflow_metrics_id_seq AS integer;

CREATE TABLE workflow_metrics (
    id integer DEFAULT nextval('workflow_metrics_id_seq') NOT NULL,
    workflow_name varchar(200) NOT NULL,
    date timestamp NOT NULL,
    period varchar(20),
    total_executions integer,
    successful_executions integer,
    failed_executions integer,
    cancelled_executions integer,
    success_rate double precision,
    avg_duration_seconds double precision,
    min_duration_seconds integer,
    max_duration_seconds integer,
    total_duration_seconds integer,
    avg_nodes_executed double precision,
    total_nodes_executed integer,
    total_errors integer,
    total_retries integer,
    custom_metrics json,
    created_at timestamp,
    updated_at timestamp,
    CONSTRAINT workflow_metrics_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE workflow_metrics_id_seq
    OWNED BY workflow_metrics.id;

CREATE INDEX ix_workflow_metrics_id ON workflow_metrics (id);

CREATE INDEX ix_workflow_metrics_workflow_name ON workflow_metrics (workflow_name);

CREATE INDEX ix_workflow_metrics_date ON workflow_metrics (date);

CREATE SEQUENCE workflow_reports_id_seq AS integer;

CREATE TABLE workflow_reports (
    id integer DEFAULT nextval('workflow_reports_id_seq') NOT NULL,
    report_type varchar(100) NOT NULL,
    report_name varchar(200) NOT NULL,
    start_date timestamp NOT NULL,
    end_date timestamp NOT NULL,
    summary json NOT NULL,
    detailed_metrics json NOT NULL,
    charts_data json,
    pdf_path varchar(500),
    html_path varchar(500),
    sent_to json,
    sent_at timestamp,
    generated_by varchar(100),
    created_at timestamp,
    updated_at timestamp,
    CONSTRAINT workflow_reports_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE workflow_reports_id_seq
    OWNED BY workflow_reports.id;

CREATE INDEX ix_workflow_reports_id ON workflow_reports (id);

CREATE INDEX ix_workflow_reports_report_type ON workflow_reports (report_type);

CREATE INDEX ix_workflow_reports_created_at ON workflow_reports (created_at);
