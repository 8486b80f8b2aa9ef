extension CatalogueStatement {
    /// The constraints of tables and of domains.
    ///
    /// NOT NULL is said of the column; it is an object too where somebody named it, or where it does not hold as usual.
    static func constraints(_ version: Int) -> [CatalogueStatement] {
        [
            CatalogueStatement(
                kind: """
                    CASE c.contype WHEN 'p' THEN 'primaryKey' WHEN 'u' THEN 'uniqueConstraint' WHEN 'f' THEN 'foreignKey'
                        WHEN 'c' THEN 'checkConstraint' WHEN 'x' THEN 'exclusionConstraint' WHEN 'n' THEN 'notNullConstraint' END
                    """,
                path: ["coalesce(r.nspname, n.nspname)", "coalesce(r.relname, t.typname)", "c.conname"],
                facts: constraintFacts(version),
                // A foreign key to a partitioned table has one more, internal, for each of its partitions.
                from: """
                    pg_constraint c LEFT JOIN relation r ON r.oid = c.conrelid
                        LEFT JOIN (pg_type t JOIN space n ON n.oid = t.typnamespace AND \(isNoExtensions("pg_type", "t.oid")))
                            ON t.oid = c.contypid
                        LEFT JOIN (pg_index i JOIN pg_class k ON k.oid = i.indexrelid)
                            ON i.indexrelid = c.conindid AND c.contype IN ('p', 'u', 'x')
                    WHERE c.contype IN ('p', 'u', 'f', 'c', 'x', 'n') AND (r.oid IS NOT NULL OR t.oid IS NOT NULL)
                        AND NOT EXISTS (SELECT FROM pg_constraint p WHERE p.oid = c.conparentid AND p.conrelid = c.conrelid)
                        AND (c.contype <> 'n' OR NOT c.convalidated OR c.connoinherit
                            OR c.conislocal AND c.coninhcount = 0 AND \(isNamed))
                    """)
        ]
    }

    /// Whether a NOT NULL has a name that the server would not give. A name that is too long is shortened; then it is
    /// enough that it looks like one of the server's. One that parents have too tells nothing: the server gives it no other
    /// name when the table gets another (ALTER TABLE: "cannot rename inherited constraint").
    private static let isNamed = """
        NOT (SELECT CASE WHEN octet_length(usual) > 63 THEN position('_not_null' IN c.conname) > 0
                ELSE left(c.conname, length(usual)) = usual AND substr(c.conname, length(usual) + 1) ~ '^[0-9]*$' END
            FROM (SELECT coalesce(r.relname || '_' || (SELECT a.attname FROM pg_attribute a
                WHERE a.attrelid = c.conrelid AND a.attnum = c.conkey[1]), t.typname::text) || '_not_null') u (usual))
        """

    /// The names of columns by their numbers, in the numbers' order.
    private static func names(_ numbers: String, of relation: String, order: String = "u.place") -> String {
        """
        SELECT array_agg(a.attname ORDER BY \(order)) FROM unnest(\(numbers)) WITH ORDINALITY u (number, place)
        JOIN pg_attribute a ON a.attrelid = \(relation) AND a.attnum = u.number
        """
    }

    private static func constraintFacts(_ version: Int) -> [FactExpression] {
        let actions: KeyValuePairs = [
            "a": "no action", "r": "restrict", "c": "cascade", "n": "set null", "d": "set default",
        ]
        var facts: [FactExpression] = [
            .list(
                .columns,
                """
                CASE c.contype
                    WHEN 'x' THEN (SELECT array_agg(coalesce(a.attname, pg_get_indexdef(c.conindid, u.place::integer, false))
                            ORDER BY u.place) FROM unnest(c.conkey) WITH ORDINALITY u (number, place)
                        LEFT JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u.number AND u.number > 0)
                    WHEN 'c' THEN (\(names("c.conkey", of: "c.conrelid", order: #"a.attname COLLATE "C""#)))
                    ELSE (\(names("c.conkey", of: "c.conrelid"))) END
                """),
            .list(
                .include,
                """
                CASE WHEN i.indnatts > i.indnkeyatts
                    THEN (\(names("(i.indkey::int2[])[i.indnkeyatts:]", of: "i.indrelid"))) END
                """),
            .list(
                .referencedTable,
                """
                SELECT ARRAY[s.nspname, f.relname] FROM pg_class f JOIN pg_namespace s ON s.oid = f.relnamespace
                WHERE f.oid = c.confrelid
                """),
            .list(.referencedColumns, names("c.confkey", of: "c.confrelid")),
            .word(.onDelete, "c.confdeltype", actions), .word(.onUpdate, "c.confupdtype", actions),
            .word(.match, "c.confmatchtype", ["f": "full", "p": "partial"]),
            .text(
                .deferrable,
                "CASE WHEN c.condeferrable THEN CASE WHEN c.condeferred THEN 'deferred' ELSE 'immediate' END END"),
            // What a table has from its parents is validated with theirs, and valid before that where the table came later.
            .flag(.isNotValid, "NOT c.convalidated AND (c.conislocal OR c.coninhcount = 0 OR c.contype <> 'c')"),
            .flag(.isNoInherit, "c.connoinherit AND c.contype IN ('c', 'n') AND c.contypid = 0"),
            .flag(.isInheritedOnly, "NOT c.conislocal AND c.conrelid <> 0"),
            .flag(
                .isSwitchedOff,
                "c.contype = 'f' AND EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = c.oid AND g.tgenabled = 'D')"
            ),
            .text(
                .condition,
                "CASE c.contype WHEN 'x' THEN pg_get_expr(i.indpred, i.indrelid) ELSE pg_get_expr(c.conbin, c.conrelid) END"
            ),
            .list(
                .operators,
                """
                CASE c.contype WHEN 'x' THEN (SELECT array_agg(o.oid::regoperator::text ORDER BY o.place)
                    FROM unnest(c.conexclop) WITH ORDINALITY o (oid, place)) END
                """),
            .text(.method, "CASE c.contype WHEN 'x' THEN (SELECT a.amname FROM pg_am a WHERE a.oid = k.relam) END"),
            .text(
                .definition,
                """
                CASE WHEN c.conislocal OR c.coninhcount = 0 OR c.contype <> 'c' THEN pg_get_constraintdef(c.oid)
                    ELSE regexp_replace(pg_get_constraintdef(c.oid), ' NOT VALID$', '') END
                """), .sorted(.options, "k.reloptions"),
            .text(.tablespace, "SELECT s.spcname FROM pg_tablespace s WHERE s.oid = k.reltablespace"),
            .list(.partitionOf, wholeIndex(of: "i.indexrelid")), .flag(.isInvalid, "NOT i.indisvalid"),
            .flag(.isClustered, "i.indisclustered"),
            .comment("pg_constraint", "c.oid"), .comment("pg_class", "k.oid", fact: .indexComment),
        ]
        if version >= 15 {
            facts.append(.flag(.isNullsNotDistinct, "i.indnullsnotdistinct"))
            facts.append(.list(.setColumns, names("c.confdelsetcols", of: "c.conrelid")))
        }
        if version >= 18 {
            facts.append(.flag(.isNotEnforced, "NOT c.conenforced"))
            facts.append(.flag(.isPeriod, "c.conperiod"))
        }
        return facts
    }
}
