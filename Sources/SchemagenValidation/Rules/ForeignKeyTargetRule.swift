import SchemagenLanguage
import SchemagenModel

/// On PostgreSQL a foreign key refers to a key that is checked at once, and no engine refers to a virtual table.
enum ForeignKeyTargetRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for key in table.table.allForeignKeys {
            guard let target = schema.tables[key.table] else { continue }
            if target.table.virtualModule != nil {
                findings.add(
                    .invalidForeignKeyTarget, "`\(key.table)` is a virtual table, which nothing can refer to",
                    at: key.info,
                    of: table)
            }
            guard table.exists(key.info.databases, on: .postgresql) else { continue }
            if target.table.options.isUnlogged, !table.table.options.isUnlogged {
                findings.add(
                    .invalidForeignKeyTarget,
                    "`\(key.table)` is `@unlogged`: after a crash it is empty, and only a table that is then empty too may refer to it",
                    at: key.info, of: table,
                    fixes: [Diagnostic.Fix("make `\(table.name)` `@unlogged` too, or `\(key.table)` not")])
            }
            if let own = target.table.primaryKey, own.columns == key.referenced, own.info.deferrable == nil {
                continue
            }
            var deferrable: ConstraintInfo?
            var isFound = false
            let wanted = Set(key.referenced)
            for candidate in target.keys
            where candidate.columns.count == wanted.count && Set(candidate.columns) == wanted {
                if candidate.info.deferrable == nil { isFound = true } else { deferrable = candidate.info }
            }
            guard !isFound, let deferrable else { continue }
            findings.add(
                .invalidForeignKeyTarget, "PostgreSQL refers to no deferrable key, and that of `\(key.table)` is one",
                at: key.info, of: table,
                notes: [Diagnostic.Note("the key is declared here", at: deferrable.anchor.span)],
                fixes: [Diagnostic.Fix("remove `@deferrable` from the key")])
        }
    }
}
