/// One query whose rows are texts that create objects: catalogue, oid, text, what takes it back where DROP does not.
struct DefinitionStatement: Sendable {
    /// The kind as the language has it.
    let kind: String
    let sql: String

    /// Makes one.
    ///
    /// - Parameters:
    ///   - kind: The kind as the language has it.
    ///   - catalogue: The catalogue of the objects; `o` is its row in the expressions.
    ///   - parts: Expressions of texts that make up the statement; what is NULL is left out.
    ///   - drop: The expression of what takes it back.
    ///   - join: What follows the catalogue in FROM.
    init(
        _ kind: String, _ catalogue: String, _ parts: [String], drop: String = "NULL", from join: String = "",
        where condition: String = "true"
    ) {
        self.kind = kind
        sql = """
            SELECT '\(catalogue)'::regclass::oid::bigint, o.oid::bigint, 0, concat(\(parts.joined(separator: ",\n    "))), \(drop)
            FROM \(catalogue) o \(join) WHERE o.oid >= 16384 AND (\(condition))
            """
    }

    /// What is asked of a server of this major version. The texts of base types and of types with functions of their own
    /// need the functions' too; see `DefinitionReader`.
    static func all(_ version: Int) -> [DefinitionStatement] {
        routines + operators + types(version) + onTables(version) + textSearch + foreign(version) + others(version)
    }

    // MARK: Expressions

    /// A name with its schema. `n` is the schema's row.
    static func name(_ column: String) -> String { "quote_ident(n.nspname) || '.' || quote_ident(\(column))" }

    /// The join that gives `n`.
    static func schema(_ column: String) -> String { "JOIN pg_namespace n ON n.oid = \(column)" }

    /// A relation's name with its schema.
    static func relation(_ oid: String) -> String {
        """
        (SELECT quote_ident(place.nspname) || '.' || quote_ident(named.relname) FROM pg_class named
            JOIN pg_namespace place ON place.oid = named.relnamespace WHERE named.oid = \(oid))
        """
    }

    /// `KEY = function` where there is one.
    static func function(_ key: String, _ oid: String) -> String {
        "CASE WHEN \(oid) <> 0 THEN '\(key)' || \(oid)::regproc END"
    }

    /// An operator with its schema, as the options of CREATE want it.
    static func namedOperator(_ key: String, _ oid: String) -> String {
        """
        (SELECT '\(key)OPERATOR(' || quote_ident(s.nspname) || '.' || x.oprname || ')'
            FROM pg_operator x JOIN pg_namespace s ON s.oid = x.oprnamespace WHERE x.oid = \(oid))
        """
    }

    /// Texts with commas between them; what is NULL is left out.
    static func list(_ expressions: [String], separator: String = ",\\n    ") -> String {
        "array_to_string(ARRAY[\(expressions.joined(separator: ",\n        "))]::text[], E'\(separator)')"
    }

    /// ` OPTIONS (…)` of a foreign data wrapper and what uses it.
    static func options(_ column: String) -> String {
        """
        (SELECT ' OPTIONS (' || string_agg(quote_ident(option_name) || ' ' || quote_literal(option_value), ', ') || ')'
            FROM pg_options_to_table(\(column)))
        """
    }

    /// Switches a trigger, a rule or an event trigger to what it is, where that is not as usual.
    static func enabled(_ letter: String, _ start: String, _ what: String) -> String {
        """
        CASE \(letter) WHEN 'D' THEN E';\\n' || \(start) || ' DISABLE\(what)' WHEN 'R' THEN E';\\n' || \(start)
            || ' ENABLE REPLICA\(what)' WHEN 'A' THEN E';\\n' || \(start) || ' ENABLE ALWAYS\(what)' END
        """
    }

    // MARK: Routines

