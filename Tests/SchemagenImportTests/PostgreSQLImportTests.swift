import SchemagenDatabases
import SchemagenImport
import SchemagenTestSupport
import Testing

@Suite struct PostgreSQLImportTests {
    @Test(arguments: ["chinook", "northwind", "leadgen"])
    func regularSchemasComeBackAsTheyWere(name: String) throws {
        let law = try ImportLaw.ofCorpus("\(name).sql")
        #expect(law.differences == [])
        #expect(law.again.source == law.imported.source)
        #expect(law.imported.opaque == [])
        #expect(law.imported.notes == [])
        #expect(law.namedByHand < 5)
        #expect(!law.imported.source.contains(" sql(\""))
    }

    @Test func pagilaComesBackAsItWas() throws {
        let law = try ImportLaw.ofCorpus("pagila.sql")
        #expect(law.differences == [])
        #expect(law.again.source == law.imported.source)
        #expect(law.imported.opaque.contains { $0.object == "function public.last_updated()" })
        #expect(law.imported.source.contains("type Year = Int32 @storage(domain) check value >= 1901 && value <= 2155"))
    }

    @Test(.needs(extensions: "btree_gist", "pgcrypto"))
    func odditiesComeBackAsTheyWere() throws {
        let law = try ImportLaw.ofCorpus("oddities.sql")
        #expect(law.differencesWhenRestored == [])
        let listed = ListedDifference.all.filter { $0.file == "oddities.sql" }.flatMap(\.lines)
        #expect(law.differences.sorted() == listed.sorted())
        #expect(law.imported.notes.allSatisfy { !$0.contains("not the same") && !$0.contains("not proved") })
        #expect(law.again.source == law.imported.source)
    }

    @Test func domainsAndViewsAreSaidWhole() throws {
        let version = try TestServer.shared.server.binaries.majorVersion
        let invoker = version >= 15 ? ", security_invoker = on" : ""
        let law = try ImportLaw(
            script: """
                CREATE DOMAIN email AS text COLLATE "C" NOT NULL DEFAULT 'nobody@example.com'
                    CONSTRAINT has_at CHECK (VALUE ~ '@') CONSTRAINT short CHECK (length(VALUE) < 100);
                ALTER DOMAIN email ADD CONSTRAINT lower CHECK (VALUE = lower(VALUE)) NOT VALID;
                CREATE SEQUENCE numbers;
                CREATE DOMAIN number AS bigint DEFAULT nextval('numbers');
                CREATE DOMAIN moment AS timestamptz DEFAULT now();
                CREATE DOMAIN inner_moment AS moment NOT NULL;
                CREATE DOMAIN amount AS integer DEFAULT 3 CHECK (VALUE > 0);
                CREATE TABLE people (
                    email email PRIMARY KEY, other email, third email NOT NULL, own email DEFAULT 'x@y', above email REFERENCES people ON DELETE SET NULL, n number, at moment,
                    inner_at inner_moment, size amount, sizes amount[], named text COLLATE "C");
                CREATE TABLE mails (id integer PRIMARY KEY, person email REFERENCES people);
                CREATE VIEW few WITH (security_barrier\(invoker)) AS SELECT email, size FROM people WHERE size < 9 WITH LOCAL CHECK OPTION;
                CREATE VIEW fewer WITH (security_barrier = false) AS SELECT email, size FROM few WHERE size < 5 WITH CASCADED CHECK OPTION;
                CREATE MATERIALIZED VIEW sizes WITH (fillfactor = 60, autovacuum_enabled = false, toast.autovacuum_enabled = off) AS
                    SELECT size, max(named) AS longest FROM people GROUP BY size WITH NO DATA;
                CREATE UNIQUE INDEX sizes_size ON sizes (size);
                CREATE MATERIALIZED VIEW filled AS SELECT email FROM people;
                CREATE TABLE toasted (id integer PRIMARY KEY, text text) WITH (fillfactor = 50, toast.autovacuum_enabled = false);
                """, name: "Whole")
        #expect(law.breaches == [])
        // The domain refuses what the foreign key would do.
        #expect(law.imported.opaque.map(\.object) == ["foreign key public.people.people_above_fkey"])
        let source = law.imported.source
        for text in [
            "type Email = String @storage(domain) @notNull @default(\"nobody@example.com\") @collate(\"C\")",
            "check lower as lower: sql(\"(VALUE = lower(VALUE))\") @notValid",
            "type Number = Int64 @storage(domain) @default(sql(\"nextval('public.numbers'::regclass)\"))",
            "type Moment = Timestamp @storage(domain) @default(now())",
            "type Amount = Int32 @storage(domain) @default(3) check value > 0",
            "email: Email @primaryKey", "other: Email @notNull(false)", "third: Email\n",
            "own: Email = \"x@y\" @notNull(false)",
            "at: Moment?", "sizes: [Amount]?", "person: Email @references(Person.email) @notNull(false)",
            "@with(security_barrier: true", "@checkOption(local)",
            "@with(security_barrier: false) @checkOption(cascaded)",
            "@with(fillfactor: 60, autovacuum_enabled: false, toast: { autovacuum_enabled: \"off\" }) @noData",
            "@with(fillfactor: 50, toast: { autovacuum_enabled: false })",
        ] {
            #expect(source.contains(text), "\(text) in \(source)")
        }
        #expect(!source.contains("view Filled uses Person @noData"))
    }

