import SchemagenDatabases
import Testing

/// The law on random schemas.
///
/// `SCHEMAGEN_TEST_SEED` is the first seed, `SCHEMAGEN_TEST_SCHEMAS` how many schemas of 1 to 5 tables are tried, and
/// `SCHEMAGEN_TEST_LARGE_SCHEMAS` how many of 150 to 300.
@Suite struct SQLiteRandomTests {
    @Test func lawHolds() throws {
        var tried = 0
        var failed = 0
        for seed in RandomSeeds.small(400) {
            var random = RandomSQLiteSchema(seed: seed)
            let script = random.script()
            let database = try SQLiteDatabase(.memory, foreignKeys: false)
            // A schema that SQLite refuses says nothing.
            guard (try? database.execute(script)) != nil else { continue }
            tried += 1
            do {
                let law = try SQLiteLaw.run(database)
                if law.breaches.isEmpty { continue }
                failed += 1
                if failed <= 8 {
                    Issue.record(
                        "seed \(seed): \(law.breaches.joined(separator: "\n"))\n\(script)\n\(law.imported.source)"
                    )
                }
            } catch {
                failed += 1
                if failed <= 8 { Issue.record("seed \(seed): \(error)\n\(script)") }
            }
        }
        #expect(
            tried * 2 >= RandomSeeds.small(400).count, "only \(tried) of the schemas are any to SQLite")
        #expect(failed == 0, "of \(tried)")
    }

    /// A statement that SQLite refuses is left out.
    @Test(arguments: RandomSeeds.large(2)) func lawHoldsOnLargeSchemas(seed: UInt64) throws {
        var random = RandomSQLiteSchema(seed: seed, tables: 150...300)
        let database = try SQLiteDatabase(.memory, foreignKeys: false)
        defer { database.close() }
        var accepted: [String] = []
        var refused: [String] = []
        for statement in random.script().split(separator: ";\n") {
            if (try? database.execute(String(statement))) != nil {
                accepted.append("\(statement);\n")
            } else {
                refused.append("\(statement);\n")
            }
        }
        #expect(
            accepted.count { $0.hasPrefix("CREATE TABLE") } >= 130 && refused.count * 5 < accepted.count,
            "seed \(seed): \(refused.count) of \(accepted.count + refused.count) refused:\n\(refused.joined())"
        )
        let law = try SQLiteLaw.run(database)
        #expect(law.breaches == [], "seed \(seed)\n\(law.imported.source)\n\(accepted.joined())")
    }
}
