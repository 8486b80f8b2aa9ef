-- 0001_initial (SQLite, down)
-- Drops 17 tables.
-- Run it inside one transaction: sqlite3 -bail FILE BEGIN '.read 0001_initial.down.sql' COMMIT

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

DROP TABLE campaign_recipients;

DROP TABLE campaigns;

DROP TABLE response_templates;

DROP TABLE users;

DROP TABLE leads;

DROP TABLE locations;
