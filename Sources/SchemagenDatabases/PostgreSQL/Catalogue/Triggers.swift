extension CatalogueStatement {
    /// Triggers, event triggers and rules.
    static func triggers(_ version: Int) -> [CatalogueStatement] { [tableTriggers, eventTriggers, rules] }

    private static func enabled(_ letter: String) -> FactExpression {
        .word(.enabled, letter, ["D": "disabled", "R": "replica", "A": "always"])
    }

    /// Those of foreign keys are internal; those that partitions have from their table are not, though PostgreSQL 14
    /// says so.
    private static let tableTriggers = CatalogueStatement(
        .trigger, path: ["c.nspname", "c.relname", "t.tgname"],
        facts: [
            .text(.definition, "pg_get_triggerdef(t.oid)"), enabled("t.tgenabled"),
            .flag(.isInheritedOnly, "t.tgparentid <> 0"), .comment("pg_trigger", "t.oid"),
        ],
        from: """
            pg_trigger t JOIN relation c ON c.oid = t.tgrelid LEFT JOIN pg_constraint k ON k.oid = t.tgconstraint
            WHERE (NOT t.tgisinternal OR t.tgparentid <> 0) AND coalesce(k.contype, 't') = 't'
            """)

    private static let eventTriggers = CatalogueStatement(
        .eventTrigger, path: ["e.evtname"],
        facts: [
            .text(.event, "e.evtevent"), .sorted(.tags, "e.evttags"), .function(.function, "e.evtfoid"),
            enabled("e.evtenabled"), .comment("pg_event_trigger", "e.oid"),
        ],
        from: "pg_event_trigger e WHERE \(isNoExtensions("pg_event_trigger", "e.oid"))")

    private static let rules = CatalogueStatement(
        .rule, path: ["c.nspname", "c.relname", "r.rulename"],
        facts: [
            .text(.definition, "pg_get_ruledef(r.oid)"), enabled("r.ev_enabled"), .comment("pg_rewrite", "r.oid"),
        ],
        from: "pg_rewrite r JOIN relation c ON c.oid = r.ev_class WHERE r.rulename <> '_RETURN'")
}
