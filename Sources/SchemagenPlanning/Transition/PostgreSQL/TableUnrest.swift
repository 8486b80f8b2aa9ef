import SchemagenEvolution
import SchemagenModel

/// Which tables of PostgreSQL cannot stay while they change: foreign keys to them, and what stands on them, go before and
/// come again after.
struct TableUnrest {
    /// The tables that are made anew with all their rows, by their old names: they are divided otherwise than before, or by
    /// a column that changes.
    private(set) var rebuilt: Set<String> = []
    /// The tables that leave those that they inherit from and are made anew under the new ones, by their old names: what a
    /// table has by inheritance alone it can only get when it is made.
    private(set) var rejoining: Set<String> = []
    /// The tables whose partitions are detached for a while, by their old names.
    private(set) var detaching: Set<String> = []

    private let old: Structure
    private let new: Structure

    init(_ correspondence: Correspondence, _ deltas: [TableDelta]) {
        (old, new) = (correspondence.renamed, correspondence.new)
        guard new.isPostgreSQL else { return }
        for delta in deltas {
            let name = delta.renamed.info.name
            if isDividedOtherwise(delta) {
                rebuilt.insert(name)
            } else if PartitionChanges.detaches(delta, old, new) {
                detaching.insert(name)
            }
            let (before, after) = (delta.renamed.options.inherits, delta.latter.options.inherits)
            if before.isEmpty, after.isEmpty { continue }
            if names(before, in: old) != names(after, in: new) || delta.changesInheritance(old, new) {
                rejoining.insert(name)
            }
        }
        guard !rejoining.isEmpty else { return }
        addDescendants(correspondence)
    }

    /// Whether a foreign key to a table, or a view of it, would be in the way.
    func isUnsettled(_ table: String) -> Bool {
        rebuilt.contains(table) || rejoining.contains(table) || detaching.contains(table)
    }

    /// Whether nothing that stands on a table survives.
    func isAnew(_ table: String) -> Bool { rebuilt.contains(table) || rejoining.contains(table) }

    /// All that are unsettled.
    var tables: Set<String> { rebuilt.union(rejoining).union(detaching) }

    private func names(_ parents: [String], in structure: Structure) -> [QualifiedName?] {
        parents.map { structure.index.tables[$0].map { QualifiedName($0.info) } }
    }

    /// A table cannot go while another inherits from it. Parents stand before their children.
    private mutating func addDescendants(_ correspondence: Correspondence) {
        var formerNames: [String: String] = [:]
        for pair in correspondence.tables.pairs {
            formerNames[new.schema.tables[pair.new].info.name] = old.schema.tables[pair.old].info.name
        }
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for pair in correspondence.tables.pairs {
                let (before, after) = (old.schema.tables[pair.old], new.schema.tables[pair.new])
                guard old.holds(before), new.holds(after), !rejoining.contains(before.info.name) else { continue }
                let parents = before.options.inherits + after.options.inherits.compactMap { formerNames[$0] }
                if parents.contains(where: rejoining.contains) {
                    rejoining.insert(before.info.name)
                    isGrowing = true
                }
            }
        }
    }

    private func isDividedOtherwise(_ delta: TableDelta) -> Bool {
        guard let pairs = delta.partitions else {
            return delta.renamed.options.partitioning != nil || delta.latter.options.partitioning != nil
        }
        let keys = Self.keyColumns(pairs.before)
        return delta.columns.contains { column in
            keys.contains(column.from.name)
                && (column.changesType(old, new)
                    || old.generatedText(of: column.from, in: delta.renamed)
                        != new.generatedText(of: column.to, in: delta.latter))
        }
    }

    /// The columns by which rows are told apart, at any depth.
    private static func keyColumns(_ partitioning: Partitioning) -> Set<String> {
        var result: Set<String> = []
        for key in partitioning.keys {
            switch key.value {
            case .column(let name): result.insert(name)
            case .expression(let expression): expression.forEachColumn { result.insert($0) }
            }
        }
        for partition in partitioning.partitions {
            if let inner = partition.partitioning?.partitioning { result.formUnion(keyColumns(inner)) }
        }
        return result
    }
}
