extension CatalogueStatement {
    /// Operators, their classes and families, casts, conversions and access methods.
    static func operators(_ version: Int) -> [CatalogueStatement] {
        [plainOperators, classes, families, casts, conversions, accessMethods]
    }

    private static let plainOperators = CatalogueStatement(
        .operator,
        path: [
            "n.nspname",
            """
            o.oprname || '(' || CASE WHEN o.oprleft = 0 THEN 'none' ELSE format_type(o.oprleft, NULL) END || ', '
                || CASE WHEN o.oprright = 0 THEN 'none' ELSE format_type(o.oprright, NULL) END || ')'
            """,
        ],
        facts: [
            .function(.function, "o.oprcode::oid"), .flag(.isShell, "o.oprcode = 0"),
            .text(.commutator, "CASE WHEN o.oprcom <> 0 THEN o.oprcom::regoperator::text END"),
            .text(.negator, "CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::regoperator::text END"),
            .function(.restrict, "o.oprrest::oid"), .function(.join, "o.oprjoin::oid"),
            .list(
                .properties,
                """
                nullif(array_remove(ARRAY[CASE WHEN o.oprcanhash THEN 'hashes' END,
                    CASE WHEN o.oprcanmerge THEN 'merges' END], NULL), '{}')
                """),
            .comment("pg_operator", "o.oid"),
        ],
        from: """
            pg_operator o JOIN space n ON n.oid = o.oprnamespace WHERE \(isNoExtensions("pg_operator", "o.oid"))
            """)

    /// The operators and functions of a class, or those of a family that are no class's.
    private static func members(of catalogue: String, _ oid: String) -> [FactExpression] {
        func belongs(_ member: String) -> String {
            """
            EXISTS (SELECT FROM pg_depend d WHERE d.classid = '\(member)'::regclass AND d.objid = e.oid
                AND d.refclassid = '\(catalogue)'::regclass AND d.refobjid = \(oid))
            """
        }
        return [
            .list(
                .operators,
                """
                SELECT array_agg(entry ORDER BY entry COLLATE "C") FROM (
                    SELECT e.amopstrategy || ' ' || e.amopopr::regoperator || coalesce(' for order by '
                        || (SELECT quote_ident(f.opfname) FROM pg_opfamily f WHERE f.oid = e.amopsortfamily), '')
                    FROM pg_amop e WHERE e.amopfamily = f.oid AND \(belongs("pg_amop"))) entries (entry)
                """),
            .list(
                .functions,
                """
                SELECT array_agg(entry ORDER BY entry COLLATE "C") FROM (
                    SELECT e.amprocnum || ' (' || format_type(e.amproclefttype, NULL) || ', '
                        || format_type(e.amprocrighttype, NULL) || ') ' || e.amproc::oid::regprocedure
                    FROM pg_amproc e WHERE e.amprocfamily = f.oid AND \(belongs("pg_amproc"))) entries (entry)
                """),
        ]
    }

    private static let classes = CatalogueStatement(
        .operatorClass, path: ["n.nspname", "k.opcname || ' using ' || m.amname"],
        facts: members(of: "pg_opclass", "k.oid") + [
            .text(.type, "format_type(k.opcintype, NULL)"),
            .text(
                .family,
                """
                SELECT quote_ident(s.nspname) || '.' || quote_ident(f.opfname) FROM pg_namespace s
                WHERE s.oid = f.opfnamespace
                """),
            .flag(.isDefault, "k.opcdefault"),
            .text(.storage, "CASE WHEN k.opckeytype <> 0 THEN format_type(k.opckeytype, NULL) END"),
            .comment("pg_opclass", "k.oid"),
        ],
        from: """
            pg_opclass k JOIN space n ON n.oid = k.opcnamespace JOIN pg_am m ON m.oid = k.opcmethod
                JOIN pg_opfamily f ON f.oid = k.opcfamily
            WHERE \(isNoExtensions("pg_opclass", "k.oid"))
            """)

    private static let families = CatalogueStatement(
        .operatorFamily, path: ["n.nspname", "f.opfname || ' using ' || m.amname"],
        facts: members(of: "pg_opfamily", "f.oid") + [.comment("pg_opfamily", "f.oid")],
        from: """
            pg_opfamily f JOIN space n ON n.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
            WHERE \(isNoExtensions("pg_opfamily", "f.oid"))
            """)

    /// 16384 is the first oid that the system's own objects do not have. A range type brings casts.
    private static let casts = CatalogueStatement(
        .cast, path: ["format_type(c.castsource, NULL) || ' as ' || format_type(c.casttarget, NULL)"],
        facts: [
            .function(.function, "c.castfunc"), .word(.method, "c.castmethod", ["i": "text", "b": "same bytes"]),
            .word(.context, "c.castcontext", ["e": "explicit", "a": "assignment", "i": "implicit"]),
            .comment("pg_cast", "c.oid"),
        ],
        from: """
            pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend x
                WHERE x.deptype IN ('e', 'i') AND x.classid = 'pg_cast'::regclass AND x.objid = c.oid)
            """)

    private static let conversions = CatalogueStatement(
        .conversion, path: ["n.nspname", "c.conname"],
        facts: [
            .list(
                .encodings,
                "ARRAY[pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding)]::text[]"),
            .function(.function, "c.conproc::oid"), .flag(.isDefault, "c.condefault"),
            .comment("pg_conversion", "c.oid"),
        ],
        from: """
            pg_conversion c JOIN space n ON n.oid = c.connamespace WHERE \(isNoExtensions("pg_conversion", "c.oid"))
            """)

    private static let accessMethods = CatalogueStatement(
        .accessMethod, path: ["a.amname"],
        facts: [
            .word(.type, "a.amtype", ["t": "table", "i": "index"]), .function(.function, "a.amhandler::oid"),
            .comment("pg_am", "a.oid"),
        ],
        from: "pg_am a WHERE a.oid >= 16384 AND \(isNoExtensions("pg_am", "a.oid"))")
}
