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

    /// What was imported goes up, down and up again, with the same catalogue twice.
    @Test func partitionsGoDownAndUpAgain() throws {
        let source = try ImportLaw.ofCorpus("partitions.sql").imported.source
        let compiled = ProjectCheck.compile(SourceFile(path: "imported.schema", text: source))
        let schema = try #require(compiled.schema)
        let plan = try #require(Planner.plan(from: nil, to: schema, on: .postgresql).plan)
        let files = MigrationFileWriter.write(plan, title: schema.name, from: nil, to: schema)
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
