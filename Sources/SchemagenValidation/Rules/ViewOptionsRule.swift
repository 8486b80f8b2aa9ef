import SchemagenLanguage
import SchemagenModel

/// What PostgreSQL's views have besides their query.
enum ViewOptionsRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        for view in schema.schema.views {
            let info = view.info
            if info.databases.contains(.sqlite), schema.targets.contains(.sqlite) {
                for word in words(view) {
                    if info.databases.contains(.postgresql), schema.targets.contains(.postgresql) {
                        findings.add(
                            .noEffectOnSQLite, "`\(word)` has no effect on SQLite", at: info.anchor,
                            allowances: info.allowances)
                    } else {
                        findings.add(
                            .postgresqlOnly, "`\(word)` is PostgreSQL's, and `\(info.name)` is for SQLite alone",
                            at: info.anchor, allowances: info.allowances)
                    }
                }
            }
            if info.databases.contains(.postgresql), let minimum = schema.minimum(.postgresql),
                minimum < DatabaseVersion(15), view.storageParameters.contains(where: { $0.name == "security_invoker" })
            {
                findings.add(
                    .needsNewerVersion, "`security_invoker` needs PostgreSQL 15", at: info.anchor,
                    allowances: info.allowances,
                    fixes: [Diagnostic.Fix("raise the header's minimum to `postgresql(15)`")])
            }
        }
    }

    /// The attributes that only PostgreSQL has. Materialized views are not for SQLite as a whole.
    private static func words(_ view: View) -> [String] {
        guard !view.isMaterialized else { return [] }
        return (view.storageParameters.isEmpty ? [] : ["@with"]) + (view.checkOption == nil ? [] : ["@checkOption"])
    }
}
