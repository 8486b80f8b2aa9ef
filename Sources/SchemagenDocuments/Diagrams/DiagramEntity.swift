import SchemagenModel

/// A table in a diagram: its primary key and the foreign keys that are drawn.
struct DiagramEntity {
    /// A key of more columns is shown in part.
    private static let mostAttributes = 8

    private struct Attribute {
        let type: String
        let name: String
        /// The column's SQL name where it is no word for Mermaid.
        let comment: String?
        let isPrimary: Bool
        var isForeign: Bool
    }

    private let label: String
    private var attributes: [Attribute] = []
    private var positions: [String: Int] = [:]

    init(_ name: String, _ context: PageContext) {
        guard let table = context.index.tables[name] else {
            label = MermaidText.label(name)
            return
        }
        label = MermaidText.label(context.sqlName(table.info))
        let names = context.names(of: name)
        for column in table.primaryKey?.columns ?? [] { add(column, isPrimary: true, names, context) }
    }

    /// Shows the columns of a foreign key of the table.
    mutating func add(foreignKey columns: [String], _ names: ColumnNames, _ context: PageContext) {
        for column in columns {
            if let position = positions[column] {
                attributes[position].isForeign = true
            } else {
                add(column, isPrimary: false, names, context)
            }
        }
    }

    private mutating func add(_ name: String, isPrimary: Bool, _ names: ColumnNames, _ context: PageContext) {
        guard let column = names.column(name), attributes.count < Self.mostAttributes else { return }
        let word = MermaidText.word(column.sqlName)
        positions[name] = attributes.count
        attributes.append(
            Attribute(
                type: MermaidText.word(context.spelling.swift(column.type, isNullable: false)), name: word,
                comment: word == column.sqlName ? nil : MermaidText.label(column.sqlName), isPrimary: isPrimary,
                isForeign: !isPrimary))
    }

    /// The lines of the diagram.
    func text(identifier: String) -> String {
        var text = "    \(identifier)[\(label)]"
        guard !attributes.isEmpty else { return text + "\n" }
        text += " {\n"
        for attribute in attributes {
            text += "        \(attribute.type) \(attribute.name) "
            text += attribute.isPrimary ? (attribute.isForeign ? "PK, FK" : "PK") : "FK"
            if let comment = attribute.comment { text += " " + comment }
            text += "\n"
        }
        return text + "    }\n"
    }
}
