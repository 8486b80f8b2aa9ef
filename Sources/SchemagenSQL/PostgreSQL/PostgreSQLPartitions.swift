import SchemagenModel

extension PostgreSQLWriter {
    /// Appends `PARTITION BY RANGE (created_at)`.
    mutating func partitionBy(
        _ partitioning: Partitioning, _ scope: ColumnScope, in subject: Subject, at anchor: SourceAnchor,
        to out: inout StatementBuffer
    ) {
        out.put("PARTITION BY \(partitioning.strategy.rawValue.uppercased()) (")
        for (index, value) in partitioning.keys.enumerated() {
            if index > 0 { out.fixed(", ") }
            key(value, scope, in: subject, at: anchor, to: &out)
        }
        out.fixed(")")
    }

    /// Appends a partition with its own keys, checks, indexes and partitions.
    mutating func create(
        _ partition: Partition, of partitioning: Partitioning, parent: String, _ table: Table, _ columns: ColumnScope,
        to out: inout StatementBuffer
    ) {
        let name = Quoting.identifier(partition.sqlName, in: table.info.sqlSchema)
        let owner = Subject(table.info.name, partition.name)
        let scope = ColumnScope(owner: name, like: columns)
        let inner = partition.partitioning?.partitioning
        out.begin()
        out.put("CREATE TABLE \(name) PARTITION OF \(parent)")
        out.beginBlock()
        // Parts of others come with those, and what has parts behind its partitions.
        let constraints = partition.partitionedIndexes.filter { $0.info != nil }
        let late = Set(
            constraints.filter { $0.partOf != nil || !(inner?.parts(of: $0.sqlName) ?? []).isEmpty }.map(\.sqlName))
        keys(partition.primaryKey, partition.uniques, except: late, scope, in: owner.text, to: &out)
        for check in partition.checks where check.info.databases.contains(.postgresql) && !check.info.isNotValid {
            out.line()
            self.check(check, scope, in: owner.text, to: &out)
        }
        for exclusion in partition.exclusions
        where exclusion.info.databases.contains(.postgresql) && !late.contains(exclusion.info.sqlName) {
            out.line()
            self.exclusion(exclusion, scope, in: owner.text, to: &out)
        }
        out.endPartitionBlock()
        bound(partition, of: partitioning, columns, in: owner, to: &out)
        if let inner {
            out.fixed("\n    ")
            partitionBy(inner, scope, in: owner, at: partition.anchor, to: &out)
        }
        out.end()
        comment(partition.documentation, to: &out) { $0.put("TABLE \(name)") }
        notValid(partition.checks, scope, in: owner.text, to: &out)
        if let inner {
            for part in inner.partitions { create(part, of: inner, parent: name, table, columns, to: &out) }
            addConstraints(constraints.filter { $0.partOf == nil }, of: inner, table, scope, to: &out)
        }
        let commented =
            constraints.filter { $0.partOf == nil }.compactMap(\.info) + partition.checks.map(\.info)
        for info in commented where info.databases.contains(.postgresql) { comment(info, of: scope, to: &out) }
    }

    // MARK: Constraints with parts

    /// The constraints of a table that come when its partitions are there, and the foreign keys that need them, by their
    /// SQL names.
    func lateConstraints(of table: Table) -> (names: Set<String>, foreignKeys: Set<String>) {
        let repeated = Set(repeatedUniques(of: table).map(\.info.sqlName))
            .union(repeatedExclusions(of: table).map(\.info.sqlName))
        guard let partitioning = table.options.partitioning else { return (repeated, []) }
        let names = table.partitionedIndexes.filter { $0.info != nil && !partitioning.parts(of: $0.sqlName).isEmpty }
            .map(\.sqlName)
        guard !names.isEmpty else { return (repeated, []) }
        let own = table.foreignKeys.filter { $0.table == table.info.name && !$0.info.isNotValid }
        return (repeated.union(names), Set(own.map(\.info.sqlName)))
    }

    /// The unique constraints of the same columns as the key or another one: CREATE TABLE makes one of the two, without a word.
    func repeatedUniques(of table: Table) -> [UniqueConstraint] {
        guard !table.uniques.isEmpty else { return [] }
        var known: Set<[String]> = []
        if let key = table.primaryKey, key.info.databases.contains(.postgresql) { known.insert(key.columns) }
        return table.uniques.filter { $0.info.databases.contains(.postgresql) && !known.insert($0.columns).inserted }
    }

