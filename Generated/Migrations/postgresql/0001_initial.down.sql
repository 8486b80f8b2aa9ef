-- 0001_initial (PostgreSQL, down)
-- Drops 52 triggers, 93 tables and 10 enums.
-- Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f 0001_initial.down.sql

DROP TRIGGER ab_test_variants_touch ON ab_test_variants;

DROP FUNCTION ab_test_variants_touch();

DROP TABLE ab_test_variants;

DROP TABLE ab_test_results;

DROP TABLE reward_signals;

DROP TABLE policy_history;

DROP TRIGGER model_metrics_touch ON model_metrics;

DROP FUNCTION model_metrics_touch();

DROP TABLE model_metrics;

DROP TRIGGER learning_states_touch ON learning_states;

DROP FUNCTION learning_states_touch();

DROP TABLE learning_states;

DROP TRIGGER lead_feedback_touch ON lead_feedback;

DROP FUNCTION lead_feedback_touch();

DROP TABLE lead_feedback;

DROP TABLE interaction_feedback;

DROP TRIGGER feature_importance_touch ON feature_importance;

DROP FUNCTION feature_importance_touch();

DROP TABLE feature_importance;

DROP TRIGGER ai_model_metrics_touch ON ai_model_metrics;

DROP FUNCTION ai_model_metrics_touch();

DROP TABLE ai_model_metrics;

DROP TRIGGER ai_gym_performance_touch ON ai_gym_performance;

DROP FUNCTION ai_gym_performance_touch();

DROP TABLE ai_gym_performance;

DROP TABLE short_term_memory;

DROP TRIGGER semantic_memory_touch ON semantic_memory;

DROP FUNCTION semantic_memory_touch();

DROP TABLE semantic_memory;

DROP TRIGGER long_term_memory_touch ON long_term_memory;

DROP FUNCTION long_term_memory_touch();

DROP TABLE long_term_memory;

DROP TABLE knowledge_base_entries;

DROP TABLE episodic_memory;

DROP TABLE conversation_memory;

DROP TRIGGER context_states_touch ON context_states;

DROP FUNCTION context_states_touch();

DROP TABLE context_states;

DROP TABLE websocket_connections;

DROP TRIGGER notification_templates_touch ON notification_templates;

DROP FUNCTION notification_templates_touch();

DROP TABLE notification_templates;

DROP TRIGGER notification_preferences_touch ON notification_preferences;

DROP FUNCTION notification_preferences_touch();

DROP TABLE notification_preferences;

DROP TABLE notification_digests;

DROP TRIGGER notification_deliveries_touch ON notification_deliveries;

DROP FUNCTION notification_deliveries_touch();

DROP TABLE notification_deliveries;

DROP TRIGGER notifications_touch ON notifications;

DROP FUNCTION notifications_touch();

DROP TABLE notifications;

DROP TRIGGER notification_channels_touch ON notification_channels;

DROP FUNCTION notification_channels_touch();

DROP TABLE notification_channels;

DROP TABLE workflow_reports;

DROP TABLE workflow_metrics;

DROP TABLE workflow_alerts;

DROP TABLE legacy_workflow_approvals;

DROP TABLE workflow_execution_monitoring;

DROP TABLE webhook_retry_history;

DROP TRIGGER webhook_queue_touch ON webhook_queue;

DROP FUNCTION webhook_queue_touch();

DROP TABLE webhook_queue;

DROP TABLE webhook_logs;

DROP TABLE workflow_monitoring;

DROP TABLE workflow_approvals;

DROP TABLE workflow_executions;

DROP TABLE n8n_webhook_queue;

DROP TABLE n8n_workflows;

DROP TRIGGER voiceovers_touch ON voiceovers;

DROP FUNCTION voiceovers_touch();

DROP TABLE voiceovers;

DROP TRIGGER voiceover_usage_touch ON voiceover_usage;

DROP FUNCTION voiceover_usage_touch();

DROP TABLE voiceover_usage;

DROP TABLE voiceover_cache;

DROP TRIGGER video_views_touch ON video_views;

DROP FUNCTION video_views_touch();

DROP TABLE video_views;

DROP TRIGGER video_scripts_touch ON video_scripts;

DROP FUNCTION video_scripts_touch();

DROP TABLE video_scripts;

DROP TRIGGER screen_recordings_touch ON screen_recordings;

DROP FUNCTION screen_recordings_touch();

DROP TABLE screen_recordings;

DROP TABLE recording_segments;

DROP TRIGGER recording_sessions_touch ON recording_sessions;

DROP FUNCTION recording_sessions_touch();

DROP TABLE recording_sessions;

DROP TRIGGER hosted_videos_touch ON hosted_videos;

DROP FUNCTION hosted_videos_touch();

DROP TABLE hosted_videos;

DROP TRIGGER composition_jobs_touch ON composition_jobs;

DROP FUNCTION composition_jobs_touch();

DROP TABLE composition_jobs;

DROP TRIGGER composed_videos_touch ON composed_videos;

DROP FUNCTION composed_videos_touch();

