import SchemagenDatabases
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenTestSupport
import Testing

/// Random schemas and random edits, each change up, down and up again on real engines with rows.
///
/// `SCHEMAGEN_RANDOM_CHANGES=N` tries N pairs on each engine instead of a few, `SCHEMAGEN_RANDOM_SEED=S` starts at
/// another seed than 1, `SCHEMAGEN_RANDOM_PARTS=P` works on P pairs at a time, `SCHEMAGEN_RANDOM_ROWS=1` holds each pair
/// against the row model too. A failure names the seed that repeats it
/// and shows the smallest part of the pair that still fails.
@Suite struct RandomChangeTests {
    private static func number(_ name: String) -> Int? { environmentVariable(name).flatMap { Int($0) } }
    private static let first = number("SCHEMAGEN_RANDOM_SEED") ?? 1
    private static let wanted = number("SCHEMAGEN_RANDOM_CHANGES")
    private static let parts = number("SCHEMAGEN_RANDOM_PARTS") ?? 2
    /// How many failures end a run.
    private static let patience = number("SCHEMAGEN_RANDOM_FAILURES") ?? 5

    private static func run<Server: ReplayServer & SendableMetatype>(
        _ count: Int, on database: Database, _ name: String, _ server: @escaping @Sendable () throws -> Server
    ) async throws -> RandomTally {
        let seeds = first..<(first + count)
        let tally = try await withThrowingTaskGroup(of: RandomTally.self) { group in
            for part in 0..<parts {
                group.addTask {
                    let server = try server()
                    var tally = RandomTally()
                    for seed in stride(from: seeds.lowerBound + part, to: seeds.upperBound, by: parts) {
                        try RandomTrial(seed: seed, on: database).run(on: server, into: &tally)
                        if tally.failures.count >= patience { break }
                    }
                    return tally
                }
            }
            var sum = RandomTally()
            for try await tally in group { sum.add(tally) }
            return sum
        }
        print(tally.summary(of: name, seeds: seeds))
        for failure in tally.failures { Issue.record("\(failure)") }
        #expect(
            tally.total.failed > 0 || tally.total.refused * 10 <= tally.total.tried,
            "too few of the random changes can be said")
        return tally
    }

    /// Every kind of thing and of edit occurs, or it is not tried at all; in a short run the rare ones do not.
    private static func expectEverything(_ tally: RandomTally, _ database: Database) {
        guard tally.failures.isEmpty else { return }
        let missing = RandomKinds.things(on: database).filter { tally.seen[$0] == nil }
        #expect(missing.isEmpty, "kinds of things that never occur")
        let edits = RandomKinds.edits(on: database).filter { tally.byEdit[$0].map { $0.tried == $0.refused } ?? true }
        #expect(edits.isEmpty, "kinds of edits that never occur")
    }

    @Test func onSQLite() async throws {
        let tally = try await Self.run(Self.wanted ?? 400, on: .sqlite, "SQLite") { try SQLiteReplayServer() }
        if tally.total.tried >= 2000 { Self.expectEverything(tally, .sqlite) }
    }

    @Test func onPostgreSQL() async throws {
        for server in try TestServer.all.get() {
            let version = "PostgreSQL \(server.server.binaries.majorVersion)"
            let tally = try await Self.run(Self.wanted ?? 40, on: .postgresql, version) {
                try PostgreSQLReplayServer(server.server)
            }
            if tally.total.tried >= 2000 { Self.expectEverything(tally, .postgresql) }
        }
    }
}
