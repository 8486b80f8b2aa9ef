/// What a CREATE INDEX statement says.
struct SQLiteIndexDefinition {
    var isUnique: Bool
    var keys: [SQLiteKey]
    /// The condition of a partial index.
    var condition: [SQLiteToken]?

    init(_ sql: String, object: String) throws(SQLiteCatalogue.Unreadable) {
        var parser = try SQLiteStatementParser(sql, object: object)
        try parser.expect("create")
        isUnique = parser.takeIf("unique")
        try parser.expect("index")
        _ = parser.takeIf("if", "not", "exists")
        _ = try parser.qualifiedName()
        try parser.expect("on")
        _ = try parser.name()
        keys = try parser.bracketedList().map { SQLiteKey($0) }
        if parser.takeIf("where") { condition = parser.restOfStatement() }
        try parser.expectEnd()
    }
}

/// What a CREATE VIEW statement says.
struct SQLiteViewDefinition {
    /// The list behind the name; empty where there is none.
    var columns: [String] = []
    var query: [SQLiteToken]

    init(_ sql: String, object: String) throws(SQLiteCatalogue.Unreadable) {
        var parser = try SQLiteStatementParser(sql, object: object)
        try parser.expect("create")
        _ = parser.takeIf("temp") || parser.takeIf("temporary")
        try parser.expect("view")
        _ = parser.takeIf("if", "not", "exists")
        _ = try parser.qualifiedName()
        if parser.isAt(sign: "(") { columns = try parser.listOfNames() }
        try parser.expect("as")
        query = parser.restOfStatement()
        if query.isEmpty { throw parser.expected("a query") }
    }
}

/// What a CREATE TRIGGER statement says.
struct SQLiteTriggerDefinition {
    /// `before`, `after` or `instead of`.
    var timing = "before"
    /// `delete`, `insert` or `update`.
    var event: String
    /// Those behind UPDATE OF.
    var columns: [String] = []
    var condition: [SQLiteToken]?
    /// The statements from BEGIN to END.
    var body: [SQLiteToken]

    init(_ sql: String, object: String) throws(SQLiteCatalogue.Unreadable) {
        var parser = try SQLiteStatementParser(sql, object: object)
        try parser.expect("create")
        _ = parser.takeIf("temp") || parser.takeIf("temporary")
        try parser.expect("trigger")
        _ = parser.takeIf("if", "not", "exists")
        _ = try parser.qualifiedName()
        if parser.takeIf("after") {
            timing = "after"
        } else if parser.takeIf("instead", "of") {
            timing = "instead of"
        } else {
            _ = parser.takeIf("before")
        }
        if parser.takeIf("delete") {
            event = "delete"
        } else if parser.takeIf("insert") {
            event = "insert"
        } else {
            try parser.expect("update")
            event = "update"
            if parser.takeIf("of") {
                repeat { columns.append(try parser.name()) } while parser.takeIf(sign: ",")
            }
        }
        try parser.expect("on")
        _ = try parser.qualifiedName()
        _ = parser.takeIf("for", "each", "row")
        if parser.takeIf("when") {
            var tokens: [SQLiteToken] = []
            while !Self.isAtBody(parser) { tokens.append(try parser.take()) }
            condition = tokens
        }
        guard parser.isAt("begin") else { throw parser.expected("BEGIN") }
        body = parser.restOfStatement()
    }

    /// `begin` can be the name of a column too.
    private static func isAtBody(_ parser: SQLiteStatementParser) -> Bool {
        guard parser.isAt("begin"), let next = parser.following else { return false }
        return ["select", "insert", "update", "delete", "replace", "with"].contains { next.isWord($0) }
    }
}

/// What a CREATE VIRTUAL TABLE statement says.
struct SQLiteVirtualTableDefinition {
    /// In small letters: SQLite ignores the case.
    var module: String
    /// As they were written, with one blank between tokens: what they mean is the module's affair.
    var arguments: [String] = []

    init(_ sql: String, object: String) throws(SQLiteCatalogue.Unreadable) {
        var parser = try SQLiteStatementParser(sql, object: object)
        try parser.expect("create", "virtual", "table")
        _ = parser.takeIf("if", "not", "exists")
        _ = try parser.qualifiedName()
        try parser.expect("using")
        module = try parser.name().sqliteLowercased
        if parser.isAt(sign: "(") {
            let items = try parser.bracketedList().map { $0.map(\.written).joined(separator: " ") }
            arguments = items == [""] ? [] : items
        }
        try parser.expectEnd()
    }
}

extension SQLiteStatementParser {
    /// All that is left, without a semicolon at the end.
    fileprivate mutating func restOfStatement() -> [SQLiteToken] {
        var tokens = rest()
        if tokens.last?.isSign(";") == true { tokens.removeLast() }
        return tokens
    }
}
