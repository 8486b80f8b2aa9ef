import SchemagenModel

/// New names for things that share a space of names, in an order in which no two have one name at a time.
///
/// Names can be exchanged or go round in a circle: one of them then takes a name in between.
struct Renames {
    struct Rename {
        var kind: NamedKind
        var from: QualifiedName
        var to: String
        /// Of a constraint, whose name is that of its index too: the table.
        var table: QualifiedName?
    }

    private var wanted: [Rename] = []

    mutating func add(_ kind: NamedKind, from: QualifiedName, to: String, of table: QualifiedName? = nil) {
        if from.name != to { wanted.append(Rename(kind: kind, from: from, to: to, table: table)) }
    }

    /// The renames in order; linear in their number.
    var ordered: [Rename] {
        var offsets: [QualifiedName: Int] = [:]
        for (offset, rename) in wanted.enumerated() { offsets[rename.from] = offset }
        var state = [Int](repeating: 0, count: wanted.count)
        var result: [Rename] = []
        for start in wanted.indices where state[start] == 0 {
            // The chain of those that wait for each other's names.
            var chain: [Int] = []
            var next: Int? = start
            while let offset = next, state[offset] == 0 {
                state[offset] = 1
                chain.append(offset)
                next = offsets[QualifiedName(wanted[offset].to, in: wanted[offset].from.schema)]
            }
            var parked: Rename?
            if let circle = next, state[circle] == 1 {
                // The last of the chain wants the name of one that still waits: that one steps aside.
                let between = Self.between(wanted[circle].from.name)
                var first = wanted[circle]
                first.to = between
                result.append(first)
                first.from.name = between
                first.to = wanted[circle].to
                parked = first
            }
            for offset in chain.reversed() {
                if let circle = next, parked != nil, offset == circle, let rename = parked {
                    result.append(rename)
                } else {
                    result.append(wanted[offset])
                }
                state[offset] = 2
            }
        }
        return result
    }

    /// What names that something has on the way to another begin with.
    static let betweenPrefix = "schemagen_"

    /// The name that something has on the way to another.
    static func between(_ name: String) -> String {
        SQLIdentifier.fitted(betweenPrefix + name)
    }
}
