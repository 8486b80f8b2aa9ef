/// What a file of a migration runs, whatever its head says about it.
///
/// A file that was generated from a schema and one that is planned from its snapshot have the same statements; those
/// that do not depend on one another, such as the indexes of a table, stand in the order of the one or the other, and so do
/// the constraints in a statement. Heads tell more from one version of the tool to the next.
struct ScriptContent: Equatable {
    private let directives: [Substring]
    private let statements: [String]

    init(_ text: String) {
        let text = text.contains("\r\n") ? text.replacing("\r\n", with: "\n") : text
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        let head = lines.prefix { $0.hasPrefix("--") }
        lines = lines.dropFirst(head.count)
        // What a runner does otherwise for; what the way back needs is a remark on the same statements.
        directives = head.filter { $0.hasPrefix("-- schemagen: ") && !$0.contains(": needs no rows in ") }
        statements = lines.split { $0.isEmpty }.map(Self.normalized).sorted()
    }

    /// A statement with the constraints among its parts in an order of their own. Parts are indented once, and end with a
    /// comma but for the last; deeper lines belong to the part above.
    private static func normalized(_ lines: ArraySlice<Substring>) -> String {
        var parts: [String] = []
        var constraints: [String] = []
        var isConstraint = false
        for line in lines {
            let text = line.hasSuffix(",") ? line.dropLast() : line
            if line.hasPrefix("    "), !line.hasPrefix("     ") {
                isConstraint = words.contains { line.dropFirst(4).hasPrefix($0) }
            } else if !line.hasPrefix(" ") {
                isConstraint = false
            } else if isConstraint, !constraints.isEmpty {
                constraints[constraints.count - 1] += "\n" + text
                continue
            }
            if isConstraint { constraints.append(String(text)) } else { parts.append(String(text)) }
        }
        return (parts + constraints.sorted()).joined(separator: "\n")
    }

    /// What a constraint in a statement begins with.
    private static let words = [
        "CONSTRAINT ", "PRIMARY KEY ", "UNIQUE ", "CHECK ", "FOREIGN KEY ", "EXCLUDE ", "ADD CONSTRAINT ",
        "DROP CONSTRAINT ",
    ]
}
