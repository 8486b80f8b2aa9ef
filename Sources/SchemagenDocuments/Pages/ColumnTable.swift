import SchemagenModel

/// The columns of a table or view as rows.
struct ColumnTable {
    private let context: PageContext
    private let folder: DocumentPath.Folder
    private let databases: [Database]
    private let owner: DatabaseSet
    private let storage: SQLiteStorage
    /// What the constraints of the table say about its columns, by Swift name.
    private var notes: [String: [String]] = [:]

    init(_ view: View, _ context: PageContext) {
        self.context = context
        folder = .views
        owner = view.info.databases
        databases = context.schema.settings.databases.filter(owner.contains)
        storage = .strict
    }

    init(_ table: Table, _ context: PageContext) {
        self.context = context
        folder = .tables
        owner = table.info.databases
        databases = context.schema.settings.databases.filter(owner.contains)
        storage = table.options.sqliteStorage
        if let key = table.primaryKey {
            let note = key.columns.count == 1 ? "Primary key." : "Part of the primary key."
            for column in key.columns { notes[column, default: []].append(note) }
        }
        for unique in table.uniques where unique.columns.count == 1 {
            notes[unique.columns[0], default: []].append("Unique.")
        }
        for foreignKey in table.foreignKeys {
            let note = "→ \(context.link(toTable: foreignKey.table, from: .tables))."
            for column in foreignKey.columns { notes[column, default: []].append(note) }
        }
    }

    var header: [String] { ["Column", "Swift"] + databases.map(\.title) + ["Null", "Default", "Meaning"] }

    func row(_ column: Column) -> [String] {
        let swift = context.spelling.swift(column.type, isNullable: column.isNullable)
        var cells = [MarkdownText.code(column.sqlName), MarkdownText.code("\(column.name): \(swift)")]
        for database in databases {
            let type = context.spelling.sql(column.type, on: database, storage: storage)
            cells.append(column.databases.contains(database) && type != "–" ? MarkdownText.code(type) : "–")
        }
        cells.append(column.isNullable ? "yes" : "")
        cells.append(origin(column))
        cells.append(meaning(column))
        return cells
    }

    /// Where the value comes from when none is given.
    private func origin(_ column: Column) -> String {
        if let generated = column.generated {
            return (generated.isVirtual ? "generated, virtual: " : "generated: ")
                + MarkdownText.code(ExpressionPrinter.print(generated.value))
        }
        var parts: [String] = []
        if let identity = column.identity { parts += Self.words(identity) }
        if let value = column.defaultValue { parts.append(MarkdownText.code(ExpressionPrinter.print(value))) }
        if let value = column.swiftDefault {
            parts.append(MarkdownText.code(ExpressionPrinter.print(value)) + " (models only)")
        }
        if column.isTouched { parts.append("set on update") }
        return parts.joined(separator: ", ")
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

    private func meaning(_ column: Column) -> String {
        var parts = notes[column.name] ?? []
        parts += CommonText.deprecated(column.deprecation)
        if column.isSensitive { parts.append("**Sensitive.**") }
        parts += Self.kind(column.type, from: folder)
        if let collation = column.collation { parts.append("Collation \(CommonText.of(collation)).") }
        if let conflict = column.notNullConflict { parts.append("Where null: \(conflict.rawValue) (SQLite).") }
        if !column.databases.isSuperset(of: owner) {
            parts.append("Only on \(column.databases.databases.map(\.title).joined(separator: ", ")).")
        }
        if let documentation = column.documentation { parts.append(MarkdownText.cell(documentation)) }
        return parts.joined(separator: " ")
    }

    /// The link to the enum or type that a value is of.
    static func kind(_ type: DataType, from folder: DocumentPath.Folder) -> [String] {
        guard let declared = PageContext.declared(type) else { return [] }
        let link = MarkdownText.link(declared.name, to: declared.path.text(from: folder))
        switch type {
        case .enumeration: return ["One of \(link)."]
        case .array: return ["Each of \(link)."]
        default: return ["Of type \(link)."]
        }
    }
}