DROP TABLE composed_videos;

DROP TRIGGER website_analyses_touch ON website_analyses;

DROP FUNCTION website_analyses_touch();

DROP TABLE website_analyses;

DROP TABLE deployment_history;

DROP TRIGGER demo_site_components_touch ON demo_site_components;

DROP FUNCTION demo_site_components_touch();

DROP TABLE demo_site_components;

DROP TRIGGER demo_site_analytics_touch ON demo_site_analytics;

DROP FUNCTION demo_site_analytics_touch();

DROP TABLE demo_site_analytics;

DROP TRIGGER demo_sites_touch ON demo_sites;

DROP FUNCTION demo_sites_touch();

DROP TABLE demo_sites;

DROP TRIGGER demo_site_templates_touch ON demo_site_templates;

DROP FUNCTION demo_site_templates_touch();

DROP TABLE demo_site_templates;

DROP TABLE linkedin_messages;

DROP TABLE linkedin_contacts;

DROP TABLE linkedin_connections;

DROP TABLE email_tracking;

DROP TRIGGER campaign_recipients_touch ON campaign_recipients;

DROP FUNCTION campaign_recipients_touch();

DROP TABLE campaign_recipients;

DROP TRIGGER campaigns_touch ON campaigns;

DROP FUNCTION campaigns_touch();

DROP TABLE campaigns;

DROP TRIGGER ai_suggestions_touch ON ai_suggestions;

DROP FUNCTION ai_suggestions_touch();

DROP TABLE ai_suggestions;

DROP TABLE conversation_messages;

DROP TRIGGER conversations_touch ON conversations;

DROP FUNCTION conversations_touch();

DROP TABLE conversations;

DROP TRIGGER approval_rules_touch ON approval_rules;

DROP FUNCTION approval_rules_touch();

DROP TABLE approval_rules;

DROP TRIGGER approval_queue_touch ON approval_queue;

DROP FUNCTION approval_queue_touch();

DROP TABLE approval_queue;

DROP TABLE approval_history;

DROP TRIGGER response_approvals_touch ON response_approvals;

DROP FUNCTION response_approvals_touch();

DROP TABLE response_approvals;

DROP TRIGGER response_templates_touch ON response_templates;

DROP FUNCTION response_templates_touch();

DROP TABLE response_templates;

DROP TABLE user_sessions;

DROP TABLE password_history;

DROP TABLE audit_logs;

DROP TRIGGER users_touch ON users;

DROP FUNCTION users_touch();

DROP TABLE users;

DROP TRIGGER found_emails_touch ON found_emails;

DROP FUNCTION found_emails_touch();

DROP TABLE found_emails;

DROP TABLE email_finder_usage;

DROP TRIGGER email_finder_quotas_touch ON email_finder_quotas;

DROP FUNCTION email_finder_quotas_touch();

DROP TABLE email_finder_quotas;

DROP TRIGGER scraping_schedules_touch ON scraping_schedules;

DROP FUNCTION scraping_schedules_touch();

DROP TABLE scraping_schedules;

DROP TRIGGER schedule_templates_touch ON schedule_templates;

DROP FUNCTION schedule_templates_touch();

DROP TABLE schedule_templates;

DROP TABLE schedule_notifications;

DROP TABLE schedule_executions;

DROP TRIGGER schedules_touch ON schedules;

DROP FUNCTION schedules_touch();

DROP TABLE schedules;

DROP TABLE rule_set_rules;

DROP TABLE rule_executions;

DROP TRIGGER rule_sets_touch ON rule_sets;

DROP FUNCTION rule_sets_touch();

DROP TABLE rule_sets;

DROP TRIGGER filter_rules_touch ON filter_rules;

DROP FUNCTION filter_rules_touch();

DROP TABLE filter_rules;

DROP TRIGGER exclude_list_items_touch ON exclude_list_items;

DROP FUNCTION exclude_list_items_touch();

DROP TABLE exclude_list_items;

DROP TRIGGER exclude_lists_touch ON exclude_lists;

DROP FUNCTION exclude_lists_touch();

DROP TABLE exclude_lists;

DROP TRIGGER qualification_criteria_touch ON qualification_criteria;

DROP FUNCTION qualification_criteria_touch();

DROP TABLE qualification_criteria;

DROP TRIGGER notes_touch ON notes;

DROP FUNCTION notes_touch();

DROP TABLE notes;

DROP TABLE lead_tags;

DROP TABLE tags;

DROP TRIGGER leads_touch ON leads;

DROP FUNCTION leads_touch();

DROP TABLE leads;

DROP TRIGGER locations_touch ON locations;

DROP FUNCTION locations_touch();

DROP TABLE locations;

DROP TYPE workflowstatus;

DROP TYPE suggestion_status;

DROP TYPE servicename;

DROP TYPE queuestatus;

DROP TYPE monitoringseverity;

DROP TYPE message_direction;

DROP TYPE emailsource;

DROP TYPE conversation_status;

DROP TYPE approvalstatus;

DROP TYPE approvalpriority;
