import SchemagenLanguage
import SchemagenModel

extension SQLiteWriter {
    mutating func create(_ table: Table) -> [Statement] {
        if let module = table.virtualModule {
            return [
                Statement(
                    "CREATE VIRTUAL TABLE \(Quoting.identifier(table.info.sqlName)) USING \(Statement.trimmed(module))")
            ]
        }
        let scope = Self.scope(table)
        let owner = table.info.name
        let key = table.primaryKey.flatMap { $0.info.databases.contains(.sqlite) ? $0 : nil }
        let rowIDColumn = rowIDColumn(of: table, key)
        var lines: [String] = []
        for column in table.columns(on: .sqlite) {
            lines.append(definition(of: column, in: table, scope, key: rowIDColumn == column.name ? key : nil))
        }
        if let key, rowIDColumn == nil { lines.append(primaryKey(key, scope, in: owner)) }
        for unique in table.uniques where unique.info.databases.contains(.sqlite) {
            let columns = names(unique.columns, scope, in: owner, at: unique.info.anchor)
            lines.append(
                "CONSTRAINT \(Quoting.identifier(unique.info.sqlName)) UNIQUE (\(columns.joined(separator: ", ")))"
                    + Self.conflict(unique.info.onConflict))
        }
        for check in DerivedChecks.checks(of: table, on: .sqlite, index: index) {
            guard case .expression(let condition) = check.condition else { continue }
            let text = expression(
                condition, value: Quoting.identifier(check.column.sqlName), of: check.column.type,
                in: "\(owner).\(check.column.name)", at: check.column.anchor)
            lines.append("CONSTRAINT \(Quoting.identifier(check.sqlName)) CHECK (\(text))")
        }
        for check in table.checks where check.info.databases.contains(.sqlite) {
            let text = expression(check.condition, scope, in: "\(owner).\(check.name)", at: check.info.anchor)
            lines.append(
                "CONSTRAINT \(Quoting.identifier(check.info.sqlName)) CHECK (\(text))"
                    + Self.conflict(check.info.onConflict))
        }
        for key in table.foreignKeys where key.info.databases.contains(.sqlite) { lines.append(foreignKey(key, scope)) }
        var options: [String] = []
        if table.options.sqliteStorage == .strict { options.append("STRICT") }
        if table.options.isWithoutRowID { options.append("WITHOUT ROWID") }
        let tail = options.isEmpty ? "" : " " + options.joined(separator: ", ")
        return [Statement("CREATE TABLE \(scope.owner) (" + PostgreSQLWriter.block(lines) + ")" + tail)]
    }

    /// The Swift name of the column that is the rowid by identity; reports identity columns that cannot be.
    private mutating func rowIDColumn(of table: Table, _ key: PrimaryKey?) -> String? {
        var found: String?
        for column in table.columns(on: .sqlite) where column.identity != nil {
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

    private mutating func definition(
        of column: Column, in table: Table, _ scope: ColumnScope, key: PrimaryKey?
    ) -> String {
        let owner = "\(table.info.name).\(column.name)"
        let name = Quoting.identifier(column.sqlName)
        let types = SQLiteTypes(index: index, storage: table.options.sqliteStorage)
        var type = types.name(of: column.type) ?? ""
        if type.isEmpty {
            diagnostics.add(.typeNotInDatabase, "SQLite has no type for \(owner)", at: column.anchor.span)
            type = "TEXT"
        }
        if table.options.sqliteStorage == .strict, !Self.strictTypes.contains(type.uppercased()) {
            diagnostics.add(
                .sqliteStrictType, "a STRICT table does not take the type \(type) of \(owner)", at: column.anchor.span)
        }
        if let key {
            // No other spelling makes the column the rowid.
            var text = "\(name) INTEGER NOT NULL CONSTRAINT \(Quoting.identifier(key.info.sqlName)) PRIMARY KEY"
            text += Self.conflict(key.info.onConflict)
            if column.identity?.isAutoincrement == true { text += " AUTOINCREMENT" }
            return text + storageCheck(column, name)
        }
        var text = name + " " + type
        if !column.isNullable { text += " NOT NULL" + Self.conflict(column.notNullConflict) }
        if let generated = column.generated {
            let value = value(generated.value, for: column.type, scope, in: owner, at: column.anchor)
            text += " GENERATED ALWAYS AS (\(value)) " + (generated.isVirtual ? "VIRTUAL" : "STORED")
        } else if let value = column.defaultValue {
            let sql = self.value(value, for: column.type, nil, in: owner, at: column.anchor)
            if case .sql = value.kind {
                text += " DEFAULT " + sql
            } else {
                text += " DEFAULT " + (Self.isLiteral(value) ? sql : "(" + sql + ")")
            }
        }
        if let collation = column.collation?.sqlite {
            text += " COLLATE " + Quoting.collation(collation, on: .sqlite)
        } else if index.storageType(of: column.type) == .citext {
            // What a Citext is for: keys and indexes do not tell `A` from `a`.
            text += " COLLATE NOCASE"
        }
        return text + storageCheck(column, name)
    }

    private func storageCheck(_ column: Column, _ name: String) -> String {
        let checks = SQLiteStorageChecks(index: index)
        guard let condition = checks.condition(on: name, of: column.type, isNullable: column.isNullable) else {
            return ""
        }
        return " CHECK (\(condition))"
    }

    private static let strictTypes: Set<String> = ["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"]

    /// Whether a default is a literal, which SQLite takes without parentheses.
    private static func isLiteral(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .bool, .integer, .number, .string, .null, .json, .array, .enumCase: true
        default: expression.numberLiteral != nil
        }
    }

    // MARK: Constraints

    private mutating func primaryKey(_ key: PrimaryKey, _ scope: ColumnScope, in owner: String) -> String {
        var columns = names(key.columns, scope, in: owner, at: key.info.anchor)
        for index in columns.indices where index < key.descending.count && key.descending[index] {
            columns[index] += " DESC"
        }
        return "CONSTRAINT \(Quoting.identifier(key.info.sqlName)) PRIMARY KEY (\(columns.joined(separator: ", ")))"
            + Self.conflict(key.info.onConflict)
    }

    private mutating func foreignKey(_ key: ForeignKey, _ scope: ColumnScope) -> String {
        let anchor = key.info.anchor
        let name = key.info.sqlName
        let target = self.scope(of: key.table, at: anchor)
        let columns = names(key.columns, scope, in: name, at: anchor).joined(separator: ", ")
        let referenced = names(key.referenced, target, in: name, at: anchor).joined(separator: ", ")
        var text =
            "CONSTRAINT \(Quoting.identifier(name)) FOREIGN KEY (\(columns)) REFERENCES \(target.owner) (\(referenced))"
        if key.onDelete != .noAction { text += " ON DELETE " + key.onDelete.sql }
        if key.onUpdate != .noAction { text += " ON UPDATE " + key.onUpdate.sql }
        return text + PostgreSQLWriter.deferrability(key.info)
    }

    private static func conflict(_ resolution: ConflictResolution?) -> String {
        guard let resolution else { return "" }
        return " ON CONFLICT " + resolution.rawValue.uppercased()
    }
}
