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
        out.member(.storedStatic)
        out.head("The names of its columns, in their order.")
        out.begin()
        out.put(context.access, "static let columnNames: [", context.standard("String"), "] = ")
        out.putLiterals(properties.map(\.sqlName))
        out.end()
        out.member()
        out.head("The names of the columns.")
        out.type(context.access, "enum Columns", isEmpty: properties.isEmpty)
        if properties.isEmpty { return }
        for property in properties { constant(property.spelledName, property.sqlName, nil, to: &out) }
        out.close()
    }

    private func constant(_ name: String, _ value: String, _ documentation: String?, to out: inout SourceBuffer) {
        out.member(.storedStatic)
        out.head(documentation)
        out.begin()
        out.put(context.access, "static let ", name, " = ")
        out.putLiteral(value)
        out.end()
    }
}
