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
