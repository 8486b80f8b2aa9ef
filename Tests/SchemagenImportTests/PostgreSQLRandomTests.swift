import SchemagenTestSupport
import Testing

/// The law on random schemas.
@Suite struct PostgreSQLRandomTests {
    /// Seeds are taken one after the other; a statement that PostgreSQL refuses is left out.
    @Test(arguments: 1...20) func lawHolds(seed: UInt64) throws {
        var random = RandomPostgreSQLSchema(seed: seed)
        var accepted: [String] = []
        var refused = 0
        try TestServer.shared.withDatabase { connection in
            for statement in random.script().split(separator: ";\n") {
                if (try? connection.execute(String(statement))) != nil {
                    accepted.append("\(statement);\n")
                } else {
                    refused += 1
                }
            }
        }
        let script = accepted.joined()
        #expect(accepted.count { $0.contains("TABLE") } >= 5 && refused * 5 < accepted.count, "\(refused) refused")
        let law = try ImportLaw(script: script, name: "Random")
        #expect(law.breaches == [], "\(law.imported.source)\n\(script)")
    }
}
