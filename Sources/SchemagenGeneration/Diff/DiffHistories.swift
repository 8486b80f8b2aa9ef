import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// The histories of two versions of a project: which migrations the later one has that the earlier one has not.
struct DiffHistories {
    /// The lock before; empty where there is none, or none that can be read.
    let baseLock: Lock
    /// The migrations that the earlier version does not have, oldest first.
    let added: [LockEntry]
    /// The migrations as they are now.
    let current: MigrationFolder
    private let lock: Lock

    init(base: MigrationFolder, current: MigrationFolder) {
        func lock(_ folder: MigrationFolder) -> Lock {
            folder.files[Lock.fileName].flatMap { Lock.read($0, path: "").lock } ?? Lock()
        }
        self.current = current
        baseLock = lock(base)
        self.lock = lock(current)
        let shared = zip(self.lock.entries, baseLock.entries).prefix { $0.line == $1.line }.count
        added = Array(self.lock.entries.dropFirst(shared))
    }

    /// The schemas after each change that was added, oldest first, as far as they can be read.
    var addedSnapshots: [Schema] {
        changes.compactMap { change in
            current.files[change.last.snapshotPath].flatMap {
                CompiledSchema.compile(SourceFile(path: change.last.snapshotPath, bytes: $0)).schema
            }
        }
    }

    /// The changes that were added; one whose migrations are there in part counts.
    var changes: [RecordedChange] { Lock(format: lock.format, entries: added).changes }

    /// Whether the newest snapshot is that of a schema.
    func isNewest(_ form: RecordedForm) -> Bool {
        guard let newest = lock.entries.last else { return false }
        // Hints may have been pruned and Swift names changed since: what databases hold is what migrations are for.
        return form.structures.byDatabase.allSatisfy { newest.structures[$0.key] == $0.value }
    }
}
