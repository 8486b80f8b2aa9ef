import SchemagenLanguage
import SchemagenModel

/// A foreign key wants an index that starts with its columns: each delete or change of a referenced row looks for the
/// rows that refer to it.
enum ForeignKeyIndexRule: TableRule {
    /// The first columns of an index, and where it exists.
    private typealias Leading = (columns: [String], databases: DatabaseSet)

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        let keys = table.table.foreignKeys
        let partitioning = table.table.options.partitioning
        if partitioning == nil, keys.isEmpty || areAllIndexed(keys, table) { return }
        let leading = table.keys.map { ($0.columns, $0.info.databases) } + Self.leading(table.table.indexes)
        check(keys, leading, of: table.name, table, &findings)
        if let partitioning { check(partitioning, leading, table, &findings) }
    }

    /// The foreign keys that partitions alone have: indexes of the table serve them too.
    private static func check(
        _ partitioning: Partitioning, _ around: [Leading], _ table: TableFacts, _ findings: inout ValidationFindings
    ) {
        for partition in partitioning.partitions {
            var leading = around + Self.leading(partition.indexes)
            if let key = partition.primaryKey { leading.append((key.columns, key.info.databases)) }
            leading += partition.uniques.map { ($0.columns, $0.info.databases) }
            check(partition.foreignKeys, leading, of: partition.name, table, &findings)
            if let inner = partition.partitioning?.partitioning { check(inner, leading, table, &findings) }
        }
    }

    private static func leading(_ indexes: [Index]) -> [Leading] {
        var leading: [Leading] = []
        for index in indexes where index.predicate == nil && index.method == "btree" || index.isHash {
            var columns: [String] = []
            for key in index.keys {
                guard case .column(let name) = key.value else { break }
                columns.append(name)
            }
            leading.append((columns, index.databases))
        }
        return leading
    }

    private static func check(
        _ keys: [ForeignKey], _ leading: [Leading], of owner: String, _ table: TableFacts,
        _ findings: inout ValidationFindings
    ) {
        for key in keys {
            let databases = key.info.databases.intersection(table.databases)
            var covered: DatabaseSet = []
            for candidate in leading where startsWith(key.columns, candidate.columns) {
                covered.formUnion(candidate.databases)
            }
            guard !databases.isEmpty, !covered.isSuperset(of: databases) else { continue }
            let isSingle = key.columns.count == 1
            findings.add(
                .unindexedForeignKey,
                "no index starts with \(key.columns.quoted), which \(isSingle ? "refers" : "refer") to `\(key.table)`",
                at: key.info, of: table,
                notes: [
                    Diagnostic.Note(
                        "each delete in `\(key.table)` reads all of `\(owner)` to find what refers to the row")
                ],
                fixes: [
                    Diagnostic.Fix(
                        isSingle && owner == table.name
                            ? "add `@index`" : "add `index(\(key.columns.joined(separator: ", ")))`")
                ])
        }
    }

    /// A quick look: whether each key is one column that the first key of a plain index is, as most are.
    private static func areAllIndexed(_ keys: [ForeignKey], _ table: TableFacts) -> Bool {
        for key in keys {
            guard key.columns.count == 1 else { return false }
            let name = key.columns[0]
            let databases = key.info.databases.intersection(table.databases)
            var isIndexed = false
            for index in table.table.indexes where index.predicate == nil && index.method == "btree" {
                if case .column(name)? = index.keys.first?.value, index.databases.isSuperset(of: databases) {
                    isIndexed = true
                    break
                }
            }
            guard isIndexed else { return false }
        }
        return true
    }

    /// Whether the first columns of an index are those of a foreign key, in any order.
    private static func startsWith(_ columns: [String], _ candidate: [String]) -> Bool {
        guard candidate.count >= columns.count else { return false }
        if columns.count == 1 { return candidate[0] == columns[0] }
        return Set(candidate.prefix(columns.count)) == Set(columns)
    }
}

extension Index {
    /// Whether it is a hash index over one column for all rows, which finds equal values as a btree does.
    fileprivate var isHash: Bool { method == "hash" && keys.count == 1 && predicate == nil }
}
