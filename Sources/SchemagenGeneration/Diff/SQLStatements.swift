/// The statements of a migration's file, without what stands before the first of them.
enum SQLStatements {
    /// The text from the first statement on, with LF line endings; empty where there is none.
    static func of(_ text: String) -> String {
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }[...]
        while let line = lines.first, line.hasPrefix("--") || line.allSatisfy(\.isWhitespace) { lines.removeFirst() }
        while let line = lines.last, line.allSatisfy(\.isWhitespace) { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
