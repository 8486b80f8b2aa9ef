import SchemagenLanguage

/// Lines, names, types and SQL texts.
extension CanonicalPrinter {
    /// Writes a line.
    mutating func line(_ text: String) {
        output += margin
        output += text
        output += "\n"
    }

    /// Writes documentation, where databases hold it.
    mutating func documentation(_ text: String?) {
        guard hasComments, let text else { return }
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            line(part.isEmpty ? "///" : "/// \(part)")
        }
    }

    /// A Swift name, in backticks where the language could take it for a word of its own.
    func name(_ name: String) -> String {
        let isWord = Keyword(rawValue: name).map { $0 != .none } ?? Self.otherWords.contains(name)
        return isWord ? "`\(name)`" : name
    }

    /// Words of Swift and SQL that the parser looks for, to say what is meant instead.
    private static let otherWords: Set<String> = [
        "case", "let", "var", "null", "Null", "NULL", "True", "TRUE", "False", "FALSE",
    ]

    /// Swift names joined by commas.
    func names(_ list: [String]) -> String {
        var text = ""
        for element in list {
            if !text.isEmpty { text += ", " }
            text += name(element)
        }
        return text
    }

    /// A SQL name: plain, or in quotes.
    func sqlName(_ name: String) -> String {
        if Self.isPlain(name), Keyword(rawValue: name) == nil { return name }
        return ExpressionPrinter.literal(name)
    }

    /// Whether a text can stand as a word: ASCII letters, digits and underscores.
    static func isPlain(_ text: String) -> Bool {
        var isFirst = true
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x5F: break
            case 0x30...0x39: if isFirst { return false }
            default: return false
            }
            isFirst = false
        }
        return !isFirst
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
    func type(_ type: DataType, isNullable: Bool = false) -> String { text(of: type) + (isNullable ? "?" : "") }

    private func text(of type: DataType) -> String {
        switch type {
        case .bool: "Bool"
        case .int16: "Int16"
        case .int32: "Int32"
        case .int64: "Int64"
        case .float: "Float"
        case .double: "Double"
        case .decimal(let precision, let scale): precision.map { "Decimal(\($0), \(scale))" } ?? "Decimal"
        case .string(let maximum): sized("String", maximum)
        case .varchar: "Varchar"
        case .char(let length): sized("Char", length)
        case .citext: "Citext"
        case .uuid: "UUID"
        case .data: "Data"
        case .timestamp(let precision): sized("Timestamp", precision)
        case .localTimestamp(let precision): sized("LocalTimestamp", precision)
        case .localDate: "LocalDate"
        case .localTime(let precision): sized("LocalTime", precision)
        case .duration: "Duration"
        case .interval: "Interval"
        case .json(let swift): generic("JSON", swift)
        case .jsonText(let swift): generic("JSONText", swift)
        case .array(let element): "[\(text(of: element))]"
        case .enumeration(let enumeration): name(enumeration)
        case .named(let named): name(named)
        case .reference(let table): "\(name(table)).ID"
        case .inet: "Inet"
        case .cidr: "Cidr"
        case .macAddress: "MacAddress"
        case .macAddress8: "MacAddress8"
        case .bits(let length): sized("Bits", length)
        case .varBits(let maximum): sized("VarBits", maximum)
        case .xml: "XML"
        case .tsVector: "TSVector"
        case .tsQuery: "TSQuery"
        case .money: "Money"
        case .point: "Point"
        case .line: "Line"
        case .lineSegment: "LineSegment"
        case .box: "Box"
        case .path: "Path"
        case .polygon: "Polygon"
        case .circle: "Circle"
        case .hstore: "HStore"
        case .ltree: "LTree"
        case .range(let element): "Range<\(text(of: element))>"
        case .multiRange(let element): "MultiRange<\(text(of: element))>"
        case .native(let native):
            "native(\(arguments(native.sql))\(swiftArgument(native.swift)))"
        }
    }

    private func generic(_ name: String, _ swift: String?) -> String {
        guard keepsSwiftTypes, let swift else { return name }
        return "\(name)<\(swift)>"
    }

    private func swiftArgument(_ swift: String?) -> String {
        guard keepsSwiftTypes, let swift else { return "" }
        return ", swift: \(ExpressionPrinter.literal(swift))"
    }

    private func sized(_ name: String, _ size: Int?) -> String { size.map { "\(name)(\($0))" } ?? name }

    /// SQL text as arguments on one line: `"C"`, or `postgresql: "C", sqlite: "BINARY"`.
    func arguments(_ sql: SQLText) -> String {
        if let common = sql.postgresql, common == sql.sqlite { return ExpressionPrinter.literal(common) }
        var parts: [String] = []
        if let text = sql.postgresql { parts.append("postgresql: " + ExpressionPrinter.literal(text)) }
        if let text = sql.sqlite { parts.append("sqlite: " + ExpressionPrinter.literal(text)) }
        return parts.joined(separator: ", ")
    }

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
