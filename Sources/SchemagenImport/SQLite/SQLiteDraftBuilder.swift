import SchemagenDatabases
import SchemagenModel

/// Makes the draft of a schema from the catalogue of a SQLite database.
struct SQLiteDraftBuilder {
    let source: SQLiteSource
    /// How far each object is from what is usual: 0 as the language says it, 1 with expressions of SQL, 2 as SQL text.
    let levels: [CatalogueIdentity: Int]
    var tables: [SQLiteTableShape] = []
    private(set) var places: [String: Int] = [:]
    /// The Swift names of tables, virtual tables and views by their SQL names in small letters.
    private(set) var relations: [[UInt8]: String] = [:]
    /// What names relations that are kept as text in `uses`, by their Swift names.
    private var textNames: [String: String] = [:]
    private(set) var opaque: [ImportedSchema.OpaqueObject] = []
    private(set) var notes: [String] = []

    init(_ source: SQLiteSource, levels: [CatalogueIdentity: Int] = [:]) {
        self.source = source
        self.levels = levels
        nameRelations()
        readTables()
    }

    private var catalogue: DatabaseCatalogue { source.catalogue }

    func level(_ object: CatalogueObject) -> Int { levels[object.identity] ?? 0 }

    func table(_ name: String) -> SQLiteTableShape? { places[name].map { tables[$0] } }

    mutating func report(_ object: CatalogueObject, _ reason: String) {
        opaque.append(ImportedSchema.OpaqueObject(object: "\(object.identity)", reason: reason))
    }

    mutating func note(_ text: String) { notes.append(text) }

    // MARK: Reading

    private static let reserved = [
        "Bits", "Box", "Char", "Cidr", "Circle", "Citext", "HStore", "Inet", "JSONText", "LTree", "Line", "LineSegment",
        "MacAddress", "MacAddress8", "Money", "MultiRange", "Path", "Point", "Polygon", "TSQuery", "TSVector",
        "Timestamp", "VarBits", "Varchar", "XML", "native",
    ]

    private mutating func nameRelations() {
        var pool = NamePool.types
        // The types of the language.
        for name in Self.reserved { _ = pool.take([name]) }
        for (kind, isOfMany) in [(CatalogueKind.table, true), (.virtualTable, true), (.view, true)] {
            for object in catalogue.objects(kind) {
                let name = object.owner
                relations[name.sqliteFolded] = pool.take([
                    SwiftWords.type(name, isOfMany: isOfMany), SwiftWords.type(name, isOfMany: false),
                ])
            }
        }
    }

    private mutating func readTables() {
        for object in catalogue.objects(.table) {
            places[object.owner] = tables.count
            tables.append(
                SQLiteTableShape(
                    object: object, name: object.owner, swiftName: relations[object.owner.sqliteFolded] ?? object.owner,
                    columns: []))
        }
        for object in catalogue.objects {
            guard object.identity.path.count == 2, let place = places[object.owner] else { continue }
            switch object.identity.kind {
            case .column: add(object, to: place)
            case .primaryKey: tables[place].primaryKey = object
            case .uniqueConstraint: tables[place].uniques.append(object)
            case .checkConstraint: tables[place].checks.append(object)
            case .foreignKey: tables[place].foreignKeys.append(object)
            case .index: tables[place].indexes.append(object)
            default: break
            }
        }
        for place in tables.indices { nameColumns(of: place) }
    }

    private mutating func add(_ object: CatalogueObject, to place: Int) {
        let name = object.identity.path[1]
        let row = source.columns[object.owner]?.first { $0.name == name }
        let declared = row?.type ?? object.text(.type) ?? ""
        tables[place].columns.append(
            SQLiteTableShape.Column(
                object: object, name: name, swiftName: name, declared: declared, defaultText: row?.defaultValue,
                type: SQLiteDeclaredType(declared: declared)))
    }

    private mutating func nameColumns(of place: Int) {
        var columns = tables[place].columns
        columns.sort { ($0.object.number(.position) ?? 0) < ($1.object.number(.position) ?? 0) }
        var pool = NamePool.members
        for index in columns.indices { columns[index].swiftName = pool.take([SwiftWords.member(columns[index].name)]) }
        tables[place].columns = columns
    }

    // MARK: The draft

    /// The draft, with what had to be kept as text.
    mutating func draft(name: String) -> SchemaDraft {
        var draft = SchemaDraft(name: name, databases: ["sqlite(3.37)"])
        let strict = tables.count { $0.isStrict }
        let storage = strict > 0 && strict == tables.count ? "strict" : "plain"
        if storage != "strict" { draft.settings.append(SchemaDraft.Setting("sqliteStorage", storage)) }
        let links = SQLiteForeignKeys(self)
        for table in tables {
            draft.declarations.append(
                DeclarationDraft(.table(self.draft(of: table, isStrict: storage == "strict", links))))
            draft.declarations += triggers(of: table.name)
        }
        for object in catalogue.objects(.virtualTable) {
            draft.declarations.append(virtualTable(object))
            draft.declarations += triggers(of: object.owner)
        }
        draft.declarations += views()
        draft.naming = SQLitePatterns(draft).naming
        return draft
    }

