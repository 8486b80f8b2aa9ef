/// A connection to a SQLite database.
///
/// Not Sendable: whoever opens it uses it from one task and closes it; a connection that is let go is closed too.
public final class SQLiteDatabase {
    /// Where the database is.
    public enum Location: Sendable, Hashable {
        /// In memory, gone when the connection closes.
        case memory
        /// A file, made if it is not there.
        case file(String)
        /// A file that must be there; nothing is written.
        case readOnly(String)
    }

    private let library: SQLiteLibrary
    private var handle: OpaquePointer?

    /// Opens a database.
    ///
    /// - Parameters:
    ///   - location: Where it is.
    ///   - foreignKeys: Whether foreign keys are enforced on this connection.
    /// - Throws: `MissingLibraryError` without libsqlite3; `SQLiteError` if it cannot be opened. SQLite reads the file
    ///   only later: one that is no database fails at the first statement.
    public convenience init(_ location: Location, foreignKeys: Bool = true) throws {
        try self.init(location, foreignKeys: foreignKeys, library: SQLiteLibrary.shared.get())
    }

    convenience init(_ location: Location, foreignKeys: Bool, library: SQLiteLibrary) throws {
        switch location {
        case .memory: try self.init(":memory:", flags: Flags.readWrite | Flags.create, title: ":memory:", library)
        case .file(let name): try self.init(name, flags: Flags.readWrite | Flags.create, title: name, library)
        case .readOnly(let name): try self.init(name, flags: Flags.readOnly, title: name, library)
        }
        try execute("PRAGMA foreign_keys = \(foreignKeys ? "ON" : "OFF")")
    }

    /// Opens a file that must be there to be read, with parameters as SQLite's URIs have them, and leaves the settings
    /// of the connection as they are.
    ///
    /// - Parameter parameters: `immutable=1`.
    convenience init(reading path: String, parameters: String) throws {
        var uri = path.utf8.first == UInt8(ascii: "/") ? "file://" : "file:"
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            if byte < 0x80, scalar.properties.isAlphabetic || "0123456789/._-~".unicodeScalars.contains(scalar) {
                uri.unicodeScalars.append(scalar)
            } else {
                uri += (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
            }
        }
        uri += "?mode=ro" + (parameters.isEmpty ? "" : "&\(parameters)")
        try self.init(uri, flags: Flags.readOnly | Flags.uri, title: path, SQLiteLibrary.shared.get())
    }

    /// - Parameter title: What messages call it.
    private init(_ path: String, flags: Int32, title: String, _ library: SQLiteLibrary) throws {
        self.library = library
        guard !title.utf8.contains(0) else { throw SQLiteError.misuse("the path holds a NUL") }
        var opened: OpaquePointer?
        let code = path.withCString { library.open($0, &opened, flags, nil) }
        guard code == 0, let opened else {
            let message = opened.map { library.text(library.errorMessage($0)) } ?? "out of memory"
            _ = library.close(opened)
            throw SQLiteError(code: code, message: "\(title): \(message)")
        }
        handle = opened
        _ = library.enableExtendedCodes(opened, 1)
        _ = library.busyTimeout(opened, 5_000)
    }

    deinit { close() }

    /// Closes the connection. A second call does nothing.
    public func close() {
        guard let handle else { return }
        _ = library.close(handle)
        self.handle = nil
    }

    /// The version of libsqlite3: `3.40.1`.
    public var version: String { library.text(library.libraryVersion()) }

    /// Runs all statements of a script, one after the other; rows that they return are dropped.
    ///
    /// There is no transaction besides what the script begins itself: what came before a failing statement stays done.
    ///
    /// - Throws: `SQLiteError` with the place of the first statement that failed.
    public func execute(_ script: String) throws {
        try forEachStatement(of: script) { statement in
            while try statement.step() {}
        }
    }

    /// Runs one statement.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - parameters: The values of `?`, `?1`, `:name` in the order of SQLite's parameter numbers; exactly as many as
    ///     the statement has.
    /// - Returns: Its rows.
    /// - Throws: `SQLiteError`, also where the text holds no statement or more than one.
    public func query(_ sql: String, _ parameters: [DatabaseValue] = []) throws -> ResultTable<DatabaseValue> {
        var table: ResultTable<DatabaseValue>?
        try forEachStatement(of: sql) { statement in
            guard table == nil else { throw SQLiteError.misuse("more than one statement in a query") }
            try statement.bind(parameters)
            var rows: [[DatabaseValue]] = []
            while try statement.step() {
                rows.append(statement.row())
            }
            table = ResultTable(columns: statement.columnNames(), rows: rows)
        }
        guard let table else { throw SQLiteError.misuse("no statement in the query") }
        return table
    }

    /// Makes the statement that runs fail; may be called from another thread, but not after `close`.
    func interrupt() {
        if let handle { library.interrupt(handle) }
    }

    /// Compiles each statement of a script when its turn has come (an earlier one may make what it refers to), and
    /// gives errors their places.
    private func forEachStatement(of script: String, do body: (SQLiteStatement) throws -> Void) throws {
        guard let handle else { throw SQLiteError.closed }
        guard !script.utf8.contains(0) else { throw SQLiteError.misuse("the SQL text holds a NUL") }
        guard script.utf8.count < Int(Int32.max) else { throw SQLiteError.misuse("the SQL text is above 2 GB") }
        // With a NUL at the end SQLite need not copy the text.
        let bytes = script.utf8CString
        try bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let end = buffer.count - 1
            var start = 0
            while start < end {
                var compiled: OpaquePointer?
                var tail: UnsafePointer<CChar>?
                let code = library.prepare(handle, base + start, Int32(buffer.count - start), &compiled, &tail)
                defer { _ = library.finalize(compiled) }
                if code != 0 {
                    let offset = library.errorOffset?(handle) ?? -1
                    throw error(in: script, from: start, at: offset < 0 ? nil : start + Int(offset))
                }
                let next = tail.map { $0 - base } ?? end
                if let compiled {
                    do {
                        try body(SQLiteStatement(library: library, database: handle, handle: compiled))
                    } catch var error as SQLiteError {
                        error.statement = ScriptPosition(byteOffset: beginning(of: script, from: start), in: script)
                        throw error
                    }
                }
                // Nothing but blanks and comments is left, or the text ended inside a statement.
                if next <= start { break }
                start = next
            }
        }
    }

    private func error(in script: String, from start: Int, at offset: Int?) -> SQLiteError {
        SQLiteError(
            code: library.extendedErrorCode(handle), message: library.text(library.errorMessage(handle)),
            statement: ScriptPosition(byteOffset: beginning(of: script, from: start), in: script),
            position: offset.map { ScriptPosition(byteOffset: $0, in: script) })
    }

    /// The first byte of a statement behind the blanks and comments before it.
    private func beginning(of script: String, from start: Int) -> Int {
        let bytes = Array(script.utf8)
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                index += 1
            } else if byte == UInt8(ascii: "-"), next == UInt8(ascii: "-") {
                while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
            } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
                index += 2
                while index + 1 < bytes.count,
                    bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/")
                {
                    index += 1
                }
                index = min(index + 2, bytes.count)
            } else {
                break
            }
        }
        return index
    }

    private enum Flags {
        static let readOnly: Int32 = 0x1
        static let readWrite: Int32 = 0x2
        static let create: Int32 = 0x4
        static let uri: Int32 = 0x40
    }
}

extension SQLiteLibrary {
    /// A C string of SQLite's as text.
    func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
