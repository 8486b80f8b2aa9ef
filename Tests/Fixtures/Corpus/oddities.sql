-- Everything that a PostgreSQL database may hold and a schema file finds hard. Runs on PostgreSQL 14 and later.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;
CREATE SCHEMA billing;
CREATE SCHEMA "Odd Schema";
COMMENT ON SCHEMA billing IS 'Money.';
COMMENT ON SCHEMA public IS 'Everything else.';

-- Types.
CREATE TYPE mood AS ENUM ('sad', 'so-so', 'HAPPY', 'über froh', '', 'it''s fine', 'init', '1st');
COMMENT ON TYPE mood IS 'How it goes.';
CREATE TYPE billing.state AS ENUM ('open', 'paid');
CREATE TYPE "Odd Schema"."Odd Enum" AS ENUM ('a "quoted" one', 'b');
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN small_positive AS positive CONSTRAINT small CHECK (VALUE < 100);
CREATE DOMAIN email AS text NOT NULL DEFAULT 'nobody@example.com' CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE DOMAIN year AS integer CONSTRAINT year_check CHECK (VALUE >= 1901 AND VALUE <= 2155);
COMMENT ON DOMAIN year IS 'A year.';
CREATE DOMAIN "C text" AS text COLLATE "C";
CREATE TYPE address AS (street text, town varchar(100));
CREATE TYPE float_range AS RANGE (subtype = float8);

-- Sequences.
CREATE SEQUENCE plain;
CREATE SEQUENCE order_numbers AS integer INCREMENT BY 10 MINVALUE -5 MAXVALUE 10000 START WITH 1000 CACHE 5 CYCLE;
CREATE SEQUENCE down INCREMENT BY -1;
COMMENT ON SEQUENCE plain IS 'Counts.';
CREATE SEQUENCE billing.invoice_numbers;

