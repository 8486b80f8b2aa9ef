-- 0001_initial (SQLite, up)
-- Creates 17 tables, 6 triggers and 105 indexes.
-- Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read 0001_initial.up.sql' COMMIT

CREATE TABLE locations (
    id INTEGER NOT NULL CONSTRAINT locations_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    code TEXT NOT NULL CHECK (length(code) <= 50),
    url TEXT NOT NULL,
    region TEXT CHECK (length(region) <= 100),
    state TEXT CHECK (length(state) <= 100),
    country TEXT NOT NULL CHECK (length(country) <= 100),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT ix_locations_code UNIQUE (code)
) STRICT;

CREATE TRIGGER locations_touch AFTER UPDATE ON locations
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE locations SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_locations_id ON locations (id);

CREATE INDEX ix_locations_name ON locations (name);

CREATE INDEX ix_locations_region ON locations (region);

CREATE INDEX ix_locations_state ON locations (state);

CREATE INDEX ix_locations_country ON locations (country);

CREATE INDEX ix_locations_is_active ON locations (is_active);

CREATE TABLE leads (
    id INTEGER NOT NULL CONSTRAINT leads_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    craigslist_id TEXT NOT NULL CHECK (length(craigslist_id) <= 50),
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    body_html TEXT,
    posted_at TEXT,
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    scraped_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    price REAL,
    compensation TEXT CHECK (length(compensation) <= 255),
    employment_type TEXT CHECK (employment_type IS NULL OR json_valid(employment_type) AND json_type(employment_type) = 'array'),
    is_remote INTEGER NOT NULL CHECK (is_remote IN (0, 1)),
    is_internship INTEGER NOT NULL CHECK (is_internship IN (0, 1)),
    is_nonprofit INTEGER NOT NULL CHECK (is_nonprofit IN (0, 1)),
    location_id INTEGER NOT NULL CHECK (location_id BETWEEN -2147483648 AND 2147483647),
    neighborhood TEXT CHECK (length(neighborhood) <= 255),
    latitude REAL,
    longitude REAL,
    email TEXT CHECK (length(email) <= 255),
    email_source TEXT CHECK (length(email_source) <= 50),
    phone TEXT CHECK (length(phone) <= 50),
    contact_name TEXT CHECK (length(contact_name) <= 255),
    reply_email TEXT CHECK (length(reply_email) <= 255),
    reply_phone TEXT CHECK (length(reply_phone) <= 50),
    reply_contact_name TEXT CHECK (length(reply_contact_name) <= 255),
    image_urls TEXT CHECK (image_urls IS NULL OR json_valid(image_urls)),
    attributes TEXT CHECK (attributes IS NULL OR json_valid(attributes)),
    source TEXT NOT NULL CHECK (length(source) <= 50),
    category TEXT CHECK (length(category) <= 100),
    subcategory TEXT CHECK (length(subcategory) <= 100),
    is_processed INTEGER NOT NULL CHECK (is_processed IN (0, 1)),
    is_contacted INTEGER NOT NULL CHECK (is_contacted IN (0, 1)),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    qualification_score REAL,
    qualification_reasoning TEXT,
    generated_responses TEXT CHECK (generated_responses IS NULL OR json_valid(generated_responses)),
    ai_analysis TEXT,
    ai_model TEXT CHECK (length(ai_model) <= 100),
    ai_cost REAL,
    ai_request_id INTEGER CHECK (ai_request_id BETWEEN -2147483648 AND 2147483647),
    generated_email_subject TEXT,
    generated_email_body TEXT,
    has_been_qualified INTEGER NOT NULL CHECK (has_been_qualified IN (0, 1)),
    qualified_at TEXT,
    response_sent_at TEXT,
    response_method TEXT CHECK (length(response_method) <= 50),
    CONSTRAINT ix_leads_craigslist_id UNIQUE (craigslist_id),
    CONSTRAINT leads_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations (id)
) STRICT;

