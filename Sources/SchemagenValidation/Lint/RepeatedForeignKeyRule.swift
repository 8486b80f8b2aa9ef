import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let repeatedForeignKey = DiagnosticCode(
        "repeated-foreign-key", .warning,
        """
        Two foreign keys say the same: the same columns refer to the same columns of the same table. Every insert is
        checked twice. Remove one of them; where they differ in what happens on delete, both act, and the stricter wins.
        """)
}

/// A reference is checked once.
enum RepeatedForeignKeyRule: TableRule, LintRule {
    static let code = DiagnosticCode.repeatedForeignKey

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        let keys = table.table.foreignKeys
        for (position, key) in keys.enumerated() {
            let pairs = Set(zip(key.columns, key.referenced).map { [$0, $1] })
            let first = keys[..<position].first { other in
                other.table == key.table && !other.info.databases.isDisjoint(with: key.info.databases)
                    && Set(zip(other.columns, other.referenced).map { [$0, $1] }) == pairs
            }
            guard let first else { continue }
            findings.add(
                code, "a foreign key over \(key.columns.quoted) to `\(key.table)` is already there", at: key.info,
                of: table, notes: [Diagnostic.Note("it is declared here", at: first.info.anchor.span)],
                fixes: [Diagnostic.Fix("remove one of the two")])
        }
    }
}
