import SchemagenDatabases
import SchemagenEvolution
import SchemagenModel
import SchemagenPlanning

extension RowMoves {
    /// What the change from one schema to another does to rows on a kind of database.
    public init(from old: Schema, to new: Schema, on database: Database) {
        self.init()
        let correspondence = Correspondence(
            from: Structure(of: old, on: database), to: Structure(of: new, on: database))
        func name(_ table: SchemagenModel.Table) -> String {
            guard database == .postgresql else { return table.info.sqlName }
            return "\(table.info.sqlSchema ?? "public").\(table.info.sqlName)"
        }
        let (before, after) = (correspondence.old, correspondence.new)
        if database == .postgresql {
            dividedElsewhere = (old.tablesDividedElsewhere, new.tablesDividedElsewhere)
        }
        for offset in correspondence.tables.removed where before.holds(old.tables[offset]) {
            tables[name(old.tables[offset])] = Table(name: nil)
        }
        for offset in correspondence.tables.added where after.holds(new.tables[offset]) {
            added.insert(name(new.tables[offset]))
        }
        for (pair, columns) in zip(correspondence.tables.pairs, correspondence.columns) {
            let (former, latter) = (old.tables[pair.old], new.tables[pair.new])
            guard before.holds(former) else {
                if after.holds(latter) { added.insert(name(latter)) }
                continue
            }
            guard after.holds(latter) else {
                tables[name(former)] = Table(name: nil)
                continue
            }
            var table = Table(name: name(latter))
            var ancestors = former.options.inherits
            while let parent = ancestors.popLast() {
                guard let ancestor = before.index.tables[parent] else { continue }
                table.ancestors.insert(name(ancestor))
                ancestors += ancestor.options.inherits
            }
            for offset in columns.added where latter.columns[offset].databases.contains(database) {
                table.added.insert(latter.columns[offset].sqlName)
            }
            for offset in columns.removed where former.columns[offset].databases.contains(database) {
                table.changed.insert(former.columns[offset].sqlName)
            }
            for inner in columns.pairs {
                let (first, second) = (former.columns[inner.old], latter.columns[inner.new])
                guard first.databases.contains(database) else {
                    if second.databases.contains(database) { table.added.insert(second.sqlName) }
                    continue
                }
                if !second.databases.contains(database) || Self.changesValues(first, second, before, after) {
                    table.changed.insert(first.sqlName)
                }
                if first.sqlName != second.sqlName { table.columns[first.sqlName] = second.sqlName }
            }
            table.losesRows = correspondence.partitions[pair.new]?.losesPartitions ?? false
            var isGrowing = !table.changed.isEmpty
            while isGrowing {
                isGrowing = false
                let changed = Set(former.columns.filter { table.changed.contains($0.sqlName) }.map(\.name))
                for column in former.columns where column.generated?.value.reads(changed) ?? false {
                    if table.changed.insert(column.sqlName).inserted { isGrowing = true }
                }
            }
            var same = Table(name: name(former))
            same.ancestors = table.ancestors
            if table != same { tables[name(former)] = table }
        }
    }

    /// What each migration of the change does, by their up files in order.
    public func parts(of scripts: [String], on database: Database) -> [RowMoves] {
        switch database {
        case .postgresql: parts(of: scripts)
        // All of it happens in the first.
        case .sqlite: scripts.map { $0.contains(" RENAME ") ? self : withoutNames }
        }
    }

    private static func changesValues(
        _ first: Column, _ second: Column, _ before: Structure, _ after: Structure
    ) -> Bool {
        if second.convert != nil { return true }
        if first.isNullable, !second.isNullable { return true }
        if first.generated != nil || second.generated != nil { return first.generated != second.generated }
        return changesValues(
            before.index.storageType(of: first.type), after.index.storageType(of: second.type), before, after)
    }

    private static func changesValues(
        _ old: DataType, _ new: DataType, _ before: Structure, _ after: Structure
    ) -> Bool {
        switch (old, new) {
        case (.array(let first), .array(let second)): return changesValues(first, second, before, after)
        case (.enumeration(let former), .enumeration(let latter)):
            return before.index.enums[former]?.cases.map(\.sqlName) != after.index.enums[latter]?.cases.map(\.sqlName)
        case (.int16, .int32), (.int16, .int64), (.int32, .int64), (.string, .string): return false
        default: return old != new
        }
    }
}

extension Schema {
    /// The paths of the tables and partitions whose partitions something else makes, on PostgreSQL.
    var tablesDividedElsewhere: Set<[String]> {
        var paths: Set<[String]> = []
        func add(_ partitioning: Partitioning?, of name: String, in schema: String) {
            guard let partitioning else { return }
            if partitioning.isManagedExternally { paths.insert([schema, name]) }
            for partition in partitioning.partitions {
                add(partition.partitioning?.partitioning, of: partition.sqlName, in: schema)
            }
        }
        for table in tables {
            add(table.options.partitioning, of: table.info.sqlName, in: table.info.sqlSchema ?? "public")
        }
        return paths
    }
}

extension Expression {
    /// Whether it reads one of the columns, as far as it is known: a text in SQL may read any.
    fileprivate func reads(_ columns: Set<String>) -> Bool {
        var isRead = false
        forEachColumn { if columns.contains($0) { isRead = true } }
        forEachSQLText(on: .postgresql) { _ in isRead = true }
        forEachSQLText(on: .sqlite) { _ in isRead = true }
        return isRead
    }
}
