import SchemagenModel

/// What SQLite does not know of a column's type and a CHECK has to say: the range of an integer, the length of a text,
/// the cases of an enum.
///
/// Dates and times have no check: their form is that of whoever writes them, and a check of it would cost more at every
/// insert than the insert.
struct SQLiteStorageChecks {
    let index: SchemaIndex

    /// The condition on a column of the type; nil where every value of the SQLite type is one.
    func condition(on column: String, of type: DataType, isNullable: Bool) -> String? {
        // In the older versions of SQLite `json_valid(NULL)` is 0, and a check of it refuses NULL.
        let orNull = isNullable ? "\(column) IS NULL OR " : ""
        switch index.storageType(of: type) {
        case .bool: return "\(column) IN (0, 1)"
        case .int16: return "\(column) BETWEEN -32768 AND 32767"
        case .int32: return "\(column) BETWEEN -2147483648 AND 2147483647"
        case .decimal(let precision?, _) where precision <= SQLiteTypes.decimalDigits:
            let nines = String(repeating: "9", count: precision)
            return "\(column) BETWEEN -\(nines) AND \(nines)"
        case .string(let length?): return "length(\(column)) <= \(length)"
        case .char(let length): return "length(\(column)) <= \(length)"
        case .uuid: return "length(\(column)) = 16"
        case .json, .jsonText: return "\(orNull)json_valid(\(column))"
        case .array: return "\(orNull)json_valid(\(column)) AND json_type(\(column)) = 'array'"
        case .enumeration(let name):
            guard let enumeration = index.enums[name] else { return nil }
            return Self.membership(of: column, in: enumeration)
        default: return nil
        }
    }

    /// The condition that a text is one of an enum's.
    static func membership(of column: String, in enumeration: Enumeration) -> String? {
        guard !enumeration.cases.isEmpty else { return nil }
        var text = "\(column) IN ("
        for (index, enumCase) in enumeration.cases.enumerated() {
            if index > 0 { text += ", " }
            text += Quoting.literal(enumCase.sqlName)
        }
        return text + ")"
    }
}
