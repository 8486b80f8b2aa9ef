extension CatalogueStatement {
    /// Statistics over several columns.
    static func statistics(_ version: Int) -> [CatalogueStatement] {
        [
            CatalogueStatement(
                .statistics, path: ["n.nspname", "s.stxname"],
                facts: [
                    .text(.definition, "pg_get_statisticsobjdef(s.oid)"),
                    .number(.statisticsTarget, "CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END"),
                    .comment("pg_statistic_ext", "s.oid"),
                ],
                from: """
                    pg_statistic_ext s JOIN space n ON n.oid = s.stxnamespace
                    WHERE \(isNoExtensions("pg_statistic_ext", "s.oid"))
                    """)
        ]
    }
}
