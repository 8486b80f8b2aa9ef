import SchemagenModel
import SchemagenSQL
import SchemagenSwift

/// What every page needs to know about the rest of the schema, looked up once.
struct PageContext {
    let schema: Schema
    let index: SchemaIndex
    let relations: Relations
    let spelling: TypeSpelling
    /// By Swift name: the columns that an enum or a type is used in.
    private let uses: [String: [ColumnPath]]

    init(_ schema: Schema) {
        self.schema = schema
        index = SchemaIndex(schema)
        relations = Relations(schema)
        spelling = TypeSpelling(schema, index)
        var uses: [String: [ColumnPath]] = [:]
        for table in schema.tables {
            for column in table.columns {
                if let name = Self.named(column.type) {
                    uses[name, default: []].append(ColumnPath(table: table.info.name, column: column.name))
                }
            }
        }
        self.uses = uses
    }

    /// The columns that are of an enum or a type.
    func columns(of name: String) -> [ColumnPath] { uses[name] ?? [] }

    private static func named(_ type: DataType) -> String? {
        switch type {
        case .enumeration(let name), .named(let name): name
        case .array(let element): named(element)
        default: nil
        }
    }

    /// The link to a table's page from a page in a folder beside it.
    func link(toTable name: String) -> String { MarkdownText.link(name, to: "../" + DocumentPaths.table(name)) }

    /// The SQL name with its namespace.
    func sqlName(_ info: ObjectInfo) -> String {
        info.sqlSchema.map { "\($0).\(info.sqlName)" } ?? info.sqlName
    }

    /// What stands under a page's heading: the SQL name, where it exists, the way back.
    func subtitle(_ info: ObjectInfo, _ what: String) -> String {
        var parts = ["\(what) \(MarkdownText.code(sqlName(info)))"]
        if let group = info.group { parts.append("group \(MarkdownText.inline(group))") }
        let here = info.databases.databases
        if here != schema.settings.databases { parts.append("only on \(here.map(\.title).joined(separator: ", "))") }
        parts.append("[all objects](../\(DocumentPaths.index))")
        return parts.joined(separator: " · ")
    }

    /// Documentation and deprecation.
    func introduction(_ info: ObjectInfo, on page: inout MarkdownPage) {
        if let reason = info.deprecation { page.block("> **Deprecated.** \(MarkdownText.inline(reason))") }
        if let documentation = info.documentation { page.block(MarkdownText.documentation(documentation)) }
    }
}
