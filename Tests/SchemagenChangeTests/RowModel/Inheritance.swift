import SchemagenModel

extension Schema {
    /// The tables that inherit from a table, however far away.
    func heirs(of table: Table) -> [Table] {
        tables.filter { heir in ancestors(of: heir).contains { $0.info.name == table.info.name } }
    }

    /// The tables that a table inherits from, however far away.
    func ancestors(of table: Table) -> [Table] {
        var (result, waiting): ([Table], [String]) = ([], table.options.inherits)
        while let name = waiting.popLast() {
            guard !result.contains(where: { $0.info.name == name }),
                let found = tables.first(where: { $0.info.name == name })
            else { continue }
            result.append(found)
            waiting += found.options.inherits
        }
        return result
    }
}
