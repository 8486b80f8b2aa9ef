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

    /// What one script does.
    struct Step {
        let before: DatabaseCatalogue
        let after: DatabaseCatalogue
        let uses: CatalogueUses
        let former: RenamedTables
        let differences: [CatalogueDifference]
    }

    let before: DatabaseCatalogue
    /// One a script.
    private(set) var steps: [Step] = []
    /// What is touched, by the path of the whole thing.
    private(set) var touched: [[String]: Touch] = [:]

    /// All that differs from one state to the next.
    var differences: [CatalogueDifference] { steps.flatMap(\.differences) }

    init(before: DatabaseCatalogue, after: [StructuralForecast.State]) throws {
        self.before = before
        var state = before
        for next in after {
            let changes = try next.catalogue.differences(from: state)
            steps.append(
                Step(
                    before: state, after: next.catalogue, uses: next.uses, former: next.former, differences: changes))
            for change in changes { touch(change) }
            touchReferenced(from: state, to: next.catalogue)
            touchReferenced(from: next.catalogue, to: state)
            state = next.catalogue
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

    /// A table whose rows the scripts drop, or a column whose values they drop.
    struct Dropped: Hashable {
        let table: [String]
        let column: String?
    }

    /// What one of them drops of what was there before all of them. What has another name afterwards is not dropped.
    func dropped(by step: Step) -> [Dropped] {
        let (former, latter) = (Self.columns(in: step.before), Self.columns(in: step.after))
        var kept: [[String]: Set<String>] = [:]
        for table in step.after.objects(.table) {
            let path = table.identity.path
            guard let old = step.former.table(path) else { continue }
            let before = Set(former[old] ?? [])
            kept[old] = Set(
                (latter[path] ?? []).map {
                    step.former.column($0, of: path, before: before)
                })
        }
        return step.before.objects(.table).map(\.identity.path).flatMap { path -> [Dropped] in
            guard before[CatalogueIdentity(.table, path)] != nil else { return [] }
            guard let kept = kept[path] else { return [Dropped(table: path, column: nil)] }
            return (former[path] ?? []).compactMap { column in
                let isThere = before[CatalogueIdentity(.column, path + [column])] != nil
                return isThere && !kept.contains(column) ? Dropped(table: path, column: column) : nil
            }
        }
    }

    /// The names of the columns of each table.
    private static func columns(in catalogue: DatabaseCatalogue) -> [[String]: [String]] {
        var columns: [[String]: [String]] = [:]
        for column in catalogue.objects(.column) {
            guard let name = column.identity.path.last else { continue }
            columns[column.identity.path.dropLast(), default: []].append(name)
        }
        return columns
    }
}
