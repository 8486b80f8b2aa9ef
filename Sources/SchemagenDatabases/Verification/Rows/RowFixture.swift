/// A script of a user's own rows that the engine refused.
public struct RowFixtureError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The engine's words.
    public var message: String
    /// Where in the script the error is, or else where the statement begins that failed.
    public var position: ScriptPosition?

    /// The message with its place in front.
    public var description: String { position.map { "\($0): \(message)" } ?? message }
}

extension PostgreSQLRows {
    /// Runs a script of a user's own rows, statement by statement, before the tables are filled.
    ///
    /// Each statement is a transaction of its own, unless the script has BEGIN and COMMIT. What came before a statement that
    /// fails stays done.
    ///
    /// - Throws: `RowFixtureError` with the place in the script; `PostgreSQLError` if the connection is lost.
    public func run(fixture script: String) throws {
        let bytes = Array(script.utf8)
        for range in SQLScanner.statements(of: script, .postgreSQL) {
            do {
                try connection.execute(String(decoding: bytes[range], as: UTF8.self))
            } catch let error as PostgreSQLError {
                guard connection.transactionStatus != .unknown else { throw error }
                if connection.transactionStatus != .idle { try connection.execute("ROLLBACK") }
                throw fixtureError(error, in: script, from: range.lowerBound)
            }
        }
        guard connection.transactionStatus == .idle else {
            // The rest would be done inside it and undone with it.
            try connection.execute("ROLLBACK")
            throw RowFixtureError(
                message: "the script leaves a transaction open",
                position: ScriptPosition(byteOffset: bytes.count, in: script))
        }
    }

    private func fixtureError(_ error: PostgreSQLError, in script: String, from start: Int) -> RowFixtureError {
        let offset = start + (error.position?.byteOffset ?? 0)
        var withoutPlace = error
        withoutPlace.position = nil
        return RowFixtureError(
            message: withoutPlace.description, position: ScriptPosition(byteOffset: offset, in: script))
    }
}

extension SQLiteRows {
    /// Runs a script of a user's own rows, before the tables are filled.
    ///
    /// There is no transaction besides what the script begins itself: what came before a statement that fails stays done.
    ///
    /// - Throws: `RowFixtureError` with the place in the script.
    public func run(fixture script: String) throws {
        do {
            try database.execute(script)
        } catch let error as SQLiteError {
            _ = try? database.execute("ROLLBACK")
            throw RowFixtureError(
                message: "\(error.message) (SQLite code \(error.code))", position: error.position ?? error.statement)
        }
        if (try? database.execute("ROLLBACK")) != nil {
            throw RowFixtureError(
                message: "the script leaves a transaction open",
                position: ScriptPosition(byteOffset: script.utf8.count, in: script))
        }
    }
}

extension SQLScanner {
    /// The bytes of each statement of a script, without blanks and comments around it.
    static func statements(of script: String, _ dialect: Dialect) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var current: Range<Int>?
        for token in tokens(of: script, dialect) {
            if token.isSymbol(";") {
                if let current { result.append(current) }
                current = nil
            } else {
                current = (current?.lowerBound ?? token.range.lowerBound)..<token.range.upperBound
            }
        }
        if let current { result.append(current) }
        return result
    }
}