    private static let routines = [
        // The server's text says OR REPLACE, which nobody wants who drops what was there.
        DefinitionStatement(
            "function", "pg_proc",
            ["rtrim(regexp_replace(pg_get_functiondef(o.oid), '^CREATE OR REPLACE ', 'CREATE '), E'\\n')"],
            from: schema("o.pronamespace"), where: "o.prokind IN ('f', 'w') AND \(isListed)"),
        DefinitionStatement(
            "procedure", "pg_proc",
            ["rtrim(regexp_replace(pg_get_functiondef(o.oid), '^CREATE OR REPLACE ', 'CREATE '), E'\\n')"],
            from: schema("o.pronamespace"), where: "o.prokind = 'p' AND \(isListed)"),
        DefinitionStatement(
            "aggregate", "pg_proc",
            [
                "'CREATE AGGREGATE '", name("o.proname"),
                "CASE WHEN o.pronargs = 0 THEN '(*)' ELSE '(' || pg_get_function_arguments(o.oid) || ')' END",
                "E' (\\n    '",
                list([
                    function("SFUNC = ", "a.aggtransfn"), "'STYPE = ' || format_type(a.aggtranstype, NULL)",
                    "'SSPACE = ' || nullif(a.aggtransspace, 0)", function("FINALFUNC = ", "a.aggfinalfn"),
                    "CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END",
                    modify("FINALFUNC_MODIFY", "a.aggfinalmodify"), function("COMBINEFUNC = ", "a.aggcombinefn"),
                    function("SERIALFUNC = ", "a.aggserialfn"), function("DESERIALFUNC = ", "a.aggdeserialfn"),
                    "'INITCOND = ' || quote_literal(a.agginitval)", function("MSFUNC = ", "a.aggmtransfn"),
                    function("MINVFUNC = ", "a.aggminvtransfn"),
                    "CASE WHEN a.aggmtranstype <> 0 THEN 'MSTYPE = ' || format_type(a.aggmtranstype, NULL) END",
                    "'MSSPACE = ' || nullif(a.aggmtransspace, 0)", function("MFINALFUNC = ", "a.aggmfinalfn"),
                    "CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END",
                    modify("MFINALFUNC_MODIFY", "a.aggmfinalmodify"), "'MINITCOND = ' || quote_literal(a.aggminitval)",
                    namedOperator("SORTOP = ", "a.aggsortop"),
                    "CASE o.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END",
                    "CASE a.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END",
                ]), "E'\\n)'",
            ], from: "\(schema("o.pronamespace")) JOIN pg_aggregate a ON a.aggfnoid = o.oid", where: isListed),
    ]

    /// The server refuses to print some of the system's own and of extensions' functions; the rest is not asked for.
    private static let isListed = CatalogueStatement.isNoExtensions("pg_proc", "o.oid")

    /// By itself the final function changes nothing, but that of an ordered set may.
    private static func modify(_ key: String, _ letter: String) -> String {
        """
        CASE WHEN \(letter) <> CASE a.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w'::"char" END THEN '\(key) = '
            || CASE \(letter) WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END
        """
    }

    // MARK: Operators

