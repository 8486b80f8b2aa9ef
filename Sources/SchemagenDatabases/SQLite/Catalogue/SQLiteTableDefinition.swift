/// What a CREATE TABLE statement says.
struct SQLiteTableDefinition {
    struct Column {
        var name: String
        var type: [SQLiteToken] = []
        var isNotNull = false
        var notNullConflict: String?
        var defaultValue: [SQLiteToken]?
        /// As it was written last, in capital letters.
        var collation: String?
        var generated: [SQLiteToken]?
        var isStored = false
        var namesWithoutObject: [String] = []
    }

    struct Constraint {
        var name: String?
        var rule: Rule
    }

    enum Rule {
        case primaryKey([SQLiteKey], conflict: String?)
        case unique([SQLiteKey], conflict: String?)
        case check([SQLiteToken])
        case foreignKey(ForeignKey)
    }

    struct ForeignKey {
        var columns: [String]
        var table: String
        var referencedColumns: [String] = []
        var onDelete = "no action"
        var onUpdate = "no action"
        var match: String?
        /// `immediate` or `deferred`.
        var deferrable: String?
    }

    var name: String
    var columns: [Column] = []
    /// Those of columns and those of the table.
    var constraints: [Constraint] = []
    var isStrict = false
    var isWithoutRowid = false
    var isAutoincrement = false
    var namesWithoutObject: [String] = []
}

/// One key of a primary key, a unique constraint or an index.
struct SQLiteKey {
    /// The column or the expression, without collation and order.
    var expression: [SQLiteToken]
    /// In capital letters.
    var collation: String?
    var isDescending = false

    /// Takes `a COLLATE nocase DESC` apart.
    init(_ tokens: [SQLiteToken]) {
        var rest = tokens[...]
        if let last = rest.last, rest.count > 1, last.isWord("asc") || last.isWord("desc") {
            isDescending = last.isWord("desc")
            rest = rest.dropLast()
        }
        // Brackets around the whole mean nothing.
        while true {
            if rest.count > 2, rest[rest.endIndex - 2].isWord("collate") {
                // Of two the last counts.
                collation = collation ?? rest[rest.endIndex - 1].text.sqliteUppercased
                rest = rest.dropLast(2)
            } else if Self.isBracketed(rest) {
                rest = rest.dropFirst().dropLast()
            } else {
                break
            }
        }
        expression = Array(rest)
    }

    /// The name that it is, if it is no more than that; a string in quotes is a name here too.
    var name: String? { expression.count == 1 && expression[0].canBeName ? expression[0].text : nil }

    /// Whether the first bracket closes with the last token.
    private static func isBracketed(_ tokens: ArraySlice<SQLiteToken>) -> Bool {
        guard let first = tokens.first, let last = tokens.last, first.isSign("("), last.isSign(")") else {
            return false
        }
        var depth = 0
        for index in tokens.indices {
            if tokens[index].isSign("(") { depth += 1 }
            if tokens[index].isSign(")") { depth -= 1 }
            if depth == 0 { return index == tokens.endIndex - 1 }
        }
        return false
    }
}
