import SchemagenModel

/// How much of everything a schema has, as a list.
struct SchemaCounts {
    let text: String

    init(_ schema: Schema) {
        var columns = 0
        var computed = 0
        var deprecated = 0
        var foreignKeys = 0
        var columnIndexes = 0
        var tableIndexes = 0
        var uniques = 0
        var checks = 0
        func count(_ indexes: [Index]) {
            for index in indexes {
                if index.origin == .column { columnIndexes += 1 } else { tableIndexes += 1 }
            }
        }
        for table in schema.tables {
            columns += table.columns.count
            computed += table.computed.count
            if table.info.deprecation != nil { deprecated += 1 }
            foreignKeys += table.foreignKeys.count
            uniques += table.uniques.count
            checks += table.checks.count
            count(table.indexes)
        }
        for view in schema.views { count(view.indexes) }
        var items: [String] = []
        if !schema.tables.isEmpty {
            let note = deprecated == 0 ? "" : ", \(deprecated) of them deprecated"
            let more =
                computed == 0 ? "" : " and \(CommonText.count(computed, "computed property", "computed properties"))"
            items.append(
                "\(CommonText.count(schema.tables.count, "table"))\(note), with "
                    + "\(CommonText.count(columns, "column"))\(more)")
        }
        if foreignKeys > 0 { items.append(CommonText.count(foreignKeys, "foreign key")) }
        if columnIndexes + tableIndexes > 0 {
            items.append(
                "\(CommonText.count(columnIndexes + tableIndexes, "index", "indexes")) besides those of keys: "
                    + "\(columnIndexes) declared with their column, \(tableIndexes) with their table")
        }
        if uniques > 0 { items.append(CommonText.count(uniques, "unique constraint")) }
        if checks > 0 { items.append(CommonText.count(checks, "declared check")) }
        if !schema.views.isEmpty { items.append(CommonText.count(schema.views.count, "view")) }
        if !schema.enums.isEmpty { items.append(CommonText.count(schema.enums.count, "enum")) }
        if !schema.types.isEmpty { items.append(CommonText.count(schema.types.count, "type")) }
        text = items.isEmpty ? "Nothing is declared yet." : "- " + items.joined(separator: "\n- ")
    }
}
