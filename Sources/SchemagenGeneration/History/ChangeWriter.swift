import SchemagenEvolution
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL

/// One change of a schema → the migrations that carry it out on every database, on top of a history.
struct ChangeWriter {
    /// What comes of it.
    struct Outcome {
        /// The lock's lines, not chained yet.
        var entries: [LockEntry] = []
        /// Contents by path in the migrations folder, the snapshot last.
        var writes: [(path: String, bytes: [UInt8])] = []
        /// The plans, by database.
        var plans: [ChangePlan] = []
        /// What is different on any of the databases.
        var changes: [Change] = []
        var diagnostics: [FileDiagnostic] = []
    }

    /// The schema to reach.
    let schema: Schema
    /// What a history that is in step records of it.
    let form: RecordedForm
    /// The file that findings point into.
    let source: SourceFile
    let workers: Workers

    /// Plans and writes.
    /// - Parameters:
    ///   - number: The number of the first migration.
    ///   - former: The schema to go on from; nil for none.
    ///   - name: The name of the change; nil derives one from it.
    func write(from number: Int, former: Schema?, name: String?) -> Outcome {
        var outcome = Outcome()
        var changes: [Database: [Change]] = [:]
        let databases = schema.settings.databases
        let results = workers.map(databases.count) { Planner.plan(from: former, to: schema, on: databases[$0]) }
        for (database, result) in zip(databases, results) {
            outcome.diagnostics += result.diagnostics.map { FileDiagnostic($0, in: source) }
            if let plan = result.plan { outcome.plans.append(plan) }
            changes[database] = result.changes
            outcome.changes += result.changes
        }
        outcome.diagnostics = Self.unique(outcome.diagnostics)
        guard outcome.diagnostics.isEmpty else { return outcome }
        let base = name ?? MigrationName.suggestion(from: former, to: schema, known: changes)
        let plans = outcome.plans
        outcome.entries = entries(plans, named: base, from: number)
        let titles = outcome.entries.map(\.title)
        let writings = workers.map(plans.count) { number in
            MigrationFileWriter.write(plans[number], titles: titles, from: former, to: schema).map { file in
                let hashes = LockEntry.FileHashes(
                    up: MigrationFolder.hash(file.upBytes), down: MigrationFolder.hash(file.downBytes))
                return (file: file, hashes: hashes)
            }
        }
        for (plan, files) in zip(plans, writings) {
            for (offset, (written, hashes)) in files.enumerated() {
                outcome.diagnostics += written.diagnostics.map { FileDiagnostic($0, in: source) }
                outcome.entries[offset].files[plan.database] = hashes
                outcome.entries[offset].structures[plan.database] = form.structures[plan.database]
                let entry = outcome.entries[offset]
                outcome.writes.append((entry.path(plan.database, .up), written.upBytes))
                outcome.writes.append((entry.path(plan.database, .down), written.downBytes))
            }
        }
        if let last = outcome.entries.last { outcome.writes.append((last.snapshotPath, form.snapshot)) }
        return outcome
    }

    /// The lock's lines without files: as many as the database has migrations that needs most.
    private func entries(_ plans: [ChangePlan], named base: String, from first: Int) -> [LockEntry] {
        let longest = plans.max { $0.migrations.count < $1.migrations.count }
        let count = longest?.migrations.count ?? 1
        let names = MigrationName.names(of: longest?.migrations ?? [], base: base)
        return (0..<count).map { offset in
            let labels = plans.reduce(into: Set<LockEntry.Label>()) { labels, plan in
                guard offset < plan.migrations.count else { return }
                labels.formUnion(plan.migrations[offset].hazards.map(\.label))
            }
            return LockEntry(
                number: first + offset, name: names[offset], change: first,
                snapshot: MigrationFolder.hash(form.snapshot), files: [:], structures: [:],
                labels: LockEntry.Label.allCases.filter(labels.contains), previous: "")
        }
    }

    /// The findings without those that say the same again: of one change for two databases, for instance.
    private static func unique(_ diagnostics: [FileDiagnostic]) -> [FileDiagnostic] {
        var seen: [String: [FileDiagnostic]] = [:]
        var unique: [FileDiagnostic] = []
        for diagnostic in diagnostics where !(seen[diagnostic.message]?.contains(diagnostic) ?? false) {
            seen[diagnostic.message, default: []].append(diagnostic)
            unique.append(diagnostic)
        }
        return unique
    }
}

extension MigrationHazard {
    /// As the lock says it.
    fileprivate var label: LockEntry.Label {
        switch self {
        case .breaking: .breaking
        case .lossy: .lossy
        case .irreversible: .irreversible
        }
    }
}