-- Functions that tables need.
CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT x * 2 $$;
CREATE FUNCTION billing.is_sane(x integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT x < 1000000 $$;

-- Columns of every kind.
CREATE TABLE everything (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000000 CACHE 3 CYCLE),
    a smallint DEFAULT 1, b integer DEFAULT '-1'::integer, c bigint DEFAULT 9223372036854775807,
    d real DEFAULT 0.5, e double precision DEFAULT 1.25, f numeric DEFAULT 0.10, g numeric(10,2) DEFAULT 0,
    g2 numeric(10,2) DEFAULT 0.00, g3 numeric(5) DEFAULT 12,
    h text DEFAULT 'it''s "quoted" \n', i varchar DEFAULT 'x', j varchar(20) DEFAULT 'new'::character varying NOT NULL,
    k char(3) DEFAULT 'abc', k1 "char" DEFAULT 'x', l boolean DEFAULT true NOT NULL, m boolean DEFAULT false,
    n date DEFAULT '2020-01-01', n2 date DEFAULT CURRENT_DATE, o time DEFAULT '12:00', o2 timetz, p timestamp DEFAULT now(),
    p2 timestamp DEFAULT CURRENT_TIMESTAMP, p3 timestamp(3) DEFAULT LOCALTIMESTAMP, q timestamptz DEFAULT now() NOT NULL,
    q2 timestamptz DEFAULT CURRENT_TIMESTAMP, q3 timestamptz(0) DEFAULT now(), q4 timestamptz DEFAULT (now() AT TIME ZONE 'utc'),
    q5 timestamptz DEFAULT '2020-01-01 00:00:00+00', r interval DEFAULT '1 day', r2 interval hour to minute, r3 interval(3),
    s uuid DEFAULT gen_random_uuid() NOT NULL, s2 uuid DEFAULT '00000000-0000-0000-0000-000000000000',
    t jsonb DEFAULT '{}'::jsonb NOT NULL, t2 jsonb DEFAULT '[]', t3 json DEFAULT '{}', t4 jsonb DEFAULT '{"a": [1, 2]}',
    u bytea DEFAULT '\x00ff', v inet DEFAULT '127.0.0.1', v2 cidr, v3 macaddr, v4 macaddr8, w bit(3) DEFAULT B'101', w2 bit varying,
    w3 bit varying(7), w4 bit, x xml, y tsvector, y2 tsquery, z money DEFAULT 1.5, aa point, ab line, ac lseg, ad box, ae path,
    af polygon, ag circle, ah int4range, ai int8range, aj numrange DEFAULT '[1,2)', ak tsrange, al tstzrange, am daterange,
    an int4multirange, ao text[] DEFAULT '{}'::text[] NOT NULL, ao2 text[] DEFAULT ARRAY['a', 'b'], ap integer[] DEFAULT '{1,2}',
    ap2 integer[][], aq varchar(10)[], ar mood DEFAULT 'so-so' NOT NULL, ar2 mood[] DEFAULT '{}', ar3 mood[] DEFAULT '{sad,HAPPY}',
    ar4 mood DEFAULT '', at positive DEFAULT 3, au small_positive, av positive[], aw email, ax year, ay "C text", az address,
    ba float_range, bb billing.state DEFAULT 'open', bc "Odd Schema"."Odd Enum", bd name, be oid, bf regclass, bg pg_lsn,
    bh text COLLATE "C", bi text COLLATE "POSIX" DEFAULT 'p', bj integer DEFAULT nextval('plain'), bk integer DEFAULT (1 + 2),
    bl text DEFAULT NULL, bm text DEFAULT lower('ABC'), bn integer DEFAULT twice(4), bo numeric(40,20), bp numeric(3,3),
    bq text GENERATED ALWAYS AS (lower(h)) STORED, br integer GENERATED ALWAYS AS (b + 1) STORED,
    bs bigint GENERATED ALWAYS AS (c * 2) STORED, bt text, bu text COMPRESSION pglz,
    CONSTRAINT "everything's key" PRIMARY KEY (id)
);
ALTER TABLE everything ALTER COLUMN bt SET STORAGE EXTERNAL;
ALTER TABLE everything ALTER COLUMN h SET STATISTICS 500;
ALTER TABLE everything ALTER COLUMN b SET (n_distinct = 100);
COMMENT ON TABLE everything IS 'Everything.

A second paragraph, with "quotes", ''apostrophes'' and \ backslashes.';
COMMENT ON COLUMN everything.a IS 'The first.';
COMMENT ON COLUMN everything.b IS '  Starts with blanks, and ends with a line break
';
COMMENT ON CONSTRAINT "everything's key" ON everything IS 'Its key.';

-- Serial columns, as they are and not quite.
CREATE TABLE serials (a smallserial, b serial PRIMARY KEY, c bigserial, d serial NOT NULL);
ALTER SEQUENCE serials_d_seq RENAME TO "another name";
ALTER SEQUENCE serials_c_seq INCREMENT BY 7 CACHE 2;
CREATE SEQUENCE owned_number OWNED BY serials.a;
CREATE SEQUENCE owned_id;
CREATE TABLE old_serial (id integer DEFAULT nextval('owned_id') NOT NULL) WITH (fillfactor = 70);
ALTER SEQUENCE owned_id OWNED BY old_serial.id;
CREATE TABLE by_default (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, other bigint GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME "My Seq"));

