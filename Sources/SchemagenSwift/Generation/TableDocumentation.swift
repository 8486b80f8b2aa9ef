import SchemagenModel

/// Writes the documentation comment of a struct: the schema's text, the name of table or view, its relations.
struct TableDocumentation {
    let context: SwiftContext

    /// That of a table.
    func write(_ table: Table, to out: inout SourceBuffer) {
        start(
            table.info, table.virtualModule == nil ? "A row of the table " : "A row of the virtual table ", to: &out)
        if let deprecation = table.info.deprecation, !deprecation.isEmpty {
            out.line("///")
            out.head("Deprecated: " + deprecation)
        }
        let incoming = context.facts.incoming[table.info.name] ?? []
        if table.foreignKeys.isEmpty, incoming.isEmpty { return }
        out.line("///")
        out.line("/// Relations:")
        for position in table.foreignKeys.indices {
            var line = "- " + Self.names(table.foreignKeys[position].columns) + " refers to `"
            line += table.foreignKeys[position].table + "`"
            if let action = Self.words(table.foreignKeys[position].onDelete) {
                line += "; when that is deleted, " + action
            }
            out.head(line + ".")
        }
        for relation in incoming {
            var line = "- "
            if let inverse = relation.inverse { line += "`" + inverse + "`: " }
            out.comment(line + "`" + relation.table, "` refers to this by ", Self.names(relation.columns) + ".")
        }
    }

    /// That of a view.
    func write(_ view: View, to out: inout SourceBuffer) {
        start(view.info, view.isMaterialized ? "A row of the materialized view " : "A row of the view ", to: &out)
    }

    private func start(_ info: ObjectInfo, _ kind: String, to out: inout SourceBuffer) {
        if let documentation = info.documentation {
            out.head(documentation)
            out.line("///")
        }
        var line = kind + "`"
        if let schema = info.sqlSchema { line += schema + "." }
        line += info.sqlName + "`"
        // Where the object is, if not in all of the schema's databases.
        let all = context.facts.schema.settings.databases
        let here = all.filter { info.databases.contains($0) }
        if here.count != all.count { line += " on " + here.map(\.title).joined(separator: " and ") + " only" }
        out.head(line + ".")
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
