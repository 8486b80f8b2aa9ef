extension CatalogueStatement {
    /// Collations and types; a composite type's columns are read with those of tables.
    static func types(_ version: Int) -> [CatalogueStatement] {
        [collations(version), enumerations, domains, compositeTypes, rangeTypes, baseTypes]
    }

    private static func collations(_ version: Int) -> CatalogueStatement {
        let locale =
            switch version {
            case ..<15: "NULL"
            case 15, 16: "c.colliculocale"
            default: "c.colllocale"
            }
        return CatalogueStatement(
            .collation, path: ["n.nspname", "c.collname"],
            facts: [
                .word(.provider, "c.collprovider", ["c": "libc", "i": "icu", "b": "builtin", "d": "default"]),
                .text(
                    .locale,
                    """
                    coalesce(\(locale), CASE WHEN c.collcollate = c.collctype THEN c.collcollate
                        ELSE c.collcollate || ', ' || c.collctype END)
                    """),
                .flag(.isNotDeterministic, "NOT c.collisdeterministic"), .comment("pg_collation", "c.oid"),
            ] + (version >= 16 ? [.text(.rules, "c.collicurules")] : []),
            from: """
                pg_collation c JOIN space n ON n.oid = c.collnamespace
                WHERE c.collencoding IN (-1, pg_char_to_encoding(getdatabaseencoding()))
                    AND \(isNoExtensions("pg_collation", "c.oid"))
                """)
    }

    /// The types of the schemas that are no extension's.
    private static func type(_ letter: String) -> String {
        """
        pg_type t JOIN space n ON n.oid = t.typnamespace AND t.typtype = '\(letter)'
            AND \(isNoExtensions("pg_type", "t.oid"))
        """
    }

    private static let common: [FactExpression] = [
        .comment("pg_type", "t.oid"), .grants("t.typacl", "T", owner: "t.typowner"),
    ]

    private static let enumerations = CatalogueStatement(
        .enumeration, path: ["n.nspname", "t.typname"],
        facts: common + [
            .list(
                .labels,
                """
                SELECT coalesce(array_agg(e.enumlabel ORDER BY e.enumsortorder), '{}') FROM pg_enum e
                WHERE e.enumtypid = t.oid
                """)
        ],
        from: type("e"))

    private static let domains = CatalogueStatement(
        .domain, path: ["n.nspname", "t.typname"],
        facts: common + [
            .text(.type, "format_type(t.typbasetype, t.typtypmod)"), .flag(.isNotNull, "t.typnotnull"),
            .text(.defaultValue, "coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault)"),
            .text(
                .collation,
                "CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END"),
        ],
        from: "\(type("d")) JOIN pg_type b ON b.oid = t.typbasetype")

    private static let compositeTypes = CatalogueStatement(
        .compositeType, path: ["n.nspname", "t.typname"], facts: common,
        from: "\(type("c")) JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'")

    private static let rangeTypes = CatalogueStatement(
        .rangeType, path: ["n.nspname", "t.typname"],
        facts: common + [
            .text(.subtype, "format_type(r.rngsubtype, NULL)"),
            .text(.multirange, "format_type(r.rngmultitypid, NULL)"),
            .function(.canonical, "r.rngcanonical"), .function(.difference, "r.rngsubdiff"),
            .text(
                .collation,
                "CASE WHEN r.rngcollation <> b.typcollation THEN r.rngcollation::regcollation::text END"),
            .text(
                .operatorClass,
                """
                SELECT quote_ident(s.nspname) || '.' || quote_ident(o.opcname)
                FROM pg_opclass o JOIN pg_namespace s ON s.oid = o.opcnamespace
                WHERE o.oid = r.rngsubopc AND NOT o.opcdefault
                """),
        ],
        from: "\(type("r")) JOIN pg_range r ON r.rngtypid = t.oid JOIN pg_type b ON b.oid = r.rngsubtype")

    private static let baseTypes = CatalogueStatement(
        .baseType, path: ["n.nspname", "t.typname"],
        facts: common + [
            .flag(.isShell, "NOT t.typisdefined"),
            .list(
                .functions,
                """
                SELECT array_agg(f.purpose || ' ' || f.oid::regprocedure ORDER BY f.purpose COLLATE "C")
                FROM (VALUES ('input', t.typinput), ('output', t.typoutput), ('receive', t.typreceive),
                    ('send', t.typsend), ('modifier input', t.typmodin), ('modifier output', t.typmodout),
                    ('analyze', t.typanalyze), ('subscript', t.typsubscript)) f (purpose, oid)
                WHERE f.oid <> 0 AND t.typisdefined
                """),
            .text(
                .layout,
                """
                CASE WHEN t.typisdefined THEN 'length ' || t.typlen || ', alignment ' || t.typalign::text
                    || ', storage ' || t.typstorage::text || CASE WHEN t.typbyval THEN ', by value' ELSE '' END END
                """),
            .text(
                .category,
                "CASE WHEN t.typisdefined THEN t.typcategory::text || CASE WHEN t.typispreferred THEN '*' ELSE '' END END"
            ),
            .text(.element, "CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END"),
            .text(.delimiter, "nullif(t.typdelim, ',')"), .text(.defaultValue, "t.typdefault"),
            .text(.collation, "CASE WHEN t.typcollation <> 0 THEN t.typcollation::regcollation::text END"),
        ],
        // The array of a type is made with it.
        from: """
            pg_type t JOIN space n ON n.oid = t.typnamespace
            WHERE (t.typtype = 'b' OR t.typtype = 'p' AND NOT t.typisdefined)
                AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid) AND \(isNoExtensions("pg_type", "t.oid"))
            """)
}
