import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let missingForeignKey = DiagnosticCode(
        "missing-foreign-key", .note,
        """
        A column is named after a table and has the type of its key, and no foreign key refers to it. Nothing keeps the
        value from naming a row that is not there.

            leadID: Lead.ID                      // rather than leadID: Int64
            leadID: Lead.ID @unreferenced        // where there is meant to be no constraint
        """)
}

/// What is named like a reference is one.
enum MissingForeignKeyRule: TableRule, LintRule {
    static let code = DiagnosticCode.missingForeignKey

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        var referring: Set<String> = []
        for key in table.table.allForeignKeys { referring.formUnion(key.columns) }
        for column in table.table.columns
        where column.name.hasSuffix("ID") && column.name.count > 2 && !referring.contains(column.name) {
            // `Lead.ID @unreferenced` says that none is meant.
            if case .reference = column.type { continue }
            let name = column.name.dropLast(2)
            let target = name.prefix(1).uppercased() + name.dropFirst()
            guard let other = schema.tables[target], other.table.primaryKey?.columns.count == 1,
                let key = schema.index.keyColumns(of: other.table).first,
                schema.index.storageType(of: key.type) == schema.index.storageType(of: column.type)
            else { continue }
            findings.add(
                code, "`\(column.name)` is named after `\(target)`, and no foreign key refers to it", at: column,
                of: table,
                fixes: [Diagnostic.Fix("make it a `\(target).ID`, with `@unreferenced` where no constraint is meant")])
        }
    }
}
