import SchemagenModel

/// The partitions that something else makes of a table: where the new schema names some it is those, as one makes them who
/// adopts what is there, and otherwise one that holds everything.
struct ForeignPartitions {
    let pairs: SchemaPairs
    let table: Table
    /// The tables and partitions as SQL names them.
    let sql: (String) -> String
    private let latter: Table?

    /// - Parameter sql: A table or partition by its name in the schema of the table.
    init(of table: Table, _ pairs: SchemaPairs, sql: @escaping (String) -> String) {
        (self.pairs, self.table, self.sql) = (pairs, table, sql)
        latter = pairs.latter(table)
    }

    /// The statements that make them.
    var statements: [String] {
        guard let partitioning = table.options.partitioning else { return [] }
        return statements(partitioning, latter?.options.partitioning, of: table.info.sqlName)
    }

    private func statements(_ partitioning: Partitioning, _ later: Partitioning?, of parent: String) -> [String] {
        guard partitioning.isManagedExternally else {
            return partitioning.partitions.flatMap { partition in
                let other = later?.partitions.first { $0.name == partition.name }
                return partition.partitioning.map {
                    statements($0.partitioning, other?.partitioning?.partitioning, of: partition.sqlName)
                } ?? []
            }
        }
        if let later, !later.isManagedExternally, let made = try? later.partitions.flatMap({ try make($0, of: parent) })
        {
            return made
        }
        let bound = partitioning.strategy == .hash ? "FOR VALUES WITH (MODULUS 1, REMAINDER 0)" : "DEFAULT"
        return ["CREATE TABLE \(sql("\(parent.prefix(50))_all")) PARTITION OF \(sql(parent)) \(bound)"]
    }

    private func make(_ partition: Partition, of parent: String) throws -> [String] {
        let statement =
            "CREATE TABLE \(sql(partition.sqlName)) PARTITION OF \(sql(parent)) \(try bound(partition.bound))"
        guard let inner = partition.partitioning?.partitioning else { return [statement] }
        let keys = try inner.keys.map { key in
            guard case .column(let name) = key.value, let latter, let column = pairs.columns(table, latter)[name] else {
                throw Unknown()
            }
            return "\"\(column.sqlName.replacing("\"", with: "\"\""))\""
        }
        let division = "PARTITION BY \(inner.strategy.rawValue) (\(keys.joined(separator: ", ")))"
        return try ["\(statement) \(division)"] + inner.partitions.flatMap { try make($0, of: partition.sqlName) }
    }

    private func bound(_ bound: Partition.Bound) throws -> String {
        switch bound {
        case .default: "DEFAULT"
        case .hash(let modulus, let remainder): "FOR VALUES WITH (MODULUS \(modulus), REMAINDER \(remainder))"
        case .list(let values): "FOR VALUES IN (\(try texts(values)))"
        case .range(let from, let to): "FOR VALUES FROM (\(try texts(from))) TO (\(try texts(to)))"
        }
    }

    private func texts(_ values: [Partition.BoundValue]) throws -> String {
        try values.map { value in
            guard case .value(let expression) = value else { return value == .minimum ? "MINVALUE" : "MAXVALUE" }
            switch try Evaluator(index: pairs.newIndex, column: { _ in throw Unknown() }).value(expression) {
            case .null: return "NULL"
            case .bool(let value): return "'\(value)'"
            case .integer(let number): return "'\(number)'"
            case .double(let bits): return "'\(Double(bitPattern: bits))'"
            case .decimal(let digits): return "'\(digits)'"
            case .text(let bytes), .other(let bytes):
                return "'\(String(decoding: bytes, as: UTF8.self).replacing("'", with: "''"))'"
            case .list, .made: throw Unknown()
            }
        }.joined(separator: ", ")
    }
}
