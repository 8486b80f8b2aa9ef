import SchemagenLanguage
import SchemagenModel

/// Whether the rows of a partition that goes all belong into others: as far as the bounds say it, since only the server
/// knows the order of texts and of values that are computed.
struct PartitionCoverage {
    private let takers: [Partition.Bound]

    /// - Parameter takers: The bounds of those that take the rows that fit them.
    init(_ takers: [Partition.Bound]) { self.takers = takers }

    /// Whether each row within a bound surely has a place.
    func covers(_ bound: Partition.Bound) -> Bool {
        switch bound {
        case .default: false
        case .list(let values):
            values.allSatisfy { value in
                takers.contains { taker in
                    guard case .list(let others) = taker else { return false }
                    return others.contains { Self.order(value, $0) == .same }
                }
            }
        case .range(let from, let to): coversRange(from, to)
        case .hash(let modulus, let remainder): coversHash(modulus, remainder)
        }
    }

    /// From the lower end on, by the taker that goes on there, until one reaches the upper end.
    private func coversRange(_ from: [Partition.BoundValue], _ to: [Partition.BoundValue]) -> Bool {
        var start = from
        for _ in takers {
            var next: [Partition.BoundValue]?
            for case .range(let lower, let upper) in takers
            where Self.isAtMost(lower, start) && !Self.isAtMost(upper, start) {
                if Self.isAtMost(to, upper) { return true }
                next = upper
            }
            guard let next else { return false }
            start = next
        }
        return false
    }

    /// The moduli of one table divide one another: the classes of the largest decide.
    private func coversHash(_ modulus: Int, _ remainder: Int) -> Bool {
        var classes: [(modulus: Int, remainder: Int)] = []
        for case .hash(let modulus, let remainder) in takers where modulus > 0 { classes.append((modulus, remainder)) }
        let largest = max(modulus, classes.map(\.modulus).max() ?? 1)
        guard modulus > 0, classes.allSatisfy({ largest % $0.modulus == 0 }), largest % modulus == 0 else {
            return false
        }
        return stride(from: remainder, to: largest, by: modulus).allSatisfy { member in
            classes.contains { member % $0.modulus == $0.remainder }
        }
    }

    // MARK: The order of bounds

    private enum Order { case before, same, behind }

    /// Whether one end lies surely no further than another.
    private static func isAtMost(_ first: [Partition.BoundValue], _ second: [Partition.BoundValue]) -> Bool {
        for (left, right) in zip(first, second) {
            switch order(left, right) {
            case .before: return true
            case .same: continue
            case .behind, nil: return false
            }
        }
        return true
    }

    /// How two values stand; nil: it is not known here.
    private static func order(_ first: Partition.BoundValue, _ second: Partition.BoundValue) -> Order? {
        switch (first, second) {
        case (.minimum, .minimum), (.maximum, .maximum): .same
        case (.minimum, _), (_, .maximum): .before
        case (.maximum, _), (_, .minimum): .behind
        case (.value(let left), .value(let right)): order(left, right)
        }
    }

    private static func order(_ first: Expression, _ second: Expression) -> Order? {
        if first.kind == second.kind { return .same }
        switch (first.kind, second.kind) {
        case (.integer(let left), .integer(let right)): return left < right ? .before : .behind
        case (.string(let left), .string(let right)) where isDate(left) && isDate(right):
            // Canonical dates stand in the order of their texts.
            return left < right ? .before : .behind
        default: return nil
        }
    }

    /// `2025-03-01`
    private static func isDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 10
            && bytes.enumerated().allSatisfy { offset, byte in
                offset == 4 || offset == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
            }
    }
}
