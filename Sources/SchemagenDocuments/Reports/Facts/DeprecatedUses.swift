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
        /// What is SQL and may use it, which nobody here can tell, as Markdown.
        var mentions: [String] = []
    }

    /// Tables, views, enums and types, then columns, cases and computed properties, in the order of the schema.
    let items: [Item]
    /// Those of tables, by their Swift names.
    let byTable: [String: [Item]]

    /// How many of them something still points at.
    var used: Int { items.count { !$0.users.isEmpty } }
    /// How many nothing points at but perhaps something in SQL.
    var mentioned: Int { items.count { $0.users.isEmpty && !$0.mentions.isEmpty } }

    init(_ context: PageContext) {
        let schema = context.schema
        let uses = SchemaUses(schema)
        var items: [Item] = []
        func link(_ folder: DocumentPath.Folder, _ name: String) -> String {
            MarkdownText.link(to: DocumentPath(folder, name), from: .reports)
        }
        let tables = Set(schema.tables.compactMap { $0.info.deprecation == nil ? nil : $0.info.name })
        let views = Set(schema.views.compactMap { $0.info.deprecation == nil ? nil : $0.info.name })
        /// What is SQL and says that it uses something; only some does.
        func readers(_ identity: ObjectIdentity) -> [String] { uses.sql.users(of: identity) }
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
                    users: users + readers(ObjectIdentity(.table, table.info.name)),
                    mentions: uses.sql.mentions(of: table.info.sqlName)))
        }
        for view in schema.views {
            guard let reason = view.info.deprecation else { continue }
            items.append(
                Item(
                    subject: "view \(link(.views, view.info.name))", table: nil, reason: reason,
                    users: readers(ObjectIdentity(.view, view.info.name)),
                    mentions: uses.sql.mentions(of: view.info.sqlName)))
        }
        let bases = Dictionary(grouping: schema.types.filter { $0.info.deprecation == nil }) {
            PageContext.declared($0.base)?.name ?? ""
        }
        func add(_ infos: [ObjectInfo], _ kind: ObjectKind, _ folder: DocumentPath.Folder) {
            for info in infos {
                guard let reason = info.deprecation else { continue }
                let columns = context.uses(of: info.name).filter { use in
                    use.path.folder == .views ? !views.contains(use.path.name) : !tables.contains(use.path.name)
                }
                let users =
                    columns.map { use in
                        MarkdownText.link(to: use.path, from: .reports) + " " + MarkdownText.code(use.member)
                    } + (bases[info.name] ?? []).map { "type \(link(.types, $0.info.name))" }
                items.append(
                    Item(
                        subject: "\(kind.rawValue) \(link(folder, info.name))", table: nil, reason: reason,
                        users: users + readers(ObjectIdentity(kind, info.name)),
                        mentions: uses.sql.mentions(of: info.sqlName)))
            }
        }
        add(schema.enums.map(\.info), .enumeration, .enums)
        add(schema.types.map(\.info), .type, .types)
        for table in schema.tables { items += Self.members(of: table, context, uses) }
        for enumeration in schema.enums {
            for enumCase in enumeration.cases {
                guard let reason = enumCase.deprecation else { continue }
                let subject = "case \(link(.enums, enumeration.info.name)) \(MarkdownText.code("." + enumCase.name))"
                let identity = ObjectIdentity(.enumeration, enumeration.info.name)
                items.append(
                    Item(
                        subject: subject, table: nil, reason: reason,
                        users: uses.users(ofCase: enumCase.name, of: enumeration.info.name),
                        mentions: uses.sql.mentions(
                            of: enumCase.sqlName, in: identity, named: enumeration.info.sqlName)))
            }
        }
        self.items = items
        byTable = Dictionary(grouping: items.filter { $0.table != nil }) { $0.table ?? "" }
    }

    /// The deprecated columns and computed properties of a table. Nothing of a schema can use a computed property.
    private static func members(of table: Table, _ context: PageContext, _ uses: SchemaUses) -> [Item] {
        let page = MarkdownText.link(to: DocumentPath(.tables, table.info.name), from: .reports)
        var items: [Item] = []
        for column in table.columns {
            guard let reason = column.deprecation else { continue }
            let pointing = context.relations.pointing(at: table.info.name).filter {
                $0.foreignKey.referenced.contains(column.name)
            }
            let keys = pointing.map { "foreign key \(MarkdownText.code($0.foreignKey.info.sqlName))" }
            let identity = ObjectIdentity(.table, table.info.name)
            items.append(
                Item(
                    subject: "column \(page) \(MarkdownText.code(column.sqlName))", table: table.info.name,
                    reason: reason,
                    users: ReportText.unique(uses.users(ofColumn: column.name, of: table.info.name) + keys),
                    mentions: uses.sql.mentions(
                        of: column.sqlName, in: identity, named: table.info.sqlName)))
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
