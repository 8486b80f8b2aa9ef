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

    /// A foreign key of the table itself.
    func row(_ foreignKey: ForeignKey) -> [String] {
        var remarks: [String] = []
        if foreignKey.isMatchFull { remarks.append("match full") }
        if !foreignKey.onDeleteColumns.isEmpty {
            remarks.append("on delete only \(names.list(foreignKey.onDeleteColumns))")
        }
        remarks += CommonText.remarks(foreignKey.info, names)
        let referenced = context.names(of: foreignKey.table).list(foreignKey.referenced)
        return [
            names.list(foreignKey.columns), "\(context.link(toTable: foreignKey.table, from: .tables)) \(referenced)",
            foreignKey.onDelete.words, foreignKey.onUpdate == .noAction ? "" : foreignKey.onUpdate.words,
            MarkdownText.code(foreignKey.info.sqlName), CommonText.cell(remarks, foreignKey.info.documentation),
        ]
    }

    /// A foreign key that points at the table.
    func row(_ relation: Relations.Incoming) -> [String] {
        [
            context.link(toTable: relation.table, from: .tables),
            context.names(of: relation.table).list(relation.foreignKey.columns), relation.foreignKey.onDelete.words,
            relation.isUnique ? "at most one" : "", relation.foreignKey.inverse.map(MarkdownText.code) ?? "",
            MarkdownText.code(relation.foreignKey.info.sqlName),
        ]
    }
}
