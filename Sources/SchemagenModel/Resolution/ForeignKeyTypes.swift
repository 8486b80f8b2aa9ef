/// Which types PostgreSQL lets a foreign key join: those that one operator family compares, and those that it converts
/// by itself.
struct ForeignKeyTypes {
    /// The enums: native ones are types of their own, others are text.
    let enumerations: [String: Enumeration]

    /// Whether a column of one type can refer to a column of another.
    func accepts(_ referring: DataType, referringTo referenced: DataType) -> Bool {
        let from = family(referring)
        let to = family(referenced)
        if from == to { return true }
        switch (from, to) {
        // Whole numbers widen to decimals and to floating point, never back.
        case (.integer, .decimal), (.integer, .floating), (.decimal, .floating): return true
        // A citext is a text, not the other way round.
        case (.citext, .text): return true
        // cidr widens to inet.
        case (.cidr, .inet): return true
        default: return false
        }
    }

    private enum Family: Equatable {
        case integer, decimal, floating, text, citext, moment, inet, cidr, bits
        /// Everything else agrees with itself alone.
        case other(DataType)
    }

    private func family(_ type: DataType) -> Family {
        switch type {
        case .int16, .int32, .int64, .duration: .integer
        case .decimal: .decimal
        case .float, .double: .floating
        case .string, .varchar, .char: .text
        case .citext: .citext
        case .timestamp, .localTimestamp, .localDate: .moment
        case .localTime: .other(.localTime(precision: nil))
        case .inet: .inet
        case .cidr: .cidr
        case .bits, .varBits: .bits
        case .json: .other(.json(swiftType: nil))
        case .enumeration(let name): enumerations[name]?.storage == .check ? .text : .other(type)
        // What it is only the database knows.
        case .native: .other(.native(NativeType(sql: SQLText(postgresql: nil, sqlite: nil), swift: nil)))
        default: .other(type)
        }
    }
}
