/// Reads of PostgreSQL's catalogue what filling tables needs.
struct PostgreSQLRowCatalogue {
    private let connection: PostgreSQLConnection
    private var types: PostgreSQLTypeValues

    init(_ connection: PostgreSQLConnection, rows: Int) {
        self.connection = connection
        types = PostgreSQLTypeValues(connection, count: max(rows, 1) + 6)
    }

    /// A table besides what the filler needs of it.
    private struct Entry {
        var table: RowTable
        /// The type of each column as a cast wants it.
        var casts: [String] = []
        var typeNumbers: [(type: String, modifier: Int)] = []
        /// The texts of checks and bounds by the columns that they are about.
        var texts: [(columns: [Int], text: String)] = []
        var checks: [(columns: [Int], expression: String)] = []
    }

    /// All tables that rows can be put into, in the order of their names.
    mutating func tables() throws -> [RowTable] {
        var entries: [Entry] = []
        var places: [String: Int] = [:]
        for row in try connection.query(Self.tables).rows {
            let (oid, schema, name) = (row[0] ?? "", row[1] ?? "", row[2] ?? "")
            let sql = "\(PostgreSQLConnection.quotedIdentifier(schema)).\(PostgreSQLConnection.quotedIdentifier(name))"
            places[oid] = entries.count
            let source = row[3] == "p" ? sql : "ONLY \(sql)"
            entries.append(Entry(table: RowTable(name: "\(schema).\(name)", sql: sql, source: source)))
        }
        for row in try connection.query(Self.columns).rows {
            guard let place = places[row[0] ?? ""] else { continue }
            add(column: row, to: &entries[place])
        }
        for row in try connection.query(Self.constraints).rows {
            guard let place = places[row[0] ?? ""], let name = row[1] else { continue }
            let column = entries[place].table.place(of: row[2] ?? "")
            entries[place].table.constraints[name, default: []] += column.map { [$0] } ?? []
        }
        for row in try connection.query(Self.checks).rows {
            guard let place = places[row[0] ?? ""], let text = row[2] else { continue }
            let columns = Self.columns(row[1], of: entries[place].table)
            entries[place].texts.append((columns, text))
            entries[place].checks.append((columns, text))
        }
        for row in try connection.query(Self.bounds).rows {
            guard let place = places[row[0] ?? ""] else { continue }
            addBound(row, to: &entries[place])
        }
        for row in try connection.query(Self.foreignKeys).rows {
            guard let place = places[row[0] ?? ""] else { continue }
            add(foreignKey: row, to: &entries[place], places)
        }
        for place in entries.indices { try addValues(to: &entries[place]) }
        return entries.map(\.table)
    }

    private func add(column row: [String?], to entry: inout Entry) {
        let expression = row[6]
        let isSerial = expression?.hasPrefix("nextval(") ?? false
        let isIdentity = row[5] != ""
        entry.table.columns.append(
            RowTable.Column(
                name: row[1] ?? "", isNullable: row[4] == "f", isAutomatic: isSerial || isIdentity,
                hasDefault: expression != nil && !isSerial, automaticExpression: isSerial ? expression : nil))
        entry.casts.append(row[7] ?? "text")
        entry.typeNumbers.append((row[2] ?? "25", Int(row[3] ?? "") ?? -1))
    }

    private func addBound(_ row: [String?], to entry: inout Entry) {
        let text = row[3] ?? ""
        let expressions = row[2] ?? ""
        var columns = Self.columns(row[1], of: entry.table)
        if !expressions.isEmpty {
            columns += entry.table.columns.indices.filter { expressions.contains(entry.table.columns[$0].name) }
        }
        for column in columns where !entry.table.partitionColumns.contains(column) {
            entry.table.partitionColumns.append(column)
        }
        if !text.isEmpty { entry.texts.append((columns, text)) }
    }

    private func add(foreignKey row: [String?], to entry: inout Entry, _ places: [String: Int]) {
        let columns = Self.columns(row[2], of: entry.table)
        let parentColumns = Self.names(row[5])
        // A key with a generated column cannot be chosen.
        guard columns.count == parentColumns.count else { return }
        for column in columns { entry.table.columns[column].isAutomatic = false }
        entry.table.foreignKeys.append(
            RowTable.ForeignKey(
                columns: columns, parent: places[row[3] ?? ""], parentSQL: row[4] ?? "", parentColumns: parentColumns,
                isFull: row[6] == "f"))
    }

