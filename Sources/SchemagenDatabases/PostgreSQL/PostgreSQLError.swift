/// What the server, libpq or the driver refused. No text in it holds a password.
public struct PostgreSQLError: Error, Sendable, Hashable, CustomStringConvertible {
    /// `ERROR`, `FATAL`, or for a notice `NOTICE`, `WARNING` and so on; never translated.
    public var severity: String
    /// The five characters of the SQLSTATE: `23505`; nil where the error is not the server's.
    public var sqlState: String?
    /// The server's message, in the server's language.
    public var message: String
    /// More about the case at hand.
    public var detail: String?
    /// What might help.
    public var hint: String?
    /// Where in the SQL text the error is, for errors that have a place there.
    public var position: ScriptPosition?
    /// The calls that led there, for errors inside functions.
    public var context: String?

    /// An error with these parts.
    public init(
        severity: String = "ERROR", sqlState: String? = nil, message: String, detail: String? = nil,
        hint: String? = nil, position: ScriptPosition? = nil, context: String? = nil
    ) {
        self.severity = severity
        self.sqlState = sqlState
        self.message = message
        self.detail = detail
        self.hint = hint
        self.position = position
        self.context = context
    }

    /// The message with its place, its SQLSTATE, and detail and hint on lines of their own.
    public var description: String {
        var text = position.map { "\($0): " } ?? ""
        text += message
        if let sqlState { text += " (SQLSTATE \(sqlState))" }
        if let detail { text += "\ndetail: \(detail)" }
        if let hint { text += "\nhint: \(hint)" }
        if let context { text += "\ncontext: \(context)" }
        return text
    }
}
