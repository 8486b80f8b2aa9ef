import SchemagenModel

extension PostgreSQLWriter {
    mutating func create(
        _ index: Index, on scope: ColumnScope, in schema: String?, isConcurrent: Bool = false,
        isWithoutParts: Bool = false, to out: inout StatementBuffer
    ) {
        let subject = Subject(index.sqlName)
        out.begin()
        out.fixed(index.isUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        if isConcurrent { out.fixed("CONCURRENTLY ") }
        out.name(index.sqlName)
        out.fixed(isWithoutParts ? " ON ONLY " : " ON ")
        out.put(scope.owner)
        if index.method != "btree" {
            out.fixed(" USING ")
            out.name(index.method)
        }
        out.fixed(" (")
        for (position, value) in index.keys.enumerated() {
            if position > 0 { out.fixed(", ") }
            key(value, scope, in: subject, at: index.anchor, to: &out)
        }
        out.fixed(")")
        include(index.include, scope, in: subject, at: index.anchor, to: &out)
        if index.nullsNotDistinct { out.fixed(" NULLS NOT DISTINCT") }
        Self.put(index.storageParameters, to: &out)
        if let predicate = index.predicate {
            out.fixed("\n    WHERE ")
            out.put(expression(predicate, scope, in: subject, at: index.anchor))
        }
        out.end()
        // A file that runs in no transaction holds one statement: the comment has a step of its own.
        if isConcurrent { return }
        comment(index.documentation, to: &out) {
            $0.fixed("INDEX ")
            $0.name(index.sqlName, in: schema)
        }
    }

    /// Appends a key of an index, a partitioning or an exclusion constraint.
    mutating func key(
        _ key: IndexKey, _ scope: ColumnScope, in subject: Subject, at anchor: SourceAnchor,
        to out: inout StatementBuffer
    ) {
        switch key.value {
        case .column(let name):
            if let sqlName = scope.sqlName(of: name) {
                out.name(sqlName)
            } else {
                missing(name, in: subject, at: anchor)
                out.name(name)
            }
        case .expression(let value):
            let text = expression(value, scope, in: subject, at: anchor)
            if case .sql = value.kind { out.put(text) } else { out.put("(\(text))") }
        }
        if let collation = key.collation?.postgresql {
            out.fixed(" COLLATE ")
            out.put(Quoting.collation(collation, on: .postgresql))
        }
        if let operatorClass = key.operatorClass {
            out.fixed(" ")
            out.put(operatorClass)
        }
        if key.isDescending { out.fixed(" DESC") }
        switch key.nulls {
        case nil: break
        case .first: out.fixed(" NULLS FIRST")
        case .last: out.fixed(" NULLS LAST")
        }
    }
}
