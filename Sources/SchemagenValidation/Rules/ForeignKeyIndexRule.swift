import SchemagenLanguage
import SchemagenModel

/// A foreign key wants an index that starts with its columns: each delete or change of a referenced row looks for the
/// rows that refer to it.
enum ForeignKeyIndexRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        let keys = table.table.foreignKeys
        guard !keys.isEmpty, !areAllIndexed(keys, table) else { return }
        var leading = table.keys.map { (columns: $0.columns, databases: $0.info.databases) }
        for index in table.table.indexes where index.predicate == nil && index.method == "btree" || index.isHash {
            var columns: [String] = []
            for key in index.keys {
                guard case .column(let name) = key.value else { break }
                columns.append(name)
            }
            leading.append((columns, index.databases))
        }
        for key in table.table.foreignKeys {
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
                        "each delete in `\(key.table)` reads all of `\(table.name)` to find what refers to the row")
                ],
                fixes: [
                    Diagnostic.Fix(
                        isSingle ? "add `@index`" : "add `index(\(key.columns.joined(separator: ", ")))`")
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