CREATE TRIGGER leads_touch AFTER UPDATE ON leads
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE leads SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

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

CREATE TABLE users (
    id INTEGER NOT NULL CONSTRAINT users_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    email TEXT NOT NULL CHECK (length(email) <= 254),
    password_hash TEXT NOT NULL CHECK (length(password_hash) <= 255),
    full_name TEXT NOT NULL CHECK (length(full_name) <= 100),
    company TEXT CHECK (length(company) <= 100),
    phone TEXT CHECK (length(phone) <= 20),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    is_verified INTEGER NOT NULL CHECK (is_verified IN (0, 1)),
    is_superuser INTEGER NOT NULL CHECK (is_superuser IN (0, 1)),
    failed_login_attempts INTEGER NOT NULL CHECK (failed_login_attempts BETWEEN -2147483648 AND 2147483647),
    locked_until TEXT,
    last_login_at TEXT,
    last_login_ip TEXT CHECK (length(last_login_ip) <= 45),
    password_changed_at TEXT,
    totp_secret TEXT CHECK (length(totp_secret) <= 32),
    backup_codes TEXT CHECK (backup_codes IS NULL OR json_valid(backup_codes)),
    two_factor_enabled INTEGER NOT NULL CHECK (two_factor_enabled IN (0, 1)),
    api_key TEXT CHECK (length(api_key) <= 64),
    api_key_created_at TEXT,
    api_rate_limit INTEGER NOT NULL CHECK (api_rate_limit BETWEEN -2147483648 AND 2147483647),
    permissions TEXT NOT NULL CHECK (json_valid(permissions)),
    roles TEXT NOT NULL CHECK (json_valid(roles)),
    reset_token TEXT CHECK (length(reset_token) <= 255),
    reset_token_expires TEXT,
    verification_token TEXT CHECK (length(verification_token) <= 255),
    verification_token_expires TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT,
    created_by INTEGER CHECK (created_by BETWEEN -2147483648 AND 2147483647),
    notes TEXT,
    CONSTRAINT ix_users_email UNIQUE (email),
    CONSTRAINT ix_users_api_key UNIQUE (api_key),
    CONSTRAINT users_reset_token_key UNIQUE (reset_token),
    CONSTRAINT users_verification_token_key UNIQUE (verification_token)
) STRICT;

CREATE TRIGGER users_touch AFTER UPDATE ON users
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE users SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_users_id ON users (id);

CREATE TABLE response_templates (
    id INTEGER NOT NULL CONSTRAINT response_templates_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    description TEXT,
    subject_template TEXT NOT NULL,
    body_template TEXT NOT NULL,
    category TEXT CHECK (length(category) <= 100),
    variables TEXT CHECK (variables IS NULL OR json_valid(variables)),
    use_ai_enhancement INTEGER CHECK (use_ai_enhancement IN (0, 1)),
    ai_tone TEXT CHECK (length(ai_tone) <= 50),
    ai_length TEXT CHECK (length(ai_length) <= 50),
    is_test_variant INTEGER CHECK (is_test_variant IN (0, 1)),
    control_template_id INTEGER CHECK (control_template_id BETWEEN -2147483648 AND 2147483647),
    test_weight REAL,
    sent_count INTEGER CHECK (sent_count BETWEEN -2147483648 AND 2147483647),
    response_count INTEGER CHECK (response_count BETWEEN -2147483648 AND 2147483647),
    conversion_count INTEGER CHECK (conversion_count BETWEEN -2147483648 AND 2147483647),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT response_templates_name_key UNIQUE (name)
) STRICT;

CREATE TRIGGER response_templates_touch AFTER UPDATE ON response_templates
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE response_templates SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_response_templates_id ON response_templates (id);

