import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

/// Writes the queries that count what constraints would refuse, in the names that there are before the change.
struct ViolationWriter {
    private let tables: FormerTables
    /// Whether texts of SQL mean before the change what they mean after it.
    private let isTextReadable: Bool
    private var database: Database { tables.database }

    init(_ tables: FormerTables, isTextReadable: Bool) {
        self.tables = tables
        self.isTextReadable = isTextReadable
    }

    // MARK: Keys

    func repeated(
        _ columns: [String], in entry: FormerTables.Entry, nullsAreEqual: Bool
    ) throws(Uncountable) -> String {
        repeated(try names(of: columns, in: entry), in: entry, where: nil, nullsAreEqual: nullsAreEqual)
    }

    func repeated(_ unique: Index, in entry: FormerTables.Entry) throws(Uncountable) -> String {
        var keys: [String] = []
        for value in unique.keys { keys.append(try key(value, in: entry)) }
        var condition: String?
        if let predicate = unique.predicate { condition = try text(predicate, in: entry) }
        return repeated(
            keys, in: entry, where: condition, nullsAreEqual: unique.nullsNotDistinct && database == .postgresql)
    }

    /// What an index keeps: values are equal by the collation of the index, not by the column's.
    private func key(_ key: IndexKey, in entry: FormerTables.Entry) throws(Uncountable) -> String {
        var value: String
        switch key.value {
        case .column(let column): value = try names(of: [column], in: entry)[0]
        case .expression(let expression): value = "(\(try text(expression, in: entry)))"
        }
        if let collation = key.collation?[database] {
            value += " COLLATE \(Quoting.collation(collation, on: database))"
        }
        return value
    }

    /// How many rows there are more than different values. Rows with NULL differ from all others, unless said otherwise.
    private func repeated(
        _ keys: [String], in entry: FormerTables.Entry, where condition: String?, nullsAreEqual: Bool
    ) -> String {
        var conditions = nullsAreEqual ? [] : keys.map { "\($0) IS NOT NULL" }
        if let condition { conditions.append("(\(condition))") }
        let filter = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
        let list = keys.joined(separator: ", ")
        return """
            SELECT coalesce(sum(repeated.n - 1), 0)
                FROM (SELECT count(*) AS n FROM \(own(entry))\(filter) GROUP BY \(list) HAVING count(*) > 1) AS repeated
            """
    }

    // MARK: Checks

    func failing(_ check: CheckConstraint, in entry: FormerTables.Entry) throws(Uncountable) -> String {
        let condition = try text(check.condition, in: entry)
        let owner = check.isNoInherit ? own(entry) : entry.owner
        return "SELECT count(*) FROM \(owner) WHERE NOT (\(condition))"
    }

    func failing(_ check: DerivedCheck, in entry: FormerTables.Entry) throws(Uncountable) -> String {
        let name = try names(of: [check.column.name], in: entry)[0]
        guard case .expression(let condition) = check.condition else {
            throw Uncountable("the change may give rows another value of the enum")
        }
        try readText(condition, in: entry)
        let value = ExpressionContext.Value(
            text: name, type: tables.index.storageType(of: check.column.type),
            isCollated: tables.index.collation(of: check.column)?[database] != nil)
        let sql = try text(condition, ExpressionContext(index: tables.index, value: value))
        return "SELECT count(*) FROM \(entry.owner) WHERE NOT (\(sql))"
    }

    // MARK: Foreign keys

    /// Rows that refer to nothing. One with NULL in a column may; with MATCH FULL only one with NULL in all of them.
    func orphans(of key: ForeignKey, in entry: FormerTables.Entry) throws(Uncountable) -> String {
        let columns = try names(of: key.columns, in: entry)
        guard let target = tables.entries[key.table] else {
            throw Uncountable("the table that it refers to comes with the change")
        }
        let referenced = try names(of: key.referenced, in: target)
        let present = columns.map { "child.\($0) IS NOT NULL" }.joined(separator: key.isMatchFull ? " OR " : " AND ")
        let equal = zip(columns, referenced).map { "parent.\($1) = child.\($0)" }.joined(separator: " AND ")
        return """
            SELECT count(*) FROM \(own(entry)) AS child
                WHERE (\(present))
                AND NOT EXISTS (SELECT 1 FROM \(own(target)) AS parent WHERE \(equal))
            """
    }

