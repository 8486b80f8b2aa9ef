import SchemagenEvolution
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL

/// Schema and recorded history → the next migration, where one is needed.
struct MigrationGeneration {
    /// What comes of it.
    struct Outcome {
        /// Contents by path in the migrations folder; only what differs from what is there.
        var writes: [(path: String, bytes: [UInt8])] = []
        /// The new migrations, those of one change; empty where none is needed.
        var entries: [LockEntry] = []
        /// Whether the newest snapshot was brought in step without a migration.
        var refreshedSnapshot: Bool = false
        /// The plans of the new migration, by database.
        var plans: [ChangePlan] = []
        var diagnostics: [FileDiagnostic] = []
    }

    let schema: Schema
    let form: RecordedForm
    let files: ProjectFiles
    /// The name that the user asked for.
    let name: String?
    let workers: Workers

    func run() -> Outcome {
        var outcome = Outcome()
        if let name, !LockEntry.isName(name) {
            outcome.diagnostics.append(
                FileDiagnostic(
                    .migrationName,
                    "`\(name)` cannot name a migration: lower-case letters, digits and `_`, at most 100 characters",
                    path: ""
                ))
            return outcome
        }
        if let lost = RecordedHistory.lost(files) {
            outcome.diagnostics = [lost]
            return outcome
        }
        if !files.migrations.files.keys.contains(Lock.fileName), isUnfinishedStart {
            return next(after: Lock(), former: nil)
        }
        let history = HistoryCheck.check(files.migrations, workers: workers)
        guard let lock = history.lock else {
            outcome.diagnostics = history.diagnostics
            return outcome
        }
        guard let newest = lock.entries.last else {
            outcome.diagnostics = history.diagnostics
            return outcome.diagnostics.isEmpty ? next(after: lock, former: nil) : outcome
        }
        // Files that a run left when it was interrupted are no edit: they are the ones that this run writes again.
        let unfinished = history.diagnostics.filter { $0.code != .migrationUnlisted }
        guard unfinished.isEmpty, let snapshot = files.migrations.files[newest.snapshotPath] else {
            outcome.diagnostics = history.diagnostics
            return outcome
        }
        if form.snapshot.isSame(as: snapshot) || newest.databases != schema.settings.databases {
            outcome.diagnostics = history.diagnostics
            outcome.diagnostics += RecordedHistory.compare(
                schema, form, with: newest, snapshot: snapshot, files)
            return outcome
        }
        let path = files.migrations.displayPath(newest.snapshotPath)
        let former = CompiledSchema.compile(SourceFile(path: path, bytes: snapshot))
        guard let formerSchema = former.schema else {
            outcome.diagnostics = former.diagnostics
            return outcome
        }
        if newest.databases.allSatisfy({ form.structures[$0] == newest.structures[$0] }) {
            outcome.diagnostics = history.diagnostics
            let pruned =
                CanonicalForm.text(of: schema.withoutHints) == CanonicalForm.text(of: formerSchema.withoutHints)
            return outcome.diagnostics.isEmpty && !pruned ? refresh(lock) : outcome
        }
        return next(after: lock, former: formerSchema)
    }

    /// Whether the folder holds nothing but what an interrupted first run can have left.
    private var isUnfinishedStart: Bool {
        files.migrations.files.keys.allSatisfy { path in
            guard let file = path.split(separator: "/").last else { return false }
            return file.hasPrefix("0001_") || file == "0001.schema" || file.hasPrefix(".") || path == "README.md"
        }
    }

    /// Nothing changed for any database: the newest snapshot takes the new words, and the lock's last line their hash.
    private func refresh(_ lock: Lock) -> Outcome {
        var lock = lock
        var outcome = Outcome()
        guard let last = lock.entries.last else { return outcome }
        let hash = MigrationFolder.hash(form.snapshot)
        // The migrations of one change share the snapshot: their lines change together, and so does their chain.
        var index = lock.entries.count - 1
        while index > 0, lock.entries[index - 1].change == last.change { index -= 1 }
        for position in index..<lock.entries.count {
            lock.entries[position].snapshot = hash
            if position > index {
                lock.entries[position].previous = Lock.chainHash(ofLine: lock.entries[position - 1].line)
            }
        }
        outcome.writes = [(last.snapshotPath, form.snapshot), (Lock.fileName, Array(lock.text.utf8))]
        outcome.refreshedSnapshot = true
        return outcome
    }

    private func next(after lock: Lock, former: Schema?) -> Outcome {
        var outcome = Outcome()
        var changes: [Database: [Change]] = [:]
        let databases = schema.settings.databases
        let results = workers.map(databases.count) { Planner.plan(from: former, to: schema, on: databases[$0]) }
        for (database, result) in zip(databases, results) {
            outcome.diagnostics += result.diagnostics.map { FileDiagnostic($0, in: files.schema) }
            if let plan = result.plan { outcome.plans.append(plan) }
            changes[database] = result.changes
        }
        outcome.diagnostics = Self.unique(outcome.diagnostics)
        guard outcome.diagnostics.isEmpty else { return outcome }
        let base = name ?? MigrationName.suggestion(from: former, to: schema, known: changes)
        let plans = outcome.plans
        var entries = newEntries(plans, named: base, after: lock)
        let titles = entries.map(\.title)
        let writings = workers.map(plans.count) { number in
            MigrationFileWriter.write(plans[number], titles: titles, from: former, to: schema).map { file in
                let hashes = LockEntry.FileHashes(
                    up: MigrationFolder.hash(file.upBytes), down: MigrationFolder.hash(file.downBytes))
                return (file: file, hashes: hashes)
            }
        }
        for (plan, files) in zip(plans, writings) {
            for (offset, (written, hashes)) in files.enumerated() {
                outcome.diagnostics += written.diagnostics.map { FileDiagnostic($0, in: self.files.schema) }
                entries[offset].files[plan.database] = hashes
                entries[offset].structures[plan.database] = form.structures[plan.database]
                outcome.writes.append((entries[offset].path(plan.database, .up), written.upBytes))
                outcome.writes.append((entries[offset].path(plan.database, .down), written.downBytes))
            }
        }
        guard let last = entries.last else { return outcome }
        outcome.writes.append((last.snapshotPath, form.snapshot))
        guard outcome.diagnostics.isEmpty, clearsLeftovers(of: lock, for: outcome.writes, into: &outcome.diagnostics)
        else { return outcome }
        var grown = lock
        for offset in entries.indices {
            entries[offset].previous = grown.tip
            grown.entries.append(entries[offset])
        }
        // Last: until it is there the new files are not a part of the history, and a run that was interrupted starts
        // again from the same place.
        outcome.writes.append((Lock.fileName, Array(grown.text.utf8)))
        outcome.entries = entries
        return outcome
    }

    /// The lock's lines for a change, without files: as many as the database has migrations that needs most.
    private func newEntries(_ plans: [ChangePlan], named base: String, after lock: Lock) -> [LockEntry] {
        let first = lock.entries.count + 1
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

    /// Files that the lock does not list stay only where this run writes the same path.
    private func clearsLeftovers(
        of lock: Lock, for writes: [(path: String, bytes: [UInt8])], into diagnostics: inout [FileDiagnostic]
    ) -> Bool {
        var folder = files.migrations
        for write in writes { folder.files[write.path] = nil }
        let unlisted = HistoryCheck.unlisted(in: folder, lock)
        diagnostics += unlisted
        return unlisted.isEmpty
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
