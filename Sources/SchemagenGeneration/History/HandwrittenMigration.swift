import SchemagenEvolution
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// A migration that a person writes: files that say what belongs into them, and a line of the lock that says that nobody
/// has proved them yet.
///
/// It leads from the newest snapshot to the schema as it is: where the two are the same it changes rows alone, else it is
/// the way to the changed schema.
public enum HandwrittenMigration {
    /// Begins one.
    /// - Parameters:
    ///   - files: The project.
    ///   - schema: Its schema, compiled by all rules.
    ///   - name: The migration's name.
    ///   - workers: Who carries out the parts that do not depend on one another.
    public static func begin(
        _ files: ProjectFiles, _ schema: Schema, name: String, workers: Workers = .one
    ) -> HistoryEdit {
        if let problem = HistoryEdit.problem(ofName: name) { return HistoryEdit([problem]) }
        guard !files.migrations.isEmpty else {
            return HistoryEdit([
                FileDiagnostic(
                    .historyRefused,
                    "there is no migration yet to go on from; run `\(ProjectLayout.generateCommand)` first", path: "")
            ])
        }
        let history = HistoryCheck.check(files.migrations, workers: workers)
        let besides = history.diagnostics.filter { $0.code != .migrationDraft && $0.code != .migrationUnlisted }
        guard let lock = history.lock, let newest = lock.entries.last, besides.isEmpty else {
            return HistoryEdit(history.diagnostics)
        }
        let former = files.schema(after: newest)
        guard let formerSchema = former.schema else { return HistoryEdit(former.diagnostics) }
        let form = RecordedForm(of: schema, workers: workers)
        guard newest.databases == schema.settings.databases else {
            return HistoryEdit(
                RecordedHistory.compare(
                    schema, form, with: newest, snapshot: files.migrations.files[newest.snapshotPath] ?? [], files))
        }
        var entry = LockEntry(
            number: lock.nextNumber, name: name, change: lock.nextNumber, snapshot: MigrationFolder.hash(form.snapshot),
            files: [:], structures: form.structures.byDatabase, handwork: .draft, previous: "")
        var edit = HistoryEdit()
        for database in schema.settings.databases {
            let changes = Difference(from: formerSchema, to: schema, on: database).changes
            let up = skeleton(entry.title, .up, database, changes)
            let down = skeleton(entry.title, .down, database, changes)
            entry.files[database] = .init(up: MigrationFolder.hash(up), down: MigrationFolder.hash(down))
            edit.writes.append((entry.path(database, .up), up))
            edit.writes.append((entry.path(database, .down), down))
        }
        edit.writes.append((entry.snapshotPath, form.snapshot))
        var folder = files.migrations
        for write in edit.writes { folder.files[write.path] = nil }
        edit.diagnostics = HistoryCheck.unlisted(in: folder, lock)
        var grown = lock
        grown.append(entry)
        edit.write(grown, over: files.migrations)
        return edit
    }

    /// A file that says what belongs into it.
    private static func skeleton(
        _ title: String, _ direction: Direction, _ database: Database, _ changes: [Change]
    ) -> [UInt8] {
        var lines = ["\(title) (\(database.title), \(direction.rawValue))"]
        switch (direction, changes.isEmpty) {
        case (.up, true):
            lines.append("Written by hand. The schema is the same before and after: rows change, and nothing else.")
        case (.up, false):
            lines.append("Written by hand. It has to lead to the schema as it is now:")
            lines += changes.map { "    \($0.description)" }
        case (.down, true):
            lines.append("Written by hand. Rows may stay as they are: then it does nothing.")
        case (.down, false): lines.append("Written by hand. It has to lead back to the schema before the up file.")
        }
        if direction == .up {
            lines += [
                String(FileHead.unwritten.dropFirst(3)),
                "Take the line above away when the SQL is written, or where there is nothing to do on "
                    + "\(database.title); then run",
                "    swift run schemagen migration accept",
                "which proves both files on a real engine. What they do that nobody expects is declared up here, a line each:",
                "`-- schemagen: breaking`, `-- schemagen: lossy` (rows or values are lost), `-- schemagen: irreversible`.",
            ]
        }
        switch database {
        case .postgresql:
            lines.append("It runs in one transaction, unless a line says `-- schemagen: no transaction`.")
        case .sqlite:
            lines.append(
                "It runs in one transaction, foreign keys on unless a line says `-- schemagen: foreign keys off`.")
        }
        return Array((lines.map { "-- \($0)" }.joined(separator: "\n") + "\n\n").utf8)
    }
}
