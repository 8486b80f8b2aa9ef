/// A right that a role lacks for what is to be run.
public struct MissingPrivilege: Sendable, Hashable, CustomStringConvertible {
    /// Who lacks it: the role that runs the migrations, or the owner of a table in whose name an index is built.
    public var role: String
    /// The right in the words of GRANT, `ownership`, `membership`, or whatever else is missing: `the rights of a superuser`.
    public var right: String
    /// What for: `table public.orders`.
    public var object: String
    /// What needs it: the migrations' numbers and names.
    public var neededBy: [String]
    /// What gives it: mostly a statement, for a superuser or the owner to run.
    public var remedy: String

    /// Who, what, what for, and the way out, in one line.
    public var description: String {
        let preposition = ["ownership": "of", "membership": "in"][right] ?? "on"
        return "\(role) lacks \(right) \(preposition) \(object), for \(neededBy.joined(separator: ", ")): \(remedy)"
    }
}
