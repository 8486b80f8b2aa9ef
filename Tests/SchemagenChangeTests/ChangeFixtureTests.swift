import SchemagenDatabases
import SchemagenModel
import SchemagenTestSupport
import Synchronization
import Testing

/// Every kind of change, up, down and up again on real engines with rows, as the fixture folders have it.
@Suite struct ChangeFixtureTests {
    @Test func fixturesAreThere() {
        #expect(SchemaChange.namesWithoutExtensions.count >= 170)
        #expect(SchemaChange.namesWithExtensions.count >= 3)
    }

    @Test(arguments: SchemaChange.names)
    func onSQLite(name: String) throws {
        let change = try SchemaChange(fixture: name)
        guard change.after.settings.databases.contains(.sqlite), !FirstFailure.isEnough else { return }
        let problems = try FirstFailure.noting { try change.problems(.sqlite, on: SQLiteReplayServer()) }
        if !problems.isEmpty { Issue.record("\(problems.joined(separator: "\n"))") }
    }

    @Test(arguments: SchemaChange.namesWithoutExtensions)
    func onPostgreSQL(name: String) throws {
        let change = try SchemaChange(fixture: name)
        guard change.after.settings.databases.contains(.postgresql), !FirstFailure.isEnough else { return }
        for server in try TestServer.all.get() {
            let problems = try FirstFailure.noting {
                try change.problems(.postgresql, on: PostgreSQLReplayServer(server.server))
            }
            if !problems.isEmpty { Issue.record("\(problems.joined(separator: "\n"))") }
        }
    }

    @Test(.needs(extensions: "citext", "hstore", "ltree"), arguments: SchemaChange.namesWithExtensions)
    func onPostgreSQLWithExtensions(name: String) throws { try onPostgreSQL(name: name) }
}

/// With `SCHEMAGEN_FIRST_FAILURE=1` nothing more is tried once a fixture has failed: to catch a fault one is enough.
private enum FirstFailure {
    private static let isWanted = environmentVariable("SCHEMAGEN_FIRST_FAILURE") != nil
    private static let count = Atomic<Int>(0)

    static var isEnough: Bool { isWanted && count.load(ordering: .relaxed) > 0 }

    static func noting(_ body: () throws -> [String]) throws -> [String] {
        do {
            let problems = try body()
            if !problems.isEmpty { count.add(1, ordering: .relaxed) }
            return problems
        } catch {
            count.add(1, ordering: .relaxed)
            throw error
        }
    }
}
