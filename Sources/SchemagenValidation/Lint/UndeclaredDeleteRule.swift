import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let undeclaredDelete = DiagnosticCode(
        "undeclared-on-delete", .warning, isOptional: true,
        """
        A foreign key does not say what becomes of the rows that refer to a row that is deleted. Without a word the delete
        fails as long as there are such rows. It is looked for only where the header asks for it:

            lint: { undeclared-on-delete: warning }

            leadID: Lead.ID @onDelete(cascade)       // they go too
            leadID: Lead.ID @onDelete(restrict)      // the delete fails, and that is meant
        """)
}

/// Foreign keys say what a delete means, where the header asks for that.
enum UndeclaredDeleteRule: TableRule, LintRule {
    static let code = DiagnosticCode.undeclaredDelete

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        // A key that is checked at the end of the transaction has no other word for `noAction`.
        for key in table.table.allForeignKeys where key.onDelete == .noAction && key.info.deferrable == nil {
            findings.add(
                code, "nothing says what a delete in `\(key.table)` means for `\(table.name)`", at: key.info, of: table,
                fixes: [Diagnostic.Fix("say `@onDelete(restrict)`, `cascade`, `setNull` or `setDefault`")])
        }
    }
}
