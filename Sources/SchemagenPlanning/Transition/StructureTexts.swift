import SchemagenModel

/// The texts of parts that only a plan compares.
extension Structure {
    /// What a column is generated from; the same for all that are not.
    func generatedText(of column: Column, in table: Table) -> [UInt8] {
        text(of: Column(name: column.name, sqlName: "", type: .bool, generated: column.generated), in: table)
    }

    /// What a column's default is; the same for all that have none.
    func defaultText(of column: Column, in table: Table) -> [UInt8] {
        let value = index.writtenDefault(of: column, on: database)
        return text(of: Column(name: column.name, sqlName: "", type: .bool, defaultValue: value), in: table)
    }

    /// How a column gets its numbers, but for the name of the sequence.
    func identityText(of column: Column, in table: Table) -> [UInt8] {
        var identity = column.identity
        identity?.sequenceName = ""
        return text(of: Column(name: column.name, sqlName: "", type: .bool, identity: identity), in: table)
    }

    /// Whether a column can hold no NULL by itself.
    func isNullable(_ column: Column) -> Bool { !index.hasNotNull(column, on: database) }

    /// The default that stands on a column.
    func defaultValue(of column: Column) -> Expression? { index.writtenDefault(of: column, on: database) }

    /// Whether a column that comes into rows that are there needs values from somewhere: it can neither be NULL nor gets
    /// any by itself.
    func needsValue(_ column: Column) -> Bool {
        column.generated == nil && column.identity == nil && !isNullable(column)
            && index.defaultValue(of: column) == nil
    }

    /// The options of a table, but for how it is partitioned and what it inherits from.
    func plainOptionsText(of table: Table) -> [UInt8] {
        var bare = table
        bare.options.partitioning = nil
        bare.options.inherits = []
        bare.options.replicaIdentity = nil
        bare.options.clusterIndex = nil
        return optionsText(of: bare)
    }

    /// A check of a domain.
    func text(of check: NamedType.Check) -> [UInt8] {
        checksText(
            of: NamedType(info: ObjectInfo(name: "", sqlName: ""), base: .bool, storage: .domain, checks: [check]))
    }

    /// The column that a sequence belongs to, by its SQL names.
    func ownerText(of sequence: SequenceObject) -> String {
        guard let owner = sequence.owner, let table = index.tables[owner.table] else { return "" }
        return QualifiedName(table.info).text + "." + (table.column(owner.column)?.sqlName ?? owner.column)
    }

    /// Whether a table has a trigger for `@touch`.
    func hasTouchTrigger(_ table: Table) -> Bool {
        table.columns.contains { $0.isTouched && $0.databases.contains(database) }
    }
}

extension Expression {
    /// Calls a closure with each text of SQL in the expression that is for a database.
    package func forEachSQLText(on database: Database, _ body: (String) -> Void) {
        switch kind {
        case .sql(let text): if let sql = text[database] { body(sql) }
        case .bool, .integer, .number, .string, .null, .json, .column, .value, .enumCase, .nextValue: break
        case .array(let elements), .call(_, let elements):
            for element in elements { element.forEachSQLText(on: database, body) }
        case .negate(let operand), .not(let operand): operand.forEachSQLText(on: database, body)
        case .infix(_, let left, let right):
            left.forEachSQLText(on: database, body)
            right.forEachSQLText(on: database, body)
        case .ternary(let condition, let yes, let no):
            condition.forEachSQLText(on: database, body)
            yes.forEachSQLText(on: database, body)
            no.forEachSQLText(on: database, body)
        case .isIn(let operand, let elements):
            operand.forEachSQLText(on: database, body)
            for element in elements { element.forEachSQLText(on: database, body) }
        }
    }

    /// Whether a text of SQL for PostgreSQL in it names one of some functions.
    func mentions(_ functions: [String]) -> Bool {
        guard !functions.isEmpty else { return false }
        var isFound = false
        forEachSQLText(on: .postgresql) { text in
            if Mention.isNamed(in: text, functions) { isFound = true }
        }
        return isFound
    }

    /// Whether every evaluation can give another value.
    var isVolatile: Bool {
        switch kind {
        case .call(let function, let arguments): function == .uuid || arguments.contains(where: \.isVolatile)
        case .nextValue, .sql: true
        case .bool, .integer, .number, .string, .null, .json, .column, .value, .enumCase: false
        case .array(let elements): elements.contains(where: \.isVolatile)
        case .negate(let operand), .not(let operand): operand.isVolatile
        case .infix(_, let left, let right): left.isVolatile || right.isVolatile
        case .ternary(let condition, let yes, let no): condition.isVolatile || yes.isVolatile || no.isVolatile
        case .isIn(let operand, let elements): operand.isVolatile || elements.contains(where: \.isVolatile)
        }
    }
}
