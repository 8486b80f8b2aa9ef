/// Reads CREATE TABLE.
struct SQLiteTableParser {
    typealias Unreadable = SQLiteCatalogue.Unreadable
    private typealias Definition = SQLiteTableDefinition

    private var parser: SQLiteStatementParser
    private var table = SQLiteTableDefinition(name: "")

    /// What a CREATE TABLE says.
    /// - Throws: `Unreadable` where it says anything that is not understood.
    static func definition(of sql: String, object: String) throws(Unreadable) -> SQLiteTableDefinition {
        var parser = SQLiteTableParser(parser: try SQLiteStatementParser(sql, object: object))
        try parser.statement()
        return parser.table
    }

    private mutating func statement() throws(Unreadable) {
        try parser.expect("create")
        _ = parser.takeIf("temp") || parser.takeIf("temporary")
        try parser.expect("table")
        _ = parser.takeIf("if", "not", "exists")
        table.name = try parser.qualifiedName()
        try parser.expect(sign: "(")
        repeat {
            if isAtTableConstraint { break }
            try column()
        } while parser.takeIf(sign: ",")
        try tableConstraints()
        try parser.expect(sign: ")")
        try options()
        try parser.expectEnd()
    }

    private mutating func options() throws(Unreadable) {
        guard parser.current != nil, !parser.isAt(sign: ";") else { return }
        repeat {
            if parser.takeIf("strict") {
                table.isStrict = true
            } else if parser.takeIf("without", "rowid") {
                table.isWithoutRowid = true
            } else {
                throw parser.expected("an option of the table")
            }
        } while parser.takeIf(sign: ",")
    }

    private var isAtTableConstraint: Bool {
        ["constraint", "primary", "unique", "check", "foreign"].contains { parser.isAt($0) }
    }

    // MARK: Columns

    private mutating func column() throws(Unreadable) {
        var column = Definition.Column(name: try parser.name())
        column.type = try type()
        var name: String?
        while parser.current != nil, !parser.isAt(sign: ","), !parser.isAt(sign: ")") {
            if parser.takeIf("constraint") {
                if let name { column.namesWithoutObject.append("nothing \(name)") }
                name = try parser.name()
                continue
            }
            if let unnamed = try columnConstraint(&column, name: name), let name {
                column.namesWithoutObject.append("\(unnamed) \(name)")
            }
            name = nil
        }
        if let name { column.namesWithoutObject.append("nothing \(name)") }
        table.columns.append(column)
    }

    private mutating func type() throws(Unreadable) -> [SQLiteToken] {
        var type: [SQLiteToken] = []
        while let token = parser.current, token.canBeName, !isAtColumnConstraint {
            type.append(try parser.take())
        }
        if !type.isEmpty, parser.isAt(sign: "(") {
            let open = try parser.take()
            type.append(open)
            while !parser.isAt(sign: ")") { type.append(try parser.take()) }
            type.append(try parser.take())
        }
        return type
    }

    private var isAtColumnConstraint: Bool {
        if parser.isAt("generated") { return parser.following?.isWord("always") ?? false }
        return [
            "constraint", "default", "null", "not", "primary", "unique", "check", "references", "collate", "as",
            "deferrable",
        ].contains { parser.isAt($0) }
    }

    /// Reads one constraint of a column. Returns what it is where it is no object of its own, and has no place for a name.
    private mutating func columnConstraint(
        _ column: inout Definition.Column, name: String?
    ) throws(Unreadable) -> String? {
        if parser.takeIf("default") {
            column.defaultValue = try defaultValue()
            return "default"
        }
        if parser.takeIf("null") {
            _ = try parser.conflictClause()
            return "null"
        }
        if parser.takeIf("not", "null") {
            column.isNotNull = true
            column.notNullConflict = try parser.conflictClause()
            return "not null"
        }
        if parser.takeIf("collate") {
            column.collation = try parser.name().sqliteUppercased
            return "collate"
        }
        if parser.takeIf("generated", "always") || parser.isAt("as") {
            try parser.expect("as")
            column.generated = try parser.bracketed()
            column.isStored = parser.takeIf("stored")
            if !column.isStored { _ = parser.takeIf("virtual") }
            return "generated"
        }
        if parser.isAt("deferrable") || parser.isAt("not") {
            // It belongs to the last foreign key, whatever stands between.
            let deferrable = try deferrability()
            for index in table.constraints.indices.reversed() {
                guard case .foreignKey(var key) = table.constraints[index].rule else { continue }
                key.deferrable = deferrable
                table.constraints[index].rule = .foreignKey(key)
                break
            }
            return "deferrable"
        }
        table.constraints.append(Definition.Constraint(name: name, rule: try columnRule(column.name)))
        return nil
    }

