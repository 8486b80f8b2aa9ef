extension DefinitionStatement {
    /// Triggers, rules, policies and statistics.
    static func onTables(_ version: Int) -> [DefinitionStatement] {
        // Before PostgreSQL 15 switching a trigger does not reach those of partitions.
        let isSwitchedApart = version < 15 ? "c.tgenabled <> 'O'" : "c.tgenabled <> o.tgenabled"
        return [
            DefinitionStatement(
                "trigger", "pg_trigger",
                [
                    "pg_get_triggerdef(o.oid)",
                    enabled(
                        "o.tgenabled", "'ALTER TABLE ' || \(relation("o.tgrelid"))",
                        " TRIGGER ' || quote_ident(o.tgname) || '"),
                    """
                    (WITH RECURSIVE clone AS (
                        SELECT t.oid, t.tgrelid, t.tgname, t.tgenabled FROM pg_trigger t WHERE t.tgparentid = o.oid
                        UNION ALL SELECT t.oid, t.tgrelid, t.tgname, t.tgenabled FROM pg_trigger t JOIN clone c ON t.tgparentid = c.oid
                    ) SELECT string_agg(E';\\nALTER TABLE ' || \(relation("c.tgrelid")) || CASE c.tgenabled WHEN 'D' THEN ' DISABLE'
                        WHEN 'R' THEN ' ENABLE REPLICA' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE' END || ' TRIGGER '
                        || quote_ident(c.tgname), '' ORDER BY \(relation("c.tgrelid"))) FROM clone c WHERE \(isSwitchedApart))
                    """,
                ], where: "o.tgparentid = 0 AND NOT o.tgisinternal"),
            DefinitionStatement(
                "rule", "pg_rewrite",
                [
                    "rtrim(pg_get_ruledef(o.oid), ';')",
                    enabled(
                        "o.ev_enabled", "'ALTER TABLE ' || \(relation("o.ev_class"))",
                        " RULE ' || quote_ident(o.rulename) || '"),
                ], where: "o.rulename <> '_RETURN'"),
            DefinitionStatement(
                "policy", "pg_policy",
                [
                    "'CREATE POLICY ' || quote_ident(o.polname) || ' ON ' || \(relation("o.polrelid"))",
                    "CASE WHEN NOT o.polpermissive THEN ' AS RESTRICTIVE' END",
                    "CASE o.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE' WHEN 'd' THEN ' FOR DELETE' END",
                    // The owner is who runs the text.
                    """
                    (SELECT ' TO ' || string_agg(name, ', ' ORDER BY name COLLATE "C") FROM (
                        SELECT CASE member WHEN c.relowner THEN 'CURRENT_USER' ELSE quote_ident(pg_get_userbyid(member)) END
                        FROM unnest(o.polroles) member WHERE member <> 0) roles (name) HAVING count(*) > 0)
                    """,
                    "E'\\n    USING (' || pg_get_expr(o.polqual, o.polrelid) || ')'",
                    "E'\\n    WITH CHECK (' || pg_get_expr(o.polwithcheck, o.polrelid) || ')'",
                ], from: "JOIN pg_class c ON c.oid = o.polrelid"),
            DefinitionStatement(
                "statistics", "pg_statistic_ext",
                [
                    "pg_get_statisticsobjdef(o.oid)",
                    """
                    CASE WHEN o.stxstattarget >= 0 THEN E';\\nALTER STATISTICS ' || \(name("o.stxname")) || ' SET STATISTICS '
                        || o.stxstattarget END
                    """,
                ], from: schema("o.stxnamespace")),
        ]
    }

    /// Configurations, dictionaries, parsers and templates of the text search.
    static let textSearch = [
        DefinitionStatement(
            "text search configuration", "pg_ts_config",
            [
                "'CREATE TEXT SEARCH CONFIGURATION ' || \(name("o.cfgname")) || ' (PARSER = '",
                """
                (SELECT quote_ident(s.nspname) || '.' || quote_ident(p.prsname) FROM pg_ts_parser p
                    JOIN pg_namespace s ON s.oid = p.prsnamespace WHERE p.oid = o.cfgparser) || ')'
                """,
                """
                (SELECT string_agg(E';\\nALTER TEXT SEARCH CONFIGURATION ' || \(name("o.cfgname")) || ' ADD MAPPING FOR '
                    || tokens || ' WITH ' || dictionaries, '' ORDER BY tokens COLLATE "C") FROM (
                        SELECT string_agg(quote_ident(alias), ', ' ORDER BY alias COLLATE "C"), dictionaries FROM (
                            SELECT k.alias, string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno)
                            FROM pg_ts_config_map m JOIN ts_token_type(o.cfgparser) k ON k.tokid = m.maptokentype
                            WHERE m.mapcfg = o.oid GROUP BY k.alias
                        ) single (alias, dictionaries) GROUP BY dictionaries
                    ) mappings (tokens, dictionaries))
                """,
            ], from: schema("o.cfgnamespace")),
        DefinitionStatement(
            "text search dictionary", "pg_ts_dict",
            [
                "'CREATE TEXT SEARCH DICTIONARY ' || \(name("o.dictname")) || E' (\\n    TEMPLATE = '",
                """
                (SELECT quote_ident(s.nspname) || '.' || quote_ident(t.tmplname) FROM pg_ts_template t
                    JOIN pg_namespace s ON s.oid = t.tmplnamespace WHERE t.oid = o.dicttemplate)
                """,
                "E',\\n    ' || o.dictinitoption", "E'\\n)'",
            ], from: schema("o.dictnamespace")),
        DefinitionStatement(
            "text search parser", "pg_ts_parser",
            [
                "'CREATE TEXT SEARCH PARSER ' || \(name("o.prsname")) || E' (\\n    '",
                list([
                    function("START = ", "o.prsstart"), function("GETTOKEN = ", "o.prstoken"),
                    function("END = ", "o.prsend"), function("HEADLINE = ", "o.prsheadline"),
                    function("LEXTYPES = ", "o.prslextype"),
                ]), "E'\\n)'",
            ], from: schema("o.prsnamespace")),
        DefinitionStatement(
            "text search template", "pg_ts_template",
            [
                "'CREATE TEXT SEARCH TEMPLATE ' || \(name("o.tmplname")) || ' ('",
                list([function("INIT = ", "o.tmplinit"), function("LEXIZE = ", "o.tmpllexize")], separator: ", "),
                "')'",
            ], from: schema("o.tmplnamespace")),
    ]

    /// Event triggers, publications, languages and transforms.
    static func others(_ version: Int) -> [DefinitionStatement] {
        [
            DefinitionStatement(
                "event trigger", "pg_event_trigger",
                [
                    "'CREATE EVENT TRIGGER ' || quote_ident(o.evtname) || ' ON ' || quote_ident(o.evtevent)",
                    """
                    (SELECT E'\\n    WHEN TAG IN (' || string_agg(quote_literal(tag), ', ' ORDER BY place) || ')'
                        FROM unnest(o.evttags) WITH ORDINALITY t (tag, place))
                    """,
                    "E'\\n    EXECUTE FUNCTION ' || o.evtfoid::regproc || '()'",
                    enabled("o.evtenabled", "'ALTER EVENT TRIGGER ' || quote_ident(o.evtname)", ""),
                ]),
            publications(version),
            DefinitionStatement(
                "language", "pg_language",
                [
                    "'CREATE '", "CASE WHEN o.lanpltrusted THEN 'TRUSTED ' END",
                    "'LANGUAGE ' || quote_ident(o.lanname)",
                    function(" HANDLER ", "o.lanplcallfoid"), function(" INLINE ", "o.laninline"),
                    function(" VALIDATOR ", "o.lanvalidator"),
                ]),
            DefinitionStatement(
                "transform", "pg_transform",
                [
                    "'CREATE TRANSFORM FOR ' || format_type(o.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname) || ' ('",
                    list(
                        [
                            "CASE WHEN o.trffromsql <> 0 THEN 'FROM SQL WITH FUNCTION ' || o.trffromsql::oid::regprocedure END",
                            "CASE WHEN o.trftosql <> 0 THEN 'TO SQL WITH FUNCTION ' || o.trftosql::oid::regprocedure END",
                        ], separator: ", "), "')'",
                ], from: "JOIN pg_language l ON l.oid = o.trflang"),
        ]
    }

    private static func publications(_ version: Int) -> DefinitionStatement {
        let more =
            version < 15
            ? ""
            : """
             || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.place)
                FROM unnest(r.prattrs::int2[]) WITH ORDINALITY u (number, place)
                JOIN pg_attribute a ON a.attrelid = r.prrelid AND a.attnum = u.number) || ')', '')
                || coalesce(' WHERE ' || pg_get_expr(r.prqual, r.prrelid), '')
            """
        // ONLY: with the table alone those that inherit from it would come too, and stand there by themselves.
        var members = """
            SELECT 1, 'TABLE ONLY ' || \(relation("r.prrelid"))\(more) FROM pg_publication_rel r WHERE r.prpubid = o.oid
            """
        if version >= 15 {
            members += """
                 UNION ALL SELECT 2, 'TABLES IN SCHEMA ' || quote_ident(s.nspname) FROM pg_publication_namespace r
                    JOIN pg_namespace s ON s.oid = r.pnnspid WHERE r.pnpubid = o.oid
                """
        }
        return DefinitionStatement(
            "publication", "pg_publication",
            [
                "'CREATE PUBLICATION ' || quote_ident(o.pubname)",
                """
                CASE WHEN o.puballtables THEN ' FOR ALL TABLES' ELSE (SELECT E' FOR\\n    '
                    || string_agg(entry, E',\\n    ' ORDER BY place, entry COLLATE "C")
                    FROM (\(members)) entries (place, entry)) END
                """,
                "E'\\n    WITH ('",
                list(
                    [
                        """
                        'publish = ' || quote_literal(array_to_string(ARRAY[CASE WHEN o.pubinsert THEN 'insert' END,
                            CASE WHEN o.pubupdate THEN 'update' END, CASE WHEN o.pubdelete THEN 'delete' END,
                            CASE WHEN o.pubtruncate THEN 'truncate' END]::text[], ', '))
                        """,
                        "CASE WHEN o.pubviaroot THEN 'publish_via_partition_root = true' END",
                    ]
                        + (version >= 18
                            ? ["CASE o.pubgencols WHEN 's' THEN 'publish_generated_columns = stored' END"] : []),
                    separator: ", "), "')'",
            ])
    }

    /// Foreign data wrappers, servers and foreign tables.
    static func foreign(_ version: Int) -> [DefinitionStatement] {
        [
            DefinitionStatement(
                "foreign data wrapper", "pg_foreign_data_wrapper",
                [
                    "'CREATE FOREIGN DATA WRAPPER ' || quote_ident(o.fdwname)", function(" HANDLER ", "o.fdwhandler"),
                    function(" VALIDATOR ", "o.fdwvalidator"), options("o.fdwoptions"),
                ]),
            DefinitionStatement(
                "server", "pg_foreign_server",
                [
                    "'CREATE SERVER ' || quote_ident(o.srvname)", "' TYPE ' || quote_literal(o.srvtype)",
                    "' VERSION ' || quote_literal(o.srvversion)",
                    "' FOREIGN DATA WRAPPER ' || (SELECT quote_ident(w.fdwname) FROM pg_foreign_data_wrapper w WHERE w.oid = o.srvfdw)",
                    options("o.srvoptions"),
                ]),
            foreignTables(version),
        ]
    }

    /// A partition has its columns from its own list, like a table that is attached later; one that inherits from its
    /// parents.
    private static func foreignTables(_ version: Int) -> DefinitionStatement {
        let generated = version < 18 ? "' STORED'" : "CASE a.attgenerated WHEN 'v' THEN ' VIRTUAL' ELSE ' STORED' END"
        // From PostgreSQL 18 on NOT NULL is a constraint with a name; it is written where somebody chose it.
        let notNull =
            version < 18
            ? "CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END"
            : """
            CASE WHEN a.attnotnull THEN coalesce((SELECT ' CONSTRAINT ' || quote_ident(k.conname) || ' NOT NULL'
                || CASE WHEN k.connoinherit THEN ' NO INHERIT' ELSE '' END FROM pg_constraint k
                WHERE k.conrelid = o.oid AND k.contype = 'n' AND k.conkey[1] = a.attnum AND k.convalidated), ' NOT NULL') ELSE '' END
            """
        let target = version < 17 ? "a.attstattarget >= 0" : "a.attstattarget IS NOT NULL"
        let start = "'ALTER FOREIGN TABLE ' || \(name("o.relname"))"
        let members = """
            SELECT 1, a.attnum::integer, quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                || coalesce(\(options("a.attfdwoptions")), '')
                || coalesce((SELECT ' COLLATE ' || quote_ident(s.nspname) || '.' || quote_ident(l.collname) FROM pg_collation l
                    JOIN pg_namespace s ON s.oid = l.collnamespace WHERE l.oid = a.attcollation AND l.oid <> t.typcollation), '')
                || coalesce(CASE WHEN a.attgenerated = '' THEN ' DEFAULT ' || pg_get_expr(e.adbin, e.adrelid)
                    ELSE ' GENERATED ALWAYS AS (' || pg_get_expr(e.adbin, e.adrelid) || ')' || \(generated) END, '') || \(notNull)
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
            WHERE a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped AND (a.attislocal OR o.relispartition)
            UNION ALL
            SELECT 2, row_number() OVER (ORDER BY k.conname)::integer, 'CONSTRAINT ' || quote_ident(k.conname) || ' '
                || pg_get_constraintdef(k.oid) FROM pg_constraint k
            WHERE k.conrelid = o.oid AND k.contype = 'c' AND (k.conislocal OR o.relispartition) AND k.convalidated
            """
        return DefinitionStatement(
            "foreign table", "pg_class",
            [
                "'CREATE FOREIGN TABLE ' || \(name("o.relname")) || ' ('",
                """
                (SELECT E'\\n    ' || string_agg(entry, E',\\n    ' ORDER BY place, number) || E'\\n'
                    FROM (\(members)) entries (place, number, entry))
                """, "')'",
                """
                CASE WHEN NOT o.relispartition THEN (SELECT ' INHERITS (' || string_agg(\(relation("i.inhparent")), ', '
                    ORDER BY i.inhseqno) || ')' FROM pg_inherits i WHERE i.inhrelid = o.oid) END
                """,
                "' SERVER ' || (SELECT quote_ident(s.srvname) FROM pg_foreign_server s WHERE s.oid = f.ftserver)",
                options("f.ftoptions"),
                """
                CASE WHEN o.relispartition THEN (SELECT E';\\nALTER TABLE ONLY ' || \(relation("i.inhparent")) || ' ATTACH PARTITION '
                    || \(name("o.relname")) || ' ' || pg_get_expr(o.relpartbound, o.oid) FROM pg_inherits i WHERE i.inhrelid = o.oid) END
                """,
                """
                (SELECT string_agg(E';\\n' || \(start) || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' '
                    || pg_get_constraintdef(k.oid), '' ORDER BY k.conname) FROM pg_constraint k
                    WHERE k.conrelid = o.oid AND k.contype = 'c' AND k.conislocal AND NOT k.convalidated)
                """,
                """
                (SELECT string_agg(concat(
                    CASE WHEN \(target) THEN E';\\n' || \(start) || ' ALTER COLUMN ' || quote_ident(a.attname) || ' SET STATISTICS '
                        || a.attstattarget END,
                    CASE WHEN a.attstorage <> t.typstorage THEN E';\\n' || \(start) || ' ALTER COLUMN ' || quote_ident(a.attname)
                        || ' SET STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN'
                        ELSE 'EXTENDED' END END,
                    E';\\n' || \(start) || ' ALTER COLUMN ' || quote_ident(a.attname) || ' SET ('
                        || array_to_string(a.attoptions, ', ') || ')'), '' ORDER BY a.attnum)
                    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                    WHERE a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped)
                """,
                "CASE WHEN o.relrowsecurity THEN E';\\nALTER TABLE ' || \(name("o.relname")) || ' ENABLE ROW LEVEL SECURITY' END",
            ], from: "\(schema("o.relnamespace")) JOIN pg_foreign_table f ON f.ftrelid = o.oid",
            where: "o.relkind = 'f'")
    }
}
