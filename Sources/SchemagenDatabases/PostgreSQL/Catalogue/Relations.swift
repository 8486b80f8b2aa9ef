extension CatalogueStatement {
    /// Tables, foreign tables and sequences.
    static func relations(_ version: Int) -> [CatalogueStatement] { [tables, sequences] }

    /// The storage parameters of a relation and of the one that holds its long values.
    static let storageParameters = FactExpression.list(
        .options,
        """
        SELECT array_agg(o ORDER BY o COLLATE "C") FROM (
            SELECT unnest(c.reloptions) UNION ALL
            SELECT 'toast.' || unnest(l.reloptions) FROM pg_class l WHERE l.oid = c.reltoastrelid
        ) parameters (o)
        """)

    /// The tablespace of a relation, where that is said.
    static let tablespace = FactExpression.text(
        .tablespace, "SELECT s.spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace")

    /// How a table's rows are kept, where not as usual.
    static let accessMethod = FactExpression.text(
        .method, "SELECT a.amname FROM pg_am a WHERE a.oid = c.relam AND a.amname <> 'heap'")

    /// The relations that one inherits from.
    private static func parents(isPartition: Bool) -> String {
        """
        CASE WHEN \(isPartition ? "" : "NOT ")c.relispartition THEN (
            SELECT \(isPartition ? "ARRAY[s.nspname, p.relname]" : "array_agg(i.inhparent::regclass::text ORDER BY i.inhseqno)")
            FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace s ON s.oid = p.relnamespace
            WHERE i.inhrelid = c.oid\(isPartition ? " LIMIT 1" : "")
        ) END
        """
    }

    private static let tables = CatalogueStatement(
        kind: "CASE c.relkind WHEN 'f' THEN 'foreignTable' ELSE 'table' END", path: ["c.nspname", "c.relname"],
        facts: [
            .flag(.isUnlogged, "c.relpersistence = 'u'"), storageParameters, .list(.optionsAsGiven, "c.reloptions"),
            tablespace, accessMethod,
            .list(.partitionOf, parents(isPartition: true)), .list(.parents, parents(isPartition: false)),
            .text(.bound, "pg_get_expr(c.relpartbound, c.oid)"),
            .flag(
                .isDetaching, "EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid AND i.inhdetachpending)"),
            .text(.partitionKey, "CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END"),
            .text(.ofType, "CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END"),
            .text(
                .replicaIdentity,
                """
                CASE c.relreplident WHEN 'n' THEN CASE WHEN c.relkind <> 'f' THEN 'nothing' END WHEN 'f' THEN 'full'
                    WHEN 'i' THEN coalesce((SELECT 'index ' || quote_ident(k.relname) FROM pg_index i
                        JOIN pg_class k ON k.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident), 'nothing')
                END
                """),
            .flag(.hasRowSecurity, "c.relrowsecurity"), .flag(.isRowSecurityForced, "c.relforcerowsecurity"),
            .text(.server, "s.srvname"), .comment("pg_class", "c.oid"), .grants("c.relacl", "r", owner: "c.relowner"),
            .sorted(.foreignOptions, "f.ftoptions"),
        ],
        from: """
            relation c LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
            WHERE c.relkind IN ('r', 'p', 'f')
            """)

    /// The parameters of a sequence `s` that are not as its type has them.
    static let sequenceParameters = """
        SELECT array_agg(p ORDER BY p COLLATE "C") FROM (
            SELECT CASE WHEN s.seqincrement > 0 THEN 1 ELSE CASE s.seqtypid WHEN 'int2'::regtype THEN -32768
                    WHEN 'int4'::regtype THEN -2147483648 ELSE -9223372036854775808 END END,
                CASE WHEN s.seqincrement < 0 THEN -1 ELSE CASE s.seqtypid WHEN 'int2'::regtype THEN 32767
                    WHEN 'int4'::regtype THEN 2147483647 ELSE 9223372036854775807 END END
        ) usual (minimum, maximum), unnest(ARRAY[
            'increment=' || nullif(s.seqincrement, 1), 'minimum=' || nullif(s.seqmin, usual.minimum),
            'maximum=' || nullif(s.seqmax, usual.maximum),
            'start=' || nullif(s.seqstart, CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END),
            'cache=' || nullif(s.seqcache, 1), CASE WHEN s.seqcycle THEN 'cycle' END
        ]) p WHERE p IS NOT NULL
        """

    private static let sequences = CatalogueStatement(
        .sequence, path: ["c.nspname", "c.relname"],
        facts: [
            .text(.type, "format_type(s.seqtypid, NULL)"), .list(.parameters, sequenceParameters),
            .flag(.isUnlogged, "c.relpersistence = 'u'"),
            .list(.ownedBy, "CASE WHEN a.attname IS NOT NULL THEN ARRAY[n.nspname, t.relname, a.attname] END"),
            .comment("pg_class", "c.oid"), .grants("c.relacl", "s", owner: "c.relowner"),
        ],
        from: """
            relation c JOIN pg_sequence s ON s.seqrelid = c.oid
                LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
                    AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
                LEFT JOIN pg_class t ON t.oid = d.refobjid LEFT JOIN pg_namespace n ON n.oid = t.relnamespace
                LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.deptype IS DISTINCT FROM 'i'
            """)
}
