import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let tooManyIndexes = DiagnosticCode(
        "too-many-indexes", .warning,
        """
        A table has more indexes than the header's `lint` allows, 16 unless it says otherwise; those of its keys and unique
        constraints count too. Every insert writes to each of them, and on PostgreSQL most updates do.

            lint: { maximumIndexes: 20 }
        """)
}

/// Tables have no more indexes than writes can bear.
enum TooManyIndexesRule: TableRule, LintRule {
    static let code = DiagnosticCode.tooManyIndexes

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        let most = schema.schema.settings.lint[.maximumIndexes]
        // The database that has most of them counts.
        let count =
            table.databases.databases.map { database in
                table.table.indexes.count { $0.databases.contains(database) }
                    + table.keys.count { $0.info.databases.contains(database) }
                    + table.table.exclusions.count { $0.info.databases.contains(database) }
            }.max() ?? 0
        guard count > most else { return }
        findings.add(code, "`\(table.name)` has \(count) indexes, and `lint` allows \(most)", at: table)
    }
}
