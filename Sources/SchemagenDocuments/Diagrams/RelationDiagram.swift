import SchemagenModel

/// A small diagram of a table and its neighbours, as Mermaid text.
struct RelationDiagram {
    /// More relations than this make an unreadable picture; the lists on the page name all of them.
    private static let mostRelations = 16
    /// The longest text in bytes. GitHub's renderer refuses 50,000 characters; a reader gives up earlier.
    private static let longestText = 5000

    private let text: String
    private let drawn: Int
    private let all: Int

    /// The diagram of a table; nil where it has no relations.
    init?(_ table: Table, _ context: PageContext) {
        let name = table.info.name
        let keys = UniqueKeys(table)
        var relations: [DiagramRelation] = []
        for foreignKey in table.foreignKeys where relations.count < Self.mostRelations {
            relations.append(
                DiagramRelation(child: name, foreignKey: foreignKey, isUnique: keys.contain(foreignKey.columns)))
        }
        var all = table.foreignKeys.count
        for incoming in context.relations.pointing(at: name) where incoming.table != name {
            all += 1
            guard relations.count < Self.mostRelations else { continue }
            relations.append(
                DiagramRelation(
                    child: incoming.table, foreignKey: incoming.foreignKey, isUnique: incoming.isUnique))
        }
        guard !relations.isEmpty else { return nil }
        var drawing = Drawing(context)
        var drawn = 0
        drawing.add(table: name)
        for relation in relations {
            var larger = drawing
            larger.add(relation)
            // The first is drawn at any rate: its parts are cut to a length that fits.
            if drawn > 0 && larger.text.utf8.count > Self.longestText { break }
            drawing = larger
            drawn += 1
        }
        text = drawing.text
        self.drawn = drawn
        self.all = all
    }

    /// Adds the section with the diagram.
    func add(to page: inout MarkdownPage) {
        page.section(.diagram)
        if drawn < all {
            page.block("The diagram shows \(drawn) of \(all) relations; the tables above list all of them.")
        }
        page.block("```mermaid\n\(text)```")
    }
}

/// A foreign key in a diagram.
private struct DiagramRelation {
    /// The Swift name of the table that holds it.
    let child: String
    let foreignKey: ForeignKey
    /// Whether at most one row can refer to the same row.
    let isUnique: Bool
}

/// Entities and relations as far as they are drawn. Entities get short identifiers: a table's name may hold anything,
/// and some words are Mermaid's own.
private struct Drawing {
    private let context: PageContext
    private var positions: [String: Int] = [:]
    private var entities: [DiagramEntity] = []
    private var relations = ""

    init(_ context: PageContext) { self.context = context }

    var text: String {
        var text = "erDiagram\n"
        for (position, entity) in entities.enumerated() { text += entity.text(identifier: "t\(position)") }
        return text + relations
    }

    /// Draws a table with its primary key, once.
    @discardableResult
    mutating func add(table name: String) -> Int {
        if let position = positions[name] { return position }
        let position = entities.count
        positions[name] = position
        entities.append(DiagramEntity(name, context))
        return position
    }

    mutating func add(_ relation: DiagramRelation) {
        let parent = add(table: relation.foreignKey.table)
        let child = add(table: relation.child)
        let names = context.names(of: relation.child)
        var isOptional = false
        var columns = ""
        for name in relation.foreignKey.columns {
            if names.column(name)?.isNullable ?? false { isOptional = true }
            columns += columns.isEmpty ? names.sqlName(name) : ", " + names.sqlName(name)
        }
        entities[child].add(foreignKey: relation.foreignKey.columns, names, context)
        relations += "    t\(parent) \(isOptional ? "|o" : "||")--\(relation.isUnique ? "o|" : "o{") t\(child)"
        relations += " : \(MermaidText.label(columns))\n"
    }
}