-- Names.
CREATE TABLE "select" ("from" integer PRIMARY KEY, "where" text, "order" integer, "user" text, "table" text, "as" text, "index" integer, "check" boolean, "computed" text, "in" integer, "true" boolean, "self" text, "init" text, "Type" text);
CREATE INDEX ON "select" ("where", "order");
CREATE TABLE "Table with spaces" ("a column" integer PRIMARY KEY, "quote""d" text, "apo'strophe" text, "percent%" text, "1st" text, "UPPER" text, "camelCase" text, "dash-ed" text, "a.b" text, "tail " text, "{brace}" text);
CREATE INDEX "Index of ""it""" ON "Table with spaces" ("quote""d", "camelCase" DESC);
CREATE TABLE "größe" ("straße" integer, "naïve" text, U&"nai\0308ve" text, "日本" text, "π" numeric, "😀" text, "ﬁ" text, PRIMARY KEY ("straße"));
COMMENT ON TABLE "größe" IS 'Übergröße — 日本 😀';
CREATE TABLE "Größe" (id integer PRIMARY KEY, "größe" integer REFERENCES "größe");
CREATE TABLE a_table_with_a_name_that_is_as_long_as_a_name_can_be_in_this_db (
    id serial PRIMARY KEY, a_column_with_a_name_that_is_as_long_as_a_name_can_be_in_this_d integer UNIQUE CHECK (a_column_with_a_name_that_is_as_long_as_a_name_can_be_in_this_d > 0));
CREATE INDEX ON a_table_with_a_name_that_is_as_long_as_a_name_can_be_in_this_db (a_column_with_a_name_that_is_as_long_as_a_name_can_be_in_this_d);
CREATE TABLE string (id integer PRIMARY KEY, int integer, string text);
CREATE TABLE points (id integer PRIMARY KEY);
CREATE TABLE point (id integer PRIMARY KEY REFERENCES points);
CREATE TABLE "ID" (id integer PRIMARY KEY, "ID" integer);
CREATE TABLE no_columns ();
CREATE TABLE no_key (a integer, b text);

-- Keys.
CREATE TABLE tenants (id uuid DEFAULT gen_random_uuid() PRIMARY KEY, name text NOT NULL UNIQUE, parent_id uuid REFERENCES tenants ON DELETE SET NULL);
CREATE TABLE members (tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE ON UPDATE CASCADE, email varchar(320) NOT NULL, role text DEFAULT 'member', backup_tenant uuid, backup_email varchar(320), PRIMARY KEY (tenant_id, email),
    CONSTRAINT backup FOREIGN KEY (backup_tenant, backup_email) REFERENCES members (tenant_id, email) MATCH FULL ON DELETE SET DEFAULT DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (email, role) DEFERRABLE, CONSTRAINT "covering" UNIQUE (role, tenant_id) INCLUDE (email));
CREATE TABLE member_notes (id serial, tenant uuid NOT NULL, email varchar(320) NOT NULL, name text REFERENCES tenants (name) ON UPDATE CASCADE, note text, PRIMARY KEY (id) INCLUDE (note), FOREIGN KEY (tenant, email) REFERENCES members);
CREATE TABLE chickens (id integer PRIMARY KEY, egg_id integer NOT NULL);
CREATE TABLE eggs (id integer PRIMARY KEY, chicken_id integer NOT NULL REFERENCES chickens DEFERRABLE);
ALTER TABLE chickens ADD FOREIGN KEY (egg_id) REFERENCES eggs DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE one_to_one (tenant uuid PRIMARY KEY REFERENCES tenants, x integer);
CREATE TABLE circle_a (id integer PRIMARY KEY);
CREATE TABLE circle_b (id integer PRIMARY KEY REFERENCES circle_a);
ALTER TABLE circle_a ADD FOREIGN KEY (id) REFERENCES circle_b;
CREATE TABLE other_type (id integer PRIMARY KEY, ref bigint);
CREATE TABLE refers (id bigint REFERENCES other_type, id2 integer REFERENCES other_type, id3 integer DEFAULT 1 REFERENCES other_type ON DELETE SET DEFAULT, id4 integer);
ALTER TABLE refers ADD CONSTRAINT later FOREIGN KEY (id4) REFERENCES other_type NOT VALID;
ALTER TABLE refers ADD CONSTRAINT twice FOREIGN KEY (id2) REFERENCES other_type ON DELETE CASCADE;
COMMENT ON CONSTRAINT later ON refers IS 'Not checked yet.';

