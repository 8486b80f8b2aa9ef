import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let unselectiveIndex = DiagnosticCode(
        "unselective-index", .note,
        """
        An index has one key with at most three values: a Bool, or an enum of that size. A query that finds a third of the
        rows by it does not use it. Where one of the values is rare, an index of those rows alone is small and used:

            index(createdAt) where isPending
        """)
}

/// An index tells rows apart.
enum UnselectiveIndexRule: TableRule, LintRule {
    static let code = DiagnosticCode.unselectiveIndex

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for index in table.table.indexes
        where index.keys.count == 1 && index.predicate == nil && !index.isUnique && index.include.isEmpty {
            guard case .column(let name) = index.keys[0].value, let column = table.columns[name],
                let values = values(of: column, schema), values <= 3
            else { continue }
            findings.add(
                code, "the index `\(index.sqlName)` tells only \(values) values of `\(name)` apart", at: index,
                of: table,
                fixes: [Diagnostic.Fix("index the rows with the rare value alone: `index(…) where …`")])
        }
    }

    private static func values(of column: Column, _ schema: SchemaFacts) -> Int? {
        switch schema.index.storageType(of: column.type) {
        case .bool: 2
        case .enumeration(let name): schema.index.enums[name]?.cases.count
        default: nil
        }
    }
}
