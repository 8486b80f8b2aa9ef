import SchemagenLanguage

/// Checks what partitions say to be parts of indexes and constraints.
extension PartitioningResolver {
    /// Checks the parts of everything that the table has.
    func checkParts() {
        guard let partitioning = draft.options.partitioning else { return }
        var around: [String: Whole] = [:]
        for index in draft.table.partitionedIndexes where !index.sqlName.isEmpty {
            around[index.sqlName] = Whole(index: index, root: index.sqlName)
        }
        check(partitioning, around)
    }

    /// What parts may be of.
    private struct Whole {
        var index: PartitionedIndex
        /// The SQL name of what it is a part of in the end.
        var root: String
    }

    private func check(_ partitioning: Partitioning, _ around: [String: Whole]) {
        for partition in partitioning.partitions {
            var inside = around
            var seen: [String: SourceSpan] = [:]
            for part in partition.partitionedIndexes where !part.sqlName.isEmpty {
                guard let name = part.partOf else {
                    inside[part.sqlName] = Whole(index: part, root: part.sqlName)
                    continue
                }
                guard let whole = around[name] else {
                    context.report(
                        .invalidPartition,
                        "there is no index or constraint `\(name)` around `\(partition.name)` to be a part of",
                        at: part.span,
                        fixes: [Diagnostic.Fix("name one of the table, or of a partition around, by its SQL name")])
                    continue
                }
                guard part.canBePart(of: whole.index) else {
                    context.report(
                        .invalidPartition, "this is not the same as `\(name)`, and cannot be a part of it",
                        at: part.span, notes: [Diagnostic.Note("`\(name)` is declared here", at: whole.index.span)])
                    continue
                }
                if let first = seen.updateValue(part.span, forKey: whole.root) {
                    context.report(
                        .invalidPartition, "`\(partition.name)` has a part of `\(whole.root)` already", at: part.span,
                        notes: [Diagnostic.Note("the first one", at: first)])
                }
                inside[part.sqlName] = Whole(index: part, root: whole.root)
            }
            if let inner = partition.partitioning?.partitioning { check(inner, inside) }
        }
    }
}

extension PartitionedIndex {
    /// Where it was declared.
    fileprivate var span: SourceSpan {
        if case .index(let index) = self { index.anchor.span } else { (info?.anchor ?? SourceAnchor()).span }
    }

    /// Whether the server would take this for a part of another, as far as that can be seen here: what two expressions
    /// mean, or two operator classes, is known to the server alone.
    fileprivate func canBePart(of whole: PartitionedIndex) -> Bool {
        switch (self, whole) {
        case (.primaryKey(let part), .primaryKey(let whole)):
            return part.columns == whole.columns && part.include == whole.include
        case (.unique(let part), .unique(let whole)):
            return part.columns == whole.columns && part.include == whole.include
                && part.nullsNotDistinct == whole.nullsNotDistinct
        case (.exclusion(let part), .exclusion(let whole)):
            return part.method == whole.method && Self.fit(part.elements.map(\.key), whole.elements.map(\.key))
                && part.elements.map(\.operator) == whole.elements.map(\.operator)
                && (part.predicate == nil) == (whole.predicate == nil)
        case (.index(let part), .index(let whole)):
            return part.isUnique == whole.isUnique && part.method == whole.method && Self.fit(part.keys, whole.keys)
                && part.include == whole.include && part.nullsNotDistinct == whole.nullsNotDistinct
                && (part.predicate == nil) == (whole.predicate == nil)
        default: return false
        }
    }

    private static func fit(_ part: [IndexKey], _ whole: [IndexKey]) -> Bool {
        guard part.count == whole.count else { return false }
        return zip(part, whole).allSatisfy { part, whole in
            switch (part.value, whole.value) {
            case (.column(let part), .column(let whole)): part == whole
            case (.expression, .expression): true
            default: false
            }
        }
    }
}
