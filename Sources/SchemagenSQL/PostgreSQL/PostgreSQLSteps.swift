import SchemagenPlanning
import SchemagenLanguage
import SchemagenModel

extension PostgreSQLWriter: StepWriter {
    mutating func write(_ step: Step, to out: inout StatementBuffer) {
        switch step {
        case .createNamespace(let namespace):
            Self.statement("CREATE SCHEMA ", namespace.sqlName, in: nil, to: &out)
            comment(namespace.documentation, to: &out) {
                $0.fixed("SCHEMA ")
                $0.name(namespace.sqlName)
            }
        case .dropNamespace(let namespace): Self.statement("DROP SCHEMA ", namespace.sqlName, in: nil, to: &out)
        case .createExtension(let value): create(value, to: &out)
        case .dropExtension(let value): Self.statement("DROP EXTENSION ", value.name, in: nil, to: &out)
        case .changeExtension(_, let value):
            out.statement(
                "ALTER EXTENSION \(Quoting.identifier(value.name)) UPDATE"
                    + (value.version.map { " TO \(Quoting.literal($0))" } ?? ""))
        case .createEnum(let enumeration): create(enumeration, to: &out)
        case .dropEnum(let enumeration):
            if enumeration.storage != .check { Self.drop("TYPE", enumeration.info, to: &out) }
        case .addEnumValue(let value, let type, let next):
            var text = "ALTER TYPE \(Self.name(type)) ADD VALUE \(Quoting.literal(value))"
            switch next {
            case .before(let other): text += " BEFORE \(Quoting.literal(other))"
            case .after(let other): text += " AFTER \(Quoting.literal(other))"
            case nil: break
            }
            out.statement(text)
        case .renameEnumValue(let type, let from, let to):
            out.statement(
                "ALTER TYPE \(Self.name(type)) RENAME VALUE \(Quoting.literal(from)) TO \(Quoting.literal(to))")
        case .createDomain(let type): create(type, to: &out)
        case .dropDomain(let type): Self.drop("DOMAIN", type.info, to: &out)
        case .addDomainCheck(let check, let type, let isChecked):
            addCheck(check, to: type, isChecked: isChecked, to: &out)
        case .validateDomainCheck(let check, let type): changeCheck("VALIDATE", check, of: type, to: &out)
        case .dropDomainCheck(let check, let type): changeCheck("DROP", check, of: type, to: &out)
        case .changeDomainDefault(let type, let value): changeDefault(of: type, to: value, to: &out)
        case .changeDomainNullability(let type, let isNullable):
            out.statement("ALTER DOMAIN \(Self.name(type.info)) \(isNullable ? "DROP" : "SET") NOT NULL")
        case .createSequence(let sequence): create(sequence, to: &out)
        case .dropSequence(let sequence): Self.drop("SEQUENCE", sequence.info, to: &out)
        case .changeSequence(let before, let after): changeSequence(before, after, to: &out)
        case .ownSequence(let sequence): own(sequence, to: &out)
        case .disownSequence(let sequence):
            out.statement("ALTER SEQUENCE \(Self.name(sequence.info)) OWNED BY NONE")
        case .rename(let kind, let from, let name): rename(kind, from, name, to: &out)
        case .move(let kind, let from, let schema): move(kind, from, schema, to: &out)
        case .renameColumn(let table, let from, let name): renameMember("COLUMN", of: table, from, name, to: &out)
        case .renameConstraint(let table, let from, let name):
            renameMember("CONSTRAINT", of: table, from, name, to: &out)
        case .renameNotNulls(let table, let names): renameNotNulls(of: table, names, to: &out)
        case .createTable(let table, let deferring): create(table, deferring: deferring, to: &out)
        case .dropTable(let table): Self.drop("TABLE", table.info, to: &out)
        case .changeOptions(let before, let after): changeOptions(before, after, to: &out)
        case .repartition(let change): repartition(change, to: &out)
        case .nameParts(let names, let schema): nameParts(names, in: schema, to: &out)
        case .leaveParents(let parents, let table): leave(parents, table, to: &out)
        case .rebuildTable(let rebuild): self.rebuild(rebuild, to: &out)
        case .addColumn(let column, let table, let isFilledLater):
            addColumn(column, to: table, isFilledLater: isFilledLater, to: &out)
        case .dropColumn(let column, let table): dropColumn(column, of: table, to: &out)
        case .requireNoRows(let columns, let table):
            guard let owner = index.tables[table] else { break }
            RowGuard.postgresql(columns, of: QualifiedName(owner.info).text, Self.name(owner.info), to: &out)
        case .changeType(let change, let conversion): changeType(change, conversion, to: &out)
        case .changeDefault(let column, let table, let value): changeDefault(of: column, table, to: value, to: &out)
        case .changeNullability(let column, let table, let isNullable):
            changeNullability(of: column, table, isNullable, to: &out)
        case .changeKeeping(let change): changeKeeping(change, to: &out)
        case .changeMarks(let before, let after): changeMarks(before, after, to: &out)
        case .changeIdentity(let change): changeIdentity(change, to: &out)
        case .backfill(let backfill): write(backfill, to: &out)
        case .addConstraint(let constraint, let table, let partition, let isChecked):
            add(constraint, to: table, partition, isChecked: isChecked, to: &out)
        case .adoptIndex(let constraint, let table): adopt(constraint, of: table, to: &out)
        case .validateConstraint(let constraint, let table): validate(constraint, of: table, to: &out)
        case .dropConstraint(let constraint, let table, let partition):
            drop(constraint, of: table, partition, to: &out)
        case .createIndex(let index, let owner, let partition, let isConcurrent):
            create(
                index, on: scope(of: owner, partition, at: index.anchor), in: sqlSchema(of: owner),
                isConcurrent: isConcurrent, to: &out)
            if !isConcurrent, partition == nil, self.index.isOwn(index, of: owner) {
                mark(index.sqlName, of: owner, to: &out)
            }
        case .dropIndex(let index, let owner, let isConcurrent):
            Self.statement(
                isConcurrent ? "DROP INDEX CONCURRENTLY " : "DROP INDEX ", index.sqlName, in: sqlSchema(of: owner),
                to: &out)
        case .createIndexWithoutParts(let index, let owner, let partition):
            create(
                index, on: scope(of: owner, partition, at: index.anchor), in: sqlSchema(of: owner),
                isWithoutParts: true, to: &out)
        case .attachIndex(let part, let whole, let owner):
            let schema = sqlSchema(of: owner)
            out.statement(
                "ALTER INDEX \(Quoting.identifier(whole, in: schema))\n    "
                    + "ATTACH PARTITION \(Quoting.identifier(part, in: schema))")
        case .createTouchTrigger(let table): createTouchTrigger(table, to: &out)
        case .dropTouchTrigger(let table): dropTouchTrigger(table, to: &out)
        case .muteTouchTrigger(let table, let isMuted): replaceTouchTrigger(table, isMuted: isMuted, to: &out)
        case .createView(let view): create(view, to: &out)
        case .replaceView(let view): create(view, isThere: true, to: &out)
        case .dropView(let view):
            Self.drop(view.isMaterialized ? "MATERIALIZED VIEW" : "VIEW", view.info, to: &out)
        case .createOpaque(let object):
            let text = sql(object.create, in: object.name, at: object.anchor)
            if !text.isEmpty { out.statement(text) }
        case .dropOpaque(let object): drop(object, to: &out)
        case .replaceOpaque(let object):
            if let text = RoutineText(sql(object.create, in: object.name, at: object.anchor)) {
                out.statement(text.replacing)
            }
        case .keepRights(let holders): PostgreSQLRights.keep(holders, to: &out)
        case .returnRights(let holders): PostgreSQLRights.giveBack(holders, to: &out)
        case .copyTypeRights(let from, let to): PostgreSQLRights.copyTypeRights(from: from, to: to, &out)
        case .comment(let target, let text): comment(target, text, to: &out)
        }
    }

