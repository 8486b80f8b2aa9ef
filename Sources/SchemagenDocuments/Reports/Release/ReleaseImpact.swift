import SchemagenEvolution
import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenPlanning

/// How much of everything there is, or comes, or goes.
struct ObjectCounts: Equatable {
    var tables = 0
    var partitions = 0
    var columns = 0
    var foreignKeys = 0
    var indexes = IndexCounts()
    /// Those of the schema, and those that columns have from their types.
    var checks = 0
    var enums = 0
    var views = 0
    /// Sequences, domains, namespaces, extensions and what is SQL alone.
    var others = 0

    var isEmpty: Bool { self == ObjectCounts() }

    static func += (left: inout ObjectCounts, right: ObjectCounts) {
        left.tables += right.tables
        left.partitions += right.partitions
        left.columns += right.columns
        left.foreignKeys += right.foreignKeys
        left.indexes += right.indexes
        left.checks += right.checks
        left.enums += right.enums
        left.views += right.views
        left.others += right.others
    }

    /// Takes in a table with all that is in it.
    mutating func add(_ table: Table, on database: Database, _ index: SchemaIndex, _ origins: IndexOrigins) {
        tables += 1
        columns += table.columns.count { $0.databases.contains(database) }
        foreignKeys += table.foreignKeys.count { $0.info.databases.contains(database) }
        indexes += IndexCounts(table, on: database, index, origins: origins)
        checks += table.checks.count { $0.info.databases.contains(database) }
        checks += DerivedCheck.checks(of: table, on: database, index: index).count
        if database == .postgresql, let partitioning = table.options.partitioning {
            partitions += Self.count(partitioning)
        }
    }

    private static func count(_ partitioning: Partitioning) -> Int {
        partitioning.partitions.reduce(0) { $0 + 1 + ($1.partitioning.map { count($0.partitioning) } ?? 0) }
    }
}

/// What a change adds to a database and takes away, counted from the two snapshots around it.
struct ReleaseImpact {
    let plan: RecordedPlan
    private(set) var added = ObjectCounts()
    private(set) var removed = ObjectCounts()
    /// The tables that come as a whole, in the order of the schema.
    private(set) var newTables: [Table] = []
    /// Whatever else is different, in words.
    private(set) var otherChanges: [String] = []

    private let database: Database
    private let after: SchemaIndex
    private let before: SchemaIndex?
    private let origins: IndexOrigins

    init(_ plan: RecordedPlan, on database: Database, origins: IndexOrigins) {
        self.plan = plan
        self.origins = origins
        self.database = database
        after = SchemaIndex(plan.schema)
        guard let former = plan.former, former.settings.minimumVersions[database] != nil else {
            before = nil
            addAll(plan.schema)
            return
        }
        before = SchemaIndex(former)
        for change in Difference(from: former, to: plan.schema, on: database).changes { note(change) }
    }

    /// Everything of a schema: there was nothing before it.
    private mutating func addAll(_ schema: Schema) {
        let structure = Structure(of: schema, on: database)
        for table in schema.tables where structure.holds(table) { addTable(table) }
        for view in schema.views where structure.holds(view) {
            added.views += 1
            added.indexes += IndexCounts(view, on: database)
        }
        added.enums += schema.enums.count(where: structure.holds)
        added.others += schema.types.count(where: structure.holds) + schema.sequences.count(where: structure.holds)
        added.others += schema.opaqueObjects.count(where: structure.holds)
        if database == .postgresql { added.others += schema.namespaces.count + schema.extensions.count }
    }

    private mutating func addTable(_ table: Table) {
        newTables.append(table)
        added.add(table, on: database, after, origins)
    }

    private mutating func note(_ change: Change) {
        switch change.kind {
        case .added:
            if change.part == nil, change.object.kind == .table {
                if let table = after.tables[change.object.name] { addTable(table) }
                return
            }
            var counts = added
            count(change, in: after, named: change.object.name, &counts)
            added = counts
        case .removed:
            if let before {
                let name = change.part == nil ? change.object.name : change.formerName ?? change.object.name
                if change.part == nil, change.object.kind == .table, let table = before.tables[name] {
                    removed.add(table, on: database, before, origins)
                } else {
                    var counts = removed
                    count(change, in: before, named: name, &counts)
                    removed = counts
                }
            }
        case .renamed, .changed: break
        }
        otherChanges.append(change.description)
    }

    /// Counts an object that is no table, or a part of a table or view.
    private func count(
        _ change: Change, in index: SchemaIndex, named name: String, _ counts: inout ObjectCounts
    ) {
        guard let part = change.part else {
            switch change.object.kind {
            case .enumeration: counts.enums += 1
            case .view:
                counts.views += 1
                if let view = index.views[name] { counts.indexes += IndexCounts(view, on: database) }
            case .table: break
            default: counts.others += 1
            }
            return
        }
        let table = index.tables[name]
        switch part {
        case .column(let column):
            counts.columns += 1
            if let table {
                counts.checks += DerivedCheck.checks(of: table, on: database, index: index).count {
                    $0.column.name == column
                }
            }
        case .primaryKey:
            if !(database == .sqlite && table?.hasRowIDKey(index) == true) { counts.indexes.primaryKeys += 1 }
        case .unique(let sqlName):
            if let table, let unique = table.uniques.first(where: { $0.info.sqlName == sqlName }),
                origins.isOfColumn(unique, of: table)
            {
                counts.indexes.uniqueColumns += 1
            } else {
                counts.indexes.uniqueTables += 1
            }
        case .exclusion: counts.indexes.uniqueTables += 1
        case .foreignKey: counts.foreignKeys += 1
        case .index(let sqlName):
            if let table, let found = table.indexes.first(where: { $0.sqlName == sqlName }),
                origins.isOfColumn(found, of: table)
            {
                counts.indexes.flagged += 1
            } else {
                counts.indexes.declared += 1
            }
        case .check: counts.checks += 1
        case .partition: counts.partitions += 1
        case .enumCase: break
        }
    }
}
