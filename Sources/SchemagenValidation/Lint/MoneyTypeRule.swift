import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let moneyType = DiagnosticCode(
        "money-type", .warning,
        """
        PostgreSQL's `money` has the currency and the number of decimals of whatever `lc_monetary` says on the server: the
        same value is another one on another server, and nothing says which currency it is.

            price: Decimal(12, 2)
            currency: String(3)
        """)
}

/// Amounts mean the same on every server.
enum MoneyTypeRule: TableRule, LintRule {
    static let code = DiagnosticCode.moneyType

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for column in table.table.columns where schema.index.storageType(of: column.type) == .money {
            findings.add(
                code, "what `\(column.name)` means depends on a setting of the server", at: column, of: table,
                fixes: [Diagnostic.Fix("make it a `Decimal(p, s)`")])
        }
    }
}
