import SchemagenMeasures

/// A row of a query's result, whose values are asked for by the names of their columns.
struct NamedRow {
    /// The values in the order of the columns.
    let values: [String?]
    private let places: [String: Int]

    static func rows(_ table: ResultTable<String?>) -> [NamedRow] {
        let places = Dictionary(zip(table.columns, 0...)) { first, _ in first }
        return table.rows.map { NamedRow(values: $0, places: places) }
    }

    /// A text, nil for NULL.
    func optionalText(_ column: String) throws -> String? {
        guard let place = places[column] else {
            throw PostgreSQLError(message: "the server's answer has no column \(column)")
        }
        return values[place]
    }

    /// A text that is never NULL.
    func text(_ column: String) throws -> String {
        guard let text = try optionalText(column) else {
            throw PostgreSQLError(message: "the server's answer has no \(column)")
        }
        return text
    }

    /// A whole number, nil for NULL.
    func optionalInteger(_ column: String) throws -> Int64? {
        guard let text = try optionalText(column) else { return nil }
        guard let number = Int64(text) else {
            throw PostgreSQLError(message: "the server's answer for \(column) is no whole number: \(text)")
        }
        return number
    }

    /// A whole number that is never NULL.
    func integer(_ column: String) throws -> Int64 {
        guard let number = try optionalInteger(column) else {
            throw PostgreSQLError(message: "the server's answer has no \(column)")
        }
        return number
    }

    /// A number with a fraction, nil for NULL.
    func optionalNumber(_ column: String) throws -> Double? { try optionalText(column).flatMap { Double($0) } }

    /// Whether it is true; NULL is not.
    func flag(_ column: String) throws -> Bool { try optionalText(column) == "t" }

    /// The elements of an array.
    func list(_ column: String) throws -> [String] { try PostgreSQLArray.elements(text(column)) }

    /// A name in two columns: `table_schema` and `table_name` for `table`.
    func name(_ prefix: String) throws -> RelationName {
        RelationName(try text("\(prefix)_schema"), try text("\(prefix)_name"))
    }

    /// A name in two columns, nil where they are NULL.
    func optionalName(_ prefix: String) throws -> RelationName? {
        guard let name = try optionalText("\(prefix)_name") else { return nil }
        return RelationName(try text("\(prefix)_schema"), name)
    }
}
