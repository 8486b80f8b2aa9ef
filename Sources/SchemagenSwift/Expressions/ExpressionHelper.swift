/// A function that generated code needs where Swift's own operators would mean something else than the language does: nil
/// that spreads, overflow, bytes instead of canonical equivalence.
///
/// Every helper takes values that may be nil and gives nil where one of them is, except where the comment says more. Only
/// those that a schema uses are written. Names are not overloaded: long expressions stay easy on the type checker.
enum ExpressionHelper: String, CaseIterable, Hashable {
    case and, or, not
    case equal, notEqual, isIn
    case less, lessOrEqual, greater, greaterOrEqual
    case equalText, notEqualText, isTextIn
    case lessText, lessOrEqualText, greaterText, greaterOrEqualText
    case addIntegers, subtractIntegers, multiplyIntegers, divideIntegers, remainder, negateInteger, absoluteInteger
    case addDoubles, subtractDoubles, multiplyDoubles, divideDoubles
    case addDecimals, subtractDecimals, multiplyDecimals, absoluteDecimal
    case length, lower, upper, trim, contains, hasPrefix, hasSuffix, unpadded, joinTexts
    case floor, ceil, round, roundDecimal, floorDecimal, ceilDecimal
    case smallest, largest, smallestText, largestText
    case integerFromDouble, integerFromDecimal, doubleFromDecimal, decimalFromDouble, decimalFromInteger, decimalScaled
    case narrow16, narrow32
    // Used by the others.
    case overflow, finite, precedes, asciiMapped, scaled

    /// The name of the function.
    var name: String { rawValue }

    /// The helpers that this one calls.
    var uses: [ExpressionHelper] {
        switch self {
        case .addIntegers, .subtractIntegers, .multiplyIntegers, .divideIntegers, .remainder, .negateInteger,
            .absoluteInteger, .integerFromDouble, .integerFromDecimal, .narrow16, .narrow32, .decimalFromDouble:
            [.overflow]
        case .addDoubles, .subtractDoubles: [.finite]
        case .multiplyDoubles, .divideDoubles: [.finite, .overflow]
        case .finite: [.overflow]
        case .lessText, .lessOrEqualText, .greaterText, .greaterOrEqualText, .smallestText, .largestText: [.precedes]
        case .lower, .upper: [.asciiMapped]
        case .round: [.finite]
        case .roundDecimal, .floorDecimal, .ceilDecimal, .decimalScaled: [.scaled]
        default: []
        }
    }

    /// Whether a call can throw: an overflow.
    var canThrow: Bool { uses.contains(.overflow) || uses.contains(.finite) }

    /// Whether the source needs Foundation's Decimal.
    var needsDecimal: Bool {
        switch self {
        case .addDecimals, .subtractDecimals, .multiplyDecimals, .absoluteDecimal, .roundDecimal, .floorDecimal,
            .ceilDecimal, .integerFromDecimal, .doubleFromDecimal, .decimalFromDouble, .decimalFromInteger,
            .decimalScaled, .scaled:
            true
        default: false
        }
    }

    /// The helpers and all that they call, in the order of declaration.
    static func closure(of used: Set<ExpressionHelper>) -> [ExpressionHelper] {
        var all = used
        var waiting = Array(used)
        while let next = waiting.popLast() {
            for other in next.uses where all.insert(other).inserted { waiting.append(other) }
        }
        return allCases.filter(all.contains)
    }
}
