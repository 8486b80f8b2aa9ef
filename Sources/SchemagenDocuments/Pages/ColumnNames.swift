import SchemagenModel

/// The columns of a table or view by their Swift names: references between the parts of a schema are such names.
struct ColumnNames {
    /// What is asked of a column.
    struct Entry {
        let sqlName: String
        let type: DataType
        let isNullable: Bool
    }

    private let columns: [String: Entry]
    /// Where the table or view exists.
    let databases: DatabaseSet

    init(_ columns: [Column], databases: DatabaseSet) {
        var byName: [String: Entry] = [:]
        byName.reserveCapacity(columns.count)
        for column in columns {
            byName[column.name] = Entry(sqlName: column.sqlName, type: column.type, isNullable: column.isNullable)
        }
        self.columns = byName
        self.databases = databases
    }

    /// The column of a Swift name.
    func column(_ name: String) -> Entry? { columns[name] }

    /// The SQL name of a column.
    func sqlName(_ name: String) -> String { columns[name]?.sqlName ?? name }

    /// SQL names as code, joined by commas.
    func list(_ names: [String]) -> String {
        var text = ""
        for name in names {
            if !text.isEmpty { text += ", " }
            text += MarkdownText.code(sqlName(name))
        }
        return text
    }

    /// What a key of an index or partitioning is made of.
    func text(of key: IndexKey) -> String {
        var text: String
        switch key.value {
        case .column(let name): text = MarkdownText.code(sqlName(name))
        case .expression(let expression): text = MarkdownText.code(ExpressionPrinter.print(expression))
        }
        if let collation = key.collation { text += " collate " + CommonText.of(collation) }
        if let operatorClass = key.operatorClass { text += " " + MarkdownText.code(operatorClass) }
        if key.isDescending { text += " desc" }
        if let nulls = key.nulls { text += " nulls \(nulls.rawValue)" }
        return text
    }

    /// A remark where a part exists on fewer databases than its table.
    func only(_ databases: DatabaseSet) -> [String] {
        databases.isSuperset(of: self.databases) ? [] : [CommonText.only(databases)]
    }
}
