import SchemagenModel

extension PostgreSQLWriter {
    /// Appends a foreign key as a table constraint.
    mutating func foreignKey(_ key: ForeignKey, _ scope: ColumnScope, to out: inout StatementBuffer) {
        let anchor = key.info.anchor
        let subject = Subject(key.info.sqlName)
        let target = self.scope(of: key.table, at: anchor)
        out.constraint(key.info)
        out.fixed(" FOREIGN KEY ")
        names(key.columns, scope, in: subject, at: anchor, to: &out)
        out.fixed(" REFERENCES ")
        out.put(target.owner)
        out.fixed(" ")
        names(key.referenced, target, in: subject, at: anchor, to: &out)
        if key.isMatchFull { out.fixed(" MATCH FULL") }
        if key.onDelete != .noAction {
            out.fixed(" ON DELETE ")
            out.put(key.onDelete.sql)
            if !key.onDeleteColumns.isEmpty {
                out.fixed(" ")
                names(key.onDeleteColumns, scope, in: subject, at: anchor, to: &out)
            }
        }
        if key.onUpdate != .noAction {
            out.fixed(" ON UPDATE ")
            out.put(key.onUpdate.sql)
        }
        out.deferrability(key.info)
    }

    /// Appends the statement that adds a foreign key to a table that is there.
    mutating func add(
        _ key: ForeignKey, to table: String, _ partition: String?, isChecked: Bool, to out: inout StatementBuffer
    ) {
        add(key, to: scope(of: table, partition, at: key.info.anchor), isChecked: isChecked, to: &out)
    }

    /// Appends the statement that adds a foreign key to what has the columns.
    mutating func add(
        _ key: ForeignKey, to scope: ColumnScope, isChecked: Bool = true, to out: inout StatementBuffer
    ) {
        out.begin()
        out.put("ALTER TABLE \(scope.owner)\n    ADD ")
        foreignKey(key, scope, to: &out)
        if !isChecked || key.info.isNotValid { out.fixed(" NOT VALID") }
        out.end()
        comment(key.info, of: scope, to: &out)
    }
}

extension ForeignKey.Action {
    /// The action in SQL.
    var sql: String {
        switch self {
        case .noAction: "NO ACTION"
        case .restrict: "RESTRICT"
        case .cascade: "CASCADE"
        case .setNull: "SET NULL"
        case .setDefault: "SET DEFAULT"
        }
    }
}
