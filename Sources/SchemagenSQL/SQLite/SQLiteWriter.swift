import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

/// Writes the statements of a migration for SQLite 3.37 and later.
struct SQLiteWriter: StepWriter {
    let index: SchemaIndex
    /// What could not be written.
    var diagnostics = DiagnosticBag()

    /// Whether a column can get a check from its type.
    let hasDerivedChecks: Bool
    private var scopes: ColumnScopes

    init(schema: Schema, index: SchemaIndex) {
        self.index = index
        hasDerivedChecks = !schema.types.isEmpty
        // SQLite's names have no schema.
        scopes = ColumnScopes(index, isQualified: false)
    }

    mutating func write(_ step: Step, to out: inout StatementBuffer) {
        switch step {
        case .createNamespace(let namespace): refuse("a namespace", namespace.anchor)
        case .createExtension(let value), .changeExtension(_, let value): refuse("an extension", value.anchor)
        case .createSequence(let sequence), .ownSequence(let sequence), .disownSequence(let sequence),
            .changeSequence(_, let sequence):
            refuse("a sequence", sequence.info.anchor)
        case .dropNamespace, .dropExtension, .dropSequence: break
        // Enums and named types are CHECKs of the columns that have them.
        case .createEnum, .dropEnum, .addEnumValue, .renameEnumValue, .createDomain, .dropDomain, .addDomainCheck,
            .validateDomainCheck, .dropDomainCheck, .changeDomainDefault, .changeDomainNullability:
            break
        // SQLite does not mind a foreign key to a table that is created later.
        case .createTable(let table, _): create(table, to: &out)
        case .dropTable(let table): Self.drop("DROP TABLE ", table.info.sqlName, to: &out)
        case .rebuildTable(let rebuild): self.rebuild(rebuild, to: &out)
        case .rename(_, let from, let name):
            out.statement("ALTER TABLE \(Quoting.identifier(from.name)) RENAME TO \(Quoting.identifier(name))")
        case .renameColumn(let table, let from, let name):
            out.statement(
                "ALTER TABLE \(Quoting.identifier(table.name)) RENAME COLUMN \(Quoting.identifier(from)) "
                    + "TO \(Quoting.identifier(name))")
        case .addColumn(let column, let table, _): addColumn(column, to: table, to: &out)
        case .dropColumn(let column, let table):
            let owner = scope(of: table, at: column.anchor).owner
            out.statement("ALTER TABLE \(owner) DROP COLUMN \(Quoting.identifier(column.sqlName))")
        case .requireNoRows(let columns, let table):
            guard let name = index.tables[table]?.info.sqlName else { break }
            RowGuard.sqlite(columns, of: name, Quoting.identifier(name), to: &out)
        case .addConstraint(let constraint, _, _, _), .adoptIndex(let constraint, _),
            .validateConstraint(let constraint, _), .dropConstraint(let constraint, _, _):
            refuse("a \(constraint.noun) of its own", constraint.anchor)
        case .changeType(let change, _), .changeIdentity(let change), .changeKeeping(let change):
            refuse("a change of a column in place", change.to.anchor)
        case .changeDefault(let column, _, _), .changeNullability(let column, _, _):
            refuse("a change of a column in place", column.anchor)
        case .backfill(let backfill):
            refuse("a backfill of its own", backfill.values.first?.column.anchor ?? SourceAnchor())
        case .muteTouchTrigger(let table, _): refuse("a trigger that is muted", table.info.anchor)
        case .repartition, .leaveParents, .createIndexWithoutParts, .attachIndex: break
        case .changeOptions(_, let table), .changeMarks(_, let table):
            refuse("a change of a table's options in place", table.info.anchor)
        case .move, .renameConstraint, .renameNotNulls, .nameParts, .comment: break
        case .createIndex(let index, let owner, _, _): create(index, on: owner, to: &out)
        case .dropIndex(let index, _, _): Self.drop("DROP INDEX ", index.sqlName, to: &out)
        case .createTouchTrigger(let table): createTouchTrigger(table, to: &out)
        case .dropTouchTrigger(let table): Self.drop("DROP TRIGGER ", TouchTrigger.name(for: table), to: &out)
        case .createView(let view): create(view, to: &out)
        case .dropView(let view): Self.drop("DROP VIEW ", view.info.sqlName, to: &out)
        case .createOpaque(let object):
            let text = sql(object.create, in: object.name, at: object.anchor)
            if !text.isEmpty { out.statement(text) }
        case .dropOpaque(let object): drop(object, to: &out)
        // SQLite replaces nothing where it stands, and has no rights.
        case .replaceView, .replaceOpaque, .keepRights, .returnRights, .copyTypeRights: break
        }
    }

    private mutating func refuse(_ what: String, _ anchor: SourceAnchor) {
        diagnostics.add(.stepNotInDatabase, "SQLite does not have \(what)", at: anchor.span)
    }

    private static func drop(_ words: String, _ name: String, to out: inout StatementBuffer) {
        out.begin()
        out.put(words)
        out.name(name)
        out.end()
    }

    private mutating func sql(_ text: SQLText, in owner: String, at anchor: SourceAnchor) -> String {
        guard let sql = text.sqlite else {
            diagnostics.add(.sqlTextMissingForDatabase, "\(owner) has no text for SQLite", at: anchor.span)
            return ""
        }
        return StatementText.trimmed(sql)
    }

    // MARK: Names and expressions

