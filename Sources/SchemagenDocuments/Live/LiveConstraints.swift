import SchemagenMeasures
import SchemagenSQL

/// Constraints that older rows may violate.
enum LiveConstraints {
    static func add(_ context: LiveContext, to page: inout MarkdownPage) {
        page.section(
            "Constraints that are not validated", context.measures.unvalidatedConstraints, orIfEmpty: "There are none."
        ) { page, constraints in
            page.block(
                "New rows keep them; nobody has looked at older ones. This does, and fails at the first that does not:")
            page.code(
                "sql",
                constraints.map { constraint in
                    let table = Quoting.identifier(constraint.table.name, in: constraint.table.schema)
                    return "ALTER TABLE \(table) VALIDATE CONSTRAINT \(Quoting.identifier(constraint.name));"
                }.joined(separator: "\n"))
            page.table(["Table", "Constraint", "Kind"]) { rows in
                for constraint in constraints {
                    rows.cell(context.table(constraint.table))
                    rows.cell(FigureText.code(constraint.name))
                    rows.cell(kind(constraint.kind))
                }
            }
        }
    }

    private static func kind(_ kind: UnvalidatedConstraint.Kind) -> String {
        switch kind {
        case .check: "check"
        case .foreignKey: "foreign key"
        case .notNull: "not null"
        case .other: "another"
        }
    }
}