-- Checks.
CREATE TABLE checked (
    a integer CHECK (a > 0), b integer CHECK (b >= 0 AND b <= 100), c text CHECK (c IN ('x', 'y', 'z')), d varchar(10) CHECK (d IN ('new', 'old')),
    e mood CHECK (e IN ('sad', 'HAPPY')), f text CHECK (length(f) > 3), g text CHECK (char_length(g) < 10), h text CHECK (h <> ''), i text CHECK (h LIKE 'a%'),
    j text CHECK (j ~ '^[a-z]+$'), k numeric(10,2) CHECK (k >= 0), l double precision CHECK (l > 0.5), m date CHECK (m > '2000-01-01'), n timestamptz,
    o timestamptz, p boolean CHECK (p), q boolean, r integer CHECK (r BETWEEN 1 AND 10), s integer CHECK (s IS NOT NULL OR a IS NULL), t text CHECK (lower(t) = t),
    u integer CHECK (twice(u) < 10), v integer CHECK (v % 2 = 0), w integer CHECK (w = ANY (ARRAY[1, 2, 3])), x text CHECK (x < 'm'), y text CHECK (btrim(y) <> ''),
    CONSTRAINT checked_order CHECK (o > n OR (o IS NULL AND NOT q)), CONSTRAINT "a name" CHECK (a + b * 2 > r - 1), CHECK (CASE WHEN p THEN q ELSE true END),
    CONSTRAINT no_children CHECK (a <> 7) NO INHERIT, CONSTRAINT ck_checked_sum CHECK (coalesce(a, 0) + coalesce(b, 0) > 0), CHECK (billing.is_sane(a)));
ALTER TABLE checked ADD CONSTRAINT lately CHECK (a < 1000) NOT VALID;
COMMENT ON CONSTRAINT checked_order ON checked IS 'In order.';
COMMENT ON CONSTRAINT checked_a_check ON checked IS 'More than nothing.';

-- Indexes.
CREATE TABLE indexed (id integer PRIMARY KEY, a integer, b text, c varchar(50), d jsonb, e text[], f tsvector, g timestamptz, h boolean, i int4range, "J k" text);
CREATE INDEX ON indexed (a);
CREATE INDEX ON indexed (a, b DESC, c NULLS FIRST);
CREATE INDEX ON indexed (b DESC NULLS LAST, a ASC NULLS FIRST);
CREATE INDEX ON indexed (lower(b));
CREATE INDEX ON indexed (lower(b), upper(c));
CREATE INDEX ON indexed ((a + 1));
CREATE INDEX ON indexed ((d ->> 'x'));
CREATE INDEX ON indexed (b text_pattern_ops);
CREATE INDEX indexed_c_pattern ON indexed (c varchar_pattern_ops DESC);
CREATE INDEX ON indexed (b COLLATE "C");
CREATE INDEX indexed_everything ON indexed (lower(b) COLLATE "C" text_pattern_ops DESC NULLS LAST, a) INCLUDE (g, h) WITH (fillfactor = 80) WHERE h AND g IS NOT NULL;
CREATE INDEX ON indexed USING gin (d);
CREATE INDEX indexed_path ON indexed USING gin (d jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX ON indexed USING gin (e);
CREATE INDEX ON indexed USING gist (f);
CREATE INDEX gist_long ON indexed USING gist (f tsvector_ops (siglen = 100));
CREATE INDEX ON indexed USING brin (g) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX ON indexed USING hash (b);
CREATE INDEX ON indexed USING spgist (b);
CREATE UNIQUE INDEX indexed_unique ON indexed (a, b);
CREATE UNIQUE INDEX indexed_unique_lower ON indexed (lower(b)) WHERE a > 0;
CREATE UNIQUE INDEX indexed_unique_open ON indexed (c) WHERE g IS NULL;
CREATE INDEX ON indexed (g) WHERE (b = 'x' OR c IN ('y', 'z')) AND a <> 5;
CREATE INDEX ON indexed ("J k");
CREATE INDEX ON indexed (date_trunc('day', g AT TIME ZONE 'utc'));
COMMENT ON INDEX indexed_unique IS 'Each once.';
ALTER INDEX indexed_everything ALTER COLUMN 1 SET STATISTICS 300;
ALTER TABLE indexed CLUSTER ON indexed_unique;
ALTER TABLE indexed REPLICA IDENTITY FULL;

-- Exclusion.
CREATE TABLE rooms (room integer, during tstzrange, cancelled boolean DEFAULT false, name text, EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT cancelled),
    CONSTRAINT names EXCLUDE USING btree (lower(name) COLLATE "C" text_pattern_ops WITH OPERATOR(pg_catalog.=)) DEFERRABLE INITIALLY DEFERRED);

