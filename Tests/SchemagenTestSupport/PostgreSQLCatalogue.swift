import SchemagenDatabases

extension Catalogue {
    /// What there is in a PostgreSQL database, in all schemas but the system's. Objects that belong to an extension are
    /// left out: the extension's own line stands for them.
    public init(_ connection: PostgreSQLConnection) throws {
        // With no search path every name that the server prints carries its schema.
        let path = try connection.query("SELECT current_setting('search_path')").first ?? nil
        _ = try connection.query("SELECT set_config('search_path', '', false)")
        defer { _ = try? connection.query("SELECT set_config('search_path', $1, false)", [path]) }
        var lines: [String] = []
        for statement in Self.postgresqlStatements {
            for row in try connection.query(Self.preamble + statement).rows {
                if let line = row.first ?? nil { lines.append(line) }
            }
        }
        self.init(lines: lines)
    }

    /// `space` has the schemas that count, `owned` what an extension brings or another object (a range type its casts
    /// and functions).
    private static let preamble = """
        WITH space AS (
            SELECT oid, quote_ident(nspname) AS name FROM pg_namespace
            WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'
        ), owned AS (
            SELECT classid, objid FROM pg_depend WHERE deptype IN ('e', 'i')
        ), relation AS (
            SELECT c.*, s.name || '.' || quote_ident(c.relname) AS name FROM pg_class c JOIN space s ON s.oid = relnamespace
            WHERE NOT EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = 'pg_class'::regclass AND objid = c.oid)
        )

        """

