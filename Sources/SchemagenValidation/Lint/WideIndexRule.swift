import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let wideIndex = DiagnosticCode(
        "wide-index", .warning,
        """
        An index has more keys than the header's `lint` allows, 5 unless it says otherwise. It is nearly as large as the
        table, and a query uses it only as far as it names the first keys. Included columns do not count.

            lint: { maximumIndexColumns: 6 }
        """)
}

/// Indexes are not too wide.
enum WideIndexRule: TableRule, LintRule {
    static let code = DiagnosticCode.wideIndex

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        let most = schema.schema.settings.lint[.maximumIndexColumns]
        for index in table.table.indexes where index.keys.count > most {
            findings.add(
                code, "the index `\(index.sqlName)` has \(index.keys.count) keys, and `lint` allows \(most)", at: index,
                of: table)
        }
    }
}
