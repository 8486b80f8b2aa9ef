extension CatalogueStatement {
    /// Configurations, dictionaries, parsers and templates of the text search.
    static func textSearch(_ version: Int) -> [CatalogueStatement] {
        [
            CatalogueStatement(
                .textSearchConfiguration, path: ["n.nspname", "c.cfgname"],
                facts: [
                    .text(
                        .parser,
                        """
                        SELECT quote_ident(s.nspname) || '.' || quote_ident(p.prsname)
                        FROM pg_ts_parser p JOIN pg_namespace s ON s.oid = p.prsnamespace WHERE p.oid = c.cfgparser
                        """),
                    .list(
                        .mappings,
                        """
                        SELECT array_agg(t.alias || ' ' || t.dictionaries ORDER BY t.alias COLLATE "C") FROM (
                            SELECT k.alias, string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno)
                            FROM pg_ts_config_map m JOIN ts_token_type(c.cfgparser) k ON k.tokid = m.maptokentype
                            WHERE m.mapcfg = c.oid GROUP BY k.alias
                        ) t (alias, dictionaries)
                        """),
                    .comment("pg_ts_config", "c.oid"),
                ],
                from: """
                    pg_ts_config c JOIN space n ON n.oid = c.cfgnamespace WHERE \(isNoExtensions("pg_ts_config", "c.oid"))
                    """),
            CatalogueStatement(
                .textSearchDictionary, path: ["n.nspname", "d.dictname"],
                facts: [
                    .text(
                        .template,
                        """
                        SELECT quote_ident(s.nspname) || '.' || quote_ident(t.tmplname)
                        FROM pg_ts_template t JOIN pg_namespace s ON s.oid = t.tmplnamespace WHERE t.oid = d.dicttemplate
                        """),
                    .text(.parameters, "d.dictinitoption"), .comment("pg_ts_dict", "d.oid"),
                ],
                from:
                    "pg_ts_dict d JOIN space n ON n.oid = d.dictnamespace WHERE \(isNoExtensions("pg_ts_dict", "d.oid"))"
            ),
            CatalogueStatement(
                .textSearchParser, path: ["n.nspname", "p.prsname"],
                facts: [
                    .list(
                        .functions,
                        """
                        SELECT array_agg(f.purpose || ' ' || f.oid::oid::regprocedure ORDER BY f.purpose COLLATE "C")
                        FROM (VALUES ('start', p.prsstart), ('token', p.prstoken), ('end', p.prsend),
                            ('headline', p.prsheadline), ('types', p.prslextype)) f (purpose, oid) WHERE f.oid <> 0
                        """),
                    .comment("pg_ts_parser", "p.oid"),
                ],
                from: """
                    pg_ts_parser p JOIN space n ON n.oid = p.prsnamespace WHERE \(isNoExtensions("pg_ts_parser", "p.oid"))
                    """),
            CatalogueStatement(
                .textSearchTemplate, path: ["n.nspname", "t.tmplname"],
                facts: [
                    .list(
                        .functions,
                        """
                        SELECT array_agg(f.purpose || ' ' || f.oid::oid::regprocedure ORDER BY f.purpose COLLATE "C")
                        FROM (VALUES ('init', t.tmplinit), ('lexize', t.tmpllexize)) f (purpose, oid) WHERE f.oid <> 0
                        """),
                    .comment("pg_ts_template", "t.oid"),
                ],
                from: """
                    pg_ts_template t JOIN space n ON n.oid = t.tmplnamespace
                    WHERE \(isNoExtensions("pg_ts_template", "t.oid"))
                    """),
        ]
    }
}