    private static let postgresqlStatements = [
        """
        SELECT 'schema ' || name FROM space
        """,
        """
        SELECT 'extension ' || quote_ident(extname) || ' ' || extversion || ' in ' || quote_ident(nspname)
        FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql'
        """,
        // Types, besides those of tables and the arrays of others.
        """
        SELECT CASE typtype WHEN 'e' THEN 'enum ' WHEN 'd' THEN 'domain ' WHEN 'r' THEN 'range ' WHEN 'c'
                THEN 'composite ' ELSE 'type ' END || s.name || '.' || quote_ident(typname)
            || CASE typtype
                WHEN 'e' THEN ' (' || (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
                    FROM pg_enum WHERE enumtypid = t.oid) || ')'
                WHEN 'd' THEN ' ' || format_type(typbasetype, typtypmod)
                    || CASE WHEN typnotnull THEN ' not null' ELSE '' END || coalesce(' default ' || typdefault, '')
                WHEN 'r' THEN ' of ' || (SELECT format_type(rngsubtype, NULL) FROM pg_range WHERE rngtypid = t.oid)
                ELSE '' END
        FROM pg_type t JOIN space s ON s.oid = typnamespace LEFT JOIN pg_class c ON c.oid = typrelid
        WHERE typtype <> 'm' AND typcategory <> 'A' AND (typrelid = 0 OR c.relkind = 'c')
            AND NOT EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = 'pg_type'::regclass AND objid = t.oid)
        """,
        """
        SELECT CASE relkind WHEN 'r' THEN 'table ' WHEN 'p' THEN 'partitioned table ' WHEN 'v' THEN 'view '
                WHEN 'm' THEN 'materialized view ' WHEN 'f' THEN 'foreign table ' END || name
            || CASE relpersistence WHEN 'u' THEN ' unlogged' WHEN 't' THEN ' temporary' ELSE '' END
            || CASE WHEN relrowsecurity THEN ' row security' ELSE '' END
            || CASE WHEN relforcerowsecurity THEN ' forced' ELSE '' END
            || coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '')
            || coalesce(' toast (' || (SELECT array_to_string(t.reloptions, ', ') FROM pg_class t
                WHERE t.oid = relation.reltoastrelid) || ')', '')
            || CASE relkind WHEN 'p' THEN ' by ' || pg_get_partkeydef(oid) ELSE '' END
            || coalesce(' partition ' || pg_get_expr(relpartbound, oid), '')
            || coalesce(' of ' || (SELECT string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno)
                FROM pg_inherits WHERE inhrelid = relation.oid), '')
            || CASE relreplident WHEN 'd' THEN '' ELSE CASE WHEN relkind IN ('r', 'p') THEN ' identity ' || relreplident::text
                ELSE '' END END
            || CASE WHEN relkind IN ('v', 'm') THEN ' as ' || pg_get_viewdef(oid) ELSE '' END
        FROM relation WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
        """,
        """
        SELECT 'column ' || name || '.' || quote_ident(attname) || ' ' || format_type(atttypid, atttypmod)
            || CASE WHEN attcollation <> 0 AND attcollation <> typcollation
                THEN ' collate ' || attcollation::regcollation::text ELSE '' END
            || CASE WHEN attnotnull THEN ' not null' ELSE '' END
            || CASE attidentity WHEN 'a' THEN ' identity always' WHEN 'd' THEN ' identity by default' ELSE '' END
            || coalesce(CASE attgenerated WHEN 's' THEN ' stored ' WHEN 'v' THEN ' virtual ' ELSE ' default ' END
                || pg_get_expr(adbin, adrelid), '')
            || CASE WHEN attstorage <> typstorage THEN ' storage ' || attstorage::text ELSE '' END
            || coalesce(' compression ' || nullif(attcompression::text, ''), '')
            || CASE WHEN attinhcount > 0 AND NOT attislocal THEN ' inherited' ELSE '' END
            || coalesce(' with (' || array_to_string(attoptions, ', ') || ')', '')
        FROM relation JOIN pg_attribute ON attrelid = relation.oid JOIN pg_type t ON t.oid = atttypid
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
        """,
        """
        SELECT 'columns ' || name || ' (' || string_agg(quote_ident(attname), ', ' ORDER BY attnum) || ')'
        FROM relation JOIN pg_attribute ON attrelid = relation.oid
        WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm', 'f', 'c') GROUP BY name
        """,
        // NOT NULL is said with the column; from PostgreSQL 18 on it is a constraint too.
        """
        SELECT 'constraint ' || coalesce(name, contypid::regtype::text) || '.' || quote_ident(conname) || ' '
            || pg_get_constraintdef(c.oid) || CASE WHEN conislocal THEN '' ELSE ' inherited' END
        FROM pg_constraint c LEFT JOIN relation ON relation.oid = conrelid
        WHERE contype NOT IN ('n', 't') AND connamespace IN (SELECT oid FROM space)
            AND (conrelid = 0 OR relation.oid IS NOT NULL)
        """,
        """
        SELECT 'index ' || name || ' ' || pg_get_indexdef(indexrelid) || CASE WHEN indisvalid THEN '' ELSE ' invalid' END
            || CASE WHEN indisclustered THEN ' clustered' ELSE '' END
        FROM relation JOIN pg_index ON indexrelid = relation.oid
        """,
        """
        SELECT 'sequence ' || name || ' ' || format_type(seqtypid, NULL) || ' start ' || seqstart || ' increment '
            || seqincrement || ' from ' || seqmin || ' to ' || seqmax || ' cache ' || seqcache
            || CASE WHEN seqcycle THEN ' cycle' ELSE '' END
            || CASE relpersistence WHEN 'u' THEN ' unlogged' ELSE '' END
            || coalesce(' owned by ' || refobjid::regclass::text || '.' || quote_ident(attname), '')
        FROM relation JOIN pg_sequence ON seqrelid = relation.oid
            LEFT JOIN pg_depend d ON classid = 'pg_class'::regclass AND objid = seqrelid AND deptype IN ('a', 'i')
                AND refclassid = 'pg_class'::regclass
            LEFT JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
        """,
        """
        SELECT 'trigger ' || name || '.' || quote_ident(tgname) || ' ' || pg_get_triggerdef(t.oid)
            || CASE tgenabled WHEN 'O' THEN '' ELSE ' enabled ' || tgenabled::text END
        FROM relation JOIN pg_trigger t ON tgrelid = relation.oid WHERE NOT tgisinternal
        """,
        """
        SELECT 'rule ' || name || '.' || quote_ident(rulename) || ' ' || pg_get_ruledef(r.oid)
        FROM relation JOIN pg_rewrite r ON ev_class = relation.oid WHERE rulename <> '_RETURN'
        """,
        """
        SELECT 'policy ' || name || '.' || quote_ident(polname) || CASE WHEN polpermissive THEN '' ELSE ' restrictive' END
            || ' for ' || polcmd::text || ' to ' || (SELECT string_agg(CASE r WHEN 0 THEN 'public' ELSE r::regrole::text END,
                ', ' ORDER BY r) FROM unnest(polroles) r)
            || coalesce(' using ' || pg_get_expr(polqual, polrelid), '')
            || coalesce(' check ' || pg_get_expr(polwithcheck, polrelid), '')
        FROM relation JOIN pg_policy ON polrelid = relation.oid
        """,
        """
        SELECT CASE prokind WHEN 'p' THEN 'procedure ' WHEN 'a' THEN 'aggregate ' ELSE 'function ' END
            || p.oid::regprocedure::text || CASE prokind WHEN 'a' THEN '' ELSE ' ' || pg_get_functiondef(p.oid) END
        FROM pg_proc p JOIN space s ON s.oid = pronamespace
        WHERE NOT EXISTS (SELECT FROM owned WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
        """,
        // Whatever else can be made, by the identity that the server gives it.
        """
        SELECT type || ' ' || identity FROM (
            SELECT 'pg_operator'::regclass AS class, oid FROM pg_operator WHERE oid >= 16384
            UNION ALL SELECT 'pg_cast'::regclass, oid FROM pg_cast WHERE oid >= 16384
            UNION ALL SELECT 'pg_collation'::regclass, oid FROM pg_collation WHERE oid >= 16384
            UNION ALL SELECT 'pg_event_trigger'::regclass, oid FROM pg_event_trigger
            UNION ALL SELECT 'pg_statistic_ext'::regclass, oid FROM pg_statistic_ext
            UNION ALL SELECT 'pg_publication'::regclass, oid FROM pg_publication
            UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass WHERE oid >= 16384
            UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily WHERE oid >= 16384
            UNION ALL SELECT 'pg_conversion'::regclass, oid FROM pg_conversion WHERE oid >= 16384
            UNION ALL SELECT 'pg_transform'::regclass, oid FROM pg_transform
            UNION ALL SELECT 'pg_language'::regclass, oid FROM pg_language WHERE oid >= 16384
            UNION ALL SELECT 'pg_am'::regclass, oid FROM pg_am WHERE oid >= 16384
            UNION ALL SELECT 'pg_ts_config'::regclass, oid FROM pg_ts_config WHERE oid >= 16384
            UNION ALL SELECT 'pg_ts_dict'::regclass, oid FROM pg_ts_dict WHERE oid >= 16384
            UNION ALL SELECT 'pg_ts_parser'::regclass, oid FROM pg_ts_parser WHERE oid >= 16384
            UNION ALL SELECT 'pg_ts_template'::regclass, oid FROM pg_ts_template WHERE oid >= 16384
            UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid FROM pg_foreign_data_wrapper
            UNION ALL SELECT 'pg_foreign_server'::regclass, oid FROM pg_foreign_server
            UNION ALL SELECT 'pg_default_acl'::regclass, oid FROM pg_default_acl
        ) o, pg_identify_object(class, oid, 0)
        WHERE NOT EXISTS (SELECT FROM owned WHERE classid = class AND objid = o.oid)
        """,
        """
        SELECT 'privileges ' || name || ' ' || array_to_string(relacl, ', ') FROM relation WHERE relacl IS NOT NULL
        """,
        """
        SELECT 'comment ' || type || ' ' || identity || ' ' || quote_literal(description)
        FROM pg_description d, pg_identify_object(classoid, objoid, objsubid)
        WHERE objoid >= 16384
            AND NOT EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = classoid AND objid = objoid)
        """,
    ]
}