    private mutating func columnRule(_ column: String) throws(Unreadable) -> Definition.Rule {
        let name = SQLiteToken(kind: .bracketed, text: column, written: column)
        if parser.takeIf("primary", "key") {
            var key = SQLiteKey([name])
            if !parser.takeIf("asc") { key.isDescending = parser.takeIf("desc") }
            let conflict = try parser.conflictClause()
            if parser.takeIf("autoincrement") { table.isAutoincrement = true }
            return .primaryKey([key], conflict: conflict)
        }
        if parser.takeIf("unique") { return .unique([SQLiteKey([name])], conflict: try parser.conflictClause()) }
        if parser.takeIf("check") { return .check(try parser.bracketed()) }
        if parser.isAt("references") { return .foreignKey(try references(from: [column])) }
        throw parser.expected("a constraint of a column")
    }

    private mutating func defaultValue() throws(Unreadable) -> [SQLiteToken] {
        if parser.isAt(sign: "(") { return try parser.bracketed().map(Self.withoutNames) }
        if parser.isAt(sign: "-") || parser.isAt(sign: "+") { return [try parser.take(), try parser.take()] }
        let token = try parser.take()
        guard token.kind != .sign, token.kind != .variable else { throw parser.expected("a default") }
        if token.kind == .word {
            // A name is a string here.
            let word = token.text.sqliteFolded
            if SQLiteKeywords.meansMoreThanName(word) || SQLiteKeywords.isTruth(word) { return [token] }
            return [SQLiteToken(kind: .string, text: token.text, written: token.written)]
        }
        return [Self.withoutNames(token)]
    }

    /// There is nothing in a default that a name could mean: one in quotes is a string.
    private static func withoutNames(_ token: SQLiteToken) -> SQLiteToken {
        guard token.kind == .bracketed || token.kind == .doubleQuoted else { return token }
        return SQLiteToken(kind: .string, text: token.text, written: token.written)
    }

    // MARK: Constraints of the table

    private mutating func tableConstraints() throws(Unreadable) {
        var name: String?
        while parser.current != nil, !parser.isAt(sign: ")") {
            // SQLite does not insist on commas here.
            if parser.takeIf(sign: ",") { continue }
            if parser.takeIf("constraint") {
                if let name { table.namesWithoutObject.append("nothing \(name)") }
                name = try parser.name()
                continue
            }
            table.constraints.append(Definition.Constraint(name: name, rule: try tableRule()))
            name = nil
        }
        if let name { table.namesWithoutObject.append("nothing \(name)") }
    }

    private mutating func tableRule() throws(Unreadable) -> Definition.Rule {
        if parser.takeIf("primary", "key") {
            let keys = try keys(takesAutoincrement: true)
            return .primaryKey(keys, conflict: try parser.conflictClause())
        }
        if parser.takeIf("unique") {
            let keys = try keys(takesAutoincrement: false)
            return .unique(keys, conflict: try parser.conflictClause())
        }
        if parser.takeIf("check") {
            let condition = try parser.bracketed()
            // SQLite reads it and does nothing with it.
            _ = try parser.conflictClause()
            return .check(condition)
        }
        if parser.takeIf("foreign", "key") {
            return .foreignKey(try references(from: try parser.listOfNames()))
        }
        throw parser.expected("a constraint of the table")
    }

    private mutating func keys(takesAutoincrement: Bool) throws(Unreadable) -> [SQLiteKey] {
        var items = try parser.bracketedList()
        if takesAutoincrement, let last = items.last, last.count > 1, last[last.count - 1].isWord("autoincrement") {
            table.isAutoincrement = true
            items[items.count - 1] = last.dropLast()
        }
        return items.map { SQLiteKey($0) }
    }

    private mutating func references(from columns: [String]) throws(Unreadable) -> Definition.ForeignKey {
        try parser.expect("references")
        var key = Definition.ForeignKey(columns: columns, table: try parser.name())
        if parser.isAt(sign: "(") { key.referencedColumns = try parser.listOfNames() }
        while true {
            if parser.takeIf("match") {
                key.match = try parser.name().sqliteLowercased
            } else if parser.takeIf("on", "delete") {
                key.onDelete = try action()
            } else if parser.takeIf("on", "update") {
                key.onUpdate = try action()
            } else if parser.takeIf("on", "insert") {
                // SQLite reads it and does nothing with it.
                _ = try action()
            } else {
                break
            }
        }
        if parser.isAt("deferrable") || parser.isAt("not") && parser.following?.isWord("deferrable") == true {
            key.deferrable = try deferrability()
        }
        return key
    }

    private mutating func action() throws(Unreadable) -> String {
        if parser.takeIf("no", "action") { return "no action" }
        if parser.takeIf("set", "null") { return "set null" }
        if parser.takeIf("set", "default") { return "set default" }
        if parser.takeIf("cascade") { return "cascade" }
        if parser.takeIf("restrict") { return "restrict" }
        throw parser.expected("an action")
    }

    private mutating func deferrability() throws(Unreadable) -> String? {
        let isNot = parser.takeIf("not")
        try parser.expect("deferrable")
        var deferrable = "immediate"
        if parser.takeIf("initially") {
            if parser.takeIf("deferred") {
                deferrable = "deferred"
            } else {
                try parser.expect("immediate")
            }
        }
        return isNot ? nil : deferrable
    }
}
