/// Reads the catalogue of a SQLite database.
///
/// SQLite's pragmas say nothing of checks, names of constraints, conflict clauses, generated expressions or AUTOINCREMENT;
/// these stand only in the CREATE statements that `sqlite_schema` keeps. They are read by SQLite's rules, and what the
/// pragmas do say is compared with what was read: where the two are not of one opinion, reading fails.
public enum SQLiteCatalogue {
    /// Everything in the main database: tables with their columns and constraints, virtual tables, indexes, views and
    /// triggers, but nothing that is SQLite's own (`sqlite_sequence`, automatic indexes, shadow tables) and no contents.
    ///
    /// Names compare by bytes, with ASCII case as they were declared; expressions by their tokens.
    ///
    /// - Throws: `Unreadable` where an object's statement is not understood; `UnsupportedVersion` before SQLite 3.37;
    ///   `SQLiteError`.
    public static func read(_ database: SQLiteDatabase) throws -> DatabaseCatalogue {
        let version = database.version.split(separator: ".").map { Int($0) ?? 0 }
        guard !version.lexicographicallyPrecedes([3, 37]) else { throw UnsupportedVersion(version: database.version) }
        let objects = try SQLiteCatalogueBuilder(try SQLiteSchemaRows(database)).objects()
        return DatabaseCatalogue(
            engine: DatabaseCatalogue.Engine(name: "SQLite", majorVersion: version.first ?? 3), objects: objects)
    }
}

/// Makes the objects of a catalogue from what SQLite says.
struct SQLiteCatalogueBuilder {
    typealias Unreadable = SQLiteCatalogue.Unreadable

    private let rows: SQLiteSchemaRows
    /// In the order of `sqlite_schema`.
    private var tables: [SQLiteTable] = []
    private var places: [[UInt8]: Int] = [:]
    private var names = SQLiteNames(.database, [])

    init(_ rows: SQLiteSchemaRows) throws(Unreadable) {
        self.rows = rows
        for entry in rows.entries where entry.type == "table" || entry.type == "view" {
            guard !isHidden(entry.name) else { continue }
            names.insert(entry.name)
            guard entry.type == "table", !isVirtual(entry.name) else { continue }
            let table = try SQLiteTable(entry, rows)
            places[entry.name.sqliteFolded] = tables.count
            tables.append(table)
            for column in table.definition.columns { names.insert(column.name) }
        }
    }

    func objects() throws(Unreadable) -> [CatalogueObject] {
        var objects: [CatalogueObject] = []
        for table in tables {
            objects += try table.objects { name in places[name.sqliteFolded].map { tables[$0] } }
        }
        for entry in rows.entries where !isHidden(entry.name) && !isHidden(entry.table) {
            switch entry.type {
            case "table":
                if isVirtual(entry.name) { objects.append(try virtualTable(entry)) }
            case "index":
                guard let table = table(entry.table) else {
                    throw Unreadable(object: "index \(entry.name)", reason: "there is no table \(entry.table)")
                }
                objects.append(try table.index(entry, rows.indexes[Array(table.name.utf8)] ?? []))
            case "view": objects.append(try view(entry))
            case "trigger": objects.append(try trigger(entry))
            default:
                throw Unreadable(object: "\(entry.type) \(entry.name)", reason: "there is no such kind of object")
            }
        }
        return objects
    }

    private func table(_ name: String) -> SQLiteTable? { places[name.sqliteFolded].map { tables[$0] } }

    /// What SQLite or a virtual table made for itself.
    private func isHidden(_ name: String) -> Bool {
        name.sqliteFolded.starts(with: "sqlite_".utf8) || rows.tables[Array(name.utf8)]?.type == "shadow"
    }

    private func isVirtual(_ name: String) -> Bool { rows.tables[Array(name.utf8)]?.type == "virtual" }

    private func virtualTable(_ entry: SQLiteSchemaRows.Entry) throws(Unreadable) -> CatalogueObject {
        let object = "table \(entry.name)"
        let definition = try SQLiteVirtualTableDefinition(try entry.statement(object), object: object)
        var virtual = CatalogueObject(
            CatalogueIdentity(.virtualTable, [entry.name]), [.module: .text(definition.module)])
        if !definition.arguments.isEmpty { virtual.facts[.moduleArguments] = .list(definition.arguments) }
        return virtual
    }

    private func view(_ entry: SQLiteSchemaRows.Entry) throws(Unreadable) -> CatalogueObject {
        let object = "view \(entry.name)"
        let definition = try SQLiteViewDefinition(try entry.statement(object), object: object)
        var view = CatalogueObject(
            CatalogueIdentity(.view, [entry.name]),
            [.query: .text(SQLiteText.text(of: definition.query, names: names))])
        if !definition.columns.isEmpty { view.facts[.columns] = .list(definition.columns) }
        return view
    }

    private func trigger(_ entry: SQLiteSchemaRows.Entry) throws(Unreadable) -> CatalogueObject {
        let object = "trigger \(entry.name)"
        let definition = try SQLiteTriggerDefinition(try entry.statement(object), object: object)
        let table = names.spelling(entry.table) ?? entry.table
        var trigger = CatalogueObject(
            CatalogueIdentity(.trigger, [table, entry.name]),
            [
                .triggerTiming: .text(definition.timing), .triggerEvent: .text(definition.event),
                .definition: .text(SQLiteText.text(of: definition.body, names: names)),
            ])
        if !definition.columns.isEmpty {
            let columns = definition.columns.map { self.table(table)?.spelling($0) ?? $0 }
            trigger.facts[.columns] = .list(columns.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        }
        if let condition = definition.condition {
            trigger.facts[.condition] = .text(SQLiteText.text(of: condition, names: names))
        }
        return trigger
    }
}

extension SQLiteSchemaRows.Entry {
    /// The CREATE statement, which only automatic indexes lack.
    func statement(_ object: String) throws(SQLiteCatalogue.Unreadable) -> String {
        guard let sql else { throw SQLiteCatalogue.Unreadable(object: object, reason: "there is no statement") }
        return sql
    }
}
