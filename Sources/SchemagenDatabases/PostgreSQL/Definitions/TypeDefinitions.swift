extension DefinitionStatement {
    /// Collations and types.
    static func types(_ version: Int) -> [DefinitionStatement] {
        [collations(version), composite, ranges, shells, bases]
    }

    private static func collations(_ version: Int) -> DefinitionStatement {
        let locale =
            switch version {
            case ..<15: "NULL::text"
            case 15, 16: "o.colliculocale"
            default: "o.colllocale"
            }
        return DefinitionStatement(
            "collation", "pg_collation",
            [
                "'CREATE COLLATION ' || \(name("o.collname")) || ' ('",
                list(
                    [
                        "'PROVIDER = ' || CASE o.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END",
                        "CASE WHEN o.collisdeterministic THEN NULL ELSE 'DETERMINISTIC = false' END",
                        """
                        coalesce('LOCALE = ' || quote_literal(\(locale)), CASE WHEN o.collcollate = o.collctype
                            THEN 'LOCALE = ' || quote_literal(o.collcollate) ELSE 'LC_COLLATE = ' || quote_literal(o.collcollate)
                                || ', LC_CTYPE = ' || quote_literal(o.collctype) END)
                        """,
                    ] + (version >= 16 ? ["'RULES = ' || quote_literal(o.collicurules)"] : []), separator: ", "),
                "')'",
            ], from: schema("o.collnamespace"))
    }

    /// The collation of a type's values where it is not as by itself.
    private static func collation(_ oid: String, usual: String) -> String {
        """
        (SELECT quote_ident(s.nspname) || '.' || quote_ident(l.collname) FROM pg_collation l
            JOIN pg_namespace s ON s.oid = l.collnamespace WHERE l.oid = \(oid) AND l.oid <> \(usual))
        """
    }

    private static let composite = DefinitionStatement(
        "type", "pg_type",
        [
            "'CREATE TYPE ' || \(name("o.typname")) || ' AS ('",
            """
            (SELECT E'\\n    ' || string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                || coalesce(' COLLATE ' || \(collation("a.attcollation", usual: "t.typcollation")), ''), E',\\n    '
                ORDER BY a.attnum) || E'\\n' FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                WHERE a.attrelid = o.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
            """, "')'",
        ],
        from: "\(schema("o.typnamespace")) JOIN pg_class c ON c.oid = o.typrelid AND c.relkind = 'c'",
        where: "o.typtype = 'c'")

    private static let ranges = DefinitionStatement(
        "type", "pg_type",
        [
            "'CREATE TYPE ' || \(name("o.typname")) || E' AS RANGE (\\n    '",
            list([
                "'SUBTYPE = ' || format_type(r.rngsubtype, NULL)",
                """
                (SELECT 'SUBTYPE_OPCLASS = ' || quote_ident(s.nspname) || '.' || quote_ident(k.opcname)
                    FROM pg_opclass k JOIN pg_namespace s ON s.oid = k.opcnamespace
                    WHERE k.oid = r.rngsubopc AND NOT k.opcdefault)
                """,
                "'COLLATION = ' || \(collation("r.rngcollation", usual: "b.typcollation"))",
                function("CANONICAL = ", "r.rngcanonical"), function("SUBTYPE_DIFF = ", "r.rngsubdiff"),
                "'MULTIRANGE_TYPE_NAME = ' || format_type(r.rngmultitypid, NULL)",
            ]), "E'\\n)'",
        ],
        from: "\(schema("o.typnamespace")) JOIN pg_range r ON r.rngtypid = o.oid JOIN pg_type b ON b.oid = r.rngsubtype"
    )

    private static let shells = DefinitionStatement(
        "type", "pg_type", ["'CREATE TYPE ' || \(name("o.typname"))"], from: schema("o.typnamespace"),
        where: "NOT o.typisdefined AND o.typtype = 'p'")

    private static let bases = DefinitionStatement(
        "type", "pg_type",
        [
            "'CREATE TYPE ' || \(name("o.typname")) || E' (\\n    '",
            list([
                function("INPUT = ", "o.typinput"), function("OUTPUT = ", "o.typoutput"),
                function("RECEIVE = ", "o.typreceive"), function("SEND = ", "o.typsend"),
                function("TYPMOD_IN = ", "o.typmodin"), function("TYPMOD_OUT = ", "o.typmodout"),
                function("ANALYZE = ", "o.typanalyze"), function("SUBSCRIPT = ", "o.typsubscript"),
                "'INTERNALLENGTH = ' || CASE WHEN o.typlen < 0 THEN 'VARIABLE' ELSE o.typlen::text END",
                "CASE WHEN o.typbyval THEN 'PASSEDBYVALUE' END",
                "'ALIGNMENT = ' || CASE o.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END",
                "'STORAGE = ' || CASE o.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END",
                "'CATEGORY = ' || quote_literal(o.typcategory::text)",
                "CASE WHEN o.typispreferred THEN 'PREFERRED = true' END",
                "'DEFAULT = ' || quote_literal(o.typdefault)",
                "CASE WHEN o.typelem <> 0 THEN 'ELEMENT = ' || format_type(o.typelem, NULL) END",
                "'DELIMITER = ' || quote_literal(nullif(o.typdelim, ',')::text)",
                "CASE WHEN o.typcollation <> 0 THEN 'COLLATABLE = true' END",
            ]), "E'\\n)'",
        ],
        from: schema("o.typnamespace"),
        where: "o.typtype = 'b' AND o.typisdefined AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = o.oid)")

    /// Functions that are written for a type before it is there: type and function, each as catalogue and oid.
    static let typeFunctions = """
        SELECT t.tableoid::bigint, t.oid::bigint, 0, 'pg_proc'::regclass::oid::bigint, f.oid::bigint, 0
        FROM pg_type t LEFT JOIN pg_range r ON r.rngtypid = t.oid CROSS JOIN LATERAL unnest(ARRAY[t.typinput, t.typoutput,
            t.typreceive, t.typsend, t.typmodin, t.typmodout, t.typanalyze, t.typsubscript, r.rngcanonical]::oid[])
            WITH ORDINALITY f (oid, place)
        WHERE t.oid >= 16384 AND f.oid >= 16384 AND t.typtype IN ('b', 'r') AND EXISTS (SELECT FROM pg_depend d
            WHERE d.classid = 'pg_proc'::regclass AND d.objid = f.oid AND d.refclassid = 'pg_type'::regclass AND d.refobjid = t.oid)
        ORDER BY t.oid, f.place
        """
}
