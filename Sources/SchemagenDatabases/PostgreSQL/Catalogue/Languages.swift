extension CatalogueStatement {
    /// Languages for routines, and how types look there.
    static func languages(_ version: Int) -> [CatalogueStatement] {
        [
            CatalogueStatement(
                .language, path: ["l.lanname"],
                facts: [
                    .flag(.isTrusted, "l.lanpltrusted"),
                    .list(
                        .functions,
                        """
                        SELECT array_agg(f.purpose || ' ' || f.oid::regprocedure ORDER BY f.purpose COLLATE "C")
                        FROM (VALUES ('handler', l.lanplcallfoid), ('inline', l.laninline),
                            ('validator', l.lanvalidator)) f (purpose, oid) WHERE f.oid <> 0
                        """),
                    .comment("pg_language", "l.oid"), .grants("l.lanacl", "l", owner: "l.lanowner"),
                ],
                // 16384 is the first oid that the system's own objects do not have; plpgsql is an extension.
                from: "pg_language l WHERE l.oid >= 16384 AND \(isNoExtensions("pg_language", "l.oid"))"),
            CatalogueStatement(
                .transform, path: ["format_type(t.trftype, NULL)", "l.lanname"],
                facts: [
                    .list(
                        .functions,
                        """
                        SELECT array_agg(f.purpose || ' ' || f.oid::oid::regprocedure ORDER BY f.purpose COLLATE "C")
                        FROM (VALUES ('from SQL', t.trffromsql), ('to SQL', t.trftosql)) f (purpose, oid) WHERE f.oid <> 0
                        """),
                    .comment("pg_transform", "t.oid"),
                ],
                from: """
                    pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE \(isNoExtensions("pg_transform", "t.oid"))
                    """),
        ]
    }
}
