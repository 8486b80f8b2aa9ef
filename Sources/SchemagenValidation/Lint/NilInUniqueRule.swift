import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let nilInUnique = DiagnosticCode(
        "nil-in-unique", .warning,
        """
        A unique constraint of several columns holds one that can be nil. Two rows that agree in all columns are both taken
        where that one is nil, since nil is not equal to nil. Make the column required, say `@nullsNotDistinct`
        (PostgreSQL 15), or add a unique index over the rest for those rows:

            unique(tenantID, email)
            unique(tenantID) where email == nil
        """)
}

/// A unique key of several columns holds for all rows.
enum NilInUniqueRule: TableRule, LintRule {
    static let code = DiagnosticCode.nilInUnique

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for unique in table.table.uniques where unique.columns.count > 1 && !unique.nullsNotDistinct {
            let nullable = unique.columns.filter { table.columns[$0]?.isNullable == true }
            guard !nullable.isEmpty, !hasCompanion(unique, nullable, table) else { continue }
            findings.add(
                code, "rows that have nil in \(nullable.quoted) are never equal", at: unique.info, of: table)
        }
    }

    /// Whether a partial unique index takes care of the rows that have nil.
    private static func hasCompanion(_ unique: UniqueConstraint, _ nullable: [String], _ table: TableFacts) -> Bool {
        let rest = Set(unique.columns).subtracting(nullable)
        return table.table.indexes.contains { index in
            let columns = index.keys.compactMap { key in if case .column(let name) = key.value { name } else { nil } }
            return index.isUnique && index.predicate != nil && columns.count == index.keys.count
                && Set(columns) == rest
        }
    }
}