    private func swift(_ relation: String) -> String { relations[relation.sqliteFolded] ?? relation }

    private mutating func triggers(of table: String) -> [DeclarationDraft] {
        var result: [DeclarationDraft] = []
        for object in catalogue.objects(.trigger) where object.owner == table {
            let name = object.identity.path[1]
            guard let text = source.text("trigger", name) else { continue }
            report(object, "triggers are SQL text in the language too")
            let used = uses(in: text).filter { $0 != swift(table) }
            result.append(
                DeclarationDraft(
                    .opaque(
                        OpaqueDraft(
                            kind: "trigger", identity: name, table: textNames[swift(table)] == nil ? swift(table) : nil,
                            uses: names(used, besides: textNames[swift(table)]), create: text))))
        }
        return result
    }

    private mutating func virtualTable(_ object: CatalogueObject) -> DeclarationDraft {
        let name = object.owner
        let columns = columns(ofRelation: name)
        guard !columns.isEmpty else {
            report(object, "its module is not loaded, so its columns are not known")
            return DeclarationDraft(
                .opaque(OpaqueDraft(kind: "table", identity: name, create: source.text("table", name) ?? "")))
        }
        var table = TableDraft(name: DraftName(swift: swift(name), sql: name))
        table.module = source.module(ofTable: name) ?? object.text(.module)
        table.columns = columns
        return DeclarationDraft(.table(table))
    }

    private func columns(ofRelation name: String) -> [ColumnDraft] {
        var pool = NamePool.members
        return (source.columns[name] ?? []).map { column in
            ColumnDraft(
                name: DraftName(swift: pool.take([SwiftWords.member(column.name)]), sql: column.name),
                type: SQLiteDeclaredType(declared: column.type).rawValue, isNullable: true)
        }
    }

    // MARK: Views

    /// The views, those that others read first.
    private mutating func views() -> [DeclarationDraft] {
        var result: [DeclarationDraft] = []
        var done = Set(tables.map(\.swiftName) + catalogue.objects(.virtualTable).map { swift($0.owner) })
        var waiting = catalogue.objects(.view)
        let views = Set(waiting.map { swift($0.owner) })
        while !waiting.isEmpty {
            let ready = waiting.firstIndex { view in
                uses(in: source.query(ofView: view.owner) ?? "").allSatisfy {
                    $0 == swift(view.owner) || done.contains($0) || !views.contains($0)
                }
            }
            // Views that read each other, which SQLite lets be made, or words that only look like a view's name.
            let view = waiting.remove(at: ready ?? 0)
            result.append(self.view(view, after: done))
            result += triggers(of: view.owner)
            done.insert(swift(view.owner))
        }
        return result
    }

    private mutating func view(_ object: CatalogueObject, after done: Set<String>) -> DeclarationDraft {
        let name = object.owner
        let columns = columns(ofRelation: name)
        let query = source.query(ofView: name) ?? ""
        let used = names(uses(in: query).filter { done.contains($0) })
        guard !columns.isEmpty else {
            textNames[swift(name)] = SourceText.string(name)
            report(object, "it reads what is not there, so its columns are not known")
            return DeclarationDraft(
                .opaque(
                    OpaqueDraft(
                        kind: "view", identity: name, uses: used,
                        create: source.text("view", name) ?? "")))
        }
        return DeclarationDraft(
            .view(
                ViewDraft(
                    name: DraftName(swift: swift(name), sql: name), columns: columns, query: query,
                    uses: used, attributes: object.list(.columns).isEmpty ? ["@unlisted"] : [])))
    }

    /// What stands behind `uses` for relations; nil where there is nothing to name.
    private func names(_ relations: [String], besides other: String? = nil) -> [String]? {
        let names = relations.map { textNames[$0] ?? $0 } + (other.map { [$0] } ?? [])
        return names.isEmpty ? nil : names.filter { !$0.hasPrefix("\"") } + names.filter { $0.hasPrefix("\"") }
    }

    /// The Swift names of the relations whose names stand in a text.
    private func uses(in sql: String) -> [String] {
        guard let tokens = try? SQLiteTokenizer.tokens(of: sql) else { return [] }
        var found: Set<String> = []
        for (index, token) in tokens.enumerated() where token.canBeName && token.kind != .string {
            guard index > 0, let name = relations[token.text.sqliteFolded] else { continue }
            let before = tokens[index - 1]
            let isRelation =
                ["from", "join", "into", "update", "on", "or"].contains { before.isWord($0) } || before.isSign(",")
                || before.isSign("(") || index + 1 < tokens.count && tokens[index + 1].isSign(".")
            if isRelation { found.insert(name) }
        }
        return found.sorted()
    }
}
