/// How SQL names objects where the search path is `public`.
struct ObjectNames {
    /// An object's name, and where it belongs to a table, a view or a domain, which.
    struct Entry {
        let name: String
        let owner: CatalogueIdentity?
    }

    private var entries: [CatalogueIdentity: Entry] = [:]

    /// Reads them by one query, inside a snapshot.
    init(_ connection: PostgreSQLConnection, _ addresses: CatalogueAddresses) throws {
        try connection.execute("SELECT set_config('search_path', 'public, pg_temp', true)")
        defer { _ = try? connection.query("SELECT set_config('search_path', 'pg_catalog, pg_temp', true)") }
        for row in try connection.query(Self.query).rows where row.count == 7 {
            guard let address = CatalogueAddress(row), let identity = addresses[address], let name = row[3] else {
                continue
            }
            let owner = CatalogueAddress(row[4...]).flatMap { addresses[$0] }
            entries[identity] = Entry(name: name, owner: owner)
        }
    }

    subscript(identity: CatalogueIdentity) -> Entry? { entries[identity] }

    /// The table, view or type that a column, a constraint or an index belongs to.
    func holder(of part: CatalogueIdentity) -> CatalogueIdentity? {
        let path = Array(part.path.dropLast())
        let kinds: [CatalogueKind] = [.table, .view, .materializedView, .foreignTable, .compositeType]
        return kinds.lazy.map { CatalogueIdentity($0, path) }.first { self[$0] != nil }
    }

    private static func statement(
        _ catalogue: String, _ name: String, owner: (catalogue: String, oid: String) = ("pg_class", "0"),
        from source: String? = nil
    ) -> String {
        """
        SELECT '\(catalogue)'::regclass::oid::bigint, o.oid::bigint, 0, \(name), '\(owner.catalogue)'::regclass::oid::bigint,
            \(owner.oid)::bigint, 0
        FROM \(source ?? "\(catalogue) o") WHERE o.oid >= \(catalogue == "pg_namespace" ? 2200 : 16384)
        """
    }

    /// One that stands in a schema and has a function that knows whether the search path leads to it.
    private static func qualified(
        _ catalogue: String, _ prefix: String, isVisible: String, more: String = "", join: String = ""
    ) -> String {
        statement(
            catalogue,
            """
            CASE WHEN pg_catalog.\(isVisible)(o.oid) THEN '' ELSE quote_ident(n.nspname) || '.' END
                || quote_ident(o.\(prefix)name)\(more)
            """, from: "pg_catalog.\(catalogue) o JOIN pg_catalog.pg_namespace n ON n.oid = o.\(prefix)namespace\(join)"
        )
    }

    private static let query = [
        // An aggregate without arguments is called with a star; only the parentheses at the end are its list.
        statement(
            "pg_proc",
            """
            CASE WHEN o.prokind = 'a' AND o.pronargs = 0 THEN regexp_replace(o.oid::regprocedure::text, '\\(\\)$', '(*)')
                ELSE o.oid::regprocedure::text END
            """),
        statement("pg_operator", "o.oid::regoperator::text"),
        statement("pg_type", "format_type(o.oid, NULL)"), statement("pg_class", "o.oid::regclass::text"),
        qualified("pg_collation", "coll", isVisible: "pg_collation_is_visible"),
        qualified("pg_conversion", "con", isVisible: "pg_conversion_is_visible"),
        qualified("pg_ts_config", "cfg", isVisible: "pg_ts_config_is_visible"),
        qualified("pg_ts_dict", "dict", isVisible: "pg_ts_dict_is_visible"),
        qualified("pg_ts_parser", "prs", isVisible: "pg_ts_parser_is_visible"),
        qualified("pg_ts_template", "tmpl", isVisible: "pg_ts_template_is_visible"),
        qualified("pg_statistic_ext", "stx", isVisible: "pg_statistics_obj_is_visible"),
        qualified(
            "pg_opclass", "opc", isVisible: "pg_opclass_is_visible", more: " || ' using ' || quote_ident(m.amname)",
            join: " JOIN pg_am m ON m.oid = o.opcmethod"),
        qualified(
            "pg_opfamily", "opf", isVisible: "pg_opfamily_is_visible", more: " || ' using ' || quote_ident(m.amname)",
            join: " JOIN pg_am m ON m.oid = o.opfmethod"),
        statement("pg_cast", "format_type(o.castsource, NULL) || ' as ' || format_type(o.casttarget, NULL)"),
        statement(
            "pg_transform", "'for ' || format_type(o.trftype, NULL) || ' language ' || quote_ident(l.lanname)",
            from: "pg_transform o JOIN pg_language l ON l.oid = o.trflang"),
        statement("pg_trigger", "quote_ident(o.tgname)", owner: ("pg_class", "o.tgrelid")),
        statement("pg_rewrite", "quote_ident(o.rulename)", owner: ("pg_class", "o.ev_class")),
        statement("pg_policy", "quote_ident(o.polname)", owner: ("pg_class", "o.polrelid")),
        statement("pg_constraint", "quote_ident(o.conname)", owner: ("pg_class", "o.conrelid"))
            + " AND o.conrelid <> 0",
        statement("pg_constraint", "quote_ident(o.conname)", owner: ("pg_type", "o.contypid")) + " AND o.contypid <> 0",
        statement("pg_event_trigger", "quote_ident(o.evtname)"), statement("pg_publication", "quote_ident(o.pubname)"),
        statement("pg_foreign_data_wrapper", "quote_ident(o.fdwname)"),
        statement("pg_foreign_server", "quote_ident(o.srvname)"), statement("pg_language", "quote_ident(o.lanname)"),
        statement("pg_am", "quote_ident(o.amname)"), statement("pg_namespace", "quote_ident(o.nspname)"),
        statement("pg_extension", "quote_ident(o.extname)"),
    ].joined(separator: "\nUNION ALL\n")
}
