/// What SQLite, or the driver before it, refused.
public struct SQLiteError: Error, Sendable, Hashable, CustomStringConvertible {
    /// SQLite's extended result code: 1 for an error in the SQL, 275 for a failed CHECK; 21 (misuse) where the driver
    /// refused the call.
    public var code: Int32
    /// SQLite's own message, in English.
    public var message: String
    /// Where the statement that failed begins in the SQL text, its comments left out.
    public var statement: ScriptPosition?
    /// Where in the SQL text the error is, as far as SQLite says (3.38 and later, errors of syntax and names).
    public var position: ScriptPosition?

    /// The primary result code: the lower eight bits, 19 for every constraint.
    public var primaryCode: Int32 { code & 0xFF }

    /// The message with its place and code.
    public var description: String {
        guard let place = position ?? statement else { return "\(message) (SQLite code \(code))" }
        return "\(place): \(message) (SQLite code \(code))"
    }

    /// A call that the driver refuses.
    static func misuse(_ message: String) -> SQLiteError { SQLiteError(code: 21, message: message) }

    /// A database that was closed.
    static let closed = misuse("the database is closed")
}