-- Options.
CREATE UNLOGGED TABLE cache (key text PRIMARY KEY, value bytea) WITH (fillfactor = 50, autovacuum_enabled = false, toast.autovacuum_enabled = false, autovacuum_vacuum_scale_factor = 0.05);
CREATE TABLE secured (id integer PRIMARY KEY, owner name DEFAULT CURRENT_USER);
ALTER TABLE secured ENABLE ROW LEVEL SECURITY;
ALTER TABLE secured FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON secured USING (owner = CURRENT_USER) WITH CHECK (true);
CREATE POLICY reading ON secured AS RESTRICTIVE FOR SELECT USING (id > 0);

-- Partitions.
CREATE TABLE events (id bigint GENERATED BY DEFAULT AS IDENTITY, at timestamptz NOT NULL, region text NOT NULL, kind mood, n integer CHECK (n > 0), CONSTRAINT events_pk PRIMARY KEY (id, at, region)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2025-01-01 00:00:00+00');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00') PARTITION BY LIST (region);
CREATE TABLE events_2025_eu PARTITION OF events_2025 FOR VALUES IN ('de', 'fr', 'it''s');
CREATE TABLE events_2025_rest PARTITION OF events_2025 DEFAULT;
CREATE TABLE events_default PARTITION OF events DEFAULT;
CREATE INDEX ON events (kind);
CREATE INDEX events_region ON events (region, at DESC);
CREATE INDEX only_there ON events_2024 (n);
ALTER INDEX events_2024_kind_idx RENAME TO odd_partition_index;
ALTER INDEX events_2025_eu_kind_idx RENAME TO odd_nested_index;
ALTER TABLE events_2024 RENAME CONSTRAINT events_2024_pkey TO "odd key";
ALTER TABLE events_2024 ALTER COLUMN n SET DEFAULT 5;
ALTER TABLE events_2024 ADD CONSTRAINT own_check CHECK (n < 1000);
ALTER TABLE events_2024 ADD FOREIGN KEY (n) REFERENCES other_type;
COMMENT ON TABLE events_2024 IS 'Old ones.';
COMMENT ON INDEX events_region IS 'By region.';
CREATE TABLE hashed (id integer, payload text) PARTITION BY HASH (id, payload);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE by_expression (a text, b integer) PARTITION BY RANGE (lower(a) COLLATE "C", b);
CREATE TABLE by_expression_low PARTITION OF by_expression FOR VALUES FROM ('a', MINVALUE) TO ('m', 10);
CREATE TABLE by_mood (m mood, n integer) PARTITION BY LIST (m);
CREATE TABLE by_mood_sad PARTITION OF by_mood FOR VALUES IN ('sad', NULL);
CREATE TABLE by_bool (b boolean) PARTITION BY LIST (b);
CREATE TABLE by_bool_yes PARTITION OF by_bool FOR VALUES IN (true);
CREATE TABLE attached_apart (b text, a integer);
CREATE TABLE apart (a integer, b text) PARTITION BY LIST (a);
ALTER TABLE apart ATTACH PARTITION attached_apart FOR VALUES IN (1);
CREATE TABLE nobody (a integer) PARTITION BY RANGE (a);

-- Inheritance.
CREATE TABLE base (id integer NOT NULL, name text DEFAULT 'x', CHECK (id > 0));
CREATE TABLE child (extra text) INHERITS (base);
CREATE TABLE merged (name text DEFAULT 'y', more integer) INHERITS (base);
CREATE TABLE grandchild () INHERITS (child);
COMMENT ON COLUMN child.name IS 'Of a child.';

