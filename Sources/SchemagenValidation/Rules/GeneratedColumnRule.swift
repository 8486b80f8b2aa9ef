import SchemagenLanguage
import SchemagenModel

/// A generated column has no other source of its value, and on PostgreSQL does not build on another generated column.
enum GeneratedColumnRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for column in table.table.columns {
            guard let generated = column.generated else { continue }
            if column.defaultValue != nil || column.swiftDefault != nil {
                findings.add(
                    .defaultOnGenerated, "`\(column.name)` is generated, so its default would never be used",
                    at: column,
                    of: table, fixes: [Diagnostic.Fix("remove the default")])
            }
            if column.isTouched {
                findings.add(
                    .defaultOnGenerated, "`\(column.name)` is generated, so `@touch` cannot set it", at: column,
                    of: table)
            }
            if generated.value.isNullable, !column.isNullable {
                findings.add(
                    .generatedNull,
                    "the value can be nil, and `\(column.name)` is not optional: a row whose value is nil is refused",
                    at: column, of: table, fixes: [Diagnostic.Fix("add `?` to the type, or give the value a `??`")])
            }
            var sources: Set<String> = []
            generated.value.forEachColumn { sources.insert($0) }
            if sources.contains(column.name) {
                findings.add(
                    .generatedFromGenerated, "`\(column.name)` is generated from itself", at: column, of: table)
                continue
            }
            guard table.exists(column.databases, on: .postgresql) else { continue }
            for source in sources.sorted() where table.columns[source]?.generated != nil {
                findings.add(
                    .generatedFromGenerated,
                    "PostgreSQL generates no column from another generated one, and `\(source)` is one", at: column,
                    of: table,
                    notes: table.columns[source].map {
                        [Diagnostic.Note("`\(source)` is declared here", at: $0.anchor.span)]
                    }
                        ?? [],
                    fixes: [Diagnostic.Fix("write the expression of `\(source)` out")])
            }
        }
    }
}
