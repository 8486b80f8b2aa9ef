import SchemagenModel

/// Keys and indexes as rows.
struct KeyTable {
    static let header = ["Name", "Kind", "On", "Where", "Remarks"]

    private let names: ColumnNames
    private let foreignKeys: [ForeignKey]

    /// - Parameter foreignKeys: Those of the table, which tell what some indexes are for.
    init(_ names: ColumnNames, foreignKeys: [ForeignKey] = []) {
        self.names = names
        self.foreignKeys = foreignKeys
    }

    func add(_ key: PrimaryKey, to rows: inout MarkdownTable) {
        rows.code(key.info.sqlName)
        rows.cell("primary key")
        for (position, column) in key.columns.enumerated() {
            if position > 0 { rows.text.fixed(", ") }
            rows.text.code(names.sqlName(column))
            if position < key.descending.count && key.descending[position] { rows.text.fixed(" desc") }
        }
        rows.endCell()
        rows.endCell()
        remarks(key.info, include: key.include, to: &rows)
    }

    func add(_ unique: UniqueConstraint, to rows: inout MarkdownTable) {
        rows.code(unique.info.sqlName)
        rows.cell("unique")
        names.list(unique.columns, to: &rows.text)
        rows.endCell()
        rows.endCell()
        remarks(unique.info, include: unique.include, unique.nullsNotDistinct ? ["nulls not distinct"] : [], to: &rows)
    }

    func add(_ exclusion: ExclusionConstraint, to rows: inout MarkdownTable) {
        rows.code(exclusion.info.sqlName)
        rows.cell("exclusion")
        for (position, element) in exclusion.elements.enumerated() {
            if position > 0 { rows.text.fixed(", ") }
            names.put(element.key, to: &rows.text)
            rows.text.fixed(" with ")
            rows.text.code(element.operator)
        }
        rows.endCell()
        condition(exclusion.predicate, to: &rows)
        remarks(exclusion.info, include: [], [MarkdownText.code(exclusion.method)], to: &rows)
    }

    func add(_ index: Index, to rows: inout MarkdownTable) {
        var parts: [String] = []
        if index.method != "btree" { parts.append(MarkdownText.code(index.method)) }
        if !index.include.isEmpty { parts.append("includes \(names.list(index.include))") }
        if index.nullsNotDistinct { parts.append("nulls not distinct") }
        if !index.storageParameters.isEmpty { parts.append(CommonText.parameters(index.storageParameters)) }
        parts += names.only(index.databases)
        if index.documentation == nil, let key = served(by: index) {
            parts.append("finds the rows that refer to \(MarkdownText.code(key.table))")
        }
        rows.code(index.sqlName)
        rows.cell(index.isUnique ? "unique index" : "index")
        names.list(index.keys, to: &rows.text)
        rows.endCell()
        condition(index.predicate, to: &rows)
        CommonText.put(parts, index.documentation, to: &rows.text)
        rows.endCell()
    }

    /// The foreign key whose columns an index of all rows begins with.
    private func served(by index: Index) -> ForeignKey? {
        guard index.predicate == nil else { return nil }
        var columns: [String] = []
        for key in index.keys {
            guard case .column(let name) = key.value else { break }
            columns.append(name)
        }
        return foreignKeys.first { key in
            key.columns.count <= columns.count && columns.prefix(key.columns.count).allSatisfy(key.columns.contains)
        }
    }

    private func condition(_ expression: Expression?, to rows: inout MarkdownTable) {
        if let expression { rows.text.code(ExpressionPrinter.print(expression)) }
        rows.endCell()
    }

    private func remarks(
        _ info: ConstraintInfo, include: [String], _ more: [String] = [], to rows: inout MarkdownTable
    ) {
        var parts = more
        if !include.isEmpty { parts.append("includes \(names.list(include))") }
        CommonText.put(parts + CommonText.remarks(info, names), info.documentation, to: &rows.text)
        rows.endCell()
    }
}
