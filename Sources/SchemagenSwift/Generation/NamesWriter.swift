import SchemagenModel

/// Writes the SQL names of a table or view and its columns, as constants.
struct NamesWriter {
    let context: SwiftContext
    let info: ObjectInfo
    let properties: [RowProperty]
    /// `table`, `view`
    let kind: String

    /// Writes them.
    func write(to out: inout SourceBuffer) {
        constant("tableName", info.sqlName, "The " + kind + "'s name in the database.", to: &out)
        if let schema = info.sqlSchema {
            constant("schemaName", schema, "The schema that it is in on PostgreSQL.", to: &out)
        }
        out.write(
            PropertyDeclaration(
                head: DeclarationHead("The names of its columns, in their order.", access: context.access),
                keyword: .staticConstant, name: "columnNames", type: "[" + context.standard("String") + "]",
                value: .texts(properties.map(\.sqlName))))
        let columns = TypeDeclaration(
            head: DeclarationHead("The names of the columns.", access: context.access), keyword: .enumeration,
            name: "Columns")
        if properties.isEmpty { return out.write(columns) }
        out.write(columns) { out in
            for property in properties { constant(property.spelledName, property.sqlName, nil, to: &out) }
        }
    }

    private func constant(_ name: String, _ value: String, _ documentation: String?, to out: inout SourceBuffer) {
        out.write(
            PropertyDeclaration(
                head: DeclarationHead(documentation, access: context.access), keyword: .staticConstant, name: name,
                value: .text(value)))
    }
}
