import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let tooManyColumns = DiagnosticCode(
        "too-many-columns", .warning,
        """
        A table has more columns than the header's `lint` allows, 60 unless it says otherwise. Such a table mostly holds
        several things in one: every change of one of them writes all, and PostgreSQL ends at 1600 columns, those that were
        removed included.

            lint: { maximumColumns: 80 }
        """)
}

/// Tables are not too wide.
enum TooManyColumnsRule: TableRule, LintRule {
    static let code = DiagnosticCode.tooManyColumns

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        let most = schema.schema.settings.lint[.maximumColumns]
        let count = table.table.columns.count
        guard count > most else { return }
        findings.add(code, "`\(table.name)` has \(count) columns, and `lint` allows \(most)", at: table)
    }
}
