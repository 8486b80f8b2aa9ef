extension CatalogueUses {
    /// Reads what the objects of a PostgreSQL database use, by a fixed number of queries in one snapshot.
    ///
    /// What extensions brought counts as used; the server's own types and functions do not, which everybody may use.
    /// - Throws: `PostgreSQLError`.
    static func read(_ connection: PostgreSQLConnection) throws -> CatalogueUses {
        try PostgreSQLCatalogue.inSnapshot(connection) {
            let addresses = try CatalogueAddresses(connection)
            var uses: [CatalogueIdentity: Set<Use>] = [:]
            for row in try connection.query(query).rows {
                guard let user = CatalogueAddress(row[0..<3]).flatMap({ addresses[$0] }),
                    let kind = row[3].flatMap(Use.Kind.init), let path = row[4]
                else { continue }
                let use = Use(kind: kind, path: try PostgreSQLArray.elements(path), column: row[5])
                if kind != .relation || use.path != user.path { uses[user, default: []].insert(use) }
            }
            return CatalogueUses(uses)
        }
    }

    /// A default counts as its column, the rule behind a view as the view, the index behind a constraint as the constraint,
    /// a table of a publication as the publication.
    private static let query = """
        SELECT DISTINCT u.catalogue::bigint, u.object::bigint, u.number, w.kind, w.path, w.part
        FROM pg_depend d
            LEFT JOIN pg_attrdef a ON d.classid = 'pg_attrdef'::regclass AND a.oid = d.objid
            LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid AND r.rulename = '_RETURN'
            LEFT JOIN pg_constraint k
                ON d.classid = 'pg_class'::regclass AND k.conindid = d.objid AND k.contype IN ('p', 'u', 'x')
            LEFT JOIN pg_publication_rel p ON d.classid = 'pg_publication_rel'::regclass AND p.oid = d.objid
            CROSS JOIN LATERAL (SELECT
                CASE WHEN a.oid IS NOT NULL OR r.oid IS NOT NULL THEN 'pg_class'::regclass::oid
                    WHEN k.oid IS NOT NULL THEN 'pg_constraint'::regclass::oid
                    WHEN p.oid IS NOT NULL THEN 'pg_publication'::regclass::oid ELSE d.classid END,
                coalesce(a.adrelid, r.ev_class, k.oid, p.prpubid, d.objid),
                CASE WHEN a.oid IS NOT NULL THEN a.adnum WHEN coalesce(r.oid, k.oid, p.oid) IS NOT NULL THEN 0
                    ELSE d.objsubid END
            ) u (catalogue, object, number)
            CROSS JOIN LATERAL (
                SELECT 'type', ARRAY[n.nspname, coalesce(e.typname, t.typname)]::text[], NULL::text
                FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid JOIN pg_namespace n ON n.oid = t.typnamespace
                WHERE d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid
                UNION ALL
                SELECT 'routine', ARRAY[n.nspname, f.proname || '(' || oidvectortypes(f.proargtypes) || ')'], NULL
                FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
                WHERE d.refclassid = 'pg_proc'::regclass AND f.oid = d.refobjid
                UNION ALL
                SELECT 'operator', ARRAY[n.nspname, f.proname || '(' || oidvectortypes(f.proargtypes) || ')'], NULL
                FROM pg_operator o JOIN pg_proc f ON f.oid = o.oprcode JOIN pg_namespace n ON n.oid = f.pronamespace
                WHERE d.refclassid = 'pg_operator'::regclass AND o.oid = d.refobjid
                UNION ALL
                SELECT 'relation', ARRAY[n.nspname, c.relname]::text[], b.attname::text
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    LEFT JOIN pg_attribute b ON b.attrelid = c.oid AND b.attnum = d.refobjsubid AND b.attnum > 0
                WHERE d.refclassid = 'pg_class'::regclass AND c.oid = d.refobjid
                    AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
                UNION ALL
                SELECT 'language', ARRAY[l.lanname]::text[], NULL FROM pg_language l
                WHERE d.refclassid = 'pg_language'::regclass AND l.oid = d.refobjid
                UNION ALL
                SELECT 'foreignServer', ARRAY[s.srvname]::text[], NULL FROM pg_foreign_server s
                WHERE d.refclassid = 'pg_foreign_server'::regclass AND s.oid = d.refobjid
                UNION ALL
                SELECT 'foreignDataWrapper', ARRAY[s.fdwname]::text[], NULL FROM pg_foreign_data_wrapper s
                WHERE d.refclassid = 'pg_foreign_data_wrapper'::regclass AND s.oid = d.refobjid
            ) w (kind, path, part)
        WHERE d.deptype IN ('n', 'a') AND d.objid >= 16384
        """
}
