-- 0001_initial (SQLite, up)
-- Creates 93 tables, 52 triggers and 451 indexes.
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

CREATE TABLE tags (
    id INTEGER NOT NULL CONSTRAINT tags_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    color TEXT NOT NULL CHECK (length(color) <= 7),
    category TEXT CHECK (length(category) <= 100),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT ix_tags_name UNIQUE (name)
) STRICT;

CREATE INDEX ix_tags_id ON tags (id);

CREATE INDEX ix_tags_category ON tags (category);

CREATE TABLE lead_tags (
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    tag_id INTEGER NOT NULL CHECK (tag_id BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT lead_tags_pkey PRIMARY KEY (lead_id, tag_id),
    CONSTRAINT lead_tags_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id) ON DELETE CASCADE,
    CONSTRAINT lead_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE notes (
    id INTEGER NOT NULL CONSTRAINT notes_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    content TEXT NOT NULL,
    author_id TEXT CHECK (length(author_id) <= 255),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT notes_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id) ON DELETE CASCADE
) STRICT;

CREATE TRIGGER notes_touch AFTER UPDATE ON notes
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE notes SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_notes_id ON notes (id);

CREATE INDEX ix_notes_lead_id ON notes (lead_id);

CREATE TABLE qualification_criteria (
    id INTEGER NOT NULL CONSTRAINT qualification_criteria_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    description TEXT,
    required_keywords TEXT CHECK (required_keywords IS NULL OR json_valid(required_keywords)),
    preferred_keywords TEXT CHECK (preferred_keywords IS NULL OR json_valid(preferred_keywords)),
    excluded_keywords TEXT CHECK (excluded_keywords IS NULL OR json_valid(excluded_keywords)),
    min_compensation REAL,
    max_compensation REAL,
    compensation_type TEXT CHECK (length(compensation_type) <= 50),
    preferred_locations TEXT CHECK (preferred_locations IS NULL OR json_valid(preferred_locations)),
    max_distance_miles REAL,
    remote_acceptable INTEGER CHECK (remote_acceptable IN (0, 1)),
    preferred_employment_types TEXT CHECK (preferred_employment_types IS NULL OR json_valid(preferred_employment_types)),
    internship_acceptable INTEGER CHECK (internship_acceptable IN (0, 1)),
    nonprofit_acceptable INTEGER CHECK (nonprofit_acceptable IN (0, 1)),
    keyword_weight REAL,
    compensation_weight REAL,
    location_weight REAL,
    employment_type_weight REAL,
    freshness_weight REAL,
    min_score_threshold REAL,
    auto_qualify_threshold REAL,
    auto_reject_threshold REAL,
    max_days_old INTEGER CHECK (max_days_old BETWEEN -2147483648 AND 2147483647),
    require_contact_info INTEGER CHECK (require_contact_info IN (0, 1)),
    require_compensation_info INTEGER CHECK (require_compensation_info IN (0, 1)),
    custom_rules TEXT CHECK (custom_rules IS NULL OR json_valid(custom_rules)),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT qualification_criteria_name_key UNIQUE (name)
) STRICT;

CREATE TRIGGER qualification_criteria_touch AFTER UPDATE ON qualification_criteria
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE qualification_criteria SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_qualification_criteria_id ON qualification_criteria (id);

