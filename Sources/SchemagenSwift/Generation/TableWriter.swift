import SchemagenModel

/// Writes the file of a table: its struct with id, names, computed properties, validation and draft.
struct TableWriter {
    let table: Table
    let context: SwiftContext
    private let key: TableKey
    private var imports: Set<SwiftImport> = []
    private var properties: [RowProperty] = []

    init(_ table: Table, context: SwiftContext) {
        self.table = table
        self.context = context
        key = TableKey(table)
        properties = RowProperty.properties(
            of: table.columns, key: key, databases: table.info.databases, context: context, imports: &imports)
    }

    private var name: String { table.info.name }
    private var access: AccessLevel { context.access }

    /// Whether the struct carries the attribute; current code may need the type without a warning.
    private var isMarkedDeprecated: Bool {
        table.info.deprecation != nil && !context.softlyDeprecated.contains(name)
    }

    /// The file.
    mutating func file() -> SwiftFile {
        var declarations = [structure()]
        let body = computedMembers() + [validation()]
        declarations.append(self.extension(body))
        declarations.append(self.extension(identity() + names()))
        var draft = DraftWriter(table, properties: properties, key: key, context: context)
        declarations.append(self.extension([draft.declaration()]))
        imports.formUnion(draft.imports)
        return SwiftFile(imports: imports, declarations: declarations)
    }

    private func `extension`(_ members: [Declaration]) -> Declaration {
        let head = DeclarationHead(deprecation: isMarkedDeprecated ? table.info.deprecation : nil)
        return .type(TypeDeclaration(head: head, kind: .extension, name: name, members: members))
    }

    // MARK: The struct

    private func structure() -> Declaration {
        var inherits = context.protocols("Sendable", "Hashable", "Codable")
        if isIdentifiable { inherits.append(context.standard("Identifiable")) }
        if properties.contains(where: { $0.column.isSensitive }) {
            inherits.append(context.standard("CustomReflectable"))
        }
        let row = RowDeclaration(context: context, access: access, isConstant: false)
        let deprecation = table.info.deprecation
        return .type(
            TypeDeclaration(
                head: DeclarationHead(
                    access, documentation: TableDocumentation.text(of: table, context: context),
                    deprecation: isMarkedDeprecated ? deprecation : nil),
                kind: .structure, name: name, inherits: inherits,
                members: row.members(properties, deprecation: isMarkedDeprecated ? nil : deprecation)))
    }

    /// Whether there is an `id` of the type `ID`: the key's own column, or a computed property for which the name is
    /// free.
    private var isIdentifiable: Bool {
        if case .none = key { return false }
        return key.column?.name == "id" || !isTaken("id")
    }

    /// Whether the property holds the table's own id.
    private func isOwnKey(_ property: RowProperty) -> Bool {
        if case .single(let column) = key { column.name == property.name } else { false }
    }

    private func isTaken(_ name: String) -> Bool {
        properties.contains { $0.name == name } || table.computed.contains { $0.name == name }
    }

    // MARK: Computed properties

    private mutating func computedMembers() -> [Declaration] {
        var members: [Declaration] = []
        if let identity = identityProperty() { members.append(identity) }
        let scope = TranslationScope(properties, key: key, context: context)
        for computed in table.computed {
            var writer = ComputedWriter(context: context, scope: scope)
            guard let declaration = writer.declaration(computed, access: access) else { continue }
            members.append(declaration)
            imports.formUnion(writer.imports)
        }
        if properties.contains(where: { $0.column.isSensitive }) {
            members.append(Redaction.mirror(of: properties, context: context, access: access))
        }
        return members
    }

    /// `id`, where no column has that name and type; `primaryKey`, where another column is called `id`.
    private func identityProperty() -> Declaration? {
        let value: SwiftExpression
        switch key {
        case .none: return nil
        case .single(let column), .shared(let column, _):
            if column.name == "id" { return nil }
            value = .atom(properties.first { $0.name == column.name }?.reference() ?? SwiftName.escaped(column.name))
        case .composite(let columns):
            value = .call(
                "ID",
                labeled: columns.map { column in
                    let reference = properties.first { $0.name == column.name }?.reference()
                    return (SwiftName.escaped(column.name), .atom(reference ?? SwiftName.escaped(column.name)))
                })
        }
        let name = isTaken("id") ? "primaryKey" : "id"
        if isTaken(name) { return nil }
        return .property(
            PropertyDeclaration(
                head: DeclarationHead(access, documentation: "The primary key."), name: name, type: "ID",
                body: .getter([.return(value)])))
    }

    private mutating func validation() -> Declaration {
        var writer = ValidationWriter(context: context)
        for property in properties {
            let reference = SwiftExpression.atom(property.reference(hiddenBy: ValidationWriter.locals))
            writer.limits(
                of: isOwnKey(property) ? .member(reference, ".rawValue") : reference, isOptional: property.isOptional,
                type: property.column.type, path: name + "." + property.name)
        }
        let scope = TranslationScope(properties, key: key, context: context)
        for check in table.checks where context.applies(check.info.databases, within: table.info.databases) {
            writer.check(
                check.condition, path: name + "." + check.name, constraint: check.info.sqlName, scope: scope)
        }
        imports.formUnion(writer.imports)
        return writer.method(
            access: access,
            documentation:
                "The rules of the schema that the row breaks, as far as Swift can tell; none where all is well.")
    }

    // MARK: Names and id

    private mutating func identity() -> [Declaration] {
        switch key {
        case .none: return []
        case .single(let column):
            let raw = SwiftTypes(context: context).name(of: column.type, imports: &imports)
            let wrapper = WrapperDeclaration(
                context: context,
                head: DeclarationHead(access, documentation: "The primary key of `\(table.info.sqlName)`."), name: "ID",
                raw: column.type, rawType: raw, isSensitive: column.isSensitive)
            return [wrapper.declaration()]
        case .shared(_, let other):
            return [
                .typeAlias(
                    TypeAliasDeclaration(
                        head: DeclarationHead(
                            access,
                            documentation: "The primary key of `\(table.info.sqlName)`, which is that of `\(other)`."),
                        name: "ID", type: other + ".ID"))
            ]
        case .composite(let columns):
            var parts = properties.filter { property in columns.contains { $0.name == property.name } }
            for index in parts.indices {
                parts[index].isOptional = false
                parts[index].deprecation = nil
                parts[index].storage = parts[index].name
            }
            var inherits = context.protocols("Sendable", "Hashable", "Codable")
            var members = RowDeclaration(context: context, access: access, isConstant: false)
                .members(parts, deprecation: nil)
            if parts.contains(where: { $0.column.isSensitive }) {
                inherits.append(context.standard("CustomReflectable"))
                members.append(Redaction.mirror(of: parts, context: context, access: access))
            }
            return [
                .type(
                    TypeDeclaration(
                        head: DeclarationHead(access, documentation: "The primary key of `\(table.info.sqlName)`."),
                        kind: .structure, name: "ID", inherits: inherits, members: members))
            ]
        }
    }

    private func names() -> [Declaration] {
        NamesDeclaration(info: table.info, columns: table.columns, context: context, isView: false).members()
    }
}
