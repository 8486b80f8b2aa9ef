import SchemagenModel

/// The typed id of a table.
struct IDGenerator {
    let table: Table
    let key: TableKey
    let context: SwiftContext

    init(_ table: Table, _ key: TableKey, _ context: SwiftContext) {
        self.table = table
        self.key = key
        self.context = context
    }

    /// Whether the table has a key that identifies its rows.
    var isIdentifiable: Bool {
        if case .none = key { return false }
        return true
    }

    func declarations(imports: inout Set<SwiftImport>) -> [Declaration] {
        switch key {
        case .none: return []
        case .single(let column): return [single(column, &imports)] + computedID(.atom(escaped(column)), column.name)
        case .shared(let column, let other):
            return [
                .typeAlias(
                    TypeAliasDeclaration(
                        head: DeclarationHead(
                            context.access, documentation: "The id of the `\(other)` that the row belongs to."),
                        name: "ID", type: other + ".ID"))
            ] + computedID(.atom(escaped(column)), column.name)
        case .composite(let columns):
            let value = SwiftExpression.call("ID", labeled: columns.map { ($0.name, .atom(escaped($0))) })
            return [composite(columns, &imports)] + computedID(value, nil)
        }
    }

    private func escaped(_ column: Column) -> String {
        SwiftName.escaped(column.deprecation == nil ? column.name : column.name + "Storage")
    }

    /// `Identifiable` asks for a property called `id`.
    private func computedID(_ value: SwiftExpression, _ name: String?) -> [Declaration] {
        if name == "id" { return [] }
        return [
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(context.access, documentation: "The primary key."), name: "id", type: "ID",
                    body: .getter([.return(value)])))
        ]
    }

    private func single(_ column: Column, _ imports: inout Set<SwiftImport>) -> Declaration {
        let raw = SwiftTypes(context: context).name(of: column.type, imports: &imports)
        let base = SwiftTypes(context: context).base(of: column.type)
        var protocols = context.protocols(
            "RawRepresentable", "Sendable", "Hashable", "Codable", "CustomStringConvertible")
        var members: [Declaration] = [
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(context.access, documentation: "The value of the key."), isConstant: true,
                    name: "rawValue", type: raw)),
            .function(
                FunctionDeclaration(
                    head: DeclarationHead(context.access, documentation: "Wraps a value."), kind: .initializer,
                    parameters: [Parameter("rawValue", raw)], body: [.assign("self.rawValue", .atom("rawValue"))])),
        ]
        if base == column.type, let literal = LiteralConformance(column.type, context) {
            protocols.append(literal.name)
            members.append(literal.initialiser(access: context.access))
        }
        members.append(
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(context.access, documentation: "The value as text."), name: "description",
                    type: context.standard("String"),
                    body: .getter([
                        .return(.call(context.standard("String"), labeled: [("describing", .atom("rawValue"))]))
                    ]))))
        return .type(
            TypeDeclaration(
                head: DeclarationHead(context.access, documentation: "The id of a `\(table.info.name)`."),
                kind: .structure, name: "ID", inherits: protocols, members: members))
    }

    private func composite(_ columns: [Column], _ imports: inout Set<SwiftImport>) -> Declaration {
        let parts = columns.map {
            ModelColumn($0, keyType: nil, isPartial: false, context, imports: &imports)
        }
        var members: [Declaration] = parts.map {
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(context.access, documentation: $0.column.documentation), isConstant: true,
                    name: $0.name, type: $0.type))
        }
        members.append(
            .function(
                FunctionDeclaration(
                    head: DeclarationHead(context.access, documentation: "Makes an id from its parts."),
                    kind: .initializer, parameters: parts.map { Parameter($0.name, $0.type) },
                    body: parts.map { .assign("self." + SwiftName.escaped($0.name), .atom(SwiftName.escaped($0.name))) }
                )))
        members.append(
            .type(
                TypeDeclaration(
                    head: DeclarationHead(context.access, documentation: "The columns as coding keys."),
                    kind: .enumeration, name: "CodingKeys",
                    inherits: [context.standard("String")] + context.protocols("CodingKey"),
                    members: parts.map {
                        .enumCase(
                            CaseDeclaration(
                                name: $0.name, rawValue: $0.column.sqlName == $0.name ? nil : $0.column.sqlName))
                    })))
        return .type(
            TypeDeclaration(
                head: DeclarationHead(context.access, documentation: "The id of a `\(table.info.name)`."),
                kind: .structure, name: "ID", inherits: context.protocols("Sendable", "Hashable", "Codable"),
                members: members))
    }
}
