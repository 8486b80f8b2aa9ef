import SchemagenLanguage

/// Swift names as a schema file writes them.
public enum SourceName {
    /// Appends a name, in backticks where the language could take it for a word of its own.
    static func append(_ name: String, to bytes: inout [UInt8]) {
        let isQuoted = isWord(name)
        if isQuoted { bytes.append(0x60) }
        bytes.append(text: name)
        if isQuoted { bytes.append(0x60) }
    }

    /// Whether the language could take a name for a word of its own.
    public static func isWord(_ name: String) -> Bool {
        if Keyword(spelledBy: name) != .none { return true }
        let length = name.utf8.count
        return length >= 3 && length <= 5 && otherWords.contains(name)
    }

    /// Words of Swift and SQL that the parser looks for, to say what is meant instead.
    private static let otherWords: Set<String> = [
        "case", "let", "var", "null", "Null", "NULL", "True", "TRUE", "False", "FALSE",
    ]
}
