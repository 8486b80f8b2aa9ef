/// Why the runner did not do what it was asked. No text in it holds a password.
public struct RunnerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What sort of reason.
    public enum Kind: Sendable, Hashable {
        /// The database's journal is not the beginning of the history.
        case history
        /// A statement of a migration failed; nothing of that migration is left, but what ran in transactions of its own.
        case statement
        /// What was asked is refused: it would lose rows, stops inside a change, or meets a database that is not what the
        /// history says.
        case refused
        /// The run was asked to stop.
        case stopped
        /// It could not be tried, or not to the end: no connection, a lock that others hold, nothing can be written.
        case unable
    }

    /// What sort of reason.
    public var kind: Kind
    /// The reason, with the way out.
    public var message: String
    /// The migration's file that it is about, as messages show it.
    public var path: String?
    /// The place in that file.
    public var position: ScriptPosition?

    /// Makes one from its parts.
    public init(_ kind: Kind, _ message: String, path: String? = nil, position: ScriptPosition? = nil) {
        self.kind = kind
        self.message = message
        self.path = path
        self.position = position
    }

    /// The reason, behind the file and the place where there are such.
    public var description: String {
        guard let path else { return message }
        return "\(path):\(position?.line ?? 1):\(position?.column ?? 1): \(message)"
    }
}
