import SchemagenModel

/// The foreign keys of a table, in both directions, as rows.
struct ReferenceTable {
    static let outgoingHeader = ["Columns", "To", "On delete", "On update", "Name", "Remarks"]
    static let incomingHeader = ["Table", "Columns", "On delete", "Rows", "Inverse", "Name"]

    private let context: PageContext
    private let names: ColumnNames

    init(_ names: ColumnNames, _ context: PageContext) {
        self.names = names
        self.context = context
    }

    /// Adds the foreign keys of the table itself.
    func add(_ foreignKeys: [ForeignKey], to rows: inout MarkdownTable) {
        for foreignKey in foreignKeys {
            names.list(foreignKey.columns, to: &rows.text)
            rows.endCell()
            rows.text.link(to: DocumentPath(.tables, foreignKey.table), from: .tables)
            rows.text.put(MarkdownByte.space)
            context.names(of: foreignKey.table).list(foreignKey.referenced, to: &rows.text)
            rows.endCell()
            rows.cell(foreignKey.onDelete.words)
            rows.cell(foreignKey.onUpdate == .noAction ? "" : foreignKey.onUpdate.words)
            rows.code(foreignKey.info.sqlName)
            var remarks: [String] = []
            if foreignKey.isMatchFull { remarks.append("match full") }
            if !foreignKey.onDeleteColumns.isEmpty {
                remarks.append("on delete only \(names.list(foreignKey.onDeleteColumns))")
            }
            remarks += CommonText.remarks(foreignKey.info, names)
            CommonText.put(remarks, foreignKey.info.documentation, to: &rows.text)
            rows.endCell()
        }
    }

    /// Adds the foreign keys that point at the table.
    func add(_ relations: [Relations.Incoming], to rows: inout MarkdownTable) {
        for relation in relations {
            rows.text.link(to: DocumentPath(.tables, relation.table), from: .tables)
            rows.endCell()
            context.names(of: relation.table).list(relation.foreignKey.columns, to: &rows.text)
            rows.endCell()
            rows.cell(relation.foreignKey.onDelete.words)
            rows.cell(relation.isUnique ? "at most one" : "")
            if let inverse = relation.foreignKey.inverse { rows.text.code(inverse) }
            rows.endCell()
            rows.code(relation.foreignKey.info.sqlName)
        }
    }
}
