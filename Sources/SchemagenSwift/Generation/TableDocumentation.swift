import SchemagenModel

/// The documentation comment of a table's struct: the schema's text, the table's name, its relations.
enum TableDocumentation {
    static func text(of table: Table, context: SwiftContext) -> String {
        var paragraphs: [String] = []
        if let documentation = table.info.documentation { paragraphs.append(documentation) }
        paragraphs.append(
            (table.virtualModule == nil ? "A row of the table " : "A row of the virtual table ")
                + qualified(table.info) + place(table.info, context) + ".")
        if let deprecation = table.info.deprecation, !deprecation.isEmpty {
            paragraphs.append("Deprecated: \(deprecation)")
        }
        let relations = self.relations(of: table, context: context)
        if !relations.isEmpty { paragraphs.append("Relations:\n" + relations.joined(separator: "\n")) }
        return paragraphs.joined(separator: "\n\n")
    }

    /// The SQL name with the schema that it is in.
    static func qualified(_ info: ObjectInfo) -> String {
        "`" + (info.sqlSchema.map { $0 + "." } ?? "") + info.sqlName + "`"
    }

    /// Where the object is, if not in all of the schema's databases.
    static func place(_ info: ObjectInfo, _ context: SwiftContext) -> String {
        let all = context.schema.settings.databases
        let here = all.filter { info.databases.contains($0) }
        return here.count == all.count ? "" : " on " + here.map(\.title).joined(separator: " and ") + " only"
    }

    private static func relations(of table: Table, context: SwiftContext) -> [String] {
        var lines: [String] = []
        for key in table.foreignKeys {
            var line = "- \(names(key.columns)) refers to `\(key.table)`"
            if let action = words(key.onDelete) { line += "; when that is deleted, \(action)" }
            lines.append(line + ".")
        }
        for relation in context.incoming[table.info.name] ?? [] {
            let name = relation.key.inverse.map { "`\($0)`: " } ?? ""
            lines.append("- \(name)`\(relation.table)` refers to this by \(names(relation.key.columns)).")
        }
        return lines
    }

    private static func names(_ columns: [String]) -> String {
        columns.map { "`\($0)`" }.joined(separator: ", ")
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
