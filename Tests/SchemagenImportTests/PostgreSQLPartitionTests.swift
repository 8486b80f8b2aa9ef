import SchemagenDatabases
import SchemagenGeneration
import SchemagenImport
import SchemagenLanguage
import SchemagenPlanning
import SchemagenSQL
import SchemagenTestSupport
import Testing

/// Partitions with what their tables do not give them.
@Suite struct PostgreSQLPartitionTests {
    @Test func partitionsComeBackAsTheyWere() throws {
        let law = try ImportLaw.ofCorpus("partitions.sql")
        #expect(law.breaches == [], "\(law.imported.source)")
        let source = law.imported.source
        // What the language has words for is no text.
        #expect(source.contains("index(sql(\"lower(kind)\")) as crossed_2024 where size > 0 @partOf(crossed_two)"))
        #expect(source.contains("primaryKey(id, day) as home_key @partOf(visits_key)"))
        #expect(source.contains("foreignKey(region) references Region @onUpdate(cascade)"))
        #expect(source.contains("exclude using btree (id with \"=\") as apart"))
        let kept = law.imported.opaque.map(\.object).filter { !$0.hasPrefix("setting ") && !$0.hasPrefix("comment ") }
        #expect(
            kept.sorted() == [
                "foreign key public.parcels_odd.odd_zone", "foreign key public.sales_rest.to_a_partition",
                "function public.stop()",
                "index public.events.events_clustered", "index public.events.events_unfinished",
                "index public.parcels.parcels_first", "index public.parcels.parcels_second",
                "index public.sales_dk.middle_unfinished", "statistics public.here_statistics",
                "table public.parcels_odd", "trigger public.letters.stop_everywhere",
                "trigger public.letters_here.stop_here", "unique constraint public.visits.visits_unfinished",
            ])
    }

    /// An index that not all partitions have a part of is made when they are all there, those kept as text among them.
    @Test func unfinishedIndexesComeAfterPartitions() throws {
        let law = try ImportLaw(
            script: """
                CREATE SCHEMA other;
                CREATE TABLE events (id bigint NOT NULL, kind text) PARTITION BY LIST (kind);
                CREATE TABLE events_a PARTITION OF events FOR VALUES IN ('a');
                CREATE TABLE other.z_events PARTITION OF events FOR VALUES IN ('z') PARTITION BY HASH (id);
                CREATE TABLE a_half PARTITION OF other.z_events FOR VALUES WITH (MODULUS 2, REMAINDER 0);
                CREATE TABLE z_half PARTITION OF other.z_events FOR VALUES WITH (MODULUS 2, REMAINDER 1);
                CREATE INDEX a_whole ON ONLY events (id);
                CREATE INDEX a_part ON events_a (id);
                ALTER INDEX a_whole ATTACH PARTITION a_part;
                CREATE INDEX b_whole ON ONLY events (id DESC);
                CREATE INDEX b_part ON other.z_events (id DESC);
                ALTER INDEX b_whole ATTACH PARTITION other.b_part;
                """, name: "Unfinished")
        #expect(law.breaches == [], "\(law.imported.source)")
    }

    /// Parts of equal indexes are given to them one by one where a partition is kept as text, at whatever depth; and a foreign
    /// key to such a key is made behind it.
    @Test func equalIndexesOfPartitionsKeptAsText() throws {
        let law = try ImportLaw(
            script: """
                CREATE SCHEMA other;
                CREATE TABLE events (id bigint NOT NULL, kind text NOT NULL, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
                CREATE TABLE other.z_events PARTITION OF events FOR VALUES IN ('z') PARTITION BY HASH (id);
                CREATE TABLE a_half PARTITION OF other.z_events FOR VALUES WITH (MODULUS 2, REMAINDER 0);
                CREATE TABLE z_half PARTITION OF other.z_events FOR VALUES WITH (MODULUS 2, REMAINDER 1);
                CREATE TABLE other.a_events PARTITION OF events FOR VALUES IN ('a');
                CREATE INDEX z_first ON other.z_events (id);
                CREATE INDEX a_second ON other.z_events (id NULLS FIRST);
                CREATE INDEX z_third ON events (id);
                CREATE INDEX a_own ON other.a_events (id);
                CREATE UNIQUE INDEX a_like_the_key ON events (id, kind);
                CREATE INDEX z_one ON a_half (kind);
                CREATE INDEX a_two ON other.z_events (kind);
                CREATE TABLE uses (id bigint PRIMARY KEY, kind text, FOREIGN KEY (id, kind) REFERENCES events);
                """, name: "Equal")
        #expect(law.breaches == [], "\(law.imported.source)")
    }

    /// What was imported goes up, down and up again, with the same catalogue twice.
    @Test func partitionsGoDownAndUpAgain() throws {
        let source = try ImportLaw.ofCorpus("partitions.sql").imported.source
        let compiled = ProjectCheck.compile(SourceFile(path: "imported.schema", text: source))
        let schema = try #require(compiled.schema)
        let plan = try #require(Planner.plan(from: nil, to: schema, on: .postgresql).plan)
        let files = MigrationFileWriter.write(plan, title: schema.name, to: schema)
        try TestServer.shared.withDatabase { connection in
            let nothing = try PostgreSQLCatalogue.read(connection)
            try connection.execute(files.up)
            let first = try PostgreSQLCatalogue.read(connection)
            try connection.execute(files.down)
            #expect(try PostgreSQLCatalogue.read(connection).differences(from: nothing) == [])
            try connection.execute(files.up)
            #expect(try PostgreSQLCatalogue.read(connection).differences(from: first) == [])
        }
    }
}
