import SchemagenModel

extension PostgreSQLWriter {
    /// `PARTITION BY RANGE (created_at)`
    mutating func partitionBy(
        _ partitioning: Partitioning, _ scope: ColumnScope, in owner: String, at anchor: SourceAnchor
    ) -> String {
        var text = "PARTITION BY " + partitioning.strategy.rawValue.uppercased() + " ("
        for (index, value) in partitioning.keys.enumerated() {
            if index > 0 { text += ", " }
            text += key(value, scope, in: owner, at: anchor)
        }
        return text + ")"
    }

    /// A partition with its own keys, checks, indexes and partitions.
    mutating func create(
        _ partition: Partition, of partitioning: Partitioning, parent: String, _ table: Table, _ columns: ColumnScope
    ) -> [Statement] {
        let name = Quoting.identifier(partition.sqlName, in: table.info.sqlSchema)
        let owner = "\(table.info.name).\(partition.name)"
        let scope = ColumnScope(owner: name, columns: table.columns)
        let lines =
            keys(partition.primaryKey, partition.uniques, scope, in: owner)
            + checks(partition.checks, scope, in: owner, isNotValid: false)
        var text = "CREATE TABLE \(name) PARTITION OF \(parent)"
        text += lines.isEmpty ? "\n    " : " (" + Self.block(lines) + ") "
        text += bound(partition, of: partitioning, columns, in: owner)
        if let inner = partition.partitioning?.partitioning {
            text += "\n    " + partitionBy(inner, scope, in: owner, at: partition.anchor)
        }
        var statements = [Statement(text)] + comment(partition.documentation, on: "TABLE \(name)")
        for line in checks(partition.checks, scope, in: owner, isNotValid: true) {
            statements.append(Statement("ALTER TABLE \(name)\n    ADD \(line) NOT VALID"))
        }
        for index in partition.indexes where index.databases.contains(.postgresql) {
            statements += create(index, on: scope, in: table.info.sqlSchema)
        }
        if let inner = partition.partitioning?.partitioning {
            for part in inner.partitions { statements += create(part, of: inner, parent: name, table, columns) }
        }
        return statements
    }

    private mutating func bound(
        _ partition: Partition, of partitioning: Partitioning, _ scope: ColumnScope, in owner: String
    ) -> String {
        switch partition.bound {
        case .range(let from, let to):
            return "FOR VALUES FROM \(values(from, of: partitioning, partition, scope, in: owner))"
                + " TO \(values(to, of: partitioning, partition, scope, in: owner))"
        case .list(let list):
            return "FOR VALUES IN " + values(list, of: partitioning, partition, scope, in: owner, isList: true)
        case .hash(let modulus, let remainder): return "FOR VALUES WITH (MODULUS \(modulus), REMAINDER \(remainder))"
        case .default: return "DEFAULT"
        }
    }

    private mutating func values(
        _ values: [Partition.BoundValue], of partitioning: Partitioning, _ partition: Partition, _ scope: ColumnScope,
        in owner: String, isList: Bool = false
    ) -> String {
        var texts: [String] = []
        for (index, value) in values.enumerated() {
            switch value {
            case .minimum: texts.append("MINVALUE")
            case .maximum: texts.append("MAXVALUE")
            case .value(let expression):
                var type = DataType.string(maximumLength: nil)
                let position = isList ? 0 : index
                if position < partitioning.keys.count, case .column(let name) = partitioning.keys[position].value,
                    let column = scope[name]
                {
                    type = column.type
                }
                texts.append(constant(expression, for: type, in: owner, at: partition.anchor))
            }
        }
        return "(" + texts.joined(separator: ", ") + ")"
    }
}
