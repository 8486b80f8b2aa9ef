import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let notValid = DiagnosticCode(
        "not-valid", .warning,
        """
        A constraint is `@notValid`: PostgreSQL checks it for new and changed rows alone, and nobody knows whether the rows
        that were there before keep it. Mend the rows, take the attribute away, and the next migration validates it.
        """)
}

/// Constraints hold for all rows.
enum NotValidRule: TableRule, LintRule {
    static let code = DiagnosticCode.notValid

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for constraint in table.table.checks.map(\.info) + table.table.foreignKeys.map(\.info)
        where constraint.isNotValid && table.exists(constraint.databases, on: .postgresql) {
            findings.add(
                code, "older rows need not keep `\(constraint.sqlName)`", at: constraint, of: table,
                fixes: [Diagnostic.Fix("remove `@notValid` once they do")])
        }
    }
}
