extension CatalogueChange {
    static let ofTypes = [
        CatalogueChange("CREATE SCHEMA more", "schema more"),
        CatalogueChange("COMMENT ON SCHEMA app IS NULL", "schema app"),
        CatalogueChange("GRANT USAGE ON SCHEMA app TO pg_monitor", "schema app"),
        CatalogueChange("REVOKE USAGE ON SCHEMA public FROM PUBLIC", "schema public"),
        CatalogueChange("CREATE COLLATION app.more FROM \"POSIX\"", "collation app.more"),
        CatalogueChange("ALTER COLLATION app.plain RENAME TO p", "collation app.p", "collation app.plain"),
        CatalogueChange("ALTER TYPE app.mood ADD VALUE 'new' BEFORE 'so so'", "enum app.mood"),
        CatalogueChange("ALTER TYPE app.mood RENAME VALUE 'sad' TO 'unhappy'", "enum app.mood"),
        CatalogueChange("REVOKE USAGE ON TYPE app.mood FROM PUBLIC", "enum app.mood"),
        CatalogueChange("ALTER DOMAIN app.email DROP NOT NULL", "domain app.email"),
        CatalogueChange("ALTER DOMAIN app.email SET DEFAULT 'a@b'", "domain app.email"),
        CatalogueChange("COMMENT ON DOMAIN app.email IS 'x'", "domain app.email"),
        CatalogueChange("ALTER DOMAIN app.email DROP CONSTRAINT has_at", "check constraint app.email.has_at"),
        CatalogueChange(
            "ALTER DOMAIN app.email ADD CONSTRAINT short CHECK (VALUE <> '') NOT VALID",
            "check constraint app.email.short"),
        CatalogueChange("ALTER TYPE app.pair ADD ATTRIBUTE z date CASCADE", "column app.pair.z", "column app.typed.z"),
        CatalogueChange("COMMENT ON TYPE app.pair IS 'x'", "composite type app.pair"),
        CatalogueChange("COMMENT ON COLUMN app.pair.x IS 'x'", "column app.pair.x"),
        CatalogueChange("COMMENT ON TYPE app.span IS 'x'", "range type app.span"),
        CatalogueChange("ALTER TYPE app.spans RENAME TO all_spans", "range type app.span"),
        CatalogueChange("ALTER TYPE app.raw SET (STORAGE = external)", "base type app.raw"),
        CatalogueChange("DROP TYPE app.announced", "base type app.announced"),
        CatalogueChange("ALTER SEQUENCE app.counter CACHE 9", "sequence app.counter"),
        CatalogueChange("ALTER SEQUENCE app.counter AS integer MAXVALUE 99", "sequence app.counter"),
        CatalogueChange("ALTER SEQUENCE app.counter OWNED BY app.leads.born", "sequence app.counter"),
        CatalogueChange("REVOKE SELECT ON SEQUENCE app.counter FROM pg_monitor", "sequence app.counter"),
        CatalogueChange("ALTER SEQUENCE app.counter SET UNLOGGED", "sequence app.counter", since: 15),
    ]

