extension ValueType {
    /// The type that values of a stored type have in expressions. `named` and `reference` must have been resolved to what
    /// they store; they give `other`.
    public init(_ storage: DataType) {
        switch storage {
        case .bool: self = .bool
        case .int16: self = Self.int16
        case .int32: self = Self.int32
        case .int64: self = Self.int64
        case .float: self = .float
        case .double: self = .double
        case .decimal(let precision?, let scale) where precision <= 18:
            self = .decimal(precision: precision, scale: scale)
        case .decimal: self = .other(storage)
        case .string, .varchar, .char, .citext: self = .string
        case .uuid: self = .uuid
        case .data: self = .data
        case .timestamp: self = .timestamp
        case .localTimestamp: self = .localTimestamp
        case .localDate: self = .localDate
        case .localTime: self = .localTime
        case .duration: self = .duration
        case .interval: self = .interval
        case .json, .jsonText: self = .json(storage)
        case .array(let element): self = .array(ValueType(element))
        case .enumeration(let name): self = .enumeration(name)
        case .named, .reference, .inet, .cidr, .macAddress, .macAddress8, .bits, .varBits, .xml, .tsVector, .tsQuery,
            .money,
            .point, .line, .lineSegment, .box, .path, .polygon, .circle, .hstore, .ltree, .range, .multiRange, .native:
            self = .other(storage)
        }
    }

    // Made once, since each has memory of its own.
    private static let int16 = ValueType.integer(.int16)
    private static let int32 = ValueType.integer(.int32)
    private static let int64 = ValueType.integer(.int64)

    /// The name in messages.
    var title: String {
        switch self {
        case .bool: "Bool"
        case .integer(.int16): "Int16"
        case .integer(.int32): "Int32"
        case .integer(.int64): "Int64"
        case .integer: "a whole number"
        case .float: "Float"
        case .double: "Double"
        case .decimal(let precision, let scale): "Decimal(\(precision), \(scale))"
        case .string: "String"
        case .uuid: "UUID"
        case .data: "Data"
        case .timestamp: "Timestamp"
        case .localTimestamp: "LocalTimestamp"
        case .localDate: "LocalDate"
        case .localTime: "LocalTime"
        case .duration: "Duration"
        case .interval: "Interval"
        case .json(let type): CanonicalForm.text(of: type)
        case .array(let element): "[\(element.title)]"
        case .enumeration(let name): name
        case .null: "nil"
        case .other(let type): type.map { CanonicalForm.text(of: $0) } ?? "a type without operators"
        }
    }

    /// Whether it is JSON of some kind.
    var isJSON: Bool {
        if case .json = self { return true }
        return false
    }

    /// Whether it is a type without operators.
    var isOther: Bool {
        if case .other = self { return true }
        return false
    }

    /// Whether it is a type without operators that takes numbers; of types in SQL the databases alone know.
    var isSpelledByNumbers: Bool {
        guard case .other(let type) = self else { return false }
        switch type {
        case .inet, .cidr, .macAddress, .macAddress8, .bits, .varBits, .xml, .tsVector, .tsQuery, .point, .line,
            .lineSegment, .box, .path, .polygon, .circle, .hstore, .ltree, .range, .multiRange:
            return false
        default: return true
        }
    }

    /// Whether `+ - *` and the like are defined.
    var isNumber: Bool {
        switch self {
        case .integer, .float, .double, .decimal: true
        default: false
        }
    }

    /// Whether it is Float or Double: they mix, and arithmetic on either is carried out on doubles.
    var isFloatingPoint: Bool { self == .float || self == .double }

    /// Whether `== !=` and `in` are defined: not where the engines disagree on what is equal.
    var isEquatable: Bool {
        switch self {
        case .json, .array, .interval, .other, .null: false
        default: true
        }
    }

    /// Whether `< <= > >=`, `min` and `max` are defined.
    var isOrdered: Bool {
        switch self {
        case .integer, .float, .double, .decimal, .string, .timestamp, .localTimestamp, .localDate, .localTime,
            .duration:
            true
        default: false
        }
    }

    /// What a literal beside an operand of this type should become: a literal beside a Float is a Double, since the
    /// operation is carried out on doubles.
    var operandHint: ValueType { self == .float ? .double : self }

    /// The type that holds the values of both, where there is one: the type of a ternary, a `??`, a `min`.
    static func joined(_ left: ValueType, _ right: ValueType) -> ValueType? {
        switch (left, right) {
        case (.null, _): return right
        case (_, .null): return left
        case (.integer(let one), .integer(let other)):
            return .integer(IntegerBounds(Swift.min(one.lower, other.lower), Swift.max(one.upper, other.upper)))
        case (.float, .double), (.double, .float): return .double
        case (.decimal(let precision, let scale), .decimal(let otherPrecision, let otherScale)):
            let digits = Swift.max(precision - scale, otherPrecision - otherScale)
            let resultScale = Swift.max(scale, otherScale)
            return .decimal(precision: digits + resultScale, scale: resultScale)
        default: return left == right ? left : nil
        }
    }
}
