import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

extension PostgreSQLWriter {
    /// The statements of a step, in order. What cannot be written is reported in `diagnostics`.
    public mutating func statements(for step: Step) -> [Statement] {
        switch step {
        case .createNamespace(let namespace):
            let name = Quoting.identifier(namespace.sqlName)
            return [Statement("CREATE SCHEMA \(name)")] + comment(namespace.documentation, on: "SCHEMA \(name)")
        case .dropNamespace(let namespace): return [Statement("DROP SCHEMA \(Quoting.identifier(namespace.sqlName))")]
        case .createExtension(let value): return create(value)
        case .dropExtension(let value): return [Statement("DROP EXTENSION \(Quoting.identifier(value.name))")]
        case .createEnum(let enumeration): return create(enumeration)
        case .dropEnum(let enumeration):
            return enumeration.storage == .check ? [] : [Statement("DROP TYPE \(Self.name(enumeration.info))")]
        case .createDomain(let type): return create(type)
        case .dropDomain(let type): return [Statement("DROP DOMAIN \(Self.name(type.info))")]
        case .createSequence(let sequence): return create(sequence)
        case .dropSequence(let sequence): return [Statement("DROP SEQUENCE \(Self.name(sequence.info))")]
        case .ownSequence(let sequence): return own(sequence)
        case .createTable(let table, let deferring): return create(table, deferring: deferring)
        case .dropTable(let table): return [Statement("DROP TABLE \(Self.name(table.info))")]
        case .addForeignKey(let key, let table): return add(key, to: table)
        case .dropForeignKey(let key, let table):
            let owner = scope(of: table, at: key.info.anchor).owner
            return [Statement("ALTER TABLE \(owner)\n    DROP CONSTRAINT \(Quoting.identifier(key.info.sqlName))")]
        case .createIndex(let index, let owner):
            return create(index, on: scope(of: owner, at: index.anchor), in: sqlSchema(of: owner))
        case .dropIndex(let index, let owner):
            return [Statement("DROP INDEX \(Quoting.identifier(index.sqlName, in: sqlSchema(of: owner)))")]
        case .createTouchTrigger(let table): return createTouchTrigger(table)
        case .dropTouchTrigger(let table): return dropTouchTrigger(table)
        case .createView(let view): return create(view)
        case .dropView(let view):
            return [Statement("DROP \(view.isMaterialized ? "MATERIALIZED VIEW" : "VIEW") \(Self.name(view.info))")]
        case .createOpaque(let object):
            let text = sql(object.create, in: object.name, at: object.anchor)
            return text.isEmpty ? [] : [Statement(text)]
        case .dropOpaque(let object): return drop(object)
        }
    }

    /// An object's name with its schema.
    static func name(_ info: ObjectInfo) -> String { Quoting.identifier(info.sqlName, in: info.sqlSchema) }

    private func sqlSchema(of owner: String) -> String? {
        index.tables[owner]?.info.sqlSchema ?? index.views[owner]?.info.sqlSchema
    }

    // MARK: Types and sequences

    private func create(_ value: DatabaseExtension) -> [Statement] {
        let name = Quoting.identifier(value.name)
        var text = "CREATE EXTENSION \(name)"
        if let schema = value.sqlSchema { text += " WITH SCHEMA \(Quoting.identifier(schema))" }
        if let version = value.version {
            text += (value.sqlSchema == nil ? " WITH" : "") + " VERSION \(Quoting.literal(version))"
        }
        return [Statement(text)] + comment(value.documentation, on: "EXTENSION \(name)")
    }

    private func create(_ enumeration: Enumeration) -> [Statement] {
        guard enumeration.storage == .native else { return [] }
        let name = Self.name(enumeration.info)
        var text = "CREATE TYPE \(name) AS ENUM ("
        for (index, value) in enumeration.cases.enumerated() {
            text += (index > 0 ? ",\n    " : "\n    ") + Quoting.literal(value.sqlName)
        }
        text += enumeration.cases.isEmpty ? ")" : "\n)"
        return [Statement(text)] + comment(enumeration.info.documentation, on: "TYPE \(name)")
    }

    private mutating func create(_ type: NamedType) -> [Statement] {
        let name = Self.name(type.info)
        let anchor = type.info.anchor
        var text = "CREATE DOMAIN \(name) AS \(typeName(type.base, in: type.info.name, at: anchor))"
        for check in type.checks where check.databases.contains(.postgresql) {
            let condition = expression(
                check.condition, value: "VALUE", of: type.base, in: type.info.name, at: check.anchor)
            text += "\n    CONSTRAINT \(Quoting.identifier(check.sqlName)) CHECK (\(condition))"
        }
        return [Statement(text)] + comment(type.info.documentation, on: "DOMAIN \(name)")
    }

    private mutating func create(_ sequence: SequenceObject) -> [Statement] {
        let name = Self.name(sequence.info)
        let type = typeName(sequence.type, in: sequence.info.name, at: sequence.info.anchor)
        let text = "CREATE SEQUENCE \(name) AS \(type)" + Self.options(sequence.options)
        return [Statement(text)] + comment(sequence.info.documentation, on: "SEQUENCE \(name)")
    }

    private mutating func own(_ sequence: SequenceObject) -> [Statement] {
        guard let owner = sequence.owner else { return [] }
        let scope = scope(of: owner.table, at: sequence.info.anchor)
        guard let column = scope[owner.column] else {
            diagnostics.add(
                .referenceNotFound,
                "\(sequence.info.name) is owned by \(owner.table).\(owner.column), which is not there",
                at: sequence.info.anchor.span)
            return []
        }
        return [
            Statement(
                "ALTER SEQUENCE \(Self.name(sequence.info))\n    OWNED BY \(scope.owner).\(Quoting.identifier(column.sqlName))"
            )
        ]
    }

    // MARK: Views and opaque objects

    private mutating func create(_ view: View) -> [Statement] {
        let name = Self.name(view.info)
        let kind = view.isMaterialized ? "MATERIALIZED VIEW" : "VIEW"
        let columns = view.columns.filter { $0.databases.contains(.postgresql) }
        var text = "CREATE \(kind) \(name)"
        if !columns.isEmpty { text += " " + Quoting.list(columns.map(\.sqlName)) }
        text += " AS\n" + sql(view.query, in: view.info.name, at: view.info.anchor)
        var statements = [Statement(text)] + comment(view.info.documentation, on: "\(kind) \(name)")
        for column in columns {
            statements += comment(column.documentation, on: "COLUMN \(name).\(Quoting.identifier(column.sqlName))")
        }
        return statements
    }

    private mutating func drop(_ object: OpaqueObject) -> [Statement] {
        if let drop = object.drop?.postgresql {
            let text = Statement.trimmed(drop)
            return text.isEmpty ? [] : [Statement(text)]
        }
        var owner: String?
        if let table = object.table { owner = scope(of: table, at: object.anchor).owner }
        guard let text = OpaqueDrop.postgresql(object, on: owner) else {
            diagnostics.add(
                .opaqueWithoutDrop, "\(object.name) needs a `drop` text for PostgreSQL", at: object.anchor.span)
            return []
        }
        return [Statement(text)]
    }
}