    static let ofTables = [
        // Privileges that hold for all new tables of the schema are the table's from then on.
        CatalogueChange("CREATE TABLE app.more (a integer PRIMARY KEY, b text UNIQUE)", "table app.more"),
        CatalogueChange("DROP TABLE app.calls", "table app.calls"),
        CatalogueChange("ALTER TABLE app.scratch SET LOGGED", "table app.scratch"),
        CatalogueChange("ALTER TABLE app.leads SET (fillfactor = 71)", "table app.leads"),
        CatalogueChange("ALTER TABLE app.leads RESET (toast.autovacuum_enabled)", "table app.leads"),
        CatalogueChange("ALTER TABLE app.leads DISABLE ROW LEVEL SECURITY", "table app.leads"),
        CatalogueChange("ALTER TABLE app.leads NO FORCE ROW LEVEL SECURITY", "table app.leads"),
        CatalogueChange("ALTER TABLE app.leads REPLICA IDENTITY USING INDEX leads_key", "table app.leads"),
        CatalogueChange("REVOKE GRANT OPTION FOR SELECT ON app.leads FROM pg_monitor", "table app.leads"),
        CatalogueChange("COMMENT ON TABLE app.leads IS 'People who'", "table app.leads"),
        CatalogueChange("ALTER TABLE app.typed NOT OF", "table app.typed"),
        CatalogueChange(
            "ALTER TABLE app.child NO INHERIT app.parent", "table app.child", "column app.child.a",
            "column app.child.b",
            "check constraint app.child.parent_a"),
        CatalogueChange(
            "ALTER TABLE app.days DETACH PARTITION app.days_rest", "table app.days_rest", "column app.days_rest.day",
            "column app.days_rest.value", "primary key app.days_rest.days_rest_pkey",
            "index app.days_rest.days_rest_value_idx", "trigger app.days_rest.daily", until: 17),
        CatalogueChange("ALTER TABLE app.other_rows SET ACCESS METHOD heap", "table app.other_rows", since: 15),
        CatalogueChange("ALTER FOREIGN TABLE app.remote OPTIONS (SET t 'y')", "foreign table app.remote"),
        CatalogueChange(
            "ALTER FOREIGN TABLE app.remote ALTER a OPTIONS (DROP column_name)", "column app.remote.a"),
        CatalogueChange("ALTER TABLE app.leads ADD more integer", "column app.leads.more"),
        CatalogueChange("ALTER TABLE app.leads DROP note", "column app.leads.note"),
        CatalogueChange(
            "ALTER TABLE app.leads RENAME note TO notes", "column app.leads.note", "column app.leads.notes"),
        CatalogueChange("ALTER TABLE app.calls ALTER lead TYPE integer USING 1", "column app.calls.lead"),
        CatalogueChange("ALTER TABLE app.leads ALTER name DROP NOT NULL", "column app.leads.name"),
        CatalogueChange("ALTER TABLE app.leads ALTER name SET DEFAULT 'x'", "column app.leads.name"),
        CatalogueChange("ALTER TABLE app.leads ALTER twice DROP EXPRESSION", "column app.leads.twice"),
        CatalogueChange("ALTER TABLE app.leads ALTER id SET GENERATED BY DEFAULT", "column app.leads.id"),
        CatalogueChange("ALTER TABLE app.leads ALTER id SET INCREMENT 5", "column app.leads.id"),
        CatalogueChange("ALTER SEQUENCE app.leads_id_seq RENAME TO other_seq", "column app.leads.id"),
        CatalogueChange("GRANT USAGE ON SEQUENCE app.leads_id_seq TO pg_monitor", "column app.leads.id"),
        CatalogueChange("COMMENT ON SEQUENCE app.leads_id_seq IS 'x'", "column app.leads.id"),
        CatalogueChange("ALTER TABLE app.leads ALTER id DROP IDENTITY", "column app.leads.id"),
        CatalogueChange("ALTER TABLE app.leads ALTER note TYPE text COLLATE \"C\"", "column app.leads.note"),
        CatalogueChange("ALTER TABLE app.leads ALTER note SET STORAGE MAIN", "column app.leads.note"),
        CatalogueChange("ALTER TABLE app.leads ALTER note SET COMPRESSION default", "column app.leads.note"),
        CatalogueChange("ALTER TABLE app.leads ALTER born SET STATISTICS -1", "column app.leads.born"),
        CatalogueChange("ALTER TABLE app.leads ALTER born RESET (n_distinct)", "column app.leads.born"),
        CatalogueChange("COMMENT ON COLUMN app.leads.note IS ''", "column app.leads.note"),
        CatalogueChange("COMMENT ON COLUMN app.leads.note IS 'x'", "column app.leads.note"),
        CatalogueChange("GRANT SELECT (born) ON app.leads TO PUBLIC", "column app.leads.born"),
        CatalogueChange(
            "ALTER TABLE app.days DROP CONSTRAINT days_pkey CASCADE", "primary key app.days.days_pkey",
            "primary key app.days_1.days_1_pkey", "primary key app.days_rest.days_rest_pkey",
            "foreign key app.of_days.of_days_day_fkey"),
        CatalogueChange("ALTER INDEX app.leads_key SET (fillfactor = 50)", "primary key app.leads.leads_key"),
        CatalogueChange("COMMENT ON INDEX app.leads_key IS 'x'", "primary key app.leads.leads_key"),
        CatalogueChange(
            "ALTER TABLE app.leads CLUSTER ON leads_key", "primary key app.leads.leads_key",
            "index app.leads.leads_born"),
        CatalogueChange(
            "ALTER TABLE app.leads DROP CONSTRAINT leads_name, ADD CONSTRAINT leads_name UNIQUE (mood, name)",
            "unique constraint app.leads.leads_name"),
        CatalogueChange(
            "ALTER TABLE app.newer DROP CONSTRAINT newer_unique CASCADE; ALTER TABLE app.newer ADD CONSTRAINT newer_unique UNIQUE (a, b)",
            "unique constraint app.newer.newer_unique", "foreign key app.newer_still.newer_set", since: 15),
        CatalogueChange(
            "ALTER TABLE app.leads ADD CONSTRAINT more CHECK (price < 9) NOT VALID", "check constraint app.leads.more"),
        CatalogueChange(
            "ALTER TABLE app.leads DROP CONSTRAINT leads_price, ADD CONSTRAINT leads_price CHECK (price >= 0) NO INHERIT",
            "check constraint app.leads.leads_price"),
        CatalogueChange(
            "COMMENT ON CONSTRAINT leads_price ON app.leads IS 'x'", "check constraint app.leads.leads_price"),
        CatalogueChange(
            "ALTER TABLE app.calls ALTER CONSTRAINT calls_lead INITIALLY DEFERRED", "foreign key app.calls.calls_lead"),
        CatalogueChange("ALTER TABLE app.calls DISABLE TRIGGER ALL", "foreign key app.calls.calls_lead"),
        CatalogueChange(
            "ALTER TABLE app.of_days DROP CONSTRAINT of_days_day_fkey", "foreign key app.of_days.of_days_day_fkey"),
        CatalogueChange(
            "ALTER TABLE app.newer_still DROP CONSTRAINT newer_set, ADD CONSTRAINT newer_set FOREIGN KEY (a, b) REFERENCES app.newer (a, b) ON DELETE SET NULL (a)",
            "foreign key app.newer_still.newer_set", since: 15),
        CatalogueChange(
            "ALTER TABLE app.calls DROP CONSTRAINT calls_slot", "exclusion constraint app.calls.calls_slot"),
        CatalogueChange(
            "ALTER TABLE app.newest RENAME CONSTRAINT a_there TO b_there", "not null constraint app.newest.a_there",
            "not null constraint app.newest.b_there", since: 18),
        CatalogueChange(
            "ALTER TABLE app.newest VALIDATE CONSTRAINT c_there", "not null constraint app.newest.c_there", since: 18),
        CatalogueChange(
            "ALTER TABLE app.newest DROP CONSTRAINT newest_check; ALTER TABLE app.newest ALTER b SET EXPRESSION AS (a + 2)",
            "column app.newest.b", "check constraint app.newest.newest_check", since: 18),
        CatalogueChange("DROP INDEX app.leads_hot", "index app.leads.leads_hot"),
        CatalogueChange("CREATE INDEX more ON app.leads (price DESC)", "index app.leads.more"),
        CatalogueChange("ALTER INDEX app.leads_hot SET (fillfactor = 81)", "index app.leads.leads_hot"),
        CatalogueChange("ALTER INDEX app.leads_hot ALTER COLUMN 1 SET STATISTICS 5", "index app.leads.leads_hot"),
        CatalogueChange("COMMENT ON INDEX app.leads_hot IS NULL", "index app.leads.leads_hot"),
        CatalogueChange("ALTER TABLE app.leads SET WITHOUT CLUSTER", "index app.leads.leads_born"),
        CatalogueChange(
            "DROP INDEX app.newer_b; CREATE UNIQUE INDEX newer_b ON app.newer (b)", "index app.newer.newer_b", since: 15
        ),
        CatalogueChange(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.leads_hot'::regclass",
            "index app.leads.leads_hot"),
    ]

