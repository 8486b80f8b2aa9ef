-- 0001_initial (SQLite, down)
-- Drops 93 tables.
-- Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read 0001_initial.down.sql' COMMIT

DROP TABLE ab_test_variants;

DROP TABLE ab_test_results;

DROP TABLE reward_signals;

DROP TABLE policy_history;

DROP TABLE model_metrics;

DROP TABLE learning_states;

DROP TABLE lead_feedback;

DROP TABLE interaction_feedback;

DROP TABLE feature_importance;

DROP TABLE ai_model_metrics;

DROP TABLE ai_gym_performance;

DROP TABLE short_term_memory;

DROP TABLE semantic_memory;

DROP TABLE long_term_memory;

DROP TABLE knowledge_base_entries;

DROP TABLE episodic_memory;

DROP TABLE conversation_memory;

DROP TABLE context_states;

DROP TABLE websocket_connections;

DROP TABLE notification_templates;

DROP TABLE notification_preferences;

DROP TABLE notification_digests;

DROP TABLE notification_deliveries;

DROP TABLE notifications;

DROP TABLE notification_channels;

DROP TABLE workflow_reports;

DROP TABLE workflow_metrics;

DROP TABLE workflow_alerts;

DROP TABLE legacy_workflow_approvals;

DROP TABLE workflow_execution_monitoring;

DROP TABLE webhook_retry_history;

DROP TABLE webhook_queue;

DROP TABLE webhook_logs;

DROP TABLE workflow_monitoring;

DROP TABLE workflow_approvals;

DROP TABLE workflow_executions;

DROP TABLE n8n_webhook_queue;

DROP TABLE n8n_workflows;

DROP TABLE voiceovers;

DROP TABLE voiceover_usage;

DROP TABLE voiceover_cache;

DROP TABLE video_views;

DROP TABLE video_scripts;

DROP TABLE screen_recordings;

DROP TABLE recording_segments;

DROP TABLE recording_sessions;

DROP TABLE hosted_videos;

DROP TABLE composition_jobs;

DROP TABLE composed_videos;

DROP TABLE website_analyses;

DROP TABLE deployment_history;

DROP TABLE demo_site_components;

DROP TABLE demo_site_analytics;

DROP TABLE demo_sites;

DROP TABLE demo_site_templates;

DROP TABLE linkedin_messages;

DROP TABLE linkedin_contacts;

DROP TABLE linkedin_connections;

DROP TABLE email_tracking;

DROP TABLE campaign_recipients;

DROP TABLE campaigns;

DROP TABLE ai_suggestions;

DROP TABLE conversation_messages;

DROP TABLE conversations;

DROP TABLE approval_rules;

DROP TABLE approval_queue;

DROP TABLE approval_history;

DROP TABLE response_approvals;

DROP TABLE response_templates;

DROP TABLE user_sessions;

DROP TABLE password_history;

DROP TABLE audit_logs;

DROP TABLE users;

DROP TABLE found_emails;

DROP TABLE email_finder_usage;

DROP TABLE email_finder_quotas;

DROP TABLE scraping_schedules;

DROP TABLE schedule_templates;

DROP TABLE schedule_notifications;

DROP TABLE schedule_executions;

DROP TABLE schedules;

DROP TABLE rule_set_rules;

DROP TABLE rule_executions;

DROP TABLE rule_sets;

DROP TABLE filter_rules;

DROP TABLE exclude_list_items;

DROP TABLE exclude_lists;

DROP TABLE qualification_criteria;

DROP TABLE notes;

DROP TABLE lead_tags;

DROP TABLE tags;

DROP TABLE leads;

DROP TABLE locations;
