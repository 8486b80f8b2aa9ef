import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let localInstant = DiagnosticCode(
        "local-instant", .warning,
        """
        A column says when something happened and is a LocalTimestamp, a date and time without a time zone. What it means
        depends on where it was written, one hour of the year comes twice, and two such values of two servers cannot be
        compared. A column counts as such when its name ends in `At` or its default is `now()`.

            createdAt: Timestamp = now()

        LocalTimestamp is right for what is meant by a clock on a wall: opening hours, an appointment.
        """)
}

/// Points in time have a time zone.
enum LocalInstantRule: TableRule, LintRule {
    static let code = DiagnosticCode.localInstant

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for column in table.table.columns {
            guard case .localTimestamp = schema.index.storageType(of: column.type),
                column.name.hasSuffix("At") || isNow(schema.index.defaultValue(of: column))
            else { continue }
            findings.add(
                code, "`\(column.name)` is a point in time, and is kept without a time zone", at: column, of: table,
                fixes: [Diagnostic.Fix("make it a Timestamp")])
        }
    }

    private static func isNow(_ value: Expression?) -> Bool {
        if case .call(.now, _)? = value?.kind { true } else { false }
    }
}
