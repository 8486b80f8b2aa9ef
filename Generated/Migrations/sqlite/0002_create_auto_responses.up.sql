-- 0002_create_auto_responses (SQLite, up)
-- Creates 2 tables and 16 indexes.
-- Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read 0002_create_auto_responses.up.sql' COMMIT

CREATE TABLE auto_responses (
    id INTEGER NOT NULL CONSTRAINT auto_responses_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    template_id INTEGER NOT NULL CHECK (template_id BETWEEN -2147483648 AND 2147483647),
    subject TEXT NOT NULL CHECK (length(subject) <= 500),
    body TEXT NOT NULL,
    personalization_data TEXT CHECK (personalization_data IS NULL OR json_valid(personalization_data)),
    variables_used TEXT CHECK (variables_used IS NULL OR json_valid(variables_used)),
    delay_minutes INTEGER CHECK (delay_minutes BETWEEN -2147483648 AND 2147483647),
    scheduled_at TEXT,
    sent_at TEXT,
    status TEXT CHECK (length(status) <= 50),
    delivery_status TEXT CHECK (length(delivery_status) <= 50),
    error_message TEXT,
    retry_count INTEGER CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    email_opened INTEGER CHECK (email_opened IN (0, 1)),
    opened_at TEXT,
    open_count INTEGER CHECK (open_count BETWEEN -2147483648 AND 2147483647),
    email_clicked INTEGER CHECK (email_clicked IN (0, 1)),
    clicked_at TEXT,
    click_count INTEGER CHECK (click_count BETWEEN -2147483648 AND 2147483647),
    lead_responded INTEGER CHECK (lead_responded IN (0, 1)),
    responded_at TEXT,
    response_content TEXT,
    variant_id TEXT CHECK (length(variant_id) <= 100),
    ai_enhanced INTEGER CHECK (ai_enhanced IN (0, 1)),
    ai_model_used TEXT CHECK (length(ai_model_used) <= 100),
    ai_enhancement_cost REAL,
    message_id TEXT CHECK (length(message_id) <= 255),
    from_address TEXT CHECK (length(from_address) <= 255),
    to_address TEXT CHECK (length(to_address) <= 255),
    cc_addresses TEXT CHECK (cc_addresses IS NULL OR json_valid(cc_addresses)),
    bcc_addresses TEXT CHECK (bcc_addresses IS NULL OR json_valid(bcc_addresses)),
    tracking_token TEXT CHECK (length(tracking_token) <= 255),
    unsubscribe_token TEXT CHECK (length(unsubscribe_token) <= 255),
    send_duration_ms INTEGER CHECK (send_duration_ms BETWEEN -2147483648 AND 2147483647),
    quality_score REAL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT,
    CONSTRAINT ix_auto_responses_message_id UNIQUE (message_id),
    CONSTRAINT ix_auto_responses_tracking_token UNIQUE (tracking_token),
    CONSTRAINT ix_auto_responses_unsubscribe_token UNIQUE (unsubscribe_token),
    CONSTRAINT auto_responses_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT auto_responses_template_id_fkey FOREIGN KEY (template_id) REFERENCES response_templates (id)
) STRICT;

CREATE INDEX ix_auto_responses_id ON auto_responses (id);

CREATE INDEX ix_auto_responses_lead_id ON auto_responses (lead_id);

CREATE INDEX ix_auto_responses_template_id ON auto_responses (template_id);

CREATE INDEX ix_auto_responses_scheduled_at ON auto_responses (scheduled_at);

CREATE INDEX ix_auto_responses_sent_at ON auto_responses (sent_at);

CREATE INDEX ix_auto_responses_status ON auto_responses (status);

CREATE INDEX ix_auto_responses_variant_id ON auto_responses (variant_id);

CREATE INDEX ix_auto_responses_created_at ON auto_responses (created_at);

CREATE INDEX idx_auto_response_engagement ON auto_responses (email_opened, email_clicked, lead_responded);

CREATE INDEX idx_auto_response_lead_template ON auto_responses (lead_id, template_id);

CREATE INDEX idx_auto_response_status_scheduled ON auto_responses (status, scheduled_at);

CREATE INDEX idx_auto_response_variant ON auto_responses (variant_id, status);

CREATE TABLE response_variables (
    id INTEGER NOT NULL CONSTRAINT response_variables_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 100),
    display_name TEXT NOT NULL CHECK (length(display_name) <= 200),
    description TEXT,
    variable_type TEXT NOT NULL CHECK (length(variable_type) <= 50),
    format_hint TEXT CHECK (length(format_hint) <= 100),
    default_value TEXT,
    fallback_value TEXT,
    source_field TEXT CHECK (length(source_field) <= 100),
    source_path TEXT CHECK (length(source_path) <= 255),
    extraction_function TEXT CHECK (length(extraction_function) <= 100),
    required INTEGER CHECK (required IN (0, 1)),
    validation_regex TEXT CHECK (length(validation_regex) <= 500),
    min_length INTEGER CHECK (min_length BETWEEN -2147483648 AND 2147483647),
    max_length INTEGER CHECK (max_length BETWEEN -2147483648 AND 2147483647),
    transform TEXT CHECK (length(transform) <= 50),
    truncate_at INTEGER CHECK (truncate_at BETWEEN -2147483648 AND 2147483647),
    sanitize_html INTEGER CHECK (sanitize_html IN (0, 1)),
    usage_count INTEGER CHECK (usage_count BETWEEN -2147483648 AND 2147483647),
    last_used_at TEXT,
    category TEXT CHECK (length(category) <= 100),
    is_system INTEGER CHECK (is_system IN (0, 1)),
    is_active INTEGER CHECK (is_active IN (0, 1)),
    example_value TEXT CHECK (length(example_value) <= 500),
    variable_metadata TEXT CHECK (variable_metadata IS NULL OR json_valid(variable_metadata)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT,
    CONSTRAINT ix_response_variables_name UNIQUE (name)
) STRICT;

CREATE INDEX ix_response_variables_id ON response_variables (id);

CREATE INDEX ix_response_variables_category ON response_variables (category);

CREATE INDEX ix_response_variables_is_active ON response_variables (is_active);

CREATE INDEX idx_variable_category_active ON response_variables (category, is_active);
