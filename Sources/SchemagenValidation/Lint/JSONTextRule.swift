import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let jsonAsText = DiagnosticCode(
        "json-as-text", .note,
        """
        A JSONText is PostgreSQL's `json`: a text that is read anew by every operator, cannot be compared and hardly be
        indexed. `JSON` is `jsonb`, for which all of that works; it keeps neither the order of keys nor white space.
        """)
}

/// JSON that is asked about is `jsonb`.
enum JSONTextRule: TableRule, LintRule {
    static let code = DiagnosticCode.jsonAsText

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for column in table.table.columns where table.exists(column.databases, on: .postgresql) {
            guard case .jsonText = schema.index.storageType(of: column.type) else { continue }
            findings.add(
                code, "`\(column.name)` is kept as a text, which is read anew by every operator", at: column, of: table,
                fixes: [Diagnostic.Fix("make it `JSON`, unless its exact spelling matters")])
        }
    }
}
