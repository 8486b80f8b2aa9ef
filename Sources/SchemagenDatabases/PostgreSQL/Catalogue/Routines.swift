extension CatalogueStatement {
    /// Functions, procedures and aggregates, each by its name and the types of its arguments.
    static func routines(_ version: Int) -> [CatalogueStatement] { [functions, aggregates] }

    private static let routinePath = ["n.nspname", "p.proname || '(' || oidvectortypes(p.proargtypes) || ')'"]

    private static let routineFacts: [FactExpression] = [
        .text(.arguments, "nullif(pg_get_function_arguments(p.oid), '')"),
        .text(.result, "pg_get_function_result(p.oid)"),
        .word(.volatility, "p.provolatile", ["i": "immutable", "s": "stable"]),
        .word(.parallel, "p.proparallel", ["s": "safe", "r": "restricted"]),
        .flag(.isSecurityDefiner, "p.prosecdef"), .sorted(.settings, "p.proconfig"), .comment("pg_proc", "p.oid"),
        .grants("p.proacl", "f", owner: "p.proowner"),
    ]

    private static let functions = CatalogueStatement(
        kind: "CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END", path: routinePath,
        facts: routineFacts + [
            .text(.language, "l.lanname"), .text(.body, "coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)"),
            .text(.library, "p.probin"), .flag(.isStrict, "p.proisstrict"), .flag(.isLeakproof, "p.proleakproof"),
            .flag(.isWindow, "p.prokind = 'w'"), .function(.support, "p.prosupport"),
            .text(.cost, "nullif(p.procost, CASE WHEN l.lanname IN ('internal', 'c') THEN 1 ELSE 100 END)"),
            .text(.rows, "nullif(p.prorows, CASE WHEN p.proretset THEN 1000 ELSE 0 END)"),
            .list(
                .transforms,
                """
                SELECT array_agg(name ORDER BY name COLLATE "C")
                FROM (SELECT format_type(oid, NULL) FROM unnest(p.protrftypes) oid) transformed (name)
                """),
        ],
        // A range type brings functions of its name.
        from: """
            pg_proc p JOIN space n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
            WHERE p.prokind <> 'a' AND NOT EXISTS (SELECT FROM pg_depend x
                WHERE x.deptype IN ('e', 'i') AND x.classid = 'pg_proc'::regclass AND x.objid = p.oid)
            """)

    private static let aggregates = CatalogueStatement(
        .aggregate, path: routinePath,
        facts: routineFacts + [
            .list(
                .functions,
                """
                SELECT array_agg(f.purpose || ' ' || f.oid::oid::regprocedure ORDER BY f.purpose COLLATE "C")
                FROM (VALUES ('transition', g.aggtransfn), ('final', g.aggfinalfn), ('combine', g.aggcombinefn),
                    ('serialize', g.aggserialfn), ('deserialize', g.aggdeserialfn),
                    ('moving transition', g.aggmtransfn), ('moving inverse', g.aggminvtransfn),
                    ('moving final', g.aggmfinalfn)) f (purpose, oid)
                WHERE f.oid <> 0
                """),
            .list(
                .states,
                """
                array_remove(ARRAY[
                    format_type(g.aggtranstype, NULL) || coalesce(' size ' || nullif(g.aggtransspace, 0), ''),
                    CASE WHEN g.aggmtranstype <> 0 THEN 'moving ' || format_type(g.aggmtranstype, NULL)
                        || coalesce(' size ' || nullif(g.aggmtransspace, 0), '') END], NULL)
                """),
            .list(
                .initialValues,
                "nullif(array_remove(ARRAY[g.agginitval, 'moving ' || g.aggminitval], NULL), '{}')"),
            .text(.sortOperator, "CASE WHEN g.aggsortop <> 0 THEN g.aggsortop::regoperator::text END"),
            .list(
                .properties,
                """
                array_remove(ARRAY[
                    CASE g.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END,
                    'direct arguments ' || nullif(g.aggnumdirectargs, 0), 'final modify ' || g.aggfinalmodify::text,
                    CASE WHEN g.aggfinalextra THEN 'final extra' END,
                    CASE WHEN g.aggmtransfn <> 0 THEN 'moving final modify ' || g.aggmfinalmodify::text END,
                    CASE WHEN g.aggmfinalextra THEN 'moving final extra' END], NULL)
                """),
        ],
        from: """
            pg_proc p JOIN space n ON n.oid = p.pronamespace JOIN pg_aggregate g ON g.aggfnoid = p.oid
            WHERE \(isNoExtensions("pg_proc", "p.oid"))
            """)
}