    // MARK: Exclusions

    /// Rows that meet another one. Operators of exclusions are the same both ways round, so that each of the two counts.
    func clashing(_ exclusion: ExclusionConstraint, in entry: FormerTables.Entry) throws(Uncountable) -> String {
        var keys: [String] = []
        var conditions: [String] = []
        for (offset, element) in exclusion.elements.enumerated() {
            keys.append("\(try key(element.key, in: entry)) AS key\(offset + 1)")
            conditions.append("(other.key\(offset + 1) \(element.operator) one.key\(offset + 1))")
        }
        var filter = ""
        if let predicate = exclusion.predicate { filter = " WHERE (\(try text(predicate, in: entry)))" }
        return """
            WITH entries AS (
                SELECT tableoid AS part, ctid AS place, \(keys.joined(separator: ", ")) FROM \(own(entry))\(filter))
            SELECT count(*) FROM entries AS one
                WHERE EXISTS (SELECT 1 FROM entries AS other
                    WHERE (other.part <> one.part OR other.place <> one.place) AND \(conditions.joined(separator: " AND ")))
            """
    }

    // MARK: Names and texts

    /// The table's own rows, without those of tables that inherit from it.
    private func own(_ entry: FormerTables.Entry) -> String { entry.hasHeirs ? "ONLY \(entry.owner)" : entry.owner }

    /// The names of columns in SQL, quoted.
    private func names(of columns: [String], in entry: FormerTables.Entry) throws(Uncountable) -> [String] {
        var names: [String] = []
        for name in columns {
            guard let column = entry.table.column(name) else { throw missing(name, in: entry) }
            names.append(Quoting.identifier(column.sqlName))
        }
        return names
    }

    private func missing(_ column: String, in entry: FormerTables.Entry) -> Uncountable {
        Uncountable(entry.reasons[column] ?? "column \(column) is not there before the change")
    }

    /// An expression over the table's rows.
    private func text(_ expression: Expression, in entry: FormerTables.Entry) throws(Uncountable) -> String {
        var absent: String?
        expression.forEachColumn { if absent == nil, entry.table.column($0) == nil { absent = $0 } }
        if let absent { throw missing(absent, in: entry) }
        try readText(expression, in: entry)
        let scope = ColumnScope(owner: entry.owner, columns: entry.table.columns)
        return try text(expression, ExpressionContext(index: tables.index, columns: scope))
    }

    /// Makes sure that texts of SQL in an expression name nothing that is called otherwise or not there yet.
    private func readText(_ expression: Expression, in entry: FormerTables.Entry) throws(Uncountable) {
        guard expression.holdsSQL else { return }
        guard isTextReadable else {
            throw Uncountable("it holds a text of SQL, which may need what else the change brings")
        }
        var isChanged = false
        expression.forEachSQLText(on: database) { text in
            if Mention.isNamed(in: text, entry.changedNames) { isChanged = true }
        }
        if isChanged { throw Uncountable("it holds a text of SQL, which names what the change brings or changes") }
    }

    private func text(_ expression: Expression, _ context: ExpressionContext) throws(Uncountable) -> String {
        let text: String
        let problem: ExpressionProblem?
        switch database {
        case .postgresql:
            var writer = PostgreSQLExpressionWriter(context: context)
            text = writer.text(expression)
            problem = writer.problem
        case .sqlite:
            var writer = SQLiteExpressionWriter(context: context)
            text = writer.text(expression)
            problem = writer.problem
        }
        guard problem == nil else { throw Uncountable("its condition cannot be written as a query") }
        return text
    }
}
