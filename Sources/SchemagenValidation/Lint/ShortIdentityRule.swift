import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let shortIdentity = DiagnosticCode(
        "short-identity", .warning,
        """
        The database numbers the rows of a table with a type that ends at 2,147,483,647 (Int32) or 32,767 (Int16). Numbers
        that were given are not given again, deleted rows and failed inserts included: the day on which they run out comes
        without notice, and from then on nothing can be inserted. Making the column wider later writes the whole table
        anew, and every table that refers to it.

            id: Int64 @primaryKey @identity
        """)
}

/// Numbers that the database gives do not run out.
enum ShortIdentityRule: TableRule, LintRule {
    static let code = DiagnosticCode.shortIdentity

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for column in table.table.columns where column.identity != nil {
            let end: String
            switch schema.index.storageType(of: column.type) {
            case .int16: end = "32,767"
            case .int32: end = "2,147,483,647"
            default: continue
            }
            findings.add(
                code, "the numbers of `\(column.name)` end at \(end)", at: column, of: table,
                fixes: [Diagnostic.Fix("make it an Int64")])
        }
    }
}
