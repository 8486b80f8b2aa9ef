import SchemagenModel

/// A small diagram of a table and its neighbours, as Mermaid text.
struct RelationDiagram {
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
        for foreignKey in foreignKeys where relations.count < FittedDrawing.mostRelations {
            relations.append(
                DiagramRelation(child: name, foreignKey: foreignKey, isUnique: table.holdsOnce(foreignKey.columns)))
        }
        var all = foreignKeys.count
        for other in incoming where other.table != name {
            all += 1
            guard relations.count < FittedDrawing.mostRelations else { continue }
            relations.append(
                DiagramRelation(child: other.table, foreignKey: other.foreignKey, isUnique: other.isUnique))
        }
        self.all = all
        let drawing = FittedDrawing([DiagramTable(name: name)], relations, context)
        (text, drawn) = (drawing.text, drawing.relations)
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
