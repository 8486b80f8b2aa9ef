import Foundation
import SchemagenDatabases
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenSQL
import SchemagenVerification
import Testing

/// Two schemas, and the way from one to the other on real engines.
struct SchemaChange {
    let name: String
    let before: Schema
    let after: Schema
    /// Whether what vanishes is meant to, without a word.
    let allowsLoss: Bool
    /// Both schemas as they were written.
    let texts: String

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    init(name: String, before: String, after: String, allowsLoss: Bool = false) throws {
        self.name = name
        self.allowsLoss = allowsLoss
        texts = "\(before)\n\(after)"
        self.before = try Self.schema(before, "\(name)/before.schema")
        self.after = try Self.schema(after, "\(name)/after.schema")
    }

    /// A change between schemas that are there already.
    init(name: String, before: Schema, after: Schema, texts: String, allowsLoss: Bool) {
        self.name = name
        self.before = before
        self.after = after
        self.texts = texts
        self.allowsLoss = allowsLoss
    }

    private static func schema(_ text: String, _ path: String) throws -> Schema {
        let file = SourceFile(path: path, text: text)
        let parsed = Parser.parse(file)
        let resolved = Resolver.resolve(parsed.tree)
        let errors = (parsed.diagnostics + resolved.diagnostics).filter { $0.severity == .error }
        guard errors.isEmpty, let schema = resolved.schema else {
            throw Failure(description: errors.map { FileDiagnostic($0, in: file).text }.joined(separator: "\n"))
        }
        return schema
    }

    /// The plan and its files.
    func files(_ database: Database) throws -> (plan: ChangePlan, files: [MigrationFile]) {
        let result = Planner.plan(from: before, to: after, on: database, allowsLoss: allowsLoss)
        guard let plan = result.plan else {
            throw Failure(description: result.diagnostics.map(\.message).joined(separator: "\n"))
        }
        let titles = MigrationName.names(of: plan.migrations, base: "change").enumerated().map { "\($0.0 + 2)_\($0.1)" }
        let files = MigrationFileWriter.write(plan, titles: titles, from: before, to: after)
        let problems = files.flatMap(\.diagnostics)
        guard problems.isEmpty else { throw Failure(description: problems.map(\.message).joined(separator: "\n")) }
        return (plan, files)
    }

    private func afresh(_ schema: Schema, _ database: Database, _ title: String) throws -> MigrationFile {
        let result = Planner.plan(from: nil, to: schema, on: database)
        guard let plan = result.plan else {
            throw Failure(description: result.diagnostics.map(\.message).joined(separator: "\n"))
        }
        return MigrationFileWriter.write(plan, title: title, to: schema)
    }

    /// The change as a history: the schema before, then the migrations of the change.
    ///
    /// - Parameter provesStart: Whether the making of the schema before is looked at too.
    func steps(_ database: Database, provesStart: Bool = true) throws -> [ReplayStep] {
        let start = try afresh(before, database, "1_start")
        let end = try afresh(after, database, "9_end")
        var steps = [
            ReplayStep(
                title: "1_start", up: ReplayStep.Script(path: "1.up", text: start.up),
                down: ReplayStep.Script(path: "1.down", text: start.down),
                afresh: provesStart ? ReplayStep.Script(path: "1.afresh", text: start.up) : nil,
                isIrreversible: !provesStart)
        ]
        let (plan, files) = try files(database)
        let moves = RowMoves(from: before, to: after, on: database).parts(of: files.map(\.up), on: database)
        for (offset, file) in files.enumerated() {
            let hazards = plan.migrations[offset].hazards
            let up = ReplayStep.Script(path: "\(offset + 2).up", text: file.up)
            steps.append(
                ReplayStep(
                    title: "\(offset + 2)", up: up,
                    down: ReplayStep.Script(path: "\(offset + 2).down", text: file.down),
                    afresh: offset == files.count - 1 ? ReplayStep.Script(path: "afresh", text: end.up) : nil,
                    isLossy: hazards.contains(.lossy), isIrreversible: hazards.contains(.irreversible),
                    moves: moves[offset]))
        }
        return steps
    }

    /// What a replay on an engine finds wrong, with the SQL that led to it.
    func problems<Server: ReplayServer>(
        _ database: Database, on server: Server, provesStart: Bool = true, holdsRows: Bool = true
    ) throws -> [String] {
        let steps = try steps(database, provesStart: provesStart)
        let report = try HistoryReplay.run(steps, on: server)
        guard !report.findings.isEmpty else { return holdsRows ? try rowProblems(database, on: server) : [] }
        let script = steps.dropFirst().map { "\($0.up.text)\n\($0.down.text)" }.joined(separator: "\n")
        return report.findings.map { "\(name) on \(database): \($0.path): \($0.message)" } + [script]
    }
}

extension SchemaChange {
    /// The fixture folder.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/Changes")

    /// The names of all fixtures.
    static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }()

    /// Those that need an extension of PostgreSQL.
    static let namesWithExtensions = names.filter { name in
        ["before", "after"].contains { file in
            let text = try? String(contentsOf: folder.appending(path: "\(name)/\(file).schema"), encoding: .utf8)
            return text?.split(separator: "\n").contains { $0.hasPrefix("extension ") } == true
        }
    }

    /// Those that any server can carry out.
    static let namesWithoutExtensions = names.filter { !namesWithExtensions.contains($0) }

    /// The change of a fixture.
    init(fixture name: String) throws {
        let folder = Self.folder.appending(path: name)
        try self.init(
            name: name, before: String(contentsOf: folder.appending(path: "before.schema"), encoding: .utf8),
            after: String(contentsOf: folder.appending(path: "after.schema"), encoding: .utf8))
    }
}