CREATE TABLE campaigns (
    id INTEGER NOT NULL CONSTRAINT campaigns_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    campaign_id TEXT NOT NULL CHECK (length(campaign_id) <= 100),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    template_id INTEGER CHECK (template_id BETWEEN -2147483648 AND 2147483647),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    scheduled_at TEXT,
    started_at TEXT,
    completed_at TEXT,
    total_recipients INTEGER NOT NULL CHECK (total_recipients BETWEEN -2147483648 AND 2147483647),
    emails_sent INTEGER NOT NULL CHECK (emails_sent BETWEEN -2147483648 AND 2147483647),
    emails_opened INTEGER NOT NULL CHECK (emails_opened BETWEEN -2147483648 AND 2147483647),
    emails_clicked INTEGER NOT NULL CHECK (emails_clicked BETWEEN -2147483648 AND 2147483647),
    emails_replied INTEGER NOT NULL CHECK (emails_replied BETWEEN -2147483648 AND 2147483647),
    emails_bounced INTEGER NOT NULL CHECK (emails_bounced BETWEEN -2147483648 AND 2147483647),
    created_by INTEGER CHECK (created_by BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT ix_campaigns_campaign_id UNIQUE (campaign_id),
    CONSTRAINT campaigns_created_by_fkey FOREIGN KEY (created_by) REFERENCES users (id)
) STRICT;

CREATE TRIGGER campaigns_touch AFTER UPDATE ON campaigns
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE campaigns SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_campaigns_id ON campaigns (id);

CREATE INDEX ix_campaigns_name ON campaigns (name);

CREATE INDEX ix_campaigns_status ON campaigns (status);

CREATE INDEX ix_campaigns_scheduled_at ON campaigns (scheduled_at);

CREATE INDEX ix_campaigns_started_at ON campaigns (started_at);

CREATE INDEX ix_campaigns_completed_at ON campaigns (completed_at);

CREATE INDEX ix_campaigns_created_by ON campaigns (created_by);

CREATE TABLE campaign_recipients (
    id INTEGER NOT NULL CONSTRAINT campaign_recipients_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    campaign_id INTEGER NOT NULL CHECK (campaign_id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    email_address TEXT NOT NULL CHECK (length(email_address) <= 255),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    sent_at TEXT,
    opened_at TEXT,
    clicked_at TEXT,
    replied_at TEXT,
    bounced_at TEXT,
    error_message TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT campaign_recipients_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE,
    CONSTRAINT campaign_recipients_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id) ON DELETE CASCADE
) STRICT;

CREATE TRIGGER campaign_recipients_touch AFTER UPDATE ON campaign_recipients
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE campaign_recipients SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

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

CREATE TABLE email_tracking (
    id INTEGER NOT NULL CONSTRAINT email_tracking_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    campaign_recipient_id INTEGER NOT NULL CHECK (campaign_recipient_id BETWEEN -2147483648 AND 2147483647),
    event_type TEXT NOT NULL CHECK (length(event_type) <= 50),
    event_data TEXT CHECK (event_data IS NULL OR json_valid(event_data)),
    user_agent TEXT,
    ip_address TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT email_tracking_campaign_recipient_id_fkey FOREIGN KEY (campaign_recipient_id) REFERENCES campaign_recipients (id)
) STRICT;

CREATE INDEX ix_email_tracking_id ON email_tracking (id);

CREATE INDEX ix_email_tracking_campaign_recipient_id ON email_tracking (campaign_recipient_id);

CREATE INDEX ix_email_tracking_event_type ON email_tracking (event_type);

CREATE INDEX ix_email_tracking_ip_address ON email_tracking (ip_address);

CREATE INDEX ix_email_tracking_created_at ON email_tracking (created_at);

CREATE TABLE n8n_workflows (
    id INTEGER NOT NULL CONSTRAINT n8n_workflows_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    workflow_name TEXT NOT NULL CHECK (length(workflow_name) <= 255),
    workflow_description TEXT,
    n8n_workflow_id TEXT CHECK (length(n8n_workflow_id) <= 100),
    webhook_url TEXT CHECK (length(webhook_url) <= 500),
    webhook_secret TEXT CHECK (length(webhook_secret) <= 255),
    trigger_events TEXT CHECK (trigger_events IS NULL OR json_valid(trigger_events)),
    trigger_conditions TEXT CHECK (trigger_conditions IS NULL OR json_valid(trigger_conditions)),
    is_active INTEGER CHECK (is_active IN (0, 1)),
    requires_approval INTEGER CHECK (requires_approval IN (0, 1)),
    auto_approval_enabled INTEGER CHECK (auto_approval_enabled IN (0, 1)),
    timeout_seconds INTEGER CHECK (timeout_seconds BETWEEN -2147483648 AND 2147483647),
    max_retries INTEGER CHECK (max_retries BETWEEN -2147483648 AND 2147483647),
    retry_delay_seconds INTEGER CHECK (retry_delay_seconds BETWEEN -2147483648 AND 2147483647),
    tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
    config_data TEXT CHECK (config_data IS NULL OR json_valid(config_data)),
    execution_count INTEGER CHECK (execution_count BETWEEN -2147483648 AND 2147483647),
    success_count INTEGER CHECK (success_count BETWEEN -2147483648 AND 2147483647),
    failure_count INTEGER CHECK (failure_count BETWEEN -2147483648 AND 2147483647),
    last_executed_at TEXT,
    average_duration_seconds REAL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT ix_n8n_workflows_workflow_name UNIQUE (workflow_name)
) STRICT;

CREATE INDEX ix_n8n_workflows_id ON n8n_workflows (id);

CREATE INDEX ix_n8n_workflows_n8n_workflow_id ON n8n_workflows (n8n_workflow_id);

CREATE INDEX ix_n8n_workflows_is_active ON n8n_workflows (is_active);

CREATE INDEX idx_n8n_workflows_active ON n8n_workflows (is_active, created_at);

CREATE INDEX idx_n8n_workflows_execution ON n8n_workflows (execution_count, last_executed_at);

CREATE TABLE n8n_webhook_queue (
    id INTEGER NOT NULL CONSTRAINT n8n_webhook_queue_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    workflow_id INTEGER CHECK (workflow_id BETWEEN -2147483648 AND 2147483647),
    webhook_payload TEXT NOT NULL CHECK (json_valid(webhook_payload)),
    webhook_headers TEXT CHECK (webhook_headers IS NULL OR json_valid(webhook_headers)),
    source TEXT CHECK (length(source) <= 100),
    webhook_url TEXT CHECK (length(webhook_url) <= 500),
    status TEXT NOT NULL CHECK (status IN ('QUEUED', 'PROCESSING', 'COMPLETED', 'FAILED')),
    priority INTEGER CHECK (priority BETWEEN -2147483648 AND 2147483647),
    retry_count INTEGER CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    max_retries INTEGER CHECK (max_retries BETWEEN -2147483648 AND 2147483647),
    next_retry_at TEXT,
    processed_at TEXT,
    processing_duration_seconds REAL,
    error_message TEXT,
    error_trace TEXT,
    last_error_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT n8n_webhook_queue_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES n8n_workflows (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_n8n_webhook_queue_id ON n8n_webhook_queue (id);

CREATE INDEX ix_n8n_webhook_queue_workflow_id ON n8n_webhook_queue (workflow_id);

CREATE INDEX ix_n8n_webhook_queue_source ON n8n_webhook_queue (source);

CREATE INDEX ix_n8n_webhook_queue_status ON n8n_webhook_queue (status);

CREATE INDEX ix_n8n_webhook_queue_priority ON n8n_webhook_queue (priority);

CREATE INDEX ix_n8n_webhook_queue_next_retry_at ON n8n_webhook_queue (next_retry_at);

CREATE INDEX ix_n8n_webhook_queue_created_at ON n8n_webhook_queue (created_at);

CREATE INDEX idx_n8n_webhook_queue_processing ON n8n_webhook_queue (status, priority, created_at);

CREATE INDEX idx_n8n_webhook_queue_retry ON n8n_webhook_queue (status, next_retry_at);

CREATE TABLE workflow_executions (
    id INTEGER NOT NULL CONSTRAINT workflow_executions_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    workflow_id INTEGER NOT NULL CHECK (workflow_id BETWEEN -2147483648 AND 2147483647),
    n8n_execution_id TEXT CHECK (length(n8n_execution_id) <= 100),
    trigger_event TEXT CHECK (length(trigger_event) <= 255),
    trigger_source TEXT CHECK (length(trigger_source) <= 100),
    input_data TEXT CHECK (input_data IS NULL OR json_valid(input_data)),
    output_data TEXT CHECK (output_data IS NULL OR json_valid(output_data)),
    execution_log TEXT,
    status TEXT NOT NULL CHECK (status IN ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'TIMEOUT')),
    progress_percentage INTEGER CHECK (progress_percentage BETWEEN -2147483648 AND 2147483647),
    current_step TEXT CHECK (length(current_step) <= 255),
    duration_seconds REAL,
    started_at TEXT,
    completed_at TEXT,
    error_message TEXT,
    error_code TEXT CHECK (length(error_code) <= 100),
    retry_count INTEGER CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    is_retryable INTEGER CHECK (is_retryable IN (0, 1)),
    workflow_metadata TEXT CHECK (workflow_metadata IS NULL OR json_valid(workflow_metadata)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT workflow_executions_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES n8n_workflows (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_workflow_executions_id ON workflow_executions (id);

CREATE INDEX ix_workflow_executions_workflow_id ON workflow_executions (workflow_id);

CREATE INDEX ix_workflow_executions_n8n_execution_id ON workflow_executions (n8n_execution_id);

CREATE INDEX ix_workflow_executions_trigger_event ON workflow_executions (trigger_event);

CREATE INDEX ix_workflow_executions_status ON workflow_executions (status);

CREATE INDEX ix_workflow_executions_started_at ON workflow_executions (started_at);

CREATE INDEX idx_workflow_executions_status_created ON workflow_executions (status, created_at);

CREATE INDEX idx_workflow_executions_workflow_status ON workflow_executions (workflow_id, status);

CREATE TABLE workflow_approvals (
    id INTEGER NOT NULL CONSTRAINT workflow_approvals_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    execution_id INTEGER NOT NULL CHECK (execution_id BETWEEN -2147483648 AND 2147483647),
    approval_type TEXT NOT NULL CHECK (length(approval_type) <= 100),
    approval_title TEXT NOT NULL CHECK (length(approval_title) <= 255),
    approval_description TEXT,
    approval_data TEXT CHECK (approval_data IS NULL OR json_valid(approval_data)),
    status TEXT NOT NULL CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'EXPIRED')),
    priority TEXT NOT NULL CHECK (priority IN ('HIGH', 'MEDIUM', 'LOW')),
    approver_id INTEGER CHECK (approver_id BETWEEN -2147483648 AND 2147483647),
    approver_name TEXT CHECK (length(approver_name) <= 255),
    approval_reason TEXT,
    approved_at TEXT,
    requires_manual INTEGER CHECK (requires_manual IN (0, 1)),
    auto_approval_enabled INTEGER CHECK (auto_approval_enabled IN (0, 1)),
    auto_approval_confidence REAL,
    auto_approval_reason TEXT,
    expires_at TEXT,
    notification_sent INTEGER CHECK (notification_sent IN (0, 1)),
    notification_sent_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT workflow_approvals_execution_id_fkey FOREIGN KEY (execution_id) REFERENCES workflow_executions (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_workflow_approvals_id ON workflow_approvals (id);

CREATE INDEX ix_workflow_approvals_execution_id ON workflow_approvals (execution_id);

CREATE INDEX ix_workflow_approvals_approval_type ON workflow_approvals (approval_type);

CREATE INDEX ix_workflow_approvals_status ON workflow_approvals (status);

CREATE INDEX ix_workflow_approvals_priority ON workflow_approvals (priority);

CREATE INDEX ix_workflow_approvals_expires_at ON workflow_approvals (expires_at);

CREATE INDEX idx_workflow_approvals_expires ON workflow_approvals (status, expires_at);

CREATE INDEX idx_workflow_approvals_pending ON workflow_approvals (status, priority, created_at);

CREATE TABLE workflow_monitoring (
    id INTEGER NOT NULL CONSTRAINT workflow_monitoring_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    workflow_id INTEGER CHECK (workflow_id BETWEEN -2147483648 AND 2147483647),
    execution_id INTEGER CHECK (execution_id BETWEEN -2147483648 AND 2147483647),
    event_type TEXT NOT NULL CHECK (length(event_type) <= 100),
    event_name TEXT CHECK (length(event_name) <= 255),
    event_description TEXT,
    event_data TEXT CHECK (event_data IS NULL OR json_valid(event_data)),
    severity TEXT NOT NULL CHECK (severity IN ('INFO', 'WARNING', 'ERROR', 'CRITICAL')),
    step_name TEXT CHECK (length(step_name) <= 255),
    step_number INTEGER CHECK (step_number BETWEEN -2147483648 AND 2147483647),
    duration_ms INTEGER CHECK (duration_ms BETWEEN -2147483648 AND 2147483647),
    memory_mb REAL,
    cpu_percent REAL,
    "timestamp" TEXT NOT NULL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT workflow_monitoring_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES n8n_workflows (id) ON DELETE CASCADE,
    CONSTRAINT workflow_monitoring_execution_id_fkey FOREIGN KEY (execution_id) REFERENCES workflow_executions (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_workflow_monitoring_id ON workflow_monitoring (id);

CREATE INDEX ix_workflow_monitoring_workflow_id ON workflow_monitoring (workflow_id);

CREATE INDEX ix_workflow_monitoring_execution_id ON workflow_monitoring (execution_id);

CREATE INDEX ix_workflow_monitoring_event_type ON workflow_monitoring (event_type);

CREATE INDEX ix_workflow_monitoring_severity ON workflow_monitoring (severity);

CREATE INDEX ix_workflow_monitoring_timestamp ON workflow_monitoring ("timestamp");

CREATE INDEX idx_workflow_monitoring_execution ON workflow_monitoring (execution_id, "timestamp");

CREATE INDEX idx_workflow_monitoring_severity_time ON workflow_monitoring (severity, "timestamp");

CREATE INDEX idx_workflow_monitoring_workflow_time ON workflow_monitoring (workflow_id, "timestamp");

CREATE TABLE workflow_execution_monitoring (
    id INTEGER NOT NULL CONSTRAINT workflow_execution_monitoring_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    execution_id TEXT NOT NULL CHECK (length(execution_id) <= 100),
    workflow_id TEXT CHECK (length(workflow_id) <= 100),
    workflow_name TEXT NOT NULL CHECK (length(workflow_name) <= 200),
    lead_id INTEGER CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    status TEXT CHECK (length(status) <= 50),
    mode TEXT CHECK (length(mode) <= 50),
    started_at TEXT NOT NULL,
    completed_at TEXT,
    duration_seconds INTEGER CHECK (duration_seconds BETWEEN -2147483648 AND 2147483647),
    nodes_executed INTEGER CHECK (nodes_executed BETWEEN -2147483648 AND 2147483647),
    nodes_total INTEGER CHECK (nodes_total BETWEEN -2147483648 AND 2147483647),
    current_node TEXT CHECK (length(current_node) <= 200),
    has_errors INTEGER CHECK (has_errors IN (0, 1)),
    error_count INTEGER CHECK (error_count BETWEEN -2147483648 AND 2147483647),
    errors TEXT CHECK (errors IS NULL OR json_valid(errors)),
    retry_count INTEGER CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    input_data TEXT CHECK (input_data IS NULL OR json_valid(input_data)),
    output_data TEXT CHECK (output_data IS NULL OR json_valid(output_data)),
    metrics TEXT CHECK (metrics IS NULL OR json_valid(metrics)),
    triggered_by TEXT CHECK (length(triggered_by) <= 100),
    version TEXT CHECK (length(version) <= 50),
    tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
    created_at TEXT,
    updated_at TEXT,
    CONSTRAINT ix_workflow_execution_monitoring_execution_id UNIQUE (execution_id),
    CONSTRAINT workflow_execution_monitoring_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE INDEX ix_workflow_execution_monitoring_id ON workflow_execution_monitoring (id);

CREATE INDEX ix_workflow_execution_monitoring_workflow_id ON workflow_execution_monitoring (workflow_id);

CREATE INDEX ix_workflow_execution_monitoring_workflow_name ON workflow_execution_monitoring (workflow_name);

CREATE INDEX ix_workflow_execution_monitoring_lead_id ON workflow_execution_monitoring (lead_id);

CREATE INDEX ix_workflow_execution_monitoring_status ON workflow_execution_monitoring (status);

CREATE TABLE legacy_workflow_approvals (
    id INTEGER NOT NULL CONSTRAINT legacy_workflow_approvals_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    workflow_execution_id INTEGER NOT NULL CHECK (workflow_execution_id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    gate_name TEXT NOT NULL CHECK (length(gate_name) <= 200),
    gate_type TEXT CHECK (length(gate_type) <= 100),
    status TEXT CHECK (length(status) <= 50),
    approved_by TEXT CHECK (length(approved_by) <= 100),
    decision_at TEXT,
    decision_notes TEXT CHECK (length(decision_notes) <= 2000),
    timeout_at TEXT,
    approval_data TEXT CHECK (approval_data IS NULL OR json_valid(approval_data)),
    approval_webhook_url TEXT CHECK (length(approval_webhook_url) <= 500),
    created_at TEXT,
    updated_at TEXT,
    CONSTRAINT legacy_workflow_approvals_workflow_execution_id_fkey FOREIGN KEY (workflow_execution_id) REFERENCES workflow_execution_monitoring (id),
    CONSTRAINT legacy_workflow_approvals_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE INDEX ix_legacy_workflow_approvals_id ON legacy_workflow_approvals (id);

CREATE INDEX ix_legacy_workflow_approvals_created_at ON legacy_workflow_approvals (created_at);

CREATE TABLE workflow_alerts (
    id INTEGER NOT NULL CONSTRAINT workflow_alerts_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    workflow_execution_id INTEGER CHECK (workflow_execution_id BETWEEN -2147483648 AND 2147483647),
    workflow_name TEXT CHECK (length(workflow_name) <= 200),
    alert_type TEXT NOT NULL CHECK (length(alert_type) <= 100),
    severity TEXT CHECK (length(severity) <= 20),
    title TEXT NOT NULL CHECK (length(title) <= 500),
    message TEXT NOT NULL CHECK (length(message) <= 2000),
    is_resolved INTEGER CHECK (is_resolved IN (0, 1)),
    resolved_at TEXT,
    resolved_by TEXT CHECK (length(resolved_by) <= 100),
    resolution_notes TEXT CHECK (length(resolution_notes) <= 2000),
    notification_sent INTEGER CHECK (notification_sent IN (0, 1)),
    notification_sent_at TEXT,
    alert_data TEXT CHECK (alert_data IS NULL OR json_valid(alert_data)),
    created_at TEXT,
    updated_at TEXT,
    CONSTRAINT workflow_alerts_workflow_execution_id_fkey FOREIGN KEY (workflow_execution_id) REFERENCES workflow_execution_monitoring (id)
) STRICT;

CREATE INDEX ix_workflow_alerts_id ON workflow_alerts (id);

CREATE INDEX ix_workflow_alerts_workflow_name ON workflow_alerts (workflow_name);

CREATE INDEX ix_workflow_alerts_alert_type ON workflow_alerts (alert_type);

CREATE INDEX ix_workflow_alerts_is_resolved ON workflow_alerts (is_resolved);

CREATE INDEX ix_workflow_alerts_created_at ON workflow_alerts (created_at);

CREATE TABLE workflow_metrics (
    id INTEGER NOT NULL CONSTRAINT workflow_metrics_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    workflow_name TEXT NOT NULL CHECK (length(workflow_name) <= 200),
    date TEXT NOT NULL,
    period TEXT CHECK (length(period) <= 20),
    total_executions INTEGER CHECK (total_executions BETWEEN -2147483648 AND 2147483647),
    successful_executions INTEGER CHECK (successful_executions BETWEEN -2147483648 AND 2147483647),
    failed_executions INTEGER CHECK (failed_executions BETWEEN -2147483648 AND 2147483647),
    cancelled_executions INTEGER CHECK (cancelled_executions BETWEEN -2147483648 AND 2147483647),
    success_rate REAL,
    avg_duration_seconds REAL,
    min_duration_seconds INTEGER CHECK (min_duration_seconds BETWEEN -2147483648 AND 2147483647),
    max_duration_seconds INTEGER CHECK (max_duration_seconds BETWEEN -2147483648 AND 2147483647),
    total_duration_seconds INTEGER CHECK (total_duration_seconds BETWEEN -2147483648 AND 2147483647),
    avg_nodes_executed REAL,
    total_nodes_executed INTEGER CHECK (total_nodes_executed BETWEEN -2147483648 AND 2147483647),
    total_errors INTEGER CHECK (total_errors BETWEEN -2147483648 AND 2147483647),
    total_retries INTEGER CHECK (total_retries BETWEEN -2147483648 AND 2147483647),
    custom_metrics TEXT CHECK (custom_metrics IS NULL OR json_valid(custom_metrics)),
    created_at TEXT,
    updated_at TEXT
) STRICT;

CREATE INDEX ix_workflow_metrics_id ON workflow_metrics (id);

CREATE INDEX ix_workflow_metrics_workflow_name ON workflow_metrics (workflow_name);

CREATE INDEX ix_workflow_metrics_date ON workflow_metrics (date);

CREATE TABLE workflow_reports (
    id INTEGER NOT NULL CONSTRAINT workflow_reports_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    report_type TEXT NOT NULL CHECK (length(report_type) <= 100),
    report_name TEXT NOT NULL CHECK (length(report_name) <= 200),
    start_date TEXT NOT NULL,
    end_date TEXT NOT NULL,
    summary TEXT NOT NULL CHECK (json_valid(summary)),
    detailed_metrics TEXT NOT NULL CHECK (json_valid(detailed_metrics)),
    charts_data TEXT CHECK (charts_data IS NULL OR json_valid(charts_data)),
    pdf_path TEXT CHECK (length(pdf_path) <= 500),
    html_path TEXT CHECK (length(html_path) <= 500),
    sent_to TEXT CHECK (sent_to IS NULL OR json_valid(sent_to)),
    sent_at TEXT,
    generated_by TEXT CHECK (length(generated_by) <= 100),
    created_at TEXT,
    updated_at TEXT
) STRICT;

CREATE INDEX ix_workflow_reports_id ON workflow_reports (id);

CREATE INDEX ix_workflow_reports_report_type ON workflow_reports (report_type);

CREATE INDEX ix_workflow_reports_created_at ON workflow_reports (created_at);
