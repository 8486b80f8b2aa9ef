/// Nasty examples of each kind of object that is kept as SQL text.
enum DefinitionExample {
    /// What a server of this major version can have.
    static func script(_ version: Int) -> String {
        ([base, functions, operators, types, onTables, rest, privileges] + (version >= 15 ? [fifteen] : []))
            .joined(separator: ";\n")
    }

    private static let base = #"""
        CREATE SCHEMA "Größe"; CREATE SCHEMA "a.b ""c"""; CREATE SCHEMA app;
        CREATE TYPE app.mood AS ENUM ('sad', 'it''s');
        CREATE TABLE leads (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text, at integer, note text);
        CREATE TABLE "Größe"."Ta ble" ("Säule" integer, "select" text, mood app.mood);
        CREATE VIEW cheap AS SELECT id, email FROM leads;
        CREATE TABLE days (day date NOT NULL, value integer) PARTITION BY RANGE (day);
        CREATE TABLE days_1 PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2026-02-01') PARTITION BY RANGE (day);
        CREATE TABLE days_1_1 PARTITION OF days_1 DEFAULT;
        CREATE TABLE child (more text) INHERITS (leads);
        CREATE SEQUENCE app.counter;
        ALTER TABLE leads ALTER email SET STORAGE EXTERNAL, ALTER email SET COMPRESSION pglz, ALTER at SET STATISTICS 0,
            ALTER at SET (n_distinct = -0.5, n_distinct_inherited = 3), CLUSTER ON leads_pkey, REPLICA IDENTITY USING INDEX leads_pkey;
        ALTER TABLE "Größe"."Ta ble" REPLICA IDENTITY FULL; ALTER VIEW cheap ALTER email SET DEFAULT 'it''s';
        CREATE INDEX "In dex" ON "Größe"."Ta ble" (("Säule" + 1)); ALTER INDEX "Größe"."In dex" ALTER COLUMN 1 SET STATISTICS 7;
        CREATE TYPE "Größe"."Pa ir" AS ("x 1" numeric(10, 2), y text COLLATE "C", z app.mood[]);
        CREATE FUNCTION app.number(app.mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'
        """#

    private static let functions = #"""
        CREATE FUNCTION plain(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
        CREATE FUNCTION plain(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF COST 3 AS $$SELECT 'it''s' || $1$$;
        CREATE FUNCTION plain(mood app.mood) RETURNS text LANGUAGE sql RETURN mood::text;
        CREATE FUNCTION lower(app.mood) RETURNS text LANGUAGE sql AS 'SELECT ''x''';
        CREATE FUNCTION "Größe"."Fn (1)""x"(IN "Arg 1" integer DEFAULT 7, OUT "Sum" integer, OUT b text, VARIADIC c text[] DEFAULT '{a,"b"}')
            LANGUAGE plpgsql SET search_path = "Größe", 'a.b "c"' SET work_mem = '4MB' SECURITY DEFINER
            AS $body$ BEGIN "Sum" := "Arg 1"; b := $$a$$; END $body$;
        CREATE FUNCTION many(OUT a integer, OUT b leads) RETURNS SETOF record LANGUAGE sql ROWS 7 STABLE
            AS 'SELECT 1, l FROM leads l';
        CREATE FUNCTION listed(t integer, "default" text DEFAULT E'a\\b''c') RETURNS TABLE (id bigint, "To Do" text) LANGUAGE sql
            BEGIN ATOMIC SELECT l.id, l.email FROM leads l WHERE l.email = "default"; END;
        CREATE FUNCTION elsewhere() RETURNS bigint LANGUAGE plpgsql SET search_path = app AS 'BEGIN RETURN nextval(''counter''); END';
        SET check_function_bodies = off;
        CREATE FUNCTION b_first() RETURNS integer LANGUAGE sql AS 'SELECT a_second()';
        CREATE FUNCTION a_second() RETURNS integer LANGUAGE sql AS 'SELECT count(*)::integer FROM leads';
        CREATE FUNCTION again(n integer) RETURNS integer LANGUAGE sql AS 'SELECT CASE WHEN n > 0 THEN again(n - 1) ELSE 0 END';
        CREATE FUNCTION ping() RETURNS integer LANGUAGE sql AS 'SELECT pong()';
        CREATE FUNCTION pong() RETURNS integer LANGUAGE sql AS 'SELECT ping()';
        CREATE FUNCTION lost() RETURNS integer LANGUAGE sql AS 'SELECT a FROM not_there_any_more';
        CREATE FUNCTION app.inside() RETURNS bigint LANGUAGE sql AS 'SELECT nextval(''counter'') + (SELECT count(*) FROM "Ta ble")';
        RESET check_function_bodies;
        CREATE PROCEDURE work(IN a integer, INOUT b text, c text DEFAULT 'x') LANGUAGE plpgsql AS 'BEGIN b := a; END';
        CREATE PROCEDURE "Work Hard"() LANGUAGE sql BEGIN ATOMIC UPDATE leads SET at = 1; DELETE FROM leads WHERE id = 0; END;
        CREATE FUNCTION win() RETURNS integer LANGUAGE internal WINDOW AS 'window_row_number';
        COMMENT ON FUNCTION plain(integer) IS 'It''s; plain \ '
        """#

    private static let operators = #"""
        CREATE FUNCTION app.add(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
        CREATE FUNCTION app.sub(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
        CREATE AGGREGATE total(integer) (SFUNC = app.add, STYPE = integer, SSPACE = 8, INITCOND = '0', COMBINEFUNC = app.add,
            MSFUNC = app.add, MINVFUNC = app.sub, MSTYPE = integer, MSSPACE = 4, MINITCOND = '0', SORTOP = <, PARALLEL = SAFE);
        CREATE AGGREGATE "Größe"."Count It"(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
        CREATE AGGREGATE middle(double precision ORDER BY double precision) (SFUNC = ordered_set_transition, STYPE = internal,
            FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
        CREATE AGGREGATE my_rank(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal,
            FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
        CREATE AGGREGATE shared(integer) (SFUNC = app.add, STYPE = integer, FINALFUNC = int4abs, FINALFUNC_MODIFY = SHAREABLE);
        CREATE AGGREGATE strings(VARIADIC text[]) (SFUNC = array_cat, STYPE = text[], INITCOND = '{"it''s"}');
        CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
        CREATE FUNCTION other(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> $2';
        CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = same, COMMUTATOR = ===, NEGATOR = !==,
            RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
        CREATE OPERATOR !== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = other, COMMUTATOR = !==, NEGATOR = ===);
        CREATE OPERATOR "Größe".@@@ (RIGHTARG = integer, FUNCTION = int4abs);
        CREATE OPERATOR app.<=> (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = int48eq, COMMUTATOR = OPERATOR(app.<=<));
        CREATE OPERATOR FAMILY "Größe"."Loose one" USING btree;
        ALTER OPERATOR FAMILY "Größe"."Loose one" USING btree ADD OPERATOR 1 <(integer, bigint), OPERATOR 2 <=(integer, bigint),
            FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
        CREATE OPERATOR CLASS odd FOR TYPE integer USING hash AS OPERATOR 1 ===, FUNCTION 1 hashint4(integer);
        CREATE OPERATOR CLASS app."In family" DEFAULT FOR TYPE app.mood USING btree FAMILY "Größe"."Loose one" AS
            OPERATOR 1 <(anyenum, anyenum), OPERATOR 3 =(anyenum, anyenum), FUNCTION 1 enum_cmp(anyenum, anyenum);
        CREATE OPERATOR CLASS by_distance FOR TYPE box USING gist AS OPERATOR 1 <<, OPERATOR 15 <->(box, point) FOR ORDER BY float_ops,
            FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal),
            FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal),
            FUNCTION 7 gist_box_same(box, box, internal), FUNCTION 8 gist_box_distance(internal, box, smallint, oid, internal);
        CREATE CAST (app.mood AS integer) WITH FUNCTION app.number(app.mood) AS ASSIGNMENT;
        CREATE CAST (integer AS app.mood) WITH INOUT AS IMPLICIT;
        CREATE CAST ("Größe"."Pa ir" AS text[]) WITH INOUT;
        CREATE CONVERSION "Größe".conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
        CREATE DEFAULT CONVERSION app.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8
        """#

    private static let types = #"""
        CREATE COLLATION app.plain FROM "C"; CREATE COLLATION "Größe" (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
        CREATE TYPE "Größe"."Empty" AS ();
        CREATE TYPE app.span AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = app."Spans of it");
        CREATE TYPE text_range AS RANGE (subtype = text, subtype_opclass = text_pattern_ops, collation = "C");
        CREATE TYPE whole; CREATE FUNCTION whole(whole) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
        CREATE TYPE whole AS RANGE (subtype = integer, canonical = whole);
        CREATE TYPE app."Raw Type";
        CREATE FUNCTION app.raw_in(cstring) RETURNS app."Raw Type" LANGUAGE internal IMMUTABLE STRICT AS 'textin';
        CREATE FUNCTION app.raw_out(app."Raw Type") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
        CREATE FUNCTION app.raw_mod(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
        CREATE TYPE app."Raw Type" (INPUT = app.raw_in, OUTPUT = app.raw_out, TYPMOD_IN = app.raw_mod, LIKE = text, CATEGORY = 'X',
            PREFERRED = true, DELIMITER = ';', COLLATABLE = true, DEFAULT = 'it''s');
        COMMENT ON FUNCTION app.raw_in IS 'In'; COMMENT ON TYPE app."Raw Type" IS 'Raw';
        CREATE TYPE announced
        """#

    private static let onTables = #"""
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
        CREATE TRIGGER touch BEFORE UPDATE OF email, note ON leads FOR EACH ROW WHEN (old.email IS DISTINCT FROM new.email)
            EXECUTE FUNCTION touch('it''s', 'b');
        CREATE TRIGGER "Tr ""x" AFTER INSERT ON "Größe"."Ta ble" REFERENCING NEW TABLE AS "New" FOR EACH STATEMENT EXECUTE FUNCTION touch();
        CREATE TRIGGER instead INSTEAD OF INSERT ON cheap FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE CONSTRAINT TRIGGER later AFTER DELETE ON leads DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE TRIGGER daily AFTER INSERT ON days FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE TRIGGER nightly AFTER INSERT ON days FOR EACH ROW EXECUTE FUNCTION touch();
        ALTER TABLE leads DISABLE TRIGGER touch; ALTER TABLE leads ENABLE ALWAYS TRIGGER later;
        ALTER TABLE days_1_1 DISABLE TRIGGER daily; ALTER TABLE days ENABLE REPLICA TRIGGER nightly;
        CREATE RULE quiet AS ON DELETE TO leads WHERE old.id = 1 DO INSTEAD NOTHING;
        CREATE RULE "Lo ud" AS ON INSERT TO cheap DO INSTEAD (INSERT INTO leads (email) VALUES (new.email); NOTIFY "x y");
        ALTER TABLE leads DISABLE RULE quiet;
        CREATE POLICY everybody ON leads;
        CREATE POLICY "own leads" ON leads AS RESTRICTIVE FOR UPDATE TO pg_monitor, CURRENT_USER
            USING (EXISTS (SELECT FROM "Größe"."Ta ble" t WHERE t."Säule" = at)) WITH CHECK (id > 1);
        CREATE POLICY adding ON leads FOR INSERT WITH CHECK (plain(at) > 0);
        CREATE STATISTICS "Größe".stat (ndistinct, mcv) ON email, note, (at + 1) FROM leads;
        ALTER STATISTICS "Größe".stat SET STATISTICS 9; CREATE STATISTICS stat2 ON lower(email) FROM leads;
        CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER "Wat ch" ON ddl_command_end WHEN TAG IN ('CREATE OPERATOR', 'CREATE CAST') EXECUTE FUNCTION watch();
        CREATE EVENT TRIGGER watch_drop ON sql_drop EXECUTE FUNCTION watch(); ALTER EVENT TRIGGER watch_drop DISABLE;
        CREATE PUBLICATION "Pub 1" FOR TABLE ONLY leads, "Größe"."Ta ble" WITH (publish = 'insert, truncate', publish_via_partition_root = true);
        CREATE PUBLICATION nothing; CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = '')
        """#

    private static let rest = #"""
        CREATE TEXT SEARCH TEMPLATE "Größe".temp (INIT = dsimple_init, LEXIZE = dsimple_lexize);
        CREATE TEXT SEARCH DICTIONARY dict (TEMPLATE = "Größe".temp, ACCEPT = false, STOPWORDS = english);
        CREATE TEXT SEARCH PARSER app.pars (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype,
            HEADLINE = prsd_headline);
        CREATE TEXT SEARCH CONFIGURATION "Größe"."Words 1" (PARSER = app.pars);
        ALTER TEXT SEARCH CONFIGURATION "Größe"."Words 1" ADD MAPPING FOR asciiword, word WITH dict, simple;
        ALTER TEXT SEARCH CONFIGURATION "Größe"."Words 1" ADD MAPPING FOR int, email WITH simple;
        CREATE FOREIGN DATA WRAPPER "Wi re" VALIDATOR postgresql_fdw_validator; CREATE FOREIGN DATA WRAPPER wire OPTIONS ("De bug" 'it''s');
        CREATE SERVER "Far \" TYPE 'ki''nd' VERSION '1.0' FOREIGN DATA WRAPPER wire OPTIONS (host 'h\', port '1');
        CREATE FOREIGN TABLE "Größe".remote (a integer OPTIONS (column_name 'A', "x y" '') NOT NULL DEFAULT 7, b text COLLATE app.plain,
            c integer GENERATED ALWAYS AS (a + 1) STORED, CONSTRAINT "Che ck" CHECK (a > 0) NO INHERIT) SERVER "Far \" OPTIONS (t 'x');
        ALTER FOREIGN TABLE "Größe".remote ADD CONSTRAINT late CHECK (a > 1) NOT VALID, ALTER a SET STATISTICS 5,
            ALTER b SET STORAGE EXTERNAL, ALTER a SET (n_distinct = 7);
        CREATE FOREIGN TABLE remote_child (d integer) INHERITS (leads) SERVER "Far \";
        CREATE FOREIGN TABLE days_far PARTITION OF days FOR VALUES FROM ('2027-01-01') TO ('2027-02-01') SERVER "Far \";
        CREATE TRUSTED LANGUAGE "my lang" HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
        CREATE FUNCTION written() RETURNS integer LANGUAGE "my lang" AS 'BEGIN RETURN 1; END';
        CREATE FUNCTION app.changed(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'textin';
        CREATE TRANSFORM FOR "Größe"."Pa ir" LANGUAGE plpgsql (FROM SQL WITH FUNCTION app.changed(internal));
        CREATE FUNCTION transformed("Größe"."Pa ir") RETURNS integer LANGUAGE plpgsql TRANSFORM FOR TYPE "Größe"."Pa ir"
            AS 'BEGIN RETURN 1; END';
        CREATE ACCESS METHOD "Heap 2" TYPE TABLE HANDLER heap_tableam_handler;
        COMMENT ON TRIGGER touch ON leads IS 'T'; COMMENT ON POLICY "own leads" ON leads IS 'P'; COMMENT ON RULE quiet ON leads IS 'R';
        COMMENT ON OPERATOR === (integer, integer) IS 'O'; COMMENT ON OPERATOR CLASS odd USING hash IS 'C';
        COMMENT ON OPERATOR FAMILY "Größe"."Loose one" USING btree IS 'F'; COMMENT ON CAST (integer AS app.mood) IS 'Cast';
        COMMENT ON AGGREGATE "Größe"."Count It"(*) IS 'A'; COMMENT ON CONVERSION app.conv IS 'V'; COMMENT ON COLLATION app.plain IS 'L';
        COMMENT ON TRANSFORM FOR "Größe"."Pa ir" LANGUAGE plpgsql IS 'X'; COMMENT ON EVENT TRIGGER "Wat ch" IS 'E';
        COMMENT ON STATISTICS "Größe".stat IS 'S'; COMMENT ON PUBLICATION "Pub 1" IS 'U'; COMMENT ON TEXT SEARCH CONFIGURATION "Größe"."Words 1" IS 'W';
        COMMENT ON TEXT SEARCH DICTIONARY dict IS 'D'; COMMENT ON TEXT SEARCH PARSER app.pars IS 'P'; COMMENT ON TEXT SEARCH TEMPLATE "Größe".temp IS 'T';
        COMMENT ON FOREIGN DATA WRAPPER wire IS 'W'; COMMENT ON SERVER "Far \" IS 'S'; COMMENT ON FOREIGN TABLE "Größe".remote IS 'F';
        COMMENT ON COLUMN "Größe".remote.a IS 'A'; COMMENT ON LANGUAGE "my lang" IS 'L'; COMMENT ON ACCESS METHOD "Heap 2" IS 'M';
        COMMENT ON TYPE "Größe"."Pa ir" IS 'P'; COMMENT ON COLUMN "Größe"."Pa ir"."x 1" IS 'X'; COMMENT ON CONSTRAINT "Che ck" ON "Größe".remote IS 'C';
        COMMENT ON PROCEDURE "Work Hard" IS 'H'; COMMENT ON TABLE leads IS 'L'; COMMENT ON COLUMN leads.id IS 'I'; COMMENT ON SEQUENCE leads_id_seq IS 'Q';
        COMMENT ON INDEX leads_pkey IS 'K'; COMMENT ON CONSTRAINT leads_pkey ON leads IS 'KC'; COMMENT ON SCHEMA "Größe" IS 'G'; COMMENT ON VIEW cheap IS 'V';
        COMMENT ON COLUMN cheap.id IS 'I'; COMMENT ON TYPE app.mood IS 'M'; COMMENT ON SCHEMA public IS 'mine'
        """#

    private static let privileges = #"""
        GRANT SELECT ON leads TO pg_monitor WITH GRANT OPTION; GRANT INSERT, DELETE ON leads TO PUBLIC;
        GRANT UPDATE (note), SELECT (email) ON leads TO pg_monitor; REVOKE TRIGGER ON leads FROM CURRENT_USER;
        GRANT SELECT ON SEQUENCE leads_id_seq TO PUBLIC; GRANT USAGE ON SEQUENCE app.counter TO pg_monitor;
        REVOKE ALL ON FUNCTION plain(integer) FROM PUBLIC; GRANT EXECUTE ON FUNCTION plain(integer) TO pg_monitor;
        REVOKE ALL ON PROCEDURE work FROM PUBLIC; REVOKE ALL ON FUNCTION "Größe"."Count It"() FROM PUBLIC;
        REVOKE USAGE ON TYPE app."Raw Type" FROM PUBLIC; GRANT USAGE ON TYPE app.mood TO pg_monitor WITH GRANT OPTION;
        GRANT USAGE ON FOREIGN SERVER "Far \" TO pg_monitor; GRANT USAGE ON FOREIGN DATA WRAPPER wire TO pg_monitor;
        REVOKE USAGE ON LANGUAGE "my lang" FROM PUBLIC; GRANT ALL ON "Größe".remote TO pg_monitor;
        GRANT USAGE ON SCHEMA app TO PUBLIC; GRANT CREATE ON SCHEMA public TO pg_monitor; REVOKE USAGE ON SCHEMA public FROM PUBLIC;
        GRANT SELECT ON cheap TO pg_monitor; GRANT SELECT ("Säule") ON "Größe"."Ta ble" TO PUBLIC;
        ALTER DEFAULT PRIVILEGES IN SCHEMA "Größe" GRANT SELECT ON TABLES TO pg_monitor;
        ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT EXECUTE ON FUNCTIONS TO pg_monitor WITH GRANT OPTION;
        ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC; ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO PUBLIC;
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT SELECT ON TABLES TO PUBLIC
        """#

    private static let fifteen = #"""
        CREATE PUBLICATION part FOR TABLE ONLY leads (email, id) WHERE (id > 1), "Größe"."Ta ble";
        CREATE PUBLICATION whole FOR TABLE ONLY leads WHERE (email <> 'it''s'), TABLES IN SCHEMA "Größe", app
        """#
}
