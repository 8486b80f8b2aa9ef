import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let serialIdentity = DiagnosticCode(
        "serial-identity", .note,
        """
        The column is numbered by a `serial` of PostgreSQL: a sequence with rights and an owner of its own and a default
        that can be overwritten by accident. An identity column is the SQL standard's form of the same; the change is a
        migration that keeps the numbers.

            id: Int64 @primaryKey @identity          // rather than @identity(serial)
        """)
}

/// Identity columns rather than `serial`.
enum SerialIdentityRule: TableRule, LintRule {
    static let code = DiagnosticCode.serialIdentity

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for column in table.table.columns
        where column.identity?.mode == .serial && table.exists(column.databases, on: .postgresql) {
            findings.add(
                code, "`\(column.name)` is a serial, and not an identity column", at: column, of: table,
                fixes: [Diagnostic.Fix("write `@identity`")])
        }
    }
}
