import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let nothingRequired = DiagnosticCode(
        "nothing-required", .note,
        """
        Every column of a table besides its key can be nil, so that a row need say nothing at all. Usually something is
        always known, and a required column says so to whoever reads the schema and to Swift's compiler.
        """)
}

/// A row says something.
enum NothingRequiredRule: TableRule, LintRule {
    static let code = DiagnosticCode.nothingRequired

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        let key = table.table.primaryKey?.columns ?? []
        let columns = table.table.columns.filter { !key.contains($0.name) && $0.generated == nil }
        guard columns.count >= 3, table.table.virtualModule == nil, columns.allSatisfy(\.isNullable) else { return }
        findings.add(code, "every column of `\(table.name)` besides its key can be nil", at: table)
    }
}
