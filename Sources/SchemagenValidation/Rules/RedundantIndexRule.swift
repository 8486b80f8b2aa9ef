import SchemagenLanguage
import SchemagenModel

/// An index or a key that does what another one does anyway.
public struct Redundancy: Sendable {
    /// The index; nil where it is a key or a unique constraint.
    public var index: Index?
    /// The constraint that the same columns have already; nil where it is an index.
    public var constraint: ConstraintInfo?
    /// What makes it so: "does what the key over `id` does".
    public var why: String
    /// What does the same, and where it was declared.
    var other: (title: String, anchor: SourceAnchor)

    /// The same as a sentence: "the index `orders_id` does what the key over `id` does".
    public var reason: String { index.map { "the index `\($0.sqlName)` \(why)" } ?? why }

    /// What is redundant in the tables of a schema, by their Swift names, whatever `lint` and `@allow` say of it.
    public static func all(in schema: Schema) -> [String: [Redundancy]] {
        let facts = SchemaFacts(schema, index: SchemaIndex(schema))
        var result: [String: [Redundancy]] = [:]
        for table in schema.tables {
            let found = RedundantIndexRule.redundancies(in: facts.tables.facts(table))
            if !found.isEmpty { result[table.info.name] = found }
        }
        return result
    }
}

/// An index that does what another one does anyway costs space and every write.
enum RedundantIndexRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for item in redundancies(in: table) {
            if let index = item.index {
                findings.add(
                    .redundantIndex, item.reason, at: index, of: table,
                    notes: [Diagnostic.Note("\(item.other.title) is declared here", at: item.other.anchor.span)],
                    fixes: [Diagnostic.Fix("remove it")])
            } else if let constraint = item.constraint {
                findings.add(
                    .redundantIndex, item.reason, at: constraint, of: table,
                    notes: [Diagnostic.Note("it is declared here", at: item.other.anchor.span)],
                    fixes: [Diagnostic.Fix("remove one of the two")])
            }
        }
    }

    /// What is redundant in a table.
    static func redundancies(in table: TableFacts) -> [Redundancy] {
        var found: [Redundancy] = []
        guard !table.table.indexes.isEmpty || table.table.uniques.count + (table.table.primaryKey == nil ? 0 : 1) > 1
        else {
            return found
        }
        guard canRepeat(table) else { return found }
        checkUniques(table, &found)
        checkIndexes(table, &found)
        return found
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

    private static func checkUniques(_ table: TableFacts, _ found: inout [Redundancy]) {
        var seen: [[String]: ConstraintInfo] = [:]
        for key in table.keys {
            if let other = seen[key.columns], !other.databases.isDisjoint(with: key.info.databases) {
                found.append(
                    Redundancy(
                        constraint: key.info, why: "a key over \(key.columns.quoted) is already there",
                        other: ("it", other.anchor)))
            } else {
                seen[key.columns] = key.info
            }
        }
    }

    private static func checkIndexes(_ table: TableFacts, _ found: inout [Redundancy]) {
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
                report(index, other, "does what \(other.title) does", &found)
                continue
            }
            // The earlier of the two is the one to remove where only the later has everything.
            if let position = whole[shape]?.position, !table.table.indexes[position].isUnique,
                covers(entry, table.table.indexes[position], table)
            {
                report(table.table.indexes[position], entry, "does what \(entry.title) does", &found)
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
            report(index, other, "is the beginning of \(other.title)", &found)
        }
    }

    private static func covers(_ other: Entry, _ index: Index, _ table: TableFacts) -> Bool {
        other.databases.isSuperset(of: index.databases.intersection(table.databases))
            && index.include.allSatisfy(other.include.contains)
    }

    private static func report(_ index: Index, _ other: Entry, _ reason: String, _ found: inout [Redundancy]) {
        found.append(Redundancy(index: index, why: reason, other: (other.title, other.anchor)))
    }
}
