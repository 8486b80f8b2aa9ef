/// What stands in one column of a row that is tried.
enum RowCell: Hashable {
    /// Nothing is said: the engine's default.
    case omitted
    case value(DatabaseValue)
    /// What another row of the same attempt (or the same row) holds in a column.
    case linked(row: Int, column: Int)
    /// The engine's next number, said outright because something refers to it.
    case automatic
}

/// A row to be tried: its table and the columns that are given values.
struct RowInsertion {
    var table: RowTable
    var columns: [Int]
    var values: [DatabaseValue]
}

/// Why the engine did not take a row.
struct RowRefusal {
    var message: String
    /// The columns that the refusal is about, for each row of the attempt; empty where the engine does not say.
    var columns: [[Int]]
    /// Whether the refusal is about one named constraint even if none of its columns can be chosen: numbers that the engine
    /// gives go on by themselves.
    var isNamed = false
}

/// What the filler asks an engine.
protocol RowEngine {
    /// How many rows a table holds.
    func count(_ table: RowTable) throws -> Int
    /// The values that rows of a referenced table hold in these columns, none of them NULL; at most some dozens.
    func parentRows(_ key: RowTable.ForeignKey) throws -> [[DatabaseValue]]
    /// The next number of an automatic column.
    func nextNumber(_ table: RowTable, column: Int) throws -> DatabaseValue
    /// Inserts rows, all or none.
    ///
    /// - Returns: nil if they are stored.
    func insert(_ rows: [RowInsertion]) throws -> RowRefusal?
}
