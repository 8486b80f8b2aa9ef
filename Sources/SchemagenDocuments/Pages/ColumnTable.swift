import SchemagenModel

/// The columns of a table or view as rows.
struct ColumnTable {
    /// What a constraint of the table says about a column.
    private enum Note {
        case primaryKey, primaryKeyPart, unique
        /// A foreign key to the table of a Swift name.
        case reference(String)
    }

    /// What stands in a cell for a type that a database does not have.
    private static let none = "–"

    private let context: PageContext
    private let folder: DocumentPath.Folder
    private let databases: [Database]
    private let owner: DatabaseSet
    private let storage: SQLiteStorage
    private let identity: ObjectIdentity
    /// By the offset of the column; empty for a view.
    private var notes: [[Note]] = []

    init(_ view: View, _ context: PageContext) {
        self.context = context
        folder = .views
        owner = view.info.databases
        databases = context.databases(in: owner)
        storage = .strict
        identity = ObjectIdentity(.view, view.info.name)
    }

    init(_ table: Table, _ names: ColumnNames, _ context: PageContext) {
        self.context = context
        folder = .tables
        owner = table.info.databases
        databases = context.databases(in: owner)
        storage = table.options.sqliteStorage
        identity = ObjectIdentity(.table, table.info.name)
        notes = [[Note]](repeating: [], count: table.columns.count)
        if let key = table.primaryKey {
            for column in key.columns {
                note(key.columns.count == 1 ? .primaryKey : .primaryKeyPart, on: column, names)
            }
        }
        for unique in table.uniques where unique.columns.count == 1 { note(.unique, on: unique.columns[0], names) }
        for foreignKey in table.foreignKeys {
            for column in foreignKey.columns { note(.reference(foreignKey.table), on: column, names) }
        }
    }

    private mutating func note(_ note: Note, on column: String, _ names: ColumnNames) {
        if let position = names.position(column) { notes[position].append(note) }
    }

    /// The header of the table.
    var header: [String] {
        databases.count == context.databases.count ? context.columnHeader : Self.header(databases)
    }

    /// The header of a table that exists on some databases.
    static func header(_ databases: [Database]) -> [String] {
        ["Column", "Swift"] + databases.map(\.title) + ["Null", "Default", "Since", "Meaning"]
    }

    /// Adds the rows of the columns.
    func add(_ columns: [Column], to rows: inout MarkdownTable) {
        for (position, column) in columns.enumerated() {
            add(column, notes.isEmpty ? [] : notes[position], to: &rows)
        }
    }

    private func add(_ column: Column, _ notes: [Note], to rows: inout MarkdownTable) {
        rows.code(column.sqlName)
        let type = column.type
        let isNullable = column.isNullable
        rows.text.code(column.name, ": ", context.spelling.swift(type, isNullable: isNullable))
        rows.endCell()
        let columnDatabases = column.databases
        for database in databases {
            if columnDatabases.contains(database),
                let name = context.spelling.sql(type, on: database, storage: storage)
            {
                rows.code(name)
            } else {
                rows.cell(Self.none)
            }
        }
        rows.cell(isNullable ? "yes" : "")
        origin(column, to: &rows)
        rows.endCell()
        // Most columns came with their table, which says so itself.
        if let origin = context.history.origin(ofColumn: column.name, in: identity) { rows.text.code(origin.title) }
        rows.endCell()
        meaning(column, notes, to: &rows)
        rows.endCell()
    }

    /// Where the value comes from when none is given.
    private func origin(_ column: Column, to rows: inout MarkdownTable) {
        if let generated = column.generated {
            rows.text.fixed(generated.isVirtual ? "generated, virtual: " : "generated: ")
            rows.text.code(ExpressionPrinter.print(generated.value))
            return
        }
        if let identity = column.identity { rows.text.put(Self.words(identity).joined(separator: ", ")) }
        if let value = folder == .views ? column.defaultValue : context.index.defaultValue(of: column) {
            rows.separate(", ")
            rows.text.code(ExpressionPrinter.print(value))
        }
        if let value = column.swiftDefault {
            rows.separate(", ")
            rows.text.code(ExpressionPrinter.print(value))
            rows.text.fixed(" (models only)")
        }
        if column.isTouched {
            rows.separate(", ")
            rows.text.fixed("set on update")
        }
    }

    private static func words(_ identity: Identity) -> [String] {
        var parts: [String]
        switch identity.mode {
        case .always: parts = ["identity, always"]
        case .byDefault: parts = ["identity"]
        case .serial: parts = ["serial"]
        }
        parts += CommonText.options(identity.options)
        if identity.isAutoincrement { parts.append("autoincrement") }
        return parts
    }

    private static func words(_ column: PostgreSQLColumn) -> [String] {
        var parts: [String] = []
        if let storage = column.storage { parts.append("storage \(storage.rawValue)") }
        if let compression = column.compression { parts.append("compression \(compression.rawValue)") }
        if let statistics = column.statistics { parts.append("statistics \(statistics)") }
        if !column.parameters.isEmpty { parts.append(CommonText.parameters(column.parameters)) }
        return parts
    }

    private func meaning(_ column: Column, _ notes: [Note], to rows: inout MarkdownTable) {
        for note in notes {
            rows.separate()
            switch note {
            case .primaryKey: rows.text.fixed("Primary key.")
            case .primaryKeyPart: rows.text.fixed("Part of the primary key.")
            case .unique: rows.text.fixed("Unique.")
            case .reference(let table):
                rows.text.fixed("→ ")
                rows.text.link(to: DocumentPath(.tables, table), from: .tables)
                rows.text.fixed(".")
            }
        }
        CommonText.deprecated(column.deprecation, to: &rows)
        if column.isSensitive {
            rows.separate()
            rows.text.fixed("**Sensitive.**")
        }
        Self.kind(column.type, from: folder, to: &rows)
        if let collation = column.collation {
            rows.separate()
            rows.text.put("Collation \(CommonText.of(collation)).")
        }
        let keeping = Self.words(column.postgresql)
        if !keeping.isEmpty {
            rows.separate()
            rows.text.put("PostgreSQL: \(keeping.joined(separator: ", ")).")
        }
        if let conflict = column.notNullConflict {
            rows.separate()
            rows.text.put("Where null: \(conflict.rawValue) (SQLite).")
        }
        if !column.databases.isSuperset(of: owner) {
            rows.separate()
            rows.text.put("Only on \(column.databases.databases.map(\.title).joined(separator: ", ")).")
        }
        if let documentation = column.documentation {
            rows.separate()
            rows.text.cell(documentation)
        }
    }

    /// Appends the link to the enum or type that a value is of.
    static func kind(_ type: DataType, from folder: DocumentPath.Folder, to rows: inout MarkdownTable) {
        guard let declared = PageContext.declared(type) else { return }
        rows.separate()
        switch type {
        case .enumeration: rows.text.fixed("One of ")
        case .array: rows.text.fixed("Each of ")
        default: rows.text.fixed("Of type ")
        }
        rows.text.link(to: declared, from: folder)
        rows.text.fixed(".")
    }
}
