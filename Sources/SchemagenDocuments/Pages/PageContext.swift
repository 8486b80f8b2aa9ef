import SchemagenModel

/// What every page needs to know about the rest of the schema, looked up once. A class, since every part of every page
/// holds on to it.
final class PageContext: Sendable {
    let schema: Schema
    let history: ObjectHistory
    /// The databases of the schema.
    let databases: [Database]
    /// The header of the columns of what exists on all of them.
    let columnHeader: [String]
    let index: SchemaIndex
    /// Where the tables stand in the schema, by their Swift names.
    let tablePlaces: [String: Int]
    let relations: Relations
    let spelling: TypeSpelling
    /// Where an enum or a type is used.
    struct Use {
        /// The page of the table or view.
        let path: DocumentPath
        /// The SQL name of a column, the Swift name of a computed property.
        let member: String
        let isComputed: Bool
    }

    /// By the Swift names of the tables.
    private let names: [String: ColumnNames]
    /// By the Swift names of enums and types.
    private let uses: [String: [Use]]
    /// By the Swift names of the tables that they belong to.
    private let opaqueObjects: [String: [OpaqueObject]]

    init(_ schema: Schema, history: ObjectHistory) {
        self.schema = schema
        self.history = history
        databases = schema.settings.databases
        columnHeader = ColumnTable.header(databases)
        index = SchemaIndex(schema)
        relations = Relations(schema)
        spelling = TypeSpelling(schema, index)
        var names: [String: ColumnNames] = [:]
        names.reserveCapacity(schema.tables.count)
        var uses: [String: [Use]] = [:]
        var places: [String: Int] = [:]
        places.reserveCapacity(schema.tables.count)
        for (offset, table) in schema.tables.enumerated() {
            places[table.info.name] = offset
            names[table.info.name] = ColumnNames(table.columns, databases: table.info.databases)
            Self.collect(DocumentPath(.tables, table.info.name), table.columns, table.computed, &uses)
        }
        for view in schema.views {
            Self.collect(DocumentPath(.views, view.info.name), view.columns, view.computed, &uses)
        }
        self.names = names
        tablePlaces = places
        self.uses = uses
        var opaqueObjects: [String: [OpaqueObject]] = [:]
        for object in schema.opaqueObjects {
            if let table = object.table { opaqueObjects[table, default: []].append(object) }
        }
        self.opaqueObjects = opaqueObjects
    }

    private static func collect(
        _ path: DocumentPath, _ columns: [Column], _ computed: [ComputedProperty],
        _ uses: inout [String: [Use]]
    ) {
        for column in columns {
            guard let type = declared(column.type) else { continue }
            uses[type.name, default: []].append(
                Use(path: path, member: column.sqlName, isComputed: false))
        }
        for property in computed {
            guard let type = declared(property.type) else { continue }
            uses[type.name, default: []].append(
                Use(path: path, member: property.name, isComputed: true))
        }
    }

    /// The databases of the schema that are in a set.
    func databases(in set: DatabaseSet) -> [Database] {
        for database in databases where !set.contains(database) { return databases.filter(set.contains) }
        return databases
    }

    /// The columns of a table by name.
    func names(of table: String) -> ColumnNames { names[table] ?? ColumnNames([], databases: .all) }

    /// Where an enum or a type is used, in the order of the schema.
    func uses(of name: String) -> [Use] { uses[name] ?? [] }

    /// The triggers, policies and so on of a table.
    func opaqueObjects(of table: String) -> [OpaqueObject] { opaqueObjects[table] ?? [] }

    /// The page of the enum or type that a data type is made of.
    static func declared(_ type: DataType) -> DocumentPath? {
        switch type {
        case .enumeration(let name): DocumentPath(.enums, name)
        case .named(let name): DocumentPath(.types, name)
        case .array(let element): declared(element)
        default: nil
        }
    }

    /// The link to a table's page.
    func link(toTable name: String, from folder: DocumentPath.Folder?) -> String {
        MarkdownText.link(to: DocumentPath(.tables, name), from: folder)
    }

    /// The link to whatever an identity names; its name alone where that has no page.
    func link(to identity: ObjectIdentity, from folder: DocumentPath.Folder?) -> String {
        let target: DocumentPath.Folder?
        switch identity.kind {
        case .table: target = .tables
        case .view: target = .views
        case .enumeration: target = .enums
        case .type: target = .types
        default: target = nil
        }
        guard let target else { return "\(identity.kind.rawValue) \(MarkdownText.code(identity.name))" }
        return MarkdownText.link(to: DocumentPath(target, identity.name), from: folder)
    }

    /// The SQL name with its namespace.
    func sqlName(_ info: ObjectInfo) -> String {
        info.sqlSchema.map { "\($0).\(info.sqlName)" } ?? info.sqlName
    }

    /// Adds what stands at the top of a page: the names, where the object exists, the way back; then deprecation and
    /// documentation.
    func introduce(_ info: ObjectInfo, as what: String, on page: inout MarkdownPage) {
        page.heading(1, MarkdownText.inline(info.name))
        page.block { out in
            out.put(what)
            out.put(MarkdownByte.space)
            out.code(sqlName(info))
            if let group = info.group, !group.isEmpty {
                out.fixed(" · group ")
                out.put(MarkdownText.inline(group))
            }
            if databases(in: info.databases).count < databases.count {
                out.fixed(" · ")
                out.put(CommonText.only(info.databases))
            }
            out.fixed(" · [all objects](")
            DocumentPath.index.put(from: .tables, to: &out)
            out.fixed(")")
        }
        if let reason = info.deprecation {
            page.block("> **Deprecated.**" + (reason.isEmpty ? "" : " " + MarkdownText.inline(reason)))
        }
        if let documentation = info.documentation { page.block(MarkdownDocumentation.blocks(documentation)) }
    }
}
