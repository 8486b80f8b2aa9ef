import SchemagenMeasures

/// Measures a live PostgreSQL database without changing anything, as any role that may connect.
///
/// All is asked in one transaction that can only read and sees one snapshot. Each question is rolled back to a
/// savepoint once it is answered, so that one that is refused costs no other its answer, and no lock outlives its
/// question. Only sizes are of the moment they are asked at: the server keeps no old ones.
///
/// A replica ends the session, and so the measuring with an error, where what it has to replay waits too long for the
/// snapshot: count rows on the server that it follows.
///
/// The role pg_monitor sees everything but rows, and what is estimated from them (`TableMeasures.bloat`). What a role
/// may not see is unmeasured, with the reason.
public final class PostgreSQLMeasures {
    private let connection: PostgreSQLConnection
    private let options: MeasureOptions
    /// Where the connection seeks names; the measures themselves seek them in the system's schema only.
    private let searchPath: String
    /// The settings as they hold outside this transaction.
    private let settings: Measure<[SettingMeasure]>

    /// Measures a database, and ends its transaction.
    ///
    /// - Throws: `PostgreSQLError` where the connection is lost or has a transaction open.
    public static func read(
        _ connection: PostgreSQLConnection, options: MeasureOptions = MeasureOptions()
    ) throws -> DatabaseMeasures {
        try inSnapshot(connection, options: options) { try $0.measures() }
    }

    /// Calls the body with what measures in one snapshot, and ends the transaction.
    ///
    /// - Throws: What the body throws, and `PostgreSQLError` where the connection is lost or has a transaction open.
    public static func inSnapshot<Result>(
        _ connection: PostgreSQLConnection, options: MeasureOptions = MeasureOptions(),
        _ body: (PostgreSQLMeasures) throws -> Result
    ) throws -> Result {
        guard connection.transactionStatus == .idle else {
            throw PostgreSQLError(message: "a database is measured in a transaction of its own; this one is not over")
        }
        try connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        let result: Result
        do {
            result = try body(PostgreSQLMeasures(connection, options))
        } catch {
            // The first error says more than what follows from it.
            try? connection.execute("ROLLBACK")
            throw error
        }
        try connection.execute("ROLLBACK")
        return result
    }

    private init(_ connection: PostgreSQLConnection, _ options: MeasureOptions) throws {
        self.connection = connection
        self.options = options
        searchPath = try connection.query("SELECT current_setting('search_path')").first.flatMap { $0 } ?? ""
        // Before the limits of this transaction take the place of the session's.
        settings = .measured(try connection.query(Self.settingsQuery).rows.map(NamedRow.setting))
        let own = [
            ("statement_timeout", "\(max(0, options.statementMilliseconds))ms"),
            ("lock_timeout", "\(max(0, options.lockMilliseconds))ms"), ("search_path", "pg_catalog, pg_temp"),
            // A query that policies would hide rows from fails instead: a count of some rows is no count.
            ("row_security", "off"), ("TimeZone", "UTC"), ("DateStyle", "ISO, YMD"), ("jit", "off"),
        ]
        let calls = own.map { "set_config('\($0.0)', '\($0.1)', true)" }
        try connection.execute("SELECT \(calls.joined(separator: ", "))")
        try connection.execute("SAVEPOINT \(Self.savepoint)")
    }

    private static let savepoint = "schemagen_measure"

    /// Everything.
    ///
    /// - Throws: `PostgreSQLError` where the connection is lost.
    public func measures() throws -> DatabaseMeasures {
        let identity = try connection.query(Self.identityQuery).rows[0]
        var measures = DatabaseMeasures(
            engine: .init(name: "PostgreSQL", version: connection.serverVersionText), database: identity[0] ?? "",
            takenAt: identity[1] ?? "")
        measures.bytes = try first("SELECT pg_database_size(current_database()) AS bytes") { try $0.integer("bytes") }
        measures.freeBytes = .unmeasured(
            .init(.notAvailable, "PostgreSQL does not show to SQL what is free on its disk"))
        measures.integrity = .unmeasured(.init(.notAvailable, "PostgreSQL is checked by other tools: pg_amcheck"))
        measures.tables = try tables(options)
        measures.indexes = try indexes()
        measures.foreignKeys = try foreignKeys()
        measures.unvalidatedConstraints = try unvalidatedConstraints()
        measures.settings = settings
        measures.server = try server(options)
        return measures
    }

