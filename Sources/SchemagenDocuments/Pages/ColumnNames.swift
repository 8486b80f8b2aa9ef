import SchemagenModel

/// The columns of a table or view by their Swift names: references between the parts of a schema are such names.
struct ColumnNames: Sendable {
    /// Few columns are found faster by looking at each.
    private static let mostUnindexed = 16

    private let columns: [Column]
    /// Where the columns stand, by their names; nil where there are few.
    private let positions: [String: Int]?
    /// Where the table or view exists.
    let databases: DatabaseSet

    init(_ columns: [Column], databases: DatabaseSet) {
        self.columns = columns
        self.databases = databases
        guard columns.count > Self.mostUnindexed else {
            positions = nil
            return
        }
        var positions: [String: Int] = [:]
        positions.reserveCapacity(columns.count)
        for (position, column) in columns.enumerated() { positions[column.name] = position }
        self.positions = positions
    }

    /// Where the column of a Swift name stands.
    func position(_ name: String) -> Int? {
        if let positions { return positions[name] }
        for position in columns.indices where columns[position].name == name { return position }
        return nil
    }

    /// The column of a Swift name.
    func column(_ name: String) -> Column? { position(name).map { columns[$0] } }

    /// The SQL name of a column.
    func sqlName(_ name: String) -> String { position(name).map { columns[$0].sqlName } ?? name }

    /// Appends SQL names as code, joined by commas.
    func list(_ names: [String], to out: inout MarkdownBuffer) {
        for (index, name) in names.enumerated() {
            if index > 0 { out.fixed(", ") }
            out.code(sqlName(name))
        }
    }

    /// SQL names as code, joined by commas.
    func list(_ names: [String]) -> String {
        var out = MarkdownBuffer()
        list(names, to: &out)
        return out.text
    }

    /// Appends what a key of an index or partitioning is made of.
    func put(_ key: IndexKey, to out: inout MarkdownBuffer) {
        switch key.value {
        case .column(let name): out.code(sqlName(name))
        case .expression(let expression): out.code(ExpressionPrinter.print(expression))
        }
        if let collation = key.collation {
            out.fixed(" collate ")
            out.put(CommonText.of(collation))
        }
        if let operatorClass = key.operatorClass {
            out.put(MarkdownByte.space)
            out.code(operatorClass)
        }
        if key.isDescending { out.fixed(" desc") }
        if let nulls = key.nulls { out.put(" nulls \(nulls.rawValue)") }
    }

    /// Appends keys, joined by commas.
    func list(_ keys: [IndexKey], to out: inout MarkdownBuffer) {
        for (index, key) in keys.enumerated() {
            if index > 0 { out.fixed(", ") }
            put(key, to: &out)
        }
    }

    /// A remark where a part exists on fewer databases than its table.
    func only(_ databases: DatabaseSet) -> [String] {
        databases.isSuperset(of: self.databases) ? [] : [CommonText.only(databases)]
    }
}
