import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

/// Writes the statements of a migration for SQLite 3.37 and later.
public struct SQLiteWriter {
    let index: SchemaIndex
    /// What could not be written.
    public internal(set) var diagnostics = DiagnosticBag()

    /// Makes a writer for steps of a schema: the one that a step's objects belong to.
    public init(schema: Schema) { self.init(index: SchemaIndex(schema)) }

    init(index: SchemaIndex) { self.index = index }

    /// The statements of a step, in order. What cannot be written is reported in `diagnostics`.
    public mutating func statements(for step: Step) -> [Statement] {
        switch step {
        case .createNamespace(let namespace): return refuse("a namespace", namespace.anchor)
        case .createExtension(let value): return refuse("an extension", value.anchor)
        case .createSequence(let sequence), .ownSequence(let sequence):
            return refuse("a sequence", sequence.info.anchor)
        case .dropNamespace, .dropExtension, .dropSequence: return []
        // Enums and named types are CHECKs of the columns that have them.
        case .createEnum, .dropEnum, .createDomain, .dropDomain: return []
        // SQLite does not mind a foreign key to a table that is created later.
        case .createTable(let table, _): return create(table)
        case .dropTable(let table): return [Statement("DROP TABLE \(Quoting.identifier(table.info.sqlName))")]
        case .addForeignKey(let key, _): return refuse("a foreign key of its own", key.info.anchor)
        case .dropForeignKey(let key, _): return refuse("a foreign key of its own", key.info.anchor)
        case .createIndex(let index, let owner): return create(index, on: owner)
        case .dropIndex(let index, _): return [Statement("DROP INDEX \(Quoting.identifier(index.sqlName))")]
        case .createTouchTrigger(let table): return createTouchTrigger(table)
        case .dropTouchTrigger(let table):
            return [Statement("DROP TRIGGER \(Quoting.identifier(TouchTrigger.name(for: table)))")]
        case .createView(let view): return create(view)
        case .dropView(let view): return [Statement("DROP VIEW \(Quoting.identifier(view.info.sqlName))")]
        case .createOpaque(let object):
            let text = sql(object.create, in: object.name, at: object.anchor)
            return text.isEmpty ? [] : [Statement(text)]
        case .dropOpaque(let object): return drop(object)
        }
    }

    private mutating func refuse(_ what: String, _ anchor: SourceAnchor) -> [Statement] {
        diagnostics.add(.stepNotInDatabase, "SQLite does not have \(what)", at: anchor.span)
        return []
    }

    private mutating func sql(_ text: SQLText, in owner: String, at anchor: SourceAnchor) -> String {
        guard let sql = text.sqlite else {
            diagnostics.add(.sqlTextMissingForDatabase, "\(owner) has no text for SQLite", at: anchor.span)
            return ""
        }
        return Statement.trimmed(sql)
    }

    // MARK: Names and expressions

    /// The columns of a table or a view by the Swift name of the owner; SQLite's names have no schema.
    mutating func scope(of owner: String, at anchor: SourceAnchor) -> ColumnScope {
        if let table = index.tables[owner] { return Self.scope(table) }
        if let view = index.views[owner] {
            return ColumnScope(owner: Quoting.identifier(view.info.sqlName), columns: view.columns)
        }
        diagnostics.add(.referenceNotFound, "no table or view `\(owner)`", at: anchor.span)
        return ColumnScope(owner: Quoting.identifier(owner), columns: [])
    }

    static func scope(_ table: Table) -> ColumnScope {
        ColumnScope(owner: Quoting.identifier(table.info.sqlName), columns: table.columns)
    }

    mutating func names(_ columns: [String], _ scope: ColumnScope, in owner: String, at anchor: SourceAnchor)
        -> [String]
    {
        var names: [String] = []
        for column in columns {
            if let found = scope[column] {
                names.append(Quoting.identifier(found.sqlName))
            } else {
                diagnostics.add(
                    .referenceNotFound, "\(owner) names the column `\(column)`, which is not there", at: anchor.span)
            }
        }
        return names
    }

    mutating func expression(
        _ expression: Expression, _ scope: ColumnScope?, in owner: String, at anchor: SourceAnchor
    ) -> String {
        var writer = SQLiteExpressionWriter(context: ExpressionContext(index: index, columns: scope))
        let text = writer.text(expression)
        diagnostics.add(writer.problem, in: owner, on: .sqlite, at: anchor)
        return text
    }

    mutating func expression(
        _ expression: Expression, value: String, of type: DataType, in owner: String, at anchor: SourceAnchor
    ) -> String {
        var writer = SQLiteExpressionWriter(context: ExpressionContext(index: index, value: (value, type)))
        let text = writer.text(expression)
        diagnostics.add(writer.problem, in: owner, on: .sqlite, at: anchor)
        return text
    }

