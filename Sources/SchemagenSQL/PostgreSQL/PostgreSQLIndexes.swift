import SchemagenModel

extension PostgreSQLWriter {
    mutating func create(_ index: Index, on scope: ColumnScope, in schema: String?) -> [Statement] {
        var text = index.isUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX "
        text += Quoting.identifier(index.sqlName) + " ON " + scope.owner
        if index.method != "btree" { text += " USING " + Quoting.identifier(index.method) }
        text += " ("
        for (position, value) in index.keys.enumerated() {
            if position > 0 { text += ", " }
            text += key(value, scope, in: index.sqlName, at: index.anchor)
        }
        text += ")"
        if !index.include.isEmpty {
            text += " INCLUDE " + names(index.include, scope, in: index.sqlName, at: index.anchor)
        }
        if index.nullsNotDistinct { text += " NULLS NOT DISTINCT" }
        text += Self.storage(index.storageParameters)
        if let predicate = index.predicate {
            text += "\n    WHERE " + expression(predicate, scope, in: index.sqlName, at: index.anchor)
        }
        let name = Quoting.identifier(index.sqlName, in: schema)
        return [Statement(text)] + comment(index.documentation, on: "INDEX \(name)")
    }

    /// A key of an index, a partitioning or an exclusion constraint.
    mutating func key(_ key: IndexKey, _ scope: ColumnScope, in owner: String, at anchor: SourceAnchor) -> String {
        var text: String
        switch key.value {
        case .column(let name):
            if let column = scope[name] {
                text = Quoting.identifier(column.sqlName)
            } else {
                diagnostics.add(
                    .referenceNotFound, "\(owner) names the column `\(name)`, which is not there", at: anchor.span)
                text = Quoting.identifier(name)
            }
        case .expression(let value):
            text = expression(value, scope, in: owner, at: anchor)
            if case .sql = value.kind {} else { text = "(" + text + ")" }
        }
        if let collation = key.collation?.postgresql {
            text += " COLLATE " + Quoting.collation(collation, on: .postgresql)
        }
        if let operatorClass = key.operatorClass { text += " " + operatorClass }
        if key.isDescending { text += " DESC" }
        switch key.nulls {
        case nil: break
        case .first: text += " NULLS FIRST"
        case .last: text += " NULLS LAST"
        }
        return text
    }
}
