import SchemagenEvolution
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel

/// The schema against the recorded history: the lock chains, every file has its hash, the newest snapshot is the schema's
/// canonical form.
public enum RecordedHistory {
    static func compare(
        _ schema: Schema, _ form: RecordedForm, with files: ProjectFiles, _ history: HistoryCheck.Result
    ) -> [FileDiagnostic] {
        if files.migrations.isEmpty { return [noHistory("the schema has no migration yet", files)] }
        guard history.diagnostics.isEmpty, let lock = history.lock else { return history.diagnostics }
        guard let newest = lock.entries.last, let snapshot = files.migrations.files[newest.snapshotPath] else {
            return [noHistory("the lock lists no migration", files)]
        }
        return compare(schema, form, with: newest, snapshot: snapshot, files)
    }

    /// Whether nothing at all is to be said.
    static func isInStep(_ schema: Schema, with files: ProjectFiles) -> Bool {
        !compare(schema, RecordedForm(of: schema), with: files, HistoryCheck.check(files.migrations))
            .contains { $0.severity == .error }
    }

    /// The schema against the newest line of an intact lock.
    /// - Parameters:
    ///   - schema: The schema as it is now.
    ///   - form: What a history that is in step records of it.
    ///   - newest: The lock's last line.
    ///   - snapshot: The content of its snapshot.
    ///   - files: The project.
    public static func compare(
        _ schema: Schema, _ form: RecordedForm, with newest: LockEntry, snapshot: [UInt8],
        _ files: ProjectFiles
    ) -> [FileDiagnostic] {
        if newest.databases != schema.settings.databases {
            let recorded = newest.databases.map(\.rawValue).joined(separator: ", ")
            let wanted = schema.settings.databases.map(\.rawValue).joined(separator: ", ")
            return [
                located(
                    .driftDatabases, "the migrations are for \(recorded), the header's `databases` says \(wanted)",
                    at: setting("databases", of: files.schema), files)
            ]
        }
        if form.snapshot.isSame(as: snapshot) {
            let findings = compare(form.structures, with: newest, files)
            return schema.hasHints ? findings + SpentHints.warnings(in: files.schema) : findings
        }
        let former = CompiledSchema.compile(
            SourceFile(path: files.migrations.displayPath(newest.snapshotPath), bytes: snapshot))
        guard let formerSchema = former.schema else { return former.diagnostics }
        // Hints stay in the snapshot of their migration when they are pruned from the schema.
        if CanonicalForm.text(of: schema.withoutHints) == CanonicalForm.text(of: formerSchema.withoutHints) {
            return compare(form.structures, with: newest, files)
        }
        return changes(to: schema, form, since: formerSchema, newest, snapshot, files)
    }

    /// The lock's last line has no line after it that would prove it: its structure hashes are computed again.
    private static func compare(
        _ structures: StructureHashes, with entry: LockEntry, _ files: ProjectFiles
    ) -> [FileDiagnostic] {
        for database in entry.databases
        where entry.structures[database] != structures[database] {
            return [
                FileDiagnostic(
                    .lockChain,
                    "the structure hash of \(entry.title) for \(database.title) is not the snapshot's; restore the lock "
                        + "from version control", path: files.migrations.displayPath(Lock.fileName),
                    location: SourceLocation(line: lastLine(of: files.migrations.files[Lock.fileName]), column: 1))
            ]
        }
        return []
    }

    private static func lastLine(of lock: [UInt8]?) -> Int { max(1, (lock ?? []).count { $0 == 0x0A }) }

    private static func changes(
        to schema: Schema, _ form: RecordedForm, since former: Schema, _ newest: LockEntry, _ snapshot: [UInt8],
        _ files: ProjectFiles
    ) -> [FileDiagnostic] {
        let changes = differences(from: former, to: schema, on: newest.databases)
        if changes.isEmpty {
            let words = Self.firstDifference(of: snapshot, from: form.snapshot)
            return [
                located(
                    .driftSnapshot,
                    "the snapshot of \(newest.title) says the schema's structure in other words\(words); run "
                        + "`\(ProjectLayout.generateCommand)`", at: .fileStart, files)
            ]
        }
        return changes.map { change in
            located(
                .driftChange,
                "\(change.description), but no migration says so; run `\(ProjectLayout.generateCommand)`",
                at: change.anchor.span, files)
        }
    }

    /// The first lines that differ: ` (`table Wish as wishes {`, and the schema `table Desire as wishes {`)`.
    private static func firstDifference(of snapshot: [UInt8], from form: [UInt8]) -> String {
        func lines(_ bytes: [UInt8]) -> [String] {
            bytes.split(separator: 0x0A).map { line in
                String(decoding: line.drop { $0 == 0x20 }.filter { $0 != 0x0D }, as: UTF8.self)
            }
        }
        guard let (old, new) = zip(lines(snapshot), lines(form)).first(where: { $0 != $1 }) else { return "" }
        return " (`\(old)`, and the schema `\(new)`)"
    }

    /// What is different on any of the databases, the same thing once.
    private static func differences(from former: Schema, to schema: Schema, on databases: [Database]) -> [Change] {
        var described: Set<String> = []
        var changes: [Change] = []
        for database in databases {
            for change in Difference(from: former, to: schema, on: database).changes
            where described.insert(change.description).inserted {
                changes.append(change)
            }
        }
        return changes
    }

    /// The finding that a history is gone: models are written after it, so where they are it was there.
    public static func lost(_ files: ProjectFiles) -> FileDiagnostic? {
        guard files.migrations.isEmpty, let models = files.models, models.values.contains(where: GeneratedMark.isIn)
        else { return nil }
        return FileDiagnostic(
            .lockMissing,
            "there are models but no migrations: the history is gone; restore \(ProjectLayout.migrationsFolder) from version "
                + "control, or delete the models too to begin a new history",
            path: files.migrations.displayPath(Lock.fileName))
    }

    /// Where the header sets something; the file's start where it does not.
    private static func setting(_ name: String, of file: SourceFile) -> SourceSpan {
        let settings = Parser.parse(file).tree.header?.settings ?? []
        return settings.first { $0.key.text == name }?.key.span ?? .fileStart
    }

    private static func noHistory(_ what: String, _ files: ProjectFiles) -> FileDiagnostic {
        located(.driftNoHistory, "\(what); run `\(ProjectLayout.generateCommand)`", at: .fileStart, files)
    }

    private static func located(
        _ code: DiagnosticCode, _ message: String, at span: SourceSpan, _ files: ProjectFiles
    ) -> FileDiagnostic {
        FileDiagnostic(Diagnostic(code, message, at: span), in: files.schema)
    }
}
