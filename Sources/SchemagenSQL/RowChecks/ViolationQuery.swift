import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

/// A query that counts the rows which a coming constraint would refuse, to be run before the migration: it is written in the
/// names that tables and columns have before.
public struct ViolationQuery: Sendable, Equatable {
    /// What would refuse them: `check orders_total_check`.
    public var constraint: String
    /// The table before the migration, as SQL names it.
    public var table: String
    /// A `SELECT` of one number.
    public var sql: String

    /// The queries of a change, in the order of its steps. What is about columns that come with the change, or whose types
    /// change with it, cannot be asked before, and has none.
    /// - Parameters:
    ///   - plan: The plan of the change.
    ///   - former: The schema before.
    ///   - schema: The schema after.
    public static func all(of plan: ChangePlan, from former: Schema, to schema: Schema) -> [ViolationQuery] {
        let writer = ViolationWriter(from: former, to: schema, on: plan.database)
        var queries: [ViolationQuery] = []
        for migration in plan.migrations {
            for step in migration.up {
                for query in writer.queries(step.step) where !queries.contains(query) { queries.append(query) }
            }
        }
        return queries
    }
}

/// Writes the queries of one change.
private struct ViolationWriter {
    private let database: Database
    /// The new schema with the SQL names of the old one: its tables have the columns that are there before and stay what
    /// they are.
    private let index: SchemaIndex
    /// By the new Swift names of tables that are there before.
    private let tables: [String: Table]

    init(from former: Schema, to schema: Schema, on database: Database) {
        self.database = database
        let pairs = Correspondence(from: Structure(of: former, on: database), to: Structure(of: schema, on: database))
        let (before, after) = (pairs.old.schema, pairs.new.schema)
        var mixed = after
        var tables: [String: Table] = [:]
        for pair in pairs.enums.pairs {
            mixed.enums[pair.new].info.sqlName = before.enums[pair.old].info.sqlName
            mixed.enums[pair.new].info.sqlSchema = before.enums[pair.old].info.sqlSchema
        }
        for (pair, columns) in zip(pairs.tables.pairs, pairs.columns) {
            let (old, new) = (before.tables[pair.old], after.tables[pair.new])
            guard old.info.databases.contains(database) else { continue }
            var table = new
            table.info.sqlName = old.info.sqlName
            table.info.sqlSchema = old.info.sqlSchema
            table.columns = columns.pairs.compactMap { columns in
                let (first, last) = (old.columns[columns.old], new.columns[columns.new])
                guard first.databases.contains(database),
                    Self.areEqual(
                        before: pairs.old.index.storageType(of: first.type), pairs.new.index.storageType(of: last.type))
                else { return nil }
                var column = last
                column.sqlName = first.sqlName
                return column
            }
            mixed.tables[pair.new] = table
            tables[new.info.name] = table
        }
        index = SchemaIndex(mixed)
        self.tables = tables
    }

    /// Whether values of a type are equal to one another just where they are in the other type as well.
    private static func areEqual(before first: DataType, _ last: DataType) -> Bool {
        switch (first, last) {
        case (.int16, .int16), (.int16, .int32), (.int16, .int64), (.int32, .int32), (.int32, .int64), (.int64, .int64),
            (.string, .string), (.string, .varchar), (.varchar, .string), (.varchar, .varchar):
            true
        default: first == last
        }
    }

    func queries(_ step: Step) -> [ViolationQuery] {
        switch step {
        case .addConstraint(let constraint, let table, nil, _): [query(constraint, on: table)].compactMap(\.self)
        case .createIndex(let index, let owner, nil, _) where index.isUnique:
            [query(index, on: owner)].compactMap(\.self)
        case .rebuildTable(let rebuild):
            rebuild.newConstraints.compactMap { query($0, on: rebuild.to.info.name) }
        default: []
        }
    }

    private func query(_ constraint: TableConstraint, on name: String) -> ViolationQuery? {
        guard let table = tables[name] else { return nil }
        switch constraint {
        case .primaryKey(let key):
            return repeated(key.columns, key.info.sqlName, "primary key", in: table, nullsAreEqual: true)
        case .unique(let key):
            return repeated(
                key.columns, key.info.sqlName, "unique constraint", in: table, nullsAreEqual: key.nullsNotDistinct)
        case .check(let check):
            guard let condition = text(check.condition, in: table) else { return nil }
            return make(
                "check \(check.info.sqlName)", table, "SELECT count(*) FROM \(owner(table)) WHERE NOT (\(condition))")
        case .foreignKey(let key): return orphans(of: key, in: table)
        // What a type or NOT NULL asks for is filled or converted by the same change.
        case .derived, .notNull, .exclusion: return nil
        }
    }

