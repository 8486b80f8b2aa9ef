import SchemagenModel

/// A table in a diagram: its primary key and the foreign keys that are drawn.
struct DiagramEntity {
    /// A key of more columns is shown in part.
    private static let mostAttributes = 8

    private struct Attribute {
        /// The column's Swift name.
        let column: String
        let sqlName: String
        let type: String
        let isPrimary: Bool
        var isForeign: Bool
    }

    /// The Swift name of the table.
    let name: String
    /// The table's columns.
    let names: ColumnNames
    private let context: PageContext
    private let label: String
    private var attributes: [Attribute] = []

    /// - Parameters:
    ///   - name: The Swift name of the table.
    ///   - mark: What stands behind its name in parentheses.
    ///   - context: The schema.
    init(_ name: String, mark: String? = nil, _ context: PageContext) {
        self.name = name
        self.context = context
        names = context.names(of: name)
        let suffix = mark.map { " (\($0))" } ?? ""
        guard let table = context.index.tables[name] else {
            label = name + suffix
            return
        }
        label = context.sqlName(table.info) + suffix
        attributes.reserveCapacity(2)
        for column in table.primaryKey?.columns ?? [] { add(column, isPrimary: true) }
    }

    /// Shows the columns of a foreign key of the table.
    mutating func add(foreignKey columns: [String]) {
        for column in columns {
            // There are few attributes.
            if let position = attributes.firstIndex(where: { $0.column == column }) {
                attributes[position].isForeign = true
            } else {
                add(column, isPrimary: false)
            }
        }
    }

    private mutating func add(_ name: String, isPrimary: Bool) {
        guard attributes.count < Self.mostAttributes, let column = names.column(name) else { return }
        attributes.append(
            Attribute(
                column: name, sqlName: column.sqlName, type: context.spelling.swift(column.type, isNullable: false),
                isPrimary: isPrimary, isForeign: !isPrimary))
    }

    /// Appends the lines of the diagram.
    func put(identifier: Int, to text: inout MarkdownBuffer) {
        text.fixed("    t")
        text.number(identifier)
        text.fixed("[")
        MermaidText.put(label: label, to: &text)
        guard !attributes.isEmpty else { return text.fixed("]\n") }
        text.fixed("] {\n")
        for attribute in attributes {
            text.fixed("        ")
            MermaidText.put(word: attribute.type, to: &text)
            text.put(MarkdownByte.space)
            let isWord = MermaidText.put(word: attribute.sqlName, to: &text)
            text.put(attribute.isPrimary ? (attribute.isForeign ? " PK, FK" : " PK") : " FK")
            if !isWord {
                // The name itself, since the word is another.
                text.put(MarkdownByte.space)
                MermaidText.put(label: attribute.sqlName, to: &text)
            }
            text.put(MarkdownByte.lineFeed)
        }
        text.fixed("    }\n")
    }
}
