-- 0001_initial (PostgreSQL, down)
-- Drops 17 tables, 6 triggers and 5 enums.
-- Run it inside one transaction: psql -1 -v ON_ERROR_STOP=1 -f 0001_initial.down.sql

DROP TABLE workflow_reports;

DROP TABLE workflow_metrics;

DROP TABLE workflow_alerts;

DROP TABLE legacy_workflow_approvals;

DROP TABLE workflow_execution_monitoring;

DROP TABLE workflow_monitoring;

DROP TABLE workflow_approvals;

DROP TABLE workflow_executions;

DROP TABLE n8n_webhook_queue;

DROP TABLE n8n_workflows;

DROP TABLE email_tracking;

DROP TRIGGER campaign_recipients_touch ON campaign_recipients;

DROP FUNCTION campaign_recipients_touch();

DROP TABLE campaign_recipients;

DROP TRIGGER campaigns_touch ON campaigns;

DROP FUNCTION campaigns_touch();

DROP TABLE campaigns;

DROP TRIGGER response_templates_touch ON response_templates;

DROP FUNCTION response_templates_touch();

DROP TABLE response_templates;

DROP TRIGGER users_touch ON users;

DROP FUNCTION users_touch();

DROP TABLE users;

DROP TRIGGER leads_touch ON leads;

DROP FUNCTION leads_touch();

DROP TABLE leads;

DROP TRIGGER locations_touch ON locations;

DROP FUNCTION locations_touch();

DROP TABLE locations;

DROP TYPE workflowstatus;

DROP TYPE queuestatus;

DROP TYPE monitoringseverity;

DROP TYPE approvalstatus;

DROP TYPE approvalpriority;
