import SchemagenModel

/// A foreign key in a diagram.
struct DiagramRelation {
    /// The Swift name of the table that holds it.
    let child: String
    let foreignKey: ForeignKey
    /// Whether at most one row can refer to the same row.
    let isUnique: Bool
}

/// A table that a diagram shows, whatever refers to what.
struct DiagramTable {
    /// The Swift name.
    let name: String
    /// What stands behind its name in parentheses; nil: nothing.
    var mark: String?
}

/// As much of some tables and relations as makes a picture that can be read.
struct FittedDrawing {
    /// More relations than this make an unreadable picture.
    static let mostRelations = 16
    /// The longest text in bytes. GitHub's renderer refuses 50,000 characters; a reader gives up earlier.
    private static let longestText = 5000

    let text: MarkdownBuffer
    /// How many of the tables are drawn.
    let tables: Int
    /// How many of the relations are drawn.
    let relations: Int

    /// - Parameters:
    ///   - tables: The tables that are drawn first.
    ///   - relations: The relations, which draw the tables at their ends too.
    ///   - context: The schema.
    init(_ tables: [DiagramTable], _ relations: [DiagramRelation], _ context: PageContext) {
        let relations = relations.prefix(Self.mostRelations)
        // Each table and relation makes the text longer, so that all of them fit where the longest text does.
        var whole = Drawing(context, tables)
        for table in tables { whole.add(table: table.name) }
        for relation in relations { whole.add(relation) }
        let text = whole.text
        guard text.count > Self.longestText else {
            (self.text, self.tables, self.relations) = (text, tables.count, relations.count)
            return
        }
        // The first table and relation are drawn at any rate: their parts are cut to a length that fits.
        var fitting = Drawing(context, tables)
        var (drawnTables, drawnRelations) = (0, 0)
        for table in tables {
            var larger = fitting
            larger.add(table: table.name)
            if drawnTables > 0, larger.text.count > Self.longestText { break }
            fitting = larger
            drawnTables += 1
        }
        for relation in relations {
            var larger = fitting
            larger.add(relation)
            if drawnTables + drawnRelations > 1, larger.text.count > Self.longestText { break }
            fitting = larger
            drawnRelations += 1
        }
        (self.text, self.tables, self.relations) = (fitting.text, drawnTables, drawnRelations)
    }
}

/// Entities and relations as far as they are drawn. Entities get short identifiers: a table's name may hold anything,
/// and some words are Mermaid's own.
private struct Drawing {
    private let context: PageContext
    private let marks: [String: String]
    private var entities: [DiagramEntity] = []
    private var relations = MarkdownBuffer(capacity: 256)

    init(_ context: PageContext, _ tables: [DiagramTable]) {
        self.context = context
        var marks: [String: String] = [:]
        for table in tables { marks[table.name] = table.mark }
        self.marks = marks
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
        entities.append(DiagramEntity(name, mark: marks[name], context))
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
