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
            partitions += partitioning.count
        }
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
    /// What changes of tables that stay count of indexes and partitions, by the tables' new names.
    private var changed: [String: (added: ObjectCounts, removed: ObjectCounts)] = [:]

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
        let correspondence = Correspondence(
            from: Structure(of: former, on: database), to: Structure(of: plan.schema, on: database))
        for change in Difference(correspondence).changes { note(change) }
        for pair in correspondence.tables.pairs {
            countParts(correspondence.renamed.schema.tables[pair.old], plan.schema.tables[pair.new], correspondence)
        }
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
            var counts = ObjectCounts()
            count(change, in: after, named: change.object.name, &counts)
            added += counts
            changed[change.object.name, default: (ObjectCounts(), ObjectCounts())].added += counts
        case .removed:
            if let before {
                let name = change.part == nil ? change.object.name : change.formerName ?? change.object.name
                if change.part == nil, change.object.kind == .table, let table = before.tables[name] {
                    removed.add(table, on: database, before, origins)
                } else {
                    var counts = ObjectCounts()
                    count(change, in: before, named: name, &counts)
                    removed += counts
                    changed[change.object.name, default: (ObjectCounts(), ObjectCounts())].removed += counts
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
        case .primaryKey, .unique, .exclusion, .index:
            // Each partition has a part of it.
            let parts = database == .postgresql ? table?.options.partitioning?.count ?? 0 : 0
            for _ in 0...parts { count(index: part, of: table, &counts.indexes, index) }
        case .foreignKey: counts.foreignKeys += 1
        case .check: counts.checks += 1
        case .partition: counts.partitions += 1
        case .enumCase: break
        }
    }

    private func count(index part: Change.Part, of table: Table?, _ counts: inout IndexCounts, _ index: SchemaIndex) {
        switch part {
        case .primaryKey:
            if !(database == .sqlite && table?.hasRowIDKey(index) == true) { counts.primaryKeys += 1 }
        case .unique(let sqlName):
            if let table, let unique = table.uniques.first(where: { $0.info.sqlName == sqlName }),
                origins.isOfColumn(unique, of: table)
            {
                counts.uniqueColumns += 1
            } else {
                counts.uniqueTables += 1
            }
        case .exclusion: counts.uniqueTables += 1
        case .index(let sqlName):
            if let table, let found = table.indexes.first(where: { $0.sqlName == sqlName }),
                origins.isOfColumn(found, of: table)
            {
                counts.flagged += 1
            } else {
                counts.declared += 1
            }
        default: break
        }
    }

    /// Counts what comes and goes with partitions: whatever the numbers of indexes before and after differ by, besides what
    /// the changes of the indexes themselves count.
    private mutating func countParts(_ former: Table, _ table: Table, _ correspondence: Correspondence) {
        guard database == .postgresql, correspondence.renamed.holds(former), correspondence.new.holds(table),
            former.options.partitioning != nil || table.options.partitioning != nil
        else { return }
        let counted = changed[table.info.name] ?? (ObjectCounts(), ObjectCounts())
        var (old, new) = (
            IndexCounts(former, on: database, correspondence.renamed.index, origins: origins),
            IndexCounts(table, on: database, after, origins: origins)
        )
        old += counted.added.indexes
        new += counted.removed.indexes
        added.indexes += new.surplus(over: old)
        removed.indexes += old.surplus(over: new)
        let difference =
            (table.options.partitioning?.count ?? 0) - (former.options.partitioning?.count ?? 0)
            - (counted.added.partitions - counted.removed.partitions)
        if difference > 0 { added.partitions += difference } else { removed.partitions -= difference }
    }
}

extension Partitioning {
    /// How many partitions there are, those of partitions included.
    fileprivate var count: Int { partitions.reduce(0) { $0 + 1 + ($1.partitioning?.partitioning.count ?? 0) } }
}
