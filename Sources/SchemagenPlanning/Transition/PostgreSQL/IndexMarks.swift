import SchemagenModel

/// What becomes of the marks on a table's indexes: by which one replication knows rows, by which one CLUSTER orders them.
///
/// A mark goes with its index, and a column of the index by which rows are known cannot become one that can be NULL. So a
/// mark steps aside before either happens, and what is marked in the end is marked once it is there and has its values.
struct IndexMarks {
    private let delta: TableDelta
    private let old: Structure
    private let new: Structure

    init(_ delta: TableDelta, old: Structure, new: Structure) {
        self.delta = delta
        self.old = old
        self.new = new
    }

    /// What makes marks step aside, under the old names; nil: all can stay where they are.
    var departure: PlanEntry? {
        var bare = delta.former
        leave(&bare.options)
        guard Self.differ(delta.former, bare) else { return nil }
        let gone = delta.former.indexes.map(\.sqlName).filter(Set(delta.parts.dropped.map(\.sqlName)).contains)
        let restored = Self.marked(delta.former, bare, by: gone)
        return PlanEntry(
            .changeMarks(from: delta.former, to: bare),
            Self.differ(restored, delta.former) ? .changeMarks(from: restored, to: delta.former) : nil, in: .former)
    }

    /// What makes the new marks; nil: they are there.
    ///
    /// - Parameter isOnline: Whether indexes and values come after the rest.
    func arrival(isOnline: Bool) -> PlanEntry? {
        var before = delta.renamed
        leave(&before.options)
        if case .index(let name) = before.options.replicaIdentity {
            before.options.replicaIdentity = .index(latter(name))
        }
        before.options.clusterIndex = before.options.clusterIndex.map(latter)
        guard Self.differ(before, delta.latter) else { return nil }
        let made = delta.latter.indexes.map(\.sqlName).filter(Set(delta.parts.added.map(\.sqlName)).contains)
        let isAtOnce = !isOnline || delta.latter.options.partitioning != nil
        let marked = isAtOnce ? Self.marked(delta.latter, before, by: made) : before
        let up = Step.changeMarks(from: marked, to: delta.latter)
        return PlanEntry(
            up: Self.differ(marked, delta.latter) ? [PlannedStep(up, in: .latter)] : [],
            down: [PlannedStep(.changeMarks(from: delta.latter, to: before), in: .renamed)],
            stage: isOnline && isLate ? .completion : .main)
    }

    /// A table with other marks once it has indexes of the one with these: an index that is made in a transaction comes with
    /// its marks.
    private static func marked(_ table: Table, _ other: Table, by indexes: [String]) -> Table {
        var result = other
        if case .index(let name) = table.options.replicaIdentity, indexes.contains(name) {
            result.options.replicaIdentity = table.options.replicaIdentity
        }
        if let name = table.options.clusterIndex, indexes.contains(name) { result.options.clusterIndex = name }
        return result
    }

    private static func differ(_ first: Table, _ second: Table) -> Bool {
        first.options.replicaIdentity != second.options.replicaIdentity
            || first.options.clusterIndex != second.options.clusterIndex
    }

    /// Takes the marks away that cannot stay. As long as the index by which rows are to be known is not there, they are
    /// known by all their values: with no mark nobody could change a row that is published.
    private func leave(_ options: inout TableOptions) {
        let gone = Set(delta.parts.dropped.map(\.sqlName))
        if case .index(let name) = options.replicaIdentity, gone.contains(name) || isLoosened(name) {
            if case .index = delta.latter.options.replicaIdentity {
                options.replicaIdentity = .full
            } else {
                options.replicaIdentity = delta.latter.options.replicaIdentity
            }
        }
        if let name = options.clusterIndex, gone.contains(name) { options.clusterIndex = nil }
    }

    /// Whether a column of an index that stays can be NULL from now on.
    private func isLoosened(_ name: String) -> Bool {
        guard let part = delta.parts.kept.first(where: { $0.before.sqlName == name })?.before else { return false }
        return delta.columns.contains {
            part.columns.contains($0.from.name) && !old.isNullable($0.from) && new.isNullable($0.to)
        }
    }

    /// The new name of an index that stays.
    private func latter(_ name: String) -> String {
        delta.parts.kept.first { $0.before.sqlName == name }?.after.sqlName ?? name
    }

    /// Whether a marked index comes only then, or a column of the one by which rows are known has all its values only then.
    private var isLate: Bool {
        let options = delta.latter.options
        let added = Set(delta.parts.added.map(\.sqlName))
        if let name = options.clusterIndex, added.contains(name) { return true }
        guard case .index(let name) = options.replicaIdentity else { return false }
        guard let part = delta.parts.kept.first(where: { $0.after.sqlName == name })?.after else {
            return added.contains(name)
        }
        return delta.columns.contains {
            part.columns.contains($0.to.name) && old.isNullable($0.from) && !new.isNullable($0.to)
        }
    }
}

extension SchemaIndex {
    /// Whether an index is one that the schema declares as such: the index of a constraint that steps back to being an index
    /// has lost its marks.
    package func isOwn(_ made: Index, of owner: String) -> Bool {
        tables[owner].map { $0.indexes.contains { $0.sqlName == made.sqlName } } ?? true
    }
}
