import SchemagenModel

/// The documentation of a struct: the schema's text, the name of table or view, its relations.
struct TableDocumentation {
    let context: SwiftContext

    /// That of a table.
    func text(of table: Table) -> String {
        var text = start(table.info, table.virtualModule == nil ? "A row of the table " : "A row of the virtual table ")
        if let deprecation = table.info.deprecation, !deprecation.isEmpty { text += "\n\nDeprecated: " + deprecation }
        let incoming = context.facts.incoming[table.info.name] ?? []
        if table.foreignKeys.isEmpty, incoming.isEmpty { return text }
        text += "\n\nRelations:"
        for position in table.foreignKeys.indices {
            text += "\n- "
            text += Self.names(table.foreignKeys[position].columns)
            text += " refers to `"
            text += table.foreignKeys[position].table
            text += "`"
            if let action = Self.words(table.foreignKeys[position].onDelete) {
                text += "; when that is deleted, "
                text += action
            }
            text += "."
        }
        for relation in incoming {
            text += "\n- "
            if let inverse = relation.inverse { text += "`" + inverse + "`: " }
            text += "`"
            text += relation.table
            text += "` refers to this by "
            text += Self.names(relation.columns)
            text += "."
        }
        return text
    }

    /// That of a view.
    func text(of view: View) -> String {
        start(view.info, view.isMaterialized ? "A row of the materialized view " : "A row of the view ")
    }

    private func start(_ info: ObjectInfo, _ kind: String) -> String {
        var text = ""
        if let documentation = info.documentation {
            text += documentation
            text += "\n\n"
        }
        text += kind
        text += "`"
        if let schema = info.sqlSchema { text += schema + "." }
        text += info.sqlName
        text += "`"
        // Where the object is, if not in all of the schema's databases.
        let all = context.facts.schema.settings.databases
        let here = all.filter { info.databases.contains($0) }
        if here.count != all.count { text += " on " + here.map(\.title).joined(separator: " and ") + " only" }
        return text + "."
    }

    private static func names(_ columns: [String]) -> String {
        columns.count == 1 ? "`" + columns[0] + "`" : columns.map { "`" + $0 + "`" }.joined(separator: ", ")
    }

    private static func words(_ action: ForeignKey.Action) -> String? {
        switch action {
        case .noAction: nil
        case .restrict: "the deletion is refused"
        case .cascade: "this row is deleted too"
        case .setNull: "this becomes nil"
        case .setDefault: "this becomes the default"
        }
    }
}
