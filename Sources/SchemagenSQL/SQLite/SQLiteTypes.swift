import SchemagenModel

/// SQLite's types: the five of a STRICT table, or names that say what is meant in a table that is not.
struct SQLiteTypes {
    let index: SchemaIndex
    let storage: SQLiteStorage

    /// The most digits of a decimal that a 64-bit integer holds.
    static let decimalDigits = 18

    /// The type's name; nil where SQLite has nothing to store such a value in.
    func name(of type: DataType) -> String? {
        if case .native(let native) = type { return native.sql.sqlite }
        let stored = index.storageType(of: type)
        guard let strict = strictName(of: stored) else { return nil }
        return storage == .declared ? declaredName(of: stored) ?? strict : strict
    }

    private func strictName(of type: DataType) -> String? {
        switch type {
        case .bool, .int16, .int32, .int64, .duration: "INTEGER"
        case .float, .double: "REAL"
        case .decimal(let precision?, _) where precision <= Self.decimalDigits: "INTEGER"
        case .decimal: "TEXT"
        case .string, .varchar, .char, .citext, .timestamp, .localTimestamp, .localDate, .localTime, .json, .jsonText,
            .array, .enumeration:
            "TEXT"
        case .uuid, .data: "BLOB"
        case .native(let native): native.sql.sqlite
        default: nil
        }
    }

    /// The name in a table with declared types. SQLite reads an affinity out of it, which must not change the values:
    /// texts need a name with TEXT or CHAR in it, or none that makes numbers of them.
    private func declaredName(of type: DataType) -> String? {
        switch type {
        case .bool: "boolean"
        case .int16: "smallint"
        case .int64: "bigint"
        case .float: "real"
        case .double: "double precision"
        case .decimal(let precision?, let scale) where precision <= Self.decimalDigits:
            "numeric(\(precision), \(scale))"
        case .string(let length?): "varchar(\(length))"
        case .varchar: "varchar"
        case .char(let length): "char(\(length))"
        case .uuid: "uuid"
        case .data: "blob"
        case .timestamp: "timestamptz"
        case .localTimestamp: "timestamp"
        case .localDate: "date"
        case .localTime: "time"
        case .string(nil), .citext, .decimal, .json, .jsonText, .array, .enumeration: "text"
        default: nil
        }
    }
}