CREATE TABLE exclude_lists (
    id INTEGER NOT NULL CONSTRAINT exclude_lists_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    description TEXT,
    list_type TEXT NOT NULL CHECK (length(list_type) <= 50),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    is_case_sensitive INTEGER NOT NULL CHECK (is_case_sensitive IN (0, 1)),
    match_type TEXT NOT NULL CHECK (length(match_type) <= 50),
    match_count INTEGER NOT NULL CHECK (match_count BETWEEN -2147483648 AND 2147483647),
    last_matched_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER exclude_lists_touch AFTER UPDATE ON exclude_lists
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE exclude_lists SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_exclude_lists_id ON exclude_lists (id);

CREATE INDEX ix_exclude_lists_name ON exclude_lists (name);

CREATE INDEX ix_exclude_lists_list_type ON exclude_lists (list_type);

CREATE TABLE exclude_list_items (
    id INTEGER NOT NULL CONSTRAINT exclude_list_items_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    exclude_list_id INTEGER NOT NULL CHECK (exclude_list_id BETWEEN -2147483648 AND 2147483647),
    value TEXT NOT NULL CHECK (length(value) <= 500),
    pattern TEXT CHECK (length(pattern) <= 500),
    notes TEXT,
    match_count INTEGER NOT NULL CHECK (match_count BETWEEN -2147483648 AND 2147483647),
    last_matched_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT exclude_list_items_exclude_list_id_fkey FOREIGN KEY (exclude_list_id) REFERENCES exclude_lists (id)
) STRICT;

CREATE TRIGGER exclude_list_items_touch AFTER UPDATE ON exclude_list_items
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE exclude_list_items SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_exclude_list_items_id ON exclude_list_items (id);

CREATE INDEX ix_exclude_list_items_exclude_list_id ON exclude_list_items (exclude_list_id);

CREATE INDEX ix_exclude_list_items_value ON exclude_list_items (value);

CREATE TABLE filter_rules (
    id INTEGER NOT NULL CONSTRAINT filter_rules_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    description TEXT,
    category TEXT CHECK (length(category) <= 100),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    priority INTEGER NOT NULL CHECK (priority BETWEEN -2147483648 AND 2147483647),
    field_name TEXT NOT NULL CHECK (length(field_name) <= 100),
    operator TEXT NOT NULL CHECK (length(operator) <= 50),
    value TEXT,
    value_list TEXT CHECK (value_list IS NULL OR json_valid(value_list)),
    regex_pattern TEXT CHECK (length(regex_pattern) <= 500),
    min_value REAL,
    max_value REAL,
    action TEXT NOT NULL CHECK (length(action) <= 50),
    action_config TEXT CHECK (action_config IS NULL OR json_valid(action_config)),
    evaluation_count INTEGER NOT NULL CHECK (evaluation_count BETWEEN -2147483648 AND 2147483647),
    match_count INTEGER NOT NULL CHECK (match_count BETWEEN -2147483648 AND 2147483647),
    last_matched_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER filter_rules_touch AFTER UPDATE ON filter_rules
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE filter_rules SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_filter_rules_id ON filter_rules (id);

CREATE INDEX ix_filter_rules_name ON filter_rules (name);

CREATE INDEX ix_filter_rules_category ON filter_rules (category);

CREATE INDEX ix_filter_rules_priority ON filter_rules (priority);

CREATE TABLE rule_sets (
    id INTEGER NOT NULL CONSTRAINT rule_sets_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    description TEXT,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    priority INTEGER NOT NULL CHECK (priority BETWEEN -2147483648 AND 2147483647),
    logic_operator TEXT NOT NULL CHECK (length(logic_operator) <= 10),
    evaluation_count INTEGER NOT NULL CHECK (evaluation_count BETWEEN -2147483648 AND 2147483647),
    match_count INTEGER NOT NULL CHECK (match_count BETWEEN -2147483648 AND 2147483647),
    last_matched_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER rule_sets_touch AFTER UPDATE ON rule_sets
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE rule_sets SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_rule_sets_id ON rule_sets (id);

CREATE INDEX ix_rule_sets_name ON rule_sets (name);

CREATE INDEX ix_rule_sets_priority ON rule_sets (priority);

CREATE TABLE rule_executions (
    id INTEGER NOT NULL CONSTRAINT rule_executions_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    rule_id INTEGER CHECK (rule_id BETWEEN -2147483648 AND 2147483647),
    rule_set_id INTEGER CHECK (rule_set_id BETWEEN -2147483648 AND 2147483647),
    matched INTEGER NOT NULL CHECK (matched IN (0, 1)),
    action_taken TEXT CHECK (length(action_taken) <= 50),
    execution_time_ms REAL,
    evaluation_data TEXT CHECK (evaluation_data IS NULL OR json_valid(evaluation_data)),
    error_message TEXT,
    executed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT rule_executions_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT rule_executions_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES filter_rules (id),
    CONSTRAINT rule_executions_rule_set_id_fkey FOREIGN KEY (rule_set_id) REFERENCES rule_sets (id)
) STRICT;

CREATE INDEX ix_rule_executions_id ON rule_executions (id);

CREATE INDEX ix_rule_executions_lead_id ON rule_executions (lead_id);

CREATE INDEX ix_rule_executions_rule_id ON rule_executions (rule_id);

CREATE INDEX ix_rule_executions_rule_set_id ON rule_executions (rule_set_id);

CREATE INDEX ix_rule_executions_matched ON rule_executions (matched);

CREATE INDEX ix_rule_executions_executed_at ON rule_executions (executed_at);

CREATE TABLE rule_set_rules (
    id INTEGER NOT NULL CONSTRAINT rule_set_rules_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    rule_set_id INTEGER NOT NULL CHECK (rule_set_id BETWEEN -2147483648 AND 2147483647),
    rule_id INTEGER NOT NULL CHECK (rule_id BETWEEN -2147483648 AND 2147483647),
    order_index INTEGER NOT NULL CHECK (order_index BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT rule_set_rules_rule_set_id_fkey FOREIGN KEY (rule_set_id) REFERENCES rule_sets (id),
    CONSTRAINT rule_set_rules_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES filter_rules (id)
) STRICT;

CREATE INDEX ix_rule_set_rules_id ON rule_set_rules (id);

CREATE TABLE schedules (
    id INTEGER NOT NULL CONSTRAINT schedules_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    description TEXT,
    task_type TEXT NOT NULL CHECK (length(task_type) <= 50),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    priority INTEGER NOT NULL CHECK (priority BETWEEN -2147483648 AND 2147483647),
    recurrence_type TEXT NOT NULL CHECK (length(recurrence_type) <= 50),
    cron_expression TEXT CHECK (length(cron_expression) <= 100),
    interval_minutes INTEGER CHECK (interval_minutes BETWEEN -2147483648 AND 2147483647),
    start_date TEXT,
    end_date TEXT,
    next_run_at TEXT,
    last_run_at TEXT,
    task_config TEXT CHECK (task_config IS NULL OR json_valid(task_config)),
    timeout_minutes INTEGER NOT NULL CHECK (timeout_minutes BETWEEN -2147483648 AND 2147483647),
    max_retries INTEGER NOT NULL CHECK (max_retries BETWEEN -2147483648 AND 2147483647),
    retry_delay_minutes INTEGER NOT NULL CHECK (retry_delay_minutes BETWEEN -2147483648 AND 2147483647),
    total_runs INTEGER NOT NULL CHECK (total_runs BETWEEN -2147483648 AND 2147483647),
    successful_runs INTEGER NOT NULL CHECK (successful_runs BETWEEN -2147483648 AND 2147483647),
    failed_runs INTEGER NOT NULL CHECK (failed_runs BETWEEN -2147483648 AND 2147483647),
    average_duration_seconds REAL,
    peak_hours_only INTEGER NOT NULL CHECK (peak_hours_only IN (0, 1)),
    peak_start_hour INTEGER NOT NULL CHECK (peak_start_hour BETWEEN -2147483648 AND 2147483647),
    peak_end_hour INTEGER NOT NULL CHECK (peak_end_hour BETWEEN -2147483648 AND 2147483647),
    peak_timezone TEXT NOT NULL CHECK (length(peak_timezone) <= 50),
    notify_on_success INTEGER NOT NULL CHECK (notify_on_success IN (0, 1)),
    notify_on_failure INTEGER NOT NULL CHECK (notify_on_failure IN (0, 1)),
    notification_config TEXT CHECK (notification_config IS NULL OR json_valid(notification_config)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER schedules_touch AFTER UPDATE ON schedules
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE schedules SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_schedules_id ON schedules (id);

CREATE INDEX ix_schedules_name ON schedules (name);

CREATE INDEX ix_schedules_task_type ON schedules (task_type);

CREATE INDEX ix_schedules_next_run_at ON schedules (next_run_at);

CREATE TABLE schedule_executions (
    id INTEGER NOT NULL CONSTRAINT schedule_executions_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    schedule_id INTEGER NOT NULL CHECK (schedule_id BETWEEN -2147483648 AND 2147483647),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    started_at TEXT NOT NULL,
    completed_at TEXT,
    duration_seconds REAL,
    records_processed INTEGER CHECK (records_processed BETWEEN -2147483648 AND 2147483647),
    records_created INTEGER CHECK (records_created BETWEEN -2147483648 AND 2147483647),
    records_updated INTEGER CHECK (records_updated BETWEEN -2147483648 AND 2147483647),
    records_failed INTEGER CHECK (records_failed BETWEEN -2147483648 AND 2147483647),
    error_message TEXT,
    error_details TEXT CHECK (error_details IS NULL OR json_valid(error_details)),
    retry_count INTEGER NOT NULL CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    result_data TEXT CHECK (result_data IS NULL OR json_valid(result_data)),
    log_file_path TEXT CHECK (length(log_file_path) <= 500),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT schedule_executions_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedules (id)
) STRICT;

CREATE INDEX ix_schedule_executions_id ON schedule_executions (id);

CREATE INDEX ix_schedule_executions_schedule_id ON schedule_executions (schedule_id);

CREATE INDEX ix_schedule_executions_status ON schedule_executions (status);

CREATE INDEX ix_schedule_executions_started_at ON schedule_executions (started_at);

CREATE TABLE schedule_notifications (
    id INTEGER NOT NULL CONSTRAINT schedule_notifications_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    schedule_id INTEGER NOT NULL CHECK (schedule_id BETWEEN -2147483648 AND 2147483647),
    execution_id INTEGER CHECK (execution_id BETWEEN -2147483648 AND 2147483647),
    notification_type TEXT NOT NULL CHECK (length(notification_type) <= 50),
    title TEXT NOT NULL CHECK (length(title) <= 255),
    message TEXT NOT NULL,
    channels TEXT NOT NULL CHECK (json_valid(channels)),
    sent_at TEXT,
    delivery_status TEXT NOT NULL CHECK (length(delivery_status) <= 50),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT schedule_notifications_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedules (id),
    CONSTRAINT schedule_notifications_execution_id_fkey FOREIGN KEY (execution_id) REFERENCES schedule_executions (id)
) STRICT;

CREATE INDEX ix_schedule_notifications_id ON schedule_notifications (id);

CREATE INDEX ix_schedule_notifications_schedule_id ON schedule_notifications (schedule_id);

CREATE INDEX ix_schedule_notifications_execution_id ON schedule_notifications (execution_id);

CREATE INDEX ix_schedule_notifications_notification_type ON schedule_notifications (notification_type);

CREATE TABLE schedule_templates (
    id INTEGER NOT NULL CONSTRAINT schedule_templates_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    description TEXT,
    category TEXT CHECK (length(category) <= 100),
    task_type TEXT NOT NULL CHECK (length(task_type) <= 50),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    is_recommended INTEGER NOT NULL CHECK (is_recommended IN (0, 1)),
    difficulty_level TEXT NOT NULL CHECK (length(difficulty_level) <= 20),
    default_config TEXT NOT NULL CHECK (json_valid(default_config)),
    required_fields TEXT CHECK (required_fields IS NULL OR json_valid(required_fields)),
    optional_fields TEXT CHECK (optional_fields IS NULL OR json_valid(optional_fields)),
    usage_count INTEGER NOT NULL CHECK (usage_count BETWEEN -2147483648 AND 2147483647),
    last_used_at TEXT,
    setup_instructions TEXT,
    configuration_help TEXT CHECK (configuration_help IS NULL OR json_valid(configuration_help)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER schedule_templates_touch AFTER UPDATE ON schedule_templates
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE schedule_templates SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_schedule_templates_id ON schedule_templates (id);

CREATE INDEX ix_schedule_templates_name ON schedule_templates (name);

CREATE INDEX ix_schedule_templates_category ON schedule_templates (category);

CREATE TABLE scraping_schedules (
    id INTEGER NOT NULL CONSTRAINT scraping_schedules_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    schedule_id INTEGER NOT NULL CHECK (schedule_id BETWEEN -2147483648 AND 2147483647),
    location_ids TEXT NOT NULL CHECK (json_valid(location_ids)),
    categories TEXT CHECK (categories IS NULL OR json_valid(categories)),
    keywords TEXT CHECK (keywords IS NULL OR json_valid(keywords)),
    delay_between_requests REAL NOT NULL,
    concurrent_requests INTEGER NOT NULL CHECK (concurrent_requests BETWEEN -2147483648 AND 2147483647),
    pages_per_location INTEGER NOT NULL CHECK (pages_per_location BETWEEN -2147483648 AND 2147483647),
    enable_email_extraction INTEGER NOT NULL CHECK (enable_email_extraction IN (0, 1)),
    enable_captcha_solving INTEGER NOT NULL CHECK (enable_captcha_solving IN (0, 1)),
    min_lead_quality_score REAL NOT NULL,
    skip_duplicates INTEGER NOT NULL CHECK (skip_duplicates IN (0, 1)),
    duplicate_check_hours INTEGER NOT NULL CHECK (duplicate_check_hours BETWEEN -2147483648 AND 2147483647),
    adaptive_scheduling INTEGER NOT NULL CHECK (adaptive_scheduling IN (0, 1)),
    peak_detection INTEGER NOT NULL CHECK (peak_detection IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT scraping_schedules_schedule_id_key UNIQUE (schedule_id),
    CONSTRAINT scraping_schedules_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedules (id)
) STRICT;

CREATE TRIGGER scraping_schedules_touch AFTER UPDATE ON scraping_schedules
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE scraping_schedules SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_scraping_schedules_id ON scraping_schedules (id);

CREATE TABLE email_finder_quotas (
    id INTEGER NOT NULL CONSTRAINT email_finder_quotas_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    service TEXT NOT NULL CHECK (service IN ('HUNTER_IO', 'ROCKETREACH')),
    month INTEGER NOT NULL CHECK (month BETWEEN -2147483648 AND 2147483647),
    year INTEGER NOT NULL CHECK (year BETWEEN -2147483648 AND 2147483647),
    quota_limit INTEGER NOT NULL CHECK (quota_limit BETWEEN -2147483648 AND 2147483647),
    requests_used INTEGER NOT NULL CHECK (requests_used BETWEEN -2147483648 AND 2147483647),
    requests_remaining INTEGER NOT NULL CHECK (requests_remaining BETWEEN -2147483648 AND 2147483647),
    total_cost REAL NOT NULL,
    cost_per_request REAL NOT NULL,
    alert_threshold INTEGER CHECK (alert_threshold BETWEEN -2147483648 AND 2147483647),
    alert_sent INTEGER NOT NULL CHECK (alert_sent IN (0, 1)),
    plan_name TEXT CHECK (length(plan_name) <= 100),
    plan_level INTEGER CHECK (plan_level BETWEEN -2147483648 AND 2147483647),
    reset_date TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT ix_email_finder_quotas_service UNIQUE (service)
) STRICT;

CREATE TRIGGER email_finder_quotas_touch AFTER UPDATE ON email_finder_quotas
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE email_finder_quotas SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_email_finder_quotas_id ON email_finder_quotas (id);

CREATE INDEX ix_email_finder_quotas_month ON email_finder_quotas (month);

CREATE INDEX ix_email_finder_quotas_year ON email_finder_quotas (year);

CREATE TABLE email_finder_usage (
    id INTEGER NOT NULL CONSTRAINT email_finder_usage_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    service TEXT NOT NULL CHECK (service IN ('HUNTER_IO', 'ROCKETREACH')),
    date TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    requests_used INTEGER NOT NULL CHECK (requests_used BETWEEN -2147483648 AND 2147483647),
    quota_remaining INTEGER CHECK (quota_remaining BETWEEN -2147483648 AND 2147483647),
    quota_limit INTEGER CHECK (quota_limit BETWEEN -2147483648 AND 2147483647),
    cost REAL NOT NULL,
    endpoint TEXT CHECK (length(endpoint) <= 50),
    domain TEXT CHECK (length(domain) <= 255),
    success INTEGER NOT NULL CHECK (success IN (0, 1)),
    error_message TEXT,
    response_time_ms INTEGER CHECK (response_time_ms BETWEEN -2147483648 AND 2147483647),
    results_count INTEGER NOT NULL CHECK (results_count BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE INDEX ix_email_finder_usage_id ON email_finder_usage (id);

CREATE INDEX ix_email_finder_usage_service ON email_finder_usage (service);

CREATE INDEX ix_email_finder_usage_date ON email_finder_usage (date);

CREATE INDEX ix_email_finder_usage_domain ON email_finder_usage (domain);

CREATE TABLE found_emails (
    id INTEGER NOT NULL CONSTRAINT found_emails_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    email TEXT NOT NULL CHECK (length(email) <= 255),
    domain TEXT NOT NULL CHECK (length(domain) <= 255),
    source TEXT NOT NULL CHECK (source IN ('HUNTER_IO', 'ROCKETREACH', 'SCRAPED', 'MANUAL', 'CRAIGSLIST')),
    source_service_id INTEGER CHECK (source_service_id BETWEEN -2147483648 AND 2147483647),
    first_name TEXT CHECK (length(first_name) <= 100),
    last_name TEXT CHECK (length(last_name) <= 100),
    full_name TEXT CHECK (length(full_name) <= 255),
    "position" TEXT CHECK (length("position") <= 255),
    department TEXT CHECK (length(department) <= 100),
    seniority TEXT CHECK (length(seniority) <= 50),
    phone_number TEXT CHECK (length(phone_number) <= 50),
    confidence_score INTEGER CHECK (confidence_score BETWEEN -2147483648 AND 2147483647),
    is_verified INTEGER NOT NULL CHECK (is_verified IN (0, 1)),
    verification_status TEXT CHECK (length(verification_status) <= 50),
    verification_score INTEGER CHECK (verification_score BETWEEN -2147483648 AND 2147483647),
    is_generic INTEGER NOT NULL CHECK (is_generic IN (0, 1)),
    is_personal INTEGER NOT NULL CHECK (is_personal IN (0, 1)),
    is_disposable INTEGER NOT NULL CHECK (is_disposable IN (0, 1)),
    is_webmail INTEGER NOT NULL CHECK (is_webmail IN (0, 1)),
    linkedin_url TEXT CHECK (length(linkedin_url) <= 500),
    twitter_handle TEXT CHECK (length(twitter_handle) <= 100),
    sources TEXT CHECK (sources IS NULL OR json_valid(sources)),
    extra_data TEXT CHECK (extra_data IS NULL OR json_valid(extra_data)),
    lead_id INTEGER CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    times_used INTEGER NOT NULL CHECK (times_used BETWEEN -2147483648 AND 2147483647),
    last_used_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT found_emails_source_service_id_fkey FOREIGN KEY (source_service_id) REFERENCES email_finder_usage (id),
    CONSTRAINT found_emails_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE TRIGGER found_emails_touch AFTER UPDATE ON found_emails
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE found_emails SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_found_emails_id ON found_emails (id);

CREATE INDEX ix_found_emails_email ON found_emails (email);

CREATE INDEX ix_found_emails_domain ON found_emails (domain);

CREATE INDEX ix_found_emails_source ON found_emails (source);

CREATE INDEX ix_found_emails_lead_id ON found_emails (lead_id);

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

CREATE TABLE audit_logs (
    id INTEGER NOT NULL CONSTRAINT audit_logs_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    user_id INTEGER CHECK (user_id BETWEEN -2147483648 AND 2147483647),
    event_type TEXT NOT NULL CHECK (length(event_type) <= 50),
    event_category TEXT NOT NULL CHECK (length(event_category) <= 50),
    event_description TEXT NOT NULL,
    ip_address TEXT CHECK (length(ip_address) <= 45),
    user_agent TEXT CHECK (length(user_agent) <= 500),
    request_method TEXT CHECK (length(request_method) <= 10),
    request_path TEXT CHECK (length(request_path) <= 500),
    response_code INTEGER CHECK (response_code BETWEEN -2147483648 AND 2147483647),
    success INTEGER NOT NULL CHECK (success IN (0, 1)),
    event_metadata TEXT CHECK (event_metadata IS NULL OR json_valid(event_metadata)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE INDEX ix_audit_logs_id ON audit_logs (id);

CREATE INDEX ix_audit_logs_user_id ON audit_logs (user_id);

CREATE INDEX ix_audit_logs_event_type ON audit_logs (event_type);

CREATE INDEX ix_audit_logs_created_at ON audit_logs (created_at);

CREATE TABLE password_history (
    id INTEGER NOT NULL CONSTRAINT password_history_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    user_id INTEGER NOT NULL CHECK (user_id BETWEEN -2147483648 AND 2147483647),
    password_hash TEXT NOT NULL CHECK (length(password_hash) <= 255),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE INDEX ix_password_history_id ON password_history (id);

CREATE INDEX ix_password_history_user_id ON password_history (user_id);

CREATE TABLE user_sessions (
    id INTEGER NOT NULL CONSTRAINT user_sessions_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    user_id INTEGER NOT NULL CHECK (user_id BETWEEN -2147483648 AND 2147483647),
    session_token TEXT NOT NULL CHECK (length(session_token) <= 255),
    refresh_token TEXT CHECK (length(refresh_token) <= 255),
    ip_address TEXT NOT NULL CHECK (length(ip_address) <= 45),
    user_agent TEXT CHECK (length(user_agent) <= 500),
    device_fingerprint TEXT CHECK (length(device_fingerprint) <= 64),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    revoked_at TEXT,
    revoked_reason TEXT CHECK (length(revoked_reason) <= 255),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    last_activity TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    CONSTRAINT ix_user_sessions_session_token UNIQUE (session_token),
    CONSTRAINT user_sessions_refresh_token_key UNIQUE (refresh_token)
) STRICT;

CREATE INDEX ix_user_sessions_id ON user_sessions (id);

CREATE INDEX ix_user_sessions_user_id ON user_sessions (user_id);

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

CREATE TABLE response_approvals (
    id INTEGER NOT NULL CONSTRAINT response_approvals_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    template_id INTEGER CHECK (template_id BETWEEN -2147483648 AND 2147483647),
    generated_subject TEXT CHECK (length(generated_subject) <= 500),
    generated_body TEXT NOT NULL,
    modified_subject TEXT CHECK (length(modified_subject) <= 500),
    modified_body TEXT,
    status TEXT CHECK (length(status) <= 50),
    approval_method TEXT CHECK (length(approval_method) <= 50),
    reviewer_id TEXT CHECK (length(reviewer_id) <= 100),
    reviewer_name TEXT CHECK (length(reviewer_name) <= 255),
    review_notes TEXT,
    quality_score REAL,
    relevance_score REAL,
    auto_approval_score REAL,
    auto_approval_reason TEXT,
    slack_channel TEXT CHECK (length(slack_channel) <= 100),
    slack_message_ts TEXT CHECK (length(slack_message_ts) <= 100),
    notification_sent INTEGER CHECK (notification_sent IN (0, 1)),
    response_sent INTEGER CHECK (response_sent IN (0, 1)),
    sent_at TEXT,
    delivery_status TEXT CHECK (length(delivery_status) <= 50),
    variables_used TEXT CHECK (variables_used IS NULL OR json_valid(variables_used)),
    generation_metadata TEXT CHECK (generation_metadata IS NULL OR json_valid(generation_metadata)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    reviewed_at TEXT,
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT response_approvals_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT response_approvals_template_id_fkey FOREIGN KEY (template_id) REFERENCES response_templates (id)
) STRICT;

CREATE TRIGGER response_approvals_touch AFTER UPDATE ON response_approvals
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE response_approvals SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_response_approvals_id ON response_approvals (id);

CREATE TABLE approval_history (
    id INTEGER NOT NULL CONSTRAINT approval_history_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    approval_request_id INTEGER NOT NULL CHECK (approval_request_id BETWEEN -2147483648 AND 2147483647),
    action TEXT NOT NULL CHECK (length(action) <= 100),
    actor_email TEXT CHECK (length(actor_email) <= 255),
    actor_name TEXT CHECK (length(actor_name) <= 255),
    action_data TEXT CHECK (action_data IS NULL OR json_valid(action_data)),
    notes TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT approval_history_approval_request_id_fkey FOREIGN KEY (approval_request_id) REFERENCES response_approvals (id)
) STRICT;

CREATE INDEX ix_approval_history_id ON approval_history (id);

CREATE INDEX ix_approval_history_approval_request_id ON approval_history (approval_request_id);

CREATE TABLE approval_queue (
    id INTEGER NOT NULL CONSTRAINT approval_queue_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    approval_id INTEGER NOT NULL CHECK (approval_id BETWEEN -2147483648 AND 2147483647),
    priority TEXT CHECK (length(priority) <= 50),
    queue_position INTEGER CHECK (queue_position BETWEEN -2147483648 AND 2147483647),
    assigned_to TEXT CHECK (length(assigned_to) <= 100),
    assigned_at TEXT,
    sla_deadline TEXT,
    sla_status TEXT CHECK (length(sla_status) <= 50),
    reminder_sent INTEGER CHECK (reminder_sent IN (0, 1)),
    reminder_count INTEGER CHECK (reminder_count BETWEEN -2147483648 AND 2147483647),
    last_reminder_at TEXT,
    status TEXT CHECK (length(status) <= 50),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    completed_at TEXT,
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT approval_queue_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES response_approvals (id)
) STRICT;

CREATE TRIGGER approval_queue_touch AFTER UPDATE ON approval_queue
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE approval_queue SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_approval_queue_id ON approval_queue (id);

CREATE TABLE approval_rules (
    id INTEGER NOT NULL CONSTRAINT approval_rules_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    description TEXT,
    min_qualification_score REAL,
    required_keywords TEXT CHECK (required_keywords IS NULL OR json_valid(required_keywords)),
    excluded_keywords TEXT CHECK (excluded_keywords IS NULL OR json_valid(excluded_keywords)),
    lead_categories TEXT CHECK (lead_categories IS NULL OR json_valid(lead_categories)),
    compensation_min REAL,
    compensation_max REAL,
    template_types TEXT CHECK (template_types IS NULL OR json_valid(template_types)),
    auto_approve INTEGER CHECK (auto_approve IN (0, 1)),
    auto_approve_threshold REAL,
    require_slack_review INTEGER CHECK (require_slack_review IN (0, 1)),
    slack_channels TEXT CHECK (slack_channels IS NULL OR json_valid(slack_channels)),
    notification_priority TEXT CHECK (length(notification_priority) <= 50),
    priority INTEGER CHECK (priority BETWEEN -2147483648 AND 2147483647),
    is_active INTEGER CHECK (is_active IN (0, 1)),
    times_triggered INTEGER CHECK (times_triggered BETWEEN -2147483648 AND 2147483647),
    auto_approved_count INTEGER CHECK (auto_approved_count BETWEEN -2147483648 AND 2147483647),
    manual_review_count INTEGER CHECK (manual_review_count BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT approval_rules_name_key UNIQUE (name)
) STRICT;

CREATE TRIGGER approval_rules_touch AFTER UPDATE ON approval_rules
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE approval_rules SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_approval_rules_id ON approval_rules (id);

CREATE TABLE conversations (
    id BLOB NOT NULL CHECK (length(id) = 16),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    subject TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'NEEDS_REPLY', 'WAITING', 'ARCHIVED')),
    last_message_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT conversations_pkey PRIMARY KEY (id),
    CONSTRAINT conversations_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id) ON DELETE CASCADE
) STRICT;

CREATE TRIGGER conversations_touch AFTER UPDATE ON conversations
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE conversations SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_conversations_lead_id ON conversations (lead_id);

CREATE INDEX ix_conversations_status ON conversations (status);

CREATE INDEX ix_conversations_last_message_at ON conversations (last_message_at);

CREATE INDEX ix_conversations_created_at ON conversations (created_at);

CREATE INDEX ix_conversations_lead_status_last_message ON conversations (lead_id, status, last_message_at);

CREATE TABLE conversation_messages (
    id BLOB NOT NULL CHECK (length(id) = 16),
    conversation_id BLOB NOT NULL CHECK (length(conversation_id) = 16),
    direction TEXT NOT NULL CHECK (direction IN ('INBOUND', 'OUTBOUND')),
    content TEXT NOT NULL,
    html_content TEXT,
    sent_at TEXT NOT NULL,
    sender_email TEXT NOT NULL,
    recipient_email TEXT NOT NULL,
    gmail_message_id TEXT,
    postmark_message_id TEXT,
    gmail_thread_id TEXT,
    headers TEXT CHECK (headers IS NULL OR json_valid(headers)),
    attachments TEXT CHECK (attachments IS NULL OR json_valid(attachments)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT conversation_messages_pkey PRIMARY KEY (id),
    CONSTRAINT conversation_messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
) STRICT;

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
    id BLOB NOT NULL CHECK (length(id) = 16),
    conversation_id BLOB NOT NULL CHECK (length(conversation_id) = 16),
    in_reply_to_message_id BLOB NOT NULL CHECK (length(in_reply_to_message_id) = 16),
    suggested_content TEXT NOT NULL,
    suggested_html_content TEXT,
    confidence_score REAL NOT NULL,
    sentiment_analysis TEXT CHECK (sentiment_analysis IS NULL OR json_valid(sentiment_analysis)),
    context_used TEXT CHECK (context_used IS NULL OR json_valid(context_used)),
    model_used TEXT CHECK (length(model_used) <= 100),
    tokens_used INTEGER CHECK (tokens_used BETWEEN -2147483648 AND 2147483647),
    generation_cost REAL,
    status TEXT NOT NULL CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'EDITED')),
    user_feedback TEXT,
    edited_content TEXT,
    approved_at TEXT,
    approved_by INTEGER CHECK (approved_by BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT ai_suggestions_pkey PRIMARY KEY (id),
    CONSTRAINT ai_suggestions_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations (id) ON DELETE CASCADE,
    CONSTRAINT ai_suggestions_in_reply_to_message_id_fkey FOREIGN KEY (in_reply_to_message_id) REFERENCES conversation_messages (id) ON DELETE CASCADE,
    CONSTRAINT ai_suggestions_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES users (id) ON DELETE SET NULL
) STRICT;

CREATE TRIGGER ai_suggestions_touch AFTER UPDATE ON ai_suggestions
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE ai_suggestions SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_ai_suggestions_conversation_id ON ai_suggestions (conversation_id);

CREATE INDEX ix_ai_suggestions_in_reply_to_message_id ON ai_suggestions (in_reply_to_message_id);

CREATE INDEX ix_ai_suggestions_confidence_score ON ai_suggestions (confidence_score);

CREATE INDEX ix_ai_suggestions_status ON ai_suggestions (status);

CREATE INDEX ix_ai_suggestions_approved_by ON ai_suggestions (approved_by);

CREATE INDEX ix_ai_suggestions_created_at ON ai_suggestions (created_at);

CREATE INDEX ix_suggestions_conversation_status ON ai_suggestions (conversation_id, status);

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

CREATE TABLE linkedin_connections (
    id INTEGER NOT NULL CONSTRAINT linkedin_connections_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    user_id INTEGER CHECK (user_id BETWEEN -2147483648 AND 2147483647),
    account_name TEXT CHECK (length(account_name) <= 255),
    linkedin_user_id TEXT CHECK (length(linkedin_user_id) <= 255),
    profile_email TEXT CHECK (length(profile_email) <= 255),
    profile_name TEXT CHECK (length(profile_name) <= 500),
    profile_picture_url TEXT CHECK (length(profile_picture_url) <= 1000),
    profile_url TEXT CHECK (length(profile_url) <= 500),
    access_token TEXT NOT NULL,
    refresh_token TEXT,
    token_type TEXT CHECK (length(token_type) <= 50),
    expires_at TEXT,
    scope TEXT CHECK (length(scope) <= 500),
    is_active INTEGER CHECK (is_active IN (0, 1)),
    is_valid INTEGER CHECK (is_valid IN (0, 1)),
    last_validated_at TEXT,
    daily_messages_sent INTEGER CHECK (daily_messages_sent BETWEEN -2147483648 AND 2147483647),
    daily_limit_reset_at TEXT,
    rate_limit_exceeded INTEGER CHECK (rate_limit_exceeded IN (0, 1)),
    total_messages_sent INTEGER CHECK (total_messages_sent BETWEEN -2147483648 AND 2147483647),
    total_connections_imported INTEGER CHECK (total_connections_imported BETWEEN -2147483648 AND 2147483647),
    last_used_at TEXT,
    last_error TEXT,
    error_count INTEGER CHECK (error_count BETWEEN -2147483648 AND 2147483647),
    connection_metadata TEXT CHECK (connection_metadata IS NULL OR json_valid(connection_metadata)),
    connected_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT,
    CONSTRAINT ix_linkedin_connections_linkedin_user_id UNIQUE (linkedin_user_id)
) STRICT;

CREATE INDEX ix_linkedin_connections_id ON linkedin_connections (id);

CREATE INDEX ix_linkedin_connections_user_id ON linkedin_connections (user_id);

CREATE INDEX ix_linkedin_connections_is_active ON linkedin_connections (is_active);

CREATE INDEX idx_connection_active ON linkedin_connections (is_active, is_valid);

CREATE TABLE linkedin_contacts (
    id INTEGER NOT NULL CONSTRAINT linkedin_contacts_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    first_name TEXT NOT NULL CHECK (length(first_name) <= 255),
    last_name TEXT NOT NULL CHECK (length(last_name) <= 255),
    email TEXT CHECK (length(email) <= 255),
    linkedin_url TEXT CHECK (length(linkedin_url) <= 500),
    company TEXT CHECK (length(company) <= 500),
    "position" TEXT CHECK (length("position") <= 500),
    headline TEXT,
    location TEXT CHECK (length(location) <= 255),
    industry TEXT CHECK (length(industry) <= 255),
    profile_picture_url TEXT CHECK (length(profile_picture_url) <= 1000),
    connected_on TEXT,
    mutual_connections_count INTEGER CHECK (mutual_connections_count BETWEEN -2147483648 AND 2147483647),
    profile_data TEXT CHECK (profile_data IS NULL OR json_valid(profile_data)),
    imported_from TEXT CHECK (length(imported_from) <= 50),
    import_batch_id TEXT CHECK (length(import_batch_id) <= 100),
    csv_filename TEXT CHECK (length(csv_filename) <= 500),
    last_messaged_at TEXT,
    total_messages_sent INTEGER CHECK (total_messages_sent BETWEEN -2147483648 AND 2147483647),
    last_message_status TEXT CHECK (length(last_message_status) <= 50),
    can_message INTEGER CHECK (can_message IN (0, 1)),
    lead_id INTEGER CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    campaign_ids TEXT CHECK (campaign_ids IS NULL OR json_valid(campaign_ids)),
    tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
    response_received INTEGER CHECK (response_received IN (0, 1)),
    last_response_at TEXT,
    engagement_score INTEGER CHECK (engagement_score BETWEEN -2147483648 AND 2147483647),
    notes TEXT,
    status TEXT CHECK (length(status) <= 50),
    is_premium INTEGER CHECK (is_premium IN (0, 1)),
    unsubscribed INTEGER CHECK (unsubscribed IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT,
    CONSTRAINT ix_linkedin_contacts_linkedin_url UNIQUE (linkedin_url),
    CONSTRAINT linkedin_contacts_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

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

CREATE TABLE linkedin_messages (
    id INTEGER NOT NULL CONSTRAINT linkedin_messages_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    contact_id INTEGER NOT NULL CHECK (contact_id BETWEEN -2147483648 AND 2147483647),
    subject TEXT CHECK (length(subject) <= 500),
    message_content TEXT NOT NULL,
    message_type TEXT CHECK (length(message_type) <= 50),
    linkedin_message_id TEXT CHECK (length(linkedin_message_id) <= 255),
    conversation_id TEXT CHECK (length(conversation_id) <= 255),
    campaign_id INTEGER CHECK (campaign_id BETWEEN -2147483648 AND 2147483647),
    template_id INTEGER CHECK (template_id BETWEEN -2147483648 AND 2147483647),
    personalized_fields TEXT CHECK (personalized_fields IS NULL OR json_valid(personalized_fields)),
    status TEXT CHECK (length(status) <= 50),
    sent_at TEXT,
    delivered_at TEXT,
    read_at TEXT,
    failed_at TEXT,
    error_message TEXT,
    retry_count INTEGER CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    replied INTEGER CHECK (replied IN (0, 1)),
    reply_at TEXT,
    reply_content TEXT,
    clicked_link INTEGER CHECK (clicked_link IN (0, 1)),
    click_count INTEGER CHECK (click_count BETWEEN -2147483648 AND 2147483647),
    scheduled_for TEXT,
    priority INTEGER CHECK (priority BETWEEN -2147483648 AND 2147483647),
    rate_limit_group TEXT CHECK (length(rate_limit_group) <= 100),
    user_agent TEXT CHECK (length(user_agent) <= 500),
    ip_address TEXT CHECK (length(ip_address) <= 50),
    contact_metadata TEXT CHECK (contact_metadata IS NULL OR json_valid(contact_metadata)),
    created_at TEXT NOT NULL,
    updated_at TEXT,
    CONSTRAINT ix_linkedin_messages_linkedin_message_id UNIQUE (linkedin_message_id),
    CONSTRAINT linkedin_messages_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES linkedin_contacts (id),
    CONSTRAINT linkedin_messages_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (id)
) STRICT;

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

CREATE TABLE demo_site_templates (
    id INTEGER NOT NULL CONSTRAINT demo_site_templates_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    template_name TEXT NOT NULL CHECK (length(template_name) <= 255),
    template_type TEXT NOT NULL CHECK (length(template_type) <= 50),
    description TEXT,
    html_template TEXT NOT NULL,
    css_template TEXT NOT NULL,
    js_template TEXT,
    preview_image_url TEXT CHECK (length(preview_image_url) <= 512),
    thumbnail_url TEXT CHECK (length(thumbnail_url) <= 512),
    customization_options TEXT NOT NULL CHECK (json_valid(customization_options)),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    usage_count INTEGER NOT NULL CHECK (usage_count BETWEEN -2147483648 AND 2147483647),
    default_meta_title TEXT CHECK (length(default_meta_title) <= 255),
    default_meta_description TEXT,
    default_meta_keywords TEXT CHECK (length(default_meta_keywords) <= 512),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT ix_demo_site_templates_template_name UNIQUE (template_name)
) STRICT;

CREATE TRIGGER demo_site_templates_touch AFTER UPDATE ON demo_site_templates
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE demo_site_templates SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_demo_site_templates_id ON demo_site_templates (id);

CREATE INDEX ix_demo_site_templates_template_type ON demo_site_templates (template_type);

CREATE INDEX ix_demo_site_templates_is_active ON demo_site_templates (is_active);

CREATE TABLE demo_sites (
    id INTEGER NOT NULL CONSTRAINT demo_sites_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    template_id INTEGER CHECK (template_id BETWEEN -2147483648 AND 2147483647),
    vercel_project_id TEXT CHECK (length(vercel_project_id) <= 255),
    vercel_deployment_id TEXT CHECK (length(vercel_deployment_id) <= 255),
    vercel_team_id TEXT CHECK (length(vercel_team_id) <= 255),
    project_name TEXT NOT NULL CHECK (length(project_name) <= 255),
    framework TEXT NOT NULL CHECK (length(framework) <= 50),
    content_data TEXT CHECK (content_data IS NULL OR json_valid(content_data)),
    style_settings TEXT CHECK (style_settings IS NULL OR json_valid(style_settings)),
    generated_html TEXT,
    generated_css TEXT,
    generated_js TEXT,
    url TEXT,
    preview_url TEXT,
    custom_domain TEXT CHECK (length(custom_domain) <= 255),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    build_time REAL,
    build_output TEXT,
    error_message TEXT,
    framework_detected TEXT CHECK (length(framework_detected) <= 50),
    regions TEXT CHECK (regions IS NULL OR json_valid(regions)),
    env_vars TEXT CHECK (env_vars IS NULL OR json_valid(env_vars)),
    files_count INTEGER CHECK (files_count BETWEEN -2147483648 AND 2147483647),
    total_size_bytes INTEGER CHECK (total_size_bytes BETWEEN -2147483648 AND 2147483647),
    ssl_enabled INTEGER NOT NULL CHECK (ssl_enabled IN (0, 1)),
    ssl_issued_at TEXT,
    deployment_duration REAL,
    lambda_invocations INTEGER NOT NULL CHECK (lambda_invocations BETWEEN -2147483648 AND 2147483647),
    bandwidth_bytes INTEGER NOT NULL CHECK (bandwidth_bytes BETWEEN -2147483648 AND 2147483647),
    estimated_cost REAL,
    actual_cost REAL,
    page_views INTEGER NOT NULL CHECK (page_views BETWEEN -2147483648 AND 2147483647),
    unique_visitors INTEGER NOT NULL CHECK (unique_visitors BETWEEN -2147483648 AND 2147483647),
    last_accessed_at TEXT,
    deployment_metadata TEXT CHECK (deployment_metadata IS NULL OR json_valid(deployment_metadata)),
    build_metadata TEXT CHECK (build_metadata IS NULL OR json_valid(build_metadata)),
    version INTEGER NOT NULL CHECK (version BETWEEN -2147483648 AND 2147483647),
    parent_deployment_id INTEGER CHECK (parent_deployment_id BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    deployed_at TEXT,
    deleted_at TEXT,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    is_deleted INTEGER NOT NULL CHECK (is_deleted IN (0, 1)),
    auto_deploy INTEGER NOT NULL CHECK (auto_deploy IN (0, 1)),
    CONSTRAINT demo_sites_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT demo_sites_template_id_fkey FOREIGN KEY (template_id) REFERENCES demo_site_templates (id),
    CONSTRAINT demo_sites_parent_deployment_id_fkey FOREIGN KEY (parent_deployment_id) REFERENCES demo_sites (id)
) STRICT;

CREATE TRIGGER demo_sites_touch AFTER UPDATE ON demo_sites
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE demo_sites SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

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

CREATE TABLE demo_site_analytics (
    id INTEGER NOT NULL CONSTRAINT demo_site_analytics_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    demo_site_id INTEGER NOT NULL CHECK (demo_site_id BETWEEN -2147483648 AND 2147483647),
    date TEXT NOT NULL,
    page_views INTEGER NOT NULL CHECK (page_views BETWEEN -2147483648 AND 2147483647),
    unique_visitors INTEGER NOT NULL CHECK (unique_visitors BETWEEN -2147483648 AND 2147483647),
    avg_time_on_page REAL NOT NULL,
    bounce_rate REAL NOT NULL,
    cta_clicks INTEGER NOT NULL CHECK (cta_clicks BETWEEN -2147483648 AND 2147483647),
    conversions INTEGER NOT NULL CHECK (conversions BETWEEN -2147483648 AND 2147483647),
    conversion_rate REAL NOT NULL,
    analytics_data TEXT NOT NULL CHECK (json_valid(analytics_data)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT demo_site_analytics_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id)
) STRICT;

CREATE TRIGGER demo_site_analytics_touch AFTER UPDATE ON demo_site_analytics
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE demo_site_analytics SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_demo_site_analytics_id ON demo_site_analytics (id);

CREATE INDEX ix_demo_site_analytics_demo_site_id ON demo_site_analytics (demo_site_id);

CREATE INDEX idx_demo_analytics_date_desc ON demo_site_analytics (date DESC);

CREATE INDEX idx_demo_analytics_site_date ON demo_site_analytics (demo_site_id, date);

CREATE INDEX ix_demo_site_analytics_date ON demo_site_analytics (date);

CREATE TABLE demo_site_components (
    id INTEGER NOT NULL CONSTRAINT demo_site_components_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    component_name TEXT NOT NULL CHECK (length(component_name) <= 255),
    component_type TEXT NOT NULL CHECK (length(component_type) <= 50),
    description TEXT,
    html_code TEXT NOT NULL,
    css_code TEXT,
    js_code TEXT,
    preview_image TEXT CHECK (length(preview_image) <= 512),
    preview_html TEXT,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    usage_count INTEGER NOT NULL CHECK (usage_count BETWEEN -2147483648 AND 2147483647),
    category TEXT CHECK (length(category) <= 100),
    tags TEXT NOT NULL CHECK (json_valid(tags)),
    required_data_fields TEXT NOT NULL CHECK (json_valid(required_data_fields)),
    optional_data_fields TEXT NOT NULL CHECK (json_valid(optional_data_fields)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT ix_demo_site_components_component_name UNIQUE (component_name)
) STRICT;

CREATE TRIGGER demo_site_components_touch AFTER UPDATE ON demo_site_components
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE demo_site_components SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_demo_site_components_id ON demo_site_components (id);

CREATE INDEX ix_demo_site_components_component_type ON demo_site_components (component_type);

CREATE INDEX ix_demo_site_components_is_active ON demo_site_components (is_active);

CREATE INDEX ix_demo_site_components_category ON demo_site_components (category);

CREATE TABLE deployment_history (
    id INTEGER NOT NULL CONSTRAINT deployment_history_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    demo_site_id INTEGER NOT NULL CHECK (demo_site_id BETWEEN -2147483648 AND 2147483647),
    event_type TEXT NOT NULL CHECK (length(event_type) <= 50),
    previous_status TEXT CHECK (length(previous_status) <= 50),
    new_status TEXT CHECK (length(new_status) <= 50),
    event_data TEXT CHECK (event_data IS NULL OR json_valid(event_data)),
    error_details TEXT,
    user_id INTEGER CHECK (user_id BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT deployment_history_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id)
) STRICT;

CREATE INDEX ix_deployment_history_id ON deployment_history (id);

CREATE INDEX ix_deployment_history_demo_site_id ON deployment_history (demo_site_id);

CREATE INDEX ix_deployment_history_event_type ON deployment_history (event_type);

CREATE INDEX ix_deployment_history_created_at ON deployment_history (created_at);

CREATE TABLE website_analyses (
    id INTEGER NOT NULL CONSTRAINT website_analyses_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    url TEXT NOT NULL,
    domain TEXT CHECK (length(domain) <= 255),
    title TEXT,
    status TEXT NOT NULL CHECK (length(status) <= 50),
    depth TEXT NOT NULL CHECK (length(depth) <= 50),
    ai_model TEXT CHECK (length(ai_model) <= 100),
    overall_score REAL,
    design_score REAL,
    seo_score REAL,
    performance_score REAL,
    accessibility_score REAL,
    design_analysis TEXT CHECK (design_analysis IS NULL OR json_valid(design_analysis)),
    seo_analysis TEXT CHECK (seo_analysis IS NULL OR json_valid(seo_analysis)),
    performance_analysis TEXT CHECK (performance_analysis IS NULL OR json_valid(performance_analysis)),
    accessibility_analysis TEXT CHECK (accessibility_analysis IS NULL OR json_valid(accessibility_analysis)),
    improvements TEXT CHECK (improvements IS NULL OR json_valid(improvements)),
    page_load_time_ms INTEGER CHECK (page_load_time_ms BETWEEN -2147483648 AND 2147483647),
    page_size_kb INTEGER CHECK (page_size_kb BETWEEN -2147483648 AND 2147483647),
    num_requests INTEGER CHECK (num_requests BETWEEN -2147483648 AND 2147483647),
    num_images INTEGER CHECK (num_images BETWEEN -2147483648 AND 2147483647),
    num_scripts INTEGER CHECK (num_scripts BETWEEN -2147483648 AND 2147483647),
    num_stylesheets INTEGER CHECK (num_stylesheets BETWEEN -2147483648 AND 2147483647),
    word_count INTEGER CHECK (word_count BETWEEN -2147483648 AND 2147483647),
    heading_count INTEGER CHECK (heading_count BETWEEN -2147483648 AND 2147483647),
    link_count INTEGER CHECK (link_count BETWEEN -2147483648 AND 2147483647),
    meta_title TEXT,
    meta_description TEXT,
    has_favicon INTEGER CHECK (has_favicon IN (0, 1)),
    has_robots_txt INTEGER CHECK (has_robots_txt IN (0, 1)),
    has_sitemap INTEGER CHECK (has_sitemap IN (0, 1)),
    is_mobile_friendly INTEGER CHECK (is_mobile_friendly IN (0, 1)),
    has_ssl INTEGER CHECK (has_ssl IN (0, 1)),
    screenshot_url TEXT,
    screenshot_path TEXT,
    html_content TEXT,
    lighthouse_data TEXT CHECK (lighthouse_data IS NULL OR json_valid(lighthouse_data)),
    error_message TEXT,
    error_code TEXT CHECK (length(error_code) <= 100),
    ai_cost REAL,
    processing_time_seconds REAL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    completed_at TEXT
) STRICT;

CREATE TRIGGER website_analyses_touch AFTER UPDATE ON website_analyses
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE website_analyses SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

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

CREATE TABLE composed_videos (
    id INTEGER NOT NULL CONSTRAINT composed_videos_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    demo_site_id INTEGER NOT NULL CHECK (demo_site_id BETWEEN -2147483648 AND 2147483647),
    screen_recording_id INTEGER CHECK (screen_recording_id BETWEEN -2147483648 AND 2147483647),
    voiceover_id INTEGER CHECK (voiceover_id BETWEEN -2147483648 AND 2147483647),
    video_script_id INTEGER CHECK (video_script_id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    video_file_path TEXT NOT NULL,
    video_versions TEXT CHECK (video_versions IS NULL OR json_valid(video_versions)),
    quality_2160p_path TEXT,
    quality_1080p_path TEXT,
    quality_720p_path TEXT,
    quality_480p_path TEXT,
    quality_360p_path TEXT,
    thumbnail_path TEXT,
    thumbnail_timestamp REAL,
    duration_seconds REAL NOT NULL,
    resolution TEXT NOT NULL CHECK (length(resolution) <= 20),
    format TEXT NOT NULL CHECK (length(format) <= 20),
    fps INTEGER CHECK (fps BETWEEN -2147483648 AND 2147483647),
    file_size_bytes INTEGER NOT NULL CHECK (file_size_bytes BETWEEN -2147483648 AND 2147483647),
    total_size_all_versions INTEGER CHECK (total_size_all_versions BETWEEN -2147483648 AND 2147483647),
    audio_codec TEXT CHECK (length(audio_codec) <= 20),
    audio_bitrate TEXT CHECK (length(audio_bitrate) <= 20),
    audio_sample_rate INTEGER CHECK (audio_sample_rate BETWEEN -2147483648 AND 2147483647),
    video_codec TEXT CHECK (length(video_codec) <= 20),
    video_bitrate TEXT CHECK (length(video_bitrate) <= 20),
    crf INTEGER CHECK (crf BETWEEN -2147483648 AND 2147483647),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    processing_time_seconds REAL,
    encoding_time_seconds REAL,
    total_processing_time REAL,
    composition_config TEXT CHECK (composition_config IS NULL OR json_valid(composition_config)),
    branding_applied INTEGER NOT NULL CHECK (branding_applied IN (0, 1)),
    logo_used TEXT CHECK (length(logo_used) <= 255),
    logo_position TEXT CHECK (length(logo_position) <= 50),
    watermark_text TEXT CHECK (length(watermark_text) <= 255),
    overlays_count INTEGER NOT NULL CHECK (overlays_count BETWEEN -2147483648 AND 2147483647),
    overlays_data TEXT CHECK (overlays_data IS NULL OR json_valid(overlays_data)),
    has_intro INTEGER NOT NULL CHECK (has_intro IN (0, 1)),
    intro_duration REAL,
    intro_config TEXT CHECK (intro_config IS NULL OR json_valid(intro_config)),
    has_outro INTEGER NOT NULL CHECK (has_outro IN (0, 1)),
    outro_duration REAL,
    outro_config TEXT CHECK (outro_config IS NULL OR json_valid(outro_config)),
    has_background_music INTEGER NOT NULL CHECK (has_background_music IN (0, 1)),
    background_music_path TEXT,
    background_music_volume REAL,
    web_optimized INTEGER NOT NULL CHECK (web_optimized IN (0, 1)),
    preset TEXT CHECK (length(preset) <= 50),
    error_message TEXT,
    error_details TEXT CHECK (error_details IS NULL OR json_valid(error_details)),
    retry_count INTEGER NOT NULL CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    last_retry_at TEXT,
    cost_estimate REAL NOT NULL,
    cpu_time_seconds REAL,
    memory_peak_mb REAL,
    download_count INTEGER NOT NULL CHECK (download_count BETWEEN -2147483648 AND 2147483647),
    view_count INTEGER NOT NULL CHECK (view_count BETWEEN -2147483648 AND 2147483647),
    last_accessed_at TEXT,
    version INTEGER NOT NULL CHECK (version BETWEEN -2147483648 AND 2147483647),
    parent_video_id INTEGER CHECK (parent_video_id BETWEEN -2147483648 AND 2147483647),
    source_recording_path TEXT,
    source_voiceover_path TEXT,
    source_files_validated INTEGER CHECK (source_files_validated IN (0, 1)),
    ffmpeg_command TEXT,
    ffmpeg_version TEXT CHECK (length(ffmpeg_version) <= 100),
    ffmpeg_output TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    started_at TEXT,
    completed_at TEXT,
    deleted_at TEXT,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    is_deleted INTEGER NOT NULL CHECK (is_deleted IN (0, 1)),
    is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
    CONSTRAINT composed_videos_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT composed_videos_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT composed_videos_parent_video_id_fkey FOREIGN KEY (parent_video_id) REFERENCES composed_videos (id)
) STRICT;

CREATE TRIGGER composed_videos_touch AFTER UPDATE ON composed_videos
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE composed_videos SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

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

CREATE TABLE composition_jobs (
    id INTEGER NOT NULL CONSTRAINT composition_jobs_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    composed_video_id INTEGER CHECK (composed_video_id BETWEEN -2147483648 AND 2147483647),
    demo_site_id INTEGER NOT NULL CHECK (demo_site_id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    job_type TEXT NOT NULL CHECK (length(job_type) <= 50),
    priority INTEGER NOT NULL CHECK (priority BETWEEN -2147483648 AND 2147483647),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    progress REAL NOT NULL,
    job_config TEXT CHECK (job_config IS NULL OR json_valid(job_config)),
    worker_id TEXT CHECK (length(worker_id) <= 100),
    started_at TEXT,
    completed_at TEXT,
    processing_time_seconds REAL,
    error_message TEXT,
    retry_count INTEGER NOT NULL CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    max_retries INTEGER NOT NULL CHECK (max_retries BETWEEN -2147483648 AND 2147483647),
    last_retry_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT composition_jobs_composed_video_id_fkey FOREIGN KEY (composed_video_id) REFERENCES composed_videos (id),
    CONSTRAINT composition_jobs_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT composition_jobs_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE TRIGGER composition_jobs_touch AFTER UPDATE ON composition_jobs
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE composition_jobs SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_composition_jobs_id ON composition_jobs (id);

CREATE INDEX ix_composition_jobs_composed_video_id ON composition_jobs (composed_video_id);

CREATE INDEX ix_composition_jobs_demo_site_id ON composition_jobs (demo_site_id);

CREATE INDEX ix_composition_jobs_lead_id ON composition_jobs (lead_id);

CREATE INDEX ix_composition_jobs_status ON composition_jobs (status);

CREATE INDEX ix_composition_jobs_created_at ON composition_jobs (created_at);

CREATE TABLE hosted_videos (
    id INTEGER NOT NULL CONSTRAINT hosted_videos_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    composed_video_id INTEGER CHECK (composed_video_id BETWEEN -2147483648 AND 2147483647),
    demo_site_id INTEGER NOT NULL CHECK (demo_site_id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    hosting_provider TEXT NOT NULL CHECK (length(hosting_provider) <= 50),
    provider_video_id TEXT NOT NULL CHECK (length(provider_video_id) <= 255),
    share_url TEXT NOT NULL,
    embed_url TEXT NOT NULL,
    thumbnail_url TEXT,
    download_url TEXT,
    title TEXT NOT NULL CHECK (length(title) <= 500),
    description TEXT,
    company_name TEXT CHECK (length(company_name) <= 255),
    tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
    privacy TEXT NOT NULL CHECK (length(privacy) <= 20),
    duration_seconds REAL,
    file_size_bytes INTEGER CHECK (file_size_bytes BETWEEN -2147483648 AND 2147483647),
    file_path TEXT,
    format TEXT CHECK (length(format) <= 20),
    resolution TEXT CHECK (length(resolution) <= 20),
    fps INTEGER CHECK (fps BETWEEN -2147483648 AND 2147483647),
    bitrate_kbps INTEGER CHECK (bitrate_kbps BETWEEN -2147483648 AND 2147483647),
    codec TEXT CHECK (length(codec) <= 50),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    upload_started_at TEXT,
    upload_completed_at TEXT,
    upload_time_seconds REAL,
    processing_started_at TEXT,
    processing_completed_at TEXT,
    processing_time_seconds REAL,
    upload_attempts INTEGER NOT NULL CHECK (upload_attempts BETWEEN -2147483648 AND 2147483647),
    last_error TEXT,
    error_message TEXT,
    error_code TEXT CHECK (length(error_code) <= 50),
    retry_after TEXT,
    view_count INTEGER NOT NULL CHECK (view_count BETWEEN -2147483648 AND 2147483647),
    unique_viewers INTEGER NOT NULL CHECK (unique_viewers BETWEEN -2147483648 AND 2147483647),
    last_viewed_at TEXT,
    avg_watch_percentage REAL,
    avg_watch_duration_seconds REAL,
    total_watch_time_seconds REAL NOT NULL,
    completion_rate REAL,
    likes_count INTEGER NOT NULL CHECK (likes_count BETWEEN -2147483648 AND 2147483647),
    comments_count INTEGER NOT NULL CHECK (comments_count BETWEEN -2147483648 AND 2147483647),
    shares_count INTEGER NOT NULL CHECK (shares_count BETWEEN -2147483648 AND 2147483647),
    click_through_rate REAL,
    loom_analytics TEXT CHECK (loom_analytics IS NULL OR json_valid(loom_analytics)),
    provider_analytics TEXT CHECK (provider_analytics IS NULL OR json_valid(provider_analytics)),
    hosting_cost_monthly INTEGER NOT NULL CHECK (hosting_cost_monthly BETWEEN -9999999999 AND 9999999999),
    storage_cost_monthly INTEGER NOT NULL CHECK (storage_cost_monthly BETWEEN -9999999999 AND 9999999999),
    bandwidth_cost_monthly INTEGER NOT NULL CHECK (bandwidth_cost_monthly BETWEEN -9999999999 AND 9999999999),
    bandwidth_used_gb INTEGER NOT NULL CHECK (bandwidth_used_gb BETWEEN -9999999999 AND 9999999999),
    total_cost_usd INTEGER NOT NULL CHECK (total_cost_usd BETWEEN -9999999999 AND 9999999999),
    cost_per_view INTEGER CHECK (cost_per_view BETWEEN -9999999999 AND 9999999999),
    s3_bucket TEXT CHECK (length(s3_bucket) <= 255),
    s3_key TEXT CHECK (length(s3_key) <= 500),
    s3_region TEXT CHECK (length(s3_region) <= 50),
    cloudfront_distribution_id TEXT CHECK (length(cloudfront_distribution_id) <= 255),
    cloudfront_url TEXT,
    signed_url_expiration TEXT,
    loom_folder_id TEXT CHECK (length(loom_folder_id) <= 255),
    loom_workspace_id TEXT CHECK (length(loom_workspace_id) <= 255),
    loom_video_password TEXT CHECK (length(loom_video_password) <= 255),
    cdn_enabled INTEGER NOT NULL CHECK (cdn_enabled IN (0, 1)),
    cdn_provider TEXT CHECK (length(cdn_provider) <= 50),
    edge_locations TEXT CHECK (edge_locations IS NULL OR json_valid(edge_locations)),
    transcoded INTEGER NOT NULL CHECK (transcoded IN (0, 1)),
    transcoding_profile TEXT CHECK (length(transcoding_profile) <= 50),
    transcoding_cost INTEGER CHECK (transcoding_cost BETWEEN -9999999999 AND 9999999999),
    video_metadata TEXT CHECK (video_metadata IS NULL OR json_valid(video_metadata)),
    upload_metadata TEXT CHECK (upload_metadata IS NULL OR json_valid(upload_metadata)),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    is_deleted INTEGER NOT NULL CHECK (is_deleted IN (0, 1)),
    analytics_enabled INTEGER NOT NULL CHECK (analytics_enabled IN (0, 1)),
    download_enabled INTEGER NOT NULL CHECK (download_enabled IN (0, 1)),
    comments_enabled INTEGER NOT NULL CHECK (comments_enabled IN (0, 1)),
    embed_enabled INTEGER NOT NULL CHECK (embed_enabled IN (0, 1)),
    expires_at TEXT,
    auto_delete_after_days INTEGER CHECK (auto_delete_after_days BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    deleted_at TEXT,
    CONSTRAINT ix_hosted_videos_provider_video_id UNIQUE (provider_video_id),
    CONSTRAINT hosted_videos_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT hosted_videos_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE TRIGGER hosted_videos_touch AFTER UPDATE ON hosted_videos
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE hosted_videos SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

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

CREATE TABLE recording_sessions (
    id INTEGER NOT NULL CONSTRAINT recording_sessions_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    session_id TEXT NOT NULL CHECK (length(session_id) <= 255),
    browser_context_id TEXT CHECK (length(browser_context_id) <= 255),
    start_time TEXT NOT NULL,
    end_time TEXT,
    duration_seconds REAL,
    segments_count INTEGER NOT NULL CHECK (segments_count BETWEEN -2147483648 AND 2147483647),
    total_frames INTEGER NOT NULL CHECK (total_frames BETWEEN -2147483648 AND 2147483647),
    frames_per_second REAL,
    dropped_frames INTEGER NOT NULL CHECK (dropped_frames BETWEEN -2147483648 AND 2147483647),
    processing_time_seconds REAL,
    cpu_usage_percent REAL,
    memory_usage_mb REAL,
    status TEXT NOT NULL CHECK (length(status) <= 50),
    session_metadata TEXT CHECK (session_metadata IS NULL OR json_valid(session_metadata)),
    error_message TEXT,
    error_stack_trace TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT ix_recording_sessions_session_id UNIQUE (session_id)
) STRICT;

CREATE TRIGGER recording_sessions_touch AFTER UPDATE ON recording_sessions
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE recording_sessions SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_recording_sessions_id ON recording_sessions (id);

CREATE INDEX ix_recording_sessions_start_time ON recording_sessions (start_time);

CREATE INDEX ix_recording_sessions_end_time ON recording_sessions (end_time);

CREATE INDEX ix_recording_sessions_status ON recording_sessions (status);

CREATE INDEX ix_recording_sessions_created_at ON recording_sessions (created_at);

CREATE TABLE recording_segments (
    id INTEGER NOT NULL CONSTRAINT recording_segments_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    recording_session_id INTEGER NOT NULL CHECK (recording_session_id BETWEEN -2147483648 AND 2147483647),
    segment_number INTEGER NOT NULL CHECK (segment_number BETWEEN -2147483648 AND 2147483647),
    segment_file_path TEXT,
    duration_seconds REAL,
    file_size_bytes INTEGER CHECK (file_size_bytes BETWEEN -2147483648 AND 2147483647),
    segment_type TEXT NOT NULL CHECK (length(segment_type) <= 50),
    scene_name TEXT CHECK (length(scene_name) <= 255),
    frames_count INTEGER CHECK (frames_count BETWEEN -2147483648 AND 2147483647),
    average_frame_time_ms REAL,
    status TEXT NOT NULL CHECK (length(status) <= 50),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    completed_at TEXT,
    CONSTRAINT recording_segments_recording_session_id_fkey FOREIGN KEY (recording_session_id) REFERENCES recording_sessions (id)
) STRICT;

CREATE INDEX ix_recording_segments_id ON recording_segments (id);

CREATE INDEX ix_recording_segments_recording_session_id ON recording_segments (recording_session_id);

CREATE TABLE screen_recordings (
    id INTEGER NOT NULL CONSTRAINT screen_recordings_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    demo_site_id INTEGER NOT NULL CHECK (demo_site_id BETWEEN -2147483648 AND 2147483647),
    video_script_id INTEGER CHECK (video_script_id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    video_file_path TEXT,
    thumbnail_path TEXT,
    file_size_bytes INTEGER CHECK (file_size_bytes BETWEEN -2147483648 AND 2147483647),
    duration_seconds REAL,
    resolution TEXT NOT NULL CHECK (length(resolution) <= 50),
    frame_rate INTEGER NOT NULL CHECK (frame_rate BETWEEN -2147483648 AND 2147483647),
    format TEXT NOT NULL CHECK (length(format) <= 20),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    recording_config TEXT CHECK (recording_config IS NULL OR json_valid(recording_config)),
    interactions_performed TEXT CHECK (interactions_performed IS NULL OR json_valid(interactions_performed)),
    recording_session_id INTEGER CHECK (recording_session_id BETWEEN -2147483648 AND 2147483647),
    processing_time_seconds REAL,
    segments_count INTEGER NOT NULL CHECK (segments_count BETWEEN -2147483648 AND 2147483647),
    total_frames INTEGER CHECK (total_frames BETWEEN -2147483648 AND 2147483647),
    error_message TEXT,
    error_details TEXT CHECK (error_details IS NULL OR json_valid(error_details)),
    retry_count INTEGER NOT NULL CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    video_bitrate INTEGER CHECK (video_bitrate BETWEEN -2147483648 AND 2147483647),
    audio_bitrate INTEGER CHECK (audio_bitrate BETWEEN -2147483648 AND 2147483647),
    video_codec TEXT CHECK (length(video_codec) <= 50),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    recording_started_at TEXT,
    recording_completed_at TEXT,
    is_deleted INTEGER NOT NULL CHECK (is_deleted IN (0, 1)),
    CONSTRAINT screen_recordings_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT screen_recordings_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT screen_recordings_recording_session_id_fkey FOREIGN KEY (recording_session_id) REFERENCES recording_sessions (id)
) STRICT;

CREATE TRIGGER screen_recordings_touch AFTER UPDATE ON screen_recordings
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE screen_recordings SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

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

CREATE TABLE video_scripts (
    id INTEGER NOT NULL CONSTRAINT video_scripts_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    demo_site_id INTEGER NOT NULL CHECK (demo_site_id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    script_style TEXT NOT NULL CHECK (length(script_style) <= 50),
    sections TEXT NOT NULL CHECK (json_valid(sections)),
    total_duration_seconds INTEGER NOT NULL CHECK (total_duration_seconds BETWEEN -2147483648 AND 2147483647),
    target_audience TEXT,
    key_messages TEXT CHECK (key_messages IS NULL OR json_valid(key_messages)),
    ai_model_used TEXT CHECK (length(ai_model_used) <= 100),
    ai_cost REAL,
    prompt_tokens INTEGER CHECK (prompt_tokens BETWEEN -2147483648 AND 2147483647),
    completion_tokens INTEGER CHECK (completion_tokens BETWEEN -2147483648 AND 2147483647),
    generation_time_seconds REAL,
    script_metadata TEXT CHECK (script_metadata IS NULL OR json_valid(script_metadata)),
    validation_warnings TEXT CHECK (validation_warnings IS NULL OR json_valid(validation_warnings)),
    is_approved TEXT NOT NULL CHECK (length(is_approved) <= 50),
    approved_by TEXT CHECK (length(approved_by) <= 255),
    approved_at TEXT,
    approval_notes TEXT,
    version INTEGER NOT NULL CHECK (version BETWEEN -2147483648 AND 2147483647),
    parent_script_id INTEGER CHECK (parent_script_id BETWEEN -2147483648 AND 2147483647),
    video_generated TEXT NOT NULL CHECK (length(video_generated) <= 50),
    video_id INTEGER CHECK (video_id BETWEEN -2147483648 AND 2147483647),
    video_url TEXT,
    times_viewed INTEGER NOT NULL CHECK (times_viewed BETWEEN -2147483648 AND 2147483647),
    last_viewed_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    deleted_at TEXT,
    is_active TEXT NOT NULL CHECK (length(is_active) <= 50),
    is_deleted TEXT NOT NULL CHECK (length(is_deleted) <= 50),
    CONSTRAINT video_scripts_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT video_scripts_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT video_scripts_parent_script_id_fkey FOREIGN KEY (parent_script_id) REFERENCES video_scripts (id)
) STRICT;

CREATE TRIGGER video_scripts_touch AFTER UPDATE ON video_scripts
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE video_scripts SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

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

CREATE TABLE video_views (
    id INTEGER NOT NULL CONSTRAINT video_views_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    hosted_video_id INTEGER NOT NULL CHECK (hosted_video_id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    viewer_ip TEXT CHECK (length(viewer_ip) <= 45),
    viewer_user_agent TEXT,
    viewer_location TEXT CHECK (length(viewer_location) <= 255),
    viewer_country TEXT CHECK (length(viewer_country) <= 2),
    viewer_city TEXT CHECK (length(viewer_city) <= 100),
    viewer_region TEXT CHECK (length(viewer_region) <= 100),
    viewer_device TEXT CHECK (length(viewer_device) <= 50),
    viewer_os TEXT CHECK (length(viewer_os) <= 50),
    viewer_browser TEXT CHECK (length(viewer_browser) <= 50),
    screen_resolution TEXT CHECK (length(screen_resolution) <= 20),
    watch_duration_seconds REAL NOT NULL,
    watch_percentage REAL NOT NULL,
    completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
    play_count INTEGER NOT NULL CHECK (play_count BETWEEN -2147483648 AND 2147483647),
    pause_count INTEGER NOT NULL CHECK (pause_count BETWEEN -2147483648 AND 2147483647),
    seek_count INTEGER NOT NULL CHECK (seek_count BETWEEN -2147483648 AND 2147483647),
    replay_count INTEGER NOT NULL CHECK (replay_count BETWEEN -2147483648 AND 2147483647),
    playback_quality TEXT CHECK (length(playback_quality) <= 20),
    buffering_events INTEGER NOT NULL CHECK (buffering_events BETWEEN -2147483648 AND 2147483647),
    total_buffering_seconds REAL NOT NULL,
    average_bitrate INTEGER CHECK (average_bitrate BETWEEN -2147483648 AND 2147483647),
    dropped_frames INTEGER NOT NULL CHECK (dropped_frames BETWEEN -2147483648 AND 2147483647),
    clicked_cta INTEGER NOT NULL CHECK (clicked_cta IN (0, 1)),
    cta_clicked_at TEXT,
    cta_type TEXT CHECK (length(cta_type) <= 50),
    liked INTEGER NOT NULL CHECK (liked IN (0, 1)),
    commented INTEGER NOT NULL CHECK (commented IN (0, 1)),
    shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
    downloaded INTEGER NOT NULL CHECK (downloaded IN (0, 1)),
    session_id TEXT CHECK (length(session_id) <= 255),
    session_duration_seconds REAL,
    is_first_view INTEGER NOT NULL CHECK (is_first_view IN (0, 1)),
    previous_view_id INTEGER CHECK (previous_view_id BETWEEN -2147483648 AND 2147483647),
    referrer_url TEXT,
    referrer_domain TEXT CHECK (length(referrer_domain) <= 255),
    utm_source TEXT CHECK (length(utm_source) <= 100),
    utm_medium TEXT CHECK (length(utm_medium) <= 100),
    utm_campaign TEXT CHECK (length(utm_campaign) <= 100),
    utm_content TEXT CHECK (length(utm_content) <= 100),
    watch_progress TEXT CHECK (watch_progress IS NULL OR json_valid(watch_progress)),
    engagement_points TEXT CHECK (engagement_points IS NULL OR json_valid(engagement_points)),
    provider_view_id TEXT CHECK (length(provider_view_id) <= 255),
    provider_analytics TEXT CHECK (provider_analytics IS NULL OR json_valid(provider_analytics)),
    viewed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    view_started_at TEXT,
    view_ended_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    is_bot INTEGER NOT NULL CHECK (is_bot IN (0, 1)),
    is_suspicious INTEGER NOT NULL CHECK (is_suspicious IN (0, 1)),
    CONSTRAINT video_views_provider_view_id_key UNIQUE (provider_view_id),
    CONSTRAINT video_views_hosted_video_id_fkey FOREIGN KEY (hosted_video_id) REFERENCES hosted_videos (id),
    CONSTRAINT video_views_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT video_views_previous_view_id_fkey FOREIGN KEY (previous_view_id) REFERENCES video_views (id)
) STRICT;

CREATE TRIGGER video_views_touch AFTER UPDATE ON video_views
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE video_views SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

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

CREATE TABLE voiceover_cache (
    id INTEGER NOT NULL CONSTRAINT voiceover_cache_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    cache_key TEXT NOT NULL CHECK (length(cache_key) <= 64),
    text_content TEXT NOT NULL,
    voice_preset TEXT NOT NULL CHECK (length(voice_preset) <= 100),
    model_id TEXT NOT NULL CHECK (length(model_id) <= 100),
    audio_file_path TEXT,
    duration_seconds REAL,
    format TEXT NOT NULL CHECK (length(format) <= 10),
    sample_rate INTEGER NOT NULL CHECK (sample_rate BETWEEN -2147483648 AND 2147483647),
    file_size_bytes INTEGER CHECK (file_size_bytes BETWEEN -2147483648 AND 2147483647),
    hit_count INTEGER NOT NULL CHECK (hit_count BETWEEN -2147483648 AND 2147483647),
    last_accessed_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    expires_at TEXT,
    CONSTRAINT ix_voiceover_cache_cache_key UNIQUE (cache_key)
) STRICT;

CREATE INDEX ix_voiceover_cache_id ON voiceover_cache (id);

CREATE INDEX ix_voiceover_cache_voice_preset ON voiceover_cache (voice_preset);

CREATE INDEX ix_voiceover_cache_created_at ON voiceover_cache (created_at);

CREATE INDEX ix_voiceover_cache_expires_at ON voiceover_cache (expires_at);

CREATE TABLE voiceover_usage (
    id INTEGER NOT NULL CONSTRAINT voiceover_usage_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    date TEXT NOT NULL,
    characters_used INTEGER NOT NULL CHECK (characters_used BETWEEN -2147483648 AND 2147483647),
    requests_count INTEGER NOT NULL CHECK (requests_count BETWEEN -2147483648 AND 2147483647),
    successful_requests INTEGER NOT NULL CHECK (successful_requests BETWEEN -2147483648 AND 2147483647),
    failed_requests INTEGER NOT NULL CHECK (failed_requests BETWEEN -2147483648 AND 2147483647),
    cost_usd INTEGER NOT NULL CHECK (cost_usd BETWEEN -9999999999 AND 9999999999),
    total_duration_seconds REAL NOT NULL,
    avg_duration_seconds REAL,
    total_file_size_bytes INTEGER NOT NULL CHECK (total_file_size_bytes BETWEEN -2147483648 AND 2147483647),
    voice_preset_usage TEXT CHECK (voice_preset_usage IS NULL OR json_valid(voice_preset_usage)),
    provider_usage TEXT CHECK (provider_usage IS NULL OR json_valid(provider_usage)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT ix_voiceover_usage_date UNIQUE (date)
) STRICT;

CREATE TRIGGER voiceover_usage_touch AFTER UPDATE ON voiceover_usage
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE voiceover_usage SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_voiceover_usage_id ON voiceover_usage (id);

CREATE TABLE voiceovers (
    id INTEGER NOT NULL CONSTRAINT voiceovers_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    video_script_id INTEGER CHECK (video_script_id BETWEEN -2147483648 AND 2147483647),
    demo_site_id INTEGER CHECK (demo_site_id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    voice_preset TEXT NOT NULL CHECK (length(voice_preset) <= 100),
    voice_id TEXT CHECK (length(voice_id) <= 100),
    voice_name TEXT CHECK (length(voice_name) <= 255),
    voice_settings TEXT CHECK (voice_settings IS NULL OR json_valid(voice_settings)),
    model_id TEXT NOT NULL CHECK (length(model_id) <= 100),
    audio_file_path TEXT,
    audio_url TEXT,
    duration_seconds REAL,
    format TEXT NOT NULL CHECK (length(format) <= 10),
    sample_rate INTEGER NOT NULL CHECK (sample_rate BETWEEN -2147483648 AND 2147483647),
    file_size_bytes INTEGER CHECK (file_size_bytes BETWEEN -2147483648 AND 2147483647),
    text_content TEXT,
    characters_processed INTEGER NOT NULL CHECK (characters_processed BETWEEN -2147483648 AND 2147483647),
    cost_usd INTEGER CHECK (cost_usd BETWEEN -9999999999 AND 9999999999),
    api_provider TEXT NOT NULL CHECK (length(api_provider) <= 50),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    error_message TEXT,
    voice_metadata TEXT CHECK (voice_metadata IS NULL OR json_valid(voice_metadata)),
    merge_sections INTEGER NOT NULL CHECK (merge_sections IN (0, 1)),
    add_section_pauses INTEGER NOT NULL CHECK (add_section_pauses IN (0, 1)),
    pause_duration_ms INTEGER NOT NULL CHECK (pause_duration_ms BETWEEN -2147483648 AND 2147483647),
    quality_score REAL,
    user_rating INTEGER CHECK (user_rating BETWEEN -2147483648 AND 2147483647),
    user_feedback TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    processing_started_at TEXT,
    processing_completed_at TEXT,
    is_deleted INTEGER NOT NULL CHECK (is_deleted IN (0, 1)),
    deleted_at TEXT,
    CONSTRAINT voiceovers_demo_site_id_fkey FOREIGN KEY (demo_site_id) REFERENCES demo_sites (id),
    CONSTRAINT voiceovers_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE TRIGGER voiceovers_touch AFTER UPDATE ON voiceovers
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE voiceovers SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_voiceovers_id ON voiceovers (id);

CREATE INDEX ix_voiceovers_video_script_id ON voiceovers (video_script_id);

CREATE INDEX ix_voiceovers_demo_site_id ON voiceovers (demo_site_id);

CREATE INDEX ix_voiceovers_lead_id ON voiceovers (lead_id);

CREATE INDEX ix_voiceovers_voice_preset ON voiceovers (voice_preset);

CREATE INDEX ix_voiceovers_status ON voiceovers (status);

CREATE INDEX ix_voiceovers_created_at ON voiceovers (created_at);

CREATE INDEX ix_voiceovers_is_deleted ON voiceovers (is_deleted);

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

CREATE TABLE webhook_logs (
    id INTEGER NOT NULL CONSTRAINT webhook_logs_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    direction TEXT NOT NULL CHECK (length(direction) <= 20),
    event_type TEXT CHECK (length(event_type) <= 100),
    webhook_url TEXT CHECK (length(webhook_url) <= 500),
    method TEXT NOT NULL CHECK (length(method) <= 10),
    headers TEXT CHECK (headers IS NULL OR json_valid(headers)),
    payload TEXT CHECK (payload IS NULL OR json_valid(payload)),
    response_status INTEGER CHECK (response_status BETWEEN -2147483648 AND 2147483647),
    response_headers TEXT CHECK (response_headers IS NULL OR json_valid(response_headers)),
    response_body TEXT CHECK (response_body IS NULL OR json_valid(response_body)),
    duration_ms INTEGER CHECK (duration_ms BETWEEN -2147483648 AND 2147483647),
    error_message TEXT CHECK (length(error_message) <= 1000),
    error_details TEXT CHECK (error_details IS NULL OR json_valid(error_details)),
    signature_valid INTEGER CHECK (signature_valid IN (0, 1)),
    signature TEXT CHECK (length(signature) <= 255),
    entity_type TEXT CHECK (length(entity_type) <= 50),
    entity_id INTEGER CHECK (entity_id BETWEEN -2147483648 AND 2147483647),
    webhook_queue_id INTEGER CHECK (webhook_queue_id BETWEEN -2147483648 AND 2147483647),
    source_ip TEXT CHECK (length(source_ip) <= 45),
    user_agent TEXT CHECK (length(user_agent) <= 255),
    log_metadata TEXT CHECK (log_metadata IS NULL OR json_valid(log_metadata)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

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

CREATE TABLE webhook_queue (
    id INTEGER NOT NULL CONSTRAINT webhook_queue_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    webhook_url TEXT NOT NULL CHECK (length(webhook_url) <= 500),
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    headers TEXT CHECK (headers IS NULL OR json_valid(headers)),
    event_type TEXT NOT NULL CHECK (length(event_type) <= 100),
    entity_type TEXT CHECK (length(entity_type) <= 50),
    entity_id INTEGER CHECK (entity_id BETWEEN -2147483648 AND 2147483647),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    retry_count INTEGER NOT NULL CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    max_retries INTEGER NOT NULL CHECK (max_retries BETWEEN -2147483648 AND 2147483647),
    next_retry_at TEXT,
    priority INTEGER NOT NULL CHECK (priority BETWEEN -2147483648 AND 2147483647),
    last_error TEXT CHECK (length(last_error) <= 1000),
    error_details TEXT CHECK (error_details IS NULL OR json_valid(error_details)),
    response_status INTEGER CHECK (response_status BETWEEN -2147483648 AND 2147483647),
    response_body TEXT,
    response_time_ms INTEGER CHECK (response_time_ms BETWEEN -2147483648 AND 2147483647),
    signature TEXT CHECK (length(signature) <= 255),
    queue_metadata TEXT CHECK (queue_metadata IS NULL OR json_valid(queue_metadata)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    sent_at TEXT,
    failed_at TEXT
) STRICT;

CREATE TRIGGER webhook_queue_touch AFTER UPDATE ON webhook_queue
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE webhook_queue SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

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

CREATE TABLE webhook_retry_history (
    id INTEGER NOT NULL CONSTRAINT webhook_retry_history_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    webhook_queue_id INTEGER NOT NULL CHECK (webhook_queue_id BETWEEN -2147483648 AND 2147483647),
    attempt_number INTEGER NOT NULL CHECK (attempt_number BETWEEN -2147483648 AND 2147483647),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    error_message TEXT CHECK (length(error_message) <= 1000),
    response_status INTEGER CHECK (response_status BETWEEN -2147483648 AND 2147483647),
    response_time_ms INTEGER CHECK (response_time_ms BETWEEN -2147483648 AND 2147483647),
    attempted_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE INDEX ix_webhook_retry_history_id ON webhook_retry_history (id);

CREATE INDEX ix_webhook_retry_history_webhook_queue_id ON webhook_retry_history (webhook_queue_id);

CREATE INDEX ix_webhook_retry_history_attempted_at ON webhook_retry_history (attempted_at);

CREATE INDEX idx_webhook_retry_queue ON webhook_retry_history (webhook_queue_id, attempted_at);

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

CREATE TABLE notification_channels (
    id INTEGER NOT NULL CONSTRAINT notification_channels_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    channel_type TEXT NOT NULL CHECK (length(channel_type) <= 50),
    description TEXT,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    configuration TEXT NOT NULL CHECK (json_valid(configuration)),
    credentials TEXT CHECK (credentials IS NULL OR json_valid(credentials)),
    webhook_url TEXT CHECK (length(webhook_url) <= 500),
    api_key_encrypted TEXT,
    rate_limit_per_minute INTEGER NOT NULL CHECK (rate_limit_per_minute BETWEEN -2147483648 AND 2147483647),
    rate_limit_per_hour INTEGER NOT NULL CHECK (rate_limit_per_hour BETWEEN -2147483648 AND 2147483647),
    total_sent INTEGER NOT NULL CHECK (total_sent BETWEEN -2147483648 AND 2147483647),
    successful_sent INTEGER NOT NULL CHECK (successful_sent BETWEEN -2147483648 AND 2147483647),
    failed_sent INTEGER NOT NULL CHECK (failed_sent BETWEEN -2147483648 AND 2147483647),
    last_sent_at TEXT,
    consecutive_failures INTEGER NOT NULL CHECK (consecutive_failures BETWEEN -2147483648 AND 2147483647),
    last_error TEXT,
    is_healthy INTEGER NOT NULL CHECK (is_healthy IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER notification_channels_touch AFTER UPDATE ON notification_channels
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE notification_channels SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_notification_channels_id ON notification_channels (id);

CREATE INDEX ix_notification_channels_name ON notification_channels (name);

CREATE INDEX ix_notification_channels_channel_type ON notification_channels (channel_type);

CREATE TABLE notifications (
    id INTEGER NOT NULL CONSTRAINT notifications_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    notification_type TEXT NOT NULL CHECK (length(notification_type) <= 50),
    priority TEXT NOT NULL CHECK (length(priority) <= 20),
    title TEXT NOT NULL CHECK (length(title) <= 255),
    message TEXT NOT NULL,
    data TEXT CHECK (data IS NULL OR json_valid(data)),
    user_id TEXT CHECK (length(user_id) <= 50),
    broadcast INTEGER NOT NULL CHECK (broadcast IN (0, 1)),
    source_type TEXT CHECK (length(source_type) <= 50),
    source_id INTEGER CHECK (source_id BETWEEN -2147483648 AND 2147483647),
    channels TEXT NOT NULL CHECK (json_valid(channels)),
    scheduled_at TEXT,
    expires_at TEXT,
    status TEXT NOT NULL CHECK (length(status) <= 50),
    sent_at TEXT,
    read_at TEXT,
    error_message TEXT,
    retry_count INTEGER NOT NULL CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    max_retries INTEGER NOT NULL CHECK (max_retries BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER notifications_touch AFTER UPDATE ON notifications
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE notifications SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_notifications_id ON notifications (id);

CREATE INDEX ix_notifications_notification_type ON notifications (notification_type);

CREATE INDEX ix_notifications_priority ON notifications (priority);

CREATE INDEX ix_notifications_user_id ON notifications (user_id);

CREATE INDEX ix_notifications_status ON notifications (status);

CREATE INDEX ix_notifications_created_at ON notifications (created_at);

CREATE TABLE notification_deliveries (
    id INTEGER NOT NULL CONSTRAINT notification_deliveries_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    notification_id INTEGER NOT NULL CHECK (notification_id BETWEEN -2147483648 AND 2147483647),
    channel_id INTEGER NOT NULL CHECK (channel_id BETWEEN -2147483648 AND 2147483647),
    status TEXT NOT NULL CHECK (length(status) <= 50),
    sent_at TEXT,
    delivered_at TEXT,
    read_at TEXT,
    external_id TEXT CHECK (length(external_id) <= 255),
    response_data TEXT CHECK (response_data IS NULL OR json_valid(response_data)),
    error_message TEXT,
    error_code TEXT CHECK (length(error_code) <= 50),
    retry_count INTEGER NOT NULL CHECK (retry_count BETWEEN -2147483648 AND 2147483647),
    delivery_time_ms REAL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT notification_deliveries_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notifications (id),
    CONSTRAINT notification_deliveries_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES notification_channels (id)
) STRICT;

CREATE TRIGGER notification_deliveries_touch AFTER UPDATE ON notification_deliveries
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE notification_deliveries SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_notification_deliveries_id ON notification_deliveries (id);

CREATE INDEX ix_notification_deliveries_notification_id ON notification_deliveries (notification_id);

CREATE INDEX ix_notification_deliveries_channel_id ON notification_deliveries (channel_id);

CREATE INDEX ix_notification_deliveries_status ON notification_deliveries (status);

CREATE TABLE notification_digests (
    id INTEGER NOT NULL CONSTRAINT notification_digests_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    user_id TEXT NOT NULL CHECK (length(user_id) <= 50),
    digest_type TEXT NOT NULL CHECK (length(digest_type) <= 50),
    title TEXT NOT NULL CHECK (length(title) <= 255),
    summary TEXT NOT NULL,
    notification_count INTEGER NOT NULL CHECK (notification_count BETWEEN -2147483648 AND 2147483647),
    notification_ids TEXT NOT NULL CHECK (json_valid(notification_ids)),
    period_start TEXT NOT NULL,
    period_end TEXT NOT NULL,
    scheduled_at TEXT NOT NULL,
    status TEXT NOT NULL CHECK (length(status) <= 50),
    sent_at TEXT,
    channels TEXT NOT NULL CHECK (json_valid(channels)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE INDEX ix_notification_digests_id ON notification_digests (id);

CREATE INDEX ix_notification_digests_user_id ON notification_digests (user_id);

CREATE INDEX ix_notification_digests_digest_type ON notification_digests (digest_type);

CREATE INDEX ix_notification_digests_status ON notification_digests (status);

CREATE TABLE notification_preferences (
    id INTEGER NOT NULL CONSTRAINT notification_preferences_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    user_id TEXT NOT NULL CHECK (length(user_id) <= 50),
    notification_type TEXT NOT NULL CHECK (length(notification_type) <= 50),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    channels TEXT NOT NULL CHECK (json_valid(channels)),
    priority_threshold TEXT NOT NULL CHECK (length(priority_threshold) <= 20),
    quiet_hours_enabled INTEGER NOT NULL CHECK (quiet_hours_enabled IN (0, 1)),
    quiet_start_hour INTEGER NOT NULL CHECK (quiet_start_hour BETWEEN -2147483648 AND 2147483647),
    quiet_end_hour INTEGER NOT NULL CHECK (quiet_end_hour BETWEEN -2147483648 AND 2147483647),
    timezone TEXT NOT NULL CHECK (length(timezone) <= 50),
    max_per_hour INTEGER CHECK (max_per_hour BETWEEN -2147483648 AND 2147483647),
    max_per_day INTEGER CHECK (max_per_day BETWEEN -2147483648 AND 2147483647),
    digest_enabled INTEGER NOT NULL CHECK (digest_enabled IN (0, 1)),
    digest_frequency_hours INTEGER NOT NULL CHECK (digest_frequency_hours BETWEEN -2147483648 AND 2147483647),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER notification_preferences_touch AFTER UPDATE ON notification_preferences
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE notification_preferences SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_notification_preferences_id ON notification_preferences (id);

CREATE INDEX ix_notification_preferences_user_id ON notification_preferences (user_id);

CREATE INDEX ix_notification_preferences_notification_type ON notification_preferences (notification_type);

CREATE TABLE notification_templates (
    id INTEGER NOT NULL CONSTRAINT notification_templates_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    name TEXT NOT NULL CHECK (length(name) <= 255),
    notification_type TEXT NOT NULL CHECK (length(notification_type) <= 50),
    channel_type TEXT NOT NULL CHECK (length(channel_type) <= 50),
    title_template TEXT NOT NULL CHECK (length(title_template) <= 255),
    message_template TEXT NOT NULL,
    variables TEXT CHECK (variables IS NULL OR json_valid(variables)),
    format_config TEXT CHECK (format_config IS NULL OR json_valid(format_config)),
    usage_count INTEGER NOT NULL CHECK (usage_count BETWEEN -2147483648 AND 2147483647),
    last_used_at TEXT,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER notification_templates_touch AFTER UPDATE ON notification_templates
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE notification_templates SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_notification_templates_id ON notification_templates (id);

CREATE INDEX ix_notification_templates_name ON notification_templates (name);

CREATE INDEX ix_notification_templates_notification_type ON notification_templates (notification_type);

CREATE INDEX ix_notification_templates_channel_type ON notification_templates (channel_type);

CREATE TABLE websocket_connections (
    id INTEGER NOT NULL CONSTRAINT websocket_connections_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    connection_id TEXT NOT NULL CHECK (length(connection_id) <= 255),
    user_id TEXT NOT NULL CHECK (length(user_id) <= 50),
    ip_address TEXT CHECK (length(ip_address) <= 45),
    user_agent TEXT CHECK (length(user_agent) <= 500),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    last_ping_at TEXT,
    connected_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    disconnected_at TEXT,
    CONSTRAINT ix_websocket_connections_connection_id UNIQUE (connection_id)
) STRICT;

CREATE INDEX ix_websocket_connections_id ON websocket_connections (id);

CREATE INDEX ix_websocket_connections_user_id ON websocket_connections (user_id);

CREATE TABLE context_states (
    id INTEGER NOT NULL CONSTRAINT context_states_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    context_id TEXT NOT NULL CHECK (length(context_id) <= 100),
    session_id TEXT NOT NULL CHECK (length(session_id) <= 100),
    primary_lead_id INTEGER CHECK (primary_lead_id BETWEEN -2147483648 AND 2147483647),
    secondary_lead_ids TEXT CHECK (secondary_lead_ids IS NULL OR json_valid(secondary_lead_ids)),
    active_entities TEXT CHECK (active_entities IS NULL OR json_valid(active_entities)),
    active_topics TEXT CHECK (active_topics IS NULL OR json_valid(active_topics)),
    context_stack TEXT CHECK (context_stack IS NULL OR json_valid(context_stack)),
    previous_contexts TEXT CHECK (previous_contexts IS NULL OR json_valid(previous_contexts)),
    attention_distribution TEXT CHECK (attention_distribution IS NULL OR json_valid(attention_distribution)),
    requires_clarification INTEGER CHECK (requires_clarification IN (0, 1)),
    has_pending_decisions INTEGER CHECK (has_pending_decisions IN (0, 1)),
    is_complete INTEGER CHECK (is_complete IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT context_states_context_id_key UNIQUE (context_id),
    CONSTRAINT context_states_primary_lead_id_fkey FOREIGN KEY (primary_lead_id) REFERENCES leads (id)
) STRICT;

CREATE TRIGGER context_states_touch AFTER UPDATE ON context_states
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE context_states SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_context_states_id ON context_states (id);

CREATE TABLE conversation_memory (
    id INTEGER NOT NULL CONSTRAINT conversation_memory_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    session_id TEXT NOT NULL CHECK (length(session_id) <= 100),
    user_id TEXT CHECK (length(user_id) <= 100),
    lead_id INTEGER CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    message_type TEXT NOT NULL CHECK (length(message_type) <= 50),
    message_content TEXT NOT NULL,
    context_snapshot TEXT CHECK (context_snapshot IS NULL OR json_valid(context_snapshot)),
    active_leads TEXT CHECK (active_leads IS NULL OR json_valid(active_leads)),
    active_templates TEXT CHECK (active_templates IS NULL OR json_valid(active_templates)),
    entities TEXT CHECK (entities IS NULL OR json_valid(entities)),
    intent TEXT CHECK (length(intent) <= 100),
    sentiment REAL,
    importance_score REAL,
    is_milestone INTEGER CHECK (is_milestone IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT conversation_memory_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE INDEX ix_conversation_memory_id ON conversation_memory (id);

CREATE INDEX ix_conversation_memory_session_id ON conversation_memory (session_id);

CREATE INDEX ix_conversation_memory_user_id ON conversation_memory (user_id);

CREATE TABLE episodic_memory (
    id INTEGER NOT NULL CONSTRAINT episodic_memory_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    episode_id TEXT NOT NULL CHECK (length(episode_id) <= 100),
    session_id TEXT NOT NULL CHECK (length(session_id) <= 100),
    user_id TEXT CHECK (length(user_id) <= 100),
    episode_type TEXT NOT NULL CHECK (length(episode_type) <= 50),
    lead_ids TEXT CHECK (lead_ids IS NULL OR json_valid(lead_ids)),
    episode_start TEXT NOT NULL,
    episode_end TEXT,
    duration_seconds REAL,
    actions_taken TEXT NOT NULL CHECK (json_valid(actions_taken)),
    final_outcome TEXT CHECK (length(final_outcome) <= 100),
    outcome_details TEXT CHECK (outcome_details IS NULL OR json_valid(outcome_details)),
    lessons_learned TEXT CHECK (lessons_learned IS NULL OR json_valid(lessons_learned)),
    mistakes_made TEXT CHECK (mistakes_made IS NULL OR json_valid(mistakes_made)),
    successes TEXT CHECK (successes IS NULL OR json_valid(successes)),
    user_satisfaction REAL,
    complexity_score REAL,
    significance REAL,
    is_exemplar INTEGER CHECK (is_exemplar IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT episodic_memory_episode_id_key UNIQUE (episode_id)
) STRICT;

CREATE INDEX ix_episodic_memory_id ON episodic_memory (id);

CREATE TABLE knowledge_base_entries (
    id INTEGER NOT NULL CONSTRAINT knowledge_base_entries_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    entry_type TEXT NOT NULL CHECK (length(entry_type) <= 50),
    title TEXT NOT NULL CHECK (length(title) <= 255),
    content TEXT NOT NULL,
    metadata_json TEXT CHECK (metadata_json IS NULL OR json_valid(metadata_json)),
    tags TEXT CHECK (tags IS NULL OR json_valid(tags) AND json_type(tags) = 'array'),
    category TEXT CHECK (length(category) <= 100),
    priority INTEGER NOT NULL CHECK (priority BETWEEN -2147483648 AND 2147483647),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX ix_knowledge_base_entries_id ON knowledge_base_entries (id);

CREATE INDEX ix_knowledge_base_entries_entry_type ON knowledge_base_entries (entry_type);

CREATE INDEX ix_knowledge_base_entries_category ON knowledge_base_entries (category);

CREATE INDEX ix_knowledge_base_entries_priority ON knowledge_base_entries (priority);

CREATE INDEX ix_knowledge_base_entries_is_active ON knowledge_base_entries (is_active);

CREATE TABLE long_term_memory (
    id INTEGER NOT NULL CONSTRAINT long_term_memory_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    user_id TEXT CHECK (length(user_id) <= 100),
    memory_type TEXT NOT NULL CHECK (length(memory_type) <= 50),
    memory_category TEXT CHECK (length(memory_category) <= 100),
    memory_key TEXT NOT NULL CHECK (length(memory_key) <= 200),
    memory_value TEXT NOT NULL CHECK (json_valid(memory_value)),
    confidence REAL,
    frequency INTEGER CHECK (frequency BETWEEN -2147483648 AND 2147483647),
    last_accessed TEXT,
    access_count INTEGER CHECK (access_count BETWEEN -2147483648 AND 2147483647),
    strength REAL,
    reinforcement_count INTEGER CHECK (reinforcement_count BETWEEN -2147483648 AND 2147483647),
    source_sessions TEXT CHECK (source_sessions IS NULL OR json_valid(source_sessions)),
    source_leads TEXT CHECK (source_leads IS NULL OR json_valid(source_leads)),
    is_active INTEGER CHECK (is_active IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER long_term_memory_touch AFTER UPDATE ON long_term_memory
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE long_term_memory SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_long_term_memory_id ON long_term_memory (id);

CREATE INDEX ix_long_term_memory_user_id ON long_term_memory (user_id);

CREATE INDEX ix_long_term_memory_type_category ON long_term_memory (memory_type, memory_category);

CREATE INDEX ix_long_term_memory_user_key ON long_term_memory (user_id, memory_key);

CREATE TABLE semantic_memory (
    id INTEGER NOT NULL CONSTRAINT semantic_memory_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    content_type TEXT NOT NULL CHECK (length(content_type) <= 50),
    content_id TEXT NOT NULL CHECK (length(content_id) <= 200),
    content_text TEXT NOT NULL,
    embedding_vector TEXT CHECK (embedding_vector IS NULL OR json_valid(embedding_vector)),
    embedding_model TEXT CHECK (length(embedding_model) <= 100),
    topics TEXT CHECK (topics IS NULL OR json_valid(topics)),
    keywords TEXT CHECK (keywords IS NULL OR json_valid(keywords)),
    summary TEXT,
    similar_items TEXT CHECK (similar_items IS NULL OR json_valid(similar_items)),
    cluster_id TEXT CHECK (length(cluster_id) <= 100),
    retrieval_count INTEGER CHECK (retrieval_count BETWEEN -2147483648 AND 2147483647),
    last_retrieved TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER semantic_memory_touch AFTER UPDATE ON semantic_memory
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE semantic_memory SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_semantic_memory_id ON semantic_memory (id);

CREATE INDEX ix_semantic_memory_cluster ON semantic_memory (cluster_id);

CREATE INDEX ix_semantic_memory_content ON semantic_memory (content_type, content_id);

CREATE TABLE short_term_memory (
    id INTEGER NOT NULL CONSTRAINT short_term_memory_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    session_id TEXT NOT NULL CHECK (length(session_id) <= 100),
    user_id TEXT CHECK (length(user_id) <= 100),
    current_leads TEXT CHECK (current_leads IS NULL OR json_valid(current_leads)),
    current_task TEXT CHECK (length(current_task) <= 200),
    current_step TEXT CHECK (length(current_step) <= 200),
    working_memory TEXT CHECK (working_memory IS NULL OR json_valid(working_memory)),
    decision_stack TEXT CHECK (decision_stack IS NULL OR json_valid(decision_stack)),
    session_preferences TEXT CHECK (session_preferences IS NULL OR json_valid(session_preferences)),
    message_count INTEGER CHECK (message_count BETWEEN -2147483648 AND 2147483647),
    decision_count INTEGER CHECK (decision_count BETWEEN -2147483648 AND 2147483647),
    leads_processed INTEGER CHECK (leads_processed BETWEEN -2147483648 AND 2147483647),
    is_active INTEGER CHECK (is_active IN (0, 1)),
    last_activity TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    expires_at TEXT,
    CONSTRAINT ix_short_term_memory_session_id UNIQUE (session_id)
) STRICT;

CREATE INDEX ix_short_term_memory_id ON short_term_memory (id);

CREATE TABLE ai_gym_performance (
    id INTEGER NOT NULL CONSTRAINT ai_gym_performance_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    task_type TEXT NOT NULL CHECK (length(task_type) <= 100),
    model_name TEXT NOT NULL CHECK (length(model_name) <= 100),
    lead_id INTEGER CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    metadata TEXT CHECK (metadata IS NULL OR json_valid(metadata)),
    prompt_tokens INTEGER CHECK (prompt_tokens BETWEEN -2147483648 AND 2147483647),
    completion_tokens INTEGER CHECK (completion_tokens BETWEEN -2147483648 AND 2147483647),
    total_tokens INTEGER CHECK (total_tokens BETWEEN -2147483648 AND 2147483647),
    cost REAL,
    duration_seconds REAL,
    response_text TEXT,
    faithfulness_score REAL,
    relevance_score REAL,
    coherence_score REAL,
    conciseness_score REAL,
    composite_score REAL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT,
    CONSTRAINT ai_gym_performance_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE TRIGGER ai_gym_performance_touch AFTER UPDATE ON ai_gym_performance
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE ai_gym_performance SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_ai_gym_performance_id ON ai_gym_performance (id);

CREATE INDEX ix_ai_gym_performance_task_type ON ai_gym_performance (task_type);

CREATE INDEX ix_ai_gym_performance_model_name ON ai_gym_performance (model_name);

CREATE INDEX ix_ai_gym_performance_lead_id ON ai_gym_performance (lead_id);

CREATE TABLE ai_model_metrics (
    id INTEGER NOT NULL CONSTRAINT ai_model_metrics_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    model_id TEXT NOT NULL CHECK (length(model_id) <= 100),
    task_type TEXT NOT NULL CHECK (length(task_type) <= 50),
    prompt_tokens INTEGER NOT NULL CHECK (prompt_tokens BETWEEN -2147483648 AND 2147483647),
    completion_tokens INTEGER NOT NULL CHECK (completion_tokens BETWEEN -2147483648 AND 2147483647),
    latency_ms INTEGER NOT NULL CHECK (latency_ms BETWEEN -2147483648 AND 2147483647),
    cost_usd REAL NOT NULL,
    quality_score REAL,
    user_approved INTEGER CHECK (user_approved IN (0, 1)),
    edit_distance INTEGER CHECK (edit_distance BETWEEN -2147483648 AND 2147483647),
    error_occurred INTEGER NOT NULL CHECK (error_occurred IN (0, 1)),
    error_message TEXT,
    execution_metadata TEXT CHECK (execution_metadata IS NULL OR json_valid(execution_metadata)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER ai_model_metrics_touch AFTER UPDATE ON ai_model_metrics
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE ai_model_metrics SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_ai_model_metrics_id ON ai_model_metrics (id);

CREATE INDEX ix_ai_model_metrics_model_id ON ai_model_metrics (model_id);

CREATE INDEX ix_ai_model_metrics_task_type ON ai_model_metrics (task_type);

CREATE INDEX ix_ai_model_metrics_created_at ON ai_model_metrics (created_at);

CREATE TABLE feature_importance (
    id INTEGER NOT NULL CONSTRAINT feature_importance_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    model_name TEXT NOT NULL CHECK (length(model_name) <= 100),
    model_version TEXT NOT NULL CHECK (length(model_version) <= 50),
    feature_name TEXT NOT NULL CHECK (length(feature_name) <= 100),
    feature_category TEXT CHECK (length(feature_category) <= 50),
    importance_score REAL NOT NULL,
    correlation_with_success REAL,
    usage_frequency REAL,
    mean_value REAL,
    std_deviation REAL,
    min_value REAL,
    max_value REAL,
    positive_impact_count INTEGER CHECK (positive_impact_count BETWEEN -2147483648 AND 2147483647),
    negative_impact_count INTEGER CHECK (negative_impact_count BETWEEN -2147483648 AND 2147483647),
    neutral_impact_count INTEGER CHECK (neutral_impact_count BETWEEN -2147483648 AND 2147483647),
    calculated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER feature_importance_touch AFTER UPDATE ON feature_importance
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE feature_importance SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_feature_importance_id ON feature_importance (id);

CREATE TABLE interaction_feedback (
    id INTEGER NOT NULL CONSTRAINT interaction_feedback_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    approval_id INTEGER CHECK (approval_id BETWEEN -2147483648 AND 2147483647),
    template_id INTEGER CHECK (template_id BETWEEN -2147483648 AND 2147483647),
    interaction_type TEXT NOT NULL CHECK (length(interaction_type) <= 50),
    action_taken TEXT CHECK (length(action_taken) <= 100),
    explicit_rating REAL,
    implicit_signal TEXT CHECK (length(implicit_signal) <= 50),
    response_received INTEGER CHECK (response_received IN (0, 1)),
    response_positive INTEGER CHECK (response_positive IN (0, 1)),
    time_to_action REAL,
    dwell_time REAL,
    outcome TEXT CHECK (length(outcome) <= 50),
    outcome_value REAL,
    user_context TEXT CHECK (user_context IS NULL OR json_valid(user_context)),
    session_id TEXT CHECK (length(session_id) <= 100),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT interaction_feedback_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id),
    CONSTRAINT interaction_feedback_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES response_approvals (id),
    CONSTRAINT interaction_feedback_template_id_fkey FOREIGN KEY (template_id) REFERENCES response_templates (id)
) STRICT;

CREATE INDEX ix_interaction_feedback_id ON interaction_feedback (id);

CREATE TABLE lead_feedback (
    id INTEGER NOT NULL CONSTRAINT lead_feedback_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    user_rating REAL,
    action_type TEXT NOT NULL CHECK (length(action_type) <= 50),
    interaction_duration REAL,
    feedback_source TEXT NOT NULL CHECK (length(feedback_source) <= 50),
    feedback_confidence REAL NOT NULL,
    contact_successful INTEGER CHECK (contact_successful IN (0, 1)),
    contact_response_time REAL,
    conversion_value REAL,
    session_id TEXT CHECK (length(session_id) <= 255),
    user_agent TEXT,
    ip_address TEXT CHECK (length(ip_address) <= 45),
    model_version TEXT CHECK (length(model_version) <= 50),
    prediction_score REAL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT lead_feedback_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE TRIGGER lead_feedback_touch AFTER UPDATE ON lead_feedback
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE lead_feedback SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_lead_feedback_id ON lead_feedback (id);

CREATE INDEX ix_lead_feedback_lead_id ON lead_feedback (lead_id);

CREATE INDEX ix_lead_feedback_action_type ON lead_feedback (action_type);

CREATE INDEX ix_lead_feedback_session_id ON lead_feedback (session_id);

CREATE INDEX ix_lead_feedback_model_version ON lead_feedback (model_version);

CREATE INDEX ix_lead_feedback_created_at ON lead_feedback (created_at);

CREATE TABLE learning_states (
    id INTEGER NOT NULL CONSTRAINT learning_states_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    model_name TEXT NOT NULL CHECK (length(model_name) <= 100),
    model_version TEXT NOT NULL CHECK (length(model_version) <= 50),
    model_type TEXT NOT NULL CHECK (length(model_type) <= 50),
    state_vector TEXT CHECK (state_vector IS NULL OR json_valid(state_vector)),
    q_values TEXT CHECK (q_values IS NULL OR json_valid(q_values)),
    policy_weights TEXT CHECK (policy_weights IS NULL OR json_valid(policy_weights)),
    learning_rate REAL,
    discount_factor REAL,
    exploration_rate REAL,
    episodes_trained INTEGER CHECK (episodes_trained BETWEEN -2147483648 AND 2147483647),
    total_reward REAL,
    average_reward REAL,
    last_loss REAL,
    accuracy REAL,
    "precision" REAL,
    recall REAL,
    f1_score REAL,
    experience_buffer TEXT CHECK (experience_buffer IS NULL OR json_valid(experience_buffer)),
    buffer_size INTEGER CHECK (buffer_size BETWEEN -2147483648 AND 2147483647),
    is_training INTEGER CHECK (is_training IN (0, 1)),
    is_active INTEGER CHECK (is_active IN (0, 1)),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    last_trained_at TEXT,
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT learning_states_model_name_key UNIQUE (model_name)
) STRICT;

CREATE TRIGGER learning_states_touch AFTER UPDATE ON learning_states
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE learning_states SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_learning_states_id ON learning_states (id);

CREATE TABLE model_metrics (
    id INTEGER NOT NULL CONSTRAINT model_metrics_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    model_version TEXT NOT NULL CHECK (length(model_version) <= 50),
    model_type TEXT NOT NULL CHECK (length(model_type) <= 50),
    "precision" REAL,
    recall REAL,
    f1_score REAL,
    auc_roc REAL,
    accuracy REAL,
    conversion_rate REAL,
    contact_success_rate REAL,
    avg_prediction_score REAL,
    training_samples INTEGER CHECK (training_samples BETWEEN -2147483648 AND 2147483647),
    validation_samples INTEGER CHECK (validation_samples BETWEEN -2147483648 AND 2147483647),
    feature_count INTEGER CHECK (feature_count BETWEEN -2147483648 AND 2147483647),
    training_duration REAL,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    deployed_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER model_metrics_touch AFTER UPDATE ON model_metrics
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE model_metrics SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_model_metrics_id ON model_metrics (id);

CREATE INDEX ix_model_metrics_model_version ON model_metrics (model_version);

CREATE INDEX ix_model_metrics_is_active ON model_metrics (is_active);

CREATE TABLE policy_history (
    id INTEGER NOT NULL CONSTRAINT policy_history_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    model_name TEXT NOT NULL CHECK (length(model_name) <= 100),
    model_version TEXT NOT NULL CHECK (length(model_version) <= 50),
    policy_version INTEGER NOT NULL CHECK (policy_version BETWEEN -2147483648 AND 2147483647),
    policy_type TEXT NOT NULL CHECK (length(policy_type) <= 50),
    policy_parameters TEXT NOT NULL CHECK (json_valid(policy_parameters)),
    action_probabilities TEXT CHECK (action_probabilities IS NULL OR json_valid(action_probabilities)),
    performance_metrics TEXT NOT NULL CHECK (json_valid(performance_metrics)),
    training_episodes INTEGER NOT NULL CHECK (training_episodes BETWEEN -2147483648 AND 2147483647),
    total_reward REAL NOT NULL,
    changes_from_previous TEXT CHECK (changes_from_previous IS NULL OR json_valid(changes_from_previous)),
    improvement_rate REAL,
    is_deployed INTEGER CHECK (is_deployed IN (0, 1)),
    deployed_at TEXT,
    retired_at TEXT,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE INDEX ix_policy_history_id ON policy_history (id);

CREATE TABLE reward_signals (
    id INTEGER NOT NULL CONSTRAINT reward_signals_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    action_type TEXT NOT NULL CHECK (length(action_type) <= 50),
    action_details TEXT CHECK (action_details IS NULL OR json_valid(action_details)),
    state_features TEXT NOT NULL CHECK (json_valid(state_features)),
    action_taken TEXT NOT NULL CHECK (length(action_taken) <= 100),
    immediate_reward REAL NOT NULL,
    delayed_reward REAL,
    total_reward REAL,
    reward_components TEXT CHECK (reward_components IS NULL OR json_valid(reward_components)),
    model_name TEXT NOT NULL CHECK (length(model_name) <= 100),
    model_version TEXT NOT NULL CHECK (length(model_version) <= 50),
    episode_id TEXT CHECK (length(episode_id) <= 100),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT reward_signals_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE INDEX ix_reward_signals_id ON reward_signals (id);

CREATE TABLE ab_test_results (
    id INTEGER NOT NULL CONSTRAINT ab_test_results_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    test_name TEXT NOT NULL CHECK (length(test_name) <= 200),
    lead_id INTEGER NOT NULL CHECK (lead_id BETWEEN -2147483648 AND 2147483647),
    variant TEXT NOT NULL CHECK (length(variant) <= 50),
    test_parameter TEXT CHECK (length(test_parameter) <= 200),
    variant_value TEXT CHECK (length(variant_value) <= 500),
    assigned_at TEXT,
    email_opened INTEGER CHECK (email_opened IN (0, 1)),
    email_opened_at TEXT,
    email_clicked INTEGER CHECK (email_clicked IN (0, 1)),
    email_clicked_at TEXT,
    replied INTEGER CHECK (replied IN (0, 1)),
    replied_at TEXT,
    converted INTEGER CHECK (converted IN (0, 1)),
    converted_at TEXT,
    video_views INTEGER CHECK (video_views BETWEEN -2147483648 AND 2147483647),
    video_watch_duration INTEGER CHECK (video_watch_duration BETWEEN -2147483648 AND 2147483647),
    demo_visits INTEGER CHECK (demo_visits BETWEEN -2147483648 AND 2147483647),
    demo_time_spent INTEGER CHECK (demo_time_spent BETWEEN -2147483648 AND 2147483647),
    custom_metrics TEXT CHECK (custom_metrics IS NULL OR json_valid(custom_metrics)),
    test_metadata TEXT CHECK (test_metadata IS NULL OR json_valid(test_metadata)),
    created_at TEXT,
    updated_at TEXT,
    CONSTRAINT ab_test_results_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads (id)
) STRICT;

CREATE INDEX ix_ab_test_results_id ON ab_test_results (id);

CREATE INDEX ix_ab_test_results_test_name ON ab_test_results (test_name);

CREATE INDEX ix_ab_test_results_variant ON ab_test_results (variant);

CREATE TABLE ab_test_variants (
    id INTEGER NOT NULL CONSTRAINT ab_test_variants_pkey PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
    test_name TEXT NOT NULL CHECK (length(test_name) <= 100),
    variant_name TEXT NOT NULL CHECK (length(variant_name) <= 50),
    model_version TEXT NOT NULL CHECK (length(model_version) <= 50),
    traffic_percentage REAL NOT NULL,
    is_control INTEGER NOT NULL CHECK (is_control IN (0, 1)),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    sample_size INTEGER NOT NULL CHECK (sample_size BETWEEN -2147483648 AND 2147483647),
    conversion_rate REAL,
    avg_score REAL,
    avg_quality_score REAL,
    avg_cost_usd REAL,
    confidence_interval_lower REAL,
    confidence_interval_upper REAL,
    statistical_significance REAL,
    start_date TEXT,
    end_date TEXT,
    test_metadata TEXT CHECK (test_metadata IS NULL OR json_valid(test_metadata)),
    model_id TEXT CHECK (length(model_id) <= 100),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now'))
) STRICT;

CREATE TRIGGER ab_test_variants_touch AFTER UPDATE ON ab_test_variants
    FOR EACH ROW WHEN NEW.updated_at IS NOT strftime('%Y-%m-%d %H:%M:%f', 'now')
BEGIN
    UPDATE ab_test_variants SET updated_at = strftime('%Y-%m-%d %H:%M:%f', 'now')
        WHERE rowid = NEW.rowid;
END;

CREATE INDEX ix_ab_test_variants_id ON ab_test_variants (id);

CREATE INDEX ix_ab_test_variants_test_name ON ab_test_variants (test_name);

CREATE INDEX ix_ab_test_variants_variant_name ON ab_test_variants (variant_name);

CREATE INDEX ix_ab_test_variants_model_version ON ab_test_variants (model_version);

CREATE INDEX ix_ab_test_variants_is_active ON ab_test_variants (is_active);

CREATE INDEX ix_ab_test_variants_model_id ON ab_test_variants (model_id);