    @Test func tablesSayByWhichIndexTheyAreOrderedAndReplicated() throws {
        let law = try ImportLaw(
            script: """
                CREATE TABLE a (id integer PRIMARY KEY, code text NOT NULL UNIQUE, low text);
                CREATE INDEX a_low ON a (lower(low));
                ALTER TABLE a CLUSTER ON a_low;
                ALTER TABLE a REPLICA IDENTITY USING INDEX a_code_key;
                CREATE TABLE b (id integer PRIMARY KEY);
                ALTER TABLE b CLUSTER ON b_pkey;
                ALTER TABLE b REPLICA IDENTITY FULL;
                CREATE TABLE c (id integer NOT NULL);
                CREATE UNIQUE INDEX c_id ON c (id);
                ALTER TABLE c CLUSTER ON c_id;
                ALTER TABLE c REPLICA IDENTITY USING INDEX c_id;
                CREATE MATERIALIZED VIEW m AS SELECT id FROM a;
                CREATE UNIQUE INDEX m_id ON m (id);
                ALTER MATERIALIZED VIEW m CLUSTER ON m_id;
                CREATE TABLE p (id integer NOT NULL) PARTITION BY LIST (id);
                CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);
                CREATE UNIQUE INDEX p_1_id ON p_1 (id);
                ALTER TABLE p_1 CLUSTER ON p_1_id;
                ALTER TABLE p_1 REPLICA IDENTITY USING INDEX p_1_id;
                """, name: "Marked")
        #expect(law.breaches == [])
        for text in [
            "table A @replicaIdentity(index: a_code_key) @clusterOn(a_low)",
            "@replicaIdentity(full) @clusterOn(b_pkey)",
            "@replicaIdentity(index: c_id) @clusterOn(c_id)", "materialized view M uses A @clusterOn(m_id)",
        ] {
            #expect(law.imported.source.contains(text), "\(text) in \(law.imported.source)")
        }
        #expect(law.imported.opaque.allSatisfy { $0.object.contains("p_1") })
    }

    @Test func columnsSayHowTheyAreKept() throws {
        let law = try ImportLaw(
            script: """
                CREATE TABLE t (id integer PRIMARY KEY, a text COMPRESSION pglz DEFAULT 'x', b numeric);
                ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER a SET STATISTICS 500, ALTER a SET (n_distinct = 100);
                ALTER TABLE t ALTER b SET STORAGE EXTENDED, ALTER b SET (n_distinct = -0.5, n_distinct_inherited = 2.5);
                CREATE TABLE child (c text) INHERITS (t);
                ALTER TABLE child ALTER c SET STATISTICS 5;
                """, name: "Kept")
        #expect(law.breaches == [])
        for text in [
            "a: String? = \"x\" @storage(external) @compression(pglz) @statistics(500) @with(n_distinct: 100)",
            "b: Decimal? @storage(extended) @with(n_distinct: \"-0.5\", n_distinct_inherited: \"2.5\")",
            "c: String? @statistics(5)",
        ] {
            #expect(law.imported.source.contains(text), "\(text) in \(law.imported.source)")
        }
    }

    /// What reads a view that is empty can only be empty itself, whatever it holds now.
    @Test func viewsOnEmptyViewsAreEmpty() throws {
        let law = try ImportLaw(
            script: """
                CREATE TABLE t (id integer PRIMARY KEY);
                CREATE MATERIALIZED VIEW below AS SELECT id FROM t;
                CREATE MATERIALIZED VIEW above AS SELECT id FROM below;
                REFRESH MATERIALIZED VIEW below WITH NO DATA;
                """, name: "Empty")
        #expect(law.breaches == [])
        #expect(law.imported.source.split(separator: "@noData").count == 3)
    }

    /// An expression in the language's words is proved; without a server nothing is.
    @Test func withoutAServerExpressionsStaySQL() throws {
        try withDatabase { connection in
            try connection.execute("CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT 1 CHECK (a > 0))")
            let imported = try PostgreSQLImport.run(connection, name: "Plain", server: nil)
            #expect(imported.source.contains("a: Int32? = sql(\"1\") @check(sql(\"(a > 0)\"))"))
            #expect(imported.notes.count == 1)
        }
    }

    @Test func whatTheEnginePrintsOtherwiseStaysSQL() throws {
        try withDatabase { connection in
            try connection.execute(
                """
                CREATE TABLE t (
                    id integer PRIMARY KEY, a timestamptz DEFAULT CURRENT_TIMESTAMP, b timestamptz DEFAULT now(),
                    c text CHECK (c IN ('x', 'y')), d text CHECK (upper(d) = d), e integer CHECK (e = ANY ('{1,2}')))
                """)
            let server = try PostgreSQLReplayServer(TestServer.shared.server)
            let source = try PostgreSQLImport.run(connection, name: "Plain", server: server).source
            #expect(source.contains("a: Timestamp? = sql(\"CURRENT_TIMESTAMP\")"))
            #expect(source.contains("b: Timestamp? = now()"))
            #expect(source.contains("c: String? @check(c in [\"x\", \"y\"])"))
            #expect(source.contains("@check(sql(\"(upper(d) = d)\"))"))
            #expect(source.contains("@check(sql(\"(e = ANY ('{1,2}'::integer[]))\"))"))
        }
    }
}
