import SchemagenModel
import SchemagenPlanning

/// A table made anew with all its rows: the procedure of SQLite's manual (Making Other Kinds Of Table Schema Changes),
/// with proofs inside the SQL itself.
///
/// The new table is made under a name in between, filled, and takes the place of the old one: in this order the foreign
/// keys of other tables go on naming it.
extension SQLiteWriter {
    /// The table whose constraints stop a migration that would lose something; temporary, it is gone at the end.
    static let guardTable = "temp.schemagen_guard"

    /// Appends what stands before the first statement of a file that makes tables anew.
    static func beginGuard(to out: inout StatementBuffer) {
        out.begin(comment: "Proofs: whatever would lose rows or break a foreign key stops here.")
        out.put(
            """
            CREATE TEMP TABLE schemagen_guard (
                foreign_keys_off INTEGER NOT NULL
                    CONSTRAINT "foreign keys are on: run PRAGMA foreign_keys = OFF before the transaction"
                    CHECK (foreign_keys_off),
                rows_lost INTEGER NOT NULL DEFAULT 0
                    CONSTRAINT "a table would lose rows" CHECK (rows_lost = 0),
                violations_before INTEGER NOT NULL,
                violations_after INTEGER NOT NULL DEFAULT 0,
                CONSTRAINT "foreign keys would be violated: PRAGMA foreign_key_check lists the rows"
                    CHECK (violations_after <= violations_before)
            )
            """)
        out.end()
        out.statement(
            """
            INSERT INTO \(guardTable) (foreign_keys_off, violations_before)
                SELECT NOT foreign_keys, (SELECT count(*) FROM pragma_foreign_key_check) FROM pragma_foreign_keys
            """)
    }

    /// Appends what stands behind the last statement.
    static func endGuard(to out: inout StatementBuffer) {
        out.statement(
            "UPDATE \(guardTable) SET violations_after = (SELECT count(*) FROM pragma_foreign_key_check)")
        out.statement("DROP TABLE \(guardTable)")
    }

    mutating func rebuild(_ rebuild: TableRebuild, to out: inout StatementBuffer) {
        let (before, after) = (rebuild.from, rebuild.to)
        if before.virtualModule != nil || after.virtualModule != nil { return remake(rebuild, to: &out) }
        let name = Quoting.identifier(after.info.sqlName)
        let between = SQLIdentifier.fitted("schemagen_\(after.info.sqlName)")
        let betweenName = Quoting.identifier(between)
        create(after, under: between, namesake: rebuild.namesake, to: &out)

        var (targets, sources): ([String], [String]) = ([], [])
        if let rowID = rowID(before, after) {
            targets.append(rowID.to)
            sources.append(rowID.from)
        }
        let scope = scope(of: after)
        for copy in rebuild.copies {
            guard let column = after.column(copy.column) else { continue }
            targets.append(Quoting.identifier(column.sqlName))
            sources.append(value(copy, of: column, in: after, scope))
        }
        if targets.isEmpty {
            // Every column is new or generated: as many rows as there were.
            out.begin()
            out.put("INSERT INTO \(betweenName) (")
            out.put(Self.anyColumn(of: after))
            out.put(")\n    SELECT NULL FROM \(name)")
        } else {
            out.begin()
            out.put("INSERT INTO \(betweenName) (\(targets.joined(separator: ", ")))\n    SELECT ")
            out.put(sources.joined(separator: ", "))
            out.put("\n    FROM \(name)")
        }
        out.end()
        out.statement(
            """
            UPDATE \(Self.guardTable)
                SET rows_lost = (SELECT count(*) FROM \(name)) - (SELECT count(*) FROM \(betweenName))
            """)
        if isAutoincrement(before), isAutoincrement(after) { keepSequence(name: after.info.sqlName, between, to: &out) }
        out.statement("DROP TABLE \(name)")
        out.statement("ALTER TABLE \(betweenName) RENAME TO \(name)")
    }

