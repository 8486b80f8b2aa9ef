import SchemagenModel

/// What is deprecated, and what of the schema still points at it.
struct DeprecatedUses {
    /// Something deprecated.
    struct Item {
        /// In words, with its page where it has one.
        let subject: String
        /// The Swift name of the table that it is or belongs to.
        let table: String?
        let reason: String
        /// What points at it and is not deprecated itself, as Markdown.
        let users: [String]
    }

    /// Tables, views, enums and types, then columns, cases and computed properties, in the order of the schema.
    let items: [Item]
    /// Those of tables, by their Swift names.
    let byTable: [String: [Item]]

    /// How many of them something still points at.
    var used: Int { items.count { !$0.users.isEmpty } }

    init(_ context: PageContext) {
        let schema = context.schema
        var items: [Item] = []
        func link(_ folder: DocumentPath.Folder, _ name: String) -> String {
            MarkdownText.link(to: DocumentPath(folder, name), from: .reports)
        }
        let tables = Set(schema.tables.compactMap { $0.info.deprecation == nil ? nil : $0.info.name })
        let views = Set(schema.views.compactMap { $0.info.deprecation == nil ? nil : $0.info.name })
        /// Views that read something; only some say what.
        func readers(_ identity: ObjectIdentity) -> [String] {
            schema.views.filter { $0.info.deprecation == nil && $0.uses?.contains(identity) == true }.map {
                "view \(link(.views, $0.info.name))"
            }
        }
        for table in schema.tables {
            guard let reason = table.info.deprecation else { continue }
            let keys = context.relations.pointing(at: table.info.name).filter { relation in
                let columns = relation.foreignKey.columns
                let owner = context.index.tables[relation.table]
                let isOld = columns.contains { owner?.column($0)?.deprecation != nil }
                return !tables.contains(relation.table) && !isOld
            }
            let users = keys.map { relation in
                "\(link(.tables, relation.table)) \(context.names(of: relation.table).list(relation.foreignKey.columns))"
            }
            items.append(
                Item(
                    subject: "table \(link(.tables, table.info.name))", table: table.info.name, reason: reason,
                    users: users + readers(ObjectIdentity(.table, table.info.name))))
        }
        for view in schema.views {
            guard let reason = view.info.deprecation else { continue }
            items.append(
                Item(
                    subject: "view \(link(.views, view.info.name))", table: nil, reason: reason,
                    users: readers(ObjectIdentity(.view, view.info.name))))
        }
        func add(_ infos: [ObjectInfo], _ kind: String, _ folder: DocumentPath.Folder) {
            for info in infos {
                guard let reason = info.deprecation else { continue }
                let uses = context.uses(of: info.name).filter { use in
                    use.path.folder == .views ? !views.contains(use.path.name) : !tables.contains(use.path.name)
                }
                let users = uses.map { use in
                    MarkdownText.link(to: use.path, from: .reports) + " " + MarkdownText.code(use.member)
                }
                items.append(
                    Item(subject: "\(kind) \(link(folder, info.name))", table: nil, reason: reason, users: users))
            }
        }
        add(schema.enums.map(\.info), "enum", .enums)
        add(schema.types.map(\.info), "type", .types)
        for table in schema.tables { items += Self.members(of: table, context) }
        for enumeration in schema.enums {
            for enumCase in enumeration.cases {
                guard let reason = enumCase.deprecation else { continue }
                let subject = "case \(link(.enums, enumeration.info.name)) \(MarkdownText.code("." + enumCase.name))"
                items.append(Item(subject: subject, table: nil, reason: reason, users: []))
            }
        }
        self.items = items
        byTable = Dictionary(grouping: items.filter { $0.table != nil }) { $0.table ?? "" }
    }

    /// The deprecated columns and computed properties of a table; a column is used by keys, indexes and foreign keys.
    private static func members(of table: Table, _ context: PageContext) -> [Item] {
        let page = MarkdownText.link(to: DocumentPath(.tables, table.info.name), from: .reports)
        var items: [Item] = []
        for column in table.columns {
            guard let reason = column.deprecation else { continue }
            var users: [String] = []
            func note(_ columns: [String], _ kind: String, _ name: String) {
                if columns.contains(column.name) { users.append("\(kind) \(MarkdownText.code(name))") }
            }
            if let key = table.primaryKey { note(key.columns, "primary key", key.info.sqlName) }
            for unique in table.uniques { note(unique.columns, "unique constraint", unique.info.sqlName) }
            for index in table.indexes {
                let columns = index.keys.compactMap { key in
                    if case .column(let name) = key.value { name } else { nil }
                }
                note(columns + index.include, "index", index.sqlName)
            }
            for key in table.foreignKeys { note(key.columns, "foreign key", key.info.sqlName) }
            for relation in context.relations.pointing(at: table.info.name) {
                note(relation.foreignKey.referenced, "foreign key", relation.foreignKey.info.sqlName)
            }
            items.append(
                Item(
                    subject: "column \(page) \(MarkdownText.code(column.sqlName))", table: table.info.name,
                    reason: reason, users: users))
        }
        for property in table.computed {
            guard let reason = property.deprecation else { continue }
            items.append(
                Item(
                    subject: "computed property \(page) \(MarkdownText.code(property.name))", table: table.info.name,
                    reason: reason, users: []))
        }
        return items
    }
}