    private static let operators = [
        DefinitionStatement(
            "operator", "pg_operator",
            [
                "'CREATE OPERATOR '", "quote_ident(n.nspname) || '.' || o.oprname", "E' (\\n    '",
                list([
                    "'FUNCTION = ' || o.oprcode",
                    "CASE WHEN o.oprleft <> 0 THEN 'LEFTARG = ' || format_type(o.oprleft, NULL) END",
                    "CASE WHEN o.oprright <> 0 THEN 'RIGHTARG = ' || format_type(o.oprright, NULL) END",
                    namedOperator("COMMUTATOR = ", "o.oprcom"), namedOperator("NEGATOR = ", "o.oprnegate"),
                    function("RESTRICT = ", "o.oprrest"), function("JOIN = ", "o.oprjoin"),
                    "CASE WHEN o.oprcanhash THEN 'HASHES' END", "CASE WHEN o.oprcanmerge THEN 'MERGES' END",
                ]), "E'\\n)'",
            ],
            // What is only announced goes with the operator that announces it.
            drop: """
                (SELECT 'DROP OPERATOR ' || o.oid::regoperator || string_agg(E';\\nDROP OPERATOR ' || x.oid::regoperator, '')
                    FROM pg_operator x WHERE x.oid IN (o.oprcom, o.oprnegate) AND x.oprcode = 0 HAVING count(*) > 0)
                """,
            from: schema("o.oprnamespace"), where: "o.oprcode <> 0"),
        DefinitionStatement(
            "operator family", "pg_opfamily",
            [
                "'CREATE OPERATOR FAMILY '", name("o.opfname"), "' USING '", "quote_ident(m.amname)",
                "E';\\nALTER OPERATOR FAMILY ' || \(name("o.opfname")) || ' USING ' || quote_ident(m.amname) || E' ADD\\n    ' || nullif("
                    + list([members("o.oid", of: "pg_opfamily", "o.oid")]) + ", '')",
            ], from: "\(schema("o.opfnamespace")) JOIN pg_am m ON m.oid = o.opfmethod"),
        DefinitionStatement(
            "operator class", "pg_opclass",
            [
                "'CREATE OPERATOR CLASS '", name("o.opcname"), "CASE WHEN o.opcdefault THEN ' DEFAULT' END",
                "' FOR TYPE ' || format_type(o.opcintype, NULL) || ' USING ' || quote_ident(m.amname) || ' FAMILY '",
                "(SELECT quote_ident(s.nspname) FROM pg_namespace s WHERE s.oid = f.opfnamespace) || '.' || quote_ident(f.opfname)",
                "E' AS\\n    '",
                "coalesce(nullif("
                    + list([
                        "CASE WHEN o.opckeytype <> 0 THEN 'STORAGE ' || format_type(o.opckeytype, NULL) END",
                        members("f.oid", of: "pg_opclass", "o.oid"),
                    ]) + ", ''), 'STORAGE ' || format_type(o.opcintype, NULL))",
            ],
            from: """
                \(schema("o.opcnamespace")) JOIN pg_am m ON m.oid = o.opcmethod JOIN pg_opfamily f ON f.oid = o.opcfamily
                """),
        DefinitionStatement(
            "cast", "pg_cast",
            [
                "'CREATE CAST (' || format_type(o.castsource, NULL) || ' AS ' || format_type(o.casttarget, NULL) || ') '",
                """
                CASE o.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || o.castfunc::regprocedure WHEN 'b' THEN 'WITHOUT FUNCTION'
                    ELSE 'WITH INOUT' END
                """,
                "CASE o.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' END",
            ]),
        DefinitionStatement(
            "conversion", "pg_conversion",
            [
                "'CREATE '", "CASE WHEN o.condefault THEN 'DEFAULT ' END", "'CONVERSION '", name("o.conname"),
                "' FOR ' || quote_literal(pg_encoding_to_char(o.conforencoding))",
                "' TO ' || quote_literal(pg_encoding_to_char(o.contoencoding))", "' FROM ' || o.conproc",
            ], from: schema("o.connamespace")),
        DefinitionStatement(
            "access method", "pg_am",
            [
                "'CREATE ACCESS METHOD ' || quote_ident(o.amname) || ' TYPE '",
                "CASE o.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END || ' HANDLER ' || o.amhandler",
            ]),
    ]

    /// The operators and functions of a family that depend on it, or on one of its classes; as they were made, since
    /// `pg_dump` prints them so.
    private static func members(_ family: String, of catalogue: String, _ owner: String) -> String {
        func belongs(_ member: String) -> String {
            """
            EXISTS (SELECT FROM pg_depend d WHERE d.classid = '\(member)'::regclass AND d.objid = e.oid
                AND d.refclassid = '\(catalogue)'::regclass AND d.refobjid = \(owner))
            """
        }
        return """
            (SELECT string_agg(entry, E',\\n    ' ORDER BY place, number, oid) FROM (
                SELECT 1, e.amopstrategy, e.oid, 'OPERATOR ' || e.amopstrategy || ' ' || e.amopopr::regoperator
                    || coalesce(' FOR ORDER BY ' || (SELECT quote_ident(s.nspname) || '.' || quote_ident(g.opfname)
                        FROM pg_opfamily g JOIN pg_namespace s ON s.oid = g.opfnamespace WHERE g.oid = e.amopsortfamily), '')
                FROM pg_amop e WHERE e.amopfamily = \(family) AND \(belongs("pg_amop"))
                UNION ALL
                SELECT 2, e.amprocnum, e.oid, 'FUNCTION ' || e.amprocnum || ' (' || format_type(e.amproclefttype, NULL) || ', '
                    || format_type(e.amprocrighttype, NULL) || ') ' || e.amproc::oid::regprocedure
                FROM pg_amproc e WHERE e.amprocfamily = \(family) AND \(belongs("pg_amproc"))
            ) entries (place, number, oid, entry))
            """
    }
}
