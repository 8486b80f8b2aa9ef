import SchemagenModel
import SchemagenPlanning

/// How PostgreSQL keeps the values of columns: where long ones are, how they are compressed, what is known of them.
extension PostgreSQLWriter {
    /// Appends how a column is kept. CREATE TABLE says only a part of it, and that not in every version.
    func keep(_ column: Column, of scope: ColumnScope, to out: inout StatementBuffer) {
        let keeping = column.postgresql
        var actions: [String] = []
        if let storage = keeping.storage { actions.append("STORAGE \(storage.rawValue.uppercased())") }
        if let compression = keeping.compression { actions.append("COMPRESSION \(compression.rawValue)") }
        if let statistics = keeping.statistics { actions.append("STATISTICS \(statistics)") }
        for action in actions {
            out.statement(
                "ALTER TABLE ONLY \(scope.owner)\n    ALTER COLUMN \(Quoting.identifier(column.sqlName)) SET \(action)")
        }
        guard !keeping.parameters.isEmpty else { return }
        out.begin()
        out.put("ALTER TABLE ONLY \(scope.owner)\n    ALTER COLUMN \(Quoting.identifier(column.sqlName)) SET")
        Self.list(keeping.parameters, to: &out)
        out.end()
    }

    /// How a column is kept. What is no longer said becomes as usual for its type.
    mutating func changeKeeping(_ change: ColumnChange, to out: inout StatementBuffer) {
        let (before, after) = (change.from.postgresql, change.to.postgresql)
        func action(_ words: String, isAlone: Bool = false) {
            alter(change.to, of: change.table, isAlone: isAlone, to: &out)
            out.put(" \(words)")
            out.end()
        }
        if before.storage != after.storage {
            let usual = Self.usualStorage(index.storageType(of: change.to.type))
            action("SET STORAGE \(after.storage?.rawValue.uppercased() ?? usual)")
        }
        if before.compression != after.compression {
            let words = "SET COMPRESSION \(after.compression?.rawValue ?? "default")"
            action(words)
            // This alone does not reach the partitions, which have it from the table when they are made.
            if let owner = index.tables[change.table], let partitioning = owner.options.partitioning {
                compress(change.to, words, in: partitioning, of: owner, to: &out)
            }
        }
        // No table gets it from the one that it inherits from when it is made.
        if before.statistics != after.statistics { action("SET STATISTICS \(after.statistics ?? -1)", isAlone: true) }
        let names = Set(after.parameters.map(\.name))
        let gone = before.parameters.map(\.name).filter { !names.contains($0) }
        if !gone.isEmpty { action("RESET (\(gone.map(Self.parameterName).joined(separator: ", ")))") }
        let changed = after.parameters.filter { !before.parameters.contains($0) }
        guard !changed.isEmpty else { return }
        alter(change.to, of: change.table, to: &out)
        out.fixed(" SET")
        Self.list(changed, to: &out)
        out.end()
    }

    private func compress(
        _ column: Column, _ words: String, in partitioning: Partitioning, of table: Table,
        to out: inout StatementBuffer
    ) {
        for partition in partitioning.partitions {
            let name = Quoting.identifier(partition.sqlName, in: table.info.sqlSchema)
            out.statement("ALTER TABLE \(name)\n    ALTER COLUMN \(Quoting.identifier(column.sqlName)) \(words)")
            guard let inner = partition.partitioning?.partitioning else { continue }
            compress(column, words, in: inner, of: table, to: &out)
        }
    }

    /// Where PostgreSQL keeps long values of a type unless told otherwise.
    private static func usualStorage(_ type: DataType) -> String {
        switch type {
        case .bool, .int16, .int32, .int64, .float, .double, .uuid, .timestamp, .localTimestamp, .localDate,
            .localTime, .duration, .interval, .macAddress, .macAddress8, .money, .point, .line, .lineSegment, .box,
            .circle, .enumeration:
            "PLAIN"
        case .decimal, .inet, .cidr: "MAIN"
        default: "EXTENDED"
        }
    }
}