    static let ofTheRest = [
        CatalogueChange(
            "CREATE OR REPLACE VIEW app.cheap WITH (security_barrier) AS SELECT id, name FROM app.leads WHERE price < 6 WITH LOCAL CHECK OPTION",
            "view app.cheap"),
        CatalogueChange("ALTER VIEW app.cheap SET (check_option = cascaded)", "view app.cheap"),
        CatalogueChange("ALTER VIEW app.cheap RESET (security_barrier)", "view app.cheap"),
        CatalogueChange("ALTER VIEW app.invoker SET (security_invoker = false)", "view app.invoker", since: 15),
        CatalogueChange("GRANT SELECT ON app.cheap TO PUBLIC", "view app.cheap"),
        CatalogueChange("ALTER VIEW app.cheap ALTER name DROP DEFAULT", "column app.cheap.name"),
        CatalogueChange("DROP VIEW app.cheap", "view app.cheap"),
        // What a view holds is no part of what it is.
        CatalogueChange("REFRESH MATERIALIZED VIEW app.totals"),
        CatalogueChange("ALTER MATERIALIZED VIEW app.totals RESET (fillfactor)", "materialized view app.totals"),
        CatalogueChange("DROP INDEX app.totals_number", "index app.totals.totals_number"),
        CatalogueChange(
            "CREATE OR REPLACE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN old; END'",
            "function app.touch()"),
        CatalogueChange("ALTER FUNCTION app.touch() STABLE", "function app.touch()"),
        CatalogueChange("ALTER FUNCTION app.touch() SECURITY DEFINER", "function app.touch()"),
        CatalogueChange("ALTER FUNCTION app.touch() COST 3", "function app.touch()"),
        CatalogueChange("ALTER FUNCTION app.touch() PARALLEL RESTRICTED", "function app.touch()"),
        CatalogueChange("ALTER FUNCTION app.touch() SET search_path = app", "function app.touch()"),
        CatalogueChange("ALTER FUNCTION app.total(text) STRICT", "function app.total(text)"),
        CatalogueChange("COMMENT ON FUNCTION app.total(text) IS 'x'", "function app.total(text)"),
        CatalogueChange("REVOKE ALL ON FUNCTION app.touch() FROM PUBLIC", "function app.touch()"),
        CatalogueChange(
            "ALTER FUNCTION app.total(integer, app.mood[]) ROWS 10", "function app.total(integer, app.mood[])"),
        CatalogueChange(
            "CREATE OR REPLACE FUNCTION app.total(text) RETURNS text LANGUAGE sql RETURN lower($1)",
            "function app.total(text)"),
        CatalogueChange("DROP PROCEDURE app.work", "procedure app.work(integer, text)"),
        CatalogueChange(
            "CREATE OR REPLACE AGGREGATE app.sum(integer) (SFUNC = app.add, STYPE = integer, INITCOND = '1', COMBINEFUNC = app.add, PARALLEL = SAFE)",
            "aggregate app.sum(integer)"),
        CatalogueChange(
            "ALTER OPERATOR app.=== (integer, integer) SET (RESTRICT = NONE)", "operator app.===(integer, integer)"),
        CatalogueChange(
            "COMMENT ON OPERATOR app.=== (integer, integer) IS 'x'", "operator app.===(integer, integer)"),
        CatalogueChange("DROP OPERATOR CLASS app.odd USING hash", "operator class app.odd using hash"),
        CatalogueChange(
            "ALTER OPERATOR FAMILY app.loose USING btree ADD OPERATOR 5 >(integer, integer)",
            "operator family app.loose using btree"),
        CatalogueChange("DROP CAST (app.mood AS integer)", "cast app.mood as integer"),
        CatalogueChange("COMMENT ON CONVERSION app.conv IS 'x'", "conversion app.conv"),
        CatalogueChange("DROP TRANSFORM FOR app.pair LANGUAGE plpgsql", "transform app.pair.plpgsql"),
        CatalogueChange("COMMENT ON LANGUAGE mylang IS 'x'", "language mylang"),
        CatalogueChange("CREATE ACCESS METHOD heap3 TYPE TABLE HANDLER heap_tableam_handler", "access method heap3"),
        CatalogueChange(
            "ALTER TEXT SEARCH CONFIGURATION app.words DROP MAPPING FOR word", "text search configuration app.words"),
        CatalogueChange(
            "ALTER TEXT SEARCH CONFIGURATION app.words ALTER MAPPING FOR word WITH simple, app.dict",
            "text search configuration app.words"),
        CatalogueChange(
            "ALTER TEXT SEARCH DICTIONARY app.dict (ACCEPT = true)", "text search dictionary app.dict"),
        CatalogueChange("DROP TEXT SEARCH PARSER app.pars", "text search parser app.pars"),
        CatalogueChange("COMMENT ON TEXT SEARCH TEMPLATE app.temp IS 'x'", "text search template app.temp"),
        CatalogueChange("ALTER TABLE app.leads ENABLE ALWAYS TRIGGER touched", "trigger app.leads.touched"),
        CatalogueChange("ALTER TABLE app.leads ENABLE TRIGGER checked", "trigger app.leads.checked"),
        CatalogueChange("ALTER TABLE app.days_1 DISABLE TRIGGER daily", "trigger app.days_1.daily"),
        CatalogueChange("DROP TRIGGER checked ON app.leads", "trigger app.leads.checked"),
        CatalogueChange("COMMENT ON TRIGGER touched ON app.leads IS NULL", "trigger app.leads.touched"),
        CatalogueChange("ALTER EVENT TRIGGER watching DISABLE", "event trigger watching"),
        CatalogueChange("ALTER TABLE app.leads DISABLE RULE quiet", "rule app.leads.quiet"),
        CatalogueChange("DROP RULE quiet ON app.leads", "rule app.leads.quiet"),
        CatalogueChange("ALTER POLICY own ON app.leads USING (id > 2)", "policy app.leads.own"),
        CatalogueChange("ALTER POLICY own ON app.leads TO PUBLIC", "policy app.leads.own"),
        CatalogueChange("ALTER POLICY own ON app.leads WITH CHECK (true)", "policy app.leads.own"),
        CatalogueChange("CREATE POLICY more ON app.leads", "policy app.leads.more"),
        CatalogueChange("ALTER STATISTICS app.stat SET STATISTICS 10", "statistics app.stat"),
        CatalogueChange("DROP STATISTICS app.stat", "statistics app.stat"),
        CatalogueChange("ALTER FOREIGN DATA WRAPPER wire OPTIONS (SET debug 'no')", "foreign data wrapper wire"),
        CatalogueChange("ALTER SERVER far VERSION '1.1'", "foreign server far"),
        CatalogueChange("ALTER SERVER far OPTIONS (DROP port)", "foreign server far"),
        CatalogueChange("REVOKE USAGE ON FOREIGN SERVER far FROM pg_monitor", "foreign server far"),
        CatalogueChange("ALTER PUBLICATION pub ADD TABLE app.parent", "publication pub"),
        CatalogueChange("ALTER PUBLICATION pub SET (publish_via_partition_root = true)", "publication pub"),
        CatalogueChange(
            "ALTER PUBLICATION pub_newer SET TABLE app.newer (a, b) WHERE (a > 2)", "publication pub_newer", since: 15),
        CatalogueChange("ALTER PUBLICATION pub_schema ADD TABLES IN SCHEMA app", "publication pub_schema", since: 15),
        CatalogueChange(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT INSERT ON TABLES TO PUBLIC",
            "default privileges app.tables.owner"),
        CatalogueChange(
            "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO pg_monitor", "default privileges .sequences.owner"),
    ]
}
