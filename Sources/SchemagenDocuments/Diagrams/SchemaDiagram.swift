import SchemagenModel
import SchemagenSwift

/// The tables of a schema and their foreign keys as a picture: the whole schema, or a group with what it refers to and what
/// refers to it.
struct SchemaDiagram {
    /// More columns than these are not shown; a key has hardly ever as many.
    private static let mostRows = 12
    /// A picture of more tables than these is none that anybody could read, and takes longer than the rest of the documents.
    private static let mostBoxes = 1000
    /// The folder of the pictures in the documents folder.
    static let folder = "diagrams"

    private let context: PageContext
    private var graph = DiagramGraph(boxes: [], edges: [])
    /// Where the boxes of tables stand, by Swift name.
    private var places: [String: Int] = [:]
    /// The way from the picture to the documents folder.
    private let up: String

    private init(_ context: PageContext, up: String) {
        self.context = context
        self.up = up
    }

    /// Whether there is a picture of all tables.
    static func hasWhole(_ schema: Schema) -> Bool { (1...mostBoxes).contains(schema.tables.count) }

    /// The picture of all tables; nil where there are none, or more than anybody could read.
    static func whole(_ context: PageContext) -> GeneratedFile? {
        guard hasWhole(context.schema) else { return nil }
        var diagram = SchemaDiagram(context, up: "../")
        for table in context.schema.tables { diagram.add(table, isFaded: false) }
        diagram.addEdges { _, _ in true }
        let schema = context.schema
        return diagram.file(
            "\(folder)/schema.svg", title: schema.name,
            description: "\(CommonText.count(schema.tables.count, "table")) and their foreign keys.")
    }

    /// The picture of a table and its neighbours; nil where it has none.
    static func neighbourhood(of table: Table, _ context: PageContext) -> GeneratedFile? {
        let name = DocumentPath(.tables, table.info.name).text.dropLast(3)
        return group([table], named: String(name), title: context.sqlName(table.info), up: "../../", context)
    }

    /// The picture of some tables and, drawn lighter, of those that they refer to or are referred to by.
    /// - Returns: nil where there is no foreign key to draw, or more than anybody could read.
    static func group(
        _ tables: [Table], named name: String, title: String, up: String = "../", _ context: PageContext
    ) -> GeneratedFile? {
        var diagram = SchemaDiagram(context, up: up)
        for table in tables { diagram.add(table, isFaded: false) }
        let own = Set(tables.map(\.info.name))
        for table in tables {
            let around =
                table.foreignKeys.map(\.table) + context.relations.pointing(at: table.info.name).map(\.table)
            for neighbour in around where diagram.places[neighbour] == nil {
                if let table = context.index.tables[neighbour] { diagram.add(table, isFaded: true) }
            }
        }
        diagram.addEdges { own.contains($0) || own.contains($1) }
        guard !diagram.graph.edges.isEmpty, diagram.graph.boxes.count <= mostBoxes else { return nil }
        return diagram.file(
            "\(folder)/\(name).svg", title: title,
            description: "\(CommonText.count(tables.count, "table")), their foreign keys and their neighbours.")
    }

    private func file(_ name: String, title: String, description: String) -> GeneratedFile {
        GeneratedFile(name: name, bytes: SVGDiagram.bytes(of: graph, title: title, description: description))
    }

    private mutating func add(_ table: Table, isFaded: Bool) {
        places[table.info.name] = graph.boxes.count
        var link = MarkdownBuffer()
        link.put(up)
        DocumentPath(.tables, table.info.name).put(from: nil, to: &link)
        graph.boxes.append(
            DiagramGraph.Box(
                title: context.sqlName(table.info), subtitle: nil, rows: rows(of: table), link: link.text,
                isFaded: isFaded))
    }

    /// The columns of the primary key and of foreign keys.
    private func rows(of table: Table) -> [DiagramGraph.Row] {
        let primary = Set(table.primaryKey?.columns ?? [])
        let foreign = Set(table.foreignKeys.flatMap(\.columns))
        var rows: [DiagramGraph.Row] = []
        for column in table.columns {
            let marks = [primary.contains(column.name) ? "PK" : nil, foreign.contains(column.name) ? "FK" : nil]
                .compactMap(\.self)
            guard !marks.isEmpty, rows.count < Self.mostRows else { continue }
            rows.append(
                DiagramGraph.Row(
                    name: column.sqlName, type: context.spelling.swift(column.type, isNullable: column.isNullable),
                    marks: marks.joined(separator: " ")))
        }
        return rows
    }

    /// Draws the foreign keys between boxes that are wanted, given the tables that refer and are referred to, in the order
    /// of the schema. Tables without a box are not looked at: there are as many pictures as tables.
    private mutating func addEdges(_ isWanted: (String, String) -> Bool) {
        for offset in places.keys.compactMap({ context.tablePlaces[$0] }).sorted() {
            let table = context.schema.tables[offset]
            guard let from = places[table.info.name] else { continue }
            for key in table.foreignKeys {
                guard let to = places[key.table], isWanted(table.info.name, key.table) else { continue }
                let columns = key.columns.map { table.column($0) }
                graph.edges.append(
                    DiagramGraph.Edge(
                        from: from, to: to, label: columns.compactMap { $0?.sqlName }.joined(separator: ", "),
                        isOptional: columns.contains { $0?.isNullable ?? false }, isUnique: table.holdsOnce(key.columns)
                    ))
            }
        }
    }
}
