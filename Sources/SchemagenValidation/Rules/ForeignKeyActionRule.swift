import SchemagenLanguage
import SchemagenModel

/// What a foreign key does on delete and update has to be possible for its columns.
enum ForeignKeyActionRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for key in table.table.allForeignKeys {
            check(key, key.onDelete, key.onDeleteColumns, "delete", table, schema, &findings)
            check(key, key.onUpdate, [], "update", table, schema, &findings)
        }
    }

    private static func check(
        _ key: ForeignKey, _ action: ForeignKey.Action, _ named: [String], _ event: String, _ table: TableFacts,
        _ schema: SchemaFacts, _ findings: inout ValidationFindings
    ) {
        guard action == .setNull || action == .setDefault else { return }
        for name in named.isEmpty ? key.columns : named {
            guard let column = table.columns[name] else { continue }
            let note = [Diagnostic.Note("`\(name)` is declared here", at: column.anchor.span)]
            if column.generated != nil {
                findings.add(
                    .setOnGenerated, "a \(event) in `\(key.table)` cannot set `\(name)`, which is generated",
                    at: key.info,
                    of: table, notes: note)
            } else if action == .setNull, !column.isNullable {
                findings.add(
                    .setNullOnRequired, "a \(event) in `\(key.table)` cannot set `\(name)` to nil, which it never is",
                    at: key.info, of: table, notes: note,
                    fixes: [Diagnostic.Fix("make `\(name)` optional, or choose `cascade` or `restrict`")])
            } else if action == .setDefault, schema.index.defaultValue(of: column) == nil {
                findings.add(
                    .setDefaultWithoutDefault,
                    "a \(event) in `\(key.table)` sets `\(name)` to its default, and it has none", at: key.info,
                    of: table,
                    notes: note, fixes: [Diagnostic.Fix("give `\(name)` a default, or choose `setNull`")])
            }
        }
    }
}
