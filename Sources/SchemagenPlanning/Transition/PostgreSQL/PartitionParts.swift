import SchemagenModel

/// What partitions have for themselves, as parts that are compared like those of tables.
extension TablePart {
    /// The parts that a partition has for itself: what belongs to an index or constraint around it is none of them.
    static func parts(of partition: Partition, in table: Table, _ structure: Structure) -> [TablePart] {
        var info = table.info
        info.sqlName = partition.sqlName
        let owner = Table(
            info: info, columns: table.columns,
            primaryKey: partition.primaryKey.flatMap { $0.info.partOf == nil ? $0 : nil },
            uniques: partition.uniques.filter { $0.info.partOf == nil }, checks: partition.checks,
            foreignKeys: partition.foreignKeys, exclusions: partition.exclusions.filter { $0.info.partOf == nil },
            indexes: partition.indexes.filter { $0.partOf == nil })
        return parts(of: owner, in: structure).filter { part in
            if case .constraint(.derived) = part.value { false } else { true }
        }
    }

    /// The steps that make it in a divided table, with the parts that partitions have of it, and the one that drops all;
    /// nil where partitions have no part of it.
    func creation(in table: Table, _ names: NameState) -> PlanEntry? {
        guard let whole = partitionedIndex, let partitioning = table.options.partitioning else { return nil }
        let owner = table.info.name
        let drop: Step =
            switch value {
            case .index(let index): .dropIndex(index, owner: owner, isConcurrent: false)
            case .constraint(let constraint): .dropConstraint(constraint, table: owner)
            }
        let steps = whole.creation(partitioning.parts(of: whole.sqlName), of: owner, partition: nil)
        return PlanEntry(up: steps.map { PlannedStep($0, in: names) }, down: [PlannedStep(drop, in: names)])
    }

    /// The part as what partitions have parts of in turn; nil where it is no index.
    var partitionedIndex: PartitionedIndex? {
        switch value {
        case .index(let index): .index(index)
        case .constraint(.primaryKey(let key)): .primaryKey(key)
        case .constraint(.unique(let unique)): .unique(unique)
        case .constraint(.exclusion(let exclusion)): .exclusion(exclusion)
        case .constraint: nil
        }
    }
}

extension PartitionedIndex {
    /// The steps that make it, behind the parts that are said of it: the server takes these for parts of the whole, and
    /// makes those that are not said.
    func creation(_ parts: [IndexPart], of owner: String, partition: String?) -> [Step] {
        parts.compactMap { part in
            part.index.databases.contains(.postgresql) ? part.index.step(of: owner, partition: part.partition) : nil
        } + [step(of: owner, partition: partition)]
    }

    private func step(of owner: String, partition: String?) -> Step {
        let constraint: TableConstraint
        switch self {
        case .index(let index): return .createIndex(index, owner: owner, partition: partition, isConcurrent: false)
        case .primaryKey(let key): constraint = .primaryKey(key)
        case .unique(let unique): constraint = .unique(unique)
        case .exclusion(let exclusion): constraint = .exclusion(exclusion)
        }
        return .addConstraint(constraint, table: owner, partition: partition, isChecked: true)
    }

    /// What it says, without its name, its comment and what it is a part of.
    func text(in table: Table, _ structure: Structure) -> [UInt8] {
        switch self {
        case .primaryKey(var key):
            key.info.sqlName = ""
            key.info.documentation = nil
            key.info.partOf = nil
            return structure.text(of: key, in: table)
        case .unique(var unique):
            unique.info.sqlName = ""
            unique.info.documentation = nil
            unique.info.partOf = nil
            return structure.text(of: unique, in: table)
        case .exclusion(var exclusion):
            exclusion.info.sqlName = ""
            exclusion.info.documentation = nil
            exclusion.info.partOf = nil
            return structure.text(of: exclusion, in: table)
        case .index(var index):
            index.sqlName = ""
            index.documentation = nil
            index.partOf = nil
            return structure.text(of: index, columns: table.columns)
        }
    }

    /// The text of its comment.
    var documentation: String? {
        if case .index(let index) = self { index.documentation } else { info?.documentation }
    }
}

extension Structure {
    /// The SQL names of tables and partitions.
    var tableNames: Set<String> {
        var names: Set<String> = []
        func add(_ partitioning: Partitioning?) {
            for partition in partitioning?.partitions ?? [] {
                names.insert(partition.sqlName)
                add(partition.partitioning?.partitioning)
            }
        }
        for table in schema.tables where holds(table) {
            names.insert(table.info.sqlName)
            add(table.options.partitioning)
        }
        return names
    }
}
