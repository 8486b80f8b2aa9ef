#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How a SQLite file has to be opened so that nothing is written, neither to it nor beside it.
///
/// With a write-ahead log (WAL) even a reader makes two files beside the database where they are not there. Where there
/// is no log nobody has the database open, and all of it is in the file, which then may be read as one that does not
/// change.
struct SQLiteFileState: Sendable, Hashable {
    /// Whether the file's header says that changes go to a log first.
    let hasLog: Bool
    /// The bytes of the log, nil where there is none.
    let logBytes: Int64?
    /// Whether the index of the log is there, which its users share.
    let hasLogIndex: Bool
    /// Whether it is no file at all.
    private let isFolder: Bool

    init(_ path: String) {
        var header = [UInt8](repeating: 0, count: 20)
        if let file = fopen(path, "r") {
            _ = fread(&header, 1, header.count, file)
            fclose(file)
        }
        hasLog = header[18] == 2 || header[19] == 2
        var about = stat()
        isFolder = stat(path, &about) == 0 && about.st_mode & S_IFMT == S_IFDIR
        logBytes = Self.bytes("\(path)-wal")
        hasLogIndex = Self.bytes("\(path)-shm") != nil
    }

    /// Whether a log is used and all of the database is in its file all the same.
    var isWhole: Bool { hasLog && (logBytes == nil || logBytes == 0 && !hasLogIndex) }

    /// Opens the file.
    ///
    /// - Throws: `SQLiteError` where the file is missing, or cannot be read without writing.
    func open(_ path: String) throws -> SQLiteDatabase {
        guard !isFolder else { throw SQLiteError(code: 14, message: "\(path) is a folder, and no database") }
        if isWhole { return try SQLiteDatabase(reading: path, parameters: "immutable=1") }
        guard !hasLog || hasLogIndex else {
            throw SQLiteError(
                code: 14,
                message: """
                    \(path): \(path)-wal holds changes that a program left behind, and they cannot be read without \
                    writing beside the file; open it once with a program that may write, such as sqlite3
                    """)
        }
        return try SQLiteDatabase(reading: path, parameters: hasLog ? "readonly_shm=1" : "")
    }

    private static func bytes(_ path: String) -> Int64? {
        var about = stat()
        return stat(path, &about) == 0 ? Int64(about.st_size) : nil
    }
}
