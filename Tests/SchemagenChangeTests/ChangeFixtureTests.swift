import SchemagenDatabases
import SchemagenModel
import SchemagenTestSupport
import Testing

/// Every kind of change, up, down and up again on real engines with rows, as the fixture folders have it.
@Suite struct ChangeFixtureTests {
    @Test func fixturesAreThere() { #expect(SchemaChange.names.count >= 45) }

    @Test(arguments: SchemaChange.names)
    func onSQLite(name: String) throws {
        let change = try SchemaChange(fixture: name)
        guard change.after.settings.databases.contains(.sqlite) else { return }
        let problems = try change.problems(.sqlite, on: SQLiteReplayServer())
        if !problems.isEmpty { Issue.record("\(problems.joined(separator: "\n"))") }
    }

    @Test(arguments: SchemaChange.names)
    func onPostgreSQL(name: String) throws {
        let change = try SchemaChange(fixture: name)
        guard change.after.settings.databases.contains(.postgresql) else { return }
        for server in try TestServer.all.get() {
            let problems = try change.problems(.postgresql, on: PostgreSQLReplayServer(server.server))
            if !problems.isEmpty { Issue.record("\(problems.joined(separator: "\n"))") }
        }
    }
}
