import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// Files of migrations that hands have written or edited, taken into the lock: what a replay has to prove before it is
/// written.
public struct Acceptance: Sendable {
    /// A file that has another content than the lock says.
    public struct EditedFile: Sendable, Equatable {
        /// The migration, as the lock has it.
        public var entry: LockEntry
        /// The database.
        public var database: Database
        /// The path as messages show it.
        public var path: String
        /// The hash of the up file now.
        public var upHash: String
    }

    /// What is to be written once it is proved.
    public private(set) var edit = HistoryEdit()
    /// The migrations that are accepted with it, as the lock has them afterwards.
    public private(set) var accepted: [LockEntry] = []
    /// The up files that are no longer what a database may have applied.
    public private(set) var edited: [EditedFile] = []
    /// The databases of which a file is new or edited.
    public private(set) var databases: Set<Database> = []

    /// Finds what hands have done.
    /// - Parameters:
    ///   - files: The project.
    ///   - workers: Who hashes.
    public init(_ files: ProjectFiles, workers: Workers = .one) {
        let folder = files.migrations
        let history = HistoryCheck.check(folder, workers: workers)
        let besides = history.diagnostics.filter { finding in
            finding.code != .migrationDraft && !(finding.code == .migrationEdited && finding.path.hasSuffix(".sql"))
        }
        guard let lock = history.lock, besides.isEmpty else {
            edit = HistoryEdit(besides)
            return
        }
        var grown = Lock(format: lock.format)
        for entry in lock.entries {
            let now = taken(entry, in: folder)
            grown.append(now ?? entry)
            if now != nil, let last = grown.entries.last { accepted.append(last) }
        }
        guard !accepted.isEmpty else { return }
        edit.write(grown, over: folder)
    }

    /// An entry as it is when its files are accepted; nil where they are what it says.
    private mutating func taken(_ entry: LockEntry, in folder: MigrationFolder) -> LockEntry? {
        var now = entry
        now.handwork = .accepted
        var labels = Set(entry.labels)
        for database in entry.databases {
            let (upPath, downPath) = (entry.path(database, .up), entry.path(database, .down))
            guard let up = folder.files[upPath], let down = folder.files[downPath] else { continue }
            let hashes = LockEntry.FileHashes(up: MigrationFolder.hash(up), down: MigrationFolder.hash(down))
            let head = FileHead(up)
            if entry.handwork == .draft, head.isUnwritten { noteUnwritten(up, folder.displayPath(upPath)) }
            if hashes != entry.files[database] || entry.handwork == .draft { databases.insert(database) }
            if hashes.up != entry.files[database]?.up {
                edited.append(
                    EditedFile(
                        entry: entry, database: database, path: folder.displayPath(upPath), upHash: hashes.up))
            }
            now.files[database] = hashes
            labels.formUnion(head.labels)
        }
        guard now.files != entry.files || entry.handwork == .draft else { return nil }
        now.labels = LockEntry.Label.allCases.filter(labels.contains)
        return now
    }

    private mutating func noteUnwritten(_ bytes: [UInt8], _ path: String) {
        let line = FileHead.line(of: FileHead.unwritten, in: bytes) ?? 1
        edit.diagnostics.append(
            FileDiagnostic(
                .draftUnwritten,
                "nobody has written this file yet; write it, or take the line `\(FileHead.unwritten)` away where there is "
                    + "nothing to do", path: path, location: SourceLocation(line: line, column: 1)))
    }
}
