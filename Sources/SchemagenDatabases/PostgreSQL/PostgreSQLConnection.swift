/// A connection to a PostgreSQL server.
///
/// Not Sendable: whoever opens it uses it from one task and closes it; a connection that is let go is closed too. Calls
/// block until the server has answered. Nothing that it prints or throws holds a password.
public final class PostgreSQLConnection: CustomStringConvertible {
    /// What a transaction block is doing.
    public enum TransactionStatus: Sendable, Hashable {
        /// None is open.
        case idle
        /// One is open and well.
        case open
        /// One is open and has failed: only ROLLBACK is left.
        case failed
        /// The connection is closed or lost.
        case unknown
    }

    private let library: PostgreSQLLibrary
    private var handle: OpaquePointer?
    private let collector = NoticeCollector()

    /// `postgresql://user@host:port/database`, without the password: what messages may print.
    public let description: String

    /// Connects.
    ///
    /// The session's settings are fixed, so that what comes back does not depend on the server's: time zone UTC, ISO
    /// dates, UTF-8.
    ///
    /// - Parameters:
    ///   - connectionString: A `postgresql://` URL or `keyword=value` pairs, in all of libpq's forms; what it leaves
    ///     out comes from PGHOST and the like, the service file and `.pgpass`.
    ///   - database: Another database of the same server than the one that the string names; nil for that one.
    ///   - searchPath: The schemas in which unqualified names are sought.
    ///   - timeZone: The session's time zone.
    /// - Throws: `MissingLibraryError` without libpq; `PostgreSQLError` if the server is not reached or refuses.
    public convenience init(
        _ connectionString: String, database: String? = nil, searchPath: [String] = ["public"], timeZone: String = "UTC"
    ) throws {
        try self.init(
            connectionString, database: database, searchPath: searchPath, timeZone: timeZone,
            library: PostgreSQLLibrary.shared.get())
    }

    init(
        _ connectionString: String, database: String? = nil, searchPath: [String], timeZone: String,
        library: PostgreSQLLibrary
    ) throws {
        self.library = library
        let checked = try ConnectionString(connectionString, library: library)
        // libpq reads the first dbname as a connection string; a later one stands for itself.
        let settings =
            [
                ("fallback_application_name", "schemagen"), ("dbname", connectionString), ("client_encoding", "UTF8"),
            ] + (database.map { [("dbname", $0)] } ?? [])
        let opened = CStrings(settings.map(\.0)).withPointers { keywords in
            CStrings(settings.map(\.1)).withPointers { values in library.connect(keywords, values, 1) }
        }
        guard let opened, library.status(opened) == 0 else {
            let message = opened == nil ? "out of memory" : library.text(library.errorMessage(opened))
            library.finish(opened)
            throw PostgreSQLError(severity: "FATAL", message: checked.withoutSecrets(message))
        }
        handle = opened
        let address = [library.host(opened), library.port(opened)].map(library.text).joined(separator: ":")
        description =
            "postgresql://\(library.text(library.user(opened)))@\(address)/\(library.text(library.database(opened)))"
        let receiver: PostgreSQLLibrary.NoticeReceiver = { context, result in
            guard let context else { return }
            Unmanaged<NoticeCollector>.fromOpaque(context).takeUnretainedValue().receive(result)
        }
        collector.library = library
        _ = library.setNoticeReceiver(opened, receiver, Unmanaged.passUnretained(collector).toOpaque())
        let path = searchPath.map(Self.quotedIdentifier).joined(separator: ", ")
        _ = try query(
            """
            SELECT set_config('TimeZone', $1, false), set_config('search_path', $2, false),
                set_config('DateStyle', 'ISO, YMD', false), set_config('IntervalStyle', 'postgres', false),
                set_config('extra_float_digits', '1', false), set_config('bytea_output', 'hex', false),
                set_config('standard_conforming_strings', 'on', false)
            """, [timeZone, path])
    }

    deinit { close() }

    /// Closes the connection. A second call does nothing.
    public func close() {
        guard let handle else { return }
        library.finish(handle)
        self.handle = nil
    }

    /// The server's version as a number: 150018 for 15.18.
    public var serverVersion: Int { handle.map { Int(library.serverVersion($0)) } ?? 0 }

    /// The server's major version: 15.
    public var serverMajorVersion: Int { serverVersion / 10_000 }

    /// The server's version as it says it: `15.18 (Debian 15.18-0+deb12u1)`.
    public var serverVersionText: String { parameter("server_version") ?? "" }

    /// The process on the server that serves this connection.
    public var serverProcessID: Int32 { handle.map { library.processID($0) } ?? 0 }

    /// What the server has said besides results since the last call of `takeNotices`.
    public var notices: [PostgreSQLError] { collector.notices }

    /// The notices so far, which are then forgotten.
    public func takeNotices() -> [PostgreSQLError] {
        defer { collector.notices = [] }
        return collector.notices
    }

    /// Whether a transaction block is open.
    public var transactionStatus: TransactionStatus {
        switch handle.map({ library.transactionStatus($0) }) {
        case 0: .idle
        case 1, 2: .open
        case 3: .failed
        default: .unknown
        }
    }

    /// A setting that the server reports by itself, such as `server_encoding` or `TimeZone`.
    public func parameter(_ name: String) -> String? {
        guard let handle, let value = name.withCString({ library.parameterStatus(handle, $0) }) else { return nil }
        return library.text(value)
    }