    /// The exclusion constraints that look like another one: CREATE TABLE makes one of two that are the same.
    func repeatedExclusions(of table: Table) -> [ExclusionConstraint] {
        guard table.exclusions.count > 1 else { return [] }
        var known: Set<[String]> = []
        return table.exclusions.filter { exclusion in
            exclusion.info.databases.contains(.postgresql)
                && !known.insert(
                    exclusion.elements.map { element in
                        guard case .column(let name) = element.key.value else { return element.operator }
                        return "\(name) \(element.operator)"
                    }
                ).inserted
        }
    }

    /// Appends the statements that add keys and exclusion constraints with the parts that are said of them: first the
    /// parts, which the server then takes for those of the whole.
    mutating func addConstraints(
        _ constraints: [PartitionedIndex], of partitioning: Partitioning, _ table: Table, _ scope: ColumnScope,
        to out: inout StatementBuffer
    ) {
        for constraint in constraints
        where constraint.info != nil && constraint.databases.contains(.postgresql) {
            let parts = partitioning.parts(of: constraint.sqlName)
            if parts.isEmpty { continue }
            for part in parts where part.index.databases.contains(.postgresql) {
                let name = Quoting.identifier(part.partition, in: table.info.sqlSchema)
                let scope = ColumnScope(owner: name, like: scope)
                addConstraint(part.index, scope, in: part.partition, to: &out)
                if let info = part.index.info { comment(info, of: scope, to: &out) }
            }
            addConstraint(constraint, scope, in: table.info.name, to: &out)
        }
    }

    private mutating func addConstraint(
        _ constraint: PartitionedIndex, _ scope: ColumnScope, in owner: String, to out: inout StatementBuffer
    ) {
        addConstraint(of: scope, to: &out) { writer, out in
            switch constraint {
            case .primaryKey(let key): writer.primaryKey(key, scope, in: owner, to: &out)
            case .unique(let unique): writer.unique(unique, scope, in: owner, to: &out)
            case .exclusion(let exclusion): writer.exclusion(exclusion, scope, in: owner, to: &out)
            case .index: break
            }
        }
    }

    /// Appends the statement that adds a constraint to what is there.
    mutating func addConstraint(
        of scope: ColumnScope, to out: inout StatementBuffer,
        _ write: (inout PostgreSQLWriter, inout StatementBuffer) -> Void
    ) {
        out.begin()
        out.put("ALTER TABLE \(scope.owner)\n    ADD ")
        write(&self, &out)
        out.end()
    }

    mutating func bound(
        _ partition: Partition, of partitioning: Partitioning, _ scope: ColumnScope, in subject: Subject,
        to out: inout StatementBuffer
    ) {
        switch partition.bound {
        case .range(let from, let to):
            out.fixed("FOR VALUES FROM ")
            values(from, of: partitioning, partition, scope, in: subject, to: &out)
            out.fixed(" TO ")
            values(to, of: partitioning, partition, scope, in: subject, to: &out)
        case .list(let list):
            out.fixed("FOR VALUES IN ")
            values(list, of: partitioning, partition, scope, in: subject, isList: true, to: &out)
        case .hash(let modulus, let remainder):
            out.put("FOR VALUES WITH (MODULUS \(modulus), REMAINDER \(remainder))")
        case .default: out.fixed("DEFAULT")
        }
    }

    private mutating func values(
        _ values: [Partition.BoundValue], of partitioning: Partitioning, _ partition: Partition, _ scope: ColumnScope,
        in subject: Subject, isList: Bool = false, to out: inout StatementBuffer
    ) {
        out.fixed("(")
        for (index, value) in values.enumerated() {
            if index > 0 { out.fixed(", ") }
            switch value {
            case .minimum: out.fixed("MINVALUE")
            case .maximum: out.fixed("MAXVALUE")
            case .value(let expression):
                var type = DataType.string(maximumLength: nil)
                let position = isList ? 0 : index
                if position < partitioning.keys.count, case .column(let name) = partitioning.keys[position].value,
                    let column = scope[name]
                {
                    type = column.type
                }
                out.put(constant(expression, for: type, in: subject, at: partition.anchor))
            }
        }
        out.fixed(")")
    }
}