    /// Counts rows, for instance those that a constraint to come would refuse.
    ///
    /// - Parameter sql: One SELECT that returns one whole number; it is run as a part of a larger query, and can do
    ///   nothing but read. Unqualified names are sought where the connection seeks them.
    /// - Returns: The number, or why there is none: the role may not read a table, policies hide rows from it, it took
    ///   too long, or the text is wrong.
    /// - Throws: `PostgreSQLError` where the connection is lost.
    public func count(_ sql: String) throws -> Measure<Int64> {
        let rows = try ask(CountQuery.wrapped(sql), searchPath: searchPath) { Array($0.values) }
        return rows.flatMap { rows in
            guard rows.count == 1, rows[0].count == 1 else {
                return .unmeasured(.init(.failed, "the query returns more or less than one number"))
            }
            guard let number = rows[0][0].flatMap({ Int64($0) }) else {
                return .unmeasured(.init(.failed, "the query returns no whole number: \(rows[0][0] ?? "NULL")"))
            }
            return .measured(number)
        }
    }

    // MARK: Questions

    /// The server's major version: 15.
    var majorVersion: Int { connection.serverMajorVersion }

    /// Asks one question.
    ///
    /// - Returns: What is made of its rows, or why the server refused.
    /// - Throws: `PostgreSQLError` where the connection is lost.
    func ask<Answer: Sendable & Hashable>(
        _ sql: String, _ parameters: [String?] = [], searchPath: String? = nil, read: (NamedRow) throws -> Answer
    ) throws -> Measure<[Answer]> {
        do {
            if let searchPath {
                _ = try connection.query("SELECT set_config('search_path', $1, true)", [searchPath])
            }
            let table = try connection.query(sql, parameters)
            try connection.execute("ROLLBACK TO SAVEPOINT \(Self.savepoint)")
            return .measured(try NamedRow.rows(table).map(read))
        } catch let error as PostgreSQLError {
            switch connection.transactionStatus {
            case .failed: try connection.execute("ROLLBACK TO SAVEPOINT \(Self.savepoint)")
            // An answer that could not be read.
            case .open: break
            case .idle, .unknown: throw error
            }
            return .unmeasured(Unmeasured(error, options))
        }
    }

    /// Asks a question whose answer is one row.
    func first<Answer: Sendable & Hashable>(
        _ sql: String, _ parameters: [String?] = [], read: (NamedRow) throws -> Answer
    ) throws -> Measure<Answer> {
        try ask(sql, parameters, read: read).flatMap { answers in
            answers.first.map { .measured($0) } ?? .unmeasured(.init(.failed, "the server's answer is empty"))
        }
    }

    /// Asks about relations by their numbers: all in one question, or, where that fails, one by one, so that what is
    /// wrong with one of them costs the others nothing.
    ///
    /// - Parameter sql: A query with the numbers as `$1::oid[]`, whose rows name the one that they are about as `oid`.
    func each<Answer: Sendable & Hashable>(
        _ oids: [Int64], _ sql: String, read: (NamedRow) throws -> Measure<Answer>
    ) throws -> [Int64: Measure<Answer>] {
        func question(_ some: [Int64]) throws -> Measure<[AboutRelation<Answer>]> {
            try ask(sql, [PostgreSQLArray.text(some.map { String($0) })]) {
                AboutRelation(oid: try $0.integer("oid"), answer: try read($0))
            }
        }
        if oids.isEmpty { return [:] }
        var answers: [Int64: Measure<Answer>] = [:]
        switch try question(oids) {
        case .measured(let entries):
            for entry in entries { answers[entry.oid] = entry.answer }
        case .unmeasured(let reason) where oids.count == 1 || reason.kind == .timedOut || reason.kind == .notPermitted:
            for oid in oids { answers[oid] = .unmeasured(reason) }
        case .unmeasured:
            for oid in oids {
                answers[oid] = try question([oid]).flatMap { $0.first?.answer ?? .unmeasured(.gone) }
            }
        }
        return answers
    }

    /// An expression for a moment as `DatabaseMeasures` writes it.
    static func moment(_ expression: String) -> String {
        #"to_char(\#(expression) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"#
    }

    /// The condition that a row `n` of pg_namespace is not the system's.
    static let isNoSystemSchema = #"n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'"#

    private static let identityQuery = "SELECT current_database(), \(moment("transaction_timestamp()"))"
}

/// An answer about one relation.
private struct AboutRelation<Answer: Sendable & Hashable>: Sendable, Hashable {
    var oid: Int64
    var answer: Measure<Answer>
}
