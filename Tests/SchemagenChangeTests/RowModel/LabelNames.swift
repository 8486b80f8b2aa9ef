import SchemagenModel
import SchemagenPlanning

extension Reversibility {
    /// What a whole change brings back.
    init(of migrations: [MigrationPlan]) {
        var names: [String] = []
        for step in migrations.flatMap(\.up) {
            switch step.effect.reversibility {
            case .lossy(let lost), .irreversible(let lost): names += lost
            case .lossless, nil: break
            }
        }
        self = names.isEmpty ? .lossless : .lossy(names)
    }

    /// Whether it says that a column is lost, under its old name or its new one.
    func names(_ column: Column, of table: Table, _ pairs: SchemaPairs) -> Bool {
        guard case .lossy(let names) = self else { return false }
        // What a table has from another goes with the other's.
        let owners = [table] + pairs.old.ancestors(of: table)
        for owner in owners {
            guard let column = owner.columns.first(where: { $0.sqlName == column.sqlName }) else { continue }
            if Self.paths(of: column, in: owner, pairs).contains(where: names.contains) { return true }
        }
        // So does a table or partition whose name another gets.
        var going = pairs.latter(table).map { pairs.goingPartitions(table, $0).map(\.name) } ?? []
        if pairs.latter(table) == nil { going.append(table.info.sqlName) }
        return names.contains { name in
            let last = name.split(separator: ".").last.map(String.init) ?? name
            return going.contains { last == $0 || last.hasPrefix("schemagen_") && last.hasSuffix("_\($0)") }
        }
    }

    /// What a label may call a column, or the table that it goes with.
    private static func paths(of column: Column, in table: Table, _ pairs: SchemaPairs) -> [String] {
        var paths = [QualifiedName(table.info).text]
        paths.append("\(paths[0]).\(column.sqlName)")
        guard let latter = pairs.latter(table) else { return paths }
        let name = QualifiedName(latter.info).text
        paths.append("\(name).\(column.sqlName)")
        if let new = pairs.columns(table, latter).first(where: { $0.value.name == column.name })?.key {
            paths.append("\(name).\(latter.column(new)?.sqlName ?? "")")
        }
        return paths
    }
}
