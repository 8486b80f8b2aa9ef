extension ExpressionHelper {
    /// The function's source, at the indentation of a member.
    var source: String {
        switch self {
        case .and, .or, .not, .equal, .notEqual, .isIn, .less, .lessOrEqual, .greater, .greaterOrEqual, .smallest,
            .largest:
            logicSource
        case .equalText, .notEqualText, .isTextIn, .lessText, .lessOrEqualText, .greaterText, .greaterOrEqualText,
            .length, .lower, .upper, .trim, .contains, .hasPrefix, .hasSuffix, .unpadded, .joinTexts, .smallestText,
            .largestText,
            .precedes, .asciiMapped:
            textSource
        case .addDecimals, .subtractDecimals, .multiplyDecimals, .absoluteDecimal, .roundDecimal, .floorDecimal,
            .ceilDecimal, .integerFromDecimal, .doubleFromDecimal, .decimalFromDouble, .decimalFromInteger,
            .decimalScaled, .scaled:
            decimalSource
        default: numberSource
        }
    }

    private var logicSource: String {
        switch self {
        case .and:
            """
            static func and(_ left: Bool?, _ right: Bool?) -> Bool? {
                if left == false || right == false { return false }
                return left == nil || right == nil ? nil : true
            }
            """
        case .or:
            """
            static func or(_ left: Bool?, _ right: Bool?) -> Bool? {
                if left == true || right == true { return true }
                return left == nil || right == nil ? nil : false
            }
            """
        case .not:
            """
            static func not(_ value: Bool?) -> Bool? { value.map { !$0 } }
            """
        case .isIn:
            """
            static func isIn<Value: Equatable>(_ value: Value?, _ values: [Value?]) -> Bool? {
                guard let value else { return nil }
                if values.contains(where: { $0 == value }) { return true }
                return values.contains(where: { $0 == nil }) ? nil : false
            }
            """
        case .smallest, .largest:
            """
            static func \(name)<Value: Comparable>(_ values: Value?...) -> Value? {
                var result: Value?
                for value in values {
                    guard let value else { return nil }
                    if let best = result, !(value \(self == .smallest ? "<" : ">") best) { continue }
                    result = value
                }
                return result
            }
            """
        default:
            """
            static func \(name)<Value: \(comparison.0)>(_ left: Value?, _ right: Value?) -> Bool? {
                guard let left, let right else { return nil }
                return left \(comparison.1) right
            }
            """
        }
    }

    private var comparison: (String, String) {
        switch self {
        case .equal: ("Equatable", "==")
        case .notEqual: ("Equatable", "!=")
        case .less: ("Comparable", "<")
        case .lessOrEqual: ("Comparable", "<=")
        case .greater: ("Comparable", ">")
        default: ("Comparable", ">=")
        }
    }

    private var textSource: String {
        switch self {
        case .equalText, .notEqualText:
            """
            static func \(name)(_ left: String?, _ right: String?) -> Bool? {
                guard let left, let right else { return nil }
                return \(self == .equalText ? "" : "!")left.utf8.elementsEqual(right.utf8)
            }
            """
        case .isTextIn:
            """
            static func isTextIn(_ value: String?, _ values: [String?]) -> Bool? {
                guard let value else { return nil }
                if values.contains(where: { $0?.utf8.elementsEqual(value.utf8) == true }) { return true }
                return values.contains(where: { $0 == nil }) ? nil : false
            }
            """
        case .precedes:
            """
            private static func precedes(_ left: String, _ right: String) -> Bool {
                left.utf8.lexicographicallyPrecedes(right.utf8)
            }
            """
        case .lessText, .lessOrEqualText, .greaterText, .greaterOrEqualText:
            """
            static func \(name)(_ left: String?, _ right: String?) -> Bool? {
                guard let left, let right else { return nil }
                return \(textComparison)
            }
            """
        case .smallestText, .largestText:
            """
            static func \(name)(_ values: String?...) -> String? {
                var result: String?
                for value in values {
                    guard let value else { return nil }
                    if let best = result, !precedes(\(self == .smallestText ? "value, best" : "best, value")) { continue }
                    result = value
                }
                return result
            }
            """
        case .length:
            """
            static func length(_ text: String?) -> Int64? { text.map { Int64($0.unicodeScalars.count) } }
            """
        case .asciiMapped:
            """
            private static func asciiMapped(_ text: String?, _ range: ClosedRange<UInt8>) -> String? {
                text.map { String(decoding: $0.utf8.map { range.contains($0) ? $0 ^ 0x20 : $0 }, as: UTF8.self) }
            }
            """
        case .lower, .upper:
            """
            static func \(name)(_ text: String?) -> String? { asciiMapped(text, \(self == .lower ? "0x41...0x5A" : "0x61...0x7A")) }
            """
        case .trim:
            """
            static func trim(_ text: String?) -> String? {
                guard let text else { return nil }
                var bytes = Array(text.utf8)[...]
                while bytes.first == 0x20 { bytes.removeFirst() }
                while bytes.last == 0x20 { bytes.removeLast() }
                return String(decoding: bytes, as: UTF8.self)
            }
            """
        case .unpadded:
            """
            static func unpadded(_ text: String?) -> String? {
                guard let text else { return nil }
                var bytes = Array(text.utf8)[...]
                while bytes.last == 0x20 { bytes.removeLast() }
                return String(decoding: bytes, as: UTF8.self)
            }
            """
        case .joinTexts:
            """
            static func joinTexts(_ left: String?, _ right: String?) -> String? {
                guard let left, let right else { return nil }
                return left + right
            }
            """
        case .hasPrefix:
            """
            static func hasPrefix(_ text: String?, _ part: String?) -> Bool? {
                guard let text, let part else { return nil }
                return text.utf8.starts(with: part.utf8)
            }
            """
        case .hasSuffix:
            """
            static func hasSuffix(_ text: String?, _ part: String?) -> Bool? {
                guard let text, let part else { return nil }
                return text.utf8.reversed().starts(with: part.utf8.reversed())
            }
            """
        default:
            """
            static func contains(_ text: String?, _ part: String?) -> Bool? {
                guard let text, let part else { return nil }
                let bytes = Array(text.utf8)
                let sought = Array(part.utf8)
                guard bytes.count >= sought.count else { return false }
                return (0...(bytes.count - sought.count)).contains { bytes[$0...].starts(with: sought) }
            }
            """
        }
    }

    private var textComparison: String {
        switch self {
        case .lessText: "precedes(left, right)"
        case .lessOrEqualText: "!precedes(right, left)"
        case .greaterText: "precedes(right, left)"
        default: "!precedes(left, right)"
        }
    }

    private var numberSource: String {
        switch self {
        case .overflow:
            """
            struct Overflow: Error {}
            """
        case .finite:
            """
            private static func finite(_ value: Double) throws -> Double {
                guard value.isFinite else { throw Overflow() }
                return value
            }
            """
        case .addIntegers, .subtractIntegers, .multiplyIntegers:
            """
            static func \(name)(_ left: Int64?, _ right: Int64?) throws -> Int64? {
                guard let left, let right else { return nil }
                let result = left.\(reportingOverflow)(\(self == .multiplyIntegers ? "by: " : "")right)
                if result.overflow { throw Overflow() }
                return result.partialValue
            }
            """
        case .divideIntegers:
            """
            static func divideIntegers(_ left: Int64?, _ right: Int64?) throws -> Int64? {
                guard let left, let right, right != 0 else { return nil }
                let result = left.dividedReportingOverflow(by: right)
                if result.overflow { throw Overflow() }
                return result.partialValue
            }
            """
        case .remainder:
            """
            static func remainder(_ left: Int64?, _ right: Int64?) throws -> Int64? {
                guard let left, let right, right != 0 else { return nil }
                return right == -1 ? 0 : left % right
            }
            """
        case .negateInteger, .absoluteInteger:
            """
            static func \(name)(_ value: Int64?) throws -> Int64? {
                guard let value else { return nil }
                if value == .min { throw Overflow() }
                return \(self == .negateInteger ? "-value" : "abs(value)")
            }
            """
        case .narrow16, .narrow32:
            """
            static func \(name)(_ value: Int64?) throws -> Int\(self == .narrow16 ? "16" : "32")? {
                guard let value else { return nil }
                guard let result = Int\(self == .narrow16 ? "16" : "32")(exactly: value) else { throw Overflow() }
                return result
            }
            """
        case .addDoubles, .subtractDoubles:
            """
            static func \(name)(_ left: Double?, _ right: Double?) throws -> Double? {
                guard let left, let right else { return nil }
                return try finite(left \(self == .addDoubles ? "+" : "-") right)
            }
            """
        case .multiplyDoubles:
            """
            static func multiplyDoubles(_ left: Double?, _ right: Double?) throws -> Double? {
                guard let left, let right else { return nil }
                let result = try finite(left * right)
                if result == 0, left != 0, right != 0 { throw Overflow() }
                return result
            }
            """
        case .divideDoubles:
            """
            static func divideDoubles(_ left: Double?, _ right: Double?) throws -> Double? {
                guard let left, let right, right != 0 else { return nil }
                let result = try finite(left / right)
                if result == 0, left != 0 { throw Overflow() }
                return result
            }
            """
        case .floor, .ceil:
            """
            static func \(name)(_ value: Double?) -> Double? { value?.rounded(\(self == .floor ? ".down" : ".up")) }
            """
        case .round:
            """
            static func round(_ value: Double?, _ factor: Double) throws -> Double? {
                guard let value else { return nil }
                if factor == 1 { return value.rounded(.toNearestOrAwayFromZero) }
                return try finite((finite(value * factor)).rounded(.toNearestOrAwayFromZero) / factor)
            }
            """
        default:
            """
            static func integerFromDouble(_ value: Double?) throws -> Int64? {
                guard let value else { return nil }
                guard let result = Int64(exactly: value.rounded(.towardZero)) else { throw Overflow() }
                return result
            }
            """
        }
    }

    private var reportingOverflow: String {
        switch self {
        case .addIntegers: "addingReportingOverflow"
        case .subtractIntegers: "subtractingReportingOverflow"
        default: "multipliedReportingOverflow"
        }
    }
}
