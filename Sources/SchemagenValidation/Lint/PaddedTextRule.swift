import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let paddedText = DiagnosticCode(
        "padded-text", .warning,
        """
        `Char(n)` is filled up with spaces by PostgreSQL, which then do not count in comparisons but do elsewhere: a length, a
        `LIKE`, a client in another language see them. It is neither smaller nor faster than a text.

            country: String(2) @check(length(country) == 2)
        """)
}

/// Texts are what was written.
enum PaddedTextRule: TableRule, LintRule {
    static let code = DiagnosticCode.paddedText

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for column in table.table.columns where isPadded(schema.index.storageType(of: column.type)) {
            findings.add(
                code, "`\(column.name)` is filled up with spaces", at: column, of: table,
                fixes: [Diagnostic.Fix("make it a `String(n)`")])
        }
    }

    private static func isPadded(_ type: DataType) -> Bool {
        if case .char = type { true } else { false }
    }
}
