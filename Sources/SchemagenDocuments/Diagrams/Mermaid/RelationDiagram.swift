import SchemagenModel

/// A small diagram of a table and its neighbours, as Mermaid text.
struct RelationDiagram {
    /// More relations than this make an unreadable picture; the lists on the page name all of them.
    private static let mostRelations = 16
    /// The longest text in bytes. GitHub's renderer refuses 50,000 characters; a reader gives up earlier.
    private static let longestText = 5000

    private let text: MarkdownBuffer
    private let drawn: Int
    private let all: Int

    /// The diagram of a table; nil where it has no relations.
    init?(_ table: Table, _ context: PageContext) {
        let name = table.info.name
        let foreignKeys = table.foreignKeys
        let incoming = context.relations.pointing(at: name)
        guard !foreignKeys.isEmpty || !incoming.isEmpty else { return nil }
        var relations: [DiagramRelation] = []
        for foreignKey in foreignKeys where relations.count < Self.mostRelations {
            relations.append(
                DiagramRelation(child: name, foreignKey: foreignKey, isUnique: table.holdsOnce(foreignKey.columns)))
        }
        var all = foreignKeys.count
        for other in incoming where other.table != name {
            all += 1
            guard relations.count < Self.mostRelations else { continue }
            relations.append(
                DiagramRelation(child: other.table, foreignKey: other.foreignKey, isUnique: other.isUnique))
        }
        self.all = all
        // Each relation makes the text longer, so that all of them fit where the longest text does.
        let whole = Self.drawing(of: name, relations[...], context).text
        if whole.count <= Self.longestText {
            text = whole
            drawn = relations.count
            return
        }
        // The first is drawn at any rate: its parts are cut to a length that fits.
        var fitting = Self.drawing(of: name, relations.prefix(1), context)
        var drawn = 1
        for relation in relations.dropFirst() {
            var larger = fitting
            larger.add(relation)
            if larger.text.count > Self.longestText { break }
            fitting = larger
            drawn += 1
        }
        text = fitting.text
        self.drawn = drawn
    }

    private static func drawing(
        of table: String, _ relations: ArraySlice<DiagramRelation>, _ context: PageContext
    ) -> Drawing {
        var drawing = Drawing(context)
        drawing.add(table: table)
        for relation in relations { drawing.add(relation) }
        return drawing
    }

    /// Adds the section with the diagram.
    func add(to page: inout MarkdownPage) {
        page.section(.diagram)
        if drawn < all {
            page.block("The diagram shows \(drawn) of \(all) relations; the tables above list all of them.")
        }
        page.block {
            $0.fixed("```mermaid\n")
            $0.put(text.bytes[...])
            $0.fixed("```")
        }
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
    private var entities: [DiagramEntity] = []
    private var relations = MarkdownBuffer(capacity: 256)

    init(_ context: PageContext) {
        self.context = context
        entities.reserveCapacity(4)
    }

    var text: MarkdownBuffer {
        var text = MarkdownBuffer(capacity: 256 * entities.count + relations.count)
        text.fixed("erDiagram\n")
        for (position, entity) in entities.enumerated() { entity.put(identifier: position, to: &text) }
        text.put(relations.bytes[...])
        return text
    }

    /// Draws a table with its primary key, once.
    @discardableResult
    mutating func add(table name: String) -> Int {
        // There are few entities.
        for position in entities.indices where entities[position].name == name { return position }
        entities.append(DiagramEntity(name, context))
        return entities.count - 1
    }

    mutating func add(_ relation: DiagramRelation) {
        let parent = add(table: relation.foreignKey.table)
        let child = add(table: relation.child)
        let names = entities[child].names
        var isOptional = false
        var columns = ""
        for name in relation.foreignKey.columns {
            let column = names.column(name)
            if column?.isNullable ?? false { isOptional = true }
            if !columns.isEmpty { columns += ", " }
            columns += column?.sqlName ?? name
        }
        entities[child].add(foreignKey: relation.foreignKey.columns)
        relations.fixed("    t")
        relations.number(parent)
        relations.fixed(isOptional ? " |o--" : " ||--")
        relations.fixed(relation.isUnique ? "o| t" : "o{ t")
        relations.number(child)
        relations.fixed(" : ")
        MermaidText.put(label: columns, to: &relations)
        relations.put(MarkdownByte.lineFeed)
    }
}
