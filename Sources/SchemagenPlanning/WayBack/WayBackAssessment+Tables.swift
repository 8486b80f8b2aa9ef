import SchemagenModel

/// Tables that are made anew as they were, and partitions that hold other rows.
extension WayBackAssessment {
    /// A table that is made anew as it was, with all its rows.
    mutating func refusals(of rebuild: TableRebuild) -> [WayBackRefusal] {
        let owner = rebuild.to
        guard let latter = names.latter(owner) ?? names.latter(rebuild.from) else { return [] }
        let database = rebuild.database
        var result: [WayBackRefusal] = []
        for copy in rebuild.copies where copy.source != nil {
            guard let column = owner.column(copy.column), column.databases.contains(database) else { continue }
            if names.renamed.hasNotNull(column, on: database), copy.fallback == nil, column.generated == nil {
                result += missing(column, owner, latter)
            }
            result += retyped(column, copy.conversion, owner, latter)
        }
        var constraints: [TableConstraint] = owner.primaryKey.map { [.primaryKey($0)] } ?? []
        constraints += owner.uniques.map { .unique($0) } + owner.foreignKeys.map { .foreignKey($0) }
        constraints += owner.checks.map { .check($0) } + owner.exclusions.map { .exclusion($0) }
        constraints = constraints.filter { holds($0, database) }
        constraints += DerivedCheck.checks(of: owner, on: database, index: names.renamed).map { .derived($0) }
        for constraint in constraints { result += refusals(of: constraint, owner, latter) }
        for index in owner.indexes { result += refusals(of: index, owner, latter) }
        let (before, after) = (owner.options, latter.options)
        if database == .sqlite, before.sqliteStorage == .strict, after.sqliteStorage != .strict {
            result.append(WayBackRefusal(path(latter), .isOfAnotherType))
        }
        for text in database == .sqlite ? before.sqliteConstraints : []
        where !after.sqliteConstraints.contains(text) {
            result.append(WayBackRefusal(path(latter), .breaksSQL(text)))
        }
        if database == .postgresql, let division = before.partitioning, division != after.partitioning,
            !division.partitions.contains(where: { $0.bound == .default })
        {
            result.append(WayBackRefusal(path(latter), .hasNoPartition))
        }
        return result
    }

    private func holds(_ constraint: TableConstraint, _ database: Database) -> Bool {
        switch constraint {
        case .primaryKey(let key): key.info.databases.contains(database)
        case .unique(let unique): unique.info.databases.contains(database)
        case .check(let check): check.info.databases.contains(database)
        case .exclusion(let exclusion): exclusion.info.databases.contains(database)
        case .foreignKey(let key): key.info.databases.contains(database)
        case .derived, .notNull: true
        }
    }

    /// Rows that were written to partitions which go, or get smaller, while no other takes them.
    func unplaced(_ change: Repartition, _ owner: Table, _ latter: Table) -> [WayBackRefusal] {
        let bounds = change.partitioning.partitions.map(\.bound)
        guard !bounds.contains(.default) else { return [] }
        let coverage = PartitionCoverage(bounds)
        let going = Set(change.emptied + change.moved.map(\.sqlName) + change.remade.map(\.sqlName))
        let isCovered = going.allSatisfy { name in
            latter.options.partitioning?.partition(name).map { coverage.covers($0.bound) } ?? false
        }
        return isCovered ? [] : [WayBackRefusal(path(latter), .hasNoPartition)]
    }
}

extension Partitioning {
    /// The partition of a SQL name, at whatever depth.
    func partition(_ name: String) -> Partition? {
        for partition in partitions {
            if partition.sqlName == name { return partition }
            if let found = partition.partitioning?.partitioning.partition(name) { return found }
        }
        return nil
    }
}
