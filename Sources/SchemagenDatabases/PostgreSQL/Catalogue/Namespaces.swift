extension CatalogueStatement {
    /// Schemas and extensions.
    ///
    /// Every database has `public` with a comment and with privileges of its own; it says only what is not as in a new
    /// database.
    static func namespaces(_ version: Int) -> [CatalogueStatement] {
        let given = FactExpression.privileges("coalesce(n.nspacl, acldefault('n', n.nspowner))", owner: "n.nspowner")
        let usual = FactExpression.privileges("acldefault('n', n.nspowner)", owner: "n.nspowner")
        let everybody = version >= 15 ? "USAGE" : "CREATE,USAGE"
        return [
            CatalogueStatement(
                .namespace, path: ["n.nspname"],
                facts: [
                    .text(
                        .comment,
                        """
                        SELECT nullif(d.description, CASE n.nspname WHEN 'public' THEN 'standard public schema' END)
                        FROM pg_description d
                        WHERE d.objoid = n.oid AND d.classoid = 'pg_namespace'::regclass AND d.objsubid = 0
                        """),
                    .list(
                        .grants,
                        """
                        nullif(\(given), CASE n.nspname
                            WHEN 'public' THEN '{"PUBLIC=\(everybody)","owner=CREATE,USAGE"}' ELSE \(usual) END)
                        """),
                ],
                from: """
                    pg_namespace n JOIN space USING (oid) WHERE \(isNoExtensions("pg_namespace", "n.oid"))
                    """,
                address: CatalogueAddressExpression(catalogue: "pg_namespace", oid: "n.oid")),
            CatalogueStatement(
                .extension, path: ["e.extname"],
                facts: [
                    .text(.version, "e.extversion"), .text(.schema, "n.nspname"),
                    // CREATE EXTENSION writes one that depends on the installation.
                    .text(
                        .comment,
                        """
                        SELECT nullif(d.description, a.comment) FROM pg_description d
                            LEFT JOIN pg_available_extensions() a ON a.name = e.extname
                        WHERE d.objoid = e.oid AND d.classoid = 'pg_extension'::regclass
                        """),
                ],
                from: "pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'",
                address: CatalogueAddressExpression(catalogue: "pg_extension", oid: "e.oid")),
        ]
    }
}