    private static func anyColumn(of table: Table) -> String {
        let column = table.columns.first {
            $0.databases.contains(.sqlite) && $0.generated == nil && $0.isNullable
        }
        return Quoting.identifier(column?.sqlName ?? "rowid")
    }

    private func isAutoincrement(_ table: Table) -> Bool {
        table.columns.contains { $0.identity?.isAutoincrement == true && $0.databases.contains(.sqlite) }
    }

    /// Numbers that were given once are not given again.
    private func keepSequence(name: String, _ between: String, to out: inout StatementBuffer) {
        let (old, new) = (Quoting.literal(name), Quoting.literal(between))
        out.statement("DELETE FROM sqlite_sequence WHERE name = \(new)")
        out.statement(
            "INSERT INTO sqlite_sequence (name, seq)\n    SELECT \(new), seq FROM sqlite_sequence WHERE name = \(old)")
    }

    /// The names under which both tables have a rowid that has to be copied: it is not where a column is the rowid.
    func rowID(_ before: Table, _ after: Table) -> (from: String, to: String)? {
        if before.options.isWithoutRowID || after.options.isWithoutRowID || hasRowIDColumn(after) { return nil }
        guard let from = Self.rowIDName(before), let to = Self.rowIDName(after) else { return nil }
        return (from, to)
    }

    private static func rowIDName(_ table: Table) -> String? {
        var taken: Set<String> = []
        for column in table.columns where column.databases.contains(.sqlite) {
            taken.insert(SQLIdentifier.foldedForSQLite(column.sqlName))
        }
        return ["rowid", "_rowid_", "oid"].first { !taken.contains($0) }
    }

    /// Whether the primary key is the rowid: one column of the type INTEGER.
    private func hasRowIDColumn(_ table: Table) -> Bool {
        guard let key = table.primaryKey, key.info.databases.contains(.sqlite), key.columns.count == 1,
            let column = table.column(key.columns[0])
        else { return false }
        if column.identity != nil { return true }
        let types = SQLiteTypes(index: index, storage: table.options.sqliteStorage)
        return (column.sqlite.type ?? types.name(of: column.type))?.uppercased() == "INTEGER"
            || column.sqlite.definition?.uppercased().hasPrefix("INTEGER") == true
    }

    mutating func value(
        _ copy: ColumnCopy, of column: Column, in table: Table, _ scope: ColumnScope
    ) -> String {
        let subject = Subject(table.info.name, column.name)
        let source = copy.source.map(Quoting.identifier) ?? "NULL"
        var text: String
        switch copy.conversion {
        case .automatic: text = source
        case .cast:
            let types = SQLiteTypes(index: index, storage: table.options.sqliteStorage)
            text = "CAST(\(source) AS \(types.name(of: column.type) ?? "TEXT"))"
        case .text(let texts):
            text = Self.replaced(source, of: index.storageType(of: column.type), texts)
        case .expression(let value):
            text = self.value(value, for: column.type, scope, in: subject, at: column.anchor)
        }
        if let fallback = copy.fallback {
            let fill = value(fallback, for: column.type, scope, in: subject, at: column.anchor)
            text = "coalesce(\(text), \(fill))"
        }
        return text
    }

    /// A value some of whose texts become others: the value itself, or what is in a list, which is JSON.
    private static func replaced(
        _ source: String, of type: DataType, _ texts: [TextReplacement], depth: Int = 0
    ) -> String {
        guard !texts.isEmpty else { return source }
        if case .array(let element) = type {
            let item = "item\(depth)"
            var inner = replaced("\(item).value", of: element, texts, depth: depth + 1)
            if case .array = element { inner = "json(\(inner))" }
            return "CASE WHEN \(source) IS NOT NULL THEN (SELECT json_group_array(\(inner)) "
                + "FROM (SELECT value FROM json_each(\(source)) ORDER BY key) AS \(item)) END"
        }
        var text = "CASE \(source)"
        for pair in texts { text += " WHEN \(Quoting.literal(pair.old)) THEN \(Quoting.literal(pair.new))" }
        return text + " ELSE \(source) END"
    }
}
