import SchemagenModel

/// Which partition a row of a divided table is in, by what the reference says of bounds.
struct PartitionPlaces {
    let index: SchemaIndex
    let table: Table
    /// The value of a column of a row by its Swift name.
    let column: (String) throws -> ModelValue

    /// The partitions that lead to a row; nil where there is none for it.
    ///
    /// - Throws: `Unknown` where the server alone can say it.
    func path(in partitioning: Partitioning) throws -> [Partition]? {
        guard !partitioning.isManagedExternally else { throw Unknown() }
        guard let found = try partition(in: partitioning) else { return nil }
        guard let inner = found.partitioning?.partitioning else { return [found] }
        return try path(in: inner).map { [found] + $0 }
    }

    /// The partition of one level that a row is in.
    func partition(in partitioning: Partitioning) throws -> Partition? {
        try partitioning.partitions.first { try holds($0, of: partitioning) }
    }

    /// Whether a row is within the bounds of a partition.
    func holds(_ partition: Partition, of partitioning: Partitioning) throws -> Bool {
        switch partition.bound {
        case .default:
            return try !partitioning.partitions.contains { other in
                other.bound != .default ? try holds(other, of: partitioning) : false
            }
        case .list(let bounds):
            guard let key = partitioning.keys.first else { throw Unknown() }
            let value = try value(key)
            return try bounds.contains { bound in
                guard case .value(let expression) = bound else { throw Unknown() }
                let other = try literal(expression)
                if value == .null || other == .null { return value == other }
                return try compare(value, other, key, isOrdered: false) == 0
            }
        case .range(let from, let to):
            let values = try partitioning.keys.map(value)
            guard !values.contains(.null) else { return false }
            return try place(values, from, partitioning.keys) >= 0 && place(values, to, partitioning.keys) < 0
        case .hash(let modulus, _):
            if modulus == 1 { return true }
            throw Unknown()
        }
    }

    /// Less than zero, zero or more, as keys are before, at or behind a bound.
    private func place(_ values: [ModelValue], _ bound: [Partition.BoundValue], _ keys: [IndexKey]) throws -> Int {
        for ((value, limit), key) in zip(zip(values, bound), keys) {
            switch limit {
            case .minimum: return 1
            case .maximum: return -1
            case .value(let expression):
                let order = try compare(value, literal(expression), key, isOrdered: true)
                if order != 0 { return order }
            }
        }
        return 0
    }

    private func literal(_ expression: Expression) throws -> ModelValue {
        try Evaluator(index: index) { _ in throw Unknown() }.value(expression)
    }

    private func value(_ key: IndexKey) throws -> ModelValue {
        switch key.value {
        case .column(let name): try column(name)
        case .expression(let expression): try Evaluator(index: index, column: column).value(expression)
        }
    }

    /// - Parameter isOrdered: Whether it matters which is the first.
    private func compare(_ first: ModelValue, _ second: ModelValue, _ key: IndexKey, isOrdered: Bool) throws -> Int {
        guard key.operatorClass == nil else { throw Unknown() }
        if case .column(let name) = key.value, let column = table.column(name) {
            switch index.storageType(of: column.type) {
            case .citext: throw Unknown()
            case .enumeration where isOrdered: throw Unknown()
            default: if isOrdered, key.collation != nil || column.collation != nil { throw Unknown() }
            }
        }
        return try BoundOrder.compare(first, second)
    }
}

/// The order of the values that bounds can be of.
enum BoundOrder {
    static func compare(_ first: ModelValue, _ second: ModelValue) throws -> Int {
        guard case .other(let left) = first, case .other(let right) = second else {
            return try Arithmetic.compare(first, second)
        }
        if left == right { return 0 }
        let (one, other) = (try Self.rank(left), try Self.rank(right))
        if one != other { return one < other ? -1 : 1 }
        return left.lexicographicallyPrecedes(right) ? -1 : 1
    }

    /// Before, among and behind the texts whose order is that of the moments or UUIDs that they stand for.
    private static func rank(_ bytes: [UInt8]) throws -> Int {
        let text = String(decoding: bytes, as: UTF8.self)
        switch text {
        case "-infinity": return 0
        case "infinity": return 2
        default:
            let isMoment = text.wholeMatch(of: /(\d{4}-\d\d-\d\d)?( ?\d\d:\d\d:\d\d(\.\d+)?)?/) != nil
            let isUUID = text.wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil
            guard isMoment || isUUID else { throw Unknown() }
            return 1
        }
    }
}
