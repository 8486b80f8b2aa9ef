import SchemagenModel

/// Which indexes come from a flag on a column (`@index`, `@unique`), and which are declared with their table.
///
/// A snapshot says every index in one form. The schema as it is today says where each was declared; one that it no
/// longer has counts as a flag's where a flag could have said it.
struct IndexOrigins {
    /// By the SQL names of table and index.
    private var flags: [String: Bool] = [:]
    /// Whether the schema that is asked about is the one that says it.
    private let isOwn: Bool

    /// Each schema says it of its own.
    static let own = IndexOrigins()

    private init() { isOwn = true }

    /// As a schema says it, of the snapshots that led to it.
    init(_ schema: Schema) {
        isOwn = false
        for table in schema.tables {
            for index in table.indexes { flags[Self.key(table, index.sqlName)] = index.origin == .column }
            for unique in table.uniques { flags[Self.key(table, unique.info.sqlName)] = Self.isFlag(unique, of: table) }
        }
    }

    /// Whether an index is `@index` on a column.
    func isOfColumn(_ index: Index, of table: Table) -> Bool {
        if isOwn { return index.origin == .column }
        if let known = flags[Self.key(table, index.sqlName)] { return known }
        guard index.keys.count == 1, case .column = index.keys[0].value else { return false }
        return index.predicate == nil && index.include.isEmpty
    }

    /// Whether a unique constraint is `@unique` on a column.
    func isOfColumn(_ unique: UniqueConstraint, of table: Table) -> Bool {
        if isOwn { return Self.isFlag(unique, of: table) }
        return flags[Self.key(table, unique.info.sqlName)] ?? (unique.columns.count == 1 && unique.include.isEmpty)
    }

    /// A flag's constraint has the column's place.
    private static func isFlag(_ unique: UniqueConstraint, of table: Table) -> Bool {
        guard unique.columns.count == 1, let column = table.column(unique.columns[0]) else { return false }
        return unique.info.anchor.span == column.anchor.span
    }

    private static func key(_ table: Table, _ name: String) -> String {
        "\(table.info.sqlSchema ?? "").\(table.info.sqlName) \(name)"
    }
}
