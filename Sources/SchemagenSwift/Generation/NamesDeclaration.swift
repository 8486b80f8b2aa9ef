import SchemagenModel

/// The SQL names of a table or view and its columns, as constants.
struct NamesDeclaration {
    let info: ObjectInfo
    let columns: [Column]
    let context: SwiftContext
    let isView: Bool

    /// The static members.
    func members() -> [Declaration] {
        let kind = isView ? "view" : "table"
        let text = context.standard("String")
        var members: [Declaration] = [
            constant("tableName", "The \(kind)'s name in the database.", .string(info.sqlName), nil)
        ]
        if let schema = info.sqlSchema {
            members.append(constant("schemaName", "The schema that it is in on PostgreSQL.", .string(schema), nil))
        }
        members.append(
            constant(
                "columnNames", "The names of its columns, in their order.",
                .array(columns.map { .string($0.sqlName) }), "[" + text + "]"))
        members.append(
            .type(
                TypeDeclaration(
                    head: DeclarationHead(context.access, documentation: "The names of the columns."),
                    kind: .enumeration, name: "Columns",
                    members: columns.map { column in
                        constant(column.name, nil, .string(column.sqlName), nil)
                    })))
        return members
    }

    private func constant(_ name: String, _ documentation: String?, _ value: SwiftExpression, _ type: String?)
        -> Declaration
    {
        .property(
            PropertyDeclaration(
                head: DeclarationHead(context.access, documentation: documentation), isStatic: true, isConstant: true,
                name: name, type: type, value: value))
    }
}
