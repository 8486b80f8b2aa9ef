import SchemagenModel

/// Keys and indexes as rows.
struct KeyTable {
    static let header = ["Name", "Kind", "On", "Where", "Remarks"]

    private let names: ColumnNames

    init(_ names: ColumnNames) { self.names = names }

    func row(_ key: PrimaryKey) -> [String] {
        var columns: [String] = []
        for (position, column) in key.columns.enumerated() {
            let isDescending = position < key.descending.count && key.descending[position]
            columns.append(names.list([column]) + (isDescending ? " desc" : ""))
        }
        return [
            MarkdownText.code(key.info.sqlName), "primary key", columns.joined(separator: ", "), "",
            remarks(key.info, include: key.include),
        ]
    }

    func row(_ unique: UniqueConstraint) -> [String] {
        [
            MarkdownText.code(unique.info.sqlName), "unique", names.list(unique.columns), "",
            remarks(unique.info, include: unique.include, unique.nullsNotDistinct ? ["nulls not distinct"] : []),
        ]
    }

    func row(_ exclusion: ExclusionConstraint) -> [String] {
        let elements = exclusion.elements.map { "\(names.text(of: $0.key)) with \(MarkdownText.code($0.operator))" }
        return [
            MarkdownText.code(exclusion.info.sqlName), "exclusion", elements.joined(separator: ", "),
            condition(exclusion.predicate), remarks(exclusion.info, include: [], [MarkdownText.code(exclusion.method)]),
        ]
    }

    func row(_ index: Index) -> [String] {
        var parts: [String] = []
        if index.method != "btree" { parts.append(MarkdownText.code(index.method)) }
        if !index.include.isEmpty { parts.append("includes \(names.list(index.include))") }
        if index.nullsNotDistinct { parts.append("nulls not distinct") }
        if !index.storageParameters.isEmpty { parts.append(CommonText.parameters(index.storageParameters)) }
        parts += names.only(index.databases)
        return [
            MarkdownText.code(index.sqlName), index.isUnique ? "unique index" : "index",
            index.keys.map(names.text(of:)).joined(separator: ", "), condition(index.predicate),
            CommonText.cell(parts, index.documentation),
        ]
    }

    private func condition(_ expression: Expression?) -> String {
        expression.map { MarkdownText.code(ExpressionPrinter.print($0)) } ?? ""
    }

    private func remarks(_ info: ConstraintInfo, include: [String], _ more: [String] = []) -> String {
        var parts = more
        if !include.isEmpty { parts.append("includes \(names.list(include))") }
        return CommonText.cell(parts + CommonText.remarks(info, names), info.documentation)
    }
}
