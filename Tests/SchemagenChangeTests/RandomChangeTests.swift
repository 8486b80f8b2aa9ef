import SchemagenDatabases
import SchemagenModel
import SchemagenTestSupport
import Testing

/// Random schemas and random edits, each change up, down and up again on real engines with rows.
///
/// `SCHEMAGEN_RANDOM_CHANGES=N` tries N pairs on each engine instead of a few, `SCHEMAGEN_RANDOM_SEED=S` starts at
/// another seed than 1; a failure names the seed that repeats it.
@Suite struct RandomChangeTests {
    private static let first = environmentVariable("SCHEMAGEN_RANDOM_SEED").flatMap { Int($0) } ?? 1
    private static let wanted = environmentVariable("SCHEMAGEN_RANDOM_CHANGES").flatMap { Int($0) }

    /// What the language does not let be said: something new has the name of something that was renamed.
    private static let cannotBeSaid = ["[invalid-former-name]"]

    private func change(_ seed: Int) throws -> SchemaChange {
        var random = RandomNumbers(seed: seed)
        var schema = RandomSchema(&random)
        let before = schema
        for _ in 0..<(1 + random.below(8)) { schema.edit(&random) }
        return try SchemaChange(
            name: "seed \(seed)", before: before.text(), after: schema.text(after: before), allowsLoss: true)
    }

    private func run(_ count: Int, _ problems: (SchemaChange) throws -> [String]) throws {
        var (failures, tried) = (0, 0)
        for seed in Self.first..<(Self.first + count) {
            do {
                let change = try change(seed)
                tried += 1
                let found = try problems(change)
                if found.isEmpty { continue }
                Issue.record("seed \(seed):\n\(found.joined(separator: "\n"))\n\(change.texts)")
            } catch let failure as SchemaChange.Failure
                where Self.cannotBeSaid.contains(where: failure.description.contains)
            {
                continue
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
            failures += 1
            if failures == 5 { break }
        }
        #expect(failures == 5 || tried * 10 >= count * 9, "too few of the random changes can be said")
    }

    @Test func onSQLite() throws {
        let server = try SQLiteReplayServer()
        try run(Self.wanted ?? 400) { change in try change.problems(.sqlite, on: server) }
    }

    @Test func onPostgreSQL() throws {
        for server in try TestServer.all.get() {
            let replay = try PostgreSQLReplayServer(server.server)
            try run(Self.wanted ?? 40) { change in try change.problems(.postgresql, on: replay) }
        }
    }
}
