extension CatalogueStatement {
    /// The policies of tables.
    static func policies(_ version: Int) -> [CatalogueStatement] {
        let role = FactExpression.role("member", owner: "c.relowner")
        return [
            CatalogueStatement(
                .policy, path: ["c.nspname", "c.relname", "p.polname"],
                facts: [
                    .word(
                        .command, "p.polcmd",
                        ["r": "select", "a": "insert", "w": "update", "d": "delete", "*": "all"]),
                    .flag(.isRestrictive, "NOT p.polpermissive"),
                    .list(
                        .roles,
                        """
                        SELECT array_agg(name ORDER BY name COLLATE "C")
                        FROM (SELECT \(role) FROM unnest(p.polroles) member) roles (name)
                        """),
                    .text(.using, "pg_get_expr(p.polqual, p.polrelid)"),
                    .text(.withCheck, "pg_get_expr(p.polwithcheck, p.polrelid)"), .comment("pg_policy", "p.oid"),
                ],
                from: "pg_policy p JOIN relation c ON c.oid = p.polrelid")
        ]
    }
}
