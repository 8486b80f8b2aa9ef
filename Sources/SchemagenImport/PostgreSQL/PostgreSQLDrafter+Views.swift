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
        query = String(query.drop { $0 == " " })
        if let option = object.text(.checkOption) { query += "\n  WITH \(option.uppercased()) CHECK OPTION" }
        let columns = (map.columns[path] ?? []).map { column in
            ColumnDraft(
                name: DraftName(swift: columnName(column.identity.path[2], in: path), sql: column.identity.path[2]),
                documentation: documentation(of: column), type: types.name(of: column.text(.type) ?? "").source,
                isNullable: !column.flag(.isNotNull))
        }
        viewSettings(object, isMaterialized ? "MATERIALIZED VIEW" : "VIEW")
        return ViewDraft(
            name: DraftName(swift: name, sql: path[1]), isMaterialized: isMaterialized, columns: columns, query: query,
            attributes: [], indexes: isMaterialized ? indexes(of: path) : [])
    }

    private mutating func viewSettings(_ object: CatalogueObject, _ kind: String) {
        var options = object.list(.options)
        if object.flag(.isSecurityBarrier) { options.append("security_barrier=true") }
        guard !options.isEmpty else { return }
        let view = Self.quoted(object.identity.path)
        let keys = options.compactMap { $0.split(separator: "=").first.map(String.init) }
        leftovers.append(
            Leftover(
                object: object.identity, kind: "setting",
                identity: "options of \(object.identity.path.joined(separator: "."))", owner: object.identity,
                needs: [object.identity], create: "ALTER \(kind) \(view) SET (\(options.joined(separator: ", ")))",
                drop: "ALTER \(kind) \(view) RESET (\(keys.joined(separator: ", ")))",
                reason: "the language has no word for the options of a view"))
    }
}
