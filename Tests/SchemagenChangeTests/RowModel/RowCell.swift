import SchemagenDatabases

/// A value as an engine holds it, byte for byte: Swift would take texts for equal that differ in their bytes.
enum Cell: Hashable {
    case null
    case integer(Int64)
    /// By its bits.
    case real(UInt64)
    case text([UInt8])
    case blob([UInt8])

    init(_ value: DatabaseValue) {
        switch value {
        case .null: self = .null
        case .integer(let number): self = .integer(number)
        case .double(let number): self = .real(number.bitPattern)
        case .text(let text): self = .text(Array(text.utf8))
        case .malformedText(let bytes): self = .text(bytes)
        case .blob(let bytes): self = .blob(bytes)
        }
    }

    /// A value in PostgreSQL's text form.
    init(_ text: String?) { self = text.map { .text(Array($0.utf8)) } ?? .null }

    /// The text, of a value that is one.
    var text: String? {
        if case .text(let bytes) = self { return String(decoding: bytes, as: UTF8.self) }
        return nil
    }
}

extension Cell: CustomStringConvertible {
    var description: String {
        switch self {
        case .null: "NULL"
        case .integer(let number): "\(number)"
        case .real(let bits): "\(Double(bitPattern: bits))"
        case .text(let bytes): String(decoding: bytes, as: UTF8.self).debugDescription
        case .blob(let bytes): "\(bytes.count) bytes \(bytes.prefix(16))"
        }
    }
}

/// A row by the SQL names of its columns.
typealias Row = [String: Cell]

/// The rows of tables by the tables' Swift names.
typealias Rows = [String: [Row]]

extension Row {
    /// What stands for SQLite's rowid, which is no column.
    static var rowID: String { "\u{0}rowid" }

    /// What stands for the table or partition of PostgreSQL that a row is in.
    static var place: String { "\u{0}place" }
}
