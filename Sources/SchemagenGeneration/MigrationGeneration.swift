import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject

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
        if let name, let problem = HistoryEdit.problem(ofName: name) {
            outcome.diagnostics = [problem]
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
        let unfinished = history.diagnostics.filter { $0.code != .migrationUnlisted && $0.code != .migrationDraft }
        guard unfinished.isEmpty, let snapshot = files.migrations.files[newest.snapshotPath] else {
            outcome.diagnostics = history.diagnostics
            return outcome
        }
        // A draft leads to its snapshot or is not accepted: models and documents need not wait for it, a migration on top
        // of it does.
        let besidesDrafts = history.diagnostics.filter { $0.code != .migrationDraft }
        if form.snapshot.isSame(as: snapshot) || newest.databases != schema.settings.databases {
            outcome.diagnostics = besidesDrafts
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
            outcome.diagnostics = besidesDrafts
            let pruned =
                CanonicalForm.text(of: schema.withoutHints) == CanonicalForm.text(of: formerSchema.withoutHints)
            return outcome.diagnostics.isEmpty && !pruned ? refresh(lock) : outcome
        }
        let drafts = history.diagnostics.filter { $0.code == .migrationDraft }
        if !drafts.isEmpty {
            outcome.diagnostics = drafts
            return outcome
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
        for position in index..<lock.entries.count { lock.entries[position].snapshot = hash }
        outcome.writes = [(last.snapshotPath, form.snapshot), (Lock.fileName, Array(lock.chained.text.utf8))]
        outcome.refreshedSnapshot = true
        return outcome
    }

    private func next(after lock: Lock, former: Schema?) -> Outcome {
        var outcome = Outcome()
        let change = ChangeWriter(schema: schema, form: form, source: files.schema, workers: workers)
            .write(from: lock.nextNumber, former: former, name: name)
        outcome.plans = change.plans
        outcome.diagnostics = change.diagnostics
        outcome.writes = change.writes
        guard outcome.diagnostics.isEmpty, clearsLeftovers(of: lock, for: outcome.writes, into: &outcome.diagnostics)
        else { return outcome }
        var grown = lock
        for entry in change.entries { grown.append(entry) }
        // Last: until it is there the new files are not a part of the history, and a run that was interrupted starts
        // again from the same place.
        outcome.writes.append((Lock.fileName, Array(grown.text.utf8)))
        outcome.entries = Array(grown.entries.suffix(change.entries.count))
        return outcome
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
