extension CatalogueStatement {
    /// Views and materialized views; their columns are read with those of tables.
    static func views(_ version: Int) -> [CatalogueStatement] {
        [
            CatalogueStatement(
                kind: "CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materializedView' END",
                path: ["c.nspname", "c.relname"],
                facts: [
                    .text(.query, "pg_get_viewdef(c.oid)"), .text(.checkOption, option("check_option")),
                    .flag(.isSecurityBarrier, option("security_barrier")),
                    .list(
                        .options,
                        """
                        SELECT array_agg(o ORDER BY o COLLATE "C") FROM (
                            SELECT unnest(c.reloptions) UNION ALL
                            SELECT 'toast.' || unnest(l.reloptions) FROM pg_class l WHERE l.oid = c.reltoastrelid
                        ) parameters (o) WHERE split_part(o, '=', 1) NOT IN ('check_option', 'security_barrier')
                        """),
                    .list(.optionsAsGiven, "c.reloptions"),
                    .flag(.isNotPopulated, "NOT c.relispopulated"), tablespace, accessMethod,
                    .comment("pg_class", "c.oid"), .grants("c.relacl", "r", owner: "c.relowner"),
                ],
                from: "relation c WHERE c.relkind IN ('v', 'm')")
        ]
    }

    private static func option(_ name: String) -> String {
        "SELECT split_part(o, '=', 2) FROM unnest(c.reloptions) o WHERE split_part(o, '=', 1) = '\(name)'"
    }
}
