import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

extension SQLiteWriter {
    /// - Parameter between: The name that the table is created under; nil: its own.
    mutating func create(
        _ table: Table, under between: String? = nil, namesake: Table? = nil, to out: inout StatementBuffer
    ) {
        if let module = table.virtualModule {
            out.statement(
                "CREATE VIRTUAL TABLE \(Quoting.identifier(table.info.sqlName)) USING \(StatementText.trimmed(module))")
            return
        }
        let scope = scope(of: table)
        let owner = table.info.name
        let key = table.primaryKey.flatMap { $0.info.databases.contains(.sqlite) ? $0 : nil }
        let rowIDColumn = rowIDColumn(of: table, key)
        let types = SQLiteTypes(index: index, storage: table.options.sqliteStorage)
        out.begin()
        out.fixed("CREATE TABLE ")
        out.put(between.map(Quoting.identifier) ?? scope.owner)
        out.beginBlock()
        for column in table.columns where column.databases.contains(.sqlite) {
            out.line()
            if let definition = column.sqlite.definition {
                out.name(column.sqlName)
                out.fixed(" ")
                out.put(definition)
            } else if let key, let rowIDColumn, column.name == rowIDColumn {
                defineRowID(column, key, in: owner, types, to: &out)
            } else {
                define(column, in: owner, scope, types, to: &out)
            }
        }
        if let key, rowIDColumn == nil, !isInDefinition(key, of: table) {
            out.line()
            out.constraint(key.info, "PRIMARY KEY ")
            names(
                key.columns, descending: key.descending, scope, in: Subject(owner), at: key.info.anchor, to: &out)
            Self.conflict(key.info.onConflict, to: &out)
        }
        for unique in table.uniques where unique.info.databases.contains(.sqlite) {
            out.line()
            out.constraint(unique.info, "UNIQUE ")
            names(unique.columns, scope, in: Subject(owner), at: unique.info.anchor, to: &out)
            Self.conflict(unique.info.onConflict, to: &out)
        }
        if hasDerivedChecks { derivedChecks(of: table, named: namesake ?? table, to: &out) }
        for check in table.checks where check.info.databases.contains(.sqlite) {
            out.line()
            out.constraint(check.info, "CHECK (")
            out.put(expression(check.condition, scope, in: Subject(owner, check.name), at: check.info.anchor))
            out.fixed(")")
            Self.conflict(check.info.onConflict, to: &out)
        }
        for key in table.foreignKeys where key.info.databases.contains(.sqlite) {
            out.line()
            foreignKey(key, scope, to: &out)
        }
        for constraint in table.options.sqliteConstraints {
            out.line()
            out.put(constraint)
        }
        out.endBlock()
        if table.options.sqliteStorage == .strict { out.fixed(" STRICT") }
        if table.options.isWithoutRowID {
            out.fixed(table.options.sqliteStorage == .strict ? ", WITHOUT ROWID" : " WITHOUT ROWID")
        }
        out.end()
    }

    /// Whether the definition of a column, which is the key alone, has the key in it.
    private func isInDefinition(_ key: PrimaryKey, of table: Table) -> Bool {
        guard key.columns.count == 1 else { return false }
        return table.columns.contains { $0.name == key.columns[0] && $0.sqlite.definition != nil }
    }

    /// - Parameter namesake: The same table under the names that the checks are named after.
    private mutating func derivedChecks(of table: Table, named namesake: Table, to out: inout StatementBuffer) {
        let names = DerivedCheck.checks(of: namesake, on: .sqlite, index: index).map(\.sqlName)
        for (check, name) in zip(DerivedCheck.checks(of: table, on: .sqlite, index: index), names) {
            guard case .expression(let condition) = check.condition else { continue }
            out.line()
            out.fixed("CONSTRAINT ")
            out.name(name)
            out.fixed(" CHECK (")
            out.put(
                expression(
                    condition, value: Quoting.identifier(check.column.sqlName), of: check.column.type,
                    in: Subject(table.info.name, check.column.name), at: check.column.anchor))
            out.fixed(")")
        }
    }

    /// The Swift name of the column that is the rowid by identity; reports identity columns that cannot be.
    private mutating func rowIDColumn(of table: Table, _ key: PrimaryKey?) -> String? {
        var found: String?
        for column in table.columns where column.identity != nil && column.databases.contains(.sqlite) {
            if let key, key.columns == [column.name], !table.options.isWithoutRowID {
                found = column.name
            } else {
                diagnostics.add(
                    .sqliteIdentity, "SQLite numbers the single primary key of a table with a rowid only",
                    at: column.anchor.span)
            }
        }
        return found
    }

    // MARK: Columns

    mutating func addColumn(_ column: Column, to table: String, to out: inout StatementBuffer) {
        guard let owner = index.tables[table] else { return }
        let scope = scope(of: owner)
        out.begin()
        out.put("ALTER TABLE \(scope.owner) ADD COLUMN ")
        define(
            column, in: table, scope, SQLiteTypes(index: index, storage: owner.options.sqliteStorage), to: &out)
        out.end()
    }

