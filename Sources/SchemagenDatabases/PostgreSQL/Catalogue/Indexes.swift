extension CatalogueStatement {
    /// The indexes of tables and materialized views that no constraint has made.
    static func indexes(_ version: Int) -> [CatalogueStatement] {
        [
            CatalogueStatement(
                .index, path: ["t.nspname", "t.relname", "c.relname"],
                facts: [
                    .text(.method, "m.amname"), .list(.columns, "key.columns"), .list(.include, "key.include"),
                    .list(.operatorClass, "key.classes"), .list(.collations, "key.collations"),
                    .list(.ordering, "key.ordering"), .text(.condition, "pg_get_expr(i.indpred, i.indrelid)"),
                    .flag(.isUnique, "i.indisunique"), storageParameters, .list(.optionsAsGiven, "c.reloptions"),
                    tablespace,
                    .flag(.isInvalid, "NOT i.indisvalid"), .flag(.isClustered, "i.indisclustered"),
                    .list(.partitionOf, wholeIndex(of: "c.oid")),
                    .list(
                        .statisticsTarget,
                        """
                        SELECT array_agg(a.attnum || '=' || a.attstattarget ORDER BY a.attnum) FROM pg_attribute a
                        WHERE a.attrelid = c.oid AND a.attstattarget >= 0
                        """),
                    .text(.definition, "pg_get_indexdef(c.oid)"), .comment("pg_class", "c.oid"),
                ] + (version >= 15 ? [.flag(.isNullsNotDistinct, "i.indnullsnotdistinct")] : []),
                from: """
                    relation c JOIN pg_index i ON i.indexrelid = c.oid JOIN relation t ON t.oid = i.indrelid
                        JOIN pg_am m ON m.oid = c.relam CROSS JOIN LATERAL (\(keys)) key
                    WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
                    """)
        ]
    }

    /// The path of the index that an index of a partition is a part of.
    static func wholeIndex(of index: String) -> String {
        """
        SELECT ARRAY[s.nspname, p.relname] FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
            JOIN pg_namespace s ON s.oid = p.relnamespace WHERE h.inhrelid = \(index) LIMIT 1
        """
    }

    /// What is said of each key, as lists: NULL where each key is as by itself.
    private static let keys = """
        SELECT array_agg(column_name ORDER BY place) FILTER (WHERE is_key) AS columns,
            array_agg(column_name ORDER BY place) FILTER (WHERE NOT is_key) AS include,
            CASE WHEN bool_or(NOT opcdefault) THEN array_agg(class_name ORDER BY place) FILTER (WHERE is_key) END AS classes,
            CASE WHEN bool_or(own_collation <> usual_collation)
                THEN array_agg(collation_name ORDER BY place) FILTER (WHERE is_key) END AS collations,
            CASE WHEN bool_or(option <> 0) THEN array_agg(option_name ORDER BY place) FILTER (WHERE is_key) END AS ordering
        FROM (
            SELECT u.place, u.place <= i.indnkeyatts AS is_key, o.opcdefault, u.option, nullif(u.own_collation, 0) AS own_collation,
                coalesce(a.attname, pg_get_indexdef(c.oid, u.place::integer, false)) AS column_name,
                coalesce(nullif(a.attcollation, 0), 'pg_catalog."default"'::regcollation) AS usual_collation,
                concat((SELECT quote_ident(s.nspname) || '.' FROM pg_namespace s
                    WHERE s.oid = o.opcnamespace AND s.nspname <> 'pg_catalog'), quote_ident(o.opcname)) AS class_name,
                CASE WHEN u.own_collation <> 0 THEN u.own_collation::regcollation::text ELSE '' END AS collation_name,
                CASE WHEN u.option & 1 = 1 THEN 'descending' ELSE 'ascending' END
                    || CASE u.option & 3 WHEN 1 THEN ' nulls last' WHEN 2 THEN ' nulls first' ELSE '' END AS option_name
            FROM unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[], i.indoption::int2[])
                    WITH ORDINALITY u (number, class, own_collation, option, place)
                LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.number AND u.number <> 0
                LEFT JOIN pg_opclass o ON o.oid = u.class
        ) each_key
        """
}
