import SchemagenModel

extension Schema {
    /// The same with the hints of another schema where it has none of its own.
    func takingHints(from other: Schema) -> Schema {
        var schema = self
        for removal in other.removals where !schema.removals.contains(removal) { schema.removals.append(removal) }
        schema.visitHints(of: other, HintTaking())
        return schema
    }

    /// The same without the hints that another schema has as well: they are spent.
    func withoutHints(of other: Schema) -> Schema {
        var schema = self
        schema.removals.removeAll(where: other.removals.contains)
        schema.visitHints(of: other, HintDropping())
        return schema
    }

    /// Calls the visitor with each hint and that of the thing of the same name in another schema.
    private mutating func visitHints(of other: Schema, _ visitor: some HintVisitor) {
        Self.visit(&enums, other.enums, by: \.info.name) { mine, theirs in
            visitor.visit(&mine.info.formerName, theirs.info.formerName)
            Self.visit(&mine.cases, theirs.cases, by: \.name) { visitor.visit(&$0.formerName, $1.formerName) }
        }
        Self.visit(&types, other.types, by: \.info.name) { visitor.visit(&$0.info.formerName, $1.info.formerName) }
        Self.visit(&sequences, other.sequences, by: \.info.name) {
            visitor.visit(&$0.info.formerName, $1.info.formerName)
        }
        Self.visit(&views, other.views, by: \.info.name) { mine, theirs in
            visitor.visit(&mine.info.formerName, theirs.info.formerName)
            Self.visit(&mine.columns, theirs.columns, visitor)
        }
        Self.visit(&tables, other.tables, by: \.info.name) { mine, theirs in
            visitor.visit(&mine.info.formerName, theirs.info.formerName)
            Self.visit(&mine.columns, theirs.columns, visitor)
            Self.visit(&mine.checks, theirs.checks, by: \.name) { visitor.visit(&$0.formerName, $1.formerName) }
        }
    }

    private static func visit(_ columns: inout [Column], _ others: [Column], _ visitor: some HintVisitor) {
        visit(&columns, others, by: \.name) { mine, theirs in
            visitor.visit(&mine.formerName, theirs.formerName)
            visitor.visit(&mine.backfill, theirs.backfill)
            visitor.visit(&mine.convert, theirs.convert)
        }
    }

    private static func visit<Value>(
        _ values: inout [Value], _ others: [Value], by name: (Value) -> String, _ body: (inout Value, Value) -> Void
    ) {
        let known = Dictionary(others.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
        for index in values.indices {
            if let other = known[name(values[index])] { body(&values[index], other) }
        }
    }
}

/// What is done with a hint, knowing that of the same thing in another schema.
private protocol HintVisitor {
    func visit<Hint: Equatable>(_ hint: inout Hint?, _ other: Hint?)
}

private struct HintTaking: HintVisitor {
    func visit<Hint: Equatable>(_ hint: inout Hint?, _ other: Hint?) {
        if hint == nil { hint = other }
    }
}

private struct HintDropping: HintVisitor {
    func visit<Hint: Equatable>(_ hint: inout Hint?, _ other: Hint?) {
        if hint == other { hint = nil }
    }
}
