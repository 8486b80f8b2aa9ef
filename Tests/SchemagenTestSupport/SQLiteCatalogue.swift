import SchemagenDatabases

extension Catalogue {
    /// What there is in a SQLite database.
    ///
    /// Tables, views, indexes and triggers with their SQL as it stands in `sqlite_schema`; of tables also the columns,
    /// keys and options as SQLite understands them. What SQLite makes for itself and never drops (`sqlite_sequence`)
    /// is left out.
    public init(_ database: SQLiteDatabase) throws {
        var lines: [String] = []
        func add(_ sql: String) throws {
            for row in try database.query(sql).rows {
                if case .text(let line)? = row.first { lines.append(line) }
            }
        }
        for statement in Self.sqliteStatements { try add(statement) }
        self.init(lines: lines)
    }

    private static let sqliteStatements = [
        // Indexes that stand for a UNIQUE or a key have no SQL; they come with `index_list` below.
        """
        SELECT type || ' ' || name || CASE WHEN type IN ('index', 'trigger') THEN ' on ' || tbl_name ELSE '' END
            || ' sql ' || sql
        FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """,
        """
        SELECT 'options ' || name || CASE strict WHEN 1 THEN ' strict' ELSE '' END
            || CASE wr WHEN 1 THEN ' without rowid' ELSE '' END || ' ' || type
        FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """,
        """
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type
            || CASE c."notnull" WHEN 1 THEN ' not null' ELSE '' END || coalesce(' default ' || c.dflt_value, '')
            || CASE c.pk WHEN 0 THEN '' ELSE ' key ' || c.pk END
            || CASE c.hidden WHEN 2 THEN ' virtual' WHEN 3 THEN ' stored' WHEN 1 THEN ' hidden' ELSE '' END
        FROM sqlite_schema t, pragma_table_xinfo(t.name) c
        WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """,
        """
        SELECT 'columns ' || name || ' (' || group_concat(column, ', ') || ')'
        FROM (SELECT t.name AS name, c.name AS column FROM sqlite_schema t, pragma_table_xinfo(t.name) c
            WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name, c.cid)
        GROUP BY name
        """,
        """
        SELECT 'keys of ' || "table" || ' ' || origin || CASE "unique" WHEN 1 THEN ' unique' ELSE '' END
            || CASE partial WHEN 1 THEN ' partial' ELSE '' END
            || CASE origin WHEN 'c' THEN ' ' || "index" ELSE '' END || ' (' || group_concat(key, ', ') || ')'
        FROM (SELECT t.name AS "table", i.name AS "index", i.origin, i."unique", i.partial,
                coalesce(x.name, CASE x.cid WHEN -2 THEN 'expression' ELSE 'rowid' END)
                || CASE x.coll WHEN 'BINARY' THEN '' ELSE ' collate ' || x.coll END
                || CASE x.desc WHEN 1 THEN ' desc' ELSE '' END AS key
            FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) x
            WHERE t.type = 'table' AND x.key = 1 ORDER BY t.name, i.name, x.seqno)
        GROUP BY "table", "index", origin, "unique", partial
        """,
        """
        SELECT 'foreign key ' || name || ' (' || group_concat("from", ', ') || ') references ' || "table"
            || coalesce(' (' || group_concat("to", ', ') || ')', '') || ' on delete ' || lower(on_delete)
            || ' on update ' || lower(on_update)
        FROM (SELECT t.name, f.* FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
            WHERE t.type = 'table' ORDER BY t.name, f.id, f.seq)
        GROUP BY name, id, "table", on_delete, on_update
        """,
    ]
}
