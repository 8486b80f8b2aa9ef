import SchemagenModel
import SchemagenValidation

/// What is known of the foreign keys of a schema: whether each has its target, whether the types fit, and by which
/// index the rows that refer to a row are found.
struct ForeignKeyFacts {
    /// One foreign key.
    struct Fact {
        /// The table that holds it.
        let table: Table
        /// The SQL name of the partition that alone has it; nil: the whole table has it.
        let partition: String?
        let key: ForeignKey
        /// The table that it refers to; nil: there is none.
        let target: Table?
        /// The worst of its columns; nil where a column is missing on either side.
        let fit: TypeFit?
        /// By database of the schema where the key exists: what finds the rows, by its SQL name; nil: nothing does.
        let indexes: [(database: Database, index: String?)]

        /// Whether its rows are found by an index everywhere.
        var isIndexed: Bool { indexes.allSatisfy { $0.index != nil } }
        /// Whether table and columns of its target exist.
        var hasTarget: Bool { target != nil && fit != nil }
    }

    /// The columns that an index begins with, where it exists and what it is called.
    private struct Leading {
        let columns: [String]
        let databases: DatabaseSet
        let name: String
    }

    /// In the order of the schema, those that partitions alone have behind those of their table.
    private(set) var all: [Fact] = []
    /// The same by the Swift names of the tables that hold them.
    private(set) var byTable: [String: [Fact]] = [:]

    private let databases: [Database]
    private let index: SchemaIndex

    init(_ schema: Schema, _ index: SchemaIndex) {
        databases = schema.settings.databases
        self.index = index
        for table in schema.tables {
            guard !table.foreignKeys.isEmpty || table.options.partitioning != nil else { continue }
            let leading = Self.leading(table.primaryKey, table.uniques, table.indexes)
            add(table.foreignKeys, of: table, partition: nil, leading)
            if let partitioning = table.options.partitioning { add(partitioning, of: table, leading) }
        }
        byTable = Dictionary(grouping: all) { $0.table.info.name }
    }

    private mutating func add(_ keys: [ForeignKey], of table: Table, partition: String?, _ leading: [Leading]) {
        for key in keys {
            let target = index.tables[key.table]
            let own = databases.filter { key.info.databases.contains($0) && table.info.databases.contains($0) }
            all.append(
                Fact(
                    table: table, partition: partition, key: key, target: target,
                    fit: target.flatMap { fit(key, table, $0) },
                    indexes: own.map { ($0, Self.index(of: key, among: leading, on: $0)) }))
        }
    }

    /// Indexes of the table serve the rows of its partitions too.
    private mutating func add(_ partitioning: Partitioning, of table: Table, _ around: [Leading]) {
        for partition in partitioning.partitions {
            let leading = around + Self.leading(partition.primaryKey, partition.uniques, partition.indexes)
            add(partition.foreignKeys, of: table, partition: partition.sqlName, leading)
            if let nested = partition.partitioning { add(nested.partitioning, of: table, leading) }
        }
    }

    private func fit(_ key: ForeignKey, _ table: Table, _ target: Table) -> TypeFit? {
        guard key.columns.count == key.referenced.count else { return nil }
        var worst = TypeFit.same
        for (name, referenced) in zip(key.columns, key.referenced) {
            guard let column = table.column(name), let other = target.column(referenced) else { return nil }
            switch TypeFit(column.type, other.type, in: index) {
            case .same: break
            case .comparable: if worst == .same { worst = .comparable }
            case .incomparable: worst = .incomparable
            }
        }
        return worst
    }

    /// The keys and the indexes over all rows that find equal values: keys before others.
    private static func leading(
        _ primaryKey: PrimaryKey?, _ uniques: [UniqueConstraint], _ indexes: [Index]
    ) -> [Leading] {
        var result: [Leading] = []
        func add(_ columns: [String], _ info: ConstraintInfo, _ kind: String) {
            let name = info.sqlName.isEmpty ? kind : info.sqlName
            result.append(Leading(columns: columns, databases: info.databases, name: name))
        }
        if let primaryKey { add(primaryKey.columns, primaryKey.info, "primary key") }
        for unique in uniques { add(unique.columns, unique.info, "unique constraint") }
        for index in indexes where index.predicate == nil {
            guard index.method == "btree" || index.method == "hash" && index.keys.count == 1 else { continue }
            var columns: [String] = []
            for part in index.keys {
                guard case .column(let name) = part.value else { break }
                columns.append(name)
            }
            result.append(Leading(columns: columns, databases: index.databases, name: index.sqlName))
        }
        return result
    }

    /// The first index that begins with the columns of a foreign key, in any order.
    private static func index(of key: ForeignKey, among leading: [Leading], on database: Database) -> String? {
        let wanted = Set(key.columns)
        return leading.first { candidate in
            candidate.databases.contains(database) && candidate.columns.count >= wanted.count
                && Set(candidate.columns.prefix(wanted.count)) == wanted
        }?.name
    }
}
