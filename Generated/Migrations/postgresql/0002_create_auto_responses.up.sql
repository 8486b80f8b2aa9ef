-- 0002_create_auto_responses (PostgreSQL, up)
-- Creates 2 tables and 16 indexes.
-- Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f 0002_create_auto_responses.up.sql

CREATE SEQUENCE auto_responses_id_seq AS integer;

CREATE TABLE auto_responses (
    id integer DEFAULT nextval('auto_responses_id_seq') NOT NULL,
    lead_id integer NOT NULL,
    template_id integer NOT NULL,
    subject varchar(500) NOT NULL,
    body text NOT NULL,
    personalization_data json,
    variables_used json,
    delay_minutes integer,
    scheduled_at timestamp,
    sent_at timestamp,
    status varchar(50),
    delivery_status varchar(50),
    error_message text,
    retry_count integer,
    email_opened boolean,
    opened_at timestamp,
    open_count integer,
    email_clicked boolean,
    clicked_at timestamp,
    click_count integer,
    lead_responded boolean,
    responded_at timestamp,
    response_content text,
    variant_id varchar(100),
    ai_enhanced boolean,
    ai_model_used varchar(100),
    ai_enhancement_cost double precision,
    message_id varchar(255),
    from_address varchar(255),
    to_address varchar(255),
    cc_addresses json,
    bcc_addresses json,
    tracking_token varchar(255),
    unsubscribe_token varchar(255),
    send_duration_ms integer,
    quality_score double precision,
    created_at timestamp DEFAULT (now() AT TIME ZONE 'UTC') NOT NULL,
    updated_at timestamp,
    CONSTRAINT auto_responses_pkey PRIMARY KEY (id),
    CONSTRAINT ix_auto_responses_message_id UNIQUE (message_id),
    CONSTRAINT ix_auto_responses_tracking_token UNIQUE (tracking_token),
    CONSTRAINT ix_auto_responses_unsubscribe_token UNIQUE (unsubscribe_token),
    CONSTRAINT auto_responses_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT auto_responses_template_id_fkey FOREIGN KEY (template_id) REFERENCES response_templates (id)
);

ALTER SEQUENCE auto_responses_id_seq
    OWNED BY auto_responses.id;

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

CREATE SEQUENCE response_variables_id_seq AS integer;

CREATE TABLE response_variables (
    id integer DEFAULT nextval('response_variables_id_seq') NOT NULL,
    name varchar(100) NOT NULL,
    display_name varchar(200) NOT NULL,
    description text,
    variable_type varchar(50) NOT NULL,
    format_hint varchar(100),
    default_value text,
    fallback_value text,
    source_field varchar(100),
    source_path varchar(255),
    extraction_function varchar(100),
    required boolean,
    validation_regex varchar(500),
    min_length integer,
    max_length integer,
    transform varchar(50),
    truncate_at integer,
    sanitize_html boolean,
    usage_count integer,
    last_used_at timestamp,
    category varchar(100),
    is_system boolean,
    is_active boolean,
    example_value varchar(500),
    variable_metadata json,
    created_at timestamp DEFAULT (now() AT TIME ZONE 'UTC') NOT NULL,
    updated_at timestamp,
    CONSTRAINT response_variables_pkey PRIMARY KEY (id),
    CONSTRAINT ix_response_variables_name UNIQUE (name)
);

ALTER SEQUENCE response_variables_id_seq
    OWNED BY response_variables.id;

CREATE INDEX ix_response_variables_id ON response_variables (id);

CREATE INDEX ix_response_variables_category ON response_variables (category);

CREATE INDEX ix_response_variables_is_active ON response_variables (is_active);

CREATE INDEX idx_variable_category_active ON response_variables (category, is_active);
