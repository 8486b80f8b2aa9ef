import SchemagenMeasures

/// The tables, indexes and foreign keys of a SQLite file as measures have them, without SQLite's own.
struct SQLiteStructure {
    /// The bytes of the pages of tables and indexes by their names.
    typealias Pages = [RelationName: Int64]

    private let rows: SQLiteSchemaRows

    init(_ rows: SQLiteSchemaRows) { self.rows = rows }

    /// A name as SQLite has it: of the main database.
    static func name(_ name: String) -> RelationName { RelationName("main", name) }

    private var entries: [SQLiteSchemaRows.Entry] {
        rows.entries.filter { $0.type == "table" && !$0.name.sqliteLowercased.hasPrefix("sqlite_") }
    }

    /// The tables by name, with what their pages take.
    func tables(_ pages: Measure<Pages>) -> [TableMeasures] {
        entries.map { entry in
            let bytes = Array(entry.name.utf8)
            let isVirtual = rows.tables[bytes]?.type == "virtual"
            var table = TableMeasures(Self.name(entry.name), kind: isVirtual ? .virtual : .table)
            if isVirtual {
                table.sizes = .unmeasured(.init(.notApplicable, "its rows are in tables of its module"))
            } else {
                let indexes = (rows.indexes[bytes] ?? []).map { Self.name($0.name) }
                table.sizes = pages.map { pages in
                    TableSizes(
                        heapBytes: pages[table.name] ?? 0, toastBytes: 0,
                        indexBytes: indexes.reduce(0) { $0 + (pages[$1] ?? 0) })
                }
            }
            return table
        }.sorted { $0.name < $1.name }
    }

    /// The indexes by table and name, with what their pages take.
    func indexes(_ pages: Measure<Pages>) -> [IndexMeasures] {
        entries.flatMap { entry in
            (rows.indexes[Array(entry.name.utf8)] ?? []).map { index(entry, $0, pages) }
        }.sorted { ($0.table, $0.qualifiedName) < ($1.table, $1.qualifiedName) }
    }

    private func index(
        _ entry: SQLiteSchemaRows.Entry, _ row: SQLiteSchemaRows.Index, _ pages: Measure<Pages>
    ) -> IndexMeasures {
        var index = IndexMeasures(row.name, of: Self.name(entry.name))
        index.columns = row.keys.map(\.column)
        index.isUnique = row.isUnique
        index.isPrimary = row.origin == "pk"
        index.condition = row.isPartial ? condition(row.name, of: entry) : nil
        index.constraint =
            switch row.origin {
            case "pk": "PRIMARY KEY"
            case "u": "UNIQUE"
            default: nil
            }
        let isTable = index.isPrimary && rows.tables[Array(entry.name.utf8)]?.isWithoutRowid == true
        index.bytes =
            isTable
            ? .unmeasured(.init(.notApplicable, "its entries are the table's rows"))
            : pages.map { $0[index.qualifiedName] ?? 0 }
        index.use = .unmeasured(.init(.notAvailable, "SQLite does not count uses"))
        return index
    }

    /// The condition of a partial index; empty where its statement cannot be read.
    private func condition(_ name: String, of entry: SQLiteSchemaRows.Entry) -> String {
        let sql = rows.entries.first { $0.type == "index" && $0.name.utf8.elementsEqual(name.utf8) }?.sql
        guard let sql, let definition = try? SQLiteIndexDefinition(sql, object: name), let tokens = definition.condition
        else { return "" }
        return SQLiteText.text(of: tokens, names: names(of: entry))
    }

    private func names(of entry: SQLiteSchemaRows.Entry) -> SQLiteNames {
        SQLiteNames(.table, (rows.columns[Array(entry.name.utf8)] ?? []).map(\.name) + [entry.name])
    }

    /// The foreign keys by table and columns, with the names as they were declared.
    var foreignKeys: [ForeignKeyMeasures] {
        let tableNames = SQLiteNames(.database, rows.entries.filter { $0.type == "table" }.map(\.name))
        return entries.flatMap { entry in
            let names = names(of: entry)
            return (rows.foreignKeys[Array(entry.name.utf8)] ?? []).map { row in
                let columns = row.columns.map { names.spelling($0) ?? $0 }
                var key = ForeignKeyMeasures(
                    "(\(columns.joined(separator: ", ")))", of: Self.name(entry.name), columns: columns,
                    target: Self.name(tableNames.spelling(row.table) ?? row.table))
                key.isRowKey = columns.count == 1 && rowKey(of: entry)?.utf8.elementsEqual(columns[0].utf8) == true
                return key
            }
        }.sorted { ($0.table, $0.name.utf8Order, $0.target) < ($1.table, $1.name.utf8Order, $1.target) }
    }

    /// The column by which SQLite keeps the rows: the one of the primary key, where that has no index.
    private func rowKey(of entry: SQLiteSchemaRows.Entry) -> String? {
        let bytes = Array(entry.name.utf8)
        let keys = (rows.columns[bytes] ?? []).filter { $0.keyPlace > 0 }
        guard keys.count == 1, rows.tables[bytes]?.isWithoutRowid == false,
            !(rows.indexes[bytes] ?? []).contains(where: { $0.origin == "pk" })
        else { return nil }
        return keys[0].name
    }
}
