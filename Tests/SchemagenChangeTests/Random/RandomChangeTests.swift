import SchemagenDatabases
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenTestSupport
import Testing

/// Random schemas and random edits, each change up, down and up again on real engines with rows.
///
/// `SCHEMAGEN_RANDOM_CHANGES=N` tries N pairs on each engine instead of a few, `SCHEMAGEN_RANDOM_SEED=S` starts at
/// another seed than 1, `SCHEMAGEN_RANDOM_PARTS=P` works on P pairs at a time. A failure names the seed that repeats it
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

    /// Every kind of thing and of edit occurs, or it is not tried at all.
    private static func expectEverything(_ tally: RandomTally, _ database: Database) {
        guard tally.failures.isEmpty else { return }
        let missing = RandomKinds.things(on: database).filter { tally.seen[$0] == nil }
        #expect(missing.isEmpty, "kinds of things that never occur")
        let edits = RandomKinds.edits(on: database).filter { tally.byEdit[$0].map { $0.tried == $0.refused } ?? true }
        #expect(edits.isEmpty, "kinds of edits that never occur")
    }

    @Test func onSQLite() async throws {
        let tally = try await Self.run(Self.wanted ?? 400, on: .sqlite, "SQLite") { try SQLiteReplayServer() }
        Self.expectEverything(tally, .sqlite)
    }

    @Test func onPostgreSQL() async throws {
        for server in try TestServer.all.get() {
            let version = "PostgreSQL \(server.server.binaries.majorVersion)"
            let tally = try await Self.run(Self.wanted ?? 40, on: .postgresql, version) {
                try PostgreSQLReplayServer(server.server)
            }
            if tally.total.tried >= 400 { Self.expectEverything(tally, .postgresql) }
        }
    }
}

/// One pair on one engine.
struct RandomTrial {
    let change: RandomChange
    let database: Database

    init(seed: Int, on database: Database) {
        change = RandomChange(seed: seed, on: database)
        self.database = database
    }

    /// Findings that are refusals for a reason, by a part of their message, which names the way out.
    private static let exempt = [
        "is partitioned in another way", "inherits from other tables", "the module of virtual table",
        "takes the name of table", "stands in another schema or has another version",
    ]
    private static let exemptCodes = ["invalid-former-name"]

    func run<Server: ReplayServer>(on server: Server, into tally: inout RandomTally) throws {
        let result = problem(change, on: server)
        switch result {
        case .none: tally.note(change)
        case .refused(let reason): tally.note(change, refusedFor: reason)
        case .failed(let key, _):
            let smaller = change.reduced { smaller in
                if case .failed(let other, _) = problem(smaller, on: server) { return other == key }
                return false
            }
            guard case .failed(_, let text) = problem(smaller, on: server) else { return }
            let edits = change.after.edits.joined(separator: ", ")
            tally.note(change, failure: "seed \(change.seed) on \(database) (\(edits)):\n\(text)")
        }
    }

    private enum Problem {
        case none
        case refused(String)
        /// With what is the same while the pair shrinks.
        case failed(key: String, text: String)
    }

    private func problem(_ change: RandomChange, on server: some ReplayServer) -> Problem {
        switch change.outcome() {
        case .invalid(let message): return .failed(key: "invalid", text: message)
        case .refused(let diagnostics, let text):
            let codes = Set(diagnostics.map(\.code.name)).sorted().joined(separator: ", ")
            let isExempt = diagnostics.allSatisfy { diagnostic in
                Self.exemptCodes.contains(diagnostic.code.name)
                    || Self.exempt.contains(where: diagnostic.message.contains)
            }
            if isExempt, !diagnostics.isEmpty { return .refused(codes) }
            let messages = diagnostics.map { "\($0.code.name): \($0.message)" }.joined(separator: "\n")
            return .failed(key: "refused \(codes)", text: "\(messages)\n\(text)")
        case .said(let change):
            do {
                let found = try change.problems(database, on: server)
                guard let first = found.first else { return .none }
                return .failed(key: Self.key(first), text: "\(found.joined(separator: "\n"))\n\(change.texts)")
            } catch {
                return .failed(key: "error", text: "\(error)\n\(change.texts)")
            }
        }
    }

    /// A message without what is quoted in it and without numbers.
    private static func key(_ message: String) -> String {
        var result = ""
        var isQuoted = false
        for character in message {
            if character == "\"" || character == "`" { isQuoted.toggle() }
            if !isQuoted, character.isLetter || character == " " { result.append(character) }
        }
        return String(result.prefix(90))
    }
}

/// Everything that can be drawn, as it is counted.
enum RandomKinds {
    static func things(on database: Database) -> [String] {
        var labels: Set<String> = ["namespace", "enum", "case", "type", "mixin", "table", "view", "view of a view", "column generated"]
        for facts in TypeFacts.all where database == .postgresql || !facts.isPostgreSQL { labels.insert(facts.label) }
        for key in RandomSchema.keys where key.label != "key none" { labels.insert(key.label) }
        for part in PartRecipe.all where part.database == nil || part.database == database { labels.insert(part.label) }
        for mark in MarkRecipe.all where mark.database == nil || mark.database == database {
            for form in mark.forms { labels.insert(form.label) }
        }
        for opaque in RandomSchema.opaques where opaque.database == database { labels.insert(opaque.label) }
        labels.formUnion(RandomSchema.foreignKeys)
        if database == .postgresql {
            labels.formUnion(RandomSchema.partitionings)
            labels.formUnion(["extension", "sequence", "materialized view", "@inherits", "@clusterOn", "@replicaIdentity(index)", "@ownedBy"])
        } else {
            labels.formUnion(["virtual table", "column generated virtual"])
        }
        return labels.sorted()
    }

    static func edits(on database: Database) -> [String] {
        Set(RandomSchema.edits.filter { $0.databases.contains(database) }.map(\.label)).sorted()
    }
}