    /// Appends the column that is the rowid.
    private mutating func defineRowID(
        _ column: Column, _ key: PrimaryKey, in owner: String, _ types: SQLiteTypes, to out: inout StatementBuffer
    ) {
        // The type counts for the findings only: no other spelling makes the column the rowid.
        _ = typeName(of: column, in: owner, types)
        out.name(column.sqlName)
        out.fixed(" INTEGER")
        if index.hasNotNull(column, on: .sqlite) {
            out.fixed(" NOT NULL")
            Self.conflict(column.notNullConflict, to: &out)
        }
        out.fixed(" ")
        out.constraint(key.info, "PRIMARY KEY")
        Self.conflict(key.info.onConflict, to: &out)
        if column.identity?.isAutoincrement == true { out.fixed(" AUTOINCREMENT") }
        if !column.sqlite.isDeclared {
            out.storageCheck(on: column, stored: index.storageType(of: column.type), index)
        }
    }

    private mutating func define(
        _ column: Column, in owner: String, _ scope: ColumnScope, _ types: SQLiteTypes, to out: inout StatementBuffer
    ) {
        out.name(column.sqlName)
        let type = typeName(of: column, in: owner, types)
        if !type.isEmpty {
            out.fixed(" ")
            out.put(type)
        }
        if index.hasNotNull(column, on: .sqlite) {
            out.fixed(" NOT NULL")
            Self.conflict(column.notNullConflict, to: &out)
        }
        if let generated = column.generated {
            out.fixed(" GENERATED ALWAYS AS (")
            out.put(
                value(
                    generated.value, for: column.type, scope, in: Subject(owner, column.name), at: column.anchor))
            out.fixed(generated.isVirtual ? ") VIRTUAL" : ") STORED")
        } else if let value = index.writtenDefault(of: column, on: .sqlite) {
            let sql = self.defaultText(value, of: column, in: owner, types)
            let needsParentheses = !Self.isBareDefault(value)
            out.fixed(needsParentheses ? " DEFAULT (" : " DEFAULT ")
            out.put(sql)
            if needsParentheses { out.fixed(")") }
        }
        let stored = index.storageType(of: column.type)
        if let collation = index.writtenCollation(of: column, on: .sqlite) {
            out.fixed(" COLLATE ")
            out.put(Quoting.collation(collation, on: .sqlite))
        } else if case .citext = stored, !column.sqlite.isDeclared {
            // What a Citext is for: keys and indexes do not tell `A` from `a`.
            out.fixed(" COLLATE NOCASE")
        }
        if !column.sqlite.isDeclared { out.storageCheck(on: column, stored: stored, index) }
    }

    /// A default. A whole number has no point where SQL text is as plain as people write it.
    private mutating func defaultText(
        _ value: Expression, of column: Column, in owner: String, _ types: SQLiteTypes
    ) -> String {
        let isAsWritten = types.storage == .plain || column.sqlite.isDeclared
        if isAsWritten {
            if case .integer(let number) = value.kind { return String(number) }
            if case .number(let text) = value.kind, text.hasSuffix(".0") { return String(text.dropLast(2)) }
        }
        return self.value(value, for: column.type, nil, in: Subject(owner, column.name), at: column.anchor)
    }

    /// The name of a column's type; reports one that is none, or none in a STRICT table.
    private mutating func typeName(of column: Column, in owner: String, _ types: SQLiteTypes) -> String {
        var type = column.sqlite.type ?? types.name(of: column.type) ?? ""
        if type.isEmpty, column.sqlite.type == nil {
            diagnostics.add(
                .typeNotInDatabase, "SQLite has no type for \(owner).\(column.name)", at: column.anchor.span)
            type = "TEXT"
        }
        if types.storage == .strict, !Self.isStrict(type) {
            diagnostics.add(
                .sqliteStrictType, "a STRICT table does not take the type \(type) of \(owner).\(column.name)",
                at: column.anchor.span)
        }
        return type
    }

    /// Whether a STRICT table takes a type. SQLite does not mind small letters.
    private static func isStrict(_ type: String) -> Bool {
        switch type {
        case "INTEGER", "TEXT", "BLOB", "REAL": true
        default: strictTypes.contains(type.uppercased())
        }
    }

    private static let strictTypes: Set<String> = ["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"]

    /// Whether SQLite takes a default without parentheses: a literal.
    private static func isBareDefault(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .bool, .integer, .number, .string, .null, .json, .array, .enumCase: true
        default: expression.numberLiteral != nil
        }
    }

    // MARK: Constraints

    private mutating func foreignKey(_ key: ForeignKey, _ scope: ColumnScope, to out: inout StatementBuffer) {
        let anchor = key.info.anchor
        let subject = Subject(key.info.sqlName)
        let target = self.scope(of: key.table, at: anchor)
        out.constraint(key.info, "FOREIGN KEY ")
        names(key.columns, scope, in: subject, at: anchor, to: &out)
        out.fixed(" REFERENCES ")
        out.put(target.owner)
        if !key.isUnlisted {
            out.fixed(" ")
            names(key.referenced, target, in: subject, at: anchor, to: &out)
        }
        if key.onDelete != .noAction {
            out.fixed(" ON DELETE ")
            out.put(key.onDelete.sql)
        }
        if key.onUpdate != .noAction {
            out.fixed(" ON UPDATE ")
            out.put(key.onUpdate.sql)
        }
        out.deferrability(key.info)
    }

    private static func conflict(_ resolution: ConflictResolution?, to out: inout StatementBuffer) {
        guard let resolution else { return }
        out.fixed(" ON CONFLICT ")
        out.put(resolution.rawValue.uppercased())
    }
}
