import SchemagenModel

/// Which types take every value of another one, so that a column can change between them without a word on how.
struct TypeConversion {
    private let database: Database
    private let old: SchemaIndex
    private let new: SchemaIndex

    init(from old: Structure, to new: Structure) {
        database = new.database
        self.old = old.index
        self.new = new.index
    }

    /// Whether every value of one type is, or becomes by itself, a value of the other.
    func isSafe(from: DataType, to: DataType) -> Bool {
        let (first, second) = (old.storageType(of: from), new.storageType(of: to))
        return first == second || isSafe(stored: first, stored: second)
    }

    private func isSafe(stored first: DataType, stored second: DataType) -> Bool {
        if let digits = Self.wholeDigits(first) { return isSafe(wholeDigits: digits, to: second) }
        switch (first, second) {
        case (.array(let first), .array(let second)): return isSafe(stored: first, stored: second) && isPostgreSQL
        case (.float, .double): return true
        case (.decimal(let precision, let scale), .decimal(let wider, let finer)):
            guard let wider else { return true }
            guard let precision else { return false }
            // SQLite keeps a decimal as a whole number of its smallest unit: another scale is another number.
            return wider - finer >= precision - scale && (isPostgreSQL ? finer >= scale : finer == scale)
        case (.string, .string), (.string, .varchar), (.varchar, .string), (.char, .string), (.char, .varchar),
            (.string, .citext), (.varchar, .citext), (.citext, .string), (.citext, .varchar), (.char, .citext):
            // Blanks at the end of a char(n) go in PostgreSQL.
            if case .char = first { return isPostgreSQL ? false : fits(first, second) }
            return fits(first, second)
        case (.char(let length), .char(let longer)): return longer >= length && !isPostgreSQL
        case (.enumeration(let name), .string), (.enumeration(let name), .varchar):
            guard let maximum = Self.maximumLength(second) else { return true }
            return old.enums[name]?.cases.allSatisfy { $0.sqlName.unicodeScalars.count <= maximum } ?? false
        case (.enumeration(let first), .enumeration(let second)):
            guard let before = old.enums[first], let after = new.enums[second] else { return false }
            let values = Set(after.cases.map(\.sqlName))
            return before.cases.allSatisfy { values.contains($0.sqlName) }
        case (.timestamp(let precision), .timestamp(let finer)),
            (.localTimestamp(let precision), .localTimestamp(let finer)),
            (.localTime(let precision), .localTime(let finer)):
            return (finer ?? 6) >= (precision ?? 6)
        case (.varBits(let length), .varBits(let longer)):
            guard let longer else { return true }
            return length.map { $0 <= longer } ?? false
        case (.bits(let length), .varBits(let longer)): return longer.map { length <= $0 } ?? true
        case (.cidr, .inet): return true
        case (.macAddress, .macAddress8): return true
        case (.localDate, .localTimestamp): return isPostgreSQL
        case (.json(_), .json(_)), (.jsonText(_), .jsonText(_)): return true
        case (.json(_), .jsonText(_)), (.jsonText(_), .json(_)): return !isPostgreSQL
        case (.uuid, .string), (.inet, .string), (.cidr, .string), (.macAddress, .string), (.xml, .string),
            (.json(_), .string), (.jsonText(_), .string):
            return isPostgreSQL && Self.maximumLength(second) == nil
        case (.range(let first), .range(let second)), (.multiRange(let first), .multiRange(let second)):
            return first == second
        default: return false
        }
    }

    private var isPostgreSQL: Bool { database == .postgresql }

    private func isSafe(wholeDigits digits: Int, to type: DataType) -> Bool {
        if let others = Self.wholeDigits(type) { return others >= digits }
        switch type {
        case .decimal(let precision, let scale):
            // Only a decimal without fraction is the same number in SQLite.
            guard isPostgreSQL || scale == 0 else { return false }
            return precision.map { $0 - scale >= digits } ?? true
        case .double: return digits <= 10
        case .string(let maximum): return maximum.map { $0 > digits } ?? true
        case .varchar: return true
        default: return false
        }
    }

    /// How many digits a whole number of the type can have.
    private static func wholeDigits(_ type: DataType) -> Int? {
        switch type {
        case .int16: 5
        case .int32: 10
        case .int64: 19
        default: nil
        }
    }

    private static func maximumLength(_ type: DataType) -> Int? {
        switch type {
        case .string(let maximum): maximum
        case .char(let length): length
        default: nil
        }
    }

    private func fits(_ first: DataType, _ second: DataType) -> Bool {
        guard let maximum = Self.maximumLength(second) else { return true }
        return Self.maximumLength(first).map { $0 <= maximum } ?? false
    }
}

extension TypeConversion {
    /// The type that the database itself has for a column: a check that comes with a type stands beside it.
    static func plain(_ type: DataType, in structure: Structure) -> DataType {
        switch type {
        case .array(let element): return .array(plain(element, in: structure))
        case .range(let element): return .range(plain(element, in: structure))
        case .multiRange(let element): return .multiRange(plain(element, in: structure))
        case .named(let name):
            guard let named = structure.index.types[name] else { return type }
            return structure.holds(named) ? type : plain(named.base, in: structure)
        case .enumeration(let name):
            guard let enumeration = structure.index.enums[name] else { return type }
            return structure.holds(enumeration) ? type : .string(maximumLength: nil)
        case .reference: return plain(structure.index.storageType(of: type), in: structure, isFinal: true)
        default: return type
        }
    }

    private static func plain(_ type: DataType, in structure: Structure, isFinal: Bool) -> DataType {
        if case .reference = type { return type }
        return plain(type, in: structure)
    }
}