    /// The columns of a table or a view by the Swift name of the owner.
    mutating func scope(of owner: String, at anchor: SourceAnchor) -> ColumnScope {
        if let scope = scopes.scope(of: owner) { return scope }
        diagnostics.add(.referenceNotFound, "no table or view `\(owner)`", at: anchor.span)
        return ColumnScope(owner: Quoting.identifier(owner), columns: [])
    }

    /// The columns of a table.
    mutating func scope(of table: Table) -> ColumnScope { scopes.scope(of: table) }

    /// Appends the SQL names of columns in parentheses, those of the given offsets descending; reports one that is not
    /// there.
    mutating func names(
        _ columns: [String], descending: [Bool] = [], _ scope: ColumnScope, in subject: Subject,
        at anchor: SourceAnchor, to out: inout StatementBuffer
    ) {
        var count = 0
        out.fixed("(")
        for column in columns {
            guard let name = scope.sqlName(of: column) else {
                missing(column, in: subject, at: anchor)
                continue
            }
            if count > 0 { out.fixed(", ") }
            out.name(name)
            if count < descending.count && descending[count] { out.fixed(" DESC") }
            count += 1
        }
        out.fixed(")")
    }

    private mutating func missing(_ column: String, in subject: Subject, at anchor: SourceAnchor) {
        diagnostics.add(
            .referenceNotFound, "\(subject.text) names the column `\(column)`, which is not there", at: anchor.span)
    }

    mutating func expression(
        _ expression: Expression, _ scope: ColumnScope?, in subject: Subject, at anchor: SourceAnchor
    ) -> String {
        if case .sql(let text) = expression.kind, let sql = text.sqlite { return LiteralText.alone(sql) }
        var writer = SQLiteExpressionWriter(context: ExpressionContext(index: index, columns: scope))
        let text = writer.text(expression)
        diagnostics.add(writer.problem, in: subject, on: .sqlite, at: anchor)
        return text
    }

    mutating func expression(
        _ expression: Expression, value: String, of type: DataType, in subject: Subject, at anchor: SourceAnchor
    ) -> String {
        var writer = SQLiteExpressionWriter(
            context: ExpressionContext(index: index, value: .init(text: value, type: type, isCollated: true)))
        let text = writer.text(expression)
        diagnostics.add(writer.problem, in: subject, on: .sqlite, at: anchor)
        return text
    }

    /// The SQL of a column's value, as its type stores it.
    mutating func value(
        _ expression: Expression, for type: DataType, _ scope: ColumnScope?, in subject: Subject,
        at anchor: SourceAnchor
    ) -> String {
        if case .sql(let text) = expression.kind, let sql = text.sqlite { return LiteralText.alone(sql) }
        var writer = SQLiteExpressionWriter(context: ExpressionContext(index: index, columns: scope))
        let text = writer.value(expression, for: type).text
        diagnostics.add(writer.problem, in: subject, on: .sqlite, at: anchor)
        return text
    }

    // MARK: Indexes

    private mutating func create(_ index: Index, on owner: String, to out: inout StatementBuffer) {
        let scope = scope(of: owner, at: index.anchor)
        if index.method != "btree" { return refuse("the index method \(index.method)", index.anchor) }
        let subject = Subject(index.sqlName)
        out.begin()
        out.fixed(index.isUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        out.name(index.sqlName)
        out.fixed(" ON ")
        out.put(scope.owner)
        out.fixed(" (")
        for (position, key) in index.keys.enumerated() {
            if position > 0 { out.fixed(", ") }
            switch key.value {
            case .column(let name):
                if let sqlName = scope.sqlName(of: name) {
                    out.name(sqlName)
                } else {
                    missing(name, in: subject, at: index.anchor)
                    out.name(name)
                }
            case .expression(let value):
                let sql = expression(value, scope, in: subject, at: index.anchor)
                out.put("(\(sql))")
            }
            if let collation = key.collation?.sqlite {
                out.fixed(" COLLATE ")
                out.put(Quoting.collation(collation, on: .sqlite))
            }
            if key.isDescending { out.fixed(" DESC") }
        }
        out.fixed(")")
        if let predicate = index.predicate {
            out.fixed("\n    WHERE ")
            out.put(expression(predicate, scope, in: subject, at: index.anchor))
        }
        out.end()
    }

    // MARK: Views and opaque objects

    private mutating func create(_ view: View, to out: inout StatementBuffer) {
        if view.isMaterialized { return refuse("a materialized view", view.info.anchor) }
        let columns = view.columns.filter { $0.databases.contains(.sqlite) }
        out.begin()
        out.fixed("CREATE VIEW ")
        out.name(view.info.sqlName)
        if !columns.isEmpty, !view.isUnlisted {
            out.fixed(" ")
            out.list(columns.map(\.sqlName))
        }
        out.fixed(" AS\n")
        out.put(sql(view.query, in: view.info.name, at: view.info.anchor))
        out.end()
    }

    private mutating func drop(_ object: OpaqueObject, to out: inout StatementBuffer) {
        if let drop = object.drop?.sqlite {
            let text = StatementText.trimmed(drop)
            if !text.isEmpty { out.statement(text) }
            return
        }
        guard let text = OpaqueDrop.sqlite(object) else {
            diagnostics.add(.opaqueWithoutDrop, "\(object.name) needs a `drop` text for SQLite", at: object.anchor.span)
            return
        }
        out.statement(text)
    }
}