    /// Gives each column the values of its type and those that the texts suggest, without what its checks refuse.
    private mutating func addValues(to entry: inout Entry) throws {
        for place in entry.table.columns.indices where !entry.table.columns[place].isAutomatic {
            let (type, modifier) = entry.typeNumbers[place]
            let info = try types.values(of: type, modifier: modifier)
            var values = info.values
            if info.isNotNull { entry.table.columns[place].isNullable = false }
            for text in entry.texts where text.columns.contains(place) {
                values.suggested += try types.suggestions(from: text.text, cast: entry.casts[place])
            }
            for check in entry.checks where check.columns == [place] {
                let name = PostgreSQLConnection.quotedIdentifier(entry.table.columns[place].name)
                let alias = PostgreSQLConnection.quotedIdentifier(
                    String(entry.table.name.split(separator: ".").last ?? "t"))
                let sql =
                    "SELECT (\(check.expression)) IS NOT FALSE "
                    + "FROM (SELECT CAST($1 AS \(entry.casts[place])) AS \(name)) AS \(alias)"
                var kept = values
                kept.keep { value in
                    guard case .text(let text) = value else { return true }
                    return (try? connection.query(sql, [text]).first) == "t"
                }
                // Where nothing holds the engine's own words are wanted.
                if !kept.ordered().isEmpty { values = kept }
            }
            entry.table.columns[place].values = values
        }
    }

    /// Names that stand one a line.
    private static func names(_ text: String?) -> [String] {
        (text ?? "").split(separator: "\n").map(String.init)
    }

    private static func columns(_ text: String?, of table: RowTable) -> [Int] {
        names(text).compactMap { table.place(of: $0) }
    }

    private static let tables = """
        SELECT c.oid, n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
            AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            AND NOT EXISTS (SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
        """

    private static let columns = """
        SELECT a.attrelid, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity,
            pg_get_expr(d.adbin, d.adrelid), format_type(a.atttypid, a.atttypmod)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attrelid, a.attnum
        """

    /// The names under which the server refuses rows, with the columns concerned; those of partitions too, since the server
    /// names the partition's own.
    private static let constraints = """
        SELECT coalesce(pg_partition_root(x.relation), x.relation)::oid, x.name, a.attname
        FROM (SELECT conrelid::regclass AS relation, conname AS name, 'pg_constraint'::regclass AS class, oid
                FROM pg_constraint WHERE conrelid <> 0
            UNION ALL SELECT i.indrelid::regclass, c.relname, 'pg_class'::regclass, i.indexrelid
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indisunique) AS x
            LEFT JOIN pg_depend d ON d.classid = x.class AND d.objid = x.oid AND d.refclassid = 'pg_class'::regclass
                AND d.refobjid = x.relation AND d.refobjsubid > 0
            LEFT JOIN pg_attribute a ON a.attrelid = x.relation AND a.attnum = d.refobjsubid
        ORDER BY x.oid, a.attnum
        """

    private static let checks = """
        SELECT coalesce(pg_partition_root(con.conrelid), con.conrelid)::oid,
            (SELECT string_agg(a.attname, E'\\n' ORDER BY a.attnum) FROM pg_attribute a
                WHERE a.attrelid = con.conrelid AND a.attnum = ANY (con.conkey)),
            pg_get_expr(con.conbin, con.conrelid)
        FROM pg_constraint con WHERE con.contype = 'c' AND con.conrelid <> 0
            AND (con.coninhcount = 0 OR pg_partition_root(con.conrelid) IS NULL)
        ORDER BY con.oid
        """

    /// For each partitioned table, at whatever depth, its key with the bound of each of its partitions.
    private static let bounds = """
        SELECT coalesce(pg_partition_root(p.partrelid), p.partrelid)::oid,
            (SELECT string_agg(a.attname, E'\\n' ORDER BY a.attnum) FROM pg_attribute a
                WHERE a.attrelid = p.partrelid AND a.attnum = ANY (p.partattrs)),
            pg_get_expr(p.partexprs, p.partrelid), pg_get_expr(c.relpartbound, c.oid)
        FROM pg_partitioned_table p LEFT JOIN pg_inherits i ON i.inhparent = p.partrelid
            LEFT JOIN pg_class c ON c.oid = i.inhrelid
        ORDER BY p.partrelid, c.relname COLLATE "C"
        """

    private static let foreignKeys = """
        SELECT coalesce(pg_partition_root(con.conrelid), con.conrelid)::oid, con.conname,
            (SELECT string_agg(a.attname, E'\\n' ORDER BY k.place) FROM unnest(con.conkey) WITH ORDINALITY AS k (number, place)
                JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = k.number),
            coalesce(pg_partition_root(con.confrelid), con.confrelid)::oid,
            (CASE WHEN p.relkind = 'p' THEN '' ELSE 'ONLY ' END) || format('%I.%I', n.nspname, p.relname),
            (SELECT string_agg(a.attname, E'\\n' ORDER BY k.place) FROM unnest(con.confkey) WITH ORDINALITY AS k (number, place)
                JOIN pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.number),
            con.confmatchtype
        FROM pg_constraint con JOIN pg_class p ON p.oid = con.confrelid JOIN pg_namespace n ON n.oid = p.relnamespace
        WHERE con.contype = 'f' AND con.conparentid = 0 ORDER BY con.conrelid, con.conname COLLATE "C"
        """
}
