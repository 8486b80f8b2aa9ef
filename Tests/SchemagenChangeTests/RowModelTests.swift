import SchemagenDatabases
import SchemagenModel
import SchemagenTestSupport
import Testing

/// Rows before and after every kind of change, compared with what a model foretells that knows neither plans nor SQL.
@Suite struct RowModelTests {
    @Test(arguments: SchemaChange.names)
    func onSQLite(name: String) throws {
        let change = try SchemaChange(fixture: name)
        guard change.isFor(.sqlite) else { return }
        try check(RowModelRun(change, .sqlite, on: SQLiteReplayServer(), isLarge: true).run())
    }

    @Test(arguments: SchemaChange.namesWithoutExtensions)
    func onPostgreSQL(name: String) throws {
        let change = try SchemaChange(fixture: name)
        guard change.isFor(.postgresql) else { return }
        for server in try TestServer.all.get() {
            try check(RowModelRun(change, .postgresql, on: PostgreSQLReplayServer(server.server), isLarge: true).run())
        }
    }

    @Test(.needs(extensions: "citext", "hstore", "ltree"), arguments: SchemaChange.namesWithExtensions)
    func onPostgreSQLWithExtensions(name: String) throws { try onPostgreSQL(name: name) }

    private func check<Server>(_ outcome: RowModelRun<Server>.Outcome) {
        if !outcome.problems.isEmpty { Issue.record("\(outcome.problems.joined(separator: "\n"))") }
        #expect(outcome.rows > 0, "no row fits both schemas: \(outcome.refusal ?? "")")
    }
}
