extension CatalogueStatement {
    /// Statistics over several columns.
    static func statistics(_ version: Int) -> [CatalogueStatement] {
        [
            CatalogueStatement(
                .statistics, path: ["n.nspname", "s.stxname"],
                facts: [
                    .text(.definition, definition),
                    .number(.statisticsTarget, "CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END"),
                    .comment("pg_statistic_ext", "s.oid"),
                ],
                from: """
                    pg_statistic_ext s JOIN space n ON n.oid = s.stxnamespace
                    WHERE \(isNoExtensions("pg_statistic_ext", "s.oid"))
                    """)
        ]
    }

    /// The server says the columns in the order in which the table has them, which no schema fixes: by name, all tables
    /// with them say the same.
    private static let definition = """
        SELECT replace(d.text, columns.inOrder, columns.byName)
        FROM (SELECT pg_get_statisticsobjdef(s.oid)) d (text),
            (SELECT ' ON ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place),
                    ' ON ' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
                FROM unnest(s.stxkeys::int2[]) WITH ORDINALITY k (number, place)
                JOIN pg_attribute a ON a.attrelid = s.stxrelid AND a.attnum = k.number) columns (inOrder, byName)
        """
}
