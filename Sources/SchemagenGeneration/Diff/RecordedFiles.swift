import SchemagenHistory
import SchemagenModel
import SchemagenPlanning

/// The files of the migrations that a change already has.
struct RecordedFiles {
    private let histories: DiffHistories
    private let folder: String
    private let isBehind: Bool

    /// - Parameters:
    ///   - histories: The histories of both versions.
    ///   - folder: The path of the migrations folder in the repository.
    ///   - isBehind: Whether the schema says more than the newest migration.
    init(_ histories: DiffHistories, folder: String, isBehind: Bool) {
        self.histories = histories
        self.folder = folder
        self.isBehind = isBehind
    }

    /// The migrations on a database; those that have nothing to do there are left out.
    /// - Parameter plan: The plan, where the files are the plan's: it knows how they run.
    func migrations(on database: Database, plan: SchemaPlan.Result?) -> [DatabaseDiff.Migration] {
        histories.added.enumerated().compactMap { offset, entry in
            let mode = plan.flatMap { offset < $0.migrations.count ? $0.migrations[offset].mode : nil }
            let migration = DatabaseDiff.Migration(
                title: entry.title, mode: mode, up: sql(entry, database, .up), down: sql(entry, database, .down))
            return migration.isEmpty ? nil : migration
        }
    }

    /// Compares the files with the plan from the old schema to the new one.
    func compare(with plans: [SchemaPlan.Result?], on databases: [Database]) -> RecordedMigrations {
        RecordedMigrations(
            titles: histories.added.map(\.title), byHand: histories.added.filter(isByHand).map(\.title),
            agreement: agreement(plans, databases))
    }

    private func agreement(_ plans: [SchemaPlan.Result?], _ databases: [Database]) -> RecordedMigrations.Agreement {
        if isBehind { return .behind }
        let count = histories.changes.count
        if count > 1 { return .several(count) }
        var different: [String] = []
        for (offset, entry) in histories.added.enumerated() {
            for (database, plan) in zip(databases, plans) {
                guard let plan else { return .unplanned }
                let isPlanned = offset < plan.migrations.count
                let texts = isPlanned ? (plan.migrations[offset].up, plan.migrations[offset].down) : ("", "")
                if isSame(sql(entry, database, .up), texts.0), isSame(sql(entry, database, .down), texts.1) { continue }
                different.append(entry.title)
                break
            }
        }
        if plans.contains(where: { ($0?.migrations.count ?? 0) > histories.added.count }) {
            return .different(different.isEmpty ? histories.added.map(\.title) : different)
        }
        return different.isEmpty ? .same : .different(different)
    }

    private func isSame(_ file: DatabaseDiff.SQL, _ text: String) -> Bool {
        SQLStatements.of(file.text) == SQLStatements.of(text)
    }

    /// Whether hands were at the files of a migration: the lock says so, or they are not those of its hashes.
    private func isByHand(_ entry: LockEntry) -> Bool {
        if entry.handwork != nil { return true }
        return entry.databases.contains { database in
            [Direction.up, .down].contains { direction in
                guard let bytes = histories.current.files[entry.path(database, direction)] else { return true }
                let hashes = entry.files[database]
                return MigrationFolder.hash(bytes) != (direction == .up ? hashes?.up : hashes?.down)
            }
        }
    }

    private func sql(_ entry: LockEntry, _ database: Database, _ direction: Direction) -> DatabaseDiff.SQL {
        let path = entry.path(database, direction)
        let text = String(decoding: histories.current.files[path] ?? [], as: UTF8.self)
        return DatabaseDiff.SQL(path: "\(folder)/\(path)", text: text)
    }
}
