import SchemagenDatabases

extension PostgreSQLDrafter {
    mutating func views() -> [DeclarationDraft] {
        var result: [DeclarationDraft] = []
        for kind in [CatalogueKind.view, .materializedView] {
            for object in map.catalogue.objects(kind) {
                guard let name = names.views[object.identity.path] else { continue }
                declare(object.identity)
                result.append(
                    DeclarationDraft(
                        namespace: namespace(object.identity.path), documentation: documentation(of: object),
                        .view(view(object, name))))
            }
        }
        return result
    }

    private mutating func view(_ object: CatalogueObject, _ name: String) -> ViewDraft {
        let path = object.identity.path
        let isMaterialized = object.identity.kind == .materializedView
        var query = object.text(.query) ?? ""
        while let last = query.last, last == ";" || last.isWhitespace { query.removeLast() }
        // What stands before the first line is the server's indentation.
        query = PrintedText.readAgain(String(query.drop { $0 == " " }))
        let columns = (map.columns[path] ?? []).map { column in
            ColumnDraft(
                name: DraftName(swift: columnName(column.identity.path[2], in: path), sql: column.identity.path[2]),
                documentation: documentation(of: column), type: types.name(of: column.text(.type) ?? "").source,
                isNullable: !column.flag(.isNotNull))
        }
        var attributes = storageParameters(object)
        if let option = object.text(.checkOption) { attributes.append("@checkOption(\(option))") }
        if object.flag(.isNotPopulated) { attributes.append("@noData") }
        let indexes = isMaterialized ? indexes(of: path) : []
        attributes += indexAttributes(object, written: Set(indexes.compactMap(\.sqlName)))
        return ViewDraft(
            name: DraftName(swift: name, sql: path[1]), isMaterialized: isMaterialized, columns: columns, query: query,
            attributes: attributes, indexes: indexes)
    }
}