    /// An object's name with its schema.
    static func name(_ info: ObjectInfo) -> String { Quoting.identifier(info.sqlName, in: info.sqlSchema) }

    private static func statement(
        _ words: String, _ name: String, in schema: String?, to out: inout StatementBuffer
    ) {
        out.begin()
        out.put(words)
        out.name(name, in: schema)
        out.end()
    }

    private static func drop(_ kind: String, _ info: ObjectInfo, to out: inout StatementBuffer) {
        statement("DROP \(kind) ", info.sqlName, in: info.sqlSchema, to: &out)
    }

    private func sqlSchema(of owner: String) -> String? {
        index.tables[owner]?.info.sqlSchema ?? index.views[owner]?.info.sqlSchema
    }

    /// The columns of a table or view, or of the table's partition of a SQL name.
    mutating func scope(of owner: String, _ partition: String?, at anchor: SourceAnchor) -> ColumnScope {
        let scope = scope(of: owner, at: anchor)
        guard let partition else { return scope }
        return ColumnScope(owner: Quoting.identifier(partition, in: sqlSchema(of: owner)), like: scope)
    }

    // MARK: Types and sequences

    private func create(_ value: DatabaseExtension, to out: inout StatementBuffer) {
        out.begin()
        out.fixed("CREATE EXTENSION ")
        out.name(value.name)
        if let schema = value.sqlSchema {
            out.fixed(" WITH SCHEMA ")
            out.name(schema)
        }
        if let version = value.version {
            out.fixed(value.sqlSchema == nil ? " WITH VERSION " : " VERSION ")
            out.literal(version)
        }
        out.end()
        comment(value.documentation, to: &out) {
            $0.fixed("EXTENSION ")
            $0.name(value.name)
        }
    }

