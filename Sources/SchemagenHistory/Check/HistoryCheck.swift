import SchemagenLanguage
import SchemagenModel

/// Whether a migrations folder holds exactly what its lock says: every file there with its recorded hash, no file
/// besides, every line chained to the one before.
public enum HistoryCheck {
    /// What the check found.
    public struct Result: Sendable, Equatable {
        /// The lock; nil where it is missing or cannot be read.
        public var lock: Lock?
        /// What is wrong, in the order of the history.
        public var diagnostics: [FileDiagnostic]
    }

    /// Checks a folder.
    ///
    /// A folder without a lock is an error: whoever expects no history yet asks `MigrationFolder.isEmpty` first.
    /// - Parameters:
    ///   - folder: The folder.
    ///   - workers: Who hashes; one file does not depend on another.
    public static func check(_ folder: MigrationFolder, workers: Workers = .one) -> Result {
        guard let bytes = folder.files[Lock.fileName] else {
            return Result(
                lock: nil,
                diagnostics: [
                    FileDiagnostic(
                        .lockMissing, "the lock is missing; restore it from version control",
                        path: folder.displayPath(Lock.fileName))
                ])
        }
        let read = Lock.read(bytes, path: folder.displayPath(Lock.fileName))
        guard let lock = read.lock else { return Result(lock: nil, diagnostics: read.diagnostics) }
        let files = recordedFiles(of: lock)
        let diagnostics = workers.map(files.count) { compare(files[$0], with: folder) }.compactMap(\.self)
        return Result(lock: lock, diagnostics: diagnostics + drafts(of: lock, in: folder) + unlisted(in: folder, lock))
    }

    /// The migrations that nobody has accepted yet, as findings.
    private static func drafts(of lock: Lock, in folder: MigrationFolder) -> [FileDiagnostic] {
        lock.entries.filter { $0.handwork == .draft }.compactMap { entry in
            guard let database = entry.databases.first else { return nil }
            return FileDiagnostic(
                .migrationDraft,
                "\(entry.title) is a draft: nobody has proved that it leads where the lock says; when its SQL is written, run "
                    + "`swift run schemagen migration accept`", path: folder.displayPath(entry.path(database, .up)))
        }
    }

    /// The paths in a folder that its lock does not list, sorted.
    public static func unlistedPaths(in folder: MigrationFolder, _ lock: Lock) -> [String] {
        let listed = Set(recordedFiles(of: lock).map(\.path) + [Lock.fileName])
        return folder.files.keys.sorted().filter { !listed.contains($0) && !MigrationFolder.isIgnored($0) }
    }

    /// The files in a folder that its lock does not list, as findings: one for all files of a migration.
    public static func unlisted(in folder: MigrationFolder, _ lock: Lock) -> [FileDiagnostic] {
        var migrations: [Substring: [String]] = [:]
        for path in unlistedPaths(in: folder, lock) {
            let file = path.split(separator: "/").last ?? ""
            migrations[file.prefix { $0 != "." && $0 != "_" }, default: []].append(path)
        }
        return migrations.values.sorted { $0[0] < $1[0] }.map { paths in
            let others = paths.count == 1 ? "" : " and \(paths.count - 1) more of its number"
            let (verb, object) = paths.count == 1 ? ("is", "it") : ("are", "them")
            return FileDiagnostic(
                .migrationUnlisted,
                "this file\(others) \(verb) not in the lock; after a merge run `swift run schemagen migration rebase`, else delete "
                    + "\(object), or restore the lock that lists \(object) from version control",
                path: folder.displayPath(paths[0]))
        }
    }

    private static func recordedFiles(of lock: Lock) -> [RecordedFile] {
        var recorded: [RecordedFile] = []
        for (index, entry) in lock.entries.enumerated() {
            for database in entry.databases {
                guard let hashes = entry.files[database] else { continue }
                // The files of a draft are still being written.
                let isDraft = entry.handwork == .draft
                recorded.append(RecordedFile(path: entry.path(database, .up), hash: isDraft ? nil : hashes.up))
                recorded.append(RecordedFile(path: entry.path(database, .down), hash: isDraft ? nil : hashes.down))
            }
            // The snapshot is the change's: it bears the number of the change's last migration.
            if lock.endsChange(at: index) {
                recorded.append(RecordedFile(path: entry.snapshotPath, hash: entry.snapshot))
            }
        }
        return recorded
    }

    /// A file as the lock lists it.
    private struct RecordedFile {
        let path: String
        /// Nil where any content will do.
        let hash: String?
    }

    private static func compare(_ file: RecordedFile, with folder: MigrationFolder) -> FileDiagnostic? {
        guard let bytes = folder.files[file.path] else {
            return FileDiagnostic(
                .migrationMissing, "the lock lists this file, but it is not there; restore it from version control",
                path: folder.displayPath(file.path))
        }
        guard let hash = file.hash, MigrationFolder.hash(bytes) != hash else { return nil }
        let wayOut =
            file.path.hasSuffix(".sql")
            ? "`swift run schemagen migration accept` takes it over after proving it, or restore it from version control"
            : "after a merge run `swift run schemagen migration rebase`, else restore the file from version control"
        return FileDiagnostic(
            .migrationEdited, "the content is not the one that the lock holds; \(wayOut)",
            path: folder.displayPath(file.path))
    }
}
