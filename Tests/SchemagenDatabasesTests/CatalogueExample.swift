/// A database that has one of everything.
enum CatalogueExample {
    /// What a server of this major version can have.
    static func script(_ version: Int) -> String {
        let newer = [(15, fifteen), (18, eighteen)].filter { $0.0 <= version }.map(\.1)
        return ([types, tables, views, routines, rest] + newer).joined(separator: ";\n")
    }

    private static let types = """
        CREATE SCHEMA app; COMMENT ON SCHEMA app IS 'The app''s';
        CREATE COLLATION app.plain FROM "C";
        CREATE TYPE app.mood AS ENUM ('sad', 'so so', 'it''s good');
        CREATE DOMAIN app.email AS varchar(200) COLLATE "C" NOT NULL DEFAULT 'x@y' CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
        COMMENT ON CONSTRAINT has_at ON DOMAIN app.email IS 'at';
        CREATE TYPE app.pair AS (x integer, y text COLLATE "C");
        CREATE TYPE app.span AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = app.spans);
        CREATE TYPE app.raw;
        CREATE FUNCTION app.raw_in(cstring) RETURNS app.raw LANGUAGE internal IMMUTABLE STRICT AS 'textin';
        CREATE FUNCTION app.raw_out(app.raw) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
        CREATE TYPE app.raw (INPUT = app.raw_in, OUTPUT = app.raw_out, LIKE = text, CATEGORY = 'X', DELIMITER = ';');
        CREATE TYPE app.announced;
        CREATE SEQUENCE app.counter AS smallint INCREMENT 2 START 7 MINVALUE 3 MAXVALUE 99 CACHE 5 CYCLE;
        GRANT SELECT ON SEQUENCE app.counter TO pg_monitor
        """

    private static let tables = """
        CREATE TABLE app.leads (
            id bigint GENERATED ALWAYS AS IDENTITY (START 100 CACHE 3), serial_id serial,
            address app.email, name text COLLATE "C" NOT NULL DEFAULT 'nobody', mood app.mood,
            twice integer GENERATED ALWAYS AS (1 + 1) STORED, price numeric(10, 2), born date, note text,
            CONSTRAINT leads_key PRIMARY KEY (id) INCLUDE (born),
            CONSTRAINT leads_name UNIQUE (name, mood) DEFERRABLE INITIALLY DEFERRED,
            CONSTRAINT leads_price CHECK (price > 0) NO INHERIT);
        ALTER TABLE app.leads ALTER note SET STORAGE EXTERNAL, ALTER note SET COMPRESSION pglz,
            ALTER born SET STATISTICS 50, ALTER born SET (n_distinct = 7), ALTER id SET NOT NULL,
            SET (fillfactor = 70, toast.autovacuum_enabled = off), ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY,
            REPLICA IDENTITY FULL;
        COMMENT ON TABLE app.leads IS 'People'; COMMENT ON COLUMN app.leads.note IS 'Free';
        COMMENT ON CONSTRAINT leads_price ON app.leads IS 'Positive'; COMMENT ON INDEX app.leads_key IS 'Its index';
        GRANT SELECT ON app.leads TO pg_monitor WITH GRANT OPTION; GRANT INSERT, DELETE ON app.leads TO PUBLIC;
        GRANT UPDATE (note) ON app.leads TO pg_monitor;
        CREATE TABLE app.calls (lead bigint, slot int4range,
            CONSTRAINT calls_lead FOREIGN KEY (lead) REFERENCES app.leads MATCH FULL ON DELETE CASCADE ON UPDATE RESTRICT
                DEFERRABLE NOT VALID,
            CONSTRAINT calls_slot EXCLUDE USING gist (slot WITH &&, int4range(1, 2) WITH -|-) WHERE (lead > 0));
        CREATE UNLOGGED TABLE app.scratch (a integer);
        CREATE TABLE app.parent (a integer, b text, CONSTRAINT parent_a CHECK (a > 0));
        CREATE TABLE app.child (c integer) INHERITS (app.parent);
        CREATE TABLE app.typed OF app.pair;
        CREATE TABLE app.days (day date NOT NULL, value integer, PRIMARY KEY (day)) PARTITION BY RANGE (day);
        CREATE TABLE app.days_1 PARTITION OF app.days FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
        CREATE TABLE app.days_rest PARTITION OF app.days DEFAULT;
        CREATE INDEX days_value ON app.days (value);
        CREATE TABLE app.of_days (day date REFERENCES app.days, note text);
        CREATE UNIQUE INDEX leads_hot ON app.leads USING btree (lower(name) COLLATE "POSIX" text_pattern_ops DESC, price NULLS FIRST)
            INCLUDE (born) WITH (fillfactor = 80) WHERE price > 10;
        COMMENT ON INDEX app.leads_hot IS 'Hot'; CREATE INDEX leads_born ON app.leads (born);
        ALTER TABLE app.leads CLUSTER ON leads_born;
        CREATE FOREIGN DATA WRAPPER wire OPTIONS (debug 'yes');
        CREATE SERVER far TYPE 'kind' VERSION '1.0' FOREIGN DATA WRAPPER wire OPTIONS (host 'h', port '1');
        CREATE USER MAPPING FOR CURRENT_USER SERVER far OPTIONS (password 'secret');
        CREATE FOREIGN TABLE app.remote (a integer OPTIONS (column_name 'A') NOT NULL, CHECK (a > 0)) SERVER far OPTIONS (t 'x');
        GRANT USAGE ON FOREIGN SERVER far TO pg_monitor
        """

