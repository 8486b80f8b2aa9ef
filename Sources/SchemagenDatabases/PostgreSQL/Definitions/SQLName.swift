/// Names and texts in SQL.
enum SQLName {
    /// A name as it is where the server's own texts would have it so, in quotes otherwise.
    static func quoted(_ name: String) -> String { PostgreSQLConnection.quotedIdentifier(name) }

    static func qualified(_ path: [String]) -> String? {
        path.count == 2 ? path.map(quoted).joined(separator: ".") : nil
    }

    static func literal(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