    private func query(_ unique: Index, on name: String) -> ViolationQuery? {
        guard let table = tables[name] else { return nil }
        var keys: [String] = []
        for key in unique.keys {
            switch key.value {
            case .column(let column):
                guard let sqlName = table.column(column)?.sqlName else { return nil }
                keys.append(Quoting.identifier(sqlName))
            case .expression(let expression):
                guard let text = text(expression, in: table) else { return nil }
                keys.append("(\(text))")
            }
        }
        var condition: String?
        if let predicate = unique.predicate {
            guard let text = text(predicate, in: table) else { return nil }
            condition = text
        }
        return repeated(
            keys, "unique index \(unique.sqlName)", in: table, where: condition, nullsAreEqual: unique.nullsNotDistinct)
    }

    private func repeated(
        _ columns: [String], _ name: String, _ noun: String, in table: Table, nullsAreEqual: Bool
    ) -> ViolationQuery? {
        let names = columns.compactMap { table.column($0)?.sqlName }
        guard names.count == columns.count else { return nil }
        return repeated(
            names.map(Quoting.identifier), "\(noun) \(name)", in: table, where: nil, nullsAreEqual: nullsAreEqual)
    }

    /// How many rows there are more than different values. Rows with NULL differ from all others, unless said otherwise.
    private func repeated(
        _ keys: [String], _ constraint: String, in table: Table, where condition: String?, nullsAreEqual: Bool
    ) -> ViolationQuery? {
        guard !keys.isEmpty else { return nil }
        var conditions = nullsAreEqual ? [] : keys.map { "\($0) IS NOT NULL" }
        if let condition { conditions.append("(\(condition))") }
        let filter = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
        let list = keys.joined(separator: ", ")
        return make(
            constraint, table,
            """
            SELECT coalesce(sum(repeated.n - 1), 0)
                FROM (SELECT count(*) AS n FROM \(owner(table))\(filter) GROUP BY \(list) HAVING count(*) > 1) AS repeated
            """)
    }

    /// Rows that refer to nothing. One with NULL in a column may; with MATCH FULL only one with NULL in all of them.
    private func orphans(of key: ForeignKey, in table: Table) -> ViolationQuery? {
        // A table that comes with the change has no rows to refer to: whoever refers to it is new as well.
        guard let target = tables[key.table] else { return nil }
        let columns = key.columns.compactMap { table.column($0)?.sqlName }
        let referenced = key.referenced.compactMap { target.column($0)?.sqlName }
        guard columns.count == key.columns.count, referenced.count == columns.count else { return nil }
        let present = columns.map { "child.\(Quoting.identifier($0)) IS NOT NULL" }
            .joined(separator: key.isMatchFull ? " OR " : " AND ")
        let equal = zip(columns, referenced).map {
            "parent.\(Quoting.identifier($1)) = child.\(Quoting.identifier($0))"
        }
        return make(
            "foreign key \(key.info.sqlName)", table,
            """
            SELECT count(*) FROM \(owner(table)) AS child
                WHERE (\(present))
                AND NOT EXISTS (SELECT 1 FROM \(owner(target)) AS parent WHERE \(equal.joined(separator: " AND ")))
            """)
    }

    private func make(_ constraint: String, _ table: Table, _ sql: String) -> ViolationQuery {
        ViolationQuery(constraint: constraint, table: owner(table), sql: sql)
    }

    private func owner(_ table: Table) -> String {
        Quoting.identifier(table.info.sqlName, in: database == .postgresql ? table.info.sqlSchema ?? "public" : nil)
    }

    /// An expression over the table's rows; nil where it names what is not there before.
    private func text(_ expression: Expression, in table: Table) -> String? {
        guard !expression.holdsSQL else { return nil }
        var isKnown = true
        expression.forEachColumn { if table.column($0) == nil { isKnown = false } }
        guard isKnown else { return nil }
        let scope = ColumnScope(owner: owner(table), columns: table.columns)
        let context = ExpressionContext(index: index, columns: scope)
        switch database {
        case .postgresql:
            var writer = PostgreSQLExpressionWriter(context: context)
            let text = writer.text(expression)
            return writer.problem == nil ? text : nil
        case .sqlite:
            var writer = SQLiteExpressionWriter(context: context)
            let text = writer.text(expression)
            return writer.problem == nil ? text : nil
        }
    }
}
