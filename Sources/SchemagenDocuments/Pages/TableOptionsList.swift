import SchemagenModel

/// What a table has besides columns, keys and constraints, as the items of a list.
struct TableOptionsList {
    private(set) var items: [String] = []

    init(_ table: Table, _ names: ColumnNames, _ context: PageContext) {
        let options = table.options
        if let module = table.virtualModule { items.append("SQLite: virtual, \(MarkdownText.code(module))") }
        if options.isUnlogged { items.append("PostgreSQL: unlogged") }
        if let security = options.rowSecurity { items.append("PostgreSQL: row security \(security.rawValue)") }
        switch options.replicaIdentity {
        case .full: items.append("PostgreSQL: replicated by all columns")
        case .nothing: items.append("PostgreSQL: changes and deletions are not replicated")
        case .index(let name): items.append("PostgreSQL: replicated by \(MarkdownText.code(name))")
        case nil: break
        }
        if let index = options.clusterIndex {
            items.append("PostgreSQL: clustered on \(MarkdownText.code(index))")
        }
        if !options.inherits.isEmpty {
            let parents = options.inherits.map { context.link(toTable: $0, from: .tables) }
            items.append("PostgreSQL: inherits from \(parents.joined(separator: ", "))")
        }
        if !options.storageParameters.isEmpty {
            items.append("PostgreSQL: \(CommonText.parameters(options.storageParameters))")
        }
        if options.isWithoutRowID { items.append("SQLite: without rowid") }
        let isOnSQLite = context.databases.contains(.sqlite) && names.databases.contains(.sqlite)
        if isOnSQLite && table.virtualModule == nil && options.sqliteStorage != .strict {
            let isDeclared = options.sqliteStorage == .declared
            items.append(isDeclared ? "SQLite: types as declared, not strict" : "SQLite: not strict")
        }
        for constraint in options.sqliteConstraints { items.append("SQLite: \(MarkdownText.code(constraint))") }
        if let partitioning = options.partitioning {
            items.append("PostgreSQL: \(Self.text(of: partitioning, names))")
            add(partitioning.partitions, names, "  ")
        }
    }

    /// The strategy and the keys.
    private static func text(of partitioning: Partitioning, _ names: ColumnNames) -> String {
        let keys = keys(of: partitioning, names)
        let management = partitioning.isManagedExternally ? ", managed externally" : ""
        return "partitioned by \(partitioning.strategy.rawValue) of \(keys)\(management)"
    }

    private static func keys(of partitioning: Partitioning, _ names: ColumnNames) -> String {
        var out = MarkdownBuffer()
        names.list(partitioning.keys, to: &out)
        return out.text
    }

    /// Adds the partitions as a list inside the last item.
    private mutating func add(_ partitions: [Partition], _ names: ColumnNames, _ indentation: String) {
        for partition in partitions {
            var item = "\(indentation)- \(MarkdownText.code(partition.sqlName)) \(Self.text(of: partition.bound))"
            let own = Self.parts(of: partition)
            if !own.isEmpty { item += ", with \(own.joined(separator: ", "))" }
            let nested = partition.partitioning?.partitioning
            if let nested { item += ", \(Self.text(of: nested, names))" }
            if let documentation = partition.documentation { item += ". " + MarkdownText.cell(documentation) }
            items[items.count - 1] += "\n" + item
            if let nested { add(nested.partitions, names, indentation + "  ") }
        }
    }

    /// The constraints and indexes that a partition has for itself, by their SQL names.
    private static func parts(of partition: Partition) -> [String] {
        var names: [String] = []
        if let key = partition.primaryKey { names.append(key.info.sqlName) }
        for unique in partition.uniques { names.append(unique.info.sqlName) }
        for check in partition.checks { names.append(check.info.sqlName) }
        for exclusion in partition.exclusions { names.append(exclusion.info.sqlName) }
        for index in partition.indexes { names.append(index.sqlName) }
        let keys = partition.foreignKeys.map {
            "\(MarkdownText.code($0.info.sqlName)) to \(MarkdownText.code($0.table))"
        }
        return names.map(MarkdownText.code) + keys
    }

    private static func text(of bound: Partition.Bound) -> String {
        switch bound {
        case .range(let from, let to): "from \(list(from)) to \(list(to))"
        case .list(let values): "in \(list(values))"
        case .hash(let modulus, let remainder): "modulus \(modulus), remainder \(remainder)"
        case .default: "for all the rest"
        }
    }

    private static func list(_ values: [Partition.BoundValue]) -> String {
        values.map { value in
            switch value {
            case .minimum: "the minimum"
            case .maximum: "the maximum"
            case .value(let expression): MarkdownText.code(ExpressionPrinter.print(expression))
            }
        }.joined(separator: ", ")
    }
}
