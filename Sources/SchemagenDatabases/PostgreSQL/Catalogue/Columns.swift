extension CatalogueStatement {
    /// The columns of all that has columns of its own.
    static func columns(_ version: Int) -> [CatalogueStatement] {
        [
            CatalogueStatement(
                .column, path: ["c.nspname", "c.relname", "a.attname"],
                facts: [
                    .text(.type, "format_type(a.atttypid, a.atttypmod)"), .flag(.isNotNull, "a.attnotnull"),
                    .number(.position, "row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum)"),
                    .text(
                        .collation,
                        """
                        CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation
                            THEN a.attcollation::regcollation::text END
                        """),
                    .text(.defaultValue, "CASE a.attgenerated WHEN '' THEN pg_get_expr(e.adbin, e.adrelid) END"),
                    .text(.generated, "CASE WHEN a.attgenerated <> '' THEN pg_get_expr(e.adbin, e.adrelid) END"),
                    .word(.generatedKind, "a.attgenerated", ["s": "stored", "v": "virtual"]),
                    .word(.identity, "a.attidentity", ["a": "always", "d": "by default"]),
                    .list(.sequence, "CASE WHEN q.oid IS NOT NULL THEN ARRAY[q.nspname, q.relname] END"),
                    .list(.sequenceParameters, sequenceParameters),
                    .grants("q.relacl", "s", owner: "q.relowner", fact: .sequenceGrants),
                    .comment("pg_class", "q.oid", fact: .sequenceComment),
                    .text(
                        .storage,
                        """
                        CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'plain'
                            WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' WHEN 'x' THEN 'extended' END END
                        """),
                    .word(.compression, "a.attcompression", ["p": "pglz", "l": "lz4"]),
                    .number(.statisticsTarget, "CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END"),
                    .sorted(.options, "a.attoptions"), .sorted(.foreignOptions, "a.attfdwoptions"),
                    .flag(.isInheritedOnly, "a.attinhcount > 0 AND NOT a.attislocal"),
                    .comment("pg_class", "a.attrelid", column: "a.attnum"),
                    .grants("a.attacl", "c", owner: "c.relowner"),
                ],
                from: """
                    relation c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        JOIN pg_type t ON t.oid = a.atttypid
                        LEFT JOIN pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
                        LEFT JOIN (
                            pg_depend d JOIN relation q ON q.oid = d.objid AND q.relkind = 'S'
                                JOIN pg_sequence s ON s.seqrelid = q.oid
                        ) ON a.attidentity <> '' AND d.classid = 'pg_class'::regclass AND d.deptype = 'i'
                            AND d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid
                            AND d.refobjsubid = a.attnum
                    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
                    """)
        ]
    }
}
