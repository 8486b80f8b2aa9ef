import SchemagenLanguage
import SchemagenModel

/// An index that does what another one does anyway costs space and every write.
enum RedundantIndexRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard !table.table.indexes.isEmpty || table.table.uniques.count + (table.table.primaryKey == nil ? 0 : 1) > 1
        else {
            return
        }
        guard canRepeat(table) else { return }
        checkUniques(table, &findings)
        checkIndexes(table, &findings)
    }

    /// Whether two keys or indexes start with the same column, or with an expression: in most tables none do.
    private static func canRepeat(_ table: TableFacts) -> Bool {
        var first: [String] = []
        if let name = table.table.primaryKey?.columns.first { first.append(name) }
        for unique in table.table.uniques { first += unique.columns.prefix(1) }
        for index in table.table.indexes {
            guard case .column(let name)? = index.keys.first?.value else { return true }
            first.append(name)
        }
        guard first.count < 8 else { return true }
        for (position, name) in first.enumerated() where first[..<position].contains(name) { return true }
        return false
    }

    /// What two indexes have in common that do the same.
    private struct Shape: Hashable {
        var keys: ArraySlice<IndexKey>
        var method: String
        var predicate: Expression?

        /// The columns tell most shapes apart.
        func hash(into hasher: inout Hasher) {
            for key in keys {
                if case .column(let name) = key.value { hasher.combine(name) }
            }
        }
    }

    private struct Entry {
        var title: String
        var anchor: SourceAnchor
        var databases: DatabaseSet
        /// Keys and unique constraints have none.
        var position: Int?
        var include: Set<String>
    }

    private static func checkUniques(_ table: TableFacts, _ findings: inout ValidationFindings) {
        var seen: [[String]: ConstraintInfo] = [:]
        for key in table.keys {
            if let other = seen[key.columns], !other.databases.isDisjoint(with: key.info.databases) {
                findings.add(
                    .redundantIndex, "a key over \(key.columns.quoted) is already there", at: key.info, of: table,
                    notes: [Diagnostic.Note("it is declared here", at: other.anchor.span)],
                    fixes: [Diagnostic.Fix("remove one of the two")])
            } else {
                seen[key.columns] = key.info
            }
        }
    }

    private static func checkIndexes(_ table: TableFacts, _ findings: inout ValidationFindings) {
        var whole: [Shape: Entry] = [:]
        var longer: [Shape: Entry] = [:]
        for key in table.keys {
            let keys = key.columns.map { IndexKey(.column($0)) }
            whole[Shape(keys: keys[...], method: "btree", predicate: nil)] = Entry(
                title: "the key over \(key.columns.quoted)", anchor: key.info.anchor, databases: key.info.databases,
                position: nil, include: [])
        }
        // Unique indexes first: where two do the same, the one that is not unique is the one to remove.
        let ordered = Array(table.table.indexes.enumerated())
        for (position, index) in ordered.filter(\.element.isUnique) + ordered.filter({ !$0.element.isUnique }) {
            let keys = index.keys[...]
            let shape = Shape(keys: keys, method: index.method, predicate: index.predicate)
            let entry = Entry(
                title: "the index `\(index.sqlName)`", anchor: index.anchor, databases: index.databases,
                position: position, include: Set(index.include))
            if let other = whole[shape], covers(other, index, table) {
                report(index, other, "does what \(other.title) does", table, &findings)
                continue
            }
            // The earlier of the two is the one to remove where only the later has everything.
            if let position = whole[shape]?.position, !table.table.indexes[position].isUnique,
                covers(entry, table.table.indexes[position], table)
            {
                report(table.table.indexes[position], entry, "does what \(entry.title) does", table, &findings)
                whole[shape] = entry
            }
            if whole[shape] == nil { whole[shape] = entry }
            guard !index.isUnique, index.method == "btree" else { continue }
            for length in 1..<max(keys.count, 1) {
                longer[Shape(keys: keys.prefix(length), method: "btree", predicate: index.predicate)] = entry
            }
        }
        for (position, index) in ordered where !index.isUnique && index.method == "btree" {
            let shape = Shape(keys: index.keys[...], method: "btree", predicate: index.predicate)
            guard let other = longer[shape], other.position != position, whole[shape]?.position == position,
                covers(other, index, table)
            else { continue }
            report(index, other, "is the beginning of \(other.title)", table, &findings)
        }
    }

    private static func covers(_ other: Entry, _ index: Index, _ table: TableFacts) -> Bool {
        other.databases.isSuperset(of: index.databases.intersection(table.databases))
            && index.include.allSatisfy(other.include.contains)
    }

    private static func report(
        _ index: Index, _ other: Entry, _ reason: String, _ table: TableFacts, _ findings: inout ValidationFindings
    ) {
        findings.add(
            .redundantIndex, "the index `\(index.sqlName)` \(reason)", at: index, of: table,
            notes: [Diagnostic.Note("\(other.title) is declared here", at: other.anchor.span)],
            fixes: [Diagnostic.Fix("remove it")])
    }
}
