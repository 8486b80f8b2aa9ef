import SchemagenModel
import SchemagenSQL

/// How many indexes there are on a database, by where they come from.
struct IndexCounts: Equatable {
    /// Of primary keys.
    var primaryKeys = 0
    /// Of `@unique` on a column.
    var uniqueColumns = 0
    /// Of `unique(…)` in a table: constraints, and exclusion constraints.
    var uniqueTables = 0
    /// `@index` on a column.
    var flagged = 0
    /// `index(…)` in a table.
    var declared = 0

    /// All of them.
    var total: Int { primaryKeys + uniqueColumns + uniqueTables + flagged + declared }

    /// Those of nothing.
    init() {}

    /// How many come from a flag on a column.
    var byColumnFlags: Int { flagged + uniqueColumns }
    /// How many are declared with their table.
    var withTable: Int { declared + uniqueTables }
    /// How many let no two rows have the same values, those of primary keys apart; unique indexes are not among them.
    var uniques: Int { uniqueColumns + uniqueTables }

    /// Those of a table, its partitions included, on a database.
    /// - Parameter origins: Who says where each was declared.
    init(_ table: Table, on database: Database, _ index: SchemaIndex, origins: IndexOrigins = .own) {
        guard table.info.databases.contains(database), table.virtualModule == nil else { return }
        if let key = table.primaryKey, key.info.databases.contains(database),
            !(database == .sqlite && table.hasRowIDKey(index))
        {
            primaryKeys = 1
        }
        for unique in table.uniques where unique.info.databases.contains(database) {
            if origins.isOfColumn(unique, of: table) { uniqueColumns += 1 } else { uniqueTables += 1 }
        }
        uniqueTables += table.exclusions.count { $0.info.databases.contains(database) }
        for index in table.indexes where index.databases.contains(database) {
            if origins.isOfColumn(index, of: table) { flagged += 1 } else { declared += 1 }
        }
        guard database == .postgresql, let partitioning = table.options.partitioning else { return }
        add(partitioning, around: self)
    }

    /// Those of a materialized view.
    init(_ view: View, on database: Database) {
        guard view.info.databases.contains(database) else { return }
        declared = view.indexes.count { $0.databases.contains(database) }
    }

    /// A partition has a part of every index around it, whether the schema says so or not, and those that it alone has.
    private mutating func add(_ partitioning: Partitioning, around: IndexCounts) {
        for partition in partitioning.partitions {
            var own = around
            for index in partition.partitionedIndexes where index.partOf == nil && index.databases.contains(.postgresql)
            {
                switch index {
                case .primaryKey: own.primaryKeys += 1
                case .unique, .exclusion: own.uniqueTables += 1
                case .index: own.declared += 1
                }
            }
            self += own
            if let nested = partition.partitioning { add(nested.partitioning, around: own) }
        }
    }

    static func += (left: inout IndexCounts, right: IndexCounts) {
        left.primaryKeys += right.primaryKeys
        left.uniqueColumns += right.uniqueColumns
        left.uniqueTables += right.uniqueTables
        left.flagged += right.flagged
        left.declared += right.declared
    }

    /// By how many there are more than of others, kind by kind.
    func surplus(over others: IndexCounts) -> IndexCounts {
        var result = IndexCounts()
        result.primaryKeys = max(0, primaryKeys - others.primaryKeys)
        result.uniqueColumns = max(0, uniqueColumns - others.uniqueColumns)
        result.uniqueTables = max(0, uniqueTables - others.uniqueTables)
        result.flagged = max(0, flagged - others.flagged)
        result.declared = max(0, declared - others.declared)
        return result
    }

    /// In words: `34: 22 by column flags, 8 declared with their table, 4 of primary keys`.
    var words: String {
        let parts = [
            (byColumnFlags, "by column flags"), (withTable, "declared with their table"),
            (primaryKeys, "of primary keys"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return parts.count < 2 ? parts.first ?? "0" : "\(total): \(parts.joined(separator: ", "))"
    }
}

extension Table {
    /// Whether the primary key is the rowid of SQLite, which needs no index: one column of the type INTEGER.
    func hasRowIDKey(_ index: SchemaIndex) -> Bool {
        guard !options.isWithoutRowID, let key = primaryKey, key.columns.count == 1, key.descending.first != true,
            let column = column(key.columns[0])
        else { return false }
        if column.identity != nil { return true }
        let type =
            column.sqlite.type
            ?? TypeNames.name(of: column.type, on: .sqlite, index: index, storage: options.sqliteStorage)
        return type?.uppercased() == "INTEGER"
    }
}
