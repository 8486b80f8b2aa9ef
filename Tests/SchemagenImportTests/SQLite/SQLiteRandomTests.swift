import SchemagenDatabases
import Testing

/// The law on random schemas.
@Suite struct SQLiteRandomTests {
    @Test func lawHoldsOn300Schemas() throws {
        var tried = 0
        var failed = 0
        for seed in 1...400 {
            var random = RandomSQLiteSchema(seed: UInt64(seed))
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
                        "seed \(seed): \(law.breaches.joined(separator: "\n"))\n\(script)\n\(law.imported.source)")
                }
            } catch {
                failed += 1
                if failed <= 8 { Issue.record("seed \(seed): \(error)\n\(script)") }
            }
        }
        #expect(tried >= 200, "only \(tried) of the schemas are any to SQLite")
        #expect(failed == 0, "of \(tried)")
    }
}
