import SchemagenModel

/// What the values of a column are, roughly: how a reader tells a table of texts from one of numbers.
enum TypeFamily: String, CaseIterable {
    case number, text, time, bool, uuid = "UUID", enumeration = "enum", json = "JSON", binary, list, other

    /// The family of a type, of what it is stored as; enums by themselves.
    init(_ type: DataType, in index: SchemaIndex) {
        switch index.storageType(of: type) {
        case .int16, .int32, .int64, .float, .double, .decimal, .money: self = .number
        case .string, .varchar, .char, .citext, .xml: self = .text
        case .timestamp, .localTimestamp, .localDate, .localTime, .duration, .interval: self = .time
        case .bool: self = .bool
        case .uuid: self = .uuid
        case .enumeration: self = .enumeration
        case .json, .jsonText: self = .json
        case .data, .bits, .varBits: self = .binary
        case .array: self = .list
        default: self = .other
        }
    }

    /// How many columns there are of each family: `12 text, 3 time`.
    static func words(of columns: [Column], in index: SchemaIndex) -> String {
        var counts: [TypeFamily: Int] = [:]
        for column in columns { counts[TypeFamily(column.type, in: index), default: 0] += 1 }
        return allCases.compactMap { family in counts[family].map { "\($0) \(family.rawValue)" } }.joined(
            separator: ", ")
    }
}
