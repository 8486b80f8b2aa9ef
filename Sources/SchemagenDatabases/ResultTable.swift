/// The rows that a query returned, with the names of their columns.
///
/// `DatabaseValue` for SQLite; `String?`, the text form that the server prints, for PostgreSQL.
public struct ResultTable<Value: Sendable>: Sendable {
    /// The names of the columns as the engine says them.
    public var columns: [String]
    /// The rows, each with one value a column.
    public var rows: [[Value]]

    /// A table of these rows.
    public init(columns: [String], rows: [[Value]]) {
        self.columns = columns
        self.rows = rows
    }

    /// The first value of the first row, where there is one.
    public var first: Value? { rows.first?.first }
}

extension ResultTable: Equatable where Value: Equatable {}
