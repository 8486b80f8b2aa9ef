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
        keys(partition.primaryKey, partition.uniques, scope, in: owner.text, to: &out)
        for check in partition.checks where check.info.databases.contains(.postgresql) && !check.info.isNotValid {
            out.line()
            self.check(check, scope, in: owner.text, to: &out)
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
        for index in partition.indexes where index.databases.contains(.postgresql) {
            create(index, on: scope, in: table.info.sqlSchema, to: &out)
        }
        if let inner {
            for part in inner.partitions { create(part, of: inner, parent: name, table, columns, to: &out) }
        }
    }

    private mutating func bound(
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
