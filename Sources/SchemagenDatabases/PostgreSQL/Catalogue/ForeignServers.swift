extension CatalogueStatement {
    /// Foreign data wrappers and servers. Who logs in there as whom is not read: that holds passwords.
    static func foreignServers(_ version: Int) -> [CatalogueStatement] {
        [
            CatalogueStatement(
                .foreignDataWrapper, path: ["w.fdwname"],
                facts: [
                    .list(
                        .functions,
                        """
                        SELECT array_agg(f.purpose || ' ' || f.oid::regprocedure ORDER BY f.purpose COLLATE "C")
                        FROM (VALUES ('handler', w.fdwhandler), ('validator', w.fdwvalidator)) f (purpose, oid)
                        WHERE f.oid <> 0
                        """),
                    .sorted(.foreignOptions, "w.fdwoptions"), .comment("pg_foreign_data_wrapper", "w.oid"),
                    .grants("w.fdwacl", "F", owner: "w.fdwowner"),
                ],
                from: "pg_foreign_data_wrapper w WHERE \(isNoExtensions("pg_foreign_data_wrapper", "w.oid"))"),
            CatalogueStatement(
                .foreignServer, path: ["s.srvname"],
                facts: [
                    .text(.wrapper, "w.fdwname"), .text(.type, "s.srvtype"), .text(.version, "s.srvversion"),
                    .sorted(.foreignOptions, "s.srvoptions"), .comment("pg_foreign_server", "s.oid"),
                    .grants("s.srvacl", "S", owner: "s.srvowner"),
                ],
                from: """
                    pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
                    WHERE \(isNoExtensions("pg_foreign_server", "s.oid"))
                    """),
        ]
    }
}
