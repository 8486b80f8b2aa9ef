import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let unloggedTable = DiagnosticCode(
        "unlogged-table", .note,
        """
        PostgreSQL empties an `@unlogged` table after a crash and does not send it to replicas. That is right for a cache:

            table PageCache @unlogged @allow(unlogged-table, "filled again on demand") { … }
        """)
}

/// Tables survive a crash.
enum UnloggedTableRule: TableRule, LintRule {
    static let code = DiagnosticCode.unloggedTable

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard table.table.options.isUnlogged, table.databases.contains(.postgresql) else { return }
        findings.add(code, "`\(table.name)` is empty after a crash of PostgreSQL", at: table)
    }
}
