import SchemagenLanguage

/// Lines, names, types and SQL texts.
extension CanonicalPrinter {
    /// Writes a text.
    mutating func write(_ text: String) { output.append(text: text) }

    /// Writes a line.
    mutating func line(_ text: String) {
        write(margin)
        write(text)
        endLine()
    }

    /// Ends a line.
    mutating func endLine() { output.append(0x0A) }

    /// Writes documentation, where databases hold it.
    mutating func documentation(_ text: String?) {
        guard hasComments, let text else { return }
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            line(part.isEmpty ? "///" : "/// \(part)")
        }
    }

    /// Writes a Swift name, in backticks where the language could take it for a word of its own.
    mutating func write(name: String) { SourceName.append(name, to: &output) }

    /// Writes Swift names joined by commas.
    mutating func write(names: [String]) {
        var isFirst = true
        for name in names {
            if !isFirst { write(", ") }
            isFirst = false
            write(name: name)
        }
    }

    /// Writes a SQL name: plain, or in quotes.
    mutating func write(sqlName name: String) {
        if Self.isPlain(name), Keyword(spelledBy: name) == .none {
            write(name)
        } else {
            ExpressionPrinter.append(literal: name, to: &output)
        }
    }

    /// Writes ` was old`, where a hint says so.
    mutating func write(was formerName: String?) {
        guard let formerName else { return }
        write(" was ")
        write(name: formerName)
    }

    /// Writes `Name as sql_name was Old`.
    mutating func write(name: String, sqlName: String, formerName: String? = nil) {
        write(name: name)
        write(" as ")
        write(sqlName: sqlName)
        write(was: formerName)
    }

    /// Writes a type.
    mutating func write(_ type: DataType, isNullable: Bool) {
        TypeSource(keepsSwiftTypes: false).append(type, to: &output)
        if isNullable { output.append(0x3F) }
    }

    // MARK: The same as texts

    /// A Swift name, in backticks where the language could take it for a word of its own.
    func name(_ name: String) -> String { SourceName.isWord(name) ? "`\(name)`" : name }

    /// Swift names joined by commas.
    func names(_ list: [String]) -> String { list.map(name).joined(separator: ", ") }

    /// A SQL name: plain, or in quotes.
    func sqlName(_ name: String) -> String {
        Self.isPlain(name) && Keyword(spelledBy: name) == .none ? name : ExpressionPrinter.literal(name)
    }

    /// Whether a text can stand as a word: ASCII letters, digits and underscores.
    static func isPlain(_ text: String) -> Bool {
        text.withBytes { bytes in
            for index in 0..<bytes.count {
                switch bytes[index] {
                case 0x41...0x5A, 0x61...0x7A, 0x5F: break
                case 0x30...0x39: if index == 0 { return false }
                default: return false
                }
            }
            return bytes.count > 0
        }
    }

    /// ` was old`, where a hint says so.
    func was(_ formerName: String?) -> String { formerName.map { " was \(name($0))" } ?? "" }

    /// `Name as sql_name was Old`
    func naming(_ info: ObjectInfo) -> String {
        "\(name(info.name)) as \(sqlName(info.sqlName))\(was(info.formerName))"
    }

    /// ` @only(…)`, where a thing is not for every database of the schema.
    func only(_ databases: DatabaseSet) -> String {
        if databases.isSuperset(of: allDatabases) { return "" }
        if databases.contains(.postgresql) { return " @only(postgresql)" }
        return databases.contains(.sqlite) ? " @only(sqlite)" : ""
    }

    /// ` @only(postgresql)` of what only PostgreSQL has, in a schema for more than that.
    var onlyWherePossible: String { only(.postgresql) }

    /// A type.
    func type(_ type: DataType, isNullable: Bool = false) -> String {
        var bytes: [UInt8] = []
        TypeSource(keepsSwiftTypes: false).append(type, to: &bytes)
        return String(decoding: bytes, as: UTF8.self) + (isNullable ? "?" : "")
    }

    /// SQL text as arguments on one line: `"C"`, or `postgresql: "C", sqlite: "BINARY"`.
    func arguments(_ sql: SQLText) -> String { TypeSource.arguments(sql) }

    /// SQL text behind a declaration: one text, or one a database in parentheses.
    func block(_ sql: SQLText, databases: DatabaseSet, separator: String) -> String {
        if let common = sql.postgresql, common == sql.sqlite { return separator + raw(common) }
        if sql.sqlite == nil, !databases.contains(.sqlite), let text = sql.postgresql { return separator + raw(text) }
        if sql.postgresql == nil, !databases.contains(.postgresql), let text = sql.sqlite {
            return separator + raw(text)
        }
        var parts: [String] = []
        if let text = sql.postgresql { parts.append("postgresql: " + raw(text)) }
        if let text = sql.sqlite { parts.append("sqlite: " + raw(text)) }
        return "(\(parts.joined(separator: ", ")))"
    }

    /// A text of several lines in raw quotes, any other as a plain literal.
    private func raw(_ text: String) -> String {
        var hasLineBreak = false
        var needsEscapes = false
        var quotes = 0
        var longestQuotes = 0
        var pounds = 0
        var longestPounds = 0
        for scalar in text.unicodeScalars {
            quotes = scalar == "\"" ? quotes + 1 : 0
            longestQuotes = max(longestQuotes, quotes)
            pounds = scalar == "#" ? pounds + 1 : 0
            longestPounds = max(longestPounds, pounds)
            switch scalar {
            case "\n": hasLineBreak = true
            case "\t": break
            case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}",
                "\u{2060}"..."\u{206F}", "\u{FEFF}":
                needsEscapes = true
            default: break
            }
        }
        guard hasLineBreak, !needsEscapes else { return ExpressionPrinter.literal(text) }
        let fence = longestQuotes >= 3 ? String(repeating: "#", count: longestPounds + 1) : ""
        var result = fence + "\"\"\"\n"
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !part.isEmpty {
                result += margin
                result += "    "
                result += part
            }
            result += "\n"
        }
        result += margin
        return result + "    \"\"\"" + fence
    }
}