    /// The SQL of a column's value, as its type stores it.
    mutating func value(
        _ expression: Expression, for type: DataType, _ scope: ColumnScope?, in owner: String, at anchor: SourceAnchor
    ) -> String {
        var writer = SQLiteExpressionWriter(context: ExpressionContext(index: index, columns: scope))
        let text = writer.value(expression, for: type).text
        diagnostics.add(writer.problem, in: owner, on: .sqlite, at: anchor)
        return text
    }

    // MARK: Indexes

    private mutating func create(_ index: Index, on owner: String) -> [Statement] {
        let scope = scope(of: owner, at: index.anchor)
        if index.method != "btree" { return refuse("the index method \(index.method)", index.anchor) }
        var text = index.isUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX "
        text += Quoting.identifier(index.sqlName) + " ON " + scope.owner + " ("
        for (position, key) in index.keys.enumerated() {
            if position > 0 { text += ", " }
            switch key.value {
            case .column(let name):
                text += names([name], scope, in: index.sqlName, at: index.anchor).first ?? Quoting.identifier(name)
            case .expression(let value):
                let sql = expression(value, scope, in: index.sqlName, at: index.anchor)
                if case .sql = value.kind { text += sql } else { text += "(" + sql + ")" }
            }
            if let collation = key.collation?.sqlite { text += " COLLATE " + Quoting.collation(collation, on: .sqlite) }
            if key.isDescending { text += " DESC" }
        }
        text += ")"
        if let predicate = index.predicate {
            text += "\n    WHERE " + expression(predicate, scope, in: index.sqlName, at: index.anchor)
        }
        return [Statement(text)]
    }

    // MARK: Views, triggers, opaque objects

    private mutating func create(_ view: View) -> [Statement] {
        if view.isMaterialized { return refuse("a materialized view", view.info.anchor) }
        let columns = view.columns.filter { $0.databases.contains(.sqlite) }
        var text = "CREATE VIEW \(Quoting.identifier(view.info.sqlName))"
        if !columns.isEmpty { text += " " + Quoting.list(columns.map(\.sqlName)) }
        return [Statement(text + " AS\n" + sql(view.query, in: view.info.name, at: view.info.anchor))]
    }

    private mutating func drop(_ object: OpaqueObject) -> [Statement] {
        if let drop = object.drop?.sqlite {
            let text = Statement.trimmed(drop)
            return text.isEmpty ? [] : [Statement(text)]
        }
        guard let text = OpaqueDrop.sqlite(object) else {
            diagnostics.add(.opaqueWithoutDrop, "\(object.name) needs a `drop` text for SQLite", at: object.anchor.span)
            return []
        }
        return [Statement(text)]
    }

    /// SQLite cannot change the row in a trigger before the UPDATE, so another UPDATE follows. The condition keeps it from
    /// starting the trigger again where `recursive_triggers` is on: 'now' is the same within one statement.
    private func createTouchTrigger(_ table: Table) -> [Statement] {
        let owner = Quoting.identifier(table.info.sqlName)
        let now = SQLiteExpressionWriter.now
        var assignments: [String] = []
        var conditions: [String] = []
        for column in TouchTrigger.columns(of: table, on: .sqlite) {
            assignments.append("\(Quoting.identifier(column)) = \(now)")
            conditions.append("NEW.\(Quoting.identifier(column)) IS NOT \(now)")
        }
        guard !assignments.isEmpty else { return [] }
        return [
            Statement(
                """
                CREATE TRIGGER \(Quoting.identifier(TouchTrigger.name(for: table))) AFTER UPDATE ON \(owner)
                    FOR EACH ROW WHEN \(conditions.joined(separator: " OR "))
                BEGIN
                    UPDATE \(owner) SET \(assignments.joined(separator: ", "))
                        WHERE \(rowCondition(table));
                END
                """)
        ]
    }

    /// What finds the row of a trigger: the rowid under a name that no column has, or the primary key.
    private func rowCondition(_ table: Table) -> String {
        if !table.options.isWithoutRowID {
            var taken: Set<String> = []
            for column in table.columns { taken.insert(SQLIdentifier.foldedForSQLite(column.sqlName)) }
            for name in ["rowid", "_rowid_", "oid"] where !taken.contains(name) { return "\(name) = NEW.\(name)" }
        }
        var conditions: [String] = []
        for column in index.keyColumns(of: table) {
            let name = Quoting.identifier(column.sqlName)
            conditions.append("\(name) = NEW.\(name)")
        }
        return conditions.joined(separator: " AND ")
    }
}
