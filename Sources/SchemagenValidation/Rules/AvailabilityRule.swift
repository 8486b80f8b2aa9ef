import SchemagenLanguage
import SchemagenModel

/// What exists on a database refers to columns and tables that exist there too.
enum AvailabilityRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        // Nearly every table has all of its columns everywhere.
        let isPartial = table.table.columns.contains { !$0.databases.isSuperset(of: table.databases) }
        if isPartial {
            checkConstraints(table, &findings)
            checkIndexes(table, &findings)
        }
        for key in table.table.allForeignKeys {
            guard let target = schema.tables[key.table] else { continue }
            for database in key.info.databases.intersection(table.databases).databases {
                let isThere =
                    target.databases.contains(database)
                    && key.referenced.allSatisfy { target.columns[$0]?.databases.contains(database) != false }
                guard !isThere || !hasKey(key, in: target, on: database) else { continue }
                let what =
                    isThere
                    ? "the key of `\(key.table)` that the foreign key refers to"
                    : "what the foreign key refers to in `\(key.table)`"
                findings.add(
                    .missingOnDatabase, "\(what) does not exist on \(database.title)", at: key.info, of: table,
                    notes: [Diagnostic.Note("`\(key.table)` is declared here", at: target.table.info.anchor.span)],
                    fixes: [Diagnostic.Fix("put `@only` behind the foreign key too")])
            }
        }
    }

    /// Whether the key that a foreign key refers to is there on a database, or was none anywhere.
    private static func hasKey(_ key: ForeignKey, in target: TableFacts, on database: Database) -> Bool {
        let wanted = Set(key.referenced)
        let keys = target.keys.filter { $0.columns.count == wanted.count && Set($0.columns) == wanted }
        return keys.isEmpty || keys.contains { target.exists($0.info.databases, on: database) }
            || target.table.indexes.contains { $0.isUnique && $0.databases.contains(database) }
    }

    private static func checkConstraints(_ table: TableFacts, _ findings: inout ValidationFindings) {
        func report(_ names: [String], _ info: ConstraintInfo, _ thing: String) {
            guard let (name, database) = missing(names, info.databases, table) else { return }
            findings.add(
                .missingOnDatabase, "\(thing) exists on \(database.title), where the column `\(name)` does not",
                at: info,
                of: table, fixes: [fix(database)])
        }
        for key in table.keys { report(key.columns, key.info, "the key") }
        for key in table.table.allForeignKeys { report(key.columns, key.info, "the foreign key") }
        for constraint in table.table.checks {
            report(names(constraint.condition), constraint.info, "the check `\(constraint.name)`")
        }
        for column in table.table.columns {
            guard let generated = column.generated,
                let (name, database) = missing(names(generated.value), column.databases, table)
            else { continue }
            findings.add(
                .missingOnDatabase,
                "`\(column.name)` exists on \(database.title), where the column `\(name)` does not", at: column,
                of: table,
                fixes: [fix(database)])
        }
    }

    private static func checkIndexes(_ table: TableFacts, _ findings: inout ValidationFindings) {
        for index in table.table.indexes {
            var used = index.include
            for key in index.keys {
                switch key.value {
                case .column(let name): used.append(name)
                case .expression(let expression): used += names(expression)
                }
            }
            if let predicate = index.predicate { used += names(predicate) }
            guard let (name, database) = missing(used, index.databases, table) else { continue }
            findings.add(
                .missingOnDatabase, "the index exists on \(database.title), where the column `\(name)` does not",
                at: index, of: table, fixes: [fix(database)])
        }
    }

    private static func fix(_ database: Database) -> Diagnostic.Fix {
        Diagnostic.Fix("put `@only(\(database == .postgresql ? "sqlite" : "postgresql"))` behind it")
    }

    private static func names(_ expression: Expression) -> [String] {
        var names: [String] = []
        expression.forEachColumn { names.append($0) }
        return names
    }

    private static func missing(
        _ names: [String], _ databases: DatabaseSet, _ table: TableFacts
    ) -> (String, Database)? {
        for database in databases.intersection(table.databases).databases {
            for name in names {
                if let column = table.columns[name], !column.databases.contains(database) { return (name, database) }
            }
        }
        return nil
    }
}
