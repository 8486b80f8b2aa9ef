import SchemagenModel

/// A small diagram of a table and its neighbours, as Mermaid text; nil where the table has none.
struct RelationDiagram {
    /// More neighbours than this make an unreadable picture; the lists on the page name all of them.
    private static let mostRelations = 16
    /// The longest text in bytes. GitHub's renderer refuses 50,000 characters; a reader gives up earlier.
    private static let longestText = 5000

    let text: String?

    init(_ table: Table, _ context: PageContext) {
        let incoming = context.relations.pointing(at: table.info.name)
            .filter { $0.table.info.name != table.info.name }
            .map { Relation(child: $0.table.info.name, key: $0.foreignKey) }
        let relations = table.foreignKeys.map { Relation(child: table.info.name, key: $0) } + incoming
        guard !relations.isEmpty else {
            text = nil
            return
        }
        var drawing = Drawing(context)
        drawing.add(table.info.name)
        for relation in relations.prefix(Self.mostRelations) {
            var longer = drawing
            longer.add(relation)
            if longer.length > Self.longestText { break }
            drawing = longer
        }
        text = drawing.text
    }

    private struct Relation {
        /// The table that holds the foreign key.
        let child: String
        let key: ForeignKey
    }

    /// Entities and relations as far as they are drawn. Entities get short identifiers: a table's name may hold anything.
    private struct Drawing {
        private let context: PageContext
        private var identifiers: [String: String] = [:]
        private var entities = ""
        private var relations = ""

        init(_ context: PageContext) { self.context = context }

        var text: String { "erDiagram\n" + entities + relations }
        var length: Int { entities.utf8.count + relations.utf8.count + 10 }

        /// Draws a table with its key columns, once.
        @discardableResult
        mutating func add(_ name: String) -> String {
            if let identifier = identifiers[name] { return identifier }
            let identifier = "t\(identifiers.count)"
            identifiers[name] = identifier
            guard let table = context.index.tables[name] else {
                entities += "    \(identifier)[\(MermaidText.label(name))]\n"
                return identifier
            }
            entities += "    \(identifier)[\(MermaidText.label(context.sqlName(table.info)))]"
            let attributes = keyColumns(of: table)
            entities += attributes.isEmpty ? "\n" : " {\n\(attributes)    }\n"
            return identifier
        }

        mutating func add(_ relation: Relation) {
            let parent = add(relation.key.table)
            let child = add(relation.child)
            guard let table = context.index.tables[relation.child] else { return }
            let columns = relation.key.columns.compactMap(table.column)
            let isOptional = columns.contains { $0.isNullable }
            let isUnique =
                table.primaryKey?.columns == relation.key.columns
                || table.uniques.contains { $0.columns == relation.key.columns }
            let label = MermaidText.label(columns.map(\.sqlName).joined(separator: ", "))
            relations += "    \(parent) \(isOptional ? "|o" : "||")--\(isUnique ? "o|" : "o{") \(child) : \(label)\n"
        }

        /// The columns of the primary key and of foreign keys.
        private func keyColumns(of table: Table) -> String {
            let primary = Set(table.primaryKey?.columns ?? [])
            let foreign = Set(table.foreignKeys.flatMap(\.columns))
            var text = ""
            for column in table.columns where primary.contains(column.name) || foreign.contains(column.name) {
                var marks: [String] = []
                if primary.contains(column.name) { marks.append("PK") }
                if foreign.contains(column.name) { marks.append("FK") }
                let type = MermaidText.word(context.spelling.swift(column.type, isNullable: false))
                text += "        \(type) \(MermaidText.word(column.sqlName)) \(marks.joined(separator: ", "))\n"
            }
            return text
        }
    }
}