    private func create(_ enumeration: Enumeration, to out: inout StatementBuffer) {
        guard enumeration.storage == .native else { return }
        let name = Self.name(enumeration.info)
        out.begin()
        out.put("CREATE TYPE \(name) AS ENUM")
        out.beginBlock()
        for value in enumeration.cases {
            out.line()
            out.literal(value.sqlName)
        }
        out.endBlock()
        out.end()
        comment(enumeration.info.documentation, to: &out) { $0.put("TYPE \(name)") }
    }

    private mutating func create(_ type: NamedType, to out: inout StatementBuffer) {
        let name = Self.name(type.info)
        let subject = Subject(type.info.name)
        out.begin()
        out.put("CREATE DOMAIN \(name) AS \(typeName(type.base, in: subject, at: type.info.anchor))")
        if let collation = type.collation?.postgresql {
            out.fixed(" COLLATE ")
            out.put(Quoting.collation(collation, on: .postgresql))
        }
        if let value = type.defaultValue {
            out.fixed(" DEFAULT ")
            out.put(constant(value, for: type.base, in: subject, at: type.info.anchor))
        }
        if type.isNotNull { out.fixed(" NOT NULL") }
        let checks = type.checks.filter { $0.databases.contains(.postgresql) }
        for check in checks where !check.isNotValid {
            out.fixed("\n    ")
            put(check, of: type, to: &out)
        }
        out.end()
        for check in checks where check.isNotValid {
            out.begin()
            out.put("ALTER DOMAIN \(name)\n    ADD ")
            put(check, of: type, to: &out)
            out.fixed(" NOT VALID")
            out.end()
        }
        comment(type.info.documentation, to: &out) { $0.put("DOMAIN \(name)") }
    }

    mutating func put(_ check: NamedType.Check, of type: NamedType, to out: inout StatementBuffer) {
        out.fixed("CONSTRAINT ")
        out.name(check.sqlName)
        out.fixed(" CHECK (")
        out.put(
            expression(
                check.condition, value: "VALUE", of: type.base, isCollated: type.collation?.postgresql != nil,
                in: Subject(type.info.name), at: check.anchor))
        out.fixed(")")
    }

    private mutating func create(_ sequence: SequenceObject, to out: inout StatementBuffer) {
        let name = Self.name(sequence.info)
        let type = typeName(sequence.type, in: Subject(sequence.info.name), at: sequence.info.anchor)
        out.begin()
        out.put("CREATE SEQUENCE \(name) AS \(type)")
        Self.put(sequence.options, to: &out)
        out.end()
        comment(sequence.info.documentation, to: &out) { $0.put("SEQUENCE \(name)") }
    }

    mutating func own(_ sequence: SequenceObject, to out: inout StatementBuffer) {
        guard let owner = sequence.owner else { return }
        let scope = scope(of: owner.table, at: sequence.info.anchor)
        guard let column = scope[owner.column] else {
            diagnostics.add(
                .referenceNotFound,
                "\(sequence.info.name) is owned by \(owner.table).\(owner.column), which is not there",
                at: sequence.info.anchor.span)
            return
        }
        Self.statement(
            "ALTER SEQUENCE \(Self.name(sequence.info))\n    OWNED BY \(scope.owner).", column.sqlName, in: nil,
            to: &out)
    }

    // MARK: Views and opaque objects

    /// - Parameter isThere: Whether it takes the place of one that has its name, and its comments.
    private mutating func create(_ view: View, isThere: Bool = false, to out: inout StatementBuffer) {
        let name = Self.name(view.info)
        let kind = view.isMaterialized ? "MATERIALIZED VIEW" : "VIEW"
        let columns = view.columns.filter { $0.databases.contains(.postgresql) }
        out.begin()
        out.put("CREATE \(isThere ? "OR REPLACE " : "")\(kind) \(name)")
        if !columns.isEmpty {
            out.fixed(" ")
            out.list(columns.map(\.sqlName))
        }
        Self.put(view.storageParameters, to: &out)
        out.fixed(" AS\n")
        out.put(sql(view.query, in: view.info.name, at: view.info.anchor))
        if let option = view.checkOption { out.put("\n    WITH \(option.rawValue.uppercased()) CHECK OPTION") }
        if view.startsEmpty { out.fixed("\n    WITH NO DATA") }
        out.end()
        guard !isThere else { return }
        comment(view.info.documentation, to: &out) { $0.put("\(kind) \(name)") }
        for column in columns {
            comment(column.documentation, to: &out) {
                $0.put("COLUMN \(name).")
                $0.name(column.sqlName)
            }
        }
    }

    private mutating func drop(_ object: OpaqueObject, to out: inout StatementBuffer) {
        if let drop = object.drop?.postgresql {
            let text = StatementText.trimmed(drop)
            if !text.isEmpty { out.statement(text) }
            return
        }
        var owner: String?
        if let table = object.table { owner = scope(of: table, at: object.anchor).owner }
        guard let text = OpaqueDrop.postgresql(object, on: owner) else {
            diagnostics.add(
                .opaqueWithoutDrop, "\(object.name) needs a `drop` text for PostgreSQL", at: object.anchor.span)
            return
        }
        out.statement(text)
    }
}