-- Typed tables, composite columns.
CREATE TABLE addresses OF address (PRIMARY KEY (street), town WITH OPTIONS NOT NULL);

-- Other schemas.
CREATE TABLE billing.invoices (id bigint DEFAULT nextval('billing.invoice_numbers') PRIMARY KEY, state billing.state DEFAULT 'open' NOT NULL, tenant uuid REFERENCES tenants, total numeric(12,2) CHECK (total >= 0));
CREATE TABLE billing.tenants (id integer PRIMARY KEY, public_id uuid REFERENCES public.tenants);
CREATE TABLE "Odd Schema"."Odd Table" ("Odd Column" integer PRIMARY KEY, "e" "Odd Schema"."Odd Enum" DEFAULT 'a "quoted" one', serial_like serial);
COMMENT ON TABLE billing.invoices IS 'What is owed.';
COMMENT ON COLUMN billing.invoices.total IS 'In euros.';

-- Views.
CREATE VIEW "first" AS SELECT id, a, h FROM everything WHERE l;
CREATE VIEW a_second (x, y) AS SELECT id, count(*) FROM "first" GROUP BY id;
CREATE VIEW checked_view WITH (security_barrier = true) AS SELECT a, b FROM checked WHERE a > 5 WITH LOCAL CHECK OPTION;
CREATE VIEW cascaded AS SELECT id, name FROM tenants WHERE name <> '' WITH CASCADED CHECK OPTION;
CREATE MATERIALIZED VIEW totals AS SELECT state, sum(total) AS total FROM billing.invoices GROUP BY state;
CREATE UNIQUE INDEX ON totals (state);
CREATE INDEX totals_by_total ON totals (total DESC) WHERE total > 0;
CREATE VIEW billing.over_totals AS SELECT * FROM public.totals;
COMMENT ON VIEW "first" IS 'The first view.';
COMMENT ON COLUMN "first".a IS 'Its a.';
COMMENT ON MATERIALIZED VIEW totals IS 'Sums.';
COMMENT ON INDEX totals_by_total IS 'By total.';
CREATE RECURSIVE VIEW numbers (n) AS SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5;

-- Routines, triggers, rules, the rest.
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.a := 1; RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE ON everything FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER touch BEFORE INSERT ON checked FOR EACH ROW WHEN (NEW.a > 1) EXECUTE FUNCTION touch();
CREATE TRIGGER part BEFORE INSERT ON events_2024 FOR EACH ROW EXECUTE FUNCTION touch();
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON tenants DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE everything DISABLE TRIGGER touch;
CREATE FUNCTION lines(t tenants) RETURNS SETOF members LANGUAGE sql STABLE AS $$ SELECT * FROM public.members WHERE tenant_id = t.id $$;
CREATE PROCEDURE clean() LANGUAGE sql AS $$ DELETE FROM public.cache $$;
CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE RULE ignore AS ON DELETE TO no_key DO INSTEAD NOTHING;
CREATE STATISTICS a_and_b (ndistinct, dependencies) ON a, b FROM indexed;
CREATE COLLATION numeric_c FROM "C";
CREATE PUBLICATION all_of_it FOR TABLE tenants, members;
COMMENT ON FUNCTION touch() IS 'Touches.';
COMMENT ON TRIGGER touch ON everything IS 'Touched.';
COMMENT ON EXTENSION btree_gist IS 'for rooms';
COMMENT ON CONSTRAINT year_check ON DOMAIN year IS 'As MySQL has it.';
GRANT SELECT ON tenants TO PUBLIC;
GRANT SELECT (a), UPDATE (b) ON everything TO PUBLIC;
REVOKE ALL ON FUNCTION touch() FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA billing GRANT SELECT ON TABLES TO PUBLIC;
CREATE TABLE uses_row (t tenants, n integer[] CHECK (array_length(n, 1) > 0));
