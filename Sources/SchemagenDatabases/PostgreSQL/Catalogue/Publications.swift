extension CatalogueStatement {
    /// Publications for logical replication.
    static func publications(_ version: Int) -> [CatalogueStatement] {
        let table = "quote_ident(s.nspname) || '.' || quote_ident(c.relname)"
        let more =
            version < 15
            ? ""
            : """
             || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
                    FROM unnest(r.prattrs::int2[]) n JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = n) || ')', '')
                || coalesce(' where ' || pg_get_expr(r.prqual, c.oid), '')
            """
        let schemas = FactExpression.list(
            .schemas,
            """
            SELECT array_agg(s.nspname ORDER BY s.nspname) FROM pg_publication_namespace r
            JOIN pg_namespace s ON s.oid = r.pnnspid WHERE r.pnpubid = p.oid
            """)
        let generated = version < 18 ? "NULL" : "CASE p.pubgencols WHEN 's' THEN 'stored generated columns' END"
        return [
            CatalogueStatement(
                .publication, path: ["p.pubname"],
                facts: [
                    .flag(.isForAllTables, "p.puballtables"),
                    .list(
                        .tables,
                        """
                        SELECT array_agg(entry ORDER BY entry COLLATE "C") FROM (
                            SELECT \(table)\(more) FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid
                                JOIN pg_namespace s ON s.oid = c.relnamespace WHERE r.prpubid = p.oid
                        ) entries (entry)
                        """),
                    .list(
                        .publishes,
                        """
                        array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                            CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END,
                            CASE WHEN p.pubviaroot THEN 'via root' END, \(generated)], NULL)
                        """),
                    .comment("pg_publication", "p.oid"),
                ] + (version >= 15 ? [schemas] : []),
                from: "pg_publication p WHERE \(isNoExtensions("pg_publication", "p.oid"))")
        ]
    }
}
