import SchemagenModel

/// What SQLite does not know of a column's type and a CHECK has to say: the range of an integer, the length of a text,
/// the cases of an enum.
///
/// Dates and times have no check: their form is that of whoever writes them, and a check of it would cost more at every
/// insert than the insert.
extension StatementBuffer {
    /// Appends the check of a column, where there are values of the SQLite type that are none of the column's.
    ///
    /// - Parameter stored: What the column's type is stored as.
    mutating func storageCheck(on column: Column, stored: DataType, _ index: SchemaIndex) {
        let name = column.sqlName
        func check(_ before: StaticString, _ after: StaticString) {
            fixed(" CHECK (")
            fixed(before)
            self.name(name)
            fixed(after)
        }
        switch stored {
        case .bool: check("", " IN (0, 1))")
        case .int16: check("", " BETWEEN -32768 AND 32767)")
        case .int32: check("", " BETWEEN -2147483648 AND 2147483647)")
        case .decimal(let precision?, _) where precision <= SQLiteTypes.decimalDigits:
            let nines = String(repeating: "9", count: precision)
            check("", " BETWEEN -")
            put("\(nines) AND \(nines))")
        case .string(let length?), .char(let length):
            check("length(", ") <= ")
            number(length)
            fixed(")")
        case .uuid: check("length(", ") = 16)")
        case .json, .jsonText:
            jsonCheck(on: column)
            fixed(")")
        case .array:
            jsonCheck(on: column)
            fixed(" AND json_type(")
            self.name(name)
            fixed(") = 'array')")
        case .enumeration(let type):
            guard let enumeration = index.enums[type], !enumeration.cases.isEmpty else { return }
            fixed(" CHECK (")
            membership(of: Quoting.identifier(name), in: enumeration)
            fixed(")")
        default: break
        }
    }

    /// Appends the start of the check that a text is JSON.
    private mutating func jsonCheck(on column: Column) {
        fixed(" CHECK (")
        if column.isNullable {
            // In the older versions of SQLite `json_valid(NULL)` is 0, and a check of it refuses NULL.
            name(column.sqlName)
            fixed(" IS NULL OR ")
        }
        fixed("json_valid(")
        name(column.sqlName)
        fixed(")")
    }

    /// Appends the condition that a text is one of an enum's; one that always holds where the enum is empty.
    ///
    /// - Parameter column: The SQL name, quoted where it has to be.
    mutating func membership(of column: String, in enumeration: Enumeration) {
        guard !enumeration.cases.isEmpty else { return fixed("true") }
        put(column)
        fixed(" IN (")
        for (index, enumCase) in enumeration.cases.enumerated() {
            if index > 0 { fixed(", ") }
            literal(enumCase.sqlName)
        }
        fixed(")")
    }
}
