import SchemagenDatabases

/// Values by paths in a database. Paths are told apart by their bytes: `é` as one scalar and as two are one text to Swift
/// and two names to PostgreSQL.
struct PathMap<Value> {
    private var entries: [CatalogueIdentity: Value] = [:]

    /// The paths, in no order.
    var keys: [[String]] { entries.keys.map(\.path) }

    /// The values, in no order.
    var values: some Collection<Value> { entries.values }

    /// The value of a path.
    subscript(path: [String]) -> Value? {
        get { entries[Self.key(path)] }
        set { entries[Self.key(path)] = newValue }
    }

    /// The value of a path, or another one where it has none.
    subscript(path: [String], default value: @autoclosure () -> Value) -> Value {
        get { entries[Self.key(path), default: value()] }
        _modify { yield &entries[Self.key(path), default: value()] }
    }

    // The kind is the same for all, and says nothing.
    private static func key(_ path: [String]) -> CatalogueIdentity { CatalogueIdentity(.table, path) }
}

extension PathMap: Sequence {
    func makeIterator() -> AnyIterator<(key: [String], value: Value)> {
        var iterator = entries.makeIterator()
        return AnyIterator { iterator.next().map { (key: $0.key.path, value: $0.value) } }
    }
}

extension PathMap: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: ([String], Value)...) {
        for (path, value) in elements { self[path] = value }
    }
}

extension PathMap: Sendable where Value: Sendable {}
