import SchemagenModel

/// Tables that become unlogged.
extension PostgreSQLTransition {
    /// Adds what makes tables unlogged, each after those that refer to it: no logged table may refer to one that is not.
    ///
    /// - Parameter entries: By the new names of the tables.
    mutating func addUnlogging(_ entries: [String: PlanEntry]) {
        guard !entries.isEmpty else { return }
        var referring: [String: [String]] = [:]
        for table in new.schema.tables where entries[table.info.name] != nil {
            for key in table.foreignKeys { referring[key.table, default: []].append(table.info.name) }
        }
        var done: Set<String> = []
        func add(_ table: String) {
            guard let entry = entries[table], done.insert(table).inserted else { return }
            for other in referring[table, default: []] { add(other) }
            stages.add(entry)
        }
        for table in new.schema.tables { add(table.info.name) }
    }
}
