import SchemagenModel

/// Keys and indexes as rows.
struct IndexTable {
    /// SQL names by Swift names of the owner's columns.
    private let sqlNames: [String: String]
    private let databases: DatabaseSet

    init(columns: [Column], databases: DatabaseSet) {
        sqlNames = Dictionary(columns.map { ($0.name, $0.sqlName) }, uniquingKeysWith: { first, _ in first })
        self.databases = databases
    }

    static let header = ["Name", "Kind", "On", "Where", "Remarks"]

    func row(_ index: Index) -> [String] {
        var remarks: [String] = []
        if index.method != "btree" { remarks.append(MarkdownText.code(index.method)) }
        if !index.include.isEmpty { remarks.append("includes \(names(index.include))") }
        if index.nullsNotDistinct { remarks.append("nulls not distinct") }
        remarks += only(index.databases)
        if let documentation = index.documentation { remarks.append(MarkdownText.cell(documentation)) }
        return [
            MarkdownText.code(index.sqlName), index.isUnique ? "unique index" : "index",
            index.keys.map(key).joined(separator: ", "),
            index.predicate.map { MarkdownText.code(ExpressionPrinter.print($0)) } ?? "",
            remarks.joined(separator: "; "),
        ]
    }

    func row(_ key: PrimaryKey) -> [String] {
        [
            MarkdownText.code(key.info.sqlName), "primary key", names(key.columns), "",
            remarks(key.info, include: key.include),
        ]
    }

    func row(_ unique: UniqueConstraint) -> [String] {
        [
            MarkdownText.code(unique.info.sqlName), "unique", names(unique.columns), "",
            remarks(unique.info, include: unique.include),
        ]
    }

    func row(_ exclusion: ExclusionConstraint) -> [String] {
        let elements = exclusion.elements.map { "\(key($0.key)) with \(MarkdownText.code($0.operator))" }
        return [
            MarkdownText.code(exclusion.info.sqlName), "exclusion", elements.joined(separator: ", "),
            exclusion.predicate.map { MarkdownText.code(ExpressionPrinter.print($0)) } ?? "",
            remarks(exclusion.info, include: []),
        ]
    }

    /// SQL names joined by commas.
    func names(_ columns: [String]) -> String {
        columns.map { MarkdownText.code(sqlNames[$0] ?? $0) }.joined(separator: ", ")
    }

    private func remarks(_ info: ConstraintInfo, include: [String]) -> String {
        var parts: [String] = []
        if !include.isEmpty { parts.append("includes \(names(include))") }
        if let deferrable = info.deferrable { parts.append("deferrable, initially \(deferrable.rawValue)") }
        parts += only(info.databases)
        if let documentation = info.documentation { parts.append(MarkdownText.cell(documentation)) }
        return parts.joined(separator: "; ")
    }

    /// A remark where a part exists on fewer databases than its table.
    func only(_ databases: DatabaseSet) -> [String] {
        databases == self.databases || databases.isSuperset(of: self.databases)
            ? [] : ["only on \(databases.databases.map(\.title).joined(separator: ", "))"]
    }

    private func key(_ key: IndexKey) -> String {
        var text: String
        switch key.value {
        case .column(let name): text = MarkdownText.code(sqlNames[name] ?? name)
        case .expression(let expression): text = MarkdownText.code(ExpressionPrinter.print(expression))
        }
        if key.isDescending { text += " desc" }
        if let nulls = key.nulls { text += " nulls \(nulls.rawValue)" }
        if let operatorClass = key.operatorClass { text += " " + MarkdownText.code(operatorClass) }
        return text
    }
}
