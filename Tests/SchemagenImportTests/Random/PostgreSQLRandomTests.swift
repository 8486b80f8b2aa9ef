import SchemagenTestSupport
import Testing

/// The law on random schemas.
///
/// `SCHEMAGEN_TEST_SEED` is the first seed, `SCHEMAGEN_TEST_SCHEMAS` how many schemas of 5 to 15 tables are tried, and
/// `SCHEMAGEN_TEST_LARGE_SCHEMAS` how many of 150 to 300.
@Suite struct PostgreSQLRandomTests {
    @Test(arguments: RandomSeeds.small(20)) func lawHolds(seed: UInt64) throws {
        try tryLaw(seed, tables: 5...15)
    }

    @Test(arguments: RandomSeeds.large(1)) func lawHoldsOnLargeSchemas(seed: UInt64) throws {
        try tryLaw(seed, tables: 150...300)
    }

    /// A statement that PostgreSQL refuses is left out.
    private func tryLaw(_ seed: UInt64, tables: ClosedRange<Int>) throws {
        var random = RandomPostgreSQLSchema(seed: seed, tables: tables)
        var accepted: [String] = []
        var refused: [String] = []
        try TestServer.shared.withDatabase { connection in
            for statement in random.script().split(separator: ";\n") {
                if (try? connection.execute(String(statement))) != nil {
                    accepted.append("\(statement);\n")
                } else {
                    refused.append("\(statement);\n")
                }
            }
        }
        let script = accepted.joined()
        #expect(
            accepted.count { $0.contains("TABLE") } >= tables.lowerBound
                && refused.count * 5 < accepted.count,
            "seed \(seed): \(refused.count) of \(accepted.count + refused.count) refused:\n\(refused.joined())"
        )
        do {
            let law = try ImportLaw(script: script, name: "Random", restoring: true)
            #expect(law.breaches == [], "seed \(seed)\n\(law.imported.source)\n\(script)")
        } catch {
            Issue.record("seed \(seed): \(error)\n\(script)")
        }
    }
}
