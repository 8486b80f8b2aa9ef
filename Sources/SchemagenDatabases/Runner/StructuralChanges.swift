/// What scripts do to a structure, told by the catalogues before and after each of them.
struct StructuralChanges {
    /// How a thing is touched.
    enum Touch: Int, Comparable {
        /// Something else refers to it.
        case referenced
        /// It gets a part more, and nothing that it has is changed.
        case extended
        /// It is made, changed or dropped.
        case changed

        static func < (left: Touch, right: Touch) -> Bool { left.rawValue < right.rawValue }
    }

    let before: DatabaseCatalogue
    let after: [DatabaseCatalogue]
    /// All that differs from one state to the next.
    private(set) var differences: [CatalogueDifference] = []
    /// What is touched, by the path of the whole thing.
    private(set) var touched: [[String]: Touch] = [:]

    init(before: DatabaseCatalogue, after: [DatabaseCatalogue]) throws {
        self.before = before
        self.after = after
        var state = before
        for next in after {
            let changes = try next.differences(from: state)
            differences += changes
            for change in changes { touch(change) }
            touchReferenced(from: state, to: next)
            touchReferenced(from: next, to: state)
            state = next
        }
    }

    /// The whole thing that an object is, or is a part of.
    func root(_ path: [String]) -> [String] { Array(path.prefix(before.engine.name == "SQLite" ? 1 : 2)) }

    private mutating func touch(_ change: CatalogueDifference) {
        var touch = Touch.changed
        if case .unexpected = change.difference, root(change.object.path).count < change.object.path.count {
            // SQLite builds a table anew for everything but these.
            let isSQLite = before.engine.name == "SQLite"
            if !isSQLite || change.object.kind == .index || change.object.kind == .column { touch = .extended }
        }
        add(touch, root(change.object.path))
    }

    private mutating func add(_ touch: Touch, _ path: [String]) { touched[path] = max(touched[path] ?? touch, touch) }

    /// The tables that foreign keys refer to which are not in the other state, or are another there.
    private mutating func touchReferenced(from old: DatabaseCatalogue, to new: DatabaseCatalogue) {
        for key in new.objects(.foreignKey) where old[key.identity] != key {
            add(.referenced, root(key.list(.referencedTable)))
        }
    }
}
