import SchemagenHistory
import SchemagenLanguage
import SchemagenProject

/// What a verb of `migration` does to the migrations folder, as values. Where one of the findings is an error nothing is
/// to be written.
public struct HistoryEdit: Sendable {
    /// The lock afterwards; nil where nothing is to be done.
    public var lock: Lock?
    /// Contents by path in the migrations folder, in the order in which they are to be written: the lock is the last.
    public var writes: [(path: String, bytes: [UInt8])] = []
    /// The files of the migrations folder that are to go, after everything is written.
    public var deletions: [String] = []
    /// Errors and warnings.
    public var diagnostics: [FileDiagnostic] = []

    /// Makes one that does nothing.
    public init(_ diagnostics: [FileDiagnostic] = []) { self.diagnostics = diagnostics }

    /// Whether one of the findings is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Whether there is nothing to do.
    public var isEmpty: Bool { writes.isEmpty && deletions.isEmpty }

    /// The lock as the last of the writes, where it is another one than before.
    mutating func write(_ lock: Lock, over folder: MigrationFolder) {
        self.lock = lock
        let bytes = Array(lock.text.utf8)
        if folder.files[Lock.fileName] != bytes { writes.append((Lock.fileName, bytes)) }
    }

    /// The project as it is afterwards.
    public func applied(to files: ProjectFiles) -> ProjectFiles {
        var files = files
        for write in writes { files.migrations.files[write.path] = write.bytes }
        for path in deletions { files.migrations.files[path] = nil }
        return files
    }

    /// The writes by path below the package's root.
    public var projectWrites: [(path: String, bytes: [UInt8])] {
        writes.map { ("\(ProjectLayout.migrationsFolder)/\($0.path)", $0.bytes) }
    }

    /// The deletions by path below the package's root.
    public var projectDeletions: [String] { deletions.map { "\(ProjectLayout.migrationsFolder)/\($0)" } }

    /// Why a name cannot be a migration's.
    static func problem(ofName name: String) -> FileDiagnostic? {
        guard !LockEntry.isName(name) else { return nil }
        return FileDiagnostic(
            .migrationName,
            "`\(name)` cannot name a migration: lower-case letters, digits and `_`, at most 100 characters", path: "")
    }
}

extension ProjectFiles {
    /// The schema that a snapshot holds.
    func schema(after entry: LockEntry) -> CompiledSchema {
        CompiledSchema.compile(
            SourceFile(
                path: migrations.displayPath(entry.snapshotPath), bytes: migrations.files[entry.snapshotPath] ?? []))
    }
}
