-- 0001_initial (PostgreSQL, up)
-- Creates 10 enums, 93 tables, 52 triggers and 451 indexes.
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

CREATE TYPE conversation_status AS ENUM (
    'ACTIVE',
    'NEEDS_REPLY',
    'WAITING',
    'ARCHIVED'
);

CREATE TYPE emailsource AS ENUM (
    'HUNTER_IO',
    'ROCKETREACH',
    'SCRAPED',
    'MANUAL',
    'CRAIGSLIST'
);

CREATE TYPE message_direction AS ENUM (
    'INBOUND',
    'OUTBOUND'
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

CREATE TYPE servicename AS ENUM (
    'HUNTER_IO',
    'ROCKETREACH'
);

CREATE TYPE suggestion_status AS ENUM (
    'PENDING',
    'APPROVED',
    'REJECTED',
    'EDITED'
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

CREATE SEQUENCE tags_id_seq AS integer;

CREATE TABLE tags (
    id integer DEFAULT nextval('tags_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    color varchar(7) NOT NULL,
    category varchar(100),
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT tags_pkey PRIMARY KEY (id),
    CONSTRAINT ix_tags_name UNIQUE (name)
);

ALTER SEQUENCE tags_id_seq
    OWNED BY tags.id;

CREATE INDEX ix_tags_id ON tags (id);

CREATE INDEX ix_tags_category ON tags (category);

CREATE TABLE lead_tags (
    lead_id integer NOT NULL,
    tag_id integer NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT lead_tags_pkey PRIMARY KEY (lead_id, tag_id),
    CONSTRAINT lead_tags_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id) ON DELETE CASCADE,
    CONSTRAINT lead_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
);

CREATE SEQUENCE notes_id_seq AS integer;

CREATE TABLE notes (
    id integer DEFAULT nextval('notes_id_seq') NOT NULL,
    lead_id integer NOT NULL,
    content text NOT NULL,
    author_id varchar(255),
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT notes_pkey PRIMARY KEY (id),
    CONSTRAINT notes_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id) ON DELETE CASCADE
);

ALTER SEQUENCE notes_id_seq
    OWNED BY notes.id;

CREATE FUNCTION notes_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER notes_touch BEFORE UPDATE ON notes
    FOR EACH ROW EXECUTE FUNCTION notes_touch();

CREATE INDEX ix_notes_id ON notes (id);

CREATE INDEX ix_notes_lead_id ON notes (lead_id);

CREATE SEQUENCE qualification_criteria_id_seq AS integer;

CREATE TABLE qualification_criteria (
    id integer DEFAULT nextval('qualification_criteria_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    description text,
    required_keywords json,
    preferred_keywords json,
    excluded_keywords json,
    min_compensation double precision,
    max_compensation double precision,
    compensation_type varchar(50),
    preferred_locations json,
    max_distance_miles double precision,
    remote_acceptable boolean,
    preferred_employment_types json,
    internship_acceptable boolean,
    nonprofit_acceptable boolean,
    keyword_weight double precision,
    compensation_weight double precision,
    location_weight double precision,
    employment_type_weight double precision,
    freshness_weight double precision,
    min_score_threshold double precision,
    auto_qualify_threshold double precision,
    auto_reject_threshold double precision,
    max_days_old integer,
    require_contact_info boolean,
    require_compensation_info boolean,
    custom_rules json,
    is_active boolean NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT qualification_criteria_pkey PRIMARY KEY (id),
    CONSTRAINT qualification_criteria_name_key UNIQUE (name)
);

ALTER SEQUENCE qualification_criteria_id_seq
    OWNED BY qualification_criteria.id;

CREATE FUNCTION qualification_criteria_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER qualification_criteria_touch BEFORE UPDATE ON qualification_criteria
    FOR EACH ROW EXECUTE FUNCTION qualification_criteria_touch();

CREATE INDEX ix_qualification_criteria_id ON qualification_criteria (id);

CREATE SEQUENCE exclude_lists_id_seq AS integer;

CREATE TABLE exclude_lists (
    id integer DEFAULT nextval('exclude_lists_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    description text,
    list_type varchar(50) NOT NULL,
    is_active boolean NOT NULL,
    is_case_sensitive boolean NOT NULL,
    match_type varchar(50) NOT NULL,
    match_count integer NOT NULL,
    last_matched_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT exclude_lists_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE exclude_lists_id_seq
    OWNED BY exclude_lists.id;

CREATE FUNCTION exclude_lists_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER exclude_lists_touch BEFORE UPDATE ON exclude_lists
    FOR EACH ROW EXECUTE FUNCTION exclude_lists_touch();

CREATE INDEX ix_exclude_lists_id ON exclude_lists (id);

CREATE INDEX ix_exclude_lists_name ON exclude_lists (name);

CREATE INDEX ix_exclude_lists_list_type ON exclude_lists (list_type);

CREATE SEQUENCE exclude_list_items_id_seq AS integer;

CREATE TABLE exclude_list_items (
    id integer DEFAULT nextval('exclude_list_items_id_seq') NOT NULL,
    exclude_list_id integer NOT NULL,
    value varchar(500) NOT NULL,
    pattern varchar(500),
    notes text,
    match_count integer NOT NULL,
    last_matched_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT exclude_list_items_pkey PRIMARY KEY (id),
    CONSTRAINT exclude_list_items_exclude_list_id_fkey FOREIGN KEY (exclude_list_id) REFERENCES exclude_lists (id)
);

ALTER SEQUENCE exclude_list_items_id_seq
    OWNED BY exclude_list_items.id;

CREATE FUNCTION exclude_list_items_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER exclude_list_items_touch BEFORE UPDATE ON exclude_list_items
    FOR EACH ROW EXECUTE FUNCTION exclude_list_items_touch();

CREATE INDEX ix_exclude_list_items_id ON exclude_list_items (id);

CREATE INDEX ix_exclude_list_items_exclude_list_id ON exclude_list_items (exclude_list_id);

CREATE INDEX ix_exclude_list_items_value ON exclude_list_items (value);

CREATE SEQUENCE filter_rules_id_seq AS integer;

CREATE TABLE filter_rules (
    id integer DEFAULT nextval('filter_rules_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    description text,
    category varchar(100),
    is_active boolean NOT NULL,
    priority integer NOT NULL,
    field_name varchar(100) NOT NULL,
    operator varchar(50) NOT NULL,
    value text,
    value_list json,
    regex_pattern varchar(500),
    min_value double precision,
    max_value double precision,
    action varchar(50) NOT NULL,
    action_config json,
    evaluation_count integer NOT NULL,
    match_count integer NOT NULL,
    last_matched_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT filter_rules_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE filter_rules_id_seq
    OWNED BY filter_rules.id;

CREATE FUNCTION filter_rules_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER filter_rules_touch BEFORE UPDATE ON filter_rules
    FOR EACH ROW EXECUTE FUNCTION filter_rules_touch();

CREATE INDEX ix_filter_rules_id ON filter_rules (id);

CREATE INDEX ix_filter_rules_name ON filter_rules (name);

CREATE INDEX ix_filter_rules_category ON filter_rules (category);

CREATE INDEX ix_filter_rules_priority ON filter_rules (priority);

CREATE SEQUENCE rule_sets_id_seq AS integer;

CREATE TABLE rule_sets (
    id integer DEFAULT nextval('rule_sets_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    description text,
    is_active boolean NOT NULL,
    priority integer NOT NULL,
    logic_operator varchar(10) NOT NULL,
    evaluation_count integer NOT NULL,
    match_count integer NOT NULL,
    last_matched_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT rule_sets_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE rule_sets_id_seq
    OWNED BY rule_sets.id;

CREATE FUNCTION rule_sets_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER rule_sets_touch BEFORE UPDATE ON rule_sets
    FOR EACH ROW EXECUTE FUNCTION rule_sets_touch();

CREATE INDEX ix_rule_sets_id ON rule_sets (id);

CREATE INDEX ix_rule_sets_name ON rule_sets (name);

CREATE INDEX ix_rule_sets_priority ON rule_sets (priority);

CREATE SEQUENCE rule_executions_id_seq AS integer;

CREATE TABLE rule_executions (
    id integer DEFAULT nextval('rule_executions_id_seq') NOT NULL,
    lead_id integer NOT NULL,
    rule_id integer,
    rule_set_id integer,
    matched boolean NOT NULL,
    action_taken varchar(50),
    execution_time_ms double precision,
    evaluation_data json,
    error_message text,
    executed_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT rule_executions_pkey PRIMARY KEY (id),
    CONSTRAINT rule_executions_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT rule_executions_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES filter_rules (id),
    CONSTRAINT rule_executions_rule_set_id_fkey FOREIGN KEY (rule_set_id) REFERENCES rule_sets (id)
);

ALTER SEQUENCE rule_executions_id_seq
    OWNED BY rule_executions.id;

CREATE INDEX ix_rule_executions_id ON rule_executions (id);

CREATE INDEX ix_rule_executions_lead_id ON rule_executions (lead_id);

CREATE INDEX ix_rule_executions_rule_id ON rule_executions (rule_id);

CREATE INDEX ix_rule_executions_rule_set_id ON rule_executions (rule_set_id);

CREATE INDEX ix_rule_executions_matched ON rule_executions (matched);

CREATE INDEX ix_rule_executions_executed_at ON rule_executions (executed_at);

CREATE SEQUENCE rule_set_rules_id_seq AS integer;

CREATE TABLE rule_set_rules (
    id integer DEFAULT nextval('rule_set_rules_id_seq') NOT NULL,
    rule_set_id integer NOT NULL,
    rule_id integer NOT NULL,
    order_index integer NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT rule_set_rules_pkey PRIMARY KEY (id),
    CONSTRAINT rule_set_rules_rule_set_id_fkey FOREIGN KEY (rule_set_id) REFERENCES rule_sets (id),
    CONSTRAINT rule_set_rules_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES filter_rules (id)
);

ALTER SEQUENCE rule_set_rules_id_seq
    OWNED BY rule_set_rules.id;

CREATE INDEX ix_rule_set_rules_id ON rule_set_rules (id);

CREATE SEQUENCE schedules_id_seq AS integer;

CREATE TABLE schedules (
    id integer DEFAULT nextval('schedules_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    description text,
    task_type varchar(50) NOT NULL,
    is_active boolean NOT NULL,
    priority integer NOT NULL,
    recurrence_type varchar(50) NOT NULL,
    cron_expression varchar(100),
    interval_minutes integer,
    start_date timestamptz,
    end_date timestamptz,
    next_run_at timestamptz,
    last_run_at timestamptz,
    task_config json,
    timeout_minutes integer NOT NULL,
    max_retries integer NOT NULL,
    retry_delay_minutes integer NOT NULL,
    total_runs integer NOT NULL,
    successful_runs integer NOT NULL,
    failed_runs integer NOT NULL,
    average_duration_seconds double precision,
    peak_hours_only boolean NOT NULL,
    peak_start_hour integer NOT NULL,
    peak_end_hour integer NOT NULL,
    peak_timezone varchar(50) NOT NULL,
    notify_on_success boolean NOT NULL,
    notify_on_failure boolean NOT NULL,
    notification_config json,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT schedules_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE schedules_id_seq
    OWNED BY schedules.id;

CREATE FUNCTION schedules_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER schedules_touch BEFORE UPDATE ON schedules
    FOR EACH ROW EXECUTE FUNCTION schedules_touch();

CREATE INDEX ix_schedules_id ON schedules (id);

CREATE INDEX ix_schedules_name ON schedules (name);

CREATE INDEX ix_schedules_task_type ON schedules (task_type);

CREATE INDEX ix_schedules_next_run_at ON schedules (next_run_at);

CREATE SEQUENCE schedule_executions_id_seq AS integer;

CREATE TABLE schedule_executions (
    id integer DEFAULT nextval('schedule_executions_id_seq') NOT NULL,
    schedule_id integer NOT NULL,
    status varchar(50) NOT NULL,
    started_at timestamptz NOT NULL,
    completed_at timestamptz,
    duration_seconds double precision,
    records_processed integer,
    records_created integer,
    records_updated integer,
    records_failed integer,
    error_message text,
    error_details json,
    retry_count integer NOT NULL,
    result_data json,
    log_file_path varchar(500),
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT schedule_executions_pkey PRIMARY KEY (id),
    CONSTRAINT schedule_executions_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedules (id)
);

ALTER SEQUENCE schedule_executions_id_seq
    OWNED BY schedule_executions.id;

CREATE INDEX ix_schedule_executions_id ON schedule_executions (id);

CREATE INDEX ix_schedule_executions_schedule_id ON schedule_executions (schedule_id);

CREATE INDEX ix_schedule_executions_status ON schedule_executions (status);

CREATE INDEX ix_schedule_executions_started_at ON schedule_executions (started_at);

CREATE SEQUENCE schedule_notifications_id_seq AS integer;

CREATE TABLE schedule_notifications (
    id integer DEFAULT nextval('schedule_notifications_id_seq') NOT NULL,
    schedule_id integer NOT NULL,
    execution_id integer,
    notification_type varchar(50) NOT NULL,
    title varchar(255) NOT NULL,
    message text NOT NULL,
    channels json NOT NULL,
    sent_at timestamptz,
    delivery_status varchar(50) NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT schedule_notifications_pkey PRIMARY KEY (id),
    CONSTRAINT schedule_notifications_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedules (id),
    CONSTRAINT schedule_notifications_execution_id_fkey FOREIGN KEY (execution_id) REFERENCES schedule_executions (id)
);

ALTER SEQUENCE schedule_notifications_id_seq
    OWNED BY schedule_notifications.id;

CREATE INDEX ix_schedule_notifications_id ON schedule_notifications (id);

CREATE INDEX ix_schedule_notifications_schedule_id ON schedule_notifications (schedule_id);

CREATE INDEX ix_schedule_notifications_execution_id ON schedule_notifications (execution_id);

CREATE INDEX ix_schedule_notifications_notification_type ON schedule_notifications (notification_type);

CREATE SEQUENCE schedule_templates_id_seq AS integer;

CREATE TABLE schedule_templates (
    id integer DEFAULT nextval('schedule_templates_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    description text,
    category varchar(100),
    task_type varchar(50) NOT NULL,
    is_active boolean NOT NULL,
    is_recommended boolean NOT NULL,
    difficulty_level varchar(20) NOT NULL,
    default_config json NOT NULL,
    required_fields json,
    optional_fields json,
    usage_count integer NOT NULL,
    last_used_at timestamptz,
    setup_instructions text,
    configuration_help json,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT schedule_templates_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE schedule_templates_id_seq
    OWNED BY schedule_templates.id;

CREATE FUNCTION schedule_templates_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER schedule_templates_touch BEFORE UPDATE ON schedule_templates
    FOR EACH ROW EXECUTE FUNCTION schedule_templates_touch();

CREATE INDEX ix_schedule_templates_id ON schedule_templates (id);

CREATE INDEX ix_schedule_templates_name ON schedule_templates (name);

CREATE INDEX ix_schedule_templates_category ON schedule_templates (category);

CREATE SEQUENCE scraping_schedules_id_seq AS integer;

CREATE TABLE scraping_schedules (
    id integer DEFAULT nextval('scraping_schedules_id_seq') NOT NULL,
    schedule_id integer NOT NULL,
    location_ids json NOT NULL,
    categories json,
    keywords json,
    delay_between_requests double precision NOT NULL,
    concurrent_requests integer NOT NULL,
    pages_per_location integer NOT NULL,
    enable_email_extraction boolean NOT NULL,
    enable_captcha_solving boolean NOT NULL,
    min_lead_quality_score double precision NOT NULL,
    skip_duplicates boolean NOT NULL,
    duplicate_check_hours integer NOT NULL,
    adaptive_scheduling boolean NOT NULL,
    peak_detection boolean NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT scraping_schedules_pkey PRIMARY KEY (id),
    CONSTRAINT scraping_schedules_schedule_id_key UNIQUE (schedule_id),
    CONSTRAINT scraping_schedules_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedules (id)
);

ALTER SEQUENCE scraping_schedules_id_seq
    OWNED BY scraping_schedules.id;

CREATE FUNCTION scraping_schedules_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER scraping_schedules_touch BEFORE UPDATE ON scraping_schedules
    FOR EACH ROW EXECUTE FUNCTION scraping_schedules_touch();

CREATE INDEX ix_scraping_schedules_id ON scraping_schedules (id);

CREATE SEQUENCE email_finder_quotas_id_seq AS integer;

CREATE TABLE email_finder_quotas (
    id integer DEFAULT nextval('email_finder_quotas_id_seq') NOT NULL,
    service servicename NOT NULL,
    month integer NOT NULL,
    year integer NOT NULL,
    quota_limit integer NOT NULL,
    requests_used integer NOT NULL,
    requests_remaining integer NOT NULL,
    total_cost double precision NOT NULL,
    cost_per_request double precision NOT NULL,
    alert_threshold integer,
    alert_sent boolean NOT NULL,
    plan_name varchar(100),
    plan_level integer,
    reset_date timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT email_finder_quotas_pkey PRIMARY KEY (id),
    CONSTRAINT ix_email_finder_quotas_service UNIQUE (service)
);

ALTER SEQUENCE email_finder_quotas_id_seq
    OWNED BY email_finder_quotas.id;

CREATE FUNCTION email_finder_quotas_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER email_finder_quotas_touch BEFORE UPDATE ON email_finder_quotas
    FOR EACH ROW EXECUTE FUNCTION email_finder_quotas_touch();

CREATE INDEX ix_email_finder_quotas_id ON email_finder_quotas (id);

CREATE INDEX ix_email_finder_quotas_month ON email_finder_quotas (month);

CREATE INDEX ix_email_finder_quotas_year ON email_finder_quotas (year);

CREATE SEQUENCE email_finder_usage_id_seq AS integer;

CREATE TABLE email_finder_usage (
    id integer DEFAULT nextval('email_finder_usage_id_seq') NOT NULL,
    service servicename NOT NULL,
    date timestamptz DEFAULT now() NOT NULL,
    requests_used integer NOT NULL,
    quota_remaining integer,
    quota_limit integer,
    cost double precision NOT NULL,
    endpoint varchar(50),
    domain varchar(255),
    success boolean NOT NULL,
    error_message text,
    response_time_ms integer,
    results_count integer NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT email_finder_usage_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE email_finder_usage_id_seq
    OWNED BY email_finder_usage.id;

CREATE INDEX ix_email_finder_usage_id ON email_finder_usage (id);

CREATE INDEX ix_email_finder_usage_service ON email_finder_usage (service);

CREATE INDEX ix_email_finder_usage_date ON email_finder_usage (date);

CREATE INDEX ix_email_finder_usage_domain ON email_finder_usage (domain);

CREATE SEQUENCE found_emails_id_seq AS integer;

CREATE TABLE found_emails (
    id integer DEFAULT nextval('found_emails_id_seq') NOT NULL,
    email varchar(255) NOT NULL,
    domain varchar(255) NOT NULL,
    source emailsource NOT NULL,
    source_service_id integer,
    first_name varchar(100),
    last_name varchar(100),
    full_name varchar(255),
    "position" varchar(255),
    department varchar(100),
    seniority varchar(50),
    phone_number varchar(50),
    confidence_score integer,
    is_verified boolean NOT NULL,
    verification_status varchar(50),
    verification_score integer,
    is_generic boolean NOT NULL,
    is_personal boolean NOT NULL,
    is_disposable boolean NOT NULL,
    is_webmail boolean NOT NULL,
    linkedin_url varchar(500),
    twitter_handle varchar(100),
    sources json,
    extra_data json,
    lead_id integer,
    times_used integer NOT NULL,
    last_used_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT found_emails_pkey PRIMARY KEY (id),
    CONSTRAINT found_emails_source_service_id_fkey FOREIGN KEY (source_service_id) REFERENCES email_finder_usage (id),
    CONSTRAINT found_emails_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE found_emails_id_seq
    OWNED BY found_emails.id;

CREATE FUNCTION found_emails_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER found_emails_touch BEFORE UPDATE ON found_emails
    FOR EACH ROW EXECUTE FUNCTION found_emails_touch();

CREATE INDEX ix_found_emails_id ON found_emails (id);

CREATE INDEX ix_found_emails_email ON found_emails (email);

CREATE INDEX ix_found_emails_domain ON found_emails (domain);

CREATE INDEX ix_found_emails_source ON found_emails (source);

CREATE INDEX ix_found_emails_lead_id ON found_emails (lead_id);

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

CREATE SEQUENCE audit_logs_id_seq AS integer;

CREATE TABLE audit_logs (
    id integer DEFAULT nextval('audit_logs_id_seq') NOT NULL,
    user_id integer,
    event_type varchar(50) NOT NULL,
    event_category varchar(50) NOT NULL,
    event_description text NOT NULL,
    ip_address varchar(45),
    user_agent varchar(500),
    request_method varchar(10),
    request_path varchar(500),
    response_code integer,
    success boolean NOT NULL,
    event_metadata json,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT audit_logs_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE audit_logs_id_seq
    OWNED BY audit_logs.id;

CREATE INDEX ix_audit_logs_id ON audit_logs (id);

CREATE INDEX ix_audit_logs_user_id ON audit_logs (user_id);

CREATE INDEX ix_audit_logs_event_type ON audit_logs (event_type);

CREATE INDEX ix_audit_logs_created_at ON audit_logs (created_at);

CREATE SEQUENCE password_history_id_seq AS integer;

CREATE TABLE password_history (
    id integer DEFAULT nextval('password_history_id_seq') NOT NULL,
    user_id integer NOT NULL,
    password_hash varchar(255) NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT password_history_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE password_history_id_seq
    OWNED BY password_history.id;

CREATE INDEX ix_password_history_id ON password_history (id);

CREATE INDEX ix_password_history_user_id ON password_history (user_id);

CREATE SEQUENCE user_sessions_id_seq AS integer;

CREATE TABLE user_sessions (
    id integer DEFAULT nextval('user_sessions_id_seq') NOT NULL,
    user_id integer NOT NULL,
    session_token varchar(255) NOT NULL,
    refresh_token varchar(255),
    ip_address varchar(45) NOT NULL,
    user_agent varchar(500),
    device_fingerprint varchar(64),
    is_active boolean NOT NULL,
    revoked_at timestamptz,
    revoked_reason varchar(255),
    created_at timestamptz DEFAULT now() NOT NULL,
    last_activity timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT user_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT ix_user_sessions_session_token UNIQUE (session_token),
    CONSTRAINT user_sessions_refresh_token_key UNIQUE (refresh_token)
);

ALTER SEQUENCE user_sessions_id_seq
    OWNED BY user_sessions.id;

CREATE INDEX ix_user_sessions_id ON user_sessions (id);

CREATE INDEX ix_user_sessions_user_id ON user_sessions (user_id);

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

CREATE SEQUENCE response_approvals_id_seq AS integer;

CREATE TABLE response_approvals (
    id integer DEFAULT nextval('response_approvals_id_seq') NOT NULL,
    lead_id integer NOT NULL,
    template_id integer,
    generated_subject varchar(500),
    generated_body text NOT NULL,
    modified_subject varchar(500),
    modified_body text,
    status varchar(50),
    approval_method varchar(50),
    reviewer_id varchar(100),
    reviewer_name varchar(255),
    review_notes text,
    quality_score double precision,
    relevance_score double precision,
    auto_approval_score double precision,
    auto_approval_reason text,
    slack_channel varchar(100),
    slack_message_ts varchar(100),
    notification_sent boolean,
    response_sent boolean,
    sent_at timestamptz,
    delivery_status varchar(50),
    variables_used json,
    generation_metadata json,
    created_at timestamptz DEFAULT now() NOT NULL,
    reviewed_at timestamptz,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT response_approvals_pkey PRIMARY KEY (id),
    CONSTRAINT response_approvals_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT response_approvals_template_id_fkey FOREIGN KEY (template_id) REFERENCES response_templates (id)
);

ALTER SEQUENCE response_approvals_id_seq
    OWNED BY response_approvals.id;

CREATE FUNCTION response_approvals_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER response_approvals_touch BEFORE UPDATE ON response_approvals
    FOR EACH ROW EXECUTE FUNCTION response_approvals_touch();

CREATE INDEX ix_response_approvals_id ON response_approvals (id);

CREATE SEQUENCE approval_history_id_seq AS integer;

CREATE TABLE approval_history (
    id integer DEFAULT nextval('approval_history_id_seq') NOT NULL,
    approval_request_id integer NOT NULL,
    action varchar(100) NOT NULL,
    actor_email varchar(255),
    actor_name varchar(255),
    action_data json,
    notes text,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT approval_history_pkey PRIMARY KEY (id),
    CONSTRAINT approval_history_approval_request_id_fkey FOREIGN KEY (approval_request_id) REFERENCES response_approvals (id)
);

ALTER SEQUENCE approval_history_id_seq
    OWNED BY approval_history.id;

CREATE INDEX ix_approval_history_id ON approval_history (id);

CREATE INDEX ix_approval_history_approval_request_id ON approval_history (approval_request_id);

CREATE SEQUENCE approval_queue_id_seq AS integer;

CREATE TABLE approval_queue (
    id integer DEFAULT nextval('approval_queue_id_seq') NOT NULL,
    approval_id integer NOT NULL,
    priority varchar(50),
    queue_position integer,
    assigned_to varchar(100),
    assigned_at timestamptz,
    sla_deadline timestamptz,
    sla_status varchar(50),
    reminder_sent boolean,
    reminder_count integer,
    last_reminder_at timestamptz,
    status varchar(50),
    created_at timestamptz DEFAULT now() NOT NULL,
    completed_at timestamptz,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT approval_queue_pkey PRIMARY KEY (id),
    CONSTRAINT approval_queue_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES response_approvals (id)
);

ALTER SEQUENCE approval_queue_id_seq
    OWNED BY approval_queue.id;

CREATE FUNCTION approval_queue_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER approval_queue_touch BEFORE UPDATE ON approval_queue
    FOR EACH ROW EXECUTE FUNCTION approval_queue_touch();

CREATE INDEX ix_approval_queue_id ON approval_queue (id);

CREATE SEQUENCE approval_rules_id_seq AS integer;

CREATE TABLE approval_rules (
    id integer DEFAULT nextval('approval_rules_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    description text,
    min_qualification_score double precision,
    required_keywords json,
    excluded_keywords json,
    lead_categories json,
    compensation_min double precision,
    compensation_max double precision,
    template_types json,
    auto_approve boolean,
    auto_approve_threshold double precision,
    require_slack_review boolean,
    slack_channels json,
    notification_priority varchar(50),
    priority integer,
    is_active boolean,
    times_triggered integer,
    auto_approved_count integer,
    manual_review_count integer,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT approval_rules_pkey PRIMARY KEY (id),
    CONSTRAINT approval_rules_name_key UNIQUE (name)
);

ALTER SEQUENCE approval_rules_id_seq
    OWNED BY approval_rules.id;

CREATE FUNCTION approval_rules_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER approval_rules_touch BEFORE UPDATE ON approval_rules
    FOR EACH ROW EXECUTE FUNCTION approval_rules_touch();

CREATE INDEX ix_approval_rules_id ON approval_rules (id);

CREATE TABLE conversations (
    id uuid NOT NULL,
    lead_id integer NOT NULL,
    subject text NOT NULL,
    status conversation_status NOT NULL,
    last_message_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT conversations_pkey PRIMARY KEY (id),
    CONSTRAINT conversations_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id) ON DELETE CASCADE
);

CREATE FUNCTION conversations_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER conversations_touch BEFORE UPDATE ON conversations
    FOR EACH ROW EXECUTE FUNCTION conversations_touch();

CREATE INDEX ix_conversations_lead_id ON conversations (lead_id);

CREATE INDEX ix_conversations_status ON conversations (status);

CREATE INDEX ix_conversations_last_message_at ON conversations (last_message_at);

CREATE INDEX ix_conversations_created_at ON conversations (created_at);

CREATE INDEX ix_conversations_lead_status_last_message ON conversations (lead_id, status, last_message_at);

CREATE TABLE conversation_messages (
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    direction message_direction NOT NULL,
    content text NOT NULL,
    html_content text,
    sent_at timestamptz NOT NULL,
    sender_email text NOT NULL,
    recipient_email text NOT NULL,
    gmail_message_id text,
    postmark_message_id text,
    gmail_thread_id text,
    headers jsonb,
    attachments jsonb,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT conversation_messages_pkey PRIMARY KEY (id),
    CONSTRAINT conversation_messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);

CREATE INDEX ix_conversation_messages_conversation_id ON conversation_messages (conversation_id);

CREATE INDEX ix_conversation_messages_direction ON conversation_messages (direction);

CREATE INDEX ix_conversation_messages_sent_at ON conversation_messages (sent_at);

CREATE INDEX ix_conversation_messages_sender_email ON conversation_messages (sender_email);

CREATE INDEX ix_conversation_messages_recipient_email ON conversation_messages (recipient_email);

CREATE INDEX ix_conversation_messages_gmail_message_id ON conversation_messages (gmail_message_id);

CREATE INDEX ix_conversation_messages_postmark_message_id ON conversation_messages (postmark_message_id);

CREATE INDEX ix_conversation_messages_gmail_thread_id ON conversation_messages (gmail_thread_id);

CREATE INDEX ix_messages_conversation_sent ON conversation_messages (conversation_id, sent_at);

CREATE TABLE ai_suggestions (
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    in_reply_to_message_id uuid NOT NULL,
    suggested_content text NOT NULL,
    suggested_html_content text,
    confidence_score double precision NOT NULL,
    sentiment_analysis jsonb,
    context_used jsonb,
    model_used varchar(100),
    tokens_used integer,
    generation_cost double precision,
    status suggestion_status NOT NULL,
    user_feedback text,
    edited_content text,
    approved_at timestamptz,
    approved_by integer,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT ai_suggestions_pkey PRIMARY KEY (id),
    CONSTRAINT ai_suggestions_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations (id) ON DELETE CASCADE,
    CONSTRAINT ai_suggestions_in_reply_to_message_id_fkey FOREIGN KEY (in_reply_to_message_id) REFERENCES conversation_messages (id) ON DELETE CASCADE,
    CONSTRAINT ai_suggestions_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES users (id) ON DELETE SET NULL
);

CREATE FUNCTION ai_suggestions_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER ai_suggestions_touch BEFORE UPDATE ON ai_suggestions
    FOR EACH ROW EXECUTE FUNCTION ai_suggestions_touch();

CREATE INDEX ix_ai_suggestions_conversation_id ON ai_suggestions (conversation_id);

CREATE INDEX ix_ai_suggestions_in_reply_to_message_id ON ai_suggestions (in_reply_to_message_id);

CREATE INDEX ix_ai_suggestions_confidence_score ON ai_suggestions (confidence_score);

CREATE INDEX ix_ai_suggestions_status ON ai_suggestions (status);

CREATE INDEX ix_ai_suggestions_approved_by ON ai_suggestions (approved_by);

CREATE INDEX ix_ai_suggestions_created_at ON ai_suggestions (created_at);

CREATE INDEX ix_suggestions_conversation_status ON ai_suggestions (conversation_id, status);

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

CREATE SEQUENCE linkedin_connections_id_seq AS integer;

CREATE TABLE linkedin_connections (
    id integer DEFAULT nextval('linkedin_connections_id_seq') NOT NULL,
    user_id integer,
    account_name varchar(255),
    linkedin_user_id varchar(255),
    profile_email varchar(255),
    profile_name varchar(500),
    profile_picture_url varchar(1000),
    profile_url varchar(500),
    access_token text NOT NULL,
    refresh_token text,
    token_type varchar(50),
    expires_at timestamp,
    scope varchar(500),
    is_active boolean,
    is_valid boolean,
    last_validated_at timestamp,
    daily_messages_sent integer,
    daily_limit_reset_at timestamp,
    rate_limit_exceeded boolean,
    total_messages_sent integer,
    total_connections_imported integer,
    last_used_at timestamp,
    last_error text,
    error_count integer,
    connection_metadata json,
    connected_at timestamp,
    created_at timestamp NOT NULL,
    updated_at timestamp,
    CONSTRAINT linkedin_connections_pkey PRIMARY KEY (id),
    CONSTRAINT ix_linkedin_connections_linkedin_user_id UNIQUE (linkedin_user_id)
);

ALTER SEQUENCE linkedin_connections_id_seq
    OWNED BY linkedin_connections.id;

CREATE INDEX ix_linkedin_connections_id ON linkedin_connections (id);

CREATE INDEX ix_linkedin_connections_user_id ON linkedin_connections (user_id);

CREATE INDEX ix_linkedin_connections_is_active ON linkedin_connections (is_active);

CREATE INDEX idx_connection_active ON linkedin_connections (is_active, is_valid);

CREATE SEQUENCE linkedin_contacts_id_seq AS integer;

CREATE TABLE linkedin_contacts (
    id integer DEFAULT nextval('linkedin_contacts_id_seq') NOT NULL,
    first_name varchar(255) NOT NULL,
    last_name varchar(255) NOT NULL,
    email varchar(255),
    linkedin_url varchar(500),
    company varchar(500),
    "position" varchar(500),
    headline text,
    location varchar(255),
    industry varchar(255),
    profile_picture_url varchar(1000),
    connected_on timestamp,
    mutual_connections_count integer,
    profile_data json,
    imported_from varchar(50),
    import_batch_id varchar(100),
    csv_filename varchar(500),
    last_messaged_at timestamp,
    total_messages_sent integer,
    last_message_status varchar(50),
    can_message boolean,
    lead_id integer,
    campaign_ids json,
    tags json,
    response_received boolean,
    last_response_at timestamp,
    engagement_score integer,
    notes text,
    status varchar(50),
    is_premium boolean,
    unsubscribed boolean,
    created_at timestamp NOT NULL,
    updated_at timestamp,
    CONSTRAINT linkedin_contacts_pkey PRIMARY KEY (id),
    CONSTRAINT ix_linkedin_contacts_linkedin_url UNIQUE (linkedin_url),
    CONSTRAINT linkedin_contacts_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE linkedin_contacts_id_seq
    OWNED BY linkedin_contacts.id;

CREATE INDEX ix_linkedin_contacts_id ON linkedin_contacts (id);

CREATE INDEX ix_linkedin_contacts_first_name ON linkedin_contacts (first_name);

CREATE INDEX ix_linkedin_contacts_last_name ON linkedin_contacts (last_name);

CREATE INDEX ix_linkedin_contacts_email ON linkedin_contacts (email);

CREATE INDEX idx_linkedin_company ON linkedin_contacts (company);

CREATE INDEX ix_linkedin_contacts_import_batch_id ON linkedin_contacts (import_batch_id);

CREATE INDEX ix_linkedin_contacts_lead_id ON linkedin_contacts (lead_id);

CREATE INDEX ix_linkedin_contacts_status ON linkedin_contacts (status);

CREATE INDEX idx_linkedin_import ON linkedin_contacts (imported_from, import_batch_id);

CREATE INDEX idx_linkedin_name ON linkedin_contacts (first_name, last_name);

CREATE INDEX idx_linkedin_status ON linkedin_contacts (status, can_message);

CREATE SEQUENCE linkedin_messages_id_seq AS integer;

CREATE TABLE linkedin_messages (
    id integer DEFAULT nextval('linkedin_messages_id_seq') NOT NULL,
    contact_id integer NOT NULL,
    subject varchar(500),
    message_content text NOT NULL,
    message_type varchar(50),
    linkedin_message_id varchar(255),
    conversation_id varchar(255),
    campaign_id integer,
    template_id integer,
    personalized_fields json,
    status varchar(50),
    sent_at timestamp,
    delivered_at timestamp,
    read_at timestamp,
    failed_at timestamp,
    error_message text,
    retry_count integer,
    replied boolean,
    reply_at timestamp,
    reply_content text,
    clicked_link boolean,
    click_count integer,
    scheduled_for timestamp,
    priority integer,
    rate_limit_group varchar(100),
    user_agent varchar(500),
    ip_address varchar(50),
    contact_metadata json,
    created_at timestamp NOT NULL,
    updated_at timestamp,
    CONSTRAINT linkedin_messages_pkey PRIMARY KEY (id),
    CONSTRAINT ix_linkedin_messages_linkedin_message_id UNIQUE (linkedin_message_id),
    CONSTRAINT linkedin_messages_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES linkedin_contacts (id),
    CONSTRAINT linkedin_messages_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (id)
);

ALTER SEQUENCE linkedin_messages_id_seq
    OWNED BY linkedin_messages.id;

CREATE INDEX ix_linkedin_messages_id ON linkedin_messages (id);

CREATE INDEX ix_linkedin_messages_contact_id ON linkedin_messages (contact_id);

CREATE INDEX ix_linkedin_messages_conversation_id ON linkedin_messages (conversation_id);

CREATE INDEX ix_linkedin_messages_campaign_id ON linkedin_messages (campaign_id);

CREATE INDEX ix_linkedin_messages_status ON linkedin_messages (status);

CREATE INDEX ix_linkedin_messages_sent_at ON linkedin_messages (sent_at);

CREATE INDEX ix_linkedin_messages_scheduled_for ON linkedin_messages (scheduled_for);

CREATE INDEX ix_linkedin_messages_created_at ON linkedin_messages (created_at);

CREATE INDEX idx_message_campaign ON linkedin_messages (campaign_id, status);

CREATE INDEX idx_message_scheduled ON linkedin_messages (scheduled_for, status);

CREATE INDEX idx_message_status_date ON linkedin_messages (status, created_at);

CREATE SEQUENCE demo_site_templates_id_seq AS integer;

CREATE TABLE demo_site_templates (
    id integer DEFAULT nextval('demo_site_templates_id_seq') NOT NULL,
    template_name varchar(255) NOT NULL,
    template_type varchar(50) NOT NULL,
    description text,
    html_template text NOT NULL,
    css_template text NOT NULL,
    js_template text,
    preview_image_url varchar(512),
    thumbnail_url varchar(512),
    customization_options json NOT NULL,
    is_active boolean NOT NULL,
    is_default boolean NOT NULL,
    usage_count integer NOT NULL,
    default_meta_title varchar(255),
    default_meta_description text,
    default_meta_keywords varchar(512),
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT demo_site_templates_pkey PRIMARY KEY (id),
    CONSTRAINT ix_demo_site_templates_template_name UNIQUE (template_name)
);

ALTER SEQUENCE demo_site_templates_id_seq
    OWNED BY demo_site_templates.id;

CREATE FUNCTION demo_site_templates_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER demo_site_templates_touch BEFORE UPDATE ON demo_site_templates
    FOR EACH ROW EXECUTE FUNCTION demo_site_templates_touch();

CREATE INDEX ix_demo_site_templates_id ON demo_site_templates (id);

CREATE INDEX ix_demo_site_templates_template_type ON demo_site_templates (template_type);

CREATE INDEX ix_demo_site_templates_is_active ON demo_site_templates (is_active);

CREATE SEQUENCE demo_sites_id_seq AS integer;

CREATE TABLE demo_sites (
    id integer DEFAULT nextval('demo_sites_id_seq') NOT NULL,
    lead_id integer NOT NULL,
    template_id integer,
    vercel_project_id varchar(255),
    vercel_deployment_id varchar(255),
    vercel_team_id varchar(255),
    project_name varchar(255) NOT NULL,
    framework varchar(50) NOT NULL,
    content_data json,
    style_settings json,
    generated_html text,
    generated_css text,
    generated_js text,
    url text,
    preview_url text,
    custom_domain varchar(255),
    status varchar(50) NOT NULL,
    build_time double precision,
    build_output text,
    error_message text,
    framework_detected varchar(50),
    regions json,
    env_vars json,
    files_count integer,
    total_size_bytes integer,
    ssl_enabled boolean NOT NULL,
    ssl_issued_at timestamptz,
    deployment_duration double precision,
    lambda_invocations integer NOT NULL,
    bandwidth_bytes integer NOT NULL,
    estimated_cost double precision,
    actual_cost double precision,
    page_views integer NOT NULL,
    unique_visitors integer NOT NULL,
    last_accessed_at timestamptz,
    deployment_metadata json,
    build_metadata json,
    version integer NOT NULL,
    parent_deployment_id integer,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    deployed_at timestamptz,
    deleted_at timestamptz,
    is_active boolean NOT NULL,
    is_deleted boolean NOT NULL,
    auto_deploy boolean NOT NULL,
    CONSTRAINT demo_sites_pkey PRIMARY KEY (id),
    CONSTRAINT demo_sites_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT demo_sites_template_id_fkey FOREIGN KEY (template_id) REFERENCES demo_site_templates (id),
    CONSTRAINT demo_sites_parent_deployment_id_fkey FOREIGN KEY (parent_deployment_id) REFERENCES demo_sites (id)
);

ALTER SEQUENCE demo_sites_id_seq
    OWNED BY demo_sites.id;

CREATE FUNCTION demo_sites_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER demo_sites_touch BEFORE UPDATE ON demo_sites
    FOR EACH ROW EXECUTE FUNCTION demo_sites_touch();

CREATE INDEX ix_demo_sites_id ON demo_sites (id);

CREATE INDEX ix_demo_sites_lead_id ON demo_sites (lead_id);

CREATE INDEX ix_demo_sites_template_id ON demo_sites (template_id);

CREATE INDEX ix_demo_sites_vercel_project_id ON demo_sites (vercel_project_id);

CREATE INDEX ix_demo_sites_vercel_deployment_id ON demo_sites (vercel_deployment_id);

CREATE INDEX ix_demo_sites_project_name ON demo_sites (project_name);

CREATE INDEX ix_demo_sites_framework ON demo_sites (framework);

CREATE INDEX ix_demo_sites_custom_domain ON demo_sites (custom_domain);

CREATE INDEX ix_demo_sites_status ON demo_sites (status);

CREATE INDEX ix_demo_sites_created_at ON demo_sites (created_at);

CREATE INDEX ix_demo_sites_deployed_at ON demo_sites (deployed_at);

CREATE INDEX ix_demo_sites_deleted_at ON demo_sites (deleted_at);

CREATE INDEX ix_demo_sites_is_active ON demo_sites (is_active);

CREATE INDEX ix_demo_sites_is_deleted ON demo_sites (is_deleted);

CREATE SEQUENCE demo_site_analytics_id_seq AS integer;

CREATE TABLE demo_site_analytics (
    id integer DEFAULT nextval('demo_site_analytics_id_seq') NOT NULL,
    demo_site_id integer NOT NULL,
    date date NOT NULL,
    page_views integer NOT NULL,
    unique_visitors integer NOT NULL,
    avg_time_on_page double precision NOT NULL,
    bounce_rate double precision NOT NULL,
    cta_clicks integer NOT NULL,
    conversions integer NOT NULL,
    conversion_rate double precision NOT NULL,
    analytics_data json NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT demo_site_analytics_pkey PRIMARY KEY (id),
    CONSTRAINT demo_site_analytics_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id)
);

ALTER SEQUENCE demo_site_analytics_id_seq
    OWNED BY demo_site_analytics.id;

CREATE FUNCTION demo_site_analytics_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER demo_site_analytics_touch BEFORE UPDATE ON demo_site_analytics
    FOR EACH ROW EXECUTE FUNCTION demo_site_analytics_touch();

CREATE INDEX ix_demo_site_analytics_id ON demo_site_analytics (id);

CREATE INDEX ix_demo_site_analytics_demo_site_id ON demo_site_analytics (demo_site_id);

CREATE INDEX idx_demo_analytics_date_desc ON demo_site_analytics (date DESC);

CREATE INDEX idx_demo_analytics_site_date ON demo_site_analytics (demo_site_id, date);

CREATE INDEX ix_demo_site_analytics_date ON demo_site_analytics (date);

CREATE SEQUENCE demo_site_components_id_seq AS integer;

CREATE TABLE demo_site_components (
    id integer DEFAULT nextval('demo_site_components_id_seq') NOT NULL,
    component_name varchar(255) NOT NULL,
    component_type varchar(50) NOT NULL,
    description text,
    html_code text NOT NULL,
    css_code text,
    js_code text,
    preview_image varchar(512),
    preview_html text,
    is_active boolean NOT NULL,
    usage_count integer NOT NULL,
    category varchar(100),
    tags json NOT NULL,
    required_data_fields json NOT NULL,
    optional_data_fields json NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT demo_site_components_pkey PRIMARY KEY (id),
    CONSTRAINT ix_demo_site_components_component_name UNIQUE (component_name)
);

ALTER SEQUENCE demo_site_components_id_seq
    OWNED BY demo_site_components.id;

CREATE FUNCTION demo_site_components_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER demo_site_components_touch BEFORE UPDATE ON demo_site_components
    FOR EACH ROW EXECUTE FUNCTION demo_site_components_touch();

CREATE INDEX ix_demo_site_components_id ON demo_site_components (id);

CREATE INDEX ix_demo_site_components_component_type ON demo_site_components (component_type);

CREATE INDEX ix_demo_site_components_is_active ON demo_site_components (is_active);

CREATE INDEX ix_demo_site_components_category ON demo_site_components (category);

CREATE SEQUENCE deployment_history_id_seq AS integer;

CREATE TABLE deployment_history (
    id integer DEFAULT nextval('deployment_history_id_seq') NOT NULL,
    demo_site_id integer NOT NULL,
    event_type varchar(50) NOT NULL,
    previous_status varchar(50),
    new_status varchar(50),
    event_data json,
    error_details text,
    user_id integer,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT deployment_history_pkey PRIMARY KEY (id),
    CONSTRAINT deployment_history_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id)
);

ALTER SEQUENCE deployment_history_id_seq
    OWNED BY deployment_history.id;

CREATE INDEX ix_deployment_history_id ON deployment_history (id);

CREATE INDEX ix_deployment_history_demo_site_id ON deployment_history (demo_site_id);

CREATE INDEX ix_deployment_history_event_type ON deployment_history (event_type);

CREATE INDEX ix_deployment_history_created_at ON deployment_history (created_at);

CREATE SEQUENCE website_analyses_id_seq AS integer;

CREATE TABLE website_analyses (
    id integer DEFAULT nextval('website_analyses_id_seq') NOT NULL,
    url text NOT NULL,
    domain varchar(255),
    title text,
    status varchar(50) NOT NULL,
    depth varchar(50) NOT NULL,
    ai_model varchar(100),
    overall_score double precision,
    design_score double precision,
    seo_score double precision,
    performance_score double precision,
    accessibility_score double precision,
    design_analysis jsonb,
    seo_analysis jsonb,
    performance_analysis jsonb,
    accessibility_analysis jsonb,
    improvements jsonb,
    page_load_time_ms integer,
    page_size_kb integer,
    num_requests integer,
    num_images integer,
    num_scripts integer,
    num_stylesheets integer,
    word_count integer,
    heading_count integer,
    link_count integer,
    meta_title text,
    meta_description text,
    has_favicon boolean,
    has_robots_txt boolean,
    has_sitemap boolean,
    is_mobile_friendly boolean,
    has_ssl boolean,
    screenshot_url text,
    screenshot_path text,
    html_content text,
    lighthouse_data jsonb,
    error_message text,
    error_code varchar(100),
    ai_cost double precision,
    processing_time_seconds double precision,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    completed_at timestamptz,
    CONSTRAINT website_analyses_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE website_analyses_id_seq
    OWNED BY website_analyses.id;

CREATE FUNCTION website_analyses_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER website_analyses_touch BEFORE UPDATE ON website_analyses
    FOR EACH ROW EXECUTE FUNCTION website_analyses_touch();

CREATE INDEX ix_website_analyses_id ON website_analyses (id);

CREATE INDEX ix_website_analyses_url ON website_analyses (url);

CREATE INDEX ix_website_analyses_domain ON website_analyses (domain);

CREATE INDEX ix_website_analyses_status ON website_analyses (status);

CREATE INDEX ix_website_analyses_overall_score ON website_analyses (overall_score);

CREATE INDEX ix_website_analyses_design_score ON website_analyses (design_score);

CREATE INDEX ix_website_analyses_seo_score ON website_analyses (seo_score);

CREATE INDEX ix_website_analyses_performance_score ON website_analyses (performance_score);

CREATE INDEX ix_website_analyses_accessibility_score ON website_analyses (accessibility_score);

CREATE INDEX ix_website_analyses_created_at ON website_analyses (created_at);

CREATE SEQUENCE composed_videos_id_seq AS integer;

CREATE TABLE composed_videos (
    id integer DEFAULT nextval('composed_videos_id_seq') NOT NULL,
    demo_site_id integer NOT NULL,
    screen_recording_id integer,
    voiceover_id integer,
    video_script_id integer,
    lead_id integer NOT NULL,
    video_file_path text NOT NULL,
    video_versions json,
    quality_2160p_path text,
    quality_1080p_path text,
    quality_720p_path text,
    quality_480p_path text,
    quality_360p_path text,
    thumbnail_path text,
    thumbnail_timestamp double precision,
    duration_seconds double precision NOT NULL,
    resolution varchar(20) NOT NULL,
    format varchar(20) NOT NULL,
    fps integer,
    file_size_bytes integer NOT NULL,
    total_size_all_versions integer,
    audio_codec varchar(20),
    audio_bitrate varchar(20),
    audio_sample_rate integer,
    video_codec varchar(20),
    video_bitrate varchar(20),
    crf integer,
    status varchar(50) NOT NULL,
    processing_time_seconds double precision,
    encoding_time_seconds double precision,
    total_processing_time double precision,
    composition_config json,
    branding_applied boolean NOT NULL,
    logo_used varchar(255),
    logo_position varchar(50),
    watermark_text varchar(255),
    overlays_count integer NOT NULL,
    overlays_data json,
    has_intro boolean NOT NULL,
    intro_duration double precision,
    intro_config json,
    has_outro boolean NOT NULL,
    outro_duration double precision,
    outro_config json,
    has_background_music boolean NOT NULL,
    background_music_path text,
    background_music_volume double precision,
    web_optimized boolean NOT NULL,
    preset varchar(50),
    error_message text,
    error_details json,
    retry_count integer NOT NULL,
    last_retry_at timestamptz,
    cost_estimate double precision NOT NULL,
    cpu_time_seconds double precision,
    memory_peak_mb double precision,
    download_count integer NOT NULL,
    view_count integer NOT NULL,
    last_accessed_at timestamptz,
    version integer NOT NULL,
    parent_video_id integer,
    source_recording_path text,
    source_voiceover_path text,
    source_files_validated boolean,
    ffmpeg_command text,
    ffmpeg_version varchar(100),
    ffmpeg_output text,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    started_at timestamptz,
    completed_at timestamptz,
    deleted_at timestamptz,
    is_active boolean NOT NULL,
    is_deleted boolean NOT NULL,
    is_public boolean NOT NULL,
    CONSTRAINT composed_videos_pkey PRIMARY KEY (id),
    CONSTRAINT composed_videos_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT composed_videos_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT composed_videos_parent_video_id_fkey FOREIGN KEY (parent_video_id) REFERENCES composed_videos (id)
);

ALTER SEQUENCE composed_videos_id_seq
    OWNED BY composed_videos.id;

CREATE FUNCTION composed_videos_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER composed_videos_touch BEFORE UPDATE ON composed_videos
    FOR EACH ROW EXECUTE FUNCTION composed_videos_touch();

CREATE INDEX ix_composed_videos_id ON composed_videos (id);

CREATE INDEX ix_composed_videos_demo_site_id ON composed_videos (demo_site_id);

CREATE INDEX ix_composed_videos_screen_recording_id ON composed_videos (screen_recording_id);

CREATE INDEX ix_composed_videos_voiceover_id ON composed_videos (voiceover_id);

CREATE INDEX ix_composed_videos_video_script_id ON composed_videos (video_script_id);

CREATE INDEX ix_composed_videos_lead_id ON composed_videos (lead_id);

CREATE INDEX ix_composed_videos_status ON composed_videos (status);

CREATE INDEX ix_composed_videos_created_at ON composed_videos (created_at);

CREATE INDEX ix_composed_videos_completed_at ON composed_videos (completed_at);

CREATE INDEX ix_composed_videos_deleted_at ON composed_videos (deleted_at);

CREATE INDEX ix_composed_videos_is_active ON composed_videos (is_active);

CREATE INDEX ix_composed_videos_is_deleted ON composed_videos (is_deleted);

CREATE SEQUENCE composition_jobs_id_seq AS integer;

CREATE TABLE composition_jobs (
    id integer DEFAULT nextval('composition_jobs_id_seq') NOT NULL,
    composed_video_id integer,
    demo_site_id integer NOT NULL,
    lead_id integer NOT NULL,
    job_type varchar(50) NOT NULL,
    priority integer NOT NULL,
    status varchar(50) NOT NULL,
    progress double precision NOT NULL,
    job_config json,
    worker_id varchar(100),
    started_at timestamptz,
    completed_at timestamptz,
    processing_time_seconds double precision,
    error_message text,
    retry_count integer NOT NULL,
    max_retries integer NOT NULL,
    last_retry_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT composition_jobs_pkey PRIMARY KEY (id),
    CONSTRAINT composition_jobs_composed_video_id_fkey FOREIGN KEY (composed_video_id) REFERENCES composed_videos (id),
    CONSTRAINT composition_jobs_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT composition_jobs_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE composition_jobs_id_seq
    OWNED BY composition_jobs.id;

CREATE FUNCTION composition_jobs_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER composition_jobs_touch BEFORE UPDATE ON composition_jobs
    FOR EACH ROW EXECUTE FUNCTION composition_jobs_touch();

CREATE INDEX ix_composition_jobs_id ON composition_jobs (id);

CREATE INDEX ix_composition_jobs_composed_video_id ON composition_jobs (composed_video_id);

CREATE INDEX ix_composition_jobs_demo_site_id ON composition_jobs (demo_site_id);

CREATE INDEX ix_composition_jobs_lead_id ON composition_jobs (lead_id);

CREATE INDEX ix_composition_jobs_status ON composition_jobs (status);

CREATE INDEX ix_composition_jobs_created_at ON composition_jobs (created_at);

CREATE SEQUENCE hosted_videos_id_seq AS integer;

CREATE TABLE hosted_videos (
    id integer DEFAULT nextval('hosted_videos_id_seq') NOT NULL,
    composed_video_id integer,
    demo_site_id integer NOT NULL,
    lead_id integer NOT NULL,
    hosting_provider varchar(50) NOT NULL,
    provider_video_id varchar(255) NOT NULL,
    share_url text NOT NULL,
    embed_url text NOT NULL,
    thumbnail_url text,
    download_url text,
    title varchar(500) NOT NULL,
    description text,
    company_name varchar(255),
    tags json,
    privacy varchar(20) NOT NULL,
    duration_seconds double precision,
    file_size_bytes integer,
    file_path text,
    format varchar(20),
    resolution varchar(20),
    fps integer,
    bitrate_kbps integer,
    codec varchar(50),
    status varchar(50) NOT NULL,
    upload_started_at timestamptz,
    upload_completed_at timestamptz,
    upload_time_seconds double precision,
    processing_started_at timestamptz,
    processing_completed_at timestamptz,
    processing_time_seconds double precision,
    upload_attempts integer NOT NULL,
    last_error text,
    error_message text,
    error_code varchar(50),
    retry_after timestamptz,
    view_count integer NOT NULL,
    unique_viewers integer NOT NULL,
    last_viewed_at timestamptz,
    avg_watch_percentage double precision,
    avg_watch_duration_seconds double precision,
    total_watch_time_seconds double precision NOT NULL,
    completion_rate double precision,
    likes_count integer NOT NULL,
    comments_count integer NOT NULL,
    shares_count integer NOT NULL,
    click_through_rate double precision,
    loom_analytics json,
    provider_analytics json,
    hosting_cost_monthly numeric(10, 4) NOT NULL,
    storage_cost_monthly numeric(10, 4) NOT NULL,
    bandwidth_cost_monthly numeric(10, 4) NOT NULL,
    bandwidth_used_gb numeric(10, 2) NOT NULL,
    total_cost_usd numeric(10, 4) NOT NULL,
    cost_per_view numeric(10, 4),
    s3_bucket varchar(255),
    s3_key varchar(500),
    s3_region varchar(50),
    cloudfront_distribution_id varchar(255),
    cloudfront_url text,
    signed_url_expiration timestamptz,
    loom_folder_id varchar(255),
    loom_workspace_id varchar(255),
    loom_video_password varchar(255),
    cdn_enabled boolean NOT NULL,
    cdn_provider varchar(50),
    edge_locations json,
    transcoded boolean NOT NULL,
    transcoding_profile varchar(50),
    transcoding_cost numeric(10, 4),
    video_metadata json,
    upload_metadata json,
    is_active boolean NOT NULL,
    is_deleted boolean NOT NULL,
    analytics_enabled boolean NOT NULL,
    download_enabled boolean NOT NULL,
    comments_enabled boolean NOT NULL,
    embed_enabled boolean NOT NULL,
    expires_at timestamptz,
    auto_delete_after_days integer,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT hosted_videos_pkey PRIMARY KEY (id),
    CONSTRAINT ix_hosted_videos_provider_video_id UNIQUE (provider_video_id),
    CONSTRAINT hosted_videos_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT hosted_videos_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE hosted_videos_id_seq
    OWNED BY hosted_videos.id;

CREATE FUNCTION hosted_videos_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER hosted_videos_touch BEFORE UPDATE ON hosted_videos
    FOR EACH ROW EXECUTE FUNCTION hosted_videos_touch();

CREATE INDEX ix_hosted_videos_id ON hosted_videos (id);

CREATE INDEX ix_hosted_videos_composed_video_id ON hosted_videos (composed_video_id);

CREATE INDEX ix_hosted_videos_demo_site_id ON hosted_videos (demo_site_id);

CREATE INDEX ix_hosted_videos_lead_id ON hosted_videos (lead_id);

CREATE INDEX ix_hosted_videos_hosting_provider ON hosted_videos (hosting_provider);

CREATE INDEX ix_hosted_videos_title ON hosted_videos (title);

CREATE INDEX ix_hosted_videos_company_name ON hosted_videos (company_name);

CREATE INDEX ix_hosted_videos_privacy ON hosted_videos (privacy);

CREATE INDEX ix_hosted_videos_status ON hosted_videos (status);

CREATE INDEX ix_hosted_videos_upload_completed_at ON hosted_videos (upload_completed_at);

CREATE INDEX ix_hosted_videos_view_count ON hosted_videos (view_count);

CREATE INDEX ix_hosted_videos_last_viewed_at ON hosted_videos (last_viewed_at);

CREATE INDEX ix_hosted_videos_total_cost_usd ON hosted_videos (total_cost_usd);

CREATE INDEX ix_hosted_videos_is_active ON hosted_videos (is_active);

CREATE INDEX ix_hosted_videos_is_deleted ON hosted_videos (is_deleted);

CREATE INDEX ix_hosted_videos_expires_at ON hosted_videos (expires_at);

CREATE INDEX ix_hosted_videos_created_at ON hosted_videos (created_at);

CREATE INDEX ix_hosted_videos_deleted_at ON hosted_videos (deleted_at);

CREATE SEQUENCE recording_sessions_id_seq AS integer;

CREATE TABLE recording_sessions (
    id integer DEFAULT nextval('recording_sessions_id_seq') NOT NULL,
    session_id varchar(255) NOT NULL,
    browser_context_id varchar(255),
    start_time timestamptz NOT NULL,
    end_time timestamptz,
    duration_seconds double precision,
    segments_count integer NOT NULL,
    total_frames integer NOT NULL,
    frames_per_second double precision,
    dropped_frames integer NOT NULL,
    processing_time_seconds double precision,
    cpu_usage_percent double precision,
    memory_usage_mb double precision,
    status varchar(50) NOT NULL,
    session_metadata json,
    error_message text,
    error_stack_trace text,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT recording_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT ix_recording_sessions_session_id UNIQUE (session_id)
);

ALTER SEQUENCE recording_sessions_id_seq
    OWNED BY recording_sessions.id;

CREATE FUNCTION recording_sessions_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER recording_sessions_touch BEFORE UPDATE ON recording_sessions
    FOR EACH ROW EXECUTE FUNCTION recording_sessions_touch();

CREATE INDEX ix_recording_sessions_id ON recording_sessions (id);

CREATE INDEX ix_recording_sessions_start_time ON recording_sessions (start_time);

CREATE INDEX ix_recording_sessions_end_time ON recording_sessions (end_time);

CREATE INDEX ix_recording_sessions_status ON recording_sessions (status);

CREATE INDEX ix_recording_sessions_created_at ON recording_sessions (created_at);

CREATE SEQUENCE recording_segments_id_seq AS integer;

CREATE TABLE recording_segments (
    id integer DEFAULT nextval('recording_segments_id_seq') NOT NULL,
    recording_session_id integer NOT NULL,
    segment_number integer NOT NULL,
    segment_file_path text,
    duration_seconds double precision,
    file_size_bytes integer,
    segment_type varchar(50) NOT NULL,
    scene_name varchar(255),
    frames_count integer,
    average_frame_time_ms double precision,
    status varchar(50) NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    completed_at timestamptz,
    CONSTRAINT recording_segments_pkey PRIMARY KEY (id),
    CONSTRAINT recording_segments_recording_session_id_fkey FOREIGN KEY (recording_session_id) REFERENCES recording_sessions (id)
);

ALTER SEQUENCE recording_segments_id_seq
    OWNED BY recording_segments.id;

CREATE INDEX ix_recording_segments_id ON recording_segments (id);

CREATE INDEX ix_recording_segments_recording_session_id ON recording_segments (recording_session_id);

CREATE SEQUENCE screen_recordings_id_seq AS integer;

CREATE TABLE screen_recordings (
    id integer DEFAULT nextval('screen_recordings_id_seq') NOT NULL,
    demo_site_id integer NOT NULL,
    video_script_id integer,
    lead_id integer NOT NULL,
    video_file_path text,
    thumbnail_path text,
    file_size_bytes integer,
    duration_seconds double precision,
    resolution varchar(50) NOT NULL,
    frame_rate integer NOT NULL,
    format varchar(20) NOT NULL,
    status varchar(50) NOT NULL,
    recording_config json,
    interactions_performed json,
    recording_session_id integer,
    processing_time_seconds double precision,
    segments_count integer NOT NULL,
    total_frames integer,
    error_message text,
    error_details json,
    retry_count integer NOT NULL,
    video_bitrate integer,
    audio_bitrate integer,
    video_codec varchar(50),
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    recording_started_at timestamptz,
    recording_completed_at timestamptz,
    is_deleted boolean NOT NULL,
    CONSTRAINT screen_recordings_pkey PRIMARY KEY (id),
    CONSTRAINT screen_recordings_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT screen_recordings_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT screen_recordings_recording_session_id_fkey FOREIGN KEY (recording_session_id) REFERENCES recording_sessions (id)
);

ALTER SEQUENCE screen_recordings_id_seq
    OWNED BY screen_recordings.id;

CREATE FUNCTION screen_recordings_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER screen_recordings_touch BEFORE UPDATE ON screen_recordings
    FOR EACH ROW EXECUTE FUNCTION screen_recordings_touch();

CREATE INDEX ix_screen_recordings_id ON screen_recordings (id);

CREATE INDEX ix_screen_recordings_demo_site_id ON screen_recordings (demo_site_id);

CREATE INDEX ix_screen_recordings_video_script_id ON screen_recordings (video_script_id);

CREATE INDEX ix_screen_recordings_lead_id ON screen_recordings (lead_id);

CREATE INDEX ix_screen_recordings_status ON screen_recordings (status);

CREATE INDEX ix_screen_recordings_recording_session_id ON screen_recordings (recording_session_id);

CREATE INDEX ix_screen_recordings_created_at ON screen_recordings (created_at);

CREATE INDEX ix_screen_recordings_recording_started_at ON screen_recordings (recording_started_at);

CREATE INDEX ix_screen_recordings_recording_completed_at ON screen_recordings (recording_completed_at);

CREATE INDEX ix_screen_recordings_is_deleted ON screen_recordings (is_deleted);

CREATE SEQUENCE video_scripts_id_seq AS integer;

CREATE TABLE video_scripts (
    id integer DEFAULT nextval('video_scripts_id_seq') NOT NULL,
    demo_site_id integer NOT NULL,
    lead_id integer NOT NULL,
    script_style varchar(50) NOT NULL,
    sections json NOT NULL,
    total_duration_seconds integer NOT NULL,
    target_audience text,
    key_messages json,
    ai_model_used varchar(100),
    ai_cost double precision,
    prompt_tokens integer,
    completion_tokens integer,
    generation_time_seconds double precision,
    script_metadata json,
    validation_warnings json,
    is_approved varchar(50) NOT NULL,
    approved_by varchar(255),
    approved_at timestamptz,
    approval_notes text,
    version integer NOT NULL,
    parent_script_id integer,
    video_generated varchar(50) NOT NULL,
    video_id integer,
    video_url text,
    times_viewed integer NOT NULL,
    last_viewed_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    deleted_at timestamptz,
    is_active varchar(50) NOT NULL,
    is_deleted varchar(50) NOT NULL,
    CONSTRAINT video_scripts_pkey PRIMARY KEY (id),
    CONSTRAINT video_scripts_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT video_scripts_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT video_scripts_parent_script_id_fkey FOREIGN KEY (parent_script_id) REFERENCES video_scripts (id)
);

ALTER SEQUENCE video_scripts_id_seq
    OWNED BY video_scripts.id;

CREATE FUNCTION video_scripts_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER video_scripts_touch BEFORE UPDATE ON video_scripts
    FOR EACH ROW EXECUTE FUNCTION video_scripts_touch();

CREATE INDEX ix_video_scripts_id ON video_scripts (id);

CREATE INDEX ix_video_scripts_demo_site_id ON video_scripts (demo_site_id);

CREATE INDEX ix_video_scripts_lead_id ON video_scripts (lead_id);

CREATE INDEX ix_video_scripts_script_style ON video_scripts (script_style);

CREATE INDEX ix_video_scripts_total_duration_seconds ON video_scripts (total_duration_seconds);

CREATE INDEX ix_video_scripts_is_approved ON video_scripts (is_approved);

CREATE INDEX ix_video_scripts_video_generated ON video_scripts (video_generated);

CREATE INDEX ix_video_scripts_created_at ON video_scripts (created_at);

CREATE INDEX ix_video_scripts_deleted_at ON video_scripts (deleted_at);

CREATE INDEX ix_video_scripts_is_active ON video_scripts (is_active);

CREATE INDEX ix_video_scripts_is_deleted ON video_scripts (is_deleted);

CREATE SEQUENCE video_views_id_seq AS integer;

CREATE TABLE video_views (
    id integer DEFAULT nextval('video_views_id_seq') NOT NULL,
    hosted_video_id integer NOT NULL,
    lead_id integer,
    viewer_ip varchar(45),
    viewer_user_agent text,
    viewer_location varchar(255),
    viewer_country varchar(2),
    viewer_city varchar(100),
    viewer_region varchar(100),
    viewer_device varchar(50),
    viewer_os varchar(50),
    viewer_browser varchar(50),
    screen_resolution varchar(20),
    watch_duration_seconds double precision NOT NULL,
    watch_percentage double precision NOT NULL,
    completed boolean NOT NULL,
    play_count integer NOT NULL,
    pause_count integer NOT NULL,
    seek_count integer NOT NULL,
    replay_count integer NOT NULL,
    playback_quality varchar(20),
    buffering_events integer NOT NULL,
    total_buffering_seconds double precision NOT NULL,
    average_bitrate integer,
    dropped_frames integer NOT NULL,
    clicked_cta boolean NOT NULL,
    cta_clicked_at timestamptz,
    cta_type varchar(50),
    liked boolean NOT NULL,
    commented boolean NOT NULL,
    shared boolean NOT NULL,
    downloaded boolean NOT NULL,
    session_id varchar(255),
    session_duration_seconds double precision,
    is_first_view boolean NOT NULL,
    previous_view_id integer,
    referrer_url text,
    referrer_domain varchar(255),
    utm_source varchar(100),
    utm_medium varchar(100),
    utm_campaign varchar(100),
    utm_content varchar(100),
    watch_progress json,
    engagement_points json,
    provider_view_id varchar(255),
    provider_analytics json,
    viewed_at timestamptz DEFAULT now() NOT NULL,
    view_started_at timestamptz,
    view_ended_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    is_bot boolean NOT NULL,
    is_suspicious boolean NOT NULL,
    CONSTRAINT video_views_pkey PRIMARY KEY (id),
    CONSTRAINT video_views_provider_view_id_key UNIQUE (provider_view_id),
    CONSTRAINT video_views_hosted_video_id_fkey FOREIGN KEY (hosted_video_id) REFERENCES hosted_videos (id),
    CONSTRAINT video_views_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT video_views_previous_view_id_fkey FOREIGN KEY (previous_view_id) REFERENCES video_views (id)
);

ALTER SEQUENCE video_views_id_seq
    OWNED BY video_views.id;

CREATE FUNCTION video_views_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER video_views_touch BEFORE UPDATE ON video_views
    FOR EACH ROW EXECUTE FUNCTION video_views_touch();

CREATE INDEX ix_video_views_id ON video_views (id);

CREATE INDEX ix_video_views_hosted_video_id ON video_views (hosted_video_id);

CREATE INDEX ix_video_views_lead_id ON video_views (lead_id);

CREATE INDEX ix_video_views_viewer_ip ON video_views (viewer_ip);

CREATE INDEX ix_video_views_viewer_country ON video_views (viewer_country);

CREATE INDEX ix_video_views_viewer_device ON video_views (viewer_device);

CREATE INDEX ix_video_views_completed ON video_views (completed);

CREATE INDEX ix_video_views_session_id ON video_views (session_id);

CREATE INDEX ix_video_views_referrer_domain ON video_views (referrer_domain);

CREATE INDEX ix_video_views_utm_source ON video_views (utm_source);

CREATE INDEX ix_video_views_viewed_at ON video_views (viewed_at);

CREATE INDEX ix_video_views_is_bot ON video_views (is_bot);

CREATE SEQUENCE voiceover_cache_id_seq AS integer;

CREATE TABLE voiceover_cache (
    id integer DEFAULT nextval('voiceover_cache_id_seq') NOT NULL,
    cache_key varchar(64) NOT NULL,
    text_content text NOT NULL,
    voice_preset varchar(100) NOT NULL,
    model_id varchar(100) NOT NULL,
    audio_file_path text,
    duration_seconds double precision,
    format varchar(10) NOT NULL,
    sample_rate integer NOT NULL,
    file_size_bytes integer,
    hit_count integer NOT NULL,
    last_accessed_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    expires_at timestamptz,
    CONSTRAINT voiceover_cache_pkey PRIMARY KEY (id),
    CONSTRAINT ix_voiceover_cache_cache_key UNIQUE (cache_key)
);

ALTER SEQUENCE voiceover_cache_id_seq
    OWNED BY voiceover_cache.id;

CREATE INDEX ix_voiceover_cache_id ON voiceover_cache (id);

CREATE INDEX ix_voiceover_cache_voice_preset ON voiceover_cache (voice_preset);

CREATE INDEX ix_voiceover_cache_created_at ON voiceover_cache (created_at);

CREATE INDEX ix_voiceover_cache_expires_at ON voiceover_cache (expires_at);

CREATE SEQUENCE voiceover_usage_id_seq AS integer;

CREATE TABLE voiceover_usage (
    id integer DEFAULT nextval('voiceover_usage_id_seq') NOT NULL,
    date date NOT NULL,
    characters_used integer NOT NULL,
    requests_count integer NOT NULL,
    successful_requests integer NOT NULL,
    failed_requests integer NOT NULL,
    cost_usd numeric(10, 4) NOT NULL,
    total_duration_seconds double precision NOT NULL,
    avg_duration_seconds double precision,
    total_file_size_bytes integer NOT NULL,
    voice_preset_usage json,
    provider_usage json,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT voiceover_usage_pkey PRIMARY KEY (id),
    CONSTRAINT ix_voiceover_usage_date UNIQUE (date)
);

ALTER SEQUENCE voiceover_usage_id_seq
    OWNED BY voiceover_usage.id;

CREATE FUNCTION voiceover_usage_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER voiceover_usage_touch BEFORE UPDATE ON voiceover_usage
    FOR EACH ROW EXECUTE FUNCTION voiceover_usage_touch();

CREATE INDEX ix_voiceover_usage_id ON voiceover_usage (id);

CREATE SEQUENCE voiceovers_id_seq AS integer;

CREATE TABLE voiceovers (
    id integer DEFAULT nextval('voiceovers_id_seq') NOT NULL,
    video_script_id integer,
    demo_site_id integer,
    lead_id integer NOT NULL,
    voice_preset varchar(100) NOT NULL,
    voice_id varchar(100),
    voice_name varchar(255),
    voice_settings json,
    model_id varchar(100) NOT NULL,
    audio_file_path text,
    audio_url text,
    duration_seconds double precision,
    format varchar(10) NOT NULL,
    sample_rate integer NOT NULL,
    file_size_bytes integer,
    text_content text,
    characters_processed integer NOT NULL,
    cost_usd numeric(10, 4),
    api_provider varchar(50) NOT NULL,
    status varchar(50) NOT NULL,
    error_message text,
    voice_metadata json,
    merge_sections boolean NOT NULL,
    add_section_pauses boolean NOT NULL,
    pause_duration_ms integer NOT NULL,
    quality_score double precision,
    user_rating integer,
    user_feedback text,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    processing_started_at timestamptz,
    processing_completed_at timestamptz,
    is_deleted boolean NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT voiceovers_pkey PRIMARY KEY (id),
    CONSTRAINT voiceovers_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT voiceovers_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE voiceovers_id_seq
    OWNED BY voiceovers.id;

CREATE FUNCTION voiceovers_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER voiceovers_touch BEFORE UPDATE ON voiceovers
    FOR EACH ROW EXECUTE FUNCTION voiceovers_touch();

CREATE INDEX ix_voiceovers_id ON voiceovers (id);

CREATE INDEX ix_voiceovers_video_script_id ON voiceovers (video_script_id);

CREATE INDEX ix_voiceovers_demo_site_id ON voiceovers (demo_site_id);

CREATE INDEX ix_voiceovers_lead_id ON voiceovers (lead_id);

CREATE INDEX ix_voiceovers_voice_preset ON voiceovers (voice_preset);

CREATE INDEX ix_voiceovers_status ON voiceovers (status);

CREATE INDEX ix_voiceovers_created_at ON voiceovers (created_at);

CREATE INDEX ix_voiceovers_is_deleted ON voiceovers (is_deleted);

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

CREATE SEQUENCE webhook_logs_id_seq AS integer;

CREATE TABLE webhook_logs (
    id integer DEFAULT nextval('webhook_logs_id_seq') NOT NULL,
    direction varchar(20) NOT NULL,
    event_type varchar(100),
    webhook_url varchar(500),
    method varchar(10) NOT NULL,
    headers json,
    payload json,
    response_status integer,
    response_headers json,
    response_body json,
    duration_ms integer,
    error_message varchar(1000),
    error_details json,
    signature_valid boolean,
    signature varchar(255),
    entity_type varchar(50),
    entity_id integer,
    webhook_queue_id integer,
    source_ip varchar(45),
    user_agent varchar(255),
    log_metadata json,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT webhook_logs_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE webhook_logs_id_seq
    OWNED BY webhook_logs.id;

CREATE INDEX ix_webhook_logs_id ON webhook_logs (id);

CREATE INDEX ix_webhook_logs_direction ON webhook_logs (direction);

CREATE INDEX ix_webhook_logs_event_type ON webhook_logs (event_type);

CREATE INDEX ix_webhook_logs_webhook_url ON webhook_logs (webhook_url);

CREATE INDEX ix_webhook_logs_response_status ON webhook_logs (response_status);

CREATE INDEX ix_webhook_logs_entity_type ON webhook_logs (entity_type);

CREATE INDEX ix_webhook_logs_entity_id ON webhook_logs (entity_id);

CREATE INDEX idx_webhook_logs_queue ON webhook_logs (webhook_queue_id);

CREATE INDEX ix_webhook_logs_created_at ON webhook_logs (created_at);

CREATE INDEX idx_webhook_logs_entity ON webhook_logs (entity_type, entity_id);

CREATE INDEX idx_webhook_logs_lookup ON webhook_logs (direction, event_type, created_at);

CREATE INDEX idx_webhook_logs_status ON webhook_logs (response_status, created_at);

CREATE INDEX ix_webhook_logs_webhook_queue_id ON webhook_logs (webhook_queue_id);

CREATE SEQUENCE webhook_queue_id_seq AS integer;

CREATE TABLE webhook_queue (
    id integer DEFAULT nextval('webhook_queue_id_seq') NOT NULL,
    webhook_url varchar(500) NOT NULL,
    payload json NOT NULL,
    headers json,
    event_type varchar(100) NOT NULL,
    entity_type varchar(50),
    entity_id integer,
    status varchar(50) NOT NULL,
    retry_count integer NOT NULL,
    max_retries integer NOT NULL,
    next_retry_at timestamptz,
    priority integer NOT NULL,
    last_error varchar(1000),
    error_details json,
    response_status integer,
    response_body text,
    response_time_ms integer,
    signature varchar(255),
    queue_metadata json,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    sent_at timestamptz,
    failed_at timestamptz,
    CONSTRAINT webhook_queue_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE webhook_queue_id_seq
    OWNED BY webhook_queue.id;

CREATE FUNCTION webhook_queue_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER webhook_queue_touch BEFORE UPDATE ON webhook_queue
    FOR EACH ROW EXECUTE FUNCTION webhook_queue_touch();

CREATE INDEX ix_webhook_queue_id ON webhook_queue (id);

CREATE INDEX ix_webhook_queue_webhook_url ON webhook_queue (webhook_url);

CREATE INDEX ix_webhook_queue_event_type ON webhook_queue (event_type);

CREATE INDEX ix_webhook_queue_entity_type ON webhook_queue (entity_type);

CREATE INDEX ix_webhook_queue_entity_id ON webhook_queue (entity_id);

CREATE INDEX ix_webhook_queue_status ON webhook_queue (status);

CREATE INDEX ix_webhook_queue_next_retry_at ON webhook_queue (next_retry_at);

CREATE INDEX ix_webhook_queue_priority ON webhook_queue (priority);

CREATE INDEX ix_webhook_queue_created_at ON webhook_queue (created_at);

CREATE INDEX ix_webhook_queue_sent_at ON webhook_queue (sent_at);

CREATE INDEX idx_webhook_queue_entity ON webhook_queue (entity_type, entity_id);

CREATE INDEX idx_webhook_queue_processing ON webhook_queue (status, priority, next_retry_at);

CREATE SEQUENCE webhook_retry_history_id_seq AS integer;

CREATE TABLE webhook_retry_history (
    id integer DEFAULT nextval('webhook_retry_history_id_seq') NOT NULL,
    webhook_queue_id integer NOT NULL,
    attempt_number integer NOT NULL,
    status varchar(50) NOT NULL,
    error_message varchar(1000),
    response_status integer,
    response_time_ms integer,
    attempted_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT webhook_retry_history_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE webhook_retry_history_id_seq
    OWNED BY webhook_retry_history.id;

CREATE INDEX ix_webhook_retry_history_id ON webhook_retry_history (id);

CREATE INDEX ix_webhook_retry_history_webhook_queue_id ON webhook_retry_history (webhook_queue_id);

CREATE INDEX ix_webhook_retry_history_attempted_at ON webhook_retry_history (attempted_at);

CREATE INDEX idx_webhook_retry_queue ON webhook_retry_history (webhook_queue_id, attempted_at);

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

CREATE SEQUENCE notification_channels_id_seq AS integer;

CREATE TABLE notification_channels (
    id integer DEFAULT nextval('notification_channels_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    channel_type varchar(50) NOT NULL,
    description text,
    is_active boolean NOT NULL,
    configuration json NOT NULL,
    credentials json,
    webhook_url varchar(500),
    api_key_encrypted text,
    rate_limit_per_minute integer NOT NULL,
    rate_limit_per_hour integer NOT NULL,
    total_sent integer NOT NULL,
    successful_sent integer NOT NULL,
    failed_sent integer NOT NULL,
    last_sent_at timestamptz,
    consecutive_failures integer NOT NULL,
    last_error text,
    is_healthy boolean NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT notification_channels_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE notification_channels_id_seq
    OWNED BY notification_channels.id;

CREATE FUNCTION notification_channels_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER notification_channels_touch BEFORE UPDATE ON notification_channels
    FOR EACH ROW EXECUTE FUNCTION notification_channels_touch();

CREATE INDEX ix_notification_channels_id ON notification_channels (id);

CREATE INDEX ix_notification_channels_name ON notification_channels (name);

CREATE INDEX ix_notification_channels_channel_type ON notification_channels (channel_type);

CREATE SEQUENCE notifications_id_seq AS integer;

CREATE TABLE notifications (
    id integer DEFAULT nextval('notifications_id_seq') NOT NULL,
    notification_type varchar(50) NOT NULL,
    priority varchar(20) NOT NULL,
    title varchar(255) NOT NULL,
    message text NOT NULL,
    data json,
    user_id varchar(50),
    broadcast boolean NOT NULL,
    source_type varchar(50),
    source_id integer,
    channels json NOT NULL,
    scheduled_at timestamptz,
    expires_at timestamptz,
    status varchar(50) NOT NULL,
    sent_at timestamptz,
    read_at timestamptz,
    error_message text,
    retry_count integer NOT NULL,
    max_retries integer NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT notifications_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE notifications_id_seq
    OWNED BY notifications.id;

CREATE FUNCTION notifications_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER notifications_touch BEFORE UPDATE ON notifications
    FOR EACH ROW EXECUTE FUNCTION notifications_touch();

CREATE INDEX ix_notifications_id ON notifications (id);

CREATE INDEX ix_notifications_notification_type ON notifications (notification_type);

CREATE INDEX ix_notifications_priority ON notifications (priority);

CREATE INDEX ix_notifications_user_id ON notifications (user_id);

CREATE INDEX ix_notifications_status ON notifications (status);

CREATE INDEX ix_notifications_created_at ON notifications (created_at);

CREATE SEQUENCE notification_deliveries_id_seq AS integer;

CREATE TABLE notification_deliveries (
    id integer DEFAULT nextval('notification_deliveries_id_seq') NOT NULL,
    notification_id integer NOT NULL,
    channel_id integer NOT NULL,
    status varchar(50) NOT NULL,
    sent_at timestamptz,
    delivered_at timestamptz,
    read_at timestamptz,
    external_id varchar(255),
    response_data json,
    error_message text,
    error_code varchar(50),
    retry_count integer NOT NULL,
    delivery_time_ms double precision,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT notification_deliveries_pkey PRIMARY KEY (id),
    CONSTRAINT notification_deliveries_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notifications (id),
    CONSTRAINT notification_deliveries_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES notification_channels (id)
);

ALTER SEQUENCE notification_deliveries_id_seq
    OWNED BY notification_deliveries.id;

CREATE FUNCTION notification_deliveries_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER notification_deliveries_touch BEFORE UPDATE ON notification_deliveries
    FOR EACH ROW EXECUTE FUNCTION notification_deliveries_touch();

CREATE INDEX ix_notification_deliveries_id ON notification_deliveries (id);

CREATE INDEX ix_notification_deliveries_notification_id ON notification_deliveries (notification_id);

CREATE INDEX ix_notification_deliveries_channel_id ON notification_deliveries (channel_id);

CREATE INDEX ix_notification_deliveries_status ON notification_deliveries (status);

CREATE SEQUENCE notification_digests_id_seq AS integer;

CREATE TABLE notification_digests (
    id integer DEFAULT nextval('notification_digests_id_seq') NOT NULL,
    user_id varchar(50) NOT NULL,
    digest_type varchar(50) NOT NULL,
    title varchar(255) NOT NULL,
    summary text NOT NULL,
    notification_count integer NOT NULL,
    notification_ids json NOT NULL,
    period_start timestamptz NOT NULL,
    period_end timestamptz NOT NULL,
    scheduled_at timestamptz NOT NULL,
    status varchar(50) NOT NULL,
    sent_at timestamptz,
    channels json NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT notification_digests_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE notification_digests_id_seq
    OWNED BY notification_digests.id;

CREATE INDEX ix_notification_digests_id ON notification_digests (id);

CREATE INDEX ix_notification_digests_user_id ON notification_digests (user_id);

CREATE INDEX ix_notification_digests_digest_type ON notification_digests (digest_type);

CREATE INDEX ix_notification_digests_status ON notification_digests (status);

CREATE SEQUENCE notification_preferences_id_seq AS integer;

CREATE TABLE notification_preferences (
    id integer DEFAULT nextval('notification_preferences_id_seq') NOT NULL,
    user_id varchar(50) NOT NULL,
    notification_type varchar(50) NOT NULL,
    enabled boolean NOT NULL,
    channels json NOT NULL,
    priority_threshold varchar(20) NOT NULL,
    quiet_hours_enabled boolean NOT NULL,
    quiet_start_hour integer NOT NULL,
    quiet_end_hour integer NOT NULL,
    timezone varchar(50) NOT NULL,
    max_per_hour integer,
    max_per_day integer,
    digest_enabled boolean NOT NULL,
    digest_frequency_hours integer NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT notification_preferences_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE notification_preferences_id_seq
    OWNED BY notification_preferences.id;

CREATE FUNCTION notification_preferences_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER notification_preferences_touch BEFORE UPDATE ON notification_preferences
    FOR EACH ROW EXECUTE FUNCTION notification_preferences_touch();

CREATE INDEX ix_notification_preferences_id ON notification_preferences (id);

CREATE INDEX ix_notification_preferences_user_id ON notification_preferences (user_id);

CREATE INDEX ix_notification_preferences_notification_type ON notification_preferences (notification_type);

CREATE SEQUENCE notification_templates_id_seq AS integer;

CREATE TABLE notification_templates (
    id integer DEFAULT nextval('notification_templates_id_seq') NOT NULL,
    name varchar(255) NOT NULL,
    notification_type varchar(50) NOT NULL,
    channel_type varchar(50) NOT NULL,
    title_template varchar(255) NOT NULL,
    message_template text NOT NULL,
    variables json,
    format_config json,
    usage_count integer NOT NULL,
    last_used_at timestamptz,
    is_active boolean NOT NULL,
    is_default boolean NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT notification_templates_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE notification_templates_id_seq
    OWNED BY notification_templates.id;

CREATE FUNCTION notification_templates_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER notification_templates_touch BEFORE UPDATE ON notification_templates
    FOR EACH ROW EXECUTE FUNCTION notification_templates_touch();

CREATE INDEX ix_notification_templates_id ON notification_templates (id);

CREATE INDEX ix_notification_templates_name ON notification_templates (name);

CREATE INDEX ix_notification_templates_notification_type ON notification_templates (notification_type);

CREATE INDEX ix_notification_templates_channel_type ON notification_templates (channel_type);

CREATE SEQUENCE websocket_connections_id_seq AS integer;

CREATE TABLE websocket_connections (
    id integer DEFAULT nextval('websocket_connections_id_seq') NOT NULL,
    connection_id varchar(255) NOT NULL,
    user_id varchar(50) NOT NULL,
    ip_address varchar(45),
    user_agent varchar(500),
    is_active boolean NOT NULL,
    last_ping_at timestamptz,
    connected_at timestamptz DEFAULT now() NOT NULL,
    disconnected_at timestamptz,
    CONSTRAINT websocket_connections_pkey PRIMARY KEY (id),
    CONSTRAINT ix_websocket_connections_connection_id UNIQUE (connection_id)
);

ALTER SEQUENCE websocket_connections_id_seq
    OWNED BY websocket_connections.id;

CREATE INDEX ix_websocket_connections_id ON websocket_connections (id);

CREATE INDEX ix_websocket_connections_user_id ON websocket_connections (user_id);

CREATE SEQUENCE context_states_id_seq AS integer;

CREATE TABLE context_states (
    id integer DEFAULT nextval('context_states_id_seq') NOT NULL,
    context_id varchar(100) NOT NULL,
    session_id varchar(100) NOT NULL,
    primary_lead_id integer,
    secondary_lead_ids json,
    active_entities json,
    active_topics json,
    context_stack json,
    previous_contexts json,
    attention_distribution json,
    requires_clarification boolean,
    has_pending_decisions boolean,
    is_complete boolean,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT context_states_pkey PRIMARY KEY (id),
    CONSTRAINT context_states_context_id_key UNIQUE (context_id),
    CONSTRAINT context_states_primary_lead_id_fkey FOREIGN KEY (primary_lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE context_states_id_seq
    OWNED BY context_states.id;

CREATE FUNCTION context_states_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER context_states_touch BEFORE UPDATE ON context_states
    FOR EACH ROW EXECUTE FUNCTION context_states_touch();

CREATE INDEX ix_context_states_id ON context_states (id);

CREATE SEQUENCE conversation_memory_id_seq AS integer;

CREATE TABLE conversation_memory (
    id integer DEFAULT nextval('conversation_memory_id_seq') NOT NULL,
    session_id varchar(100) NOT NULL,
    user_id varchar(100),
    lead_id integer,
    message_type varchar(50) NOT NULL,
    message_content text NOT NULL,
    context_snapshot json,
    active_leads json,
    active_templates json,
    entities json,
    intent varchar(100),
    sentiment double precision,
    importance_score double precision,
    is_milestone boolean,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT conversation_memory_pkey PRIMARY KEY (id),
    CONSTRAINT conversation_memory_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE conversation_memory_id_seq
    OWNED BY conversation_memory.id;

CREATE INDEX ix_conversation_memory_id ON conversation_memory (id);

CREATE INDEX ix_conversation_memory_session_id ON conversation_memory (session_id);

CREATE INDEX ix_conversation_memory_user_id ON conversation_memory (user_id);

CREATE SEQUENCE episodic_memory_id_seq AS integer;

CREATE TABLE episodic_memory (
    id integer DEFAULT nextval('episodic_memory_id_seq') NOT NULL,
    episode_id varchar(100) NOT NULL,
    session_id varchar(100) NOT NULL,
    user_id varchar(100),
    episode_type varchar(50) NOT NULL,
    lead_ids json,
    episode_start timestamptz NOT NULL,
    episode_end timestamptz,
    duration_seconds double precision,
    actions_taken json NOT NULL,
    final_outcome varchar(100),
    outcome_details json,
    lessons_learned json,
    mistakes_made json,
    successes json,
    user_satisfaction double precision,
    complexity_score double precision,
    significance double precision,
    is_exemplar boolean,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT episodic_memory_pkey PRIMARY KEY (id),
    CONSTRAINT episodic_memory_episode_id_key UNIQUE (episode_id)
);

ALTER SEQUENCE episodic_memory_id_seq
    OWNED BY episodic_memory.id;

CREATE INDEX ix_episodic_memory_id ON episodic_memory (id);

CREATE SEQUENCE knowledge_base_entries_id_seq AS integer;

CREATE TABLE knowledge_base_entries (
    id integer DEFAULT nextval('knowledge_base_entries_id_seq') NOT NULL,
    entry_type varchar(50) NOT NULL,
    title varchar(255) NOT NULL,
    content text NOT NULL,
    metadata_json jsonb,
    tags varchar(100)[],
    category varchar(100),
    priority integer NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp NOT NULL,
    updated_at timestamp NOT NULL,
    CONSTRAINT knowledge_base_entries_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE knowledge_base_entries_id_seq
    OWNED BY knowledge_base_entries.id;

CREATE INDEX ix_knowledge_base_entries_id ON knowledge_base_entries (id);

CREATE INDEX ix_knowledge_base_entries_entry_type ON knowledge_base_entries (entry_type);

CREATE INDEX ix_knowledge_base_entries_category ON knowledge_base_entries (category);

CREATE INDEX ix_knowledge_base_entries_priority ON knowledge_base_entries (priority);

CREATE INDEX ix_knowledge_base_entries_is_active ON knowledge_base_entries (is_active);

CREATE SEQUENCE long_term_memory_id_seq AS integer;

CREATE TABLE long_term_memory (
    id integer DEFAULT nextval('long_term_memory_id_seq') NOT NULL,
    user_id varchar(100),
    memory_type varchar(50) NOT NULL,
    memory_category varchar(100),
    memory_key varchar(200) NOT NULL,
    memory_value json NOT NULL,
    confidence double precision,
    frequency integer,
    last_accessed timestamptz,
    access_count integer,
    strength double precision,
    reinforcement_count integer,
    source_sessions json,
    source_leads json,
    is_active boolean,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT long_term_memory_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE long_term_memory_id_seq
    OWNED BY long_term_memory.id;

CREATE FUNCTION long_term_memory_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER long_term_memory_touch BEFORE UPDATE ON long_term_memory
    FOR EACH ROW EXECUTE FUNCTION long_term_memory_touch();

CREATE INDEX ix_long_term_memory_id ON long_term_memory (id);

CREATE INDEX ix_long_term_memory_user_id ON long_term_memory (user_id);

CREATE INDEX ix_long_term_memory_type_category ON long_term_memory (memory_type, memory_category);

CREATE INDEX ix_long_term_memory_user_key ON long_term_memory (user_id, memory_key);

CREATE SEQUENCE semantic_memory_id_seq AS integer;

CREATE TABLE semantic_memory (
    id integer DEFAULT nextval('semantic_memory_id_seq') NOT NULL,
    content_type varchar(50) NOT NULL,
    content_id varchar(200) NOT NULL,
    content_text text NOT NULL,
    embedding_vector json,
    embedding_model varchar(100),
    topics json,
    keywords json,
    summary text,
    similar_items json,
    cluster_id varchar(100),
    retrieval_count integer,
    last_retrieved timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT semantic_memory_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE semantic_memory_id_seq
    OWNED BY semantic_memory.id;

CREATE FUNCTION semantic_memory_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER semantic_memory_touch BEFORE UPDATE ON semantic_memory
    FOR EACH ROW EXECUTE FUNCTION semantic_memory_touch();

CREATE INDEX ix_semantic_memory_id ON semantic_memory (id);

CREATE INDEX ix_semantic_memory_cluster ON semantic_memory (cluster_id);

CREATE INDEX ix_semantic_memory_content ON semantic_memory (content_type, content_id);

CREATE SEQUENCE short_term_memory_id_seq AS integer;

CREATE TABLE short_term_memory (
    id integer DEFAULT nextval('short_term_memory_id_seq') NOT NULL,
    session_id varchar(100) NOT NULL,
    user_id varchar(100),
    current_leads json,
    current_task varchar(200),
    current_step varchar(200),
    working_memory json,
    decision_stack json,
    session_preferences json,
    message_count integer,
    decision_count integer,
    leads_processed integer,
    is_active boolean,
    last_activity timestamptz DEFAULT now(),
    created_at timestamptz DEFAULT now() NOT NULL,
    expires_at timestamptz,
    CONSTRAINT short_term_memory_pkey PRIMARY KEY (id),
    CONSTRAINT ix_short_term_memory_session_id UNIQUE (session_id)
);

ALTER SEQUENCE short_term_memory_id_seq
    OWNED BY short_term_memory.id;

CREATE INDEX ix_short_term_memory_id ON short_term_memory (id);

CREATE SEQUENCE ai_gym_performance_id_seq AS integer;

CREATE TABLE ai_gym_performance (
    id integer DEFAULT nextval('ai_gym_performance_id_seq') NOT NULL,
    task_type varchar(100) NOT NULL,
    model_name varchar(100) NOT NULL,
    lead_id integer,
    metadata json,
    prompt_tokens integer,
    completion_tokens integer,
    total_tokens integer,
    cost double precision,
    duration_seconds double precision,
    response_text text,
    faithfulness_score double precision,
    relevance_score double precision,
    coherence_score double precision,
    conciseness_score double precision,
    composite_score double precision,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz,
    CONSTRAINT ai_gym_performance_pkey PRIMARY KEY (id),
    CONSTRAINT ai_gym_performance_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE ai_gym_performance_id_seq
    OWNED BY ai_gym_performance.id;

CREATE FUNCTION ai_gym_performance_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER ai_gym_performance_touch BEFORE UPDATE ON ai_gym_performance
    FOR EACH ROW EXECUTE FUNCTION ai_gym_performance_touch();

CREATE INDEX ix_ai_gym_performance_id ON ai_gym_performance (id);

CREATE INDEX ix_ai_gym_performance_task_type ON ai_gym_performance (task_type);

CREATE INDEX ix_ai_gym_performance_model_name ON ai_gym_performance (model_name);

CREATE INDEX ix_ai_gym_performance_lead_id ON ai_gym_performance (lead_id);

CREATE SEQUENCE ai_model_metrics_id_seq AS integer;

CREATE TABLE ai_model_metrics (
    id integer DEFAULT nextval('ai_model_metrics_id_seq') NOT NULL,
    model_id varchar(100) NOT NULL,
    task_type varchar(50) NOT NULL,
    prompt_tokens integer NOT NULL,
    completion_tokens integer NOT NULL,
    latency_ms integer NOT NULL,
    cost_usd double precision NOT NULL,
    quality_score double precision,
    user_approved boolean,
    edit_distance integer,
    error_occurred boolean NOT NULL,
    error_message text,
    execution_metadata json,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT ai_model_metrics_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE ai_model_metrics_id_seq
    OWNED BY ai_model_metrics.id;

CREATE FUNCTION ai_model_metrics_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER ai_model_metrics_touch BEFORE UPDATE ON ai_model_metrics
    FOR EACH ROW EXECUTE FUNCTION ai_model_metrics_touch();

CREATE INDEX ix_ai_model_metrics_id ON ai_model_metrics (id);

CREATE INDEX ix_ai_model_metrics_model_id ON ai_model_metrics (model_id);

CREATE INDEX ix_ai_model_metrics_task_type ON ai_model_metrics (task_type);

CREATE INDEX ix_ai_model_metrics_created_at ON ai_model_metrics (created_at);

CREATE SEQUENCE feature_importance_id_seq AS integer;

CREATE TABLE feature_importance (
    id integer DEFAULT nextval('feature_importance_id_seq') NOT NULL,
    model_name varchar(100) NOT NULL,
    model_version varchar(50) NOT NULL,
    feature_name varchar(100) NOT NULL,
    feature_category varchar(50),
    importance_score double precision NOT NULL,
    correlation_with_success double precision,
    usage_frequency double precision,
    mean_value double precision,
    std_deviation double precision,
    min_value double precision,
    max_value double precision,
    positive_impact_count integer,
    negative_impact_count integer,
    neutral_impact_count integer,
    calculated_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT feature_importance_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE feature_importance_id_seq
    OWNED BY feature_importance.id;

CREATE FUNCTION feature_importance_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER feature_importance_touch BEFORE UPDATE ON feature_importance
    FOR EACH ROW EXECUTE FUNCTION feature_importance_touch();

CREATE INDEX ix_feature_importance_id ON feature_importance (id);

CREATE SEQUENCE interaction_feedback_id_seq AS integer;

CREATE TABLE interaction_feedback (
    id integer DEFAULT nextval('interaction_feedback_id_seq') NOT NULL,
    lead_id integer NOT NULL,
    approval_id integer,
    template_id integer,
    interaction_type varchar(50) NOT NULL,
    action_taken varchar(100),
    explicit_rating double precision,
    implicit_signal varchar(50),
    response_received boolean,
    response_positive boolean,
    time_to_action double precision,
    dwell_time double precision,
    outcome varchar(50),
    outcome_value double precision,
    user_context json,
    session_id varchar(100),
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT interaction_feedback_pkey PRIMARY KEY (id),
    CONSTRAINT interaction_feedback_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT interaction_feedback_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES response_approvals (id),
    CONSTRAINT interaction_feedback_template_id_fkey FOREIGN KEY (template_id) REFERENCES response_templates (id)
);

ALTER SEQUENCE interaction_feedback_id_seq
    OWNED BY interaction_feedback.id;

CREATE INDEX ix_interaction_feedback_id ON interaction_feedback (id);

CREATE SEQUENCE lead_feedback_id_seq AS integer;

CREATE TABLE lead_feedback (
    id integer DEFAULT nextval('lead_feedback_id_seq') NOT NULL,
    lead_id integer NOT NULL,
    user_rating double precision,
    action_type varchar(50) NOT NULL,
    interaction_duration double precision,
    feedback_source varchar(50) NOT NULL,
    feedback_confidence double precision NOT NULL,
    contact_successful boolean,
    contact_response_time double precision,
    conversion_value double precision,
    session_id varchar(255),
    user_agent text,
    ip_address varchar(45),
    model_version varchar(50),
    prediction_score double precision,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT lead_feedback_pkey PRIMARY KEY (id),
    CONSTRAINT lead_feedback_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE lead_feedback_id_seq
    OWNED BY lead_feedback.id;

CREATE FUNCTION lead_feedback_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER lead_feedback_touch BEFORE UPDATE ON lead_feedback
    FOR EACH ROW EXECUTE FUNCTION lead_feedback_touch();

CREATE INDEX ix_lead_feedback_id ON lead_feedback (id);

CREATE INDEX ix_lead_feedback_lead_id ON lead_feedback (lead_id);

CREATE INDEX ix_lead_feedback_action_type ON lead_feedback (action_type);

CREATE INDEX ix_lead_feedback_session_id ON lead_feedback (session_id);

CREATE INDEX ix_lead_feedback_model_version ON lead_feedback (model_version);

CREATE INDEX ix_lead_feedback_created_at ON lead_feedback (created_at);

CREATE SEQUENCE learning_states_id_seq AS integer;

CREATE TABLE learning_states (
    id integer DEFAULT nextval('learning_states_id_seq') NOT NULL,
    model_name varchar(100) NOT NULL,
    model_version varchar(50) NOT NULL,
    model_type varchar(50) NOT NULL,
    state_vector json,
    q_values json,
    policy_weights json,
    learning_rate double precision,
    discount_factor double precision,
    exploration_rate double precision,
    episodes_trained integer,
    total_reward double precision,
    average_reward double precision,
    last_loss double precision,
    accuracy double precision,
    "precision" double precision,
    recall double precision,
    f1_score double precision,
    experience_buffer json,
    buffer_size integer,
    is_training boolean,
    is_active boolean,
    created_at timestamptz DEFAULT now() NOT NULL,
    last_trained_at timestamptz,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT learning_states_pkey PRIMARY KEY (id),
    CONSTRAINT learning_states_model_name_key UNIQUE (model_name)
);

ALTER SEQUENCE learning_states_id_seq
    OWNED BY learning_states.id;

CREATE FUNCTION learning_states_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER learning_states_touch BEFORE UPDATE ON learning_states
    FOR EACH ROW EXECUTE FUNCTION learning_states_touch();

CREATE INDEX ix_learning_states_id ON learning_states (id);

CREATE SEQUENCE model_metrics_id_seq AS integer;

CREATE TABLE model_metrics (
    id integer DEFAULT nextval('model_metrics_id_seq') NOT NULL,
    model_version varchar(50) NOT NULL,
    model_type varchar(50) NOT NULL,
    "precision" double precision,
    recall double precision,
    f1_score double precision,
    auc_roc double precision,
    accuracy double precision,
    conversion_rate double precision,
    contact_success_rate double precision,
    avg_prediction_score double precision,
    training_samples integer,
    validation_samples integer,
    feature_count integer,
    training_duration double precision,
    is_active boolean NOT NULL,
    deployed_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT model_metrics_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE model_metrics_id_seq
    OWNED BY model_metrics.id;

CREATE FUNCTION model_metrics_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER model_metrics_touch BEFORE UPDATE ON model_metrics
    FOR EACH ROW EXECUTE FUNCTION model_metrics_touch();

CREATE INDEX ix_model_metrics_id ON model_metrics (id);

CREATE INDEX ix_model_metrics_model_version ON model_metrics (model_version);

CREATE INDEX ix_model_metrics_is_active ON model_metrics (is_active);

CREATE SEQUENCE policy_history_id_seq AS integer;

CREATE TABLE policy_history (
    id integer DEFAULT nextval('policy_history_id_seq') NOT NULL,
    model_name varchar(100) NOT NULL,
    model_version varchar(50) NOT NULL,
    policy_version integer NOT NULL,
    policy_type varchar(50) NOT NULL,
    policy_parameters json NOT NULL,
    action_probabilities json,
    performance_metrics json NOT NULL,
    training_episodes integer NOT NULL,
    total_reward double precision NOT NULL,
    changes_from_previous json,
    improvement_rate double precision,
    is_deployed boolean,
    deployed_at timestamptz,
    retired_at timestamptz,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT policy_history_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE policy_history_id_seq
    OWNED BY policy_history.id;

CREATE INDEX ix_policy_history_id ON policy_history (id);

CREATE SEQUENCE reward_signals_id_seq AS integer;

CREATE TABLE reward_signals (
    id integer DEFAULT nextval('reward_signals_id_seq') NOT NULL,
    lead_id integer NOT NULL,
    action_type varchar(50) NOT NULL,
    action_details json,
    state_features json NOT NULL,
    action_taken varchar(100) NOT NULL,
    immediate_reward double precision NOT NULL,
    delayed_reward double precision,
    total_reward double precision,
    reward_components json,
    model_name varchar(100) NOT NULL,
    model_version varchar(50) NOT NULL,
    episode_id varchar(100),
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT reward_signals_pkey PRIMARY KEY (id),
    CONSTRAINT reward_signals_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE reward_signals_id_seq
    OWNED BY reward_signals.id;

CREATE INDEX ix_reward_signals_id ON reward_signals (id);

CREATE SEQUENCE ab_test_results_id_seq AS integer;

CREATE TABLE ab_test_results (
    id integer DEFAULT nextval('ab_test_results_id_seq') NOT NULL,
    test_name varchar(200) NOT NULL,
    lead_id integer NOT NULL,
    variant varchar(50) NOT NULL,
    test_parameter varchar(200),
    variant_value varchar(500),
    assigned_at timestamp,
    email_opened boolean,
    email_opened_at timestamp,
    email_clicked boolean,
    email_clicked_at timestamp,
    replied boolean,
    replied_at timestamp,
    converted boolean,
    converted_at timestamp,
    video_views integer,
    video_watch_duration integer,
    demo_visits integer,
    demo_time_spent integer,
    custom_metrics json,
    test_metadata json,
    created_at timestamp,
    updated_at timestamp,
    CONSTRAINT ab_test_results_pkey PRIMARY KEY (id),
    CONSTRAINT ab_test_results_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
);

ALTER SEQUENCE ab_test_results_id_seq
    OWNED BY ab_test_results.id;

CREATE INDEX ix_ab_test_results_id ON ab_test_results (id);

CREATE INDEX ix_ab_test_results_test_name ON ab_test_results (test_name);

CREATE INDEX ix_ab_test_results_variant ON ab_test_results (variant);

CREATE SEQUENCE ab_test_variants_id_seq AS integer;

CREATE TABLE ab_test_variants (
    id integer DEFAULT nextval('ab_test_variants_id_seq') NOT NULL,
    test_name varchar(100) NOT NULL,
    variant_name varchar(50) NOT NULL,
    model_version varchar(50) NOT NULL,
    traffic_percentage double precision NOT NULL,
    is_control boolean NOT NULL,
    is_active boolean NOT NULL,
    sample_size integer NOT NULL,
    conversion_rate double precision,
    avg_score double precision,
    avg_quality_score double precision,
    avg_cost_usd double precision,
    confidence_interval_lower double precision,
    confidence_interval_upper double precision,
    statistical_significance double precision,
    start_date timestamptz,
    end_date timestamptz,
    test_metadata json,
    model_id varchar(100),
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT ab_test_variants_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE ab_test_variants_id_seq
    OWNED BY ab_test_variants.id;

CREATE FUNCTION ab_test_variants_touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER ab_test_variants_touch BEFORE UPDATE ON ab_test_variants
    FOR EACH ROW EXECUTE FUNCTION ab_test_variants_touch();

CREATE INDEX ix_ab_test_variants_id ON ab_test_variants (id);

CREATE INDEX ix_ab_test_variants_test_name ON ab_test_variants (test_name);

CREATE INDEX ix_ab_test_variants_variant_name ON ab_test_variants (variant_name);

CREATE INDEX ix_ab_test_variants_model_version ON ab_test_variants (model_version);

CREATE INDEX ix_ab_test_variants_is_active ON ab_test_variants (is_active);

CREATE INDEX ix_ab_test_variants_model_id ON ab_test_variants (model_id);
