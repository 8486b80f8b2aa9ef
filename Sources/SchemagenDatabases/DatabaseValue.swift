/// A value as SQLite stores it.
public enum DatabaseValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case double(Double)
    case text(String)
    /// Text whose bytes are no UTF-8. SQLite stores what it is given; to repair it here would hide a difference.
    case malformedText([UInt8])
    case blob([UInt8])
}

extension DatabaseValue: CustomStringConvertible {
    /// The value as a SQL literal, for messages and comparisons; malformed text is written as the cast of a blob.
    public var description: String {
        switch self {
        case .null: "NULL"
        case .integer(let value): String(value)
        case .double(let value): String(value)
        case .text(let value):
            "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        case .malformedText(let bytes): "CAST(X'\(Self.hexadecimal(bytes))' AS TEXT)"
        case .blob(let bytes): "X'\(Self.hexadecimal(bytes))'"
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
