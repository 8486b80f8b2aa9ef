import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let partlyNilForeignKey = DiagnosticCode(
        "partly-nil-foreign-key", .warning,
        """
        A foreign key of several columns is not checked at all as soon as one of them is nil: the others may then hold
        anything. Where either all or none of them are to be nil, say `@matchFull` (PostgreSQL), or add a check.

            foreignKey(tenantID, projectID) references Project @matchFull
            check wholeReference: (tenantID == nil) == (projectID == nil)
        """)
}

/// A foreign key is checked whenever it names something.
enum PartlyNilForeignKeyRule: TableRule, LintRule {
    static let code = DiagnosticCode.partlyNilForeignKey

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for key in table.table.foreignKeys where key.columns.count > 1 && !key.isMatchFull {
            let nullable = key.columns.filter { table.columns[$0]?.isNullable == true }
            // With one column that can be nil, nil says that there is no reference; the others have reasons of their own.
            guard nullable.count > 1, !isChecked(nullable, table) else { continue }
            findings.add(
                code, "nothing is checked where only one of \(nullable.quoted) is nil", at: key.info, of: table,
                fixes: [Diagnostic.Fix("say `@matchFull`, or add a check that all or none of them are nil")])
        }
    }

    /// Whether a check speaks of all of the columns.
    private static func isChecked(_ columns: [String], _ table: TableFacts) -> Bool {
        table.table.checks.contains { check in
            var named: Set<String> = []
            check.condition.forEachColumn { named.insert($0) }
            return named.isSuperset(of: columns)
        }
    }
}