    /// Runs all statements of a script in one message; rows that they return are dropped.
    ///
    /// Several statements form one transaction, unless the script has BEGIN and COMMIT of its own: where one fails,
    /// none is done. A statement that refuses to run inside a transaction (CREATE INDEX CONCURRENTLY) must come alone.
    ///
    /// - Throws: `PostgreSQLError` with the place of the error. COPY from or to the client is refused.
    public func execute(_ script: String) throws {
        let result = try send(script) { handle, text in library.execute(handle, text) }
        library.clear(result)
    }

    /// Runs one statement.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - parameters: The values of `$1` and so on, in PostgreSQL's text form; nil is NULL.
    /// - Returns: Its rows, each value in PostgreSQL's text form.
    /// - Throws: `PostgreSQLError`.
    public func query(_ sql: String, _ parameters: [String?] = []) throws -> ResultTable<String?> {
        let result = try result(of: sql, parameters)
        defer { library.clear(result) }
        return table(result)
    }

    /// Runs one INSERT, UPDATE or DELETE.
    /// - Returns: How many rows it changed.
    /// - Throws: `PostgreSQLError`.
    func change(_ sql: String, _ parameters: [String?] = []) throws -> Int64 {
        let result = try result(of: sql, parameters)
        defer { library.clear(result) }
        return Int64(library.text(library.changedRows(result))) ?? 0
    }

    private func result(of sql: String, _ parameters: [String?]) throws -> OpaquePointer {
        guard parameters.count <= Int(UInt16.max) else {
            throw PostgreSQLError(message: "more than 65535 parameters")
        }
        for (index, value) in parameters.enumerated() where value?.utf8.contains(0) == true {
            throw PostgreSQLError(message: "parameter $\(index + 1) holds a NUL, which PostgreSQL cannot store in text")
        }
        return try send(sql) { handle, text in
            CStrings(parameters).withPointers { values in
                library.executeWithParameters(handle, text, Int32(parameters.count), nil, values, nil, nil, 0)
            }
        }
    }

    /// A name in double quotes, as SQL wants it.
    static func quotedIdentifier(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// Calls a body whose running statement the closure that it gets cancels from another thread.
    func withCanceller<Result>(_ body: (@escaping () -> Void) throws -> Result) rethrows -> Result {
        let library = library
        let cancel = handle.flatMap { library.getCancel($0) }
        defer { library.freeCancel(cancel) }
        return try body {
            var message = [CChar](repeating: 0, count: 256)
            _ = library.cancel(cancel, &message, Int32(message.count))
        }
    }

    private func send(
        _ sql: String, by call: (OpaquePointer, UnsafePointer<CChar>) -> OpaquePointer?
    ) throws -> OpaquePointer {
        guard let handle else { throw PostgreSQLError(message: "the connection is closed") }
        guard !sql.utf8.contains(0) else { throw PostgreSQLError(message: "the SQL text holds a NUL") }
        guard let result = sql.withCString({ call(handle, $0) }) else {
            throw PostgreSQLError(severity: "FATAL", message: library.text(library.errorMessage(handle)))
        }
        switch library.resultStatus(result) {
        // Nothing to do, a command done, rows.
        case 0, 1, 2: return result
        case 3, 4, 8:
            library.clear(result)
            throw PostgreSQLError(message: "COPY from or to the client is not supported")
        default:
            defer { library.clear(result) }
            throw PostgreSQLError(result, of: sql, library: library)
        }
    }

    private func table(_ result: OpaquePointer) -> ResultTable<String?> {
        let columns = library.columnCount(result)
        let count = library.rowCount(result)
        var rows: [[String?]] = []
        rows.reserveCapacity(Int(count))
        for row in 0..<count {
            var values: [String?] = []
            values.reserveCapacity(Int(columns))
            for column in 0..<columns {
                guard library.isNull(result, row, column) == 0, let start = library.value(result, row, column) else {
                    values.append(nil)
                    continue
                }
                let bytes = UnsafeBufferPointer(start: start, count: Int(library.length(result, row, column)))
                values.append(String(decoding: bytes, as: UTF8.self))
            }
            rows.append(values)
        }
        return ResultTable(columns: (0..<columns).map { library.text(library.columnName(result, $0)) }, rows: rows)
    }
}

/// Keeps what the server says besides results; libpq calls it from inside the driver's own calls.
private final class NoticeCollector {
    var library: PostgreSQLLibrary?
    var notices: [PostgreSQLError] = []

    func receive(_ result: OpaquePointer?) {
        guard let library, let result else { return }
        notices.append(PostgreSQLError(result, of: nil, library: library))
    }
}

extension PostgreSQLError {
    /// The error or notice in a result.
    fileprivate init(_ result: OpaquePointer, of sql: String?, library: PostgreSQLLibrary) {
        func field(_ code: Character) -> String? {
            guard let value = code.asciiValue else { return nil }
            return library.resultErrorField(result, Int32(value)).map { library.text($0) }
        }
        let position = field("P").flatMap { Int($0) }
        self.init(
            severity: field("V") ?? "ERROR", sqlState: field("C"),
            message: field("M") ?? library.text(library.resultErrorMessage(result)), detail: field("D"),
            hint: field("H"), position: sql.flatMap { sql in position.map { ScriptPosition(scalar: $0, in: sql) } },
            context: field("W"))
    }
}