    private static let views = """
        CREATE VIEW app.cheap WITH (security_barrier) AS SELECT id, name FROM app.leads WHERE price < 5 WITH LOCAL CHECK OPTION;
        COMMENT ON VIEW app.cheap IS 'Cheap'; COMMENT ON COLUMN app.cheap.id IS 'Its id';
        ALTER VIEW app.cheap ALTER name SET DEFAULT 'cheap';
        CREATE MATERIALIZED VIEW app.totals WITH (fillfactor = 60) AS SELECT count(*) AS number FROM app.leads WITH NO DATA;
        CREATE INDEX totals_number ON app.totals (number)
        """

    private static let routines = """
        CREATE FUNCTION app.total(a integer, VARIADIC b app.mood[] DEFAULT '{}') RETURNS SETOF integer LANGUAGE plpgsql
            STABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 7 ROWS 9 SET work_mem = '4MB' AS 'BEGIN RETURN; END';
        COMMENT ON FUNCTION app.total IS 'Total'; REVOKE ALL ON FUNCTION app.total FROM PUBLIC;
        CREATE FUNCTION app.total(text) RETURNS text LANGUAGE sql RETURN upper($1);
        CREATE PROCEDURE app.work(IN a integer, INOUT b text) LANGUAGE plpgsql AS 'BEGIN b := a; END';
        CREATE FUNCTION app.add(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
        CREATE AGGREGATE app.sum(integer) (SFUNC = app.add, STYPE = integer, INITCOND = '0', COMBINEFUNC = app.add,
            PARALLEL = SAFE);
        CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
        CREATE FUNCTION app.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE OPERATOR app.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, COMMUTATOR = OPERATOR(app.===),
            RESTRICT = eqsel, JOIN = eqjoinsel, HASHES);
        CREATE OPERATOR CLASS app.odd FOR TYPE integer USING hash AS OPERATOR 1 app.===, FUNCTION 1 hashint4(integer);
        CREATE OPERATOR FAMILY app.loose USING btree;
        ALTER OPERATOR FAMILY app.loose USING btree ADD OPERATOR 1 <(integer, integer), FUNCTION 1 (integer, integer) btint4cmp(integer, integer);
        CREATE FUNCTION app.number(app.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
        CREATE CAST (app.mood AS integer) WITH FUNCTION app.number(app.mood) AS ASSIGNMENT;
        CREATE CONVERSION app.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
        CREATE FUNCTION app.changed(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'textin';
        CREATE TRANSFORM FOR app.pair LANGUAGE plpgsql (FROM SQL WITH FUNCTION app.changed(internal));
        CREATE LANGUAGE mylang HANDLER plpgsql_call_handler;
        CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
        CREATE TABLE app.other_rows (a integer) USING heap2
        """

    private static let rest = """
        CREATE TEXT SEARCH DICTIONARY app.dict (TEMPLATE = simple, ACCEPT = false);
        CREATE TEXT SEARCH CONFIGURATION app.words (PARSER = "default");
        ALTER TEXT SEARCH CONFIGURATION app.words ADD MAPPING FOR asciiword, word WITH app.dict, simple;
        CREATE TEXT SEARCH PARSER app.pars (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
        CREATE TEXT SEARCH TEMPLATE app.temp (INIT = dsimple_init, LEXIZE = dsimple_lexize);
        CREATE TRIGGER touched BEFORE UPDATE OF name ON app.leads FOR EACH ROW WHEN (new.id > 1) EXECUTE FUNCTION app.touch('a');
        CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON app.leads DEFERRABLE FOR EACH ROW EXECUTE FUNCTION app.touch();
        ALTER TABLE app.leads DISABLE TRIGGER checked;
        CREATE TRIGGER daily AFTER INSERT ON app.days FOR EACH ROW EXECUTE FUNCTION app.touch();
        COMMENT ON TRIGGER touched ON app.leads IS 'Touched';
        CREATE EVENT TRIGGER watching ON ddl_command_end WHEN TAG IN ('CREATE OPERATOR') EXECUTE FUNCTION app.watch();
        CREATE RULE quiet AS ON DELETE TO app.leads WHERE (old.id = 1) DO INSTEAD NOTHING;
        CREATE POLICY own ON app.leads AS RESTRICTIVE FOR UPDATE TO pg_monitor, CURRENT_USER USING (id > 0) WITH CHECK (id > 1);
        CREATE STATISTICS app.stat (ndistinct) ON name, born FROM app.leads; ALTER STATISTICS app.stat SET STATISTICS 9;
        CREATE PUBLICATION pub FOR TABLE app.leads WITH (publish = 'insert, update');
        ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO pg_monitor;
        ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC
        """

    private static let fifteen = """
        CREATE TABLE app.newer (a integer, b integer, CONSTRAINT newer_unique UNIQUE NULLS NOT DISTINCT (a, b));
        CREATE TABLE app.newer_still (a integer, b integer, CONSTRAINT newer_set FOREIGN KEY (a, b)
            REFERENCES app.newer (a, b) ON DELETE SET NULL (b));
        CREATE UNIQUE INDEX newer_b ON app.newer (b) NULLS NOT DISTINCT;
        CREATE VIEW app.invoker WITH (security_invoker = true) AS SELECT 1 AS one;
        CREATE PUBLICATION pub_newer FOR TABLE app.newer (a, b) WHERE (a > 1); CREATE PUBLICATION pub_schema FOR TABLES IN SCHEMA public
        """

    private static let eighteen = """
        CREATE TABLE app.newest (a integer CONSTRAINT a_there NOT NULL, b integer GENERATED ALWAYS AS (a + 1) VIRTUAL,
            c integer, slot int4range, valid daterange, CONSTRAINT newest_key PRIMARY KEY (slot, valid WITHOUT OVERLAPS),
            CONSTRAINT newest_check CHECK (a > 0) NOT ENFORCED);
        ALTER TABLE app.newest ADD CONSTRAINT c_there NOT NULL c NOT VALID
        """
}
